//! What use cases of every kind put into words: the posts.

use i18n_embed_fl::fl;

use crate::domain::language::Language;
use crate::domain::people::PostKind;
use crate::domain::ward::Group;
use crate::words::loader;

/// A post in words: `Tổ trưởng tổ dân phố số 7`.
pub fn post_name(kind: PostKind, group: Option<&Group>, language: Language) -> String {
    let words = loader(language);
    let number = group.map_or(0, |group| group.number);
    match kind {
        PostKind::Leader => fl!(words, "post-leader", group = number),
        PostKind::Deputy => fl!(words, "post-deputy", group = number),
        PostKind::FrontBoardHead => fl!(words, "post-front-board-head", group = number),
        PostKind::Secretary => fl!(words, "post-secretary"),
        PostKind::Chair => fl!(words, "post-chair"),
        PostKind::CommitteeMember => fl!(words, "post-committee-member"),
        PostKind::Administrator => fl!(words, "post-administrator"),
    }
}
