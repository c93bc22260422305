//! What people make themselves, kept in the browser (IndexedDB): a text under a name for each thing, so that two tabs
//! never write over each other's. The database is opened for each step and closed after it: no tab stands in the way
//! of another, and a connection that the browser has dropped meanwhile is not missed.

use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Function, Promise};
use web_sys::{
    BroadcastChannel, DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode, PageTransitionEvent, window,
};

/// What all things are kept in.
const STORE: &str = "notes";
/// The version of what is kept, and how.
const VERSION: u32 = 1;

/// Why something is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The browser does not let this page keep anything: in some frames, in some private windows, by choice.
    Forbidden,
    /// There is no room.
    Full,
}

impl From<JsValue> for Failure {
    fn from(error: JsValue) -> Self {
        let error = error.dyn_ref::<DomException>().map(DomException::name);
        match error.as_deref() {
            Some("QuotaExceededError") => Failure::Full,
            _ => Failure::Forbidden,
        }
    }
}

/// A place to keep things in.
#[derive(Debug, Clone)]
pub struct Storage {
    name: String,
}

thread_local! {
    /// The way to other tabs. What is sent on it comes back on all others, so there is one in a page.
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

impl Storage {
    /// The storage of the site whose root has this path: another site on the same host has its own.
    pub fn of_site(root: &str) -> Self {
        Self {
            name: format!("dossier:{root}"),
        }
    }

    /// All that is kept, to be taken one after the other. Where nothing was kept yet, nothing is made by asking.
    ///
    /// # Errors
    /// [`Failure`] where the browser keeps nothing for this page.
    pub async fn all(&self) -> Result<impl Iterator<Item = String> + use<>, Failure> {
        let texts = |kept: Array| kept.into_iter().filter_map(|kept| kept.as_string());
        let Some(database) = self.open(false).await? else {
            return Ok(texts(Array::new()));
        };
        let kept = async {
            let store = store(&database, IdbTransactionMode::Readonly)?.1;
            let kept = answer(store.get_all()?).await?;
            Ok(texts(kept.into()))
        };
        let kept = kept.await;
        database.close();
        kept
    }

    /// Changes things at once or not at all: `change` gets each name with what is kept under it, and answers what is
    /// to be kept instead; nothing takes it away. No other tab can come in between. Each name is given once.
    ///
    /// # Errors
    /// [`Failure`]: then everything is as it was.
    pub async fn change(
        &self,
        names: &[String],
        change: &mut dyn FnMut(usize, Option<String>) -> Option<String>,
    ) -> Result<(), Failure> {
        let Some(database) = self.open(true).await? else {
            return Err(Failure::Forbidden);
        };
        let changed = async {
            let (transaction, store) = store(&database, IdbTransactionMode::Readwrite)?;
            let done = done(&transaction);
            // Asked at once they come one after the other, without a pause between.
            let keys = names.iter().map(|name| JsValue::from_str(name));
            let asked = keys.map(|name| Ok((answer(store.get(&name)?), name)));
            let asked = asked.collect::<Result<Vec<_>, JsValue>>()?;
            for (at, (kept, name)) in asked.into_iter().enumerate() {
                let kept = kept.await?;
                match change(at, kept.as_string()) {
                    Some(text) => store.put_with_key(&text.into(), &name)?,
                    None => store.delete(&name)?,
                };
            }
            JsFuture::from(done).await.map_err(|_| {
                let error = transaction.error().map_or(JsValue::NULL, JsValue::from);
                Failure::from(error)
            })
        };
        let changed = changed.await;
        database.close();
        changed?;
        CHANNEL.with_borrow(|channel| {
            if let Some(channel) = channel {
                let _ = channel.post_message(&JsValue::NULL);
            }
        });
        Ok(())
    }

    /// Calls back when another tab has changed what is kept, and when the page comes back from where the browser put it
    /// away, for it was told nothing there.
    pub fn on_change(&self, callback: impl Fn() + Clone + 'static) {
        if let Ok(channel) = BroadcastChannel::new(&self.name) {
            let callback = callback.clone();
            EventListener::new(&channel, "message", move |_| callback()).forget();
            CHANNEL.set(Some(channel));
        }
        if let Some(window) = window() {
            EventListener::new(&window, "pageshow", move |event| {
                let event = event.dyn_ref::<PageTransitionEvent>();
                if event.is_some_and(PageTransitionEvent::persisted) {
                    callback();
                }
            })
            .forget();
        }
    }

    /// Opens the database; if it is not there makes it, or answers that it is not there.
    async fn open(&self, makes: bool) -> Result<Option<IdbDatabase>, Failure> {
        let factory = window().ok_or(Failure::Forbidden)?.indexed_db()?;
        let factory = factory.ok_or(Failure::Forbidden)?;
        let request: IdbOpenDbRequest = factory.open_with_u32(&self.name, VERSION)?;
        let is_missing = Rc::new(Cell::new(false));
        let upgrade = {
            let (request, is_missing) = (request.clone(), is_missing.clone());
            Closure::<dyn FnMut()>::new(move || {
                let database = request.result().map(IdbDatabase::from);
                match (database, request.transaction()) {
                    (Ok(database), _) if makes => {
                        let _ = database.create_object_store(STORE);
                    }
                    (_, Some(transaction)) => {
                        is_missing.set(true);
                        let _ = transaction.abort();
                    }
                    _ => {}
                }
            })
        };
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        match answer(request.into()).await {
            Ok(database) => Ok(Some(IdbDatabase::from(database))),
            Err(_) if is_missing.get() => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}

fn store(
    database: &IdbDatabase,
    mode: IdbTransactionMode,
) -> Result<(IdbTransaction, IdbObjectStore), Failure> {
    let transaction = database.transaction_with_str_and_mode(STORE, mode)?;
    let store = transaction.object_store(STORE)?;
    Ok((transaction, store))
}

/// What a request answers. It listens from now on, also before anybody waits for it.
fn answer(request: IdbRequest) -> impl Future<Output = Result<JsValue, Failure>> {
    let answered = JsFuture::from(Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    }));
    async move {
        match answered.await {
            Ok(_) => Ok(request.result()?),
            Err(_) => {
                let error = request.error()?;
                Err(error.map_or(JsValue::NULL, JsValue::from).into())
            }
        }
    }
}

/// Comes when a transaction is through, and fails when nothing came of it.
fn done(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
}

#[wasm_bindgen]
extern "C" {
    // Not every browser has these, and none where a page is not secure.
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], js_name = persisted, catch)]
    fn is_persisted() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], js_name = persist, catch)]
    fn persist() -> Result<Promise, JsValue>;
}

/// True if the browser will not clear what is kept when room gets short; `None` if it does not say.
pub async fn is_safe() -> Option<bool> {
    JsFuture::from(is_persisted().ok()?).await.ok()?.as_bool()
}

/// Asks the browser for that; it may ask the person. True if it agrees.
pub async fn make_safe() -> bool {
    let Ok(asked) = persist() else { return false };
    let answer = JsFuture::from(asked).await;
    answer.is_ok_and(|answer| answer.is_truthy())
}
