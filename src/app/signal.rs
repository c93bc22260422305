//! Values that are told to those that read them when they change, as Leptos' own of the same names, which they are; but of one
//! type that is erased, so that the program holds the code for all of them once.

use leptos::prelude::{
    Get, GetUntracked, Memo as LeptosMemo, Notify, RwSignal as LeptosRwSignal, Set, Track,
    UpdateUntracked,
};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that is computed anew when a signal that it reads has changed, and is told to those that read it only if it is
/// another then.
pub struct Memo<T> {
    memo: LeptosMemo<Erased>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

/// A value of any type that can be compared.
trait Value: Any + Send + Sync {
    fn is(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Value for T {
    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

#[derive(Clone)]
struct Erased(Arc<dyn Value>);

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(&*other.0 as &dyn Any)
    }
}

impl Erased {
    fn get<T: 'static>(&self) -> &T {
        let value: &dyn Any = &*self.0;
        match value.downcast_ref() {
            Some(value) => value,
            None => unreachable!("a memo has the type that it was made with"),
        }
    }
}

/// What computes a value. Not a trait of closures, of which each would be there in three forms.
trait Compute: Send + Sync {
    fn compute(&self, before: Option<&Erased>) -> Erased;
}

impl<F: Fn(Option<&Erased>) -> Erased + Send + Sync> Compute for F {
    fn compute(&self, before: Option<&Erased>) -> Erased {
        self(before)
    }
}

fn erased(compute: Box<dyn Compute>) -> LeptosMemo<Erased> {
    LeptosMemo::new(move |before| compute.compute(before))
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// What a closure gives, which is told what it gave before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let compute =
            move |before: Option<&Erased>| Erased(Arc::new(compute(before.map(Erased::get))));
        Self {
            memo: erased(Box::new(compute)),
            of: PhantomData,
        }
    }

    /// Reads it; who does that in a signal is told when it changes.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(self.memo.get().get())
    }

    /// Who runs this in a signal is told when it changes. A memo that nobody has read follows nothing, so it is read.
    pub fn track(self) {
        self.with(|_| ());
    }

    /// Reads it without being told.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(self.memo.get_untracked().get())
    }
}

impl<T: PartialEq + Clone + Send + Sync + 'static> Memo<T> {
    /// Its value; who asks in a signal is told when it changes.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// Its value, without being told.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// A value that is set.
pub struct RwSignal<T> {
    signal: LeptosRwSignal<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

/// A value of any type.
#[derive(Clone)]
struct Held(Arc<dyn Any + Send + Sync>);

impl Held {
    fn get<T: 'static>(&self) -> &T {
        match self.0.downcast_ref() {
            Some(value) => value,
            None => unreachable!(
                "a signal has the type that it was made with, and is not read while it changes"
            ),
        }
    }
}

/// Takes the value out of a signal for a moment.
fn take(signal: LeptosRwSignal<Held>) -> Option<Held> {
    signal.try_update_untracked(|held| std::mem::replace(held, Held(Arc::new(()))))
}

fn put(signal: LeptosRwSignal<Held>, value: Held) {
    signal.update_untracked(|held| *held = value);
    signal.notify();
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// One with a value.
    pub fn new(value: T) -> Self {
        Self {
            signal: LeptosRwSignal::new(Held(Arc::new(value))),
            of: PhantomData,
        }
    }

    /// Reads it; who does that in a signal is told when it changes.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(self.signal.get().get())
    }

    /// Reads it without being told.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(self.signal.get_untracked().get())
    }

    /// Who runs this in a signal is told when it changes.
    pub fn track(self) {
        self.signal.track();
    }

    /// Sets it.
    pub fn set(self, value: T) {
        self.signal.set(Held(Arc::new(value)));
    }

    /// Sets it if it is still there; gives the value back where it is not.
    pub fn try_set(self, value: T) -> Option<T> {
        match take(self.signal) {
            Some(_) => {
                put(self.signal, Held(Arc::new(value)));
                None
            }
            None => Some(value),
        }
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// Its value; who asks in a signal is told when it changes.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// Its value, without being told.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// Changes it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let Some(mut held) = take(self.signal) else {
            return;
        };
        match Arc::get_mut(&mut held.0).and_then(|value| value.downcast_mut()) {
            Some(value) => change(value),
            // Somebody is reading it.
            None => {
                let mut value = held.get::<T>().clone();
                change(&mut value);
                held = Held(Arc::new(value));
            }
        }
        put(self.signal, held);
    }
}
