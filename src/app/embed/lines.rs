//! The explorer in pages of others: the lines that an editor pastes there.
//!
//! What they say of the element is the other side of `public/embed.js`; `README.md` beside this file is for editors.
//!
//! **Invariant:** names and words of the corpus are text in these lines, whatever they contain. Lines have no line break
//! within a tag and no empty line between tags, so that they survive in Markdown.

use crate::parts::EmbedTarget;
use crate::route::{Facet, Fragment, Layout, Marks, Page, ViewState};
use crate::store::matrix::has_cells;
use crate::text::markup::{entity, turns_direction};
use corpus::{Corpus, DocumentId, Event};

impl EmbedTarget {
    /// All of them.
    pub const ALL: [EmbedTarget; 6] = [
        EmbedTarget::Screen,
        EmbedTarget::Timeline,
        EmbedTarget::Event,
        EmbedTarget::Document,
        EmbedTarget::Passage,
        EmbedTarget::Matrix,
    ];

    /// That part of a view; `None` where the view has no such part.
    pub fn of(self, view: &ViewState, corpus: &Corpus) -> Option<ViewState> {
        let document = view.page.document();
        let filtered = |layout| ViewState {
            page: Page::Explorer,
            layout,
            event: None,
            fragment: None,
            quote: String::new(),
            with: None,
            ..view.clone()
        };
        let shown = match self {
            EmbedTarget::Screen => match view.page {
                Page::Explorer | Page::Document(_) => view.clone(),
                _ => view.at_page(Page::Explorer),
            },
            EmbedTarget::Timeline => filtered(Layout::Timeline),
            EmbedTarget::Event => ViewState {
                event: Some(view.event.clone()?),
                layout: Layout::Event,
                ..ViewState::default()
            },
            EmbedTarget::Document => read_alone(document?.clone()),
            EmbedTarget::Passage => {
                let id = document.filter(|_| view.is_at_words())?;
                ViewState {
                    quote: view.quote.clone(),
                    fragment: view.fragment.clone(),
                    ..read_alone(id.clone())
                }
            }
            EmbedTarget::Matrix if has_cells(corpus) => filtered(Layout::Matrix),
            EmbedTarget::Matrix => return None,
        };
        Some(ViewState {
            other: Vec::new(),
            ..shown
        })
    }
}

/// A document without the explorer around it, which would stand above it in a wide page.
pub fn read_alone(id: DocumentId) -> ViewState {
    ViewState {
        layout: Layout::Reader,
        ..ViewState::of(Page::Document(id))
    }
}

/// A view as it is embedded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedding {
    /// The whole address of the site's root, with its last slash.
    pub root: String,
    /// What is shown, of [`What::of`].
    pub view: ViewState,
    /// What it is called: the name of the frame and of the link in its place.
    pub title: String,
    /// `light` or `dark`; empty for what the reader's system prefers.
    pub colours: &'static str,
    /// The version of the site that is shown for ever; empty for the newest.
    pub version: String,
    /// The greatest height in pixels, beyond which the frame scrolls; `None` for no limit.
    pub highest: Option<usize>,
}

/// The greatest height of an element that does not say it, in pixels; as in `public/embed.js`.
pub const HIGHEST: usize = 900;
/// The height of a plain frame, which cannot know how high its content is, in pixels.
pub const HEIGHT: usize = 600;
/// What the frame may do: run the program, keep notes on the reader's device, open links in windows of their own, save files.
pub const SANDBOX: &str =
    "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";
/// What the frame may use of the browser: the clipboard, to copy quotes.
pub const ALLOW: &str = "clipboard-write";

/// Words with their source, to be quoted in a page without any frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation<'a> {
    /// The words.
    pub words: &'a str,
    /// Their language, as BCP 47 writes it.
    pub language: &'a str,
    /// Who published them, and when.
    pub source: &'a str,
}

impl Embedding {
    /// What stands before the address of a view: the root of the site, or the file that is a version of all of it.
    fn base(&self) -> String {
        let Self { root, version, .. } = self;
        match version.is_empty() {
            true => root.clone(),
            false => format!("{root}versions/{version}.html#/"),
        }
    }

    /// The address of the view below the site's root, in the layout for frames.
    pub fn framed(&self) -> String {
        let mut view = self.view.clone();
        view.other.push(("embed".into(), "1".into()));
        if !self.colours.is_empty() {
            view.other
                .push(("color-scheme".into(), self.colours.into()));
        }
        view.to_string()
    }

