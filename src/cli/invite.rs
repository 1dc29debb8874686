//! `topho invite`.

use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::Args;
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use sqlx::{Connection, PgConnection};

use super::Setting;
use super::terminal::{complain, say};
use crate::channels::telegram::{Client, start_link};
use crate::clock::WARD_ZONE;
use crate::config::Config;
use crate::domain::audit::Origin;
use crate::domain::people::PostKind;
use crate::domain::ward::{Group, Ward};
use crate::store::invitations::{self, Purpose, Token, VALIDITY};
use crate::store::{audit, posts};

/// Whom to invite to what.
#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["post", "committee_chat"])))]
pub struct InviteOptions {
    /// The ward's code
    #[arg(long, value_name = "WARD")]
    ward: String,
    /// The post: `leader`, `deputy`, `front_board_head` (of a group), `secretary`, `chair`, `committee_member`, `administrator`
    #[arg(long, value_name = "POST", value_parser = post)]
    post: Option<PostKind>,
    /// The group's number or code, for the posts of a group
    #[arg(long, value_name = "GROUP", requires = "post")]
    group: Option<String>,
    /// Whoever holds the post has lost their phone: they go on under another account, and the old one ends
    #[arg(long, requires = "post")]
    again: bool,
    /// Print a code that makes a chat the committee's
    #[arg(long, conflicts_with = "group")]
    committee_chat: bool,
}

/// Makes an invitation and prints how to take it up.
pub async fn run(options: InviteOptions) -> anyhow::Result<bool> {
    let mut setting = super::open().await?;
    let ward = super::ward(&mut setting.conn, &options.ward).await?;
    let purpose = purpose(&options, &ward.ward, &setting)?;
    let told = told(&purpose, &ward.ward, options.again);
    let purpose =
        if options.again { again(&mut setting.conn, ward.ward_id, purpose).await? } else { purpose };
    let bot_name = bot_name(&setting.config).await;
    let now = setting.clock.now();
    let mut transaction = setting.conn.begin().await?;
    let token = invitations::create(&mut transaction, ward.ward_id, &purpose, &mut rand::rng(), now).await?;
    let made = invitations::change_made(&mut transaction, ward.ward_id, &purpose, now).await?;
    audit::append(&mut transaction, &Origin::command_line(), now, &[made]).await?;
    transaction.commit().await?;
    let last_day = (now + VALIDITY).with_timezone(&WARD_ZONE).format("%d/%m/%Y");
    say(format!("{told}. It works once, until {last_day}."))?;
    match purpose {
        Purpose::CommitteeChat => tell_code(&token, bot_name.as_deref())?,
        Purpose::Post { .. } | Purpose::Again { .. } => tell_link(&token, bot_name.as_deref())?,
    }
    Ok(true)
}

fn post(text: &str) -> Result<PostKind, String> {
    PostKind::from_code(text).ok_or_else(|| {
        let codes: Vec<_> = PostKind::ALL.into_iter().map(PostKind::code).collect();
        format!("the posts are {}", codes.join(", "))
    })
}

/// The invitation for whoever holds the post to go on under another account.
async fn again(conn: &mut PgConnection, ward_id: i32, purpose: Purpose) -> anyhow::Result<Purpose> {
    let Purpose::Post { kind, group } = purpose else { return Ok(purpose) };
    let holders = posts::holders(conn, ward_id, (kind, group.as_ref())).await?;
    match holders.as_slice() {
        [holder] => {
            let person_id = holder.person.person_id;
            if posts::holds_elsewhere(conn, person_id, ward_id).await? {
                bail!(
                    "whoever is {} holds posts in another ward too: leave --again out, and invite their new account \
                     to each post of this ward",
                    kind.code()
                );
            }
            Ok(Purpose::Again { person_id })
        }
        [] => bail!("nobody is {}: leave --again out", kind.code()),
        [..] => bail!("{} are {}: invite the one again by /ward in chat", holders.len(), kind.code()),
    }
}

