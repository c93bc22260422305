//! The signs on the pages of a PDF, with where they stand.

use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, TransformExt,
    font::{Glyph as Drawn, GlyphRun},
    hayro_cmap::BfString,
    hayro_syntax::{Pdf, page::Page},
    interpret_page,
    kurbo::{Affine, BezPath, Rect},
};

/// How many signs are read of one file: a book of 1,000 pages has three million.
pub const MAX_GLYPHS: usize = 20_000_000;

/// A sign. Lengths are in points, from the upper left corner of the page as it is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// What it is; U+FFFD if the file does not say.
    pub sign: char,
    /// Where it begins.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// How far it reaches.
    pub width: f32,
    /// The size of its font.
    pub size: f32,
    /// True in a bold font.
    pub is_bold: bool,
}

/// The signs of a page in the order in which it draws them, and its height.
#[derive(Debug, Default)]
pub struct PageGlyphs {
    /// The signs that stand upright.
    pub glyphs: Vec<Glyph>,
    /// The height of the page.
    pub height: f32,
    /// True if a picture is drawn on it.
    pub has_image: bool,
}

/// Reads the signs of a page, but at most so many.
pub fn of_page<'a>(
    pdf: &'a Pdf,
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    most: usize,
) -> PageGlyphs {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(
        transform,
        area,
        cache,
        pdf.xref(),
        InterpreterSettings::default(),
    );
    let mut reader = Reader {
        page: PageGlyphs {
            height,
            ..PageGlyphs::default()
        },
        most,
    };
    interpret_page(page, &mut context, &mut reader);
    reader.page
}

/// Draws nothing and notes the signs.
struct Reader {
    page: PageGlyphs,
    most: usize,
}

impl Reader {
    fn add(&mut self, text: &BfString, transform: Affine, advance: Option<f32>, is_bold: bool) {
        let [a, b, c, d, x, y] = transform.as_coeffs().map(|value| value as f32);
        // What is turned is a watermark, or the stamp of an archive at the margin.
        if a <= 0.0 || b.abs() > a.abs() * 0.2 || !x.is_finite() || !y.is_finite() {
            return;
        }
        let size = c.hypot(d) * UNITS;
        let width = advance.map_or(size / 2.0, |advance| advance * a.hypot(b));
        if !(0.5..=2000.0).contains(&size) || !width.is_finite() {
            return;
        }
        let mut signs = String::new();
        match text {
            BfString::Char(sign) => spell(*sign, &mut signs),
            BfString::String(text) => text.chars().for_each(|sign| spell(sign, &mut signs)),
        }
        // The parts of a ligature share its width.
        let count = signs.chars().count().max(1) as f32;
        for (at, sign) in signs.chars().enumerate() {
            if self.page.glyphs.len() < self.most {
                self.page.glyphs.push(Glyph {
                    sign,
                    x: x + width / count * at as f32,
                    y,
                    width: width / count,
                    size,
                    is_bold,
                });
            }
        }
    }
}

/// Adds a sign, or the letters of a ligature, by which nobody searches.
fn spell(sign: char, text: &mut String) {
    match sign {
        'ﬀ' => text.push_str("ff"),
        'ﬁ' => text.push_str("fi"),
        'ﬂ' => text.push_str("fl"),
        'ﬃ' => text.push_str("ffi"),
        'ﬄ' => text.push_str("ffl"),
        'ﬅ' | 'ﬆ' => text.push_str("st"),
        sign => text.push(sign),
    }
}

/// Units of a font's design space in its size.
const UNITS: f32 = 1000.0;

/// True for a glyph of a bold font, as its name or weight says.
fn is_bold(glyph: &Drawn) -> bool {
    let Drawn::Outline(glyph) = glyph else {
        return false;
    };
    glyph.font_data().is_some_and(|font| {
        let name = font.postscript_name.unwrap_or_default();
        let is_named = ["Bold", "bold", "BOLD", "Black", "Heavy", "CMBX", "Semibold"]
            .iter()
            .any(|word| name.contains(word));
        is_named
            || font
                .weight
                .is_some_and(|weight| (600..=1000).contains(&weight))
    })
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        for glyph in run.glyphs() {
            let text = glyph
                .as_unicode()
                .unwrap_or(BfString::Char(char::REPLACEMENT_CHARACTER));
            let advance = match &**glyph {
                Drawn::Outline(outline) => outline.advance_width(),
                Drawn::Type3(drawing) => drawing.advance_width(),
            };
            self.add(&text, props.transform * glyph.transform(), advance, bold);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.page.has_image = true;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
