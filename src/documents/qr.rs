//! A link as a QR code: a picture to be forwarded, printed, or scanned from another phone's screen.

use anyhow::Context;
use png::{BitDepth, ColorType, Encoder};
use qrcode::{Color, EcLevel, QrCode};

/// Pixels a module: a code of 50 modules fills a phone's screen and can be printed.
const SCALE: usize = 12;
/// The white margin in modules that ISO/IEC 18004 asks for.
const QUIET_ZONE: usize = 4;

const WHITE: u8 = 255;
const BLACK: u8 = 0;

/// A greyscale PNG of the link's code. Fails where the link is longer than a code can hold.
pub fn picture(link: &str) -> anyhow::Result<Vec<u8>> {
    let code =
        QrCode::with_error_correction_level(link, EcLevel::M).context("the link does not fit a QR code")?;
    let side = (code.width() + 2 * QUIET_ZONE) * SCALE;
    let pixels = (0..side * side).map(|at| pixel(&code, at % side / SCALE, at / side / SCALE));
    let pixels: Vec<u8> = pixels.collect();
    let mut bytes = Vec::new();
    let length = u32::try_from(side)?;
    let mut encoder = Encoder::new(&mut bytes, length, length);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(bytes)
}

/// The shade at this module, counted from the corner of the quiet zone.
fn pixel(code: &QrCode, column: usize, row: usize) -> u8 {
    let within = |at: usize| at.checked_sub(QUIET_ZONE).filter(|at| *at < code.width());
    match (within(column), within(row)) {
        (Some(column), Some(row)) if code[(column, row)] == Color::Dark => BLACK,
        _ => WHITE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a phone's camera would read, and the picture's side in pixels.
    fn scanned(bytes: &[u8]) -> (String, usize) {
        let mut reader =
            png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG with a header");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let frame = reader.next_frame(&mut pixels).expect("a frame");
        let (width, height) = (frame.width as usize, frame.height as usize);
        assert_eq!(width, height);
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
        let codes = image.detect_grids();
        assert_eq!(codes.len(), 1);
        (codes[0].decode().expect("a code that can be read").1, width)
    }

    #[test]
    fn the_picture_is_read_as_the_link() {
        for link in [
            "https://t.me/topho_bot?start=Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6",
            "https://t.me/b?start=-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-",
        ] {
            let (read, side) = scanned(&picture(link).expect("a picture"));
            assert_eq!(read, link);
            assert!((400..1_000).contains(&side), "{side} pixels do not suit a phone");
        }
    }

    #[test]
    fn what_is_too_long_is_refused() {
        assert!(picture(&"x".repeat(5_000)).is_err());
    }
}
