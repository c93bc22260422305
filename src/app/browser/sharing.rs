//! The clipboard and the system's own way of sharing.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Promise;
use web_sys::{HtmlDocument, HtmlInputElement, HtmlTextAreaElement, ShareData, window};

// Where a page is not secure the browser has none of these, and each answers with an error. They give promises and are
// not `async` here, because then only the failure of the promise would be caught and not that there is nothing to call.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = navigator, js_name = canShare, catch)]
    fn may_share(data: &ShareData) -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = navigator, js_name = share, catch)]
    fn hand_over(data: &ShareData) -> Result<Promise, JsValue>;
}

/// Copies what stands in a text field; false if the browser refuses, and then it is selected there, to
/// be copied by hand.
pub async fn copy(field: &str) -> bool {
    let Some(text) = select(field) else {
        return false;
    };
    if let Ok(written) = write_text(&text)
        && JsFuture::from(written).await.is_ok()
    {
        return true;
    }
    // Older, and allowed where the newer way is not: in frames and without https.
    let document = window().and_then(|window| window.document());
    let document = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}

/// Selects what stands in a text field, and answers it.
fn select(field: &str) -> Option<String> {
    let field = window()?.document()?.get_element_by_id(field)?;
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.select();
        return Some(field.value());
    }
    let field = field.dyn_ref::<HtmlInputElement>()?;
    field.select();
    Some(field.value())
}

/// What is given to the system.
fn data(title: &str, text: &str, link: &str) -> ShareData {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    data.set_url(link);
    data
}

/// True if the system has a way of sharing that pages may open.
pub fn can_share(link: &str) -> bool {
    may_share(&data("", "", link)).unwrap_or(false)
}

/// Offers something to the system to share. That nobody takes it is no failure.
pub async fn share(title: &str, text: &str, link: &str) {
    if let Ok(handed) = hand_over(&data(title, text, link)) {
        let _ = JsFuture::from(handed).await;
    }
}
