//! Languages without rules of their own: nothing but the dates that ISO 8601 writes, which mean the
//! same everywhere, and numeric ones of which the numbers show the order.

use super::{Language, NumericOrder};
use std::{collections::HashMap, sync::LazyLock};

pub static NUMERIC: Language = Language {
    order: NumericOrder::DayFirst,
    order_is_fixed: false,
    unit_first: None,
    holidays: &[],
    ahead: &[],
    open: &[],
    opening: &[],
    listing: &[],
    index: LazyLock::new(HashMap::new),
};
