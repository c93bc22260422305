//! The cells of spreadsheets: Office Open XML (ECMA-376), as Excel writes it, and OpenDocument.
//!
//! Of the first sheet the values are read that were last shown; formulas are not worked out. A date keeps the precision in
//! which it is shown: `Jul 2023` is a month, whatever day the file has for it.

use super::{
    archive::Archive,
    opendocument,
    paper::Refusal,
    xml::{self, Step, attribute, child},
};
use corpus::Day;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// The rows of a sheet.
type Rows = Vec<Vec<String>>;

/// Reads the first sheet; `None` if it has more rows or columns than that.
///
/// # Errors
/// It is encrypted, damaged or too large.
pub fn read(bytes: &[u8], rows: usize, columns: usize) -> Result<Option<Rows>, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let most = Most { rows, columns };
    opendocument::refuse_encrypted(&mut archive)?;
    match archive.file("content.xml")? {
        Some(content) => open_document(&content, most),
        None => office(&mut archive, most),
    }
}

/// The most that is read.
#[derive(Clone, Copy)]
struct Most {
    rows: usize,
    columns: usize,
}

/// Rows as they are filled; what lies beyond the most is an error.
struct Sheet {
    rows: Rows,
    most: Most,
}

impl Sheet {
    /// Puts a value into a cell. One without a value takes no room.
    fn put(&mut self, row: usize, column: usize, value: String) -> Option<()> {
        if value.trim().is_empty() {
            return Some(());
        }
        if row >= self.most.rows || column >= self.most.columns {
            return None;
        }
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = value;
        Some(())
    }
}

fn is_named(node: &Node, name: &str) -> bool {
    node.tag_name().name() == name
}

/// How exactly a date is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Year,
    Month,
    Day,
}

/// A day as far as it is shown.
fn to_precision(iso: &str, shown: Shown) -> &str {
    let length = match shown {
        Shown::Year => 4,
        Shown::Month => 7,
        Shown::Day => 10,
    };
    iso.get(..length).unwrap_or(iso)
}

fn office(archive: &mut Archive, most: Most) -> Result<Option<Rows>, Refusal> {
    let workbook = xml::decoded(&archive.needed("xl/workbook.xml")?);
    let workbook = xml::parse(&workbook)?;
    let is_1904 = workbook.descendants().any(|node| {
        is_named(&node, "workbookPr") && matches!(attribute(node, "date1904"), Some("1" | "true"))
    });
    let mut sheets = workbook
        .descendants()
        .filter(|node| is_named(node, "sheet"));
    let id = sheets.next().and_then(|sheet| attribute(sheet, "id"));
    let relations = xml::decoded(
        &archive
            .file("xl/_rels/workbook.xml.rels")?
            .unwrap_or_default(),
    );
    let target = xml::parse(&relations).ok().and_then(|relations| {
        let mut all = relations.descendants();
        let of_sheet =
            all.find(|node| is_named(node, "Relationship") && attribute(*node, "Id") == id)?;
        attribute(of_sheet, "Target").map(str::to_owned)
    });
    let target = target.unwrap_or_else(|| "worksheets/sheet1.xml".into());
    let path = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    };
    let shared = xml::decoded(&archive.file("xl/sharedStrings.xml")?.unwrap_or_default());
    let shared: Vec<String> = match xml::parse(&shared) {
        Ok(shared) => {
            let items = shared.descendants().filter(|node| is_named(node, "si"));
            items.map(words).collect()
        }
        Err(Refusal::TooLarge) => return Err(Refusal::TooLarge),
        Err(_) => Vec::new(),
    };
    let styles = xml::decoded(&archive.file("xl/styles.xml")?.unwrap_or_default());
    let styles = xml::parse(&styles)
        .ok()
        .map(|styles| formats(&styles))
        .unwrap_or_default();
    let sheet = xml::decoded(&archive.needed(&path)?);
    let sheet = xml::parse(&sheet)?;
    let mut filled = Sheet {
        rows: Rows::new(),
        most,
    };
    let (mut row, mut column) = (0, 0);
    for node in sheet.descendants() {
        if is_named(&node, "row") {
            let number = attribute(node, "r").and_then(|number| number.parse::<usize>().ok());
            row = number.unwrap_or(row + 1);
            column = 0;
        } else if is_named(&node, "c") && row > 0 {
            column = attribute(node, "r").and_then(column_of).unwrap_or(column);
            let value = child(node, "v").map(xml::text).unwrap_or_default();
            let value = match attribute(node, "t") {
                Some("s") => value
                    .trim()
                    .parse::<usize>()
                    .ok()
                    .and_then(|at| shared.get(at).cloned())
                    .unwrap_or_default(),
                Some("inlineStr") => child(node, "is").map(words).unwrap_or_default(),
                Some("b") => if value.trim() == "1" { "true" } else { "false" }.to_owned(),
                Some("e") => String::new(),
                Some("str" | "d") => value,
                _ => {
                    let style = attribute(node, "s").and_then(|style| style.parse::<usize>().ok());
                    let shown = style.and_then(|style| *styles.get(style)?);
                    number(&value, shown, is_1904)
                }
            };
            if filled.put(row - 1, column, value).is_none() {
                return Ok(None);
            }
            column += 1;
        }
    }
    Ok(Some(filled.rows))
}

