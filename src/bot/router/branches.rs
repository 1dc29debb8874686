//! What the tree is written with: conditions, and ways to a use case.

use std::sync::Arc;

use dptree::{endpoint, filter_map};

use super::{Facts, Routes, UseCase, What};
use crate::bot::commands::{ButtonKind, Command};

/// Where the facts are so.
pub(super) fn when(holds: impl Fn(&Facts) -> bool + Send + Sync + 'static) -> Routes {
    dptree::filter(move |facts: Arc<Facts>| holds(&facts))
}

/// Where this was sent.
pub(super) fn is(holds: impl Fn(&What) -> bool + Send + Sync + 'static) -> Routes {
    when(move |facts| holds(&facts.what))
}

/// A command by any of its names.
pub(super) fn command(wanted: Command) -> Routes {
    is(move |what| matches!(what, What::Command { name, .. } if Command::named(name) == Some(wanted)))
}

/// One command or the other.
pub(super) fn either(one: Command, other: Command) -> Routes {
    is(move |what| match what {
        What::Command { name, .. } => [Some(one), Some(other)].contains(&Command::named(name)),
        _ => false,
    })
}

/// A command that no branch above has taken.
pub(super) fn any_command() -> Routes {
    is(|what| matches!(what, What::Command { .. }))
}

/// A button of that kind.
pub(super) fn choice(kind: ButtonKind) -> Routes {
    is(move |what| what.is_choice(kind))
}

/// A button that no branch above has taken.
pub(super) fn any_choice() -> Routes {
    is(|what| matches!(what, What::Choice { .. }))
}

/// The use case, whatever the rest.
pub(super) fn to(use_case: UseCase) -> Routes {
    endpoint(move || {
        let use_case = use_case.clone();
        async move { use_case }
    })
}

/// The use case that a branch above has made.
pub(super) fn found() -> Routes {
    endpoint(|use_case: UseCase| async move { use_case })
}

/// With the command's argument, where it has one.
pub(super) fn with_argument(make: impl Fn(String) -> UseCase + Send + Sync + 'static) -> Routes {
    filter_map(move |facts: Arc<Facts>| match &facts.what {
        What::Command { argument, .. } if !argument.is_empty() => Some(make(argument.clone())),
        _ => None,
    })
    .branch(found())
}

/// With the command's argument, empty where it has none.
pub(super) fn any_argument(make: impl Fn(String) -> UseCase + Send + Sync + 'static) -> Routes {
    filter_map(move |facts: Arc<Facts>| match &facts.what {
        What::Command { argument, .. } => Some(make(argument.clone())),
        _ => None,
    })
    .branch(found())
}

/// A button of that kind, with what stands behind the prefix in its data.
pub(super) fn rest_of_choice(
    kind: ButtonKind,
    make: impl Fn(String) -> UseCase + Send + Sync + 'static,
) -> Routes {
    filter_map(move |facts: Arc<Facts>| match &facts.what {
        What::Choice { data } => match ButtonKind::of(data) {
            Some((found, rest)) if found == kind => Some(make(rest.to_owned())),
            Some(_) | None => None,
        },
        _ => None,
    })
    .branch(found())
}
