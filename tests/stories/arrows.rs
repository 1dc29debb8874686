//! The arrows of the house point one way, and the pure folders stay pure: read from the sources themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each part of the house, and the other parts that it may use. `main.rs` and `lib.rs` only name parts.
const MAY_USE: [(&str, &[&str]); 20] = [
    // Pure.
    ("domain", &[]),
    ("words", &["domain"]),
    ("summary", &["domain", "words"]),
    ("dialogue", &["channels", "domain", "words"]),
    // What the pure parts are fed with, and what is made of their results.
    ("clock", &["domain"]),
    ("seal", &[]),
    ("documents", &["domain", "summary", "words"]),
    ("store", &["channels", "domain", "seal", "summary"]),
    ("import", &["domain", "seal", "store"]),
    // The way of a message. A channel brings updates to delivery's inbox, and delivery sends through channels.
    ("delivery", &["channels", "clock", "seal", "store"]),
    ("channels", &["clock", "delivery", "seal"]),
    (
        "bot",
        &[
            "channels",
            "clock",
            "delivery",
            "dialogue",
            "documents",
            "domain",
            "seal",
            "store",
            "summary",
            "words",
        ],
    ),
    ("web", &["delivery"]),
    // Servers for trials: they know nothing of the house.
    ("localpg", &[]),
    ("sandbox", &[]),
    // The outside.
    ("config", &["clock"]),
    ("app", &["bot", "channels", "clock", "config", "delivery", "seal", "store", "web"]),
    (
        "demo",
        &[
            "app", "bot", "clock", "delivery", "domain", "import", "localpg", "sandbox", "seal", "store",
            "words",
        ],
    ),
    (
        "cli",
        &[
            "app",
            "channels",
            "clock",
            "config",
            "demo",
            "documents",
            "domain",
            "import",
            "seal",
            "store",
            "summary",
        ],
    ),
    ("main", &["cli"]),
];

/// These decide, and never act.
const PURE: [&str; 3] = ["domain", "dialogue", "summary"];

/// What no pure folder may name: storage, network, the runtime, clocks and chance.
const IMPURE: [&str; 19] = [
    "axum",
    "governor",
    "Instant",
    "Local::now",
    "rand",
    "reqwest",
    "rustix",
    "sqlx",
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "SystemTime",
    "teloxide",
    "tokio",
    "tracing",
    "Utc::now",
];

/// What others may take of `channels`: its vocabulary, which is data, and the marks of bold text.
const VOCABULARY: [(&str, &[&str]); 2] = [
    ("dialogue", &["bold", "Button", "Choices", "Degrees", "Message"]),
    ("store", &["Conversation", "Line"]),
];

#[test]
fn arrows_point_one_way() {
    let allowed = BTreeMap::from(MAY_USE);
    let mut faults = BTreeSet::new();
    for source in sources() {
        let Some(parts) = allowed.get(source.part.as_str()) else {
            faults.insert(format!("{} is not in MAY_USE: say what it may use", source.part));
            continue;
        };
        for (used, _) in source.uses() {
            if used != source.part && !parts.contains(&used.as_str()) {
                faults.insert(format!("{} uses {used}", source.path.display()));
            }
        }
    }
    assert_eq!(faults, BTreeSet::new());
}

#[test]
fn every_arrow_of_the_map_is_walked() {
    let mut walked: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources() {
        let used = source.uses().into_iter().map(|(part, _)| part);
        walked.entry(source.part).or_default().extend(used);
    }
    let arrows = MAY_USE.iter().flat_map(|(part, others)| others.iter().map(move |other| (*part, *other)));
    let idle: Vec<_> =
        arrows.filter(|(part, other)| !walked.get(*part).is_some_and(|used| used.contains(*other))).collect();
    assert_eq!(idle, Vec::new(), "MAY_USE allows what nobody needs any more");
}

