//! Second step of compiling: the givers' values become the ward's figure.

use super::months::{Combined, Share, distinct};
use super::{FigureValue, Passage};
use crate::domain::answer::Item;
use crate::domain::catalogue::{Indicator, Kind, OverGroups, OverMonths};

/// The figure of a reported indicator from the shares of its givers, which stand in the order of the groups' numbers, the
/// ward last; absent where nobody has given anything.
pub(super) fn combine(indicator: &Indicator, shares: &[Share]) -> Option<FigureValue> {
    let last = shares.last()?;
    match &indicator.kind {
        Kind::Count => Some(FigureValue::Count(number(indicator, shares))),
        Kind::Money => Some(FigureValue::Money(number(indicator, shares))),
        Kind::YesNo => Some(match indicator.over_groups {
            OverGroups::CountTrue | OverGroups::Sum => FigureValue::SayingYes(saying_yes(shares)),
            OverGroups::Concat
            | OverGroups::Distinct
            | OverGroups::Single
            | OverGroups::Ratio
            | OverGroups::None => FigureValue::YesNo(last.value == Combined::YesNo(true)),
        }),
        Kind::ShortText => match indicator.over_groups {
            OverGroups::Concat | OverGroups::Distinct => Some(FigureValue::Narrative(passages(shares))),
            OverGroups::Sum
            | OverGroups::CountTrue
            | OverGroups::Single
            | OverGroups::Ratio
            | OverGroups::None => {
                passages(std::slice::from_ref(last)).pop().map(|passage| FigureValue::Text(passage.text))
            }
        },
        Kind::Narrative => Some(FigureValue::Narrative(passages(shares))),
        Kind::List(_) => Some(FigureValue::List(lines(indicator, shares))),
        Kind::Ratio { .. } => None,
    }
}

fn number(indicator: &Indicator, shares: &[Share]) -> i64 {
    let mut numbers = shares.iter().map(|share| match share.value {
        Combined::Number(number) => number,
        Combined::YesNo(_) | Combined::Texts(_) | Combined::Lines(_) => 0,
    });
    match indicator.over_groups {
        OverGroups::Single => numbers.next_back().unwrap_or(0),
        OverGroups::Sum
        | OverGroups::CountTrue
        | OverGroups::Concat
        | OverGroups::Distinct
        | OverGroups::Ratio
        | OverGroups::None => numbers.fold(0, i64::saturating_add),
    }
}

fn saying_yes(shares: &[Share]) -> i64 {
    shares.iter().map(|share| i64::from(share.value == Combined::YesNo(true))).sum()
}

/// All texts, by month and then by giver.
fn passages(shares: &[Share]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for share in shares {
        if let Combined::Texts(texts) = &share.value {
            let giver = &share.giver;
            passages.extend(texts.iter().map(|(month, text)| Passage {
                giver: giver.clone(),
                month: *month,
                text: text.clone(),
            }));
        }
    }
    passages.sort_by_key(|passage| passage.month);
    passages
}

/// All lines, by month and then by giver; once each where the catalogue wants them distinct over the sources.
fn lines(indicator: &Indicator, shares: &[Share]) -> Vec<Item> {
    let mut lines = Vec::new();
    for share in shares {
        if let Combined::Lines(own) = &share.value {
            lines.extend(own.iter().cloned());
        }
    }
    lines.sort_by_key(|(month, _)| *month);
    if indicator.over_groups == OverGroups::Distinct {
        let by = match &indicator.over_months {
            OverMonths::Distinct { by } => by.as_deref(),
            OverMonths::Sum
            | OverMonths::Latest
            | OverMonths::Any
            | OverMonths::Concat
            | OverMonths::Ratio
            | OverMonths::None => None,
        };
        lines = distinct(lines, by);
    }
    lines.into_iter().map(|(_, item)| item).collect()
}
