//! `topho audit show | verify`.

mod show;
mod verify;

use clap::Subcommand;

/// What to do with the audit.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Print what was changed: when, by whom, from where, old → new
    Show(show::ShowOptions),
    /// Find out whether an entry was edited, deleted, moved or cut off
    Verify(verify::VerifyOptions),
}

/// Does what the command says.
pub async fn run(command: AuditCommand) -> anyhow::Result<bool> {
    match command {
        AuditCommand::Show(options) => show::run(options).await,
        AuditCommand::Verify(options) => verify::run(options).await,
    }
}
