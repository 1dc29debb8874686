//! The README names every command: those of the command line as `--help` lists them, those of the chat as the permissions'
//! document does, which the permission walk holds to what the bot really knows.

use std::process::Command;

const README: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));
const PERMISSIONS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/permissions.md"));

/// The commands that `topho WORDS --help` lists.
fn listed(words: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_topho")).args(words).arg("--help").output().expect("help");
    let help = String::from_utf8(output.stdout).expect("text");
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands =
        commands.take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next());
    commands.filter(|command| *command != "help").map(str::to_owned).collect()
}

/// The README's lines that begin with these words of the program: `topho ward list | show WARD` are both.
fn is_told(words: &str, command: &str) -> bool {
    let begin = format!("topho {words}").trim_end().to_owned() + " ";
    let mut rests = README.lines().filter_map(|line| line.trim().strip_prefix(&begin));
    rests.any(|rest| {
        // Two spaces part a command from its explanation.
        let usage = rest.split("  ").next().unwrap_or_default();
        usage.split(" | ").any(|alternative| alternative.split_whitespace().next() == Some(command))
    })
}

#[test]
fn the_readme_names_every_command_of_the_program() {
    let mut names = 0;
    for words in [&[][..], &["ward"], &["ward", "group"], &["audit"]] {
        let commands = listed(words);
        assert!(!commands.is_empty(), "{words:?} lists no commands");
        for command in commands {
            assert!(is_told(&words.join(" "), &command), "README.md does not tell of {words:?} {command}");
            names += 1;
        }
    }
    assert!(names > 20, "{names}");
    assert!(!is_told("ward", "unheard-of"), "a command that is not there is missed");
}

#[test]
fn the_readme_names_every_command_of_the_chat() {
    let rows = PERMISSIONS.lines().filter_map(|line| line.strip_prefix("| `/"));
    let names: Vec<&str> =
        rows.flat_map(|row| row.split('|').next().into_iter().flat_map(|cell| cell.split('`'))).collect();
    let names =
        names.into_iter().map(|name| name.trim().trim_start_matches('/')).filter(|name| !name.is_empty());
    let names: std::collections::BTreeSet<&str> = names.collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names.iter().filter(|name| **name != "start") {
        assert!(README.contains(&format!("`/{name}`")), "README.md does not tell of /{name}");
    }
}
