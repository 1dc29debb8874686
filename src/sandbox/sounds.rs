//! How long a voice note is, read from its bytes.

/// Opus counts 48,000 samples a second, whatever was recorded.
const SAMPLES_A_SECOND: u64 = 48_000;
/// No voice note is as long as a day: a file that says so is none.
const SECONDS_A_DAY: u64 = 86_400;

/// The length in whole seconds, rounded up, of an Ogg file with Opus; `None` for anything else.
pub fn seconds(bytes: &[u8]) -> Option<u64> {
    if !bytes.starts_with(b"OggS") {
        return None;
    }
    // The last page says how many samples there are up to its end.
    let last = bytes.windows(4).rposition(|four| four == b"OggS")?;
    let position = bytes.get(last + 6..last + 14)?.try_into().ok()?;
    Some(u64::from_le_bytes(position).div_ceil(SAMPLES_A_SECOND)).filter(|seconds| *seconds < SECONDS_A_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_page_tells_the_length() {
        let sample = include_bytes!("phone_api/samples/voice.ogg");
        assert_eq!(seconds(sample), Some(3));
        assert_eq!(seconds(&sample[..10]), None);
        assert_eq!(seconds(b"RIFF"), None);
        assert_eq!(seconds(b"OggS and nothing that tells a length"), None);
    }
}