    /// The address of the view, for people.
    fn link(&self) -> String {
        let href = escaped(&format!("{}{}", self.base(), self.view));
        let mut title = escaped(&self.title);
        // A page that is written in Markdown takes these signs for its own. A named sign is none of them.
        for sign in ["\\", "*", "_", "`", "[", "]", "~", "$", "|"] {
            let named = ["&#", &(sign.as_bytes()[0]).to_string(), ";"].concat();
            title = title.replace(sign, &named);
        }
        format!("<a href=\"{href}\">{title}</a>")
    }

    /// The element, which grows with its content, and the line with the script that it needs.
    pub fn element(&self) -> String {
        let root = escaped(&self.root);
        let mut element = format!(
            "<script src=\"{root}embed.js\" async></script>\n<dossier-explorer src=\"{root}\""
        );
        let mut attribute = |name: &str, value: &str| {
            if !value.is_empty() {
                for part in [" ", name, "=\"", &escaped(value), "\""] {
                    element.push_str(part);
                }
            }
        };
        attribute("version", &self.version);
        let view = &self.view;
        if view.layout != Layout::default() {
            attribute("view", view.layout.as_str());
        }
        if let Some(document) = view.page.document() {
            attribute("document", document.as_str());
        }
        if let Some(Fragment::Block(block)) = &view.fragment {
            attribute("passage", block.as_str());
        }
        for facet in Facet::ALL {
            let chosen: Vec<_> = view.chosen_in(facet).collect();
            attribute(facet.key(), &chosen.join(" "));
        }
        attribute("q", &view.query);
        for (name, date) in [("from", &view.from), ("to", &view.to)] {
            attribute(
                name,
                &date.as_ref().map_or_else(String::new, ToString::to_string),
            );
        }
        attribute("undated", if view.undated { "yes" } else { "" });
        attribute("event", view.event.as_ref().map_or("", |id| id.as_str()));
        attribute("with", view.with.as_ref().map_or("", |id| id.as_str()));
        if view.lanes != Default::default() {
            attribute("lanes", view.lanes.as_str());
        }
        if view.marks != Marks::default() {
            attribute("marks", view.marks.as_str());
        }
        attribute("quote", &view.quote);
        attribute("color-scheme", self.colours);
        match self.highest {
            None => attribute("max-height", "none"),
            Some(HIGHEST) => {}
            Some(highest) => attribute("max-height", &highest.to_string()),
        }
        let link = self.link();
        element + &format!(">{link}</dossier-explorer>")
    }

    /// The frame alone, for pages that take no scripts.
    pub fn frame(&self) -> String {
        let (address, title) = (
            escaped(&format!("{}{}", self.base(), self.framed())),
            escaped(&self.title),
        );
        let height = self.highest.unwrap_or(HEIGHT).min(HEIGHT);
        format!(
            "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{height}\" frameborder=\"0\" loading=\"lazy\" \
             sandbox=\"{SANDBOX}\" allow=\"{ALLOW}\"></iframe>"
        )
    }

    /// The words themselves and a link, for pages that take no frames either; the link alone where there are none.
    pub fn quotation(&self, quotation: Option<Quotation<'_>>) -> String {
        let link = self.link();
        match quotation {
            None => format!("<p>{link}</p>"),
            Some(Quotation {
                words,
                language,
                source,
            }) => format!(
                "<blockquote cite=\"{}\"><p lang=\"{}\" dir=\"auto\">{}</p><footer>{}: {link}</footer></blockquote>",
                escaped(&format!("{}{}", self.base(), self.view)),
                escaped(language),
                escaped(words),
                escaped(source),
            ),
        }
    }

    /// What a page that restricts itself must admit for the element; a plain frame needs the second source alone.
    pub fn required(&self) -> String {
        let host = self.root.find("://").map_or(0, |at| at + 3);
        let end = self.root[host..]
            .find('/')
            .map_or(self.root.len(), |at| host + at);
        let origin = &self.root[..end];
        format!(
            "Content-Security-Policy: script-src {origin}; frame-src {origin}\nsandbox=\"{SANDBOX}\"\nallow=\"{ALLOW}\""
        )
    }
}

