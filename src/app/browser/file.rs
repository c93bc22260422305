//! Files: those of the site, and those that people give and take.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Uint8Array};
use web_sys::{
    Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, RequestCache, RequestInit,
    Response, Url, window,
};

#[wasm_bindgen]
extern "C" {
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// The text of a file, read as UTF-8; `None` if it does not come: without a network, from a disk.
pub async fn text_of(address: &str) -> Option<String> {
    let answer = fetched(address, RequestCache::Default).await?;
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

/// Gives the bytes of a file to `take`, which says whether they are what they should be; false if they never are.
///
/// A browser keeps a file that is named by its content for long, and may have kept a refusal or another file under that
/// name, from a host that was being updated. So the host itself is asked before it is given up.
///
/// It is asked for at once, and not when somebody waits for it.
pub fn bring<T: FnMut(Vec<u8>) -> bool>(
    address: &str,
    mut take: T,
) -> impl Future<Output = bool> + use<T> {
    let address = address.to_owned();
    let first = bytes_of(&address, RequestCache::Default);
    async move {
        first.await.is_some_and(&mut take)
            || bytes_of(&address, RequestCache::Reload)
                .await
                .is_some_and(take)
    }
}

fn bytes_of(address: &str, cache: RequestCache) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let answer = fetched(address, cache);
    async {
        let bytes = bytes_in(answer.await?).await?;
        match [0, 1].map(|at| bytes.get_index(at)) == GZIP {
            true => Some(bytes_in(unpacked(bytes)?).await?.to_vec()),
            false => Some(bytes.to_vec()),
        }
    }
}

/// What begins so is compressed (RFC 1952). The files of a site are, those in the one file are not.
const GZIP: [u8; 2] = [0x1f, 0x8b];

async fn bytes_in(answer: Response) -> Option<Uint8Array> {
    let bytes = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&bytes))
}

fn unpacked(bytes: Uint8Array) -> Option<Response> {
    let packed = Response::new_with_opt_js_u8_array(Some(&bytes)).ok()?;
    let unpack = DecompressionStream::new("gzip").ok()?;
    let stream = packed.body()?.pipe_through(unpack.unchecked_ref());
    Response::new_with_opt_readable_stream(Some(&stream)).ok()
}

fn fetched(address: &str, cache: RequestCache) -> impl Future<Output = Option<Response>> + use<> {
    let options = RequestInit::new();
    options.set_cache(cache);
    let answer = window().map(|window| window.fetch_with_str_and_init(address, &options));
    async {
        let answer: Response = JsFuture::from(answer?).await.ok()?.dyn_into().ok()?;
        answer.ok().then_some(answer)
    }
}

/// Hands a text to the person as a file.
pub fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&text.into());
    let address = Blob::new_with_str_sequence_and_options(&parts, &options)
        .and_then(|file| Url::create_object_url_with_blob(&file));
    let document = window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let (Ok(address), Some(link)) = (address, link) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The browser reads the file after this.
        let forget = move || {
            let _ = Url::revoke_object_url(&address);
        };
        Timeout::new(FORGOTTEN_AFTER, forget).forget();
    }
}

/// After so many milliseconds a file that was handed over is forgotten.
const FORGOTTEN_AFTER: u32 = 60_000;

/// The text of the file that was chosen in a field, read as UTF-8; the field is empty afterwards, so that the same file
/// can be chosen again.
pub async fn chosen(field: &str) -> Option<String> {
    let field = window()?.document()?.get_element_by_id(field)?;
    let field = field.dyn_into::<HtmlInputElement>().ok()?;
    let file = field.files()?.get(0)?;
    let text = JsFuture::from(file.text()).await.ok()?.as_string();
    field.set_value("");
    text
}
