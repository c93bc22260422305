//! The address of a view: what is on screen as a path, a query and a fragment, and back.
//!
//! **Invariant:** the address is the state. Every address that [`ViewState`] writes, it reads back
//! to an equal value, and no address is an error: what it does not understand it keeps or ignores.

use super::{Facet, LanesBy};
use corpus::{BlockId, Corpus, DocumentId, EdtfDate, EntityId, EventId};
use search::Scope;
use std::fmt;

/// What is on screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ViewState {
    /// Which page, and so which document is open.
    pub page: Page,
    /// `q`: the words that are looked for.
    pub query: String,
    /// `theme`, `source`, `person` and the other keys of [`Facet`], repeated: show only events that
    /// have, in each facet with a choice, one of its choices. In the order of the facets.
    pub chosen: Vec<Chosen>,
    /// `from`: show only events that do not end before this date.
    pub from: Option<EdtfDate>,
    /// `to`: show only events that do not begin after this date.
    pub to: Option<EdtfDate>,
    /// `undated=yes`: beside the events of a period show those without a date, which lie in none.
    pub undated: bool,
    /// `event`: the selected event.
    pub event: Option<EventId>,
    /// `lanes`: by what the timeline parts the events into bands.
    pub lanes: LanesBy,
    /// `view`: the part that fills the page.
    pub layout: Layout,
    /// `with`: the document that stands beside the open one where two are compared.
    pub with: Option<DocumentId>,
    /// `marks`: what is highlighted in a document.
    pub marks: Marks,
    /// `quote`: the words of the open document that the address points at, as
    /// [`passage::Selector::to_address`] writes them; empty for none.
    pub quote: String,
    /// Everything else in the query, kept as it came, so that an address never loses what another
    /// version or the host page put there.
    pub other: Vec<(String, String)>,
    /// The fragment: the place in the page that the address points at.
    pub fragment: Option<Fragment>,
}

/// What is chosen in a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The facet.
    pub facet: Facet,
    /// The choice, in the form of an id, whether the corpus has it or not.
    pub id: String,
}

/// The pages of the site, each a real HTML file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Page {
    /// `./`: the explorer with no document open.
    #[default]
    Explorer,
    /// `./documents/<id>/`: the explorer with this document open.
    Document(DocumentId),
    /// `./about/`: sources and method.
    About,
    /// `./notes/`: what a reader has marked and written.
    Notes,
    /// Any other path.
    NotFound,
}

/// Which part of the explorer fills the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// All of it.
    #[default]
    All,
    /// `view=timeline`.
    Timeline,
    /// `view=reader`.
    Reader,
    /// `view=compare`: the open document beside another one.
    Compare,
    /// `view=matrix`; `view=theme-matrix` is read as well.
    Matrix,
    /// `view=event`: the selected event alone, as in a page of others that is about it.
    Event,
}

impl Layout {
    /// All of them.
    const ALL: [Layout; 6] = [
        Layout::All,
        Layout::Timeline,
        Layout::Reader,
        Layout::Compare,
        Layout::Matrix,
        Layout::Event,
    ];

    /// The word for it in addresses and in the style sheet.
    pub fn as_str(self) -> &'static str {
        match self {
            Layout::All => "all",
            Layout::Timeline => "timeline",
            Layout::Reader => "reader",
            Layout::Compare => "compare",
            Layout::Matrix => "matrix",
            Layout::Event => "event",
        }
    }

    fn read(word: &str) -> Option<Self> {
        let word = if word == "theme-matrix" {
            "matrix"
        } else {
            word
        };
        Self::ALL.into_iter().find(|layout| layout.as_str() == word)
    }
}

/// What is highlighted in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// The evidence, and the passages of the themes that are chosen in the filter.
    #[default]
    Chosen,
    /// `marks=themes`: the evidence, and the passages of all themes.
    Themes,
    /// `marks=none`: nothing.
    None,
}

impl Marks {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Marks; 3] = [Marks::Chosen, Marks::Themes, Marks::None];

    /// The word for it in addresses and in the style sheet.
    pub fn as_str(self) -> &'static str {
        match self {
            Marks::Chosen => "chosen",
            Marks::Themes => "themes",
            Marks::None => "none",
        }
    }
}

