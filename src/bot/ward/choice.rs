//! Where the buttons of the ward's set-up lead: `ward.<ward>.<choice>`, at most 64 bytes.

use crate::bot::commands::ButtonKind;
use crate::channels::Button;
use crate::domain::catalogue::Key;
use crate::domain::people::PostKind;
use crate::domain::ward::GroupCode;
use crate::store::posts::HeldPost;

/// A part of the reporting calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarPart {
    FirstMonth,
    OpensDay,
    DueDay,
}

/// A post of a group or of the ward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub kind: PostKind,
    pub group: Option<GroupCode>,
}

impl Post {
    /// Whether it is this one that is held.
    pub fn is(&self, held: &HeldPost) -> bool {
        self.kind == held.kind && self.group == held.group
    }

    fn code(&self) -> String {
        match &self.group {
            Some(group) => format!("{}.{group}", self.kind.code()),
            None => self.kind.code().to_owned(),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (kind, group) = text.split_once('.').map_or((text, None), |(kind, group)| (kind, Some(group)));
        Some(Self { kind: PostKind::from_code(kind)?, group: group.map(GroupCode::new) })
    }
}

/// What a button of the set-up asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    Home,
    Posts {
        page: usize,
    },
    /// The posts of a group, or of the ward itself.
    PostsOf {
        group: Option<GroupCode>,
    },
    Post(Post),
    Invite(Post),
    AskAgain {
        holding: i64,
    },
    Again {
        holding: i64,
    },
    AskEnd {
        holding: i64,
    },
    EndPost {
        holding: i64,
    },
    Invitations {
        page: usize,
    },
    /// An open invitation, by the short form of its digest.
    AskRevoke {
        short: String,
    },
    Revoke {
        short: String,
    },
    Chat,
    ChatCode,
    /// A chat of the committee, by the platform's id.
    AskRelease {
        chat: String,
    },
    Release {
        chat: String,
    },
    Targets,
    Target {
        key: Key,
        year: i32,
    },
    Calendar,
    CalendarPart(CalendarPart),
    Optionals {
        page: usize,
    },
    Optional {
        key: Key,
    },
    TurnOptional {
        key: Key,
        on: bool,
    },
    Groups {
        page: usize,
    },
    Group {
        code: GroupCode,
    },
    EndGroup {
        code: GroupCode,
    },
    RenameGroup {
        code: GroupCode,
    },
    SplitGroup {
        code: GroupCode,
    },
    /// Chooses the group to merge with.
    MergeGroup {
        code: GroupCode,
        page: usize,
    },
    MergeGroups {
        first: GroupCode,
        second: GroupCode,
    },
    /// Within the dialogue: nonce and tap.
    Dialogue {
        rest: String,
    },
}

impl CalendarPart {
    /// Every part, in the order of the card.
    pub const ALL: [Self; 3] = [Self::FirstMonth, Self::OpensDay, Self::DueDay];

    const fn code(self) -> &'static str {
        match self {
            Self::FirstMonth => "first",
            Self::OpensDay => "opens",
            Self::DueDay => "due",
        }
    }
}

impl Choice {
    /// The button that leads here.
    pub fn button(&self, ward_id: i32, label: impl Into<String>) -> Button {
        Button { label: label.into(), data: ButtonKind::Ward.data(format_args!("{ward_id}.{}", self.code())) }
    }

