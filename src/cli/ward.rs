//! `topho ward load | list | show`.

mod load;
mod show;

use std::path::PathBuf;

use clap::Subcommand;

/// What to do with wards.
#[derive(Debug, Subcommand)]
pub enum WardCommand {
    /// Create or update a ward: its name, groups, catalogue, targets and calendar
    Load {
        /// The ward's file; the path of its catalogue is relative to it
        #[arg(value_name = "WARD.toml")]
        file: PathBuf,
    },
    /// List the wards
    List,
    /// Show a ward with its groups, posts and targets
    Show {
        /// The ward's code
        #[arg(value_name = "WARD")]
        ward: String,
    },
}

/// Does what the command says.
pub async fn run(command: WardCommand) -> anyhow::Result<bool> {
    match command {
        WardCommand::Load { file } => load::run(&file).await,
        WardCommand::List => show::list().await,
        WardCommand::Show { ward } => show::one(&ward).await,
    }
}
