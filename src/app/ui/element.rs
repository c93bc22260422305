//! Elements, all of one type.

use crate::text::markup::Html;
use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute as LeptosAttribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Position, PositionState};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use std::cell::Cell;
use wasm_bindgen::prelude::*;

/// Text that is written in the code or made when it is needed.
pub type Text = Cow<'static, str>;

/// An element of HTML or SVG: its attributes, its listeners and what is in it.
///
/// Leptos' macro `view!` makes a type of each kind of element and of each closure, and the program then holds the code
/// that builds, wakes and changes it once for each type. This type holds that code once for all.
#[must_use]
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<Attribute>,
    listeners: Vec<Listener>,
    children: Vec<AnyView>,
    html: Option<Html>,
}

/// What an [`Attribute`] sets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An attribute, which is not there without a value.
    Attribute,
    /// One class, there or not.
    Class,
    /// A property of the element in the browser, which is text.
    Property,
    /// A property that is true or false.
    Flag,
}

struct Attribute {
    kind: Kind,
    name: &'static str,
    value: Value,
}

/// The value of an attribute; of a class or a flag whether it is there at all.
pub enum Value {
    /// It stays as it is.
    Fixed(Option<Text>),
    /// It changes with the signals that this reads.
    Live(Box<dyn Make<Option<Text>>>),
}

/// A closure that makes something again and again. `FnMut` is a trait of closures that are called once as well, for which
/// the program would hold a second function for each.
pub trait Make<T>: Send {
    /// Makes it.
    fn make(&mut self) -> T;
}

impl<T, F: FnMut() -> T + Send> Make<T> for F {
    fn make(&mut self) -> T {
        self()
    }
}

/// The same for what runs at an event.
trait Hear {
    fn hear(&mut self, event: types::Event);
}

impl<F: FnMut(types::Event)> Hear for F {
    fn hear(&mut self, event: types::Event) {
        self(event);
    }
}

struct Listener {
    event: Text,
    owner: Owner,
    run: SendWrapper<Box<dyn Hear>>,
}

/// An element of that tag, without anything.
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
        html: None,
    }))
}

impl Element {
    fn set(mut self, kind: Kind, name: &'static str, value: Value) -> Self {
        self.0.attributes.push(Attribute { kind, name, value });
        self
    }

    /// With an attribute: a text, a condition, an option of a text, or a closure that gives one of these and is run again
    /// when a signal that it reads has changed.
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        self.set(Kind::Attribute, name, value.into_value())
    }

    /// With these classes.
    pub fn class(self, value: impl IntoValue) -> Self {
        self.attr("class", value)
    }

    /// With a class while a condition holds.
    pub fn class_if(self, name: &'static str, is: impl FnMut() -> bool + Send + 'static) -> Self {
        self.set(Kind::Class, name, is.into_value())
    }

    /// With a property that is text, like `value`.
    pub fn property(self, name: &'static str, value: impl IntoValue) -> Self {
        self.set(Kind::Property, name, value.into_value())
    }

    /// With a property that is true or false, like `checked`.
    pub fn flag(self, name: &'static str, value: impl IntoValue) -> Self {
        self.set(Kind::Flag, name, value.into_value())
    }

    /// Runs something at an event, with what the context gave when the element was made.
    pub fn on<E>(mut self, event: E, mut run: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        if cfg!(target_family = "wasm") {
            let run = move |event: types::Event| run(event.unchecked_into());
            self.0.listeners.push(Listener {
                event: event.name(),
                owner: Owner::current().unwrap_or_default(),
                run: SendWrapper::new(Box::new(run)),
            });
        }
        self
    }

    /// With something in it, after what is in it already.
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_to(&mut self.0.children);
        self
    }

    /// With what was written as HTML in it, and nothing else.
    pub fn html(mut self, html: Html) -> Self {
        self.0.html = Some(html);
        self
    }
}

/// Several views beside each other.
#[must_use]
pub struct Views(Vec<AnyView>);

/// No view yet.
pub fn views() -> Views {
    Views(Vec::new())
}

impl Views {
    /// With one more.
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_to(&mut self.0);
        self
    }
}

impl IntoAny for Views {
    fn into_any(self) -> AnyView {
        self.0.into_any()
    }
}

/// What can be the value of an attribute.
pub trait IntoValue {
    /// The value.
    fn into_value(self) -> Value;
}

/// What a value is made of.
pub trait IntoText {
    /// The text, if there is any.
    fn into_text(self) -> Option<Text>;
}

