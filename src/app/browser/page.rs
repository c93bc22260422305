//! Moving about in the page.

use crate::route::Fragment;
use corpus::EventId;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{
    CustomEvent, CustomEventInit, DomRect, Element, HtmlElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, window,
};

/// So many milliseconds after a page has loaded browsers have scrolled it.
const SCROLLED: u32 = 100;

/// Brings the selected event into sight in the list and on the timeline.
pub fn bring_event(event: &EventId) {
    for id in [format!("t-{event}"), format!("event-{event}")] {
        if let Some(place) = by_id(&id) {
            bring(&place, ScrollLogicalPosition::Nearest);
        }
    }
}

/// Brings the place that a fragment names to the reader: scrolls there and moves the focus. When
/// the selected event has its words in that block, the words are the place.
pub fn go_to(fragment: &Fragment, event: Option<&EventId>) {
    if let Some(place) = find(fragment, event) {
        show(&place, || place.get_bounding_client_rect());
        focus(&place);
    }
}

/// Brings a place in an element into the middle of what is to be seen, or its beginning to the top where it is higher
/// than that, if it is not in sight already. `place` measures it.
pub(super) fn show(element: &Element, place: impl Fn() -> DomRect) {
    let window_height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    let end = window_height.unwrap_or(f64::MAX);
    // Anew each time, because a pane may move with the window.
    let free = || {
        let covered = covered(element);
        (covered, end - covered_below(element, end) - covered)
    };
    let is_in_sight = |place: &DomRect| {
        let (covered, free) = free();
        let needed = place.height().min(free * 0.75);
        place.top() >= covered && place.top() + needed <= covered + free
    };
    if is_in_sight(&place()) {
        return;
    }
    bring(element, ScrollLogicalPosition::Center);
    // In an element that is higher than the window its middle need not be what was meant.
    let by = |place: &DomRect| {
        let (covered, free) = free();
        let above = (free - place.height()) / 2.0;
        place.top() - covered - above.max(free / 16.0)
    };
    let here = place();
    if !is_in_sight(&here)
        && let Ok(Some(column)) = element.closest("#reader")
    {
        column.set_scroll_top(column.scroll_top() + by(&here) as i32);
    }
    let here = place();
    if let (false, Some(window)) = (is_in_sight(&here), window()) {
        window.scroll_by_with_x_and_y(0.0, by(&here));
    }
}

/// How much of the window, from its top, is not there for the document that an element is in, while one reads: what lies above
/// a pane that scrolls by itself, and the bar of the document.
fn covered(element: &Element) -> f64 {
    let pane = element.closest("#reader").ok().flatten();
    let pane = pane.filter(|pane| pane.scroll_height() > pane.client_height() + 1);
    let above = pane.map_or(0.0, |pane| pane.get_bounding_client_rect().top().max(0.0));
    let document = element.closest("article").ok().flatten();
    let bar = document.and_then(|document| document.query_selector(".reading-bar").ok()?);
    above + bar.map_or(0.0, |bar| bar.get_bounding_client_rect().height())
}

/// How much of a window that ends at `end` the steps through time cover, which on a phone stand at its lower edge.
fn covered_below(element: &Element, end: f64) -> f64 {
    let document = element.owner_document();
    let steps = document.and_then(|document| document.query_selector(".event-steps").ok()?);
    let steps = steps.map(|steps| steps.get_bounding_client_rect());
    let steps = steps.filter(|steps| steps.bottom() > end - 1.0);
    steps.map_or(0.0, |steps| steps.height())
}

/// Brings an element into sight.
fn bring(place: &Element, block: ScrollLogicalPosition) {
    if is_aside() {
        // Browsers would move the page around as well.
        if let Some(window) = window() {
            let above = window
                .inner_height()
                .ok()
                .and_then(|height| height.as_f64());
            let top =
                place.get_bounding_client_rect().top() + window.page_y_offset().unwrap_or(0.0);
            window.scroll_to_with_x_and_y(0.0, top - above.unwrap_or(0.0) / 2.0);
        }
        return;
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    place.scroll_into_view_with_scroll_into_view_options(&options);
}

/// True in a frame while the reader is in the page around it, whose place and focus are not for the frame to move.
fn is_aside() -> bool {
    let Some(window) = window() else { return false };
    let is_framed = !matches!(window.top(), Ok(Some(top)) if top == window);
    let document = window.document();
    is_framed && document.is_some_and(|document| !document.has_focus().unwrap_or(true))
}

/// Back to the top of the page, and of the document in it.
pub fn go_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(reader) = by_id("reader") {
        reader.set_scroll_top(0);
    }
}

