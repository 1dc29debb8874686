//! What the buttons say that open a report: whose post writes, for which group, and which month.

use crate::bot::commands::ButtonKind;
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::permissions::Permission;
use crate::domain::ward::GroupCode;
use crate::store::people::Holding;

/// A post that writes reports of a group. Buttons name it by the holding, and carry no authority: whose holding it is shows
/// when one is tapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pen {
    holding_id: i64,
    /// The group that a secretary files for; absent where the post is the group's own.
    filed_for: Option<GroupCode>,
}

/// What a button of a post that writes reports opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// The oldest month owed, by the post itself.
    Post,
    /// A page of the groups that a secretary may file for.
    Groups(usize),
    /// A month of the pen's group, or the oldest one owed.
    Month(Pen, Option<Month>),
    /// The list of months of the pen's group.
    Months(Pen),
}

impl Pen {
    /// The pen of a group's own post.
    pub const fn own(holding_id: i64) -> Self {
        Self { holding_id, filed_for: None }
    }

    /// The pen of a secretary who files for a group's leader.
    pub const fn filing(holding_id: i64, group: GroupCode) -> Self {
        Self { holding_id, filed_for: Some(group) }
    }

    /// The group and the part of its report that the post writes with it; `None` where the post does not entitle to it.
    pub fn writes(&self, post: &Holding) -> Option<(GroupCode, Part)> {
        match &self.filed_for {
            None => post.group.clone().zip(post.kind.part()),
            Some(group) => post.kind.may(Permission::FileForLeader).then(|| (group.clone(), Part::Leader)),
        }
    }

    /// The data of a button that opens the month.
    pub fn month(&self, month: Month) -> String {
        format!("{}.{month}", self.data())
    }

    /// The data of a button that lists the months.
    pub fn months(&self) -> String {
        format!("{}.all", self.data())
    }

    /// The data of a button that opens the oldest month owed.
    pub fn data(&self) -> String {
        match &self.filed_for {
            None => ButtonKind::OpenReport.data(self.holding_id),
            Some(group) => ButtonKind::OpenReport.data(format_args!("{}.g.{group}", self.holding_id)),
        }
    }
}

impl Wish {
    /// Reads what stands behind the kind of button: the holding, and what is wished.
    pub fn parse(data: &str) -> Option<(i64, Self)> {
        let mut parts = data.split('.');
        let holding_id = parts.next()?.parse().ok()?;
        let parts: Vec<&str> = parts.collect();
        let of = |pen: Pen, what: &[&str]| match what {
            [] => Some(Self::Month(pen, None)),
            ["all"] => Some(Self::Months(pen)),
            [month] => Some(Self::Month(pen, Some(Month::parse(month)?))),
            _ => None,
        };
        let wish = match parts.as_slice() {
            [] => Self::Post,
            ["p", page] => Self::Groups(page.parse().ok()?),
            ["g", group, what @ ..] => of(Pen::filing(holding_id, GroupCode::new(group)), what)?,
            what => of(Pen::own(holding_id), what)?,
        };
        Some((holding_id, wish))
    }

    /// The data of a button that shows a page of the groups.
    pub fn groups(holding_id: i64, page: usize) -> String {
        ButtonKind::OpenReport.data(format_args!("{holding_id}.p.{page}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(data: &str) -> Option<(i64, Wish)> {
        let (kind, rest) = ButtonKind::of(data).expect("a button");
        assert_eq!(kind, ButtonKind::OpenReport);
        Wish::parse(rest)
    }

    #[test]
    fn buttons_are_read_as_they_were_made() {
        let month = Month::parse("2019-09").expect("a month");
        let group = GroupCode::new("TDP07");
        for pen in [Pen::own(12), Pen::filing(12, group)] {
            assert_eq!(read(&pen.month(month)), Some((12, Wish::Month(pen.clone(), Some(month)))));
            assert_eq!(read(&pen.months()), Some((12, Wish::Months(pen.clone()))));
        }
        assert_eq!(read("rep.12"), Some((12, Wish::Post)));
        let filing = Pen::filing(12, GroupCode::new("TDP07"));
        assert_eq!(read(&filing.data()), Some((12, Wish::Month(filing, None))));
        assert_eq!(read(&Wish::groups(12, 3)), Some((12, Wish::Groups(3))));
        let longest = Pen::filing(i64::MAX, GroupCode::new(&"X".repeat(20)));
        assert!(longest.month(month).len() <= 64);
    }

    #[test]
    fn other_data_opens_nothing() {
        for data in
            ["rep.", "rep.x", "rep.1.x", "rep.1.g", "rep.1.g.A.all.all", "rep.1.p.-1", "rep.1.2019-09.x"]
        {
            assert_eq!(read(data), None, "{data}");
        }
    }
}
