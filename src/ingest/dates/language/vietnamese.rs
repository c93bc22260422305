//! Vietnamese: the unit stands before its number, "ngày 19 tháng 7 năm 2023", and "last" after the
//! unit, "tháng trước"; the day always comes before the month.

use super::{Language, NumericOrder, Relation, Sense, Sense::*, Unit, UnitFirst, index};
use std::sync::LazyLock;

pub static VIETNAMESE: Language = Language {
    order: NumericOrder::DayFirst,
    order_is_fixed: true,
    unit_first: Some(UnitFirst {
        decades: &[
            &["thập", "niên"],
            &["thập", "kỷ"],
            &["thập", "kỉ"],
            &["những", "năm"],
        ],
        centuries: &[&["thế", "kỷ"], &["thế", "kỉ"]],
        eras: &[
            (&["trước", "công", "nguyên"], true),
            (&["tcn"], true),
            (&["sau", "công", "nguyên"], false),
            (&["công", "nguyên"], false),
            (&["scn"], false),
        ],
        ago: &[&["cách", "đây"]],
        vague: &[
            &["hiện", "nay"],
            &["ngày", "nay"],
            &["gần", "đây"],
            &["những", "năm", "gần", "đây"],
            &["những", "tháng", "gần", "đây"],
            &["những", "ngày", "gần", "đây"],
            &["thời", "gian", "gần", "đây"],
            &["thời", "gian", "qua"],
            &["thời", "gian", "tới"],
            &["những", "năm", "qua"],
            &["những", "năm", "tới"],
        ],
    }),
    holidays: &[],
    ahead: &[&["sẽ"], &["sắp"]],
    open: &[
        &["có", "thể"],
        &["phải"],
        &["dự", "kiến"],
        &["nên"],
        &["muốn"],
        &["hứa"],
    ],
    opening: &["vào", "trong", "ngày", "năm"],
    listing: &["và", "hoặc", "hay", "ngày", "đến", "vào"],
    index: LazyLock::new(|| index(SENSES)),
};

/// Each sense with its words.
const SENSES: &[(Sense, &str)] = &[
    // Units
    (Sense::Unit(Unit::Day), "ngày"),
    (Sense::Unit(Unit::Week), "tuần"),
    (Sense::Unit(Unit::Month), "tháng"),
    (Sense::Unit(Unit::Quarter), "quý quí"),
    (Sense::Unit(Unit::Half), "nửa"),
    (Sense::Unit(Unit::Year), "năm"),
    (DayPrefix, "mùng mồng"),
    (Near, "hôm"),
    (NearDay(0), "nay"),
    (NearDay(-1), "qua"),
    (NearDay(-2), "kia"),
    (NearDay(1), "mai"),
    (UnitStep(-1), "trước ngoái"),
    (UnitStep(0), "này nay"),
    (UnitStep(1), "sau tới"),
    // What begins the phrases above
    (Opener, "thập những thế cách hiện gần thời ngày"),
    // Numbers
    (OrdinalPrefix, "thứ"),
    (Cardinal(1), "một mốt giêng"),
    (Cardinal(2), "hai"),
    (Cardinal(3), "ba"),
    (Cardinal(4), "bốn tư"),
    (Cardinal(5), "năm lăm"),
    (Cardinal(6), "sáu"),
    (Cardinal(7), "bảy bẩy"),
    (Cardinal(8), "tám"),
    (Cardinal(9), "chín"),
    (Cardinal(10), "mười"),
    (Cardinal(12), "chạp"),
    (Few, "vài nhiều mấy"),
    // The words between
    (And, "và"),
    (Or, "hoặc hay"),
    (In, "trong vào"),
    (From, "từ"),
    (Between, "giữa"),
    (To, "đến tới"),
    (Present, "nay"),
    (Ago, "trước"),
    (Approximate, "khoảng chừng"),
    (Part, "đầu giữa cuối"),
    (FirstPart, "đầu"),
    (LastPart, "cuối sau"),
    (Relation(Relation::Before), "trước"),
    (Relation(Relation::After), "sau"),
    (Relation(Relation::Since), "từ"),
    (Relation(Relation::Until), "đến tới"),
    // What tells years from other numbers
    (
        Cue,
        "năm trong từ đến tới trước sau khoảng vào hồi giữa đầu cuối",
    ),
    (HourCue, "lúc"),
    (
        Label,
        "số điều khoản mục trang đường phòng quyết định tư luật chương bài tập đt tel",
    ),
    (
        Measure,
        "người ca đồng tỷ tỉ triệu nghìn ngàn trăm km m ha kg tấn mét cây usd đô euro phần điểm \
         chiếc con căn hộ trường lính binh quân xe tàu máy tên vụ lần giờ phút giây ngày tuần \
         độ trang từ cuốn bản",
    ),
];
