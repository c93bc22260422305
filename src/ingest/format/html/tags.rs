//! What the elements of HTML mean for the text in them, by their names in lower case.

/// Elements without content.
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements within a line.
pub fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "big"
            | "cite"
            | "code"
            | "em"
            | "font"
            | "i"
            | "label"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "tt"
            | "u"
    )
}

/// Elements that begin and end a line of their own.
pub fn is_block(name: &str) -> bool {
    ends_paragraph(name)
        || matches!(
            name,
            "body" | "caption" | "hgroup" | "html" | "legend" | "menu" | "summary" | "td" | "th"
        )
}

/// Elements that end an open paragraph when they begin.
pub fn ends_paragraph(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "ul"
    )
}

/// Which open elements an element ends when it begins, and which stop the search for them.
pub fn implied(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];
    match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "tr" => (&["tr"], &["table"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot"], &["table"]),
        "option" => (&["option"], &["select"]),
        _ if HEADINGS.contains(&name) => {
            (HEADINGS, &["div", "section", "article", "li", "td", "body"])
        }
        _ => (&[], &[]),
    }
}

/// Elements whose content is not text for readers.
pub fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "audio"
            | "button"
            | "canvas"
            | "datalist"
            | "embed"
            | "head"
            | "iframe"
            | "input"
            | "map"
            | "math"
            | "meter"
            | "noframes"
            | "noscript"
            | "object"
            | "option"
            | "progress"
            | "rp"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "video"
    )
}

/// Elements by which Readability tells what is a text.
pub fn is_telling(name: &str) -> bool {
    is_block(name) && !matches!(name, "html" | "body" | "hr")
        || matches!(
            name,
            "a" | "b"
                | "br"
                | "em"
                | "i"
                | "span"
                | "strong"
                | "sup"
                | "tbody"
                | "thead"
                | "time"
                | "tr"
        )
}
