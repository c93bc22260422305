//! Brotli (RFC 7932) in one call.

use brotli::enc::BrotliEncoderParams;

/// The best and slowest quality: what a host sends that compresses once, when a site is published.
pub const BEST: u32 = 11;

/// What servers do on the fly.
pub const FAST: u32 = 5;

/// Compresses `bytes`; `quality` is 0 (fastest) to 11 (smallest).
pub fn compress(bytes: &[u8], quality: u32) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality: quality.min(BEST) as i32,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params)
        .expect("reading a slice and writing a Vec cannot fail");
    compressed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_can_be_read_again_and_is_smaller() {
        let text = "Every date is checkable against exact source words. "
            .repeat(50)
            .into_bytes();
        for quality in [FAST, BEST] {
            let compressed = compress(&text, quality);
            let mut back = Vec::new();
            brotli::BrotliDecompress(&mut &compressed[..], &mut back)
                .expect("what was compressed here");
            assert_eq!(back, text);
            assert!(
                compressed.len() * 10 < text.len(),
                "{} bytes at quality {quality}",
                compressed.len()
            );
        }
    }
}
