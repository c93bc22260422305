//! What the tests of the whole share: a browser, driven the way a person or a screen reader would use it.

pub mod browser;