/// What a view is called: the event that it shows alone, the open document, else the corpus.
pub fn title_of<'c>(view: &ViewState, corpus: &'c Corpus) -> &'c str {
    let event = view.event.as_ref().and_then(|id| corpus.event(id));
    let event: Option<&Event> = event.filter(|_| view.layout == Layout::Event);
    let document = view.page.document().and_then(|id| corpus.document(id));
    (event.map(|event| &event.title))
        .or(document.map(|document| &document.title))
        .unwrap_or(&corpus.corpus.title)
}

/// A text as one line, for an element or a quoted attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match (entity(c), c) {
            (Some(entity), _) => escaped.push_str(entity),
            // Two of them begin a command for generators of sites such as Jekyll and Hugo, and for Vue.
            (None, '{') => escaped.push_str("&#123;"),
            (None, c) if turns_direction(c) => {}
            // What would end a line.
            (None, c) if c.is_control() || c.is_whitespace() => escaped.push(' '),
            (None, c) => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedding(path: &str, query: &str, fragment: &str) -> Embedding {
        Embedding {
            root: "https://example.org/d/".into(),
            view: ViewState::read(path, query, fragment),
            title: "A & B".into(),
            colours: "",
            version: String::new(),
            highest: Some(HIGHEST),
        }
    }

    #[test]
    fn both_sides_name_the_same_limits() {
        let script = include_str!("../../../public/embed.js");
        for part in [
            format!("\"{SANDBOX}\""),
            format!("allow = \"{ALLOW}\""),
            format!("\"max-height\"), {HIGHEST})"),
        ] {
            assert!(script.contains(&part), "{part} is not in embed.js");
        }
    }

    #[test]
    fn a_view_is_the_attributes_of_the_element() {
        let start = "<script src=\"https://example.org/d/embed.js\" async></script>\n<dossier-explorer src=\"https://example.org/d/\"";
        let table = [
            ("", "", "", "", ""),
            (
                "",
                "view=timeline&theme=iran&theme=aid",
                "",
                " view=\"timeline\" theme=\"iran aid\"",
                "?theme=iran&amp;theme=aid&amp;view=timeline",
            ),
            (
                "",
                "view=event&event=e1",
                "",
                " view=\"event\" event=\"e1\"",
                "?event=e1&amp;view=event",
            ),
            (
                "documents/x/",
                "quote=a+b",
                "b-0a1b2c3d",
                " document=\"x\" passage=\"b-0a1b2c3d\" quote=\"a b\"",
                "documents/x/?quote=a+b#b-0a1b2c3d",
            ),
            (
                "",
                "q=%22%3E%3Cscript%3E&from=2023",
                "",
                " q=\"&quot;&gt;&lt;script&gt;\" from=\"2023\"",
                "?q=%22%3E%3Cscript%3E&amp;from=2023",
            ),
            (
                "",
                "view=matrix&lanes=theme",
                "",
                " lanes=\"theme\"",
                "?lanes=theme&amp;view=matrix",
            ),
        ];
        for (path, query, fragment, attributes, address) in table {
            let element = embedding(path, query, fragment).element();
            for part in [
                start,
                attributes,
                &format!(
                    "><a href=\"https://example.org/d/{address}\">A &amp; B</a></dossier-explorer>"
                ),
            ] {
                assert!(element.contains(part), "{part} in {element}");
            }
            assert_eq!(element.lines().count(), 2, "{element}");
        }
    }

    #[test]
    fn a_frame_says_colours_and_heights() {
        let mut it = embedding("documents/x/", "theme=a", "b-0a1b2c3d");
        it.colours = "dark";
        it.highest = None;
        assert!(
            it.element()
                .contains(" color-scheme=\"dark\" max-height=\"none\">")
        );
        it.highest = Some(400);
        assert!(it.element().contains(" max-height=\"400\">"));
        let frame = it.frame();
        assert!(frame.contains("src=\"https://example.org/d/documents/x/?theme=a&amp;embed=1&amp;color-scheme=dark#b-0a1b2c3d\""));
        assert!(frame.contains(" height=\"400\" "));
        assert!(it.required().starts_with("Content-Security-Policy: script-src https://example.org; frame-src https://example.org\n"));
    }

    #[test]
    fn a_version_is_a_file_of_its_own() {
        let mut it = embedding("documents/x/", "theme=a", "b-0a1b2c3d");
        it.version = "0123456789abcdef".into();
        let address = "https://example.org/d/versions/0123456789abcdef.html#/documents/x/?theme=a";
        assert!(
            it.frame()
                .contains(&format!("src=\"{address}&amp;embed=1#b-0a1b2c3d\""))
        );
        let element = it.element();
        assert!(element.contains(
            " src=\"https://example.org/d/\" version=\"0123456789abcdef\" document=\"x\""
        ));
        assert!(element.contains(&format!("<a href=\"{address}#b-0a1b2c3d\">")));
    }

    #[test]
    fn a_part_of_a_view_is_that_part_alone() {
        let corpus = crate::store::tests::corpus();
        let view = ViewState::read(
            "documents/x/",
            "theme=a&event=e&quote=q&utm=1",
            "b-0a1b2c3d",
        );
        let table = [
            (
                EmbedTarget::Screen,
                "documents/x/?theme=a&event=e&quote=q#b-0a1b2c3d",
            ),
            (EmbedTarget::Timeline, "?theme=a&view=timeline"),
            (EmbedTarget::Event, "?event=e&view=event"),
            (EmbedTarget::Document, "documents/x/?view=reader"),
            (
                EmbedTarget::Passage,
                "documents/x/?view=reader&quote=q#b-0a1b2c3d",
            ),
        ];
        for (what, address) in table {
            let part = what.of(&view, &corpus).map(|part| part.to_string());
            assert_eq!(part.as_deref(), Some(address), "{what:?}");
        }
        let none = ViewState::read("", "theme=a", "");
        for what in [
            EmbedTarget::Event,
            EmbedTarget::Document,
            EmbedTarget::Passage,
        ] {
            assert_eq!(what.of(&none, &corpus), None, "{what:?}");
        }
    }

    #[test]
    fn titles_are_text_in_html_and_in_markdown() {
        let table = [
            (
                "\"><img src=x onerror=alert(1)>",
                "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;",
            ),
            (
                "</a></dossier-explorer><script>",
                "&lt;/a&gt;&lt;/dossier-explorer&gt;&lt;script&gt;",
            ),
            ("AT&T &amp; it's", "AT&amp;T &amp;amp; it's"),
            ("a\r\n\n<b>\u{2028}c\u{0}", "a   &lt;b&gt; c "),
            ("\u{202E}drow\u{2066}", "drow"),
            ("שלום – 日本語 \u{1F5DE}", "שלום – 日本語 \u{1F5DE}"),
            (
                "*a* _b_ `c` ~~d~~",
                "&#42;a&#42; &#95;b&#95; &#96;c&#96; &#126;&#126;d&#126;&#126;",
            ),
            ("\\*a\\*", "&#92;&#42;a&#92;&#42;"),
            (
                "[x](javascript:1) | $y$",
                "&#91;x&#93;(javascript:1) &#124; &#36;y&#36;",
            ),
            ("{{ x }} {% y %}", "&#123;&#123; x }} &#123;% y %}"),
            ("", ""),
        ];
        for (title, written) in table {
            let it = Embedding {
                title: title.into(),
                ..embedding("", "", "")
            };
            let element = it.element();
            let end = format!(">{written}</a></dossier-explorer>");
            assert!(element.ends_with(&end), "{title:?} in {element}");
            let signs = |text: &str| (text.matches('<').count(), text.lines().count());
            assert_eq!(signs(&element), (6, 2), "{element}");
            assert_eq!(signs(&it.frame()), (2, 1), "{}", it.frame());
            assert_eq!(it.frame().matches('"').count(), 16, "{}", it.frame());
        }
    }

    #[test]
    fn words_of_documents_stay_words() {
        let words = "</p><script>alert(1)</script> \"q\"\n\n\u{202E}end";
        let quotation = Quotation {
            words,
            language: "en\"><b>",
            source: "<i>S</i>",
        };
        let html = embedding("", "", "").quotation(Some(quotation));
        assert_eq!(
            html,
            "<blockquote cite=\"https://example.org/d/\"><p lang=\"en&quot;&gt;&lt;b&gt;\" dir=\"auto\">\
             &lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;q&quot;  end</p>\
             <footer>&lt;i&gt;S&lt;/i&gt;: <a href=\"https://example.org/d/\">A &amp; B</a></footer></blockquote>"
        );
        let frame = Embedding {
            title: words.into(),
            ..embedding("", "", "")
        }
        .frame();
        assert_eq!(frame.matches('<').count(), 2, "{frame}");
    }
}
