//! The borders between the panes of the workspace: a person drags them, or moves them with the arrow keys, and finds them where
//! they were. Each is a window splitter (WAI-ARIA Authoring Practices, role `separator`).

use crate::browser::preferences::{forget_of_reading, of_reading, remember_of_reading};
use crate::browser::{panes, pointer};
use crate::i18n::PartMessages;
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::{Element, effect, element, views};
use leptos::ev;
use leptos::prelude::*;

/// The end of a pane.
struct Border {
    /// The pane that it is the end of.
    pane: &'static str,
    /// The id of what it makes larger.
    controls: &'static str,
    /// The name of the size on the device, and with two hyphens before it that of the custom property.
    setting: &'static str,
    /// It stands upright, and the size is a width.
    is_width: bool,
    /// From and to how many tenths of a `rem`.
    range: [u32; 2],
    name: fn(&PartMessages) -> &'static str,
}

const BORDERS: [Border; 3] = [
    Border {
        pane: ".frame",
        controls: "timeline",
        setting: "timeline-size",
        is_width: false,
        range: [40, 400],
        name: |words| words.height_of_timeline,
    },
    Border {
        pane: ".filters",
        controls: "filters",
        setting: "filters-size",
        is_width: true,
        range: [100, 240],
        name: |words| words.width_of_filters,
    },
    Border {
        pane: ".found",
        controls: "events",
        setting: "list-size",
        is_width: true,
        range: [140, 480],
        name: |words| words.width_of_list,
    },
];

/// How far a key moves a border.
const STEP: u32 = 10;

/// Puts the borders between the panes, as long as the present view is there.
pub fn place_borders() {
    effect(|| {
        let all = || {
            BORDERS
                .iter()
                .fold(views(), |all, border| all.child(splitter(border)))
        };
        let placed = panes::at_end_of(".columns", Box::new(move || untrack(all).into_any()));
        // Taken away with what owns this.
        StoredValue::new_local(placed);
    });
}

fn splitter(border: &'static Border) -> Element {
    let words = Explorer::get().part_words();
    let size = RwSignal::new(0);
    let measure =
        move || size.set(panes::size_of(border.pane, border.is_width).unwrap_or_default());
    measure();
    let set = move |to: Option<u32>| {
        let [least, most] = border.range;
        let to = to.map(|to| to.clamp(least, most));
        panes::set_size(&format!("--{}", border.setting), to);
        match to {
            Some(to) => remember_of_reading(border.setting, &to.to_string()),
            None => forget_of_reading(border.setting),
        }
        // There may be less room.
        measure();
    };
    let orientation = if border.is_width {
        "vertical"
    } else {
        "horizontal"
    };
    element("div")
        .class("border")
        .attr("role", "separator")
        .attr("tabindex", "0")
        .attr("aria-orientation", orientation)
        .attr("aria-label", (border.name)(words))
        .attr("aria-controls", border.controls)
        .attr("aria-valuemin", border.range[0].to_string())
        .attr("aria-valuemax", border.range[1].to_string())
        .attr("aria-valuenow", move || size.get().to_string())
        .on(ev::pointerdown, |event| pointer::capture(&event))
        .on(ev::pointermove, move |event| {
            if pointer::is_down(&event) {
                set(panes::size_to(border.pane, border.is_width, &event));
            }
        })
        // As it was before.
        .on(ev::dblclick, move |_| set(None))
        .on(ev::keydown, move |event| {
            if let Some(to) = pressed(
                border,
                &event.key(),
                of_reading(border.setting),
                size.get_untracked(),
            ) {
                event.prevent_default();
                event.stop_propagation();
                set(Some(to));
            }
        })
}

/// The size that a key asks for. What was chosen counts, and not what there is room for, so that no step is lost.
fn pressed(border: &Border, key: &str, chosen: Option<String>, shown: u32) -> Option<u32> {
    let size = chosen.and_then(|size| size.parse().ok()).unwrap_or(shown);
    let [least, most] = border.range;
    let (less, more) = match (border.is_width, border.is_width && panes::is_from_right()) {
        (false, _) => ("ArrowUp", "ArrowDown"),
        (true, false) => ("ArrowLeft", "ArrowRight"),
        (true, true) => ("ArrowRight", "ArrowLeft"),
    };
    match key {
        "Home" => Some(least),
        "End" => Some(most),
        key if key == less => Some(size.saturating_sub(STEP)),
        key if key == more => Some(size + STEP),
        _ => None,
    }
}
