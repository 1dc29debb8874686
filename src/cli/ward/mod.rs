//! `topho ward load | list | show`, and the changes that `/ward` makes in chat.

mod change;
mod load;
mod posts;
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
        /// A group that has ended, and is to go on as the file says; may be given several times
        #[arg(long, value_name = "GROUP")]
        reopen: Vec<String>,
    },
    /// List the wards
    List,
    /// Show a ward with its groups, posts and targets
    Show {
        /// The ward's code, such as phuc-loi
        #[arg(value_name = "WARD")]
        ward: String,
    },
    /// List the posts, held or vacant, and the open invitations
    Posts {
        /// The ward's code, such as phuc-loi
        ward: String,
    },
    /// Take back an open invitation, named as `posts` lists it
    Revoke {
        /// The ward's code, such as phuc-loi
        ward: String,
        /// Its short name, as `topho ward posts` lists it
        invitation: String,
    },
    /// Set an annual target: the indicator that holds it, the year, đồng or units
    SetTarget {
        /// The ward's code, such as phuc-loi
        ward: String,
        /// The catalogue's key of the indicator that holds it, such as `fund_poor_target`
        key: String,
        /// The year, such as 2019
        year: i32,
        /// đồng or units, in digits alone, such as 105345000
        value: i64,
    },
    /// Set the reporting calendar
    Calendar(change::CalendarOptions),
    /// Turn optional indicators on and off
    #[command(group(clap::ArgGroup::new("which").required(true).multiple(true).args(["on", "off"])))]
    Optional {
        /// The ward's code, such as phuc-loi
        ward: String,
        /// The catalogue's key of an indicator to ask for from now on; may be given several times
        #[arg(long, value_name = "KEY")]
        on: Vec<String>,
        /// The catalogue's key of an indicator to ask for no more; may be given several times
        #[arg(long, value_name = "KEY")]
        off: Vec<String>,
    },
    /// End, rename, merge and split groups, by date
    #[command(subcommand)]
    Group(change::GroupCommand),
    /// Release the committee's chats (`topho invite --committee-chat` binds one)
    Release {
        /// The ward's code, such as phuc-loi
        ward: String,
    },
}

/// Does what the command says.
pub async fn run(command: WardCommand) -> anyhow::Result<bool> {
    match command {
        WardCommand::Load { file, reopen } => load::run(&file, &reopen).await,
        WardCommand::List => show::list().await,
        WardCommand::Show { ward } => show::one(&ward).await,
        WardCommand::Posts { ward } => posts::list(&ward).await,
        WardCommand::Revoke { ward, invitation } => posts::revoke(&ward, &invitation).await,
        WardCommand::SetTarget { ward, key, year, value } => change::target(&ward, &key, year, value).await,
        WardCommand::Calendar(options) => change::calendar(&options).await,
        WardCommand::Optional { ward, on, off } => change::optional(&ward, &on, &off).await,
        WardCommand::Group(command) => change::group(&command).await,
        WardCommand::Release { ward } => change::release(&ward).await,
    }
}
