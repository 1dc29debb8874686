//! The size of a picture, read from its first bytes.

/// Width and height in pixels of a PNG or a JPEG; `None` for anything else.
pub fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    png(bytes).or_else(|| jpeg(bytes))
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(..16)?;
    let number = |at: usize| {
        let four = header.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(four))
    };
    (&header[4..8] == b"IHDR").then_some((number(8)?, number(12)?))
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = bytes.starts_with(&[0xff, 0xd8]).then_some(2)?;
    loop {
        let segment = bytes.get(at..at + 9)?;
        let pair = |at: usize| u32::from(segment[at]) << 8 | u32::from(segment[at + 1]);
        match (segment[0], segment[1]) {
            (0xff, 0xff) => at += 1,
            // A start-of-frame segment carries height, then width.
            (0xff, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) => {
                return Some((pair(7), pair(5)));
            }
            (0xff, _) => at += 2 + usize::try_from(pair(2)).ok()?,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_rubbish_is_none() {
        let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        picture.extend([0, 0, 2, 0, 0, 0, 1, 0]);
        assert_eq!(dimensions(&picture), Some((512, 256)));
        let photo = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 1, 0, 2, 0, 3, 0, 0];
        assert_eq!(dimensions(&photo), Some((512, 256)));
        assert_eq!(dimensions(b"PK\x03\x04 not a picture at all"), None);
        assert_eq!(dimensions(&photo[..9]), None);
    }
}
