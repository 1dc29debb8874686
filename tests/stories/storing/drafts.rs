//! Drafts that two begin at once, and versions that never come twice.

use sqlx::{Connection, PgConnection};
use topho::domain::answer::{Answer, Answers};
use topho::domain::catalogue::Key;
use topho::domain::people::{Part, PostKind};
use topho::domain::period::Month;
use topho::domain::report::{Hands, Writer, hands_after};
use topho::domain::ward::GroupCode;
use topho::store::drafts::{self, Draft, DraftKey, Writing};
use topho::store::wards;

use super::now;
use crate::doors::trial::{Trial, block_on};

fn answers(key: &str) -> Answers {
    Answers::from([(Key::new(key), Answer::number(1))])
}

async fn september(conn: &mut PgConnection) -> DraftKey {
    let ward = wards::by_code(conn, "phuc-loi").await.expect("an answer").expect("the ward");
    let month = Month::parse("2019-09").expect("a month");
    DraftKey { ward_id: ward.ward_id, group: GroupCode::new("TDP07"), month, part: Part::Leader }
}

/// Writes an answer as a deputy, and gives the draft's new version.
async fn writes(conn: &mut PgConnection, key: &DraftKey, answer: &str) -> i32 {
    let answers = answers(answer);
    let writer = deputy();
    let hands = hands_after(&Hands::new(), &Answers::new(), &answers, writer.post);
    let writing = Writing { answers: &answers, hands: &hands, writer: &writer };
    drafts::save(conn, key, writing, now()).await.expect("saved")
}

fn deputy() -> Writer {
    Writer { post: PostKind::Deputy, pseudonym: "c0ffee".to_owned() }
}

/// Loads the draft and writes an answer, as one who has seen nothing of it: where it was begun meanwhile, writes nothing.
async fn begins(conn: &mut PgConnection, key: &DraftKey, answer: &str) -> Draft {
    let mut transaction = conn.begin().await.expect("a transaction");
    let found = drafts::load(&mut transaction, key, now()).await.expect("the draft");
    if found.version == 0 {
        writes(&mut transaction, key, answer).await;
    }
    transaction.commit().await.expect("committed");
    found
}

#[test]
fn of_two_who_begin_a_draft_at_once_the_later_one_sees_the_earlier_ones_answer() {
    let trial = Trial::with_ward();
    block_on(async {
        let (mut one, mut other) = (trial.connect().await, trial.connect().await);
        let key = september(&mut one).await;
        let (first, second) = tokio::join!(begins(&mut one, &key, "one"), begins(&mut other, &key, "other"));
        let (earlier, later, written) =
            if first.version == 0 { (first, second, "one") } else { (second, first, "other") };
        assert_eq!(earlier, Draft::default());
        assert_eq!((later.version, later.answers), (1, Some(answers(written))));
        assert_eq!(later.writers, [deputy()]);
        assert_eq!(later.hands, Hands::from([(Key::new(written), PostKind::Deputy)]));
    });
}

#[test]
fn a_draft_after_a_submission_is_never_taken_for_the_one_before() {
    let trial = Trial::with_ward();
    block_on(async {
        let mut conn = trial.connect().await;
        let key = september(&mut conn).await;
        let before = writes(&mut conn, &key, "one").await;
        drafts::clear(&mut conn, &key, now()).await.expect("cleared");
        let cleared = drafts::load(&mut conn, &key, now()).await.expect("the draft");
        assert_eq!((&cleared.answers, &cleared.writers, &cleared.hands), (&None, &vec![], &Hands::new()));
        let after = writes(&mut conn, &key, "other").await;
        assert!(before < cleared.version && cleared.version < after, "{before} {cleared:?} {after}");
    });
}
