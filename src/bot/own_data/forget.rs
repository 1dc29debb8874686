//! `/forget`: a person is removed. Who holds posts gives them up first, to a successor or vacant.

use chrono::{DateTime, TimeDelta, Utc};
use i18n_embed_fl::fl;

use crate::bot::commands::ButtonKind;
use crate::bot::desk::Desk;
use crate::bot::wording::post_name;
use crate::bot::{menu, replies};
use crate::channels::{Button, Choices, Message, Outgoing};
use crate::domain::voice::Voice;
use crate::store::wards;
use crate::words::loader;

use super::leave;

/// How long a button that leads to the removal works: one found again later must not do it.
const VALIDITY: TimeDelta = TimeDelta::hours(1);

/// Why somebody wants to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    Wish,
    /// Without consent nothing may be kept.
    Withdrawal,
}

/// What a button that leads to the removal carries: until when it works, for which posts it was shown, and why. It gives no
/// right over anybody else: whoever taps it removes themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ticket {
    /// Unix time in minutes.
    until: i64,
    posts: usize,
    newest_post: i64,
    why: Why,
}

/// `/forget`.
pub async fn ask_to_forget(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    ask(desk, Why::Wish).await
}

/// Asks whether the person is to be removed, and what becomes of their posts.
pub async fn ask(desk: &mut Desk<'_>, why: Why) -> anyhow::Result<()> {
    desk.answer_tap(None).await?;
    let voice = desk.voice();
    let words = loader(voice);
    if desk.visitor.is_none() {
        return desk.say_text(fl!(words, "own-nothing")).await;
    }
    if desk.posts().is_empty() {
        return ask_to_confirm(desk, Ticket::now(desk, why)).await;
    }
    let posts = post_lines(desk, voice).await?;
    let text = match why {
        Why::Wish => fl!(words, "forget-posts", posts = posts),
        Why::Withdrawal => fl!(words, "forget-posts-withdrawal", posts = posts),
    };
    let ticket = Ticket::now(desk, why);
    let choices = Choices::Buttons(vec![
        vec![ticket.button("wait", fl!(words, "forget-wait"))],
        vec![ticket.button("vacant", fl!(words, "forget-vacant"))],
        vec![keep_button(voice)],
    ]);
    desk.say(Message { text, choices }).await.map(drop)
}

/// The person stays.
pub async fn keep(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    let text = fl!(loader(desk.voice()), "forget-kept");
    replies::with_menu(desk, text).await
}

/// The person waits for successors: those who can invite them are told.
pub async fn wait(desk: &mut Desk<'_>, ticket: &str) -> anyhow::Result<()> {
    if Ticket::read(desk, ticket).is_none() || desk.posts().is_empty() {
        return replies::stale_button(desk).await;
    }
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    let told = leave::tell_managers(desk, leave::Leaving::Wishes).await?;
    let words = loader(desk.voice());
    let text = if told { fl!(words, "forget-waiting") } else { fl!(words, "forget-waiting-nobody") };
    replies::with_menu(desk, text).await
}

/// The posts are to be left vacant: asks once more.
pub async fn confirm(desk: &mut Desk<'_>, ticket: &str) -> anyhow::Result<()> {
    let Some(ticket) = Ticket::read(desk, ticket) else { return replies::stale_button(desk).await };
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    ask_to_confirm(desk, Ticket::now(desk, ticket.why)).await
}

/// Removes the person.
pub async fn erase(desk: &mut Desk<'_>, ticket: &str) -> anyhow::Result<()> {
    let Some(ticket) = Ticket::read(desk, ticket) else { return replies::stale_button(desk).await };
    let voice = desk.voice();
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    leave::leave_and_remove(desk, ticket.why).await?;
    let text = fl!(loader(voice), "forget-done");
    desk.say(Message { text, choices: menu::menu(&[], voice.language) }).await?;
    desk.send(Outgoing::Commands(menu::commands(&[], voice.language))).await.map(drop)
}

