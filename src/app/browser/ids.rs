//! Names that nothing else has.

use web_sys::js_sys::Math;
use web_sys::window;

/// A new name, unique among all that are made anywhere: a UUID of version 4 (RFC 9562) as a URN.
pub fn new_urn() -> String {
    // Overwritten by better randomness, which every browser has that is kept up.
    let mut bytes = [0; 16].map(|_: u8| (Math::random() * 256.0) as u8);
    if let Some(crypto) = window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes[6] = bytes[6] & 0x0F | 0x40;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let mut name = String::from("urn:uuid:");
    for (at, byte) in bytes.iter().enumerate() {
        let dash = if [4, 6, 8, 10].contains(&at) { "-" } else { "" };
        name.push_str(&format!("{dash}{byte:02x}"));
    }
    name
}
