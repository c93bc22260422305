//! The commands.

pub mod build;
pub mod check;
pub mod dates;
pub mod draft;
pub mod export;
pub mod init;
pub mod search;
pub mod serve;
