//! The tables of `docs/permissions.md`.

use topho::bot::commands::Command;
use topho::domain::language::Language;

use super::cast::Rank;

/// A row: what its first cell names, and the other cells.
struct Row {
    names: Vec<String>,
    cells: Vec<String>,
}

/// What the document says.
pub struct Matrix {
    columns: Vec<String>,
    private: Vec<Row>,
    groups: Vec<Row>,
}

impl Matrix {
    pub fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/permissions.md");
        let text = std::fs::read_to_string(path).expect("the document");
        let section = |heading: &str| {
            let rest = text.split_once(heading).unwrap_or_else(|| panic!("no section {heading}")).1;
            rest.split("\n## ").next().unwrap_or_default().to_owned()
        };
        let private = section("## In a private chat with the bot\n");
        let header = private.lines().find(|line| line.starts_with("| Command |")).expect("a header");
        Self {
            columns: cells(header).skip(1).collect(),
            private: rows(&private),
            groups: rows(&section("## In group chats\n")),
        }
    }

    pub fn columns(&self) -> Vec<&str> {
        self.columns.iter().map(String::as_str).collect()
    }

    pub fn names_in_private(&self, name: &str) -> bool {
        self.private.iter().any(|row| row.names.iter().any(|named| named == name))
    }

    pub fn names_in_groups(&self, name: &str) -> bool {
        self.groups.iter().any(|row| row.names.iter().any(|named| named == name))
    }

    /// Whether somebody may give the command in private.
    pub fn allows(&self, command: Command, rank: Rank) -> bool {
        let column = self.columns.iter().position(|column| column == rank.column()).expect("a column");
        yes(&find(&self.private, command).cells[column])
    }

    /// Whether the command is answered in the committee's chat, or in another group chat.
    pub fn allows_in_group(&self, command: Command, committees: bool) -> bool {
        yes(&find(&self.groups, command).cells[usize::from(!committees)])
    }
}

fn find(rows: &[Row], command: Command) -> &Row {
    let name = command.name(Language::En);
    rows.iter()
        .find(|row| row.names.iter().any(|named| named == name))
        .unwrap_or_else(|| panic!("no row of /{name}"))
}

fn yes(cell: &str) -> bool {
    match cell {
        "yes" => true,
        "–" => false,
        other => panic!("a cell says “{other}”"),
    }
}

/// The rows whose first cell names commands.
fn rows(section: &str) -> Vec<Row> {
    let lines = section.lines().filter(|line| line.starts_with("| `/"));
    lines
        .map(|line| {
            let mut cells = cells(line);
            let names = cells.next().expect("a first cell");
            let names = names.split('`').filter_map(|part| part.strip_prefix('/').map(str::to_owned));
            Row { names: names.collect(), cells: cells.collect() }
        })
        .collect()
}

fn cells(line: &str) -> impl Iterator<Item = String> {
    line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned())
}
