//! What an installed site has: the web app manifest, and icons, which not every system takes as SVG.
//!
//! Its screenshots are drawn like the picture beside a link, as the build has no browser.
//!
//! <https://www.w3.org/TR/appmanifest/>

use super::picture;
use super::text::line;
use crate::drawing::{Area, Canvas, Color, Ink, hex, token};
use app::route::Page;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use corpus::Corpus;
use serde_json::json;

/// The manifest's name.
const FILE: &str = "manifest.webmanifest";
/// The icon in the bar of a browser, which stands beside this file.
const ICON: &str = "icon.svg";
/// The icon that iOS puts on the home screen.
const TOUCH_ICON: &str = "icon-180.png";

/// The manifest. Its addresses count from itself, so that the site can be installed from wherever it stands.
fn manifest(corpus: &Corpus) -> Vec<u8> {
    let about = &corpus.corpus;
    let icon = |file: &str, size: &str, purpose: &str| json!({ "src": file, "sizes": size, "type": "image/png", "purpose": purpose });
    let picture = |file: &str, (width, height): (u32, u32), form: &str| {
        let sizes = format!("{width}x{height}");
        json!({ "src": file, "sizes": sizes, "type": "image/png", "form_factor": form })
    };
    let manifest = json!({
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "name": line(&about.title),
        "description": line(&about.description),
        "lang": about.language,
        "display": "standalone",
        "background_color": hex(token("--paper")),
        "theme_color": hex(token("--paper")),
        "categories": ["books", "education", "news"],
        "icons": [
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable.png", "512x512", "maskable"),
        ],
        "screenshots": [
            picture(picture::FILE, (picture::WIDTH, picture::HEIGHT), "wide"),
            picture(NARROW, picture::NARROW, "narrow"),
        ],
    });
    format!("{manifest}\n").into_bytes()
}

const NARROW: &str = "narrow.png";

/// The manifest and the pictures that it names and no other file does.
pub fn files(corpus: &Corpus) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        (FILE, manifest(corpus)),
        ("icon-192.png", icon(192, Color::TRANSPARENT, 1.0)),
        ("icon-512.png", icon(512, Color::TRANSPARENT, 1.0)),
        // Systems cut these to a shape of theirs; a circle of 80 % always stays.
        ("icon-maskable.png", icon(512, token("--accent"), 0.9)),
        (TOUCH_ICON, icon(180, token("--accent"), 0.85)),
        (NARROW, picture::narrow(corpus)),
    ]
}

/// The links of a page to them, relative, because a page may be read elsewhere than where it was to stand. The page for
/// missing addresses does not know where they are.
pub fn links(page: &Page) -> String {
    if *page == Page::NotFound {
        return own_icon();
    }
    let root = page.to_root();
    format!(
        "<link rel=\"manifest\" href=\"{root}{FILE}\">\n\
         <link rel=\"apple-touch-icon\" href=\"{root}{TOUCH_ICON}\">\n{}",
        icon_at(root)
    )
}

/// The link to the icon of a page from which the root is there.
pub fn icon_at(root: &str) -> String {
    format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"{root}{ICON}\">\n")
}

/// The icon of a page from which no file can be asked for: in the link itself.
pub fn own_icon() -> String {
    let icon = BASE64_STANDARD.encode(include_str!("../../../public/icon.svg"));
    format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n")
}

/// The sign of the program, at so much of the size of the picture.
fn icon(size: u32, ground: Color, share: f32) -> Vec<u8> {
    let mut canvas = Canvas::new(size, size, Color::TRANSPARENT);
    let whole = size as f32;
    let area = Area {
        x: 0.0,
        y: 0.0,
        width: whole,
        height: whole,
    };
    canvas.fill(area, 0.0, &Ink::Plain(ground));
    let corner = whole * (1.0 - share) / 2.0;
    canvas.sign(corner, corner, whole * share);
    canvas.png()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Width and height of a PNG file, as its first chunk has them.
    fn size(png: &[u8]) -> (u32, u32) {
        let number =
            |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        (number(16), number(20))
    }

    #[test]
    fn every_picture_of_the_manifest_is_there_in_its_size() {
        let corpus = crate::publish::tests::corpus(vec![]);
        let files = files(&corpus);
        let manifest: serde_json::Value = serde_json::from_slice(&files[0].1).expect("is JSON");
        let mut seen = 0;
        for list in ["icons", "screenshots"] {
            for picture in manifest[list].as_array().expect("is a list") {
                let name = picture["src"].as_str().expect("is a name");
                let png = files.iter().find(|(file, _)| *file == name);
                let png = png.map_or_else(|| picture::picture(&corpus), |(_, png)| png.clone());
                let (width, height) = size(&png);
                assert_eq!(picture["sizes"], format!("{width}x{height}"), "{name}");
                seen += 1;
            }
        }
        assert_eq!(seen, 5);
    }
}
