//! Elements, found by what they are to assistive technology.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::page::Page;
use super::webdriver::{ELEMENT, fresh, is};

/// What an accessible name must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// Exactly this.
    Is(String),
    /// This somewhere in it.
    Contains(String),
    /// Anything.
    Any,
}

impl Name {
    fn fits(&self, name: &str) -> bool {
        match self {
            Name::Is(whole) => name == whole,
            Name::Contains(part) => name.contains(part.as_str()),
            Name::Any => true,
        }
    }

    /// The words that such a name has, in lower case, since a style sheet may change the case; `None` for any name.
    fn words(&self) -> Option<Vec<String>> {
        match self {
            Name::Is(text) | Name::Contains(text) => {
                Some(text.split_whitespace().map(str::to_lowercase).collect())
            }
            Name::Any => None,
        }
    }

    /// For messages: `named "Share"`.
    pub(super) fn describe(&self) -> String {
        match self {
            Name::Is(whole) => format!(" named {whole:?}"),
            Name::Contains(part) => format!(" with {part:?} in its name"),
            Name::Any => String::new(),
        }
    }
}

impl From<&str> for Name {
    fn from(whole: &str) -> Self {
        Name::Is(whole.to_owned())
    }
}

/// A name with this text somewhere in it.
pub fn containing(part: &str) -> Name {
    Name::Contains(part.to_owned())
}

/// An element of the page. It goes stale when the page replaces it.
#[derive(Clone)]
pub struct Element<'p> {
    page: &'p Page<'p>,
    path: String,
    reference: Value,
}

impl<'p> Element<'p> {
    /// The elements among `candidates` with that role and name, in document order. Those that vanish meanwhile are
    /// left out: the page may be drawing itself anew.
    pub(super) fn select(
        page: &'p Page<'p>,
        scope: Option<&Element<'_>>,
        role: &str,
        name: &Name,
    ) -> Result<Vec<Element<'p>>> {
        let candidates = Element::candidates(page, scope, role, name)?;
        let candidates: Vec<Value> = candidates.as_array().cloned().unwrap_or_default();
        if candidates.is_empty() {
            return Ok(Vec::new());
        }
        let scope = scope.map(|element| &element.reference);
        let mut selected = Vec::new();
        for (reference, told) in page.browser().with_role(scope, role, candidates)? {
            let element = Element::from(page, &reference)?;
            let fits = match (name, told) {
                (Name::Any, _) => true,
                (name, Some(told)) => name.fits(&told),
                (name, None) => fresh(element.name())?.is_some_and(|told| name.fits(&told)),
            };
            if fits {
                selected.push(element);
            }
        }
        Ok(selected)
    }

    /// The elements worth asking the driver about: each question is a round trip, and a page has hundreds of links.
    fn candidates(
        page: &Page<'_>,
        scope: Option<&Element<'_>>,
        role: &str,
        name: &Name,
    ) -> Result<Value> {
        let selector = candidates(role);
        let arguments = [
            scope.map_or(Value::Null, |element| element.reference.clone()),
            json!(selector),
            json!(name.words()),
            json!(!NAMED_FROM_OUTSIDE.contains(&role)),
        ];
        let filtered = page.run(include_str!("candidates.js"), &arguments);
        if filtered.is_ok() || page.runs_scripts() {
            return filtered;
        }
        // Some engines run no script at all in a browser without scripts.
        let path = scope.map_or("/elements".to_owned(), |element| {
            format!("{}/elements", element.path)
        });
        let query = json!({ "using": "css selector", "value": selector });
        page.session().post(&path, &query)
    }

    pub(super) fn from(page: &'p Page<'p>, reference: &Value) -> Result<Self> {
        let id = reference[ELEMENT]
            .as_str()
            .context("the driver named no element")?;
        Ok(Element {
            page,
            path: format!("/element/{id}"),
            reference: reference.clone(),
        })
    }

    /// The one element inside this one with that role and name, awaited like [`Page::find`].
    pub fn find(&self, role: &str, name: impl Into<Name>) -> Result<Element<'p>> {
        self.page.find_in(Some(self), role, &name.into())
    }

    /// All elements inside this one with that role and name, as they are now.
    pub fn find_all(&self, role: &str, name: impl Into<Name>) -> Result<Vec<Element<'p>>> {
        Element::select(self.page, Some(self), role, &name.into())
    }

    /// Its computed role (WAI-ARIA).
    pub fn role(&self) -> Result<String> {
        self.text_of("computedrole")
    }

    /// Its accessible name (accname).
    pub fn name(&self) -> Result<String> {
        self.text_of("computedlabel")
    }

    /// Its text as rendered.
    pub fn text(&self) -> Result<String> {
        self.text_of("text")
    }

    /// An attribute as written in the page; `None` when it is absent.
    pub fn attribute(&self, name: &str) -> Result<Option<String>> {
        // The driver's own command answers with properties for some names.
        let value = self.run(
            "return arguments[0].getAttribute(arguments[1])",
            &[json!(name)],
        )?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// A DOM property.
    pub fn property(&self, name: &str) -> Result<Value> {
        self.page
            .session()
            .get(&format!("{}/property/{name}", self.path))
    }

    /// Whether a checkbox, radio button or option is chosen.
    pub fn is_selected(&self) -> Result<bool> {
        Ok(self
            .page
            .session()
            .get(&format!("{}/selected", self.path))?
            == true)
    }

    /// Whether it has the focus.
    pub fn is_focused(&self) -> Result<bool> {
        Ok(self.run("return arguments[0] === document.activeElement", &[])? == true)
    }

    /// Whether any of it lies inside the window.
    pub fn is_in_view(&self) -> Result<bool> {
        let script = "const r = arguments[0].getBoundingClientRect();
            return r.bottom > 0 && r.right > 0 && r.top < innerHeight && r.left < innerWidth";
        Ok(self.run(script, &[])? == true)
    }

    /// Clicks its middle, after scrolling it into view and from under what stays at the edge of a window; fails when
    /// something covers it then.
    pub fn click(&self) -> Result<()> {
        let uncover = "const [element] = arguments, box = element.getBoundingClientRect();
            const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            if (!element.contains(there)) element.scrollIntoView({ block: 'center' })";
        self.run(uncover, &[])?;
        self.act("click", &json!({}))
            .with_context(|| format!("clicking the {}", self.role().unwrap_or_default()))
    }

    /// Gives it the focus, as the keyboard does; nothing in its way matters.
    pub fn focus(&self) -> Result<()> {
        self.run("arguments[0].focus()", &[]).map(drop)
    }

    /// Types into it; `\t` and `\n` are the keys Tab and Enter.
    pub fn type_text(&self, text: &str) -> Result<()> {
        // Some drivers would type a tab character instead.
        let text = text.replace('\t', "\u{E004}").replace('\n', "\u{E007}");
        self.act("value", &json!({ "text": text }))
    }

    /// Empties a field.
    pub fn clear(&self) -> Result<()> {
        self.act("clear", &json!({}))
    }

    /// Runs a script with this element as `arguments[0]` and further arguments behind it.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let mut all = vec![self.reference.clone()];
        all.extend_from_slice(arguments);
        self.page.run(script, &all)
    }

    /// Waits as a person would for an element that is there and cannot be used yet: it may be on its way into view.
    fn act(&self, command: &str, body: &Value) -> Result<()> {
        let path = format!("{}/{command}", self.path);
        self.page.wait("an element that can be used", || {
            match self.page.session().post(&path, body) {
                Ok(_) => Ok(Some(Ok(()))),
                Err(error) if is(&error, &["element not interactable"]) => {
                    // WebKit's driver scrolls only the innermost of several boxes; a person scrolls the page too.
                    self.run("arguments[0].scrollIntoView({ block: 'center' })", &[])?;
                    Err(error)
                }
                Err(error) => Ok(Some(Err(error))),
            }
        })?
    }

    fn text_of(&self, what: &str) -> Result<String> {
        let value = self.page.session().get(&format!("{}/{what}", self.path))?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }
}

