//! What the pages are made of, nested like the page: each file is one thing on the screen.

pub mod block;
pub mod date_filter;
pub mod event_card;
pub mod events;
pub mod filters;
pub mod header;
pub mod notice;
pub mod passages;
pub mod reader;
pub mod related;
pub mod source;
pub mod start;
pub mod theme;
pub mod timeline;
pub mod why_date;
