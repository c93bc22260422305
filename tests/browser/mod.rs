//! Scenarios in a real browser, over WebDriver (<https://www.w3.org/TR/webdriver2/>).
//!
//! A scenario gets a [`Page`] with nothing stored, no log and no emulation left from the scenario before. It finds
//! things by role and name, as assistive technology does. When it ends, the console must be empty and every request
//! must have stayed on the site.
//!
//! **Invariant:** what only one engine can do is said in [`engine`] alone, so that the same scenarios can run in
//! others.

mod axe;
mod element;
mod engine;
mod keys;
mod page;
mod process;
mod scenario;
mod webdriver;

pub use element::{Element, Name, containing};
pub use engine::{Ability, Engine, Setup};
pub use page::{Page, Scheme};
pub use scenario::{Scenario, run, run_on, target_file};
