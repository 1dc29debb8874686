//! The page is whole: every file that it asks for is served, and every word has both languages.

use std::collections::BTreeSet;

use super::Ground;

/// What follows each `before` in a text, up to the closing quote.
fn quoted(text: &str, before: &str) -> Vec<String> {
    text.split(before).skip(1).filter_map(|rest| rest.split(['"', '\'']).next()).map(str::to_owned).collect()
}

#[tokio::test]
async fn everything_that_the_page_asks_for_is_served() {
    let ground = Ground::new().await;
    let mut wanted = vec!["/".to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(path) = wanted.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let url = format!("{}{path}", ground.sandbox.url());
        let answer = ground.http.get(url).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        if path.contains("/fonts/") {
            continue;
        }
        let text = answer.text().await.unwrap();
        for before in ["href=\"/page/", "src=\"/page/", "url(\"/page/", "from './"] {
            let names = quoted(&text, before);
            wanted.extend(names.iter().map(|name| format!("/page/{name}")));
        }
        let outside = quoted(&text, "https://").into_iter().chain(quoted(&text, "src=\"http"));
        assert_eq!(outside.count(), 0, "{path} reaches outside");
    }
    assert_eq!(seen.len(), 17, "no file is left over: {seen:?}");
}

#[test]
fn every_word_has_both_languages() {
    let source = include_str!("../page/words.js");
    let (vietnamese, rest) = source.split_once("  en: {").unwrap();
    let english = rest.split("\n};").next().unwrap();
    let keys = |block: &str| -> BTreeSet<String> {
        let lines = block.lines().filter_map(|line| line.strip_prefix("    "));
        lines.filter_map(|line| line.split_once(':')).map(|(key, _)| key.to_owned()).collect()
    };
    assert_eq!(keys(vietnamese), keys(english));
    assert!(keys(english).len() > 50);
}
