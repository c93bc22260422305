//! Lists whose items keep their elements.

use super::element::Make;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Position, PositionState};
use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// A view for each item, in their order; an item with the key of one that was there before keeps its element. Leptos' own
/// list has code for each type of item, and for finding the fewest moves; items of this program hardly ever change their
/// order.
pub fn keyed<T: Clone + Send + Sync + 'static, K: Hash + 'static>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: fn(&T) -> K,
    show: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let show = Arc::new(show);
    let item = move |item: T| {
        let mut hash = DefaultHasher::new();
        key(&item).hash(&mut hash);
        let show = show.clone();
        Item {
            key: hash.finish(),
            show: Box::new(move || show(item)),
        }
    };
    // What an item has made ends with the item, and not whenever the list changes.
    let parent = Owner::current().unwrap_or_default();
    live(Box::new(move || List {
        items: items().into_iter().map(&item).collect(),
        parent: parent.clone(),
    }))
}

fn live(mut make: Box<dyn Make<List>>) -> AnyView {
    (move || make.make()).into_any()
}

/// An item of a list. Its type is erased, so that the program holds the code for lists once.
struct Item {
    key: u64,
    show: Box<dyn FnOnce() -> AnyView + Send>,
}

struct List {
    items: Vec<Item>,
    parent: Owner,
}

/// An item that is on the page.
struct Shown {
    key: u64,
    view: AnyViewState,
    // Lives as long.
    _owner: Owner,
}

/// A list that is on the page.
struct ListState {
    shown: Vec<Shown>,
    end: types::Placeholder,
}

impl Item {
    /// Makes it, with an owner of its own, and what `place` makes of its view.
    fn shown(self, parent: &Owner, place: impl FnOnce(AnyView) -> AnyViewState) -> Shown {
        let owner = parent.with(Owner::new);
        Shown {
            key: self.key,
            view: owner.with(|| place((self.show)())),
            _owner: owner,
        }
    }
}

impl Render for List {
    type State = ListState;

    fn build(self) -> ListState {
        let items = self.items.into_iter();
        ListState {
            shown: items
                .map(|item| item.shown(&self.parent, Render::build))
                .collect(),
            end: Rndr::create_placeholder(),
        }
    }

    fn rebuild(self, state: &mut ListState) {
        let before = std::mem::take(&mut state.shown).into_iter();
        let (kept, gone): (Vec<_>, Vec<_>) =
            before.partition(|shown| self.items.iter().any(|item| item.key == shown.key));
        for mut shown in gone {
            shown.view.unmount();
        }
        // Those of before that are not yet in their new place, in the order in which they stand.
        let mut rest: VecDeque<_> = kept.into();
        for item in self.items {
            let place = rest.iter().position(|shown| shown.key == item.key);
            let found = place.and_then(|place| rest.remove(place));
            let is_moved = place != Some(0);
            let mut shown = found.unwrap_or_else(|| item.shown(&self.parent, Render::build));
            if is_moved {
                match rest.front() {
                    Some(next) => next.view.insert_before_this(&mut shown.view),
                    None => state.end.insert_before_this(&mut shown.view),
                };
            }
            state.shown.push(shown);
        }
    }
}

impl Mountable for ListState {
    fn unmount(&mut self) {
        for shown in &mut self.shown {
            shown.view.unmount();
        }
        self.end.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        for shown in &mut self.shown {
            shown.view.mount(parent, marker);
        }
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.shown.first() {
            Some(first) => first.view.insert_before_this(child),
            None => self.end.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        let elements = self.shown.iter().map(|shown| shown.view.elements());
        elements.flatten().collect()
    }
}

impl AddAnyAttr for List {
    type Output<A: Attribute> = Self;

    /// Nothing: this program adds attributes where an element is made.
    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for List {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    fn resolve(self) -> impl Future<Output = Self> + Send {
        std::future::ready(self)
    }

    fn to_html_with_buf(
        self,
        out: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        _: Vec<AnyAttribute>,
    ) {
        for item in self.items {
            let view = self.parent.with(|| (item.show)());
            view.to_html_with_buf(out, position, escape, mark_branches, Vec::new());
            *position = Position::NextChild;
        }
        out.push_str("<!>");
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> ListState {
        let items = self.items.into_iter();
        let wake = |view: AnyView| view.hydrate::<FROM_SERVER>(cursor, position);
        let shown = items.map(|item| item.shown(&self.parent, wake)).collect();
        let end = cursor.next_placeholder(position);
        position.set(Position::NextChild);
        ListState { shown, end }
    }

    fn into_owned(self) -> Self {
        self
    }
}