/// The words of a text in runs, without how they are pronounced.
fn words(node: Node) -> String {
    let mut all = String::new();
    xml::walk(node, |step| {
        if let Step::Enter(node) = step {
            all.push_str(node.text().filter(|_| node.is_text()).unwrap_or_default());
        }
        !matches!(step, Step::Enter(node) if is_named(&node, "rPh"))
    });
    all
}

/// The column of a reference such as `AB12`, from 0.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .take(4);
    let number = letters.fold(0, |number, letter| {
        number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    number.checked_sub(1)
}

/// For each style of cells how exactly it shows dates, if it does.
fn formats(styles: &Document) -> Vec<Option<Shown>> {
    let mut codes = BTreeMap::new();
    for format in styles.descendants().filter(|node| is_named(node, "numFmt")) {
        if let (Some(id), Some(code)) = (
            attribute(format, "numFmtId"),
            attribute(format, "formatCode"),
        ) {
            codes.insert(id, shown_by(code));
        }
    }
    let cells = styles.descendants().find(|node| is_named(node, "cellXfs"));
    let cells = cells.into_iter().flat_map(|cells| cells.children());
    let styles = cells.filter(|node| is_named(node, "xf"));
    let shown = styles.map(|style| match attribute(style, "numFmtId") {
        // Those that every program knows (ECMA-376, part 1, 18.8.30); the others are of East Asian dates.
        Some("14" | "15" | "16" | "22") => Some(Shown::Day),
        Some("17") => Some(Shown::Month),
        id => id.and_then(|id| *codes.get(id)?),
    });
    shown.collect()
}

/// How exactly a code such as `yyyy\-mm\-dd` shows a date, if it shows one.
fn shown_by(code: &str) -> Option<Shown> {
    let mut letters = String::new();
    let mut signs = code.chars();
    while let Some(c) = signs.next() {
        match c {
            '\\' | '_' | '*' => drop(signs.next()),
            '"' => signs.by_ref().take_while(|c| *c != '"').for_each(drop),
            '[' => signs.by_ref().take_while(|c| *c != ']').for_each(drop),
            ';' => break,
            c => letters.extend(c.to_lowercase()),
        }
    }
    let has = |letter| letters.contains(letter);
    match (has('y'), has('m'), has('d')) {
        (_, _, true) => Some(Shown::Day),
        (true, true, false) => Some(Shown::Month),
        (true, false, false) => Some(Shown::Year),
        (false, _, false) => None,
    }
}

/// A number as it is meant: a day, a whole number without its point, or as it stands there.
fn number(value: &str, shown: Option<Shown>, is_1904: bool) -> String {
    let value = value.trim();
    let Ok(number) = value.parse::<f64>() else {
        return value.to_owned();
    };
    let day =
        shown.and_then(|shown| Some(to_precision(&day_of(number, is_1904)?, shown).to_owned()));
    day.unwrap_or_else(|| value.strip_suffix(".0").unwrap_or(value).to_owned())
}

/// The day that a number of Excel's stands for, in ISO 8601.
fn day_of(number: f64, is_1904: bool) -> Option<String> {
    // The year 9999 is the last that it knows.
    if !(1.0..2_958_466.0).contains(&number) {
        return None;
    }
    let serial = number as i64;
    // In its calendar 1900 is a leap year, and 29 February, its sixtieth day, is none of ours.
    let days = match (is_1904, serial) {
        (true, _) => serial - 24_107,
        (false, ..60) => serial - 25_568,
        (false, 60) => return None,
        (false, _) => serial - 25_569,
    };
    Some(Day(days).to_string())
}

fn open_document(content: &[u8], most: Most) -> Result<Option<Rows>, Refusal> {
    let content = xml::decoded(content);
    let content = xml::parse(&content)?;
    let shown = shown_in_styles(&content);
    let table = content.descendants().find(|node| is_named(node, "table"));
    let table = table.ok_or_else(|| Refusal::Damaged("it has no table in it".into()))?;
    let mut filled = Sheet {
        rows: Rows::new(),
        most,
    };
    let mut row = 0;
    for node in table
        .descendants()
        .filter(|node| is_named(node, "table-row"))
    {
        let mut column = 0;
        for cell in node
            .children()
            .filter(|node| is_named(node, "table-cell") || is_named(node, "covered-table-cell"))
        {
            let value = cell_of(cell, &shown);
            let times = repeated(cell, "number-columns-repeated");
            let is_empty = value.trim().is_empty();
            for _ in 0..if is_empty { 0 } else { times } {
                if filled.put(row, column, value.clone()).is_none() {
                    return Ok(None);
                }
                column += 1;
            }
            column += if is_empty { times } else { 0 };
        }
        // Rows that are alike are one, which is no reason to have an event twice.
        row = row.saturating_add(repeated(node, "number-rows-repeated"));
    }
    Ok(Some(filled.rows))
}

fn repeated(node: Node, name: &str) -> usize {
    let times = attribute(node, name).and_then(|times| times.parse().ok());
    times.unwrap_or(1_usize).clamp(1, 2_000_000)
}

fn cell_of(cell: Node, shown: &BTreeMap<&str, Shown>) -> String {
    let value = |name| attribute(cell, name).map(str::to_owned);
    match attribute(cell, "value-type") {
        Some("date") => {
            let style = attribute(cell, "style-name").and_then(|style| shown.get(style));
            let date = value("date-value").unwrap_or_default();
            let day = date.split('T').next().unwrap_or_default();
            to_precision(day, *style.unwrap_or(&Shown::Day)).to_owned()
        }
        Some("boolean") => value("boolean-value").unwrap_or_default(),
        Some("float") => value("value").unwrap_or_default(),
        _ => {
            let lines = cell.children().filter(|node| is_named(node, "p"));
            let lines: Vec<_> = lines.map(spaced).collect();
            lines.join("\n")
        }
    }
}

/// The text of a paragraph, with the spaces and line breaks that are elements in it, and without comments.
fn spaced(paragraph: Node) -> String {
    let mut all = String::new();
    xml::walk(paragraph, |step| {
        let Step::Enter(node) = step else { return true };
        match node.tag_name().name() {
            "s" | "tab" | "line-break" => all.push(' '),
            "annotation" => return false,
            _ => all.push_str(node.text().filter(|_| node.is_text()).unwrap_or_default()),
        }
        true
    });
    all
}

/// How exactly dates are shown, by the names of the styles of cells.
fn shown_in_styles<'d>(content: &'d Document) -> BTreeMap<&'d str, Shown> {
    let mut dates = BTreeMap::new();
    for style in content
        .descendants()
        .filter(|node| is_named(node, "date-style"))
    {
        let shown = match ["day", "month"].map(|part| child(style, part).is_some()) {
            [true, _] => Shown::Day,
            [false, true] => Shown::Month,
            [false, false] => Shown::Year,
        };
        dates.extend(attribute(style, "name").map(|name| (name, shown)));
    }
    let styles = content.descendants().filter(|node| is_named(node, "style"));
    let of_cells = styles.filter_map(|style| {
        let shown = dates.get(attribute(style, "data-style-name")?)?;
        Some((attribute(style, "name")?, *shown))
    });
    of_cells.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::archive::pack;
    use corpus::EdtfDate;

    const EXCEL: &str = r#"<worksheet><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Date</t></is></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45126</v></c><c r="D3" t="b"><v>1</v></c></row>
        <row><c t="str"><v>=x</v></c><c s="2"><v>45108</v></c><c><v>2023.0</v></c><c t="e"><v>#N/A</v></c></row>
        </sheetData></worksheet>"#;

    fn excel(sheet: &str) -> Vec<u8> {
        pack(&[
            ("xl/workbook.xml", br#"<workbook xmlns:r="x"><sheets><sheet name="E" r:id="r1"/></sheets></workbook>"#),
            ("xl/_rels/workbook.xml.rels", br#"<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>"#),
            ("xl/sharedStrings.xml", b"<sst><si><t>Title</t></si><si><r><t>Two </t></r><r><t>runs</t></r><rPh><t>x</t></rPh></si></sst>"),
            ("xl/styles.xml", br#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmm\ yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"#),
            ("xl/worksheets/a.xml", sheet.as_bytes()),
        ])
    }

    #[test]
    fn cells_of_excel_are_read_as_they_are_shown() {
        let rows = read(&excel(EXCEL), 10, 10)
            .expect("is read")
            .expect("is small");
        let want: [&[&str]; 4] = [
            &["Title", "Date"],
            &[],
            &["Two runs", "2023-07-19", "", "true"],
            &["=x", "2023-07", "2023"],
        ];
        assert_eq!(rows, want);
        let far =
            r#"<worksheet><row r="99999999"><c r="ZZZZ1" t="str"><v>a</v></c></row></worksheet>"#;
        assert_eq!(read(&excel(far), 10, 10), Ok(None));
    }

    #[test]
    fn cells_of_open_document_are_read_as_they_are_shown() {
        let content = r#"<d xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:number="n">
            <number:date-style style:name="N1"><number:month/><number:year/></number:date-style>
            <style:style style:name="ce1" style:data-style-name="N1"/>
            <table:table><table:table-row><table:table-cell><text:p>A<text:s/>title</text:p><text:p>more</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="2"/>
            <table:table-cell office:value-type="date" office:date-value="2023-07-19T00:00:00"><text:p>19/07/23</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
            <table:table-row><table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="2023-07-01"/>
            <table:table-cell office:value-type="float" office:value="1998"/>
            <table:table-cell office:value-type="boolean" office:boolean-value="false"/></table:table-row>
            <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000"/></table:table-row>
            </table:table></d>"#;
        let rows = read(&pack(&[("content.xml", content.as_bytes())]), 10, 10);
        let rows = rows.expect("is read").expect("is small");
        let want: [&[&str]; 4] = [
            &["A title\nmore", "", "", "2023-07-19"],
            &[],
            &[],
            &["2023-07", "1998", "false"],
        ];
        assert_eq!(rows, want);
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (number, is_1904, want) in [
            (1.0, false, Some("1900-01-01")),
            (59.0, false, Some("1900-02-28")),
            (60.0, false, None),
            (61.5, false, Some("1900-03-01")),
            (45126.0, false, Some("2023-07-19")),
            (43664.0, true, Some("2023-07-19")),
            (0.5, false, None),
            (f64::NAN, false, None),
        ] {
            assert_eq!(day_of(number, is_1904).as_deref(), want, "{number}");
        }
        assert!(Day(19_557).to_string().parse::<EdtfDate>().is_ok());
        for (code, want) in [
            ("yyyy-mm-dd", Some(Shown::Day)),
            ("[$-409]mmmm\\ yyyy;@", Some(Shown::Month)),
            ("yyyy", Some(Shown::Year)),
            ("0.00\" days\"", None),
            ("hh:mm", None),
        ] {
            assert_eq!(shown_by(code), want, "{code}");
        }
    }

    #[test]
    fn what_is_no_workbook_is_told() {
        assert!(matches!(read(b"PK", 9, 9), Err(Refusal::Damaged(_))));
        assert!(matches!(
            read(&pack(&[("a", b"b")]), 9, 9),
            Err(Refusal::Damaged(_))
        ));
    }
}