fn purpose(options: &InviteOptions, ward: &Ward, setting: &Setting) -> anyhow::Result<Purpose> {
    let Some(kind) = options.post else { return Ok(Purpose::CommitteeChat) };
    let code = kind.code();
    match (&options.group, kind.of_group()) {
        (Some(group), true) => {
            let group = self::group(ward, group, setting.clock.today())?;
            Ok(Purpose::Post { kind, group: Some(group.code.clone()) })
        }
        (None, false) => Ok(Purpose::Post { kind, group: None }),
        (None, true) => bail!("{code} is a post of a group: say which by --group"),
        (Some(_), false) => bail!("{code} is a post of the ward, not of a group: leave --group out"),
    }
}

/// The group of that code, or of that number among those in force today.
pub fn group<'a>(ward: &'a Ward, wanted: &str, today: NaiveDate) -> anyhow::Result<&'a Group> {
    let named = |group: &&Group| {
        group.code.as_str().eq_ignore_ascii_case(wanted) || wanted.parse() == Ok(group.number)
    };
    let all: Vec<_> = ward.groups.iter().filter(named).collect();
    let in_force: Vec<_> = all.iter().copied().filter(|group| group.in_force_on(today)).collect();
    let day = today.format("%d/%m/%Y");
    match (in_force.as_slice(), all.as_slice()) {
        ([group], _) => Ok(group),
        ([], []) => bail!("{} has no group `{wanted}`", ward.name),
        ([], [..]) => bail!("the group `{wanted}` is not in force on {day}"),
        ([..], _) => {
            let codes: Vec<_> = in_force.iter().map(|group| group.code.as_str()).collect();
            bail!("several groups have the number {wanted}: say which by its code ({})", codes.join(", "))
        }
    }
}

/// The bot's name on Telegram, where it can be asked for; an invitation is of use without it too.
async fn bot_name(config: &Config) -> Option<String> {
    match ask_bot_name(config).await {
        Ok(name) => name,
        Err(error) => {
            complain(&super::terminal::one_line(
                &error.context("there is no link: the bot cannot be asked its name"),
            ));
            None
        }
    }
}

async fn ask_bot_name(config: &Config) -> anyhow::Result<Option<String>> {
    let Some(token) = &config.telegram_token else { return Ok(None) };
    let client = Client::new(token.reveal(), config.telegram_api_url.as_deref())?;
    Ok(Some(client.get_me().await?.username))
}

fn told(purpose: &Purpose, ward: &Ward, again: bool) -> String {
    let (kind, group) = match purpose {
        Purpose::CommitteeChat => return format!("A code that makes a chat the committee's, {}", ward.name),
        Purpose::Again { .. } => {
            return format!("An invitation to go on on another phone, {}", ward.name);
        }
        Purpose::Post { kind, group } => (kind, group.as_ref().and_then(|code| ward.group(code))),
    };
    let group = group.map_or_else(String::new, |group| format!(" of {} ({})", group.name, group.code));
    let aim = if again { "to go on, on another phone, as" } else { "to be" };
    format!("An invitation {aim} {}{group}, {}", kind.code(), ward.name)
}

fn tell_link(token: &Token, bot_name: Option<&str>) -> anyhow::Result<()> {
    let token = token.as_str();
    let Some(name) = bot_name else {
        say(
            "There is no link without TELEGRAM_TOKEN and Telegram's answer. The person invited writes to the bot:",
        )?;
        return say(format!("/start {token}"));
    };
    let link = start_link(name) + token;
    say(&link)?;
    say(square(&link)?)
}

fn tell_code(token: &Token, bot_name: Option<&str>) -> anyhow::Result<()> {
    let bot = bot_name.map_or_else(|| "the bot".to_owned(), |name| format!("@{name}"));
    say(format!("Add {bot} to the committee's chat, and write there:"))?;
    let token = token.as_str();
    say(format!("/lienket {token}"))?;
    say("or, which does the same:")?;
    say(format!("/bind {token}"))
}

/// The link as a QR code for a terminal that writes light on dark.
fn square(link: &str) -> anyhow::Result<String> {
    let code = QrCode::new(link).context("the link does not fit a QR code")?;
    let dark = Dense1x2::Light;
    let light = Dense1x2::Dark;
    Ok(code.render::<Dense1x2>().dark_color(dark).light_color(light).build())
}
