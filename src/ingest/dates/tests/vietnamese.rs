//! Vietnamese, composed and decomposed, in lower and upper case; and languages without rules.

use super::{super::*, read};
use unicode_normalization::UnicodeNormalization;

/// The dates in a text, and the same for the text written in other ways.
fn check(text: &str, anchor: Option<&str>, want: &str) {
    let context = Context {
        anchor: anchor.map(|date| date.parse().expect("is a date")),
        rules: Rules::of("vi-VN"),
        ..Context::default()
    };
    let decomposed = text.nfd().collect();
    for text in [text.to_owned(), decomposed, text.to_uppercase()] {
        let found = read(&text, &context);
        let dates: Vec<_> = found.iter().map(|(_, date, _)| date.as_str()).collect();
        assert_eq!(dates.join(";"), want, "{text}");
    }
}

#[test]
fn dates_are_read_with_the_unit_first() {
    for (text, want) in [
        ("ngày 19 tháng 7 năm 2023", "2023-07-19"),
        ("Ngày 19/7/2023, ông nói", "2023-07-19"),
        ("ngày 05/06/2023", "2023-06-05"),
        ("ngày 19-7-2023", "2023-07-19"),
        ("ngày 19.7.2023", "2023-07-19"),
        ("19/7/2023", "2023-07-19"),
        ("tháng 7/2023", "2023-07"),
        ("tháng 07-2023", "2023-07"),
        ("tháng Bảy năm 2023", "2023-07"),
        ("tháng 7 năm 2023", "2023-07"),
        ("tháng Mười hai năm 2023", "2023-12"),
        ("tháng Mười Một năm 2022", "2022-11"),
        ("tháng mười năm 2023", "2023-10"),
        ("tháng Giêng năm 2023", "2023-01"),
        ("tháng Năm năm 2023", "2023-05"),
        ("tháng Tư năm 1975", "1975-04"),
        ("năm 2023", "2023"),
        ("Năm 1945 là", "1945"),
        ("quý III/2023", "2023-35"),
        ("quý 3 năm 2023", "2023-35"),
        ("quý I năm 2023", "2023-33"),
        ("quý IV-2022", "2022-36"),
        ("thập niên 1990", "199X"),
        ("thập kỷ 1990", "199X"),
        ("những năm 1990", "199X"),
        ("những năm 90 của", "199X"),
        ("thập niên 60 thế kỷ XX", "196X"),
        ("thế kỷ XX", "19XX"),
        ("thế kỷ 20", "19XX"),
        ("thế kỷ thứ 5 trước Công nguyên", "-04XX"),
        ("thế kỷ XIX", "18XX"),
        ("cuối thế kỷ XIX", "18XX"),
        ("đầu năm 2023", "2023"),
        ("giữa năm 2023", "2023"),
        ("cuối năm 2023", "2023"),
        ("cuối tháng 7/2023", "2023-07"),
        ("nửa đầu năm 2023", "2023-40"),
        ("nửa cuối năm 2023", "2023-41"),
        ("6 tháng đầu năm 2023", "2023-40"),
        ("9 tháng đầu năm 2023", "2023-01/2023-09"),
        ("từ năm 2019 đến năm 2023", "2019/2023"),
        ("từ 2019 đến 2023", "2019/2023"),
        ("từ tháng 6 đến tháng 8 năm 2023", "2023-06/2023-08"),
        (
            "từ ngày 3 đến ngày 5 tháng 7 năm 2023",
            "2023-07-03/2023-07-05",
        ),
        ("từ ngày 3/7 đến 5/7/2023", "2023-07-03/2023-07-05"),
        ("từ ngày 3 đến 5/7/2023", "2023-07-03/2023-07-05"),
        ("giai đoạn 2019-2023", "2019/2023"),
        ("giai đoạn 2019 - 2023", "2019/2023"),
        ("trước năm 1975", "1975"),
        ("sau năm 1975", "1975"),
        ("khoảng năm 1850", "1850~"),
        ("từ năm 2016 đến nay", "2016/.."),
        ("kể từ năm 2016", "2016"),
        ("năm 44 TCN", "-0043"),
        ("năm 179 trước Công nguyên", "-0178"),
        ("NGÀY 19 THÁNG 7 NĂM 2023", "2023-07-19"),
        ("trong năm 2023 và 2024", "2023;2024"),
        ("hơn 2000 người chết", ""),
        ("Nghị quyết 1701", ""),
        ("Điều 1924", ""),
        ("3 tháng", ""),
        ("hai năm", ""),
        ("5 ngày", ""),
        ("tỷ lệ 1/2", ""),
        ("số 1917", ""),
        ("vào mùng 2 tháng 9 năm 1945", "1945-09-02"),
        ("Hà Nội, ngày 2 tháng 9 năm 1945.", "1945-09-02"),
        ("sáng 19/7/2023", "2023-07-19"),
        ("2023-07-19", "2023-07-19"),
    ] {
        check(text, None, want);
    }
}

#[test]
fn relative_dates_are_read_with_the_step_last() {
    for (text, want) in [
        ("hôm nay", "2023-07-19"),
        ("hôm qua", "2023-07-18"),
        ("ngày mai", "2023-07-20"),
        ("tuần trước", "2023-07-10/2023-07-16"),
        ("tháng trước", "2023-06"),
        ("tháng này", "2023-07"),
        ("tháng tới", "2023-08"),
        ("năm ngoái", "2022"),
        ("năm nay", "2023"),
        ("năm sau", "2024"),
        ("quý trước", "2023-34"),
        ("ngày 17/7", "2023-07-17"),
        ("Ngày 17 tháng 7, ông", "2023-07-17"),
        ("tháng 5 năm ngoái", "2022-05"),
        ("vào tháng 6", "2023-06"),
        ("vào tháng Sáu", "2023-06"),
        ("hai năm trước", "2021"),
        ("cách đây 2 năm", "2021"),
        ("10 năm trước", "2013~"),
        ("hiện nay", "-"),
        ("những năm gần đây", "-"),
        ("cuối năm ngoái", "2022"),
        ("cuối tháng trước", "2023-06"),
        ("đầu năm nay", "2023"),
        ("quý II", "2023-34"),
    ] {
        check(text, Some("2023-07-19"), want);
    }
}

#[test]
fn a_language_without_rules_has_dates_in_numbers_only() {
    let context = Context {
        rules: Rules::of("de"),
        ..Context::default()
    };
    let text = "Am 2023-07-19 und 19.07.2023 waren 2000 Menschen da, im May 2016, in 1989.";
    let found = read(text, &context);
    let dates: Vec<_> = found.iter().map(|(_, date, _)| date.as_str()).collect();
    assert_eq!(dates, ["2023-07-19", "2023-07-19"]);
}