/// The place that a fragment names: for an event its link, for a passage that the selected event
/// quotes the mark on the quoted words, else the element itself.
fn find(fragment: &Fragment, event: Option<&EventId>) -> Option<Element> {
    let found_in = |place: &Element, selector: &str| place.query_selector(selector).ok().flatten();
    match (fragment, event) {
        (Fragment::Event(event), _) => {
            // Where the list of events has no room, the timeline is the list.
            let place = by_id(&format!("event-{event}")).filter(is_shown);
            found_in(&place.or_else(|| by_id(&format!("t-{event}")))?, "a")
        }
        (Fragment::Block(block), Some(event)) => {
            let place = by_id(block.as_str())?;
            let words = found_in(&place, &format!("mark[data-events~=\"{event}\"]"));
            Some(words.unwrap_or(place))
        }
        (other, _) => by_id(&other.to_string()),
    }
}

pub(super) fn by_id(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}

/// True if an element takes up room in the page.
fn is_shown(element: &Element) -> bool {
    element.client_height() > 0
}

/// Moves the focus, if it is the page's to move. What cannot take it by itself is made able to.
pub(super) fn focus(place: &Element) {
    let Some(element) = place.dyn_ref::<HtmlElement>().filter(|_| !is_aside()) else {
        return;
    };
    if element.tab_index() < 0 {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Brings a part of the page to the reader; false if it is not there to be seen.
pub fn go_to_part(id: &str) -> bool {
    let Some(part) = by_id(id).filter(is_shown) else {
        return false;
    };
    bring(&part, ScrollLogicalPosition::Nearest);
    focus(&part);
    true
}

/// The version of the site that this page is of, as its files are kept by; empty if it has none.
pub fn version() -> String {
    let document = window().and_then(|window| window.document());
    let element = document.and_then(|document| document.query_selector("[data-version]").ok()?);
    let version = element.and_then(|element| element.get_attribute("data-version"));
    version.unwrap_or_default()
}

/// Shows an address, relative to the page, in a frame in an element, in place of the frame that was there: one that is led
/// elsewhere takes a step of the history, and one that is led within its page moves the page around it.
pub fn frame_in(id: &str, address: &str, name: &str) {
    let document = window().and_then(|window| window.document());
    let frame = document.and_then(|document| document.create_element("iframe").ok());
    if let (Some(place), Some(frame)) = (by_id(id), frame) {
        // Only a name that is none could be refused.
        let _ = frame.set_attribute("title", name);
        let _ = frame.set_attribute("src", address);
        place.replace_children_with_node_1(&frame);
    }
}

/// Follows a link as if it was clicked; false if it is not there or leads nowhere.
pub fn follow(id: &str) -> bool {
    press(&format!("#{id}[href]"))
}

/// Presses the first link or button that a selector of CSS finds; false if there is none.
pub fn press(selector: &str) -> bool {
    let document = window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector(selector).ok()?);
    let found = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|found| {
        found.click();
        true
    })
}

/// Moves the focus to the link or button in an element.
pub fn focus_link_in(id: &str) {
    let link = by_id(id).and_then(|place| place.query_selector("a, button").ok().flatten());
    if let Some(link) = link {
        focus(&link);
    }
}

/// What has the focus.
fn focused() -> Option<Element> {
    window()?.document()?.active_element()
}

/// If what had the focus is gone when the page has been brought up to date, moves it to the link or button in an element.
pub fn recover_focus(id: String) {
    after_update(move || {
        if is_focus_lost() {
            focus_link_in(&id);
        }
    });
}

fn is_focus_lost() -> bool {
    focused().is_none_or(|focused| focused.tag_name() == "BODY")
}

/// Makes a change that may take away what has the focus. If it was in an element and is gone when the page has been
/// brought up to date, it moves to where the Tab key stops in that element.
pub fn keeping_focus_in(id: &'static str, change: impl FnOnce()) {
    let is_in = |focused: Element| focused.closest(&format!("#{id}")).ok().flatten().is_some();
    let was_in = focused().is_some_and(is_in);
    change();
    if was_in {
        after_update(move || {
            if is_focus_lost() {
                let stop = "a:not([tabindex='-1']), button:not([tabindex='-1'])";
                let stop = by_id(id).and_then(|place| place.query_selector(stop).ok().flatten());
                stop.as_ref().map(focus);
            }
        });
    }
}

/// Moves the focus to the link at a place in a list, to the last where there are fewer; false where
/// there is none.
pub fn focus_link_at(list: &str, place: usize) -> bool {
    let link = |item: &str| by_id(list)?.query_selector(item).ok()?;
    let there = link(&format!("li:nth-child({}) a", place + 1));
    let found = there.or_else(|| link("li:last-child a"));
    found.inspect(focus).is_some()
}

