//! SHA-256 in hexadecimal digits.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The SHA-256 of some bytes as 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(bytes) {
        write!(digits, "{byte:02x}").expect("a String takes every write");
    }
    digits
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_digest_of_abc_is_that_of_fips_180() {
        assert_eq!(
            super::sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