#[test]
fn pure_folders_name_nothing_that_acts() {
    let mut faults = Vec::new();
    for source in sources().into_iter().filter(|source| PURE.contains(&source.part.as_str())) {
        for (number, line) in source.code.lines().enumerate() {
            let named = IMPURE.iter().filter(|name| names(line, name));
            faults.extend(named.map(|name| format!("{}:{}: {name}", source.path.display(), number + 1)));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn of_channels_only_the_vocabulary_is_taken() {
    let vocabulary = BTreeMap::from(VOCABULARY);
    for source in sources() {
        let Some(words) = vocabulary.get(source.part.as_str()) else { continue };
        for (_, items) in source.uses().into_iter().filter(|(part, _)| part == "channels") {
            for item in items {
                assert!(words.contains(&item.as_str()), "{} takes channels::{item}", source.path.display());
            }
        }
    }
}

/// A file of `src`: the part of the house that it belongs to, and its text without comments.
struct Source {
    path: PathBuf,
    part: String,
    code: String,
}

impl Source {
    fn read(root: &Path, path: &Path) -> Self {
        let within = path.strip_prefix(root).expect("the file is below src");
        let first = within.components().next().expect("the file has a name").as_os_str();
        let part = Path::new(first).with_extension("").to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("a source is UTF-8 text");
        let code = text.lines().map(without_comment).collect::<Vec<_>>().join("\n");
        Self { path: within.to_owned(), part, code }
    }

    /// Every `crate::part::…` (in `main.rs`: `topho::part::…`) with the names that are taken from that part.
    fn uses(&self) -> Vec<(String, Vec<String>)> {
        let root = if self.part == "main" { "topho::" } else { "crate::" };
        let places = self.code.match_indices(root).map(|(at, _)| &self.code[at + root.len()..]);
        places
            .flat_map(branches)
            .map(|path| {
                let (part, rest) = path.split_once("::").unwrap_or((&path, ""));
                (part.trim().to_owned(), branches(rest).iter().map(|item| leading_name(item)).collect())
            })
            .collect()
    }
}

/// The paths at the beginning of `text`: one, or each of those in its outermost braces.
fn branches(text: &str) -> Vec<String> {
    let Some(inside) = text.strip_prefix('{') else {
        let end = text
            .find(|letter: char| !(letter.is_alphanumeric() || "_:".contains(letter)))
            .unwrap_or(text.len());
        let braces = text[end..].strip_prefix('{').filter(|_| text[..end].ends_with("::"));
        let group = braces.map_or("", |rest| &text[end..=end + 1 + rest.find('}').unwrap_or(0)]);
        return vec![format!("{}{group}", &text[..end])]
            .into_iter()
            .filter(|path| !path.is_empty())
            .collect();
    };
    let mut depth = 0_usize;
    let mut paths = vec![String::new()];
    for letter in inside.chars() {
        match letter {
            '}' if depth == 0 => break,
            ',' if depth == 0 => paths.push(String::new()),
            _ => {
                depth = match letter {
                    '{' => depth + 1,
                    '}' => depth - 1,
                    _ => depth,
                };
                paths.last_mut().expect("there is one from the start").push(letter);
            }
        }
    }
    paths.iter().map(|path| path.trim().to_owned()).filter(|path| !path.is_empty()).collect()
}

fn leading_name(path: &str) -> String {
    path.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// Whether the line names this, and not only something whose name contains it.
fn names(line: &str, name: &str) -> bool {
    let is_part =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    line.match_indices(name).any(|(at, _)| {
        !is_part(line[..at].chars().next_back()) && !is_part(line[at + name.len()..].chars().next())
    })
}

fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line.split(" // ").next().unwrap_or(line) }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be read") {
            let path = entry.expect("src can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && path != root.join("lib.rs")
            {
                found.push(Source::read(&root, &path));
            }
        }
    }
    assert!(found.len() > 100, "the sources are there");
    found
}

/// A file without its `mod` would be no test at all, and nobody would notice.
#[test]
fn every_story_is_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let main = fs::read_to_string(folder.join("main.rs")).expect("main.rs can be read");
    let entries = fs::read_dir(&folder).expect("the stories can be read");
    let paths = entries.map(|entry| entry.expect("the stories can be read").path());
    let modules = paths.filter(|path| {
        path.extension().is_some_and(|extension| extension == "rs") || path.join("mod.rs").exists()
    });
    let names = modules.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()));
    let untold: Vec<_> = names
        .filter(|name| name != "main" && !main.lines().any(|line| line == format!("mod {name};")))
        .collect();
    assert_eq!(untold, Vec::<String>::new(), "main.rs does not name them");
}

#[test]
fn paths_are_read_as_they_are_written() {
    let read =
        |code: &str| Source { path: PathBuf::new(), part: "bot".to_owned(), code: code.to_owned() }.uses();
    let taken =
        |part: &str, items: &[&str]| (part.to_owned(), items.iter().map(|&item| item.to_owned()).collect());
    assert_eq!(read("use crate::store::wards;"), [taken("store", &["wards"])]);
    assert_eq!(
        read("use crate::channels::{\n    Button,\n    Line as L,\n};"),
        [taken("channels", &["Button", "Line"])]
    );
    assert_eq!(
        read("use crate::{clock::Clock, store::{people, wards}};"),
        [taken("clock", &["Clock"]), taken("store", &["people", "wards"])]
    );
    assert_eq!(read("crate::demo::run(options).await"), [taken("demo", &["run"])]);
    assert!(names("use tokio::time;", "tokio") && !names("let operand = 1;", "rand"));
}
