//! Where the buttons of the ward's set-up lead: `ward.<ward>.<choice>`, at most 64 bytes.

use crate::channels::Button;
use crate::domain::catalogue::Key;
use crate::domain::ward::GroupCode;

/// A part of the reporting calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarPart {
    FirstMonth,
    OpensDay,
    DueDay,
}

/// What a button of the set-up asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    Home,
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
        Button { label: label.into(), data: format!("ward.{ward_id}.{}", self.code()) }
    }

    fn code(&self) -> String {
        match self {
            Self::Home => "home".into(),
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
