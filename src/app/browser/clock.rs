//! The time.

use web_sys::js_sys::Date;

/// The present time as RFC 3339 in UTC, to the millisecond.
pub fn now() -> String {
    Date::new_0().to_iso_string().into()
}
