//! When something was made, and a name that nothing else has.

use web_sys::js_sys::{Date, Math};

/// The present time as RFC 3339 in UTC, to the millisecond.
pub fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// A new name, unique among all that are made anywhere: a UUID of version 4 (RFC 9562) as a URN. It need not be hard to
/// guess, and the browser gives better randomness only to pages that came over a safe connection.
pub fn new_name() -> String {
    let random = || (Math::random() * 4_294_967_296.0) as u32;
    let (a, b, c, d) = (random(), random(), random(), random());
    let (version, variant) = (b & 0xFFF | 0x4000, c >> 16 & 0x3FFF | 0x8000);
    format!(
        "urn:uuid:{a:08x}-{:04x}-{version:04x}-{variant:04x}-{:04x}{d:08x}",
        b >> 16,
        c & 0xFFFF
    )
}