/// A place in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fragment {
    /// `#<block-id>`: a block or related item of the open document.
    Block(BlockId),
    /// `#event-<id>`: an event in the list of events.
    Event(EventId),
    /// `#<name>`: a part of the page itself, such as the target of a skip link.
    Part(String),
}

impl Page {
    /// The path of the page below the site's root, without a leading slash.
    pub fn path(&self) -> String {
        match self {
            Page::Explorer => String::new(),
            Page::Document(id) => format!("documents/{id}/"),
            Page::About => "about/".into(),
            Page::Notes => "notes/".into(),
            Page::NotFound => "404.html".into(),
        }
    }

    /// The page at a path below the site's root, with or without `index.html` or a last slash.
    pub fn at(path: &str) -> Self {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Page::Explorer,
            (Some("about"), None, _) => Page::About,
            (Some("notes"), None, _) => Page::Notes,
            (Some("documents"), Some(id), None) => {
                DocumentId::new(id).map_or(Page::NotFound, Page::Document)
            }
            _ => Page::NotFound,
        }
    }

    /// The way from this page up to the site's root, for relative links: `./` or `../../`.
    pub fn to_root(&self) -> &'static str {
        match self {
            Page::Explorer | Page::NotFound => "./",
            Page::About | Page::Notes => "../",
            Page::Document(_) => "../../",
        }
    }

    /// The open document.
    pub fn document(&self) -> Option<&DocumentId> {
        match self {
            Page::Document(id) => Some(id),
            _ => None,
        }
    }
}

/// Where the addresses of views and files stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// In paths below the root of a site.
    #[default]
    Site,
    /// In the fragment of one file that holds the whole site: `dossier.html#/documents/inss/?theme=iran#b-1a2b3c4d`.
    /// The second `#` stands as it is, which the URL standard allows within a fragment.
    OneFile,
}

impl Form {
    /// What stands before the address of a view or file in the fragment of one file.
    pub const IN_FRAGMENT: &str = "#/";

    /// What stands before the address of a view or file in a link on a page.
    pub fn root(self, from: &Page) -> &'static str {
        match self {
            Form::Site => from.to_root(),
            Form::OneFile => Self::IN_FRAGMENT,
        }
    }
}

impl Fragment {
    /// Reads a fragment without its `#`; percent escapes are left alone, because the anchors that
    /// are looked for contain none.
    fn read(text: &str) -> Option<Self> {
        // Browsers that know text directives keep them to themselves.
        let text = text.split(":~:").next().unwrap_or_default();
        if text.is_empty() {
            return None;
        }
        if let Some(Ok(id)) = text.strip_prefix("event-").map(EventId::new) {
            return Some(Fragment::Event(id));
        }
        let is_block = text.starts_with("b-") || text.starts_with("r-");
        match BlockId::new(text) {
            Ok(id) if is_block => Some(Fragment::Block(id)),
            _ => Some(Fragment::Part(text.into())),
        }
    }
}

impl fmt::Display for Fragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fragment::Block(id) => write!(f, "{id}"),
            Fragment::Event(id) => write!(f, "event-{id}"),
            Fragment::Part(name) => f.write_str(name),
        }
    }
}

/// The longest query and fragment that are read, in bytes; what is beyond is ignored. Far more than
/// any link that people share, far less than what would slow the page down.
const MAX_LENGTH: usize = 16 * 1024;

impl ViewState {
    /// The page with nothing selected.
    pub fn of(page: Page) -> Self {
        Self {
            page,
            ..Self::default()
        }
    }

