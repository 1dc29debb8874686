//! The menu that stays below the typing field, and the commands that the messenger offers.

use i18n_embed_fl::fl;

use crate::channels::Choices;
use crate::domain::language::Language;
use crate::domain::permissions::Permission;
use crate::store::people::Holding;
use crate::words::loader;

/// The entries of the menu: command and label.
fn entries(language: Language) -> [(&'static str, String); 4] {
    let words = loader(language);
    [
        ("report", fl!(words, "menu-report")),
        ("figures", fl!(words, "menu-figures")),
        ("summary", fl!(words, "menu-summary")),
        ("help", fl!(words, "menu-help")),
    ]
}

/// The menu of a person with these posts.
pub fn menu(posts: &[Holding], language: Language) -> Choices {
    let reports = may(posts, Permission::WriteReport);
    let reads = may(posts, Permission::ReadSummary);
    let offered = entries(language).into_iter().filter(|(command, _)| match *command {
        "report" | "figures" => reports,
        "summary" => reads,
        _ => true,
    });
    let labels: Vec<String> = offered.map(|(_, label)| label).collect();
    Choices::Menu(labels.chunks(2).map(<[String]>::to_vec).collect())
}

/// The command that a menu label stands for, in whatever language it is shown.
pub fn command_of(text: &str) -> Option<&'static str> {
    let all = Language::ALL.into_iter().flat_map(entries);
    all.into_iter().find(|(_, label)| label == text.trim()).map(|(command, _)| command)
}

/// The commands that the messenger offers to a person with these posts: name and description.
pub fn commands(posts: &[Holding], language: Language) -> Vec<(String, String)> {
    let words = loader(language);
    let reports = may(posts, Permission::WriteReport);
    let reads = may(posts, Permission::ReadSummary);
    let named = |vietnamese, english, text| named(language, vietnamese, english, text);
    let offered = [
        reports.then(|| named("baocao", "report", fl!(words, "command-report"))),
        reports.then(|| named("solieu", "figures", fl!(words, "command-figures"))),
        reads.then(|| named("tonghop", "summary", fl!(words, "command-summary"))),
        Some(named("trogiup", "help", fl!(words, "command-help"))),
        Some(named("ngonngu", "language", fl!(words, "command-language"))),
        Some(named("huy", "cancel", fl!(words, "command-cancel"))),
    ];
    offered.into_iter().flatten().collect()
}

/// The commands that the messenger offers in the committee's chat.
pub fn committee_commands(language: Language) -> Vec<(String, String)> {
    let words = loader(language);
    vec![
        named(language, "tonghop", "summary", fl!(words, "command-summary")),
        named(language, "trogiup", "help", fl!(words, "command-help")),
        named(language, "ngonngu", "language", fl!(words, "command-language")),
    ]
}

fn may(posts: &[Holding], permission: Permission) -> bool {
    posts.iter().any(|post| post.kind.may(permission))
}

/// A command by its name in the language.
fn named(language: Language, vietnamese: &str, english: &str, text: String) -> (String, String) {
    match language {
        Language::Vi => (vietnamese.to_owned(), text),
        Language::En => (english.to_owned(), text),
    }
}
