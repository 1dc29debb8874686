//! The menu that stays below the typing field, and the commands that the messenger offers.

use i18n_embed_fl::fl;

use crate::channels::Choices;
use crate::dialogue::typed::{names, says};
use crate::domain::language::Language;
use crate::store::people::Holding;
use crate::words::loader;

use super::commands::Command;

/// The entries of the menu: command and label.
fn entries(language: Language) -> [(Command, String); 7] {
    let words = loader(language);
    [
        (Command::Report, fl!(words, "menu-report")),
        (Command::Petition, fl!(words, "menu-petition")),
        (Command::Figures, fl!(words, "menu-figures")),
        (Command::Petitions, fl!(words, "menu-petitions")),
        (Command::Summary, fl!(words, "menu-summary")),
        (Command::Ward, fl!(words, "menu-ward")),
        (Command::Help, fl!(words, "menu-help")),
    ]
}

/// The menu of a person with these posts.
pub fn menu(posts: &[Holding], language: Language) -> Choices {
    let offered = entries(language).into_iter().filter(|(command, _)| may_give(posts, *command));
    let labels: Vec<String> = offered.map(|(_, label)| label).collect();
    Choices::Menu(labels.chunks(2).map(<[String]>::to_vec).collect())
}

/// The command that a menu label stands for, in whatever language it is shown.
pub fn command_of(text: &str) -> Option<Command> {
    let all = Language::ALL.into_iter().flat_map(entries);
    all.into_iter().find(|(_, label)| label == text.trim()).map(|(command, _)| command)
}

/// The command whose label is typed in words: as a whole, or two words of it and more, such as “báo cáo”.
pub fn command_in_words(text: &str) -> Option<Command> {
    let all: Vec<_> = Language::ALL.into_iter().flat_map(entries).collect();
    if let Some((command, _)) = all.iter().find(|(_, label)| says(text, [label])) {
        return Some(*command);
    }
    let named = names(text, all.iter().map(|(_, label)| label));
    match named.as_slice() {
        [at] if text.split_whitespace().count() > 1 => all.get(*at).map(|(command, _)| *command),
        [] | [_, ..] => None,
    }
}

/// Every label that the menu may show in the language, with the command that it stands for.
pub fn labels(language: Language) -> Vec<(Command, String)> {
    entries(language).into()
}

/// The commands that the messenger offers to a person with these posts: name and description.
pub fn commands(posts: &[Holding], language: Language) -> Vec<(String, String)> {
    let words = loader(language);
    let offered = [
        (Command::Report, fl!(words, "command-report")),
        (Command::Petition, fl!(words, "command-petition")),
        (Command::Figures, fl!(words, "command-figures")),
        (Command::Petitions, fl!(words, "command-petitions")),
        (Command::Summary, fl!(words, "command-summary")),
        (Command::Ward, fl!(words, "command-ward")),
        (Command::Help, fl!(words, "command-help")),
        (Command::Language, fl!(words, "command-language")),
        (Command::Cancel, fl!(words, "command-cancel")),
    ];
    let offered = offered.into_iter().filter(|(command, _)| may_give(posts, *command));
    offered.map(|(command, text)| (command.name(language).to_owned(), text)).collect()
}

/// The commands that the messenger offers in the committee's chat.
pub fn committee_commands(language: Language) -> Vec<(String, String)> {
    let words = loader(language);
    let offered = [
        (Command::Summary, fl!(words, "command-summary")),
        (Command::Help, fl!(words, "command-help")),
        (Command::Language, fl!(words, "command-language")),
    ];
    offered.map(|(command, text)| (command.name(language).to_owned(), text)).into()
}

/// Whether one of the posts entitles to the command, or no post is needed.
fn may_give(posts: &[Holding], command: Command) -> bool {
    let needs = command.needs();
    needs.is_empty() || posts.iter().any(|post| needs.iter().any(|permission| post.kind.may(*permission)))
}