    fn code(&self) -> String {
        match self {
            Self::Home => "home".into(),
            Self::Posts { page } => format!("posts.{page}"),
            Self::PostsOf { group: Some(group) } => format!("of.{group}"),
            Self::PostsOf { group: None } => "of".into(),
            Self::Post(post) => format!("post.{}", post.code()),
            Self::Invite(post) => format!("inv.{}", post.code()),
            Self::AskAgain { holding } => format!("again.{holding}"),
            Self::Again { holding } => format!("againyes.{holding}"),
            Self::AskEnd { holding } => format!("end.{holding}"),
            Self::EndPost { holding } => format!("endyes.{holding}"),
            Self::Invitations { page } => format!("open.{page}"),
            Self::AskRevoke { short } => format!("rev.{short}"),
            Self::Revoke { short } => format!("revyes.{short}"),
            Self::Chat => "chat".into(),
            Self::ChatCode => "code".into(),
            Self::AskRelease { chat } => format!("rel.{chat}"),
            Self::Release { chat } => format!("relyes.{chat}"),
            Self::Targets => "targets".into(),
            Self::Target { key, year } => format!("target.{key}.{year}"),
            Self::Calendar => "calendar".into(),
            Self::CalendarPart(part) => format!("cal.{}", part.code()),
            Self::Optionals { page } => format!("opts.{page}"),
            Self::Optional { key } => format!("opt.{key}"),
            Self::TurnOptional { key, on: true } => format!("on.{key}"),
            Self::TurnOptional { key, on: false } => format!("off.{key}"),
            Self::Groups { page } => format!("groups.{page}"),
            Self::Group { code } => format!("group.{code}"),
            Self::EndGroup { code } => format!("gend.{code}"),
            Self::RenameGroup { code } => format!("gname.{code}"),
            Self::SplitGroup { code } => format!("gsplit.{code}"),
            Self::MergeGroup { code, page } => format!("gmerge.{code}.{page}"),
            Self::MergeGroups { first, second } => format!("gm.{first}.{second}"),
            Self::Dialogue { rest } => format!("d.{rest}"),
        }
    }

    /// Reads what stands behind the ward.
    pub fn parse(text: &str) -> Option<Self> {
        let (verb, rest) = text.split_once('.').unwrap_or((text, ""));
        let group = || (!rest.is_empty()).then(|| GroupCode::new(rest));
        let key = || (!rest.is_empty()).then(|| Key::new(rest));
        match verb {
            "home" => Some(Self::Home),
            "posts" => rest.parse().ok().map(|page| Self::Posts { page }),
            "of" => Some(Self::PostsOf { group: group() }),
            "post" => Post::parse(rest).map(Self::Post),
            "inv" => Post::parse(rest).map(Self::Invite),
            "again" => rest.parse().ok().map(|holding| Self::AskAgain { holding }),
            "againyes" => rest.parse().ok().map(|holding| Self::Again { holding }),
            "end" => rest.parse().ok().map(|holding| Self::AskEnd { holding }),
            "endyes" => rest.parse().ok().map(|holding| Self::EndPost { holding }),
            "open" => rest.parse().ok().map(|page| Self::Invitations { page }),
            "rev" => Some(Self::AskRevoke { short: rest.to_owned() }),
            "revyes" => Some(Self::Revoke { short: rest.to_owned() }),
            "chat" => Some(Self::Chat),
            "code" => Some(Self::ChatCode),
            "rel" => Some(Self::AskRelease { chat: rest.to_owned() }),
            "relyes" => Some(Self::Release { chat: rest.to_owned() }),
            "targets" => Some(Self::Targets),
            "target" => {
                let (key, year) = rest.rsplit_once('.')?;
                Some(Self::Target { key: Key::new(key), year: year.parse().ok()? })
            }
            "calendar" => Some(Self::Calendar),
            "cal" => CalendarPart::ALL.into_iter().find(|part| part.code() == rest).map(Self::CalendarPart),
            "opts" => rest.parse().ok().map(|page| Self::Optionals { page }),
            "opt" => key().map(|key| Self::Optional { key }),
            "on" => key().map(|key| Self::TurnOptional { key, on: true }),
            "off" => key().map(|key| Self::TurnOptional { key, on: false }),
            "groups" => rest.parse().ok().map(|page| Self::Groups { page }),
            "group" => group().map(|code| Self::Group { code }),
            "gend" => group().map(|code| Self::EndGroup { code }),
            "gname" => group().map(|code| Self::RenameGroup { code }),
            "gsplit" => group().map(|code| Self::SplitGroup { code }),
            "gmerge" => {
                let (code, page) = rest.rsplit_once('.')?;
                Some(Self::MergeGroup { code: GroupCode::new(code), page: page.parse().ok()? })
            }
            "gm" => {
                let (first, second) = rest.split_once('.')?;
                Some(Self::MergeGroups { first: GroupCode::new(first), second: GroupCode::new(second) })
            }
            "d" => Some(Self::Dialogue { rest: rest.to_owned() }),
            _ => None,
        }
    }
}