async fn ask_to_confirm(desk: &mut Desk<'_>, ticket: Ticket) -> anyhow::Result<()> {
    let voice = desk.voice();
    let words = loader(voice);
    let text = if desk.posts().is_empty() {
        fl!(words, "forget-confirm")
    } else {
        let posts = post_lines(desk, voice).await?;
        fl!(words, "forget-confirm-posts", posts = posts)
    };
    let choices = Choices::Buttons(vec![
        vec![ticket.button("erase", fl!(words, "forget-erase"))],
        vec![keep_button(voice)],
    ]);
    desk.say(Message { text, choices }).await.map(drop)
}

fn keep_button(voice: Voice) -> Button {
    Button { label: fl!(loader(voice), "forget-keep"), data: ButtonKind::OwnData.data("keep") }
}

/// The person's posts in words, a line each.
async fn post_lines(desk: &mut Desk<'_>, voice: Voice) -> anyhow::Result<String> {
    let mut lines = Vec::new();
    for post in desk.posts().to_vec() {
        let ward = wards::by_id(&mut *desk.conn, post.ward_id).await?;
        let group = post.group.as_ref().and_then(|code| ward.as_ref()?.ward.group(code));
        let ward_name = ward.as_ref().map_or("", |stored| stored.ward.name.as_str());
        lines.push(format!("• **{}**, {ward_name}", post_name(post.kind, group, voice.language)));
    }
    Ok(lines.join("\n"))
}

impl Ticket {
    /// For what the person holds now.
    fn now(desk: &Desk<'_>, why: Why) -> Self {
        let until = (desk.now + VALIDITY).timestamp() / 60;
        let newest_post = desk.posts().iter().map(|post| post.holding_id).max().unwrap_or(0);
        Self { until, posts: desk.posts().len(), newest_post, why }
    }

    /// Reads what a button carries; `None` where it works no more, or was shown for other posts.
    fn read(desk: &Desk<'_>, text: &str) -> Option<Self> {
        let ticket = Self::parse(text)?;
        let shown_now = Self { until: ticket.until, ..Self::now(desk, ticket.why) };
        (ticket == shown_now && ticket.is_valid(desk.now)).then_some(ticket)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let mut next = || parts.next();
        let (until, posts, newest_post) =
            (next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?);
        let why = match next()? {
            "w" => Why::Withdrawal,
            "f" => Why::Wish,
            _ => return None,
        };
        next().is_none().then_some(Self { until, posts, newest_post, why })
    }

    fn is_valid(self, now: DateTime<Utc>) -> bool {
        let left = self.until - now.timestamp() / 60;
        (0..=VALIDITY.num_minutes()).contains(&left)
    }

    fn button(self, what: &str, label: String) -> Button {
        let why = match self.why {
            Why::Wish => "f",
            Why::Withdrawal => "w",
        };
        let Self { until, posts, newest_post, .. } = self;
        Button {
            label,
            data: ButtonKind::OwnData.data(format_args!("{what}.{until}.{posts}.{newest_post}.{why}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_read_back_fits_a_button_and_ends() {
        let ticket = Ticket { until: 40_000_000, posts: 12, newest_post: i64::MAX, why: Why::Withdrawal };
        let button = ticket.button("vacant", String::new());
        assert!(button.data.len() <= 64, "{}", button.data);
        let (_, rest) = ButtonKind::of(&button.data).expect("a button");
        assert_eq!(rest.strip_prefix("vacant.").and_then(Ticket::parse), Some(ticket));
        let at = |minutes: i64| DateTime::from_timestamp(minutes * 60, 0).expect("a moment");
        assert!(ticket.is_valid(at(40_000_000)) && ticket.is_valid(at(40_000_000 - 60)));
        assert!(!ticket.is_valid(at(40_000_001)) && !ticket.is_valid(at(40_000_000 - 61)));
        for forged in ["", "1.2.3", "1.2.3.x", "1.2.3.f.4", "a.2.3.f"] {
            assert_eq!(Ticket::parse(forged), None, "{forged}");
        }
    }
}