/// Moves the focus to the first of some elements that takes up room in the page.
pub fn focus_first(ids: &[&str]) {
    if let Some(place) = ids.iter().filter_map(|id| by_id(id)).find(is_shown) {
        focus(&place);
    }
}

/// Sets the style of elements by their ids. Done from here and not as an attribute in HTML, because
/// a strict content security policy forbids style attributes there.
pub fn set_properties(declarations: &[(String, String)]) {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    for (id, style) in declarations {
        let element = document.get_element_by_id(id);
        if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            element.style().set_css_text(style);
        }
    }
}

/// Moves the focus within a list of links by the arrow keys, Home and End; false for other keys.
pub fn step_focus(event: &web_sys::KeyboardEvent) -> bool {
    let list = event
        .current_target()
        .and_then(|list| list.dyn_into::<Element>().ok());
    let link = event
        .target()
        .and_then(|link| link.dyn_into::<Element>().ok());
    let item = link.and_then(|link| link.closest("li").ok().flatten());
    let (Some(list), Some(item)) = (list, item) else {
        return false;
    };
    let next = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => item.next_element_sibling(),
        "ArrowLeft" | "ArrowUp" => item.previous_element_sibling(),
        "Home" => list.first_element_child(),
        "End" => list.last_element_child(),
        _ => return false,
    };
    let link = next.and_then(|item| item.query_selector("a, button").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.focus();
    }
    true
}

/// Sets or takes away an attribute of the root element.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let root = window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// An attribute of the root element.
pub fn root_attribute(name: &str) -> Option<String> {
    let document = window()?.document()?;
    document.document_element()?.get_attribute(name)
}

/// True where the page stands in a page of others, which has the head and keeps its own preferences.
pub fn is_embedded() -> bool {
    root_attribute("data-embed").is_some()
}

/// The first element in an element.
pub fn first_in(id: &str) -> Option<Element> {
    by_id(id)?.first_element_child()
}

/// The HTML in it.
pub fn html_in(id: &str) -> String {
    first_in(id)
        .map(|element| element.inner_html())
        .unwrap_or_default()
}

/// What the links of the page count from.
pub fn base() -> String {
    let document = window().and_then(|window| window.document());
    document
        .and_then(|document| document.base_uri().ok()?)
        .unwrap_or_default()
}

/// Has the links in an element that are not whole addresses count from there.
pub fn keep_links(id: &str, base: &str) {
    for link in super::article::all(&format!("#{id} a[href]")) {
        let address = link.get_attribute("href").unwrap_or_default();
        if let Ok(whole) = web_sys::Url::new_with_base(&address, base) {
            let _ = link.set_attribute("href", &whole.href());
        }
    }
}

/// The place, among the controls in an element, of the one that has the focus.
pub fn place_of_focus(id: &str) -> Option<usize> {
    let focused = focused()?;
    controls_in(id)
        .iter()
        .position(|control| *control == focused)
}

/// The same of the button in which something has happened.
pub fn place_of_button(id: &str, event: &web_sys::Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let control = target.closest("button").ok()??;
    controls_in(id).iter().position(|other| *other == control)
}

/// Clicks on the control at a place in an element.
pub fn click_place(id: &str, place: usize) {
    let control = controls_in(id).into_iter().nth(place);
    if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
        control.click();
    }
}

/// Moves the focus to the control at a place in an element.
pub fn focus_place(id: &str, place: Option<usize>) {
    if let Some(control) = place.and_then(|place| controls_in(id).into_iter().nth(place)) {
        focus(&control);
    }
}

fn controls_in(id: &str) -> Vec<Element> {
    super::article::all(&format!("#{id} :is(a, button, [tabindex])"))
}

/// True if there is an element that a selector describes.
pub fn has(selector: &str) -> bool {
    let document = window().and_then(|window| window.document());
    document.is_some_and(|document| matches!(document.query_selector(selector), Ok(Some(_))))
}

/// True where people save data.
pub fn saves_data() -> bool {
    root_attribute("data-saves-data").is_some()
}

/// Folds the disclosure that an event has happened in, and moves the focus to what opens it.
pub fn fold(event: &web_sys::Event) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let open = target.and_then(|target| target.closest("details[open]").ok()?);
    if let Some(details) = open {
        let _ = details.remove_attribute("open");
        if let Ok(Some(summary)) = details.query_selector("summary") {
            focus(&summary);
        }
    }
}

/// True while a reader has neither scrolled nor typed nor pointed at anything, as the script that
/// started the program has seen it.
pub fn is_untouched() -> bool {
    let root = window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    root.is_none_or(|root| !root.has_attribute("data-touched"))
}

