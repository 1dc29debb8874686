//! The links by which an invited person meets a bot.

use std::collections::BTreeMap;

use super::Line;

/// For each bot the beginning of its links, which a token completes: `https://t.me/topho_bot?start=`.
#[derive(Debug, Clone, Default)]
pub struct Links(BTreeMap<Line, String>);

impl Links {
    /// With the links of one more bot.
    pub fn and(mut self, line: &Line, beginning: String) -> Self {
        self.0.insert(line.clone(), beginning);
        self
    }

    /// The link that carries a token to the bot; `None` where the bot has no such links.
    pub fn link(&self, line: &Line, token: &str) -> Option<String> {
        self.0.get(line).map(|beginning| format!("{beginning}{token}"))
    }
}
