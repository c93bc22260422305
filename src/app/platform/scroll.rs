//! How far a reader has come.

use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::window;

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