/// So many milliseconds after a click it is known not to be the first of two, which select a word.
const CLICKED: u32 = 300;

/// Does something when a reader has clicked marked words or pressed Enter on them, and not when they select in them.
pub fn unless_selecting(event: &web_sys::Event, run: impl FnOnce() + 'static) {
    if event.dyn_ref::<web_sys::MouseEvent>().is_none() {
        return run();
    }
    let run = || {
        if !has_selected() {
            run();
        }
    };
    Timeout::new(CLICKED, run).forget();
}

/// True if words are selected.
fn has_selected() -> bool {
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// The first event of the evidence that a reader has clicked, or that has the focus while Enter is pressed. Words that
/// were selected, or that the reader does not see as evidence, are words and nothing more.
pub fn evidence_at(event: &web_sys::Event) -> Option<String> {
    const SEEN: &str =
        "[data-marks]:not([data-marks='none']) mark.evidence, mark.evidence[data-selected]";
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let mark = target.closest(SEEN).ok()??;
    let is_meant = match (
        event.dyn_ref::<web_sys::MouseEvent>(),
        event.dyn_ref::<web_sys::KeyboardEvent>(),
    ) {
        (Some(click), _) => {
            let modified =
                click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
            click.button() == 0 && !modified && !has_selected()
        }
        (_, Some(key)) => key.key() == "Enter" && target == mark,
        _ => false,
    };
    let events = mark.get_attribute("data-events").filter(|_| is_meant)?;
    events.split(' ').next().map(str::to_owned)
}

/// Calls back when the page has loaded with all its parts, if it is still loading, and browsers have scrolled it.
pub fn when_loaded(run: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let is_loaded = window
        .document()
        .is_some_and(|document| document.ready_state() == "complete");
    if !is_loaded {
        let later = |_: &web_sys::Event| {
            Timeout::new(SCROLLED, run).forget();
        };
        EventListener::once(&window, "load", later).forget();
    }
}

/// Takes away what the head says of the page that was sent, when another one is shown: citations and
/// shared links must not name the wrong one.
pub fn forget_head() {
    const OF_THE_PAGE: &str = "link[rel=canonical], meta[name^=citation_], meta[name^='dc.'], \
                               meta[name^='z:'], meta[name=description], meta[property], \
                               head script[type='application/ld+json']";
    let document = window().and_then(|window| window.document());
    let next = || document.as_ref()?.query_selector(OF_THE_PAGE).ok()?;
    while let Some(tag) = next() {
        tag.remove();
    }
}

/// Lets the browser ask before the page is left, while that is asked for.
pub fn on_leave(is_asked: impl Fn() -> bool + 'static) {
    let Some(window) = window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "beforeunload", options, move |event| {
        if is_asked() {
            event.prevent_default();
        }
    })
    .forget();
}

/// Tells the script that started the program that people can use it now.
pub fn announce_awake() {
    announce("dossier:awake", "");
}

/// Tells the script inside a frame that the address shows another view.
pub fn announce_view() {
    announce("dossier:view", "");
}

/// Tells the scripts of the page something, with a text that they may need.
pub(super) fn announce(name: &str, text: &str) {
    let told = CustomEventInit::new();
    told.set_detail(&text.into());
    let event = CustomEvent::new_with_event_init_dict(name, &told);
    if let (Some(window), Ok(event)) = (window(), event) {
        // It fails only for an event that is being dispatched already.
        let _ = window.dispatch_event(&event);
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Runs something after so many milliseconds.
pub fn after(milliseconds: u32, run: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, run).forget();
}

/// True while a reader has the pointer or the focus in an element, also while the window is not in front.
pub fn is_attended(id: &str) -> bool {
    by_id(id).is_some_and(|element| {
        let is_pointed_at = element.matches(":hover").unwrap_or(false);
        is_pointed_at || element.contains(focused().as_deref())
    })
}

/// Runs something when the page has been brought up to date.
pub fn after_update(run: impl FnOnce() + 'static) {
    gloo::render::request_animation_frame(move |_| run()).forget_frame();
}

/// Lets a frame callback run although nobody holds its handle.
trait ForgetFrame {
    fn forget_frame(self);
}

impl ForgetFrame for gloo::render::AnimationFrame {
    fn forget_frame(self) {
        std::mem::forget(self);
    }
}

/// A text in lower case; by the browser where there is one.
pub fn lower_case(text: &str) -> String {
    match cfg!(target_family = "wasm") {
        true => web_sys::js_sys::JsString::from(text).to_lower_case().into(),
        false => text.to_lowercase(),
    }
}
