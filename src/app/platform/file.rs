//! Files of the site.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, window};

/// The text of a file, read as UTF-8; `None` if it does not come: without a network, from a disk.
pub async fn text_of(address: &str) -> Option<String> {
    let answer = JsFuture::from(window()?.fetch_with_str(address))
        .await
        .ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