    /// Reads an address: `path` below the site's root, `query` without `?`, `fragment` without `#`.
    pub fn read(path: &str, query: &str, fragment: &str) -> Self {
        let mut view = Self::of(Page::at(path));
        let query = &query[..query.floor_char_boundary(MAX_LENGTH)];
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            view.read_pair(&key, &value);
        }
        if fragment.len() <= MAX_LENGTH {
            view.fragment = Fragment::read(fragment);
        }
        view
    }

    /// Reads the fragment of one file, without its `#`: a whole address behind a slash, or a place in the page of the
    /// view `at`.
    pub fn in_fragment(fragment: &str, at: impl FnOnce() -> Self) -> Self {
        let Some(address) = fragment.strip_prefix('/') else {
            return Self {
                fragment: Fragment::read(fragment),
                ..at()
            };
        };
        let (rest, fragment) = address.split_once('#').unwrap_or((address, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Self::read(path, query, fragment)
    }

    fn read_pair(&mut self, key: &str, value: &str) {
        let understood = match key {
            "q" => {
                self.query = value.into();
                true
            }
            "quote" => {
                self.quote = value.into();
                true
            }
            "from" => replace(&mut self.from, value.parse().ok()),
            "to" => replace(&mut self.to, value.parse().ok()),
            "undated" => {
                self.undated |= value == "yes";
                value == "yes"
            }
            "with" => replace(&mut self.with, DocumentId::new(value).ok()),
            "event" => replace(&mut self.event, EventId::new(value).ok()),
            "lanes" => match LanesBy::ALL.into_iter().find(|by| by.as_str() == value) {
                Some(by) => {
                    self.lanes = by;
                    true
                }
                None => false,
            },
            "marks" => {
                let marks = Marks::ALL.into_iter().find(|m| m.as_str() == value);
                self.marks = marks.unwrap_or(self.marks);
                marks.is_some()
            }
            "view" => {
                let layout = Layout::read(value);
                self.layout = layout.unwrap_or(self.layout);
                layout.is_some()
            }
            _ => {
                let facet = Facet::ALL.into_iter().find(|facet| facet.key() == key);
                // Ids of all kinds have one form.
                let facet = facet.filter(|_| EntityId::new(value).is_ok());
                if let Some(facet) = facet {
                    self.choose(facet, value);
                }
                facet.is_some()
            }
        };
        if !understood {
            self.other.push((key.into(), value.into()));
        }
    }

    /// The query, without `?`; empty when there is nothing to say.
    fn query_string(&self) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        if !self.query.is_empty() {
            pairs.append_pair("q", &self.query);
        }
        for chosen in &self.chosen {
            pairs.append_pair(chosen.facet.key(), &chosen.id);
        }
        for (key, date) in [("from", &self.from), ("to", &self.to)] {
            if let Some(date) = date {
                pairs.append_pair(key, &date.to_string());
            }
        }
        if self.undated {
            pairs.append_pair("undated", "yes");
        }
        if let Some(event) = &self.event {
            pairs.append_pair("event", event.as_str());
        }
        if self.lanes != LanesBy::default() {
            pairs.append_pair("lanes", self.lanes.as_str());
        }
        if self.layout != Layout::default() {
            pairs.append_pair("view", self.layout.as_str());
        }
        if let Some(with) = &self.with {
            pairs.append_pair("with", with.as_str());
        }
        if self.marks != Marks::default() {
            pairs.append_pair("marks", self.marks.as_str());
        }
        if !self.quote.is_empty() {
            pairs.append_pair("quote", &self.quote);
        }
        for (key, value) in &self.other {
            pairs.append_pair(key, value);
        }
        pairs.finish()
    }

    /// True in a page of others, where the address says `embed=1`.
    pub fn is_embedded(&self) -> bool {
        self.other.iter().any(|(key, _)| key == "embed")
    }

    /// The nearest layout in which a document is in sight. In a page of others it stands there alone.
    pub fn layout_with_text(&self) -> Layout {
        match self.layout {
            Layout::Timeline | Layout::Matrix if !self.is_embedded() => Layout::All,
            Layout::Timeline | Layout::Matrix | Layout::Event => Layout::Reader,
            other => other,
        }
    }

    /// True if that is chosen in a facet.
    pub fn has(&self, facet: Facet, id: &str) -> bool {
        let mut chosen = self.chosen.iter();
        chosen.any(|chosen| chosen.facet == facet && chosen.id == id)
    }

    /// The passage of the open document that the address points at.
    pub fn block(&self) -> Option<&BlockId> {
        match &self.fragment {
            Some(Fragment::Block(block)) => Some(block),
            _ => None,
        }
    }

    /// Whether the address points at a passage, or at words that may go over several.
    pub fn is_at_words(&self) -> bool {
        self.block().is_some() || !self.quote.is_empty()
    }

    /// What is chosen in a facet.
    pub fn chosen_in(&self, facet: Facet) -> impl Iterator<Item = &str> {
        let chosen = self
            .chosen
            .iter()
            .filter(move |chosen| chosen.facet == facet);
        chosen.map(|chosen| chosen.id.as_str())
    }

    /// The passages that the chosen sources and themes leave to a search.
    pub fn scope(&self, corpus: &Corpus) -> Scope {
        let groups = &corpus.groups;
        let documents = { corpus.documents.iter().enumerate() }.map(|(position, document)| {
            let group = groups.all.get(groups.source_of(position));
            group.map_or(document.id.as_str(), |group| &group.id)
        });
        let themes = corpus.themes.iter().map(|theme| theme.id.as_str());
        Scope {
            documents: self.positions_of(Facet::Source, documents),
            themes: self.positions_of(Facet::Theme, themes),
        }
    }

    fn positions_of<'c>(&self, facet: Facet, ids: impl Iterator<Item = &'c str>) -> Vec<usize> {
        let chosen = ids.enumerate().filter(|(_, id)| self.has(facet, id));
        chosen.map(|(position, _)| position).collect()
    }

    /// The same view with this alone chosen in a facet, or with nothing.
    #[must_use]
    pub fn with_only(&self, facet: Facet, id: Option<&str>) -> Self {
        let mut view = self.clone();
        view.chosen.retain(|chosen| chosen.facet != facet);
        if let Some(id) = id {
            view.choose(facet, id);
        }
        view
    }

    /// Chooses something in a facet, once.
    fn choose(&mut self, facet: Facet, id: &str) {
        if !self.has(facet, id) {
            let place = self.chosen.partition_point(|other| other.facet <= facet);
            let id = id.to_owned();
            self.chosen.insert(place, Chosen { facet, id });
        }
    }

    /// The same view with something chosen in a facet, or no longer chosen.
    #[must_use]
    pub fn toggled(&self, facet: Facet, id: &str) -> Self {
        let mut view = Self {
            fragment: None,
            ..self.clone()
        };
        if self.has(facet, id) {
            (view.chosen).retain(|chosen| (chosen.facet, &*chosen.id) != (facet, id));
        } else {
            view.choose(facet, id);
        }
        view
    }

    /// The link to this view from a page, relative to it. It works at any depth and in any folder.
    pub fn href_from(&self, from: &Page, form: Form) -> String {
        if form == Form::Site && self.page == *from && from.document().is_some() {
            // Within a document, whose page has many of them, without the way to the root and back.
            let here = self.beside_page();
            return if here.starts_with('?') {
                here
            } else {
                format!("./{here}")
            };
        }
        format!("{}{self}", form.root(from))
    }

    /// The query and the fragment.
    fn beside_page(&self) -> String {
        let mut text = self.query_string();
        if !text.is_empty() {
            text.insert(0, '?');
        }
        if let Some(fragment) = &self.fragment {
            text += &format!("#{fragment}");
        }
        text
    }
}

