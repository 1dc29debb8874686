//! Who goes on with what a group has begun once it has ended: petitions outlive the group whose leader sent them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Group, GroupCode, Ward};

impl Ward {
    /// The group that goes on, on `today`, with what `group` has begun: the group itself until it has ended, then the first
    /// in force of the groups that came out of it, and out of those. Of several the one with the lowest number, since only
    /// the ward knows which of them a petition is about, and one has to answer for it; but rather one that began when the
    /// group had ended, or no later than it, than one that may have been split off while it went on. Where nothing in force
    /// came out of it, the ended group itself, of which nobody holds a post any more.
    pub fn follower<'a>(&'a self, group: &'a GroupCode, today: NaiveDate) -> &'a GroupCode {
        let mut seen = BTreeSet::new(); // a ward's file may name two groups as each other's predecessors
        let mut open = vec![group];
        while let Some(code) = open.pop() {
            let known = if seen.insert(code) { self.group(code) } else { None };
            match known {
                Some(found) if found.in_force_on(today) => return code,
                Some(found) => open.extend(self.heirs(found, today).into_iter().rev()),
                None => {}
            }
        }
        group
    }

    /// The groups whose business `group` goes on with on `today`: its own, and that of those which have ended and of which
    /// it is the [follower](Self::follower).
    pub fn followed_by(&self, group: &GroupCode, today: NaiveDate) -> Vec<GroupCode> {
        let codes = self.groups.iter().map(|other| &other.code).filter(|code| *code != group);
        let ended = codes.filter(|code| self.follower(code, today) == group);
        [group].into_iter().chain(ended).cloned().collect()
    }

    /// What came out of a group that has ended by `today`, the likeliest to go on with its business first.
    fn heirs(&self, ended: &Group, today: NaiveDate) -> Vec<&GroupCode> {
        let Some(last) = ended.valid_to.filter(|last| *last < today) else { return Vec::new() };
        let mut heirs = self.successors(&ended.code);
        // Stable: otherwise they stay in the order of their numbers.
        heirs.sort_by_key(|heir| ended.valid_from < heir.valid_from && heir.valid_from <= last);
        heirs.into_iter().map(|heir| &heir.code).collect()
    }
}

#[cfg(test)]
mod tests;