impl IntoText for bool {
    fn into_text(self) -> Option<Text> {
        self.then_some(Cow::Borrowed(""))
    }
}

impl IntoText for &'static str {
    fn into_text(self) -> Option<Text> {
        Some(self.into())
    }
}

impl IntoText for String {
    fn into_text(self) -> Option<Text> {
        Some(self.into())
    }
}

impl IntoText for usize {
    fn into_text(self) -> Option<Text> {
        Some(self.to_string().into())
    }
}

impl IntoText for Text {
    fn into_text(self) -> Option<Text> {
        Some(self)
    }
}

impl<T: IntoText> IntoText for Option<T> {
    fn into_text(self) -> Option<Text> {
        self.and_then(T::into_text)
    }
}

macro_rules! fixed_values {
    ($($type:ty),*) => {
        $(impl IntoValue for $type {
            fn into_value(self) -> Value {
                Value::Fixed(self.into_text())
            }
        })*
    };
}

fixed_values!(bool, usize, &'static str, String, Text);

impl<T: IntoText> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        Value::Fixed(self.into_text())
    }
}

impl<F, T> IntoValue for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoText,
{
    fn into_value(mut self) -> Value {
        Value::Live(Box::new(move || self().into_text()))
    }
}

/// What can be in an element.
pub trait Child {
    /// Adds it to what is there.
    fn add_to(self, children: &mut Vec<AnyView>);
}

impl Child for AnyView {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self);
    }
}

impl Child for Element {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Child for Views {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.extend(self.0);
    }
}

impl Child for Text {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Child for &'static str {
    fn add_to(self, children: &mut Vec<AnyView>) {
        Text::from(self).add_to(children);
    }
}

impl Child for usize {
    fn add_to(self, children: &mut Vec<AnyView>) {
        self.to_string().add_to(children);
    }
}

impl Child for String {
    fn add_to(self, children: &mut Vec<AnyView>) {
        Text::from(self).add_to(children);
    }
}

impl<T: Child> Child for Option<T> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.add_to(children);
        }
    }
}

impl<F, T> Child for F
where
    F: FnMut() -> T + Send + 'static,
    T: Live,
{
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(T::live(self));
    }
}

/// What can change with the signals that were read to make it.
pub trait Live: Sized {
    /// The view of what a closure gives, now and whenever a signal that it reads has changed.
    fn live(make: impl FnMut() -> Self + Send + 'static) -> AnyView;
}

/// What a closure gives, now and whenever a signal that it reads has changed.
pub fn live<T: Live>(make: impl FnMut() -> T + Send + 'static) -> AnyView {
    T::live(make)
}

fn live_text(mut make: Box<dyn Make<Text>>) -> AnyView {
    (move || make.make()).into_any()
}

fn live_view(mut make: Box<dyn Make<AnyView>>) -> AnyView {
    (move || make.make()).into_any()
}

impl Live for &'static str {
    fn live(mut make: impl FnMut() -> Self + Send + 'static) -> AnyView {
        live_text(Box::new(move || make().into()))
    }
}

impl Live for String {
    fn live(mut make: impl FnMut() -> Self + Send + 'static) -> AnyView {
        live_text(Box::new(move || make().into()))
    }
}

impl Live for Text {
    fn live(make: impl FnMut() -> Self + Send + 'static) -> AnyView {
        live_text(Box::new(make))
    }
}

impl Live for AnyView {
    fn live(make: impl FnMut() -> Self + Send + 'static) -> AnyView {
        live_view(Box::new(make))
    }
}

impl Live for Element {
    fn live(mut make: impl FnMut() -> Self + Send + 'static) -> AnyView {
        live_view(Box::new(move || make().into_any()))
    }
}

impl Live for Views {
    fn live(mut make: impl FnMut() -> Self + Send + 'static) -> AnyView {
        live_view(Box::new(move || make().into_any()))
    }
}

impl<T: Child> Live for Option<T> {
    fn live(mut make: impl FnMut() -> Self + Send + 'static) -> AnyView {
        live_view(Box::new(move || {
            let mut views = Vec::new();
            make().add_to(&mut views);
            views.pop().unwrap_or_else(|| ().into_any())
        }))
    }
}

/// An element that is on the page.
pub struct ElementState {
    element: types::Element,
    tag: &'static str,
    attributes: Vec<AttributeState>,
    listeners: Vec<ListenerState>,
    children: Vec<AnyViewState>,
    html: Option<Html>,
}

struct AttributeState {
    kind: Kind,
    name: &'static str,
    value: ValueState,
}

