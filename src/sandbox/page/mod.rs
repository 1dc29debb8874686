//! The page with the phones: static files that are part of the program, so it works offline and without a build step.
//!
//! For tests in a browser: `#people [data-person]`, `#groups [data-chat]`, `[data-phone]` (with `data-chat`),
//! `[data-message]` (with `data-side` and `data-edited`), `[data-button]` (an inline button's data), `[data-key]` (a
//! reply keyboard's label), `[data-command]`, `#composer` (the first phone's text box), `#start`, `#notice`, `#whose`.

use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::shared::Shared;

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// Nothing but the page's own files and data.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; \
                      frame-ancestors 'none'";

/// Path, type and text of every file.
const TEXTS: [(&str, &str, &str); 15] = [
    ("/", HTML, include_str!("index.html")),
    ("/page/base.css", STYLE, include_str!("base.css")),
    ("/page/phone.css", STYLE, include_str!("phone.css")),
    ("/page/bubbles.css", STYLE, include_str!("bubbles.css")),
    ("/page/main.js", SCRIPT, include_str!("main.js")),
    ("/page/list.js", SCRIPT, include_str!("list.js")),
    ("/page/phone.js", SCRIPT, include_str!("phone.js")),
    ("/page/composer.js", SCRIPT, include_str!("composer.js")),
    ("/page/bubbles.js", SCRIPT, include_str!("bubbles.js")),
    ("/page/styled.js", SCRIPT, include_str!("styled.js")),
    ("/page/dialogs.js", SCRIPT, include_str!("dialogs.js")),
    ("/page/elements.js", SCRIPT, include_str!("elements.js")),
    ("/page/server.js", SCRIPT, include_str!("server.js")),
    ("/page/words.js", SCRIPT, include_str!("words.js")),
    ("/page/icon.svg", "image/svg+xml", include_str!("icon.svg")),
];

/// Path and bytes of the fonts (Be Vietnam Pro, under the OFL beside them, cut down to Latin and Vietnamese).
const FONTS: [(&str, &[u8]); 2] = [
    ("/page/fonts/be-vietnam-pro-400.woff2", include_bytes!("fonts/be-vietnam-pro-400.woff2")),
    ("/page/fonts/be-vietnam-pro-600.woff2", include_bytes!("fonts/be-vietnam-pro-600.woff2")),
];

/// A route a file.
pub fn routes() -> Router<Arc<Shared>> {
    let mut router = Router::new();
    for (path, kind, text) in TEXTS {
        router = router.route(path, get(move || async move { file(kind, text.as_bytes()) }));
    }
    for (path, bytes) in FONTS {
        router = router.route(path, get(move || async move { file("font/woff2", bytes) }));
    }
    router
}

fn file(kind: &'static str, bytes: &'static [u8]) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-cache"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, bytes).into_response()
}