/// The roles whose name is given by attributes, labels, legends and captions and never by their content (WAI-ARIA 1.2,
/// 5.2.8), as far as they can have much of it.
const NAMED_FROM_OUTSIDE: &[&str] = &[
    "article",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "figure",
    "form",
    "group",
    "list",
    "main",
    "navigation",
    "region",
    "search",
    "table",
];

/// The elements that can have a role without an attribute (HTML-AAM), so that not every element has to be asked.
fn candidates(role: &str) -> String {
    let native = match role {
        "article" => "article",
        "banner" => "header",
        "button" => "button, summary, input[type=button], input[type=submit], input[type=reset]",
        "checkbox" => "input[type=checkbox]",
        "combobox" => "select, input[list]",
        "complementary" => "aside",
        "contentinfo" => "footer",
        "dialog" => "dialog",
        "figure" => "figure",
        "form" => "form",
        "group" => "fieldset, details, optgroup, address",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "img" | "image" => "img, svg",
        "link" => "a[href], area[href]",
        "list" => "ul, ol, menu",
        "listitem" => "li",
        "main" => "main",
        "mark" => "mark",
        "meter" => "meter",
        "navigation" => "nav",
        "option" => "option",
        "paragraph" => "p",
        "progressbar" => "progress",
        "radio" => "input[type=radio]",
        "region" => "section",
        "search" => "search, form",
        "searchbox" => "input[type=search]",
        "slider" => "input[type=range]",
        "spinbutton" => "input[type=number]",
        "status" => "output",
        "table" => "table",
        "row" => "tr",
        "cell" => "td",
        "columnheader" | "rowheader" => "th",
        "textbox" => "input, textarea",
        "time" => "time",
        _ => return format!("[role~={role}]"),
    };
    format!("{native}, [role~={role}]")
}