/// The address below the site's root: `documents/inss/?theme=iran#b-1a2b3c4d`.
impl fmt::Display for ViewState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.page.path(), self.beside_page())
    }
}

/// Sets a value; false if there is none.
fn replace<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    if value.is_none() {
        return false;
    }
    *slot = value;
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(address: &str) -> ViewState {
        ViewState::in_fragment(&format!("/{address}"), ViewState::default)
    }

    #[test]
    fn what_is_written_is_read_back() {
        for address in [
            "",
            "about/",
            "documents/inss/",
            "documents/inss/#b-1a2b3c4d",
            "?q=two-state+solution&theme=iran&theme=aid&source=inss&status=planned",
            "?from=2016&to=2025-05&event=phone-call&lanes=theme",
            "?from=2016&undated=yes&lanes=theme",
            "documents/inss/?event=phone-call&view=reader#event-phone-call",
            "?theme=iran&view=matrix",
            "documents/inss/?theme=iran&view=reader&marks=themes#b-1a2b3c4d",
            "documents/inss/?marks=none",
            "documents/inss/?theme=iran&view=compare&with=congluan",
            "documents/inss/?quote=five+billion*the+**12.30*921d87e0#b-1a2b3c4d",
            "?embed=1&utm_source=x%26y%3Dz#timeline",
            "?theme=iran&source=inss&status=planned&reviewed=no&person=biden&person=herzog\
             &organisation=inss&place=iran&agreement=mou&other=jewry&from=2016",
            "?q=%22na%C3%AFve%22+%F0%9F%99%82",
        ] {
            assert_eq!(read(address).to_string(), address);
        }
    }

    #[test]
    fn every_address_means_something() {
        let cases: &[(&str, &str)] = &[
            ("index.html", ""),
            ("documents/inss", "documents/inss/"),
            (
                "documents/inss/index.html?theme=iran",
                "documents/inss/?theme=iran",
            ),
            ("documents/../secret/", "404.html"),
            ("documents/Inss/", "404.html"),
            ("no/such/page", "404.html"),
            ("?theme=iran&theme=iran", "?theme=iran"),
            ("?place=b&theme=x&place=a", "?theme=x&place=b&place=a"),
            (
                "?person=No+Id&reviewed=&place=a",
                "?place=a&person=No+Id&reviewed=",
            ),
            ("?&&q=a&q=b", "?q=b"),
            ("?view=theme-matrix", "?view=matrix"),
            ("?marks=chosen", ""),
            ("?undated=no&from=2016", "?from=2016&undated=no"),
            ("?marks=some&marks=none", "?marks=none&marks=some"),
            ("?theme=..%2Fx", "?theme=..%2Fx"),
            ("#b-1a2b3c4d:~:text=aid,year", "#b-1a2b3c4d"),
            ("?q=%", "?q=%25"),
            ("?q=%FF%00", "?q=%EF%BF%BD%00"),
        ];
        for (address, want) in cases {
            assert_eq!(&read(address).to_string(), want, "{address}");
        }
    }

    #[test]
    fn an_endless_address_is_cut() {
        let long = "a".repeat(1 << 20);
        let view = ViewState::read("", &format!("q={long}"), &long);
        assert!(view.query.len() <= MAX_LENGTH);
        assert_eq!(view.fragment, None);
        let snowmen = "☃".repeat(1 << 20);
        let _ = ViewState::read("", &snowmen, &snowmen);
    }

    #[test]
    fn links_go_up_to_the_root_first() {
        let about = ViewState::of(Page::About);
        let inss = DocumentId::new("inss").expect("is an id");
        let inss = Page::Document(inss);
        for (page, form, href) in [
            (&Page::Explorer, Form::Site, "./about/"),
            (&inss, Form::Site, "../../about/"),
            (&Page::Explorer, Form::OneFile, "#/about/"),
            (&inss, Form::OneFile, "#/about/"),
        ] {
            assert_eq!(about.href_from(page, form), href);
        }
    }

    #[test]
    fn the_fragment_of_one_file_is_an_address_or_a_place_in_the_present_view() {
        for (fragment, want) in [
            ("/", ""),
            ("", "documents/inss/?q=aid"),
            ("events", "documents/inss/?q=aid#events"),
            ("b-1a2b3c4d", "documents/inss/?q=aid#b-1a2b3c4d"),
            ("/about/", "about/"),
            ("/?q=%231", "?q=%231"),
            (
                "/documents/inss/?theme=iran#b-1a2b3c4d",
                "documents/inss/?theme=iran#b-1a2b3c4d",
            ),
            ("/documents/inss/#a#b", "documents/inss/#a#b"),
            ("//example.org/", "404.html"),
        ] {
            let view = ViewState::in_fragment(fragment, || read("documents/inss/?q=aid#timeline"));
            assert_eq!(view.to_string(), want, "{fragment}");
        }
    }
}
