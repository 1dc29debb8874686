//! Turning a ward's optional indicators on and off.

use std::collections::BTreeSet;

use super::super::catalogue::{Catalogue, Indicator, Key};
use super::super::ward::Ward;
use super::{Refusal, WardChange};

/// The change that turns an optional indicator on or off, with those that it needs, or that need it.
pub fn turned(ward: &Ward, catalogue: &Catalogue, key: &Key, on: bool) -> WardChange {
    let mut keys = BTreeSet::from([key.clone()]);
    // Each round finds what depends on what was found before; there are no more rounds than indicators.
    for _ in 0..catalogue.indicators.len() {
        let more: Vec<Key> = related(catalogue, &keys, on).collect();
        let before = keys.len();
        keys.extend(more);
        if keys.len() == before {
            break;
        }
    }
    keys.retain(|key| ward.optional.contains(key) != on);
    let none = BTreeSet::new();
    if on {
        WardChange::Optional { on: keys, off: none }
    } else {
        WardChange::Optional { on: none, off: keys }
    }
}

/// The optional indicators that one of `keys` is asked depending on; when turning off, those that depend on one of them.
fn related<'a>(catalogue: &'a Catalogue, keys: &'a BTreeSet<Key>, on: bool) -> impl Iterator<Item = Key> {
    let optional = catalogue.indicators.iter().filter(|indicator| indicator.optional);
    let is_related = move |indicator: &&Indicator| {
        keys.iter().any(|key| match (on, catalogue.get(key.as_str())) {
            (true, one) => one.is_some_and(|one| reads(one, indicator.key.as_str())),
            (false, _) => reads(indicator, key.as_str()),
        })
    };
    optional.filter(is_related).map(|indicator| indicator.key.clone())
}

/// Whether the indicator is asked depending on `key`.
fn reads(indicator: &Indicator, key: &str) -> bool {
    indicator.ask_if.as_ref().is_some_and(|condition| condition.keys().into_iter().any(|read| read == key))
}

pub(super) fn apply(
    ward: &mut Ward,
    catalogue: &Catalogue,
    on: &BTreeSet<Key>,
    off: &BTreeSet<Key>,
) -> Result<(), Refusal> {
    for key in on.iter().chain(off) {
        match catalogue.get(key.as_str()) {
            None if off.contains(key) && ward.optional.contains(key) => {} // an earlier catalogue had it
            None => return Err(Refusal::UnknownIndicator(key.clone())),
            Some(indicator) if !indicator.optional => return Err(Refusal::NotOptional(key.clone())),
            Some(_) => {}
        }
    }
    if let Some(both) = on.intersection(off).next() {
        return Err(Refusal::OnAndOff(both.clone()));
    }
    ward.optional.retain(|key| !off.contains(key));
    ward.optional.extend(on.iter().cloned());
    let turned_on = ward.optional.iter().filter_map(|key| catalogue.get(key.as_str()));
    for indicator in turned_on {
        let turned_off = |key: &&str| {
            catalogue.get(key).is_some_and(|read| read.optional) && !ward.optional.contains(*key)
        };
        let read =
            indicator.ask_if.as_ref().and_then(|condition| condition.keys().into_iter().find(turned_off));
        if let Some(missing) = read {
            return Err(Refusal::DependsOn { asked: indicator.key.clone(), missing: Key::new(missing) });
        }
    }
    Ok(())
}