enum ValueState {
    Fixed(Option<Text>),
    // Keeps it running.
    Live { _effect: RenderEffect<Option<Text>> },
}

struct ListenerState {
    event: Text,
    run: Closure<dyn FnMut(types::Event)>,
}

impl Kind {
    fn set(self, element: &types::Element, name: &str, value: Option<&str>) {
        match self {
            Self::Attribute => match value {
                Some(value) => Rndr::set_attribute(element, name, value),
                None => Rndr::remove_attribute(element, name),
            },
            Self::Class => {
                let _ = element
                    .class_list()
                    .toggle_with_force(name, value.is_some());
            }
            Self::Property => {
                let value = value.unwrap_or_default();
                Rndr::set_property_or_value(element, name, &JsValue::from_str(value));
            }
            Self::Flag => Rndr::set_property_or_value(element, name, &value.is_some().into()),
        }
    }

    /// True if HTML that was sent does not say it.
    fn is_unsent(self) -> bool {
        matches!(self, Self::Property | Self::Flag)
    }
}

thread_local! {
    static IS_ADOPTING: Cell<bool> = const { Cell::new(false) };
}

/// Wakes up in an element what was sent there of a view. It has the elements and the texts that the view has now; its
/// attributes may be those of another address.
pub fn adopt(place: &types::Element, view: AnyView) -> AnyViewState {
    IS_ADOPTING.set(true);
    let state = view.hydrate_from::<true>(place);
    IS_ADOPTING.set(false);
    state
}

impl Attribute {
    /// Sets it, and goes on to, on an element that has what HTML can say of it if that was sent.
    fn attach(self, element: &types::Element, is_sent: bool) -> AttributeState {
        let Self { kind, name, value } = self;
        let is_sent = is_sent && !kind.is_unsent() && !IS_ADOPTING.get();
        let value = match value {
            Value::Fixed(value) => {
                if !is_sent && (value.is_some() || kind.is_unsent()) {
                    kind.set(element, name, value.as_deref());
                }
                ValueState::Fixed(value)
            }
            Value::Live(mut make) => {
                let element = element.clone();
                let effect = RenderEffect::new(move |before: Option<Option<Text>>| {
                    let value = make.make();
                    let is_set = match &before {
                        Some(before) => *before == value && !kind.is_unsent(),
                        None => is_sent,
                    };
                    if !is_set {
                        kind.set(&element, name, value.as_deref());
                    }
                    value
                });
                ValueState::Live { _effect: effect }
            }
        };
        AttributeState { kind, name, value }
    }
}

impl AttributeState {
    fn rebuild(&mut self, element: &types::Element, attribute: Attribute) {
        match (&self.value, &attribute.value) {
            (ValueState::Fixed(before), Value::Fixed(value)) if before == value => {}
            (ValueState::Fixed(None), _) | (_, Value::Live(_)) => {
                *self = attribute.attach(element, false);
            }
            (_, Value::Fixed(value)) => {
                self.kind.set(element, self.name, value.as_deref());
                *self = attribute.attach(element, true);
            }
        }
    }
}

impl Listener {
    fn attach(self, element: &types::Element) -> ListenerState {
        let (owner, mut run) = (self.owner, self.run.take());
        let run =
            Closure::<dyn FnMut(types::Event)>::new(move |event| owner.with(|| run.hear(event)));
        // Fails for no name of an event.
        let _ = element.add_event_listener_with_callback(&self.event, run.as_ref().unchecked_ref());
        let event = self.event;
        ListenerState { event, run }
    }
}

impl Parts {
    fn is_svg(&self) -> bool {
        matches!(self.tag, "svg" | "path" | "line" | "text")
    }

    /// True for elements that have no end tag.
    fn is_void(&self) -> bool {
        matches!(self.tag, "input" | "br" | "img" | "hr")
    }

    /// Sets what is the element's own on an element of the page.
    fn attach(
        self,
        element: types::Element,
        children: Vec<AnyViewState>,
        is_sent: bool,
    ) -> ElementState {
        let attributes = self.attributes.into_iter();
        let attributes = attributes.map(|attribute| attribute.attach(&element, is_sent));
        let listeners = self.listeners.into_iter();
        ElementState {
            attributes: attributes.collect(),
            listeners: listeners
                .map(|listener| listener.attach(&element))
                .collect(),
            tag: self.tag,
            html: self.html,
            children,
            element,
        }
    }
}

impl Render for Element {
    type State = ElementState;

