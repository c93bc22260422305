//! How far a reader has come.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{Element, window};

/// What scrolls by itself where there is room for it.
const BOXES: [&str; 4] = [".frame", ".filters", ".found", ".reader"];

/// How far the page and the boxes in it are scrolled, in pixels with spaces between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offsets(pub String);

fn boxes() -> impl Iterator<Item = Option<Element>> {
    let document = window().and_then(|window| window.document());
    BOXES
        .into_iter()
        .map(move |name| document.as_ref()?.query_selector(name).ok()?)
}

impl Offsets {
    /// Those of the present moment.
    pub fn now() -> Self {
        let page = window().and_then(|window| window.page_y_offset().ok());
        // Browsers stop at fractions of a pixel where their layout ends at one.
        let mut offsets = ((page.unwrap_or_default() + 0.5) as i32).to_string();
        for each in boxes() {
            let offset = each.map_or(0, |each| each.scroll_top());
            offsets.push_str(&format!(" {offset}"));
        }
        Self(offsets)
    }

    /// Scrolls everything back to where it was.
    pub fn restore(&self) {
        let mut offsets = self.0.split(' ').map(|offset| offset.parse().unwrap_or(0));
        let page: i32 = offsets.next().unwrap_or(0);
        for (each, offset) in boxes().zip(offsets) {
            if let Some(each) = each {
                each.set_scroll_top(offset);
            }
        }
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, page.into());
        }
    }
}

/// Calls back while anything in the page is scrolled, once a frame, until it is dropped.
pub struct Watch {
    _listener: Option<EventListener>,
}

/// Watches the scrolling of the page and of all boxes in it.
pub fn watch(run: impl Fn() + 'static) -> Watch {
    let run = Rc::new(run);
    let is_waiting = Rc::new(Cell::new(false));
    // What a box scrolls does not bubble, but is caught on the way down.
    let options = EventListenerOptions::run_in_capture_phase();
    let listener = window().map(|window| {
        EventListener::new_with_options(&window, "scroll", options, move |_| {
            if !is_waiting.replace(true) {
                let (run, is_waiting) = (run.clone(), is_waiting.clone());
                super::page::after_update(move || {
                    is_waiting.set(false);
                    run();
                });
            }
        })
    });
    Watch {
        _listener: listener,
    }
}

/// Calls back when something in the page was scrolled and has stood still for so many milliseconds, until it is dropped.
/// With `has_moved` it may have been scrolled before, by somebody who did not wait for the program.
pub fn on_rest(milliseconds: u32, has_moved: bool, run: impl Fn() + Clone + 'static) -> Watch {
    let rest = move || Timeout::new(milliseconds, run.clone());
    let waiting = RefCell::new(has_moved.then(&rest));
    watch(move || {
        waiting.replace(Some(rest()));
    })
}

/// How many of some elements, given in the order of the page, begin above a line that lies that part of
/// the window's height below its top.
pub fn count_above<'i>(ids: &[&'i str], line: f64) -> usize {
    let Some(window) = window() else { return 0 };
    let height = window.inner_height().ok().and_then(|h| h.as_f64());
    let limit = height.unwrap_or_default() * line;
    let document = window.document();
    let is_above = |id: &&'i str| {
        let element = document.as_ref().and_then(|d| d.get_element_by_id(id));
        element.is_some_and(|element| element.get_bounding_client_rect().top() <= limit)
    };
    ids.partition_point(is_above)
}