    fn build(mut self) -> ElementState {
        const SVG: &str = "http://www.w3.org/2000/svg";
        let parts = &mut self.0;
        let element = Rndr::create_element(parts.tag, parts.is_svg().then_some(SVG));
        if let Some(html) = &parts.html {
            Rndr::set_inner_html(&element, html.as_str());
        }
        let children = std::mem::take(&mut parts.children);
        let build = |child: AnyView| {
            let mut child = child.build();
            child.mount(&element, None);
            child
        };
        let children = children.into_iter().map(build).collect();
        self.0.attach(element, children, false)
    }

    fn rebuild(self, state: &mut ElementState) {
        let parts = *self.0;
        if !state.is_like(&parts) {
            let mut new = Element(Box::new(parts)).build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
            return;
        }
        let element = &state.element;
        for (state, attribute) in state.attributes.iter_mut().zip(parts.attributes) {
            state.rebuild(element, attribute);
        }
        for (state, listener) in state.listeners.iter_mut().zip(parts.listeners) {
            let before = std::mem::replace(state, listener.attach(element));
            let run = before.run.as_ref().unchecked_ref();
            let _ = element.remove_event_listener_with_callback(&before.event, run);
        }
        for (state, child) in state.children.iter_mut().zip(parts.children) {
            child.rebuild(state);
        }
        if let Some(html) = parts.html.filter(|html| state.html.as_ref() != Some(html)) {
            Rndr::set_inner_html(element, html.as_str());
            state.html = Some(html);
        }
    }
}

impl ElementState {
    /// True if it can become such an element without being replaced, so that it keeps focus and place.
    fn is_like(&self, parts: &Parts) -> bool {
        let attributes = parts.attributes.iter().map(|it| (it.kind, it.name));
        let listeners = parts.listeners.iter().map(|it| &it.event);
        self.tag == parts.tag
            && self.children.len() == parts.children.len()
            && self.html.is_some() == parts.html.is_some()
            && attributes.eq(self.attributes.iter().map(|it| (it.kind, it.name)))
            && listeners.eq(self.listeners.iter().map(|it| &it.event))
    }
}

impl Mountable for ElementState {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn try_mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) -> bool {
        Rndr::try_insert_node(parent, &self.element, marker)
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_element() else {
            return false;
        };
        child.mount(&parent, Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for Element {
    type Output<A: LeptosAttribute> = Self;

    /// Nothing: this program adds attributes where an element is made.
    fn add_any_attr<A: LeptosAttribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for Element {
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
        _: bool,
        mark_branches: bool,
        _: Vec<AnyAttribute>,
    ) {
        let is_void = self.0.is_void();
        let parts = *self.0;
        let mut classes = String::new();
        let mut attributes = Html::default();
        for attribute in parts.attributes {
            let value = match attribute.value {
                Value::Fixed(value) => value,
                Value::Live(mut make) => make.make(),
            };
            let Some(value) = value else { continue };
            match (attribute.kind, attribute.name) {
                (Kind::Attribute, "class") | (Kind::Class, _) => {
                    let class = match attribute.kind {
                        Kind::Class => attribute.name,
                        _ => &value,
                    };
                    if !classes.is_empty() && !class.is_empty() {
                        classes.push(' ');
                    }
                    classes.push_str(class);
                }
                (Kind::Attribute, name) => attributes.attribute(name, &value),
                _ => {}
            }
        }
        if !classes.is_empty() {
            attributes.attribute("class", &classes);
        }
        out.push('<');
        out.push_str(parts.tag);
        out.push_str(attributes.as_str());
        out.push('>');
        if let Some(html) = parts.html {
            out.push_str(html.as_str());
        }
        *position = Position::FirstChild;
        for child in parts.children {
            child.to_html_with_buf(out, position, true, mark_branches, Vec::new());
        }
        if !is_void {
            out.push_str("</");
            out.push_str(parts.tag);
            out.push('>');
        }
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(
        mut self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> ElementState {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        let element: types::Element = cursor.current().dyn_into().unwrap_or_else(|node| {
            let found = node.node_name();
            panic!(
                "hydration: the page has {found} in place of <{}>",
                self.0.tag
            )
        });
        position.set(Position::FirstChild);
        let children = std::mem::take(&mut self.0.children);
        let children = children.into_iter();
        let children = children.map(|child| child.hydrate::<FROM_SERVER>(cursor, position));
        let children = children.collect();
        cursor.set(element.clone().into());
        position.set(Position::NextChild);
        self.0.attach(element, children, true)
    }

    fn into_owned(self) -> Self {
        self
    }
}
