//! What the store promises when two do the same at once, and when posts and chats change hands.

mod drafts;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{Connection, PgConnection};
use topho::channels::{Conversation, Line};
use topho::domain::answer::{Answer, Answers};
use topho::domain::catalogue::Key;
use topho::domain::language::Language;
use topho::domain::people::{Part, PostKind};
use topho::domain::period::Month;
use topho::domain::ward::GroupCode;
use topho::store::committee_chats::{self, CommitteeChat};
use topho::store::history;
use topho::store::invitations::{self, Purpose, Standing, TokenDigest, VALIDITY};
use topho::store::people::{self, Person};
use topho::store::posts;
use topho::store::reports::{self, Submission};
use topho::store::wards;

use crate::doors::trial::{Trial, block_on};

fn now() -> DateTime<Utc> {
    "2019-10-02T08:00:00+07:00".parse().expect("a moment")
}

fn chat(chat: &str) -> Conversation {
    Conversation { line: Line { channel: "telegram".to_owned(), bot: "1".to_owned() }, chat: chat.to_owned() }
}

async fn ward_id(conn: &mut PgConnection) -> i32 {
    wards::by_code(conn, "phuc-loi").await.expect("an answer").expect("the ward").ward_id
}

async fn somebody(conn: &mut PgConnection, user: &str) -> Person {
    people::meet(conn, &chat(user), user, Language::Vi, now()).await.expect("a person")
}

#[test]
fn an_invitation_is_taken_up_by_one_of_two() {
    let trial = Trial::with_ward();
    block_on(async {
        let (mut one, mut other) = (trial.connect().await, trial.connect().await);
        let ward = ward_id(&mut one).await;
        let purpose = Purpose::Post { kind: PostKind::Leader, group: Some(GroupCode::new("TDP07")) };
        let token =
            invitations::create(&mut one, ward, &purpose, &mut rand::rng(), now()).await.expect("a token");
        let digest = TokenDigest::of_link(token.as_str());
        let fresh = Standing::Fresh { ward_id: ward, purpose };
        assert_eq!(invitations::look(&mut one, &digest, now()).await.expect("a look"), fresh);
        let (first, second) = tokio::join!(
            invitations::redeem(&mut one, &digest, now()),
            invitations::redeem(&mut other, &digest, now())
        );
        let both = [first.expect("an answer"), second.expect("an answer")];
        assert!(both.contains(&fresh) && both.contains(&Standing::Used), "{both:?}");
        let unknown = TokenDigest::of_link("nobody made this one");
        assert_eq!(
            invitations::redeem(&mut one, &unknown, now()).await.expect("an answer"),
            Standing::Unknown
        );
    });
}

#[test]
fn an_invitation_expires() {
    let trial = Trial::with_ward();
    block_on(async {
        let mut conn = trial.connect().await;
        let ward = ward_id(&mut conn).await;
        let chat = Purpose::CommitteeChat;
        let code =
            invitations::create(&mut conn, ward, &chat, &mut rand::rng(), now()).await.expect("a code");
        let digest = TokenDigest::of_typed(&format!(" {} ", code.as_str().to_lowercase()));
        let late = now() + VALIDITY;
        assert_eq!(
            invitations::redeem(&mut conn, &digest, late).await.expect("an answer"),
            Standing::Expired
        );
        let in_time = late - TimeDelta::seconds(1);
        let fresh = Standing::Fresh { ward_id: ward, purpose: chat };
        assert_eq!(invitations::redeem(&mut conn, &digest, in_time).await.expect("an answer"), fresh);
    });
}

#[test]
fn revisions_submitted_at_once_are_numbered_one_after_the_other() {
    let trial = Trial::with_ward();
    block_on(async {
        let (mut one, mut other) = (trial.connect().await, trial.connect().await);
        let ward = ward_id(&mut one).await;
        let (group, month) = (GroupCode::new("TDP07"), Month::new(2019, 9).expect("a month"));
        let answers = Answers::from([(Key::new("deaths"), Answer::number(2))]);
        let submission = Submission {
            ward_id: ward,
            group: &group,
            month,
            part: Part::Leader,
            answers: &answers,
            catalogue_digest: "",
            submitted_at: now(),
            writers: &[],
            submitted_by: None,
        };
        let submit = async |conn: &mut PgConnection| {
            let mut transaction = conn.begin().await.expect("a transaction");
            let revision = reports::submit(&mut transaction, &submission).await.expect("a revision");
            transaction.commit().await.expect("a commit");
            revision
        };
        let (first, second) = tokio::join!(submit(&mut one), submit(&mut other));
        assert_eq!((first.min(second), first.max(second)), (1, 2));
        let newest = history::submitted(&mut one, ward, &group, Part::Leader, (month, month)).await;
        assert_eq!(newest.expect("months"), [(month, (2, answers.clone()))].into());
        let months = reports::submitted_months(&mut one, ward, &group, Part::Leader).await.expect("months");
        assert_eq!(months.into_iter().collect::<Vec<_>>(), [(month, 2)]);
    });
}

#[test]
fn a_post_changes_hands_and_a_shared_one_does_not() {
    let trial = Trial::with_ward();
    block_on(async {
        let mut conn = trial.connect().await;
        let ward = ward_id(&mut conn).await;
        let (an, binh) = (somebody(&mut conn, "an").await, somebody(&mut conn, "binh").await);
        let group = GroupCode::new("TDP07");
        let leader = (PostKind::Leader, Some(&group));
        let first = posts::hold(&mut conn, ward, leader, an.person_id, now()).await.expect("a holding");
        let again = posts::hold(&mut conn, ward, leader, an.person_id, now()).await.expect("a holding");
        assert_eq!(first, again, "who holds a post goes on holding it");
        posts::hold(&mut conn, ward, leader, binh.person_id, now()).await.expect("a holding");
        assert_eq!(posts::posts_of(&mut conn, an.person_id).await.expect("posts"), []);
        let holders = posts::holders(&mut conn, ward, leader).await.expect("holders");
        assert_eq!(holders.len(), 1);
        assert_eq!((&holders[0].person, holders[0].chats.as_slice()), (&binh, [chat("binh")].as_slice()));

        let member = (PostKind::CommitteeMember, None);
        for person in [&an, &binh] {
            posts::hold(&mut conn, ward, member, person.person_id, now()).await.expect("a holding");
        }
        assert_eq!(posts::holders(&mut conn, ward, member).await.expect("holders").len(), 2);
        assert_eq!(posts::posts_of(&mut conn, binh.person_id).await.expect("posts").len(), 2);
    });
}

#[test]
fn a_person_is_met_once_and_written_to_where_they_wrote_last() {
    let trial = Trial::with_ward();
    block_on(async {
        let mut conn = trial.connect().await;
        let ward = ward_id(&mut conn).await;
        let an = somebody(&mut conn, "an").await;
        people::set_language(&mut conn, an.person_id, Language::En).await.expect("a change");
        let elsewhere =
            Conversation { line: Line { bot: "2".to_owned(), ..chat("an").line }, chat: "an-2".to_owned() };
        let met = people::meet(&mut conn, &elsewhere, "an", Language::Vi, now()).await.expect("a person");
        assert_eq!(met, Person { language: Language::En, ..an });
        posts::hold(&mut conn, ward, (PostKind::Chair, None), an.person_id, now()).await.expect("a holding");
        let holders = posts::holders(&mut conn, ward, (PostKind::Chair, None)).await.expect("holders");
        assert_eq!(holders[0].chats, [elsewhere]);
        assert_eq!(people::find(&mut conn, "telegram", "nobody").await.expect("an answer"), None);
    });
}

#[test]
fn a_committees_chat_is_bound_followed_and_released() {
    let trial = Trial::with_ward();
    block_on(async {
        let mut conn = trial.connect().await;
        let ward_id = ward_id(&mut conn).await;
        let bound =
            CommitteeChat { ward_id, conversation: chat("-5"), language: Language::Vi, bound_at: now() };
        committee_chats::bind(&mut conn, &bound).await.expect("a binding");
        committee_chats::bind(&mut conn, &bound).await.expect("a binding again");
        committee_chats::migrate(&mut conn, &chat("-5"), "-100").await.expect("a move");
        assert_eq!(committee_chats::find(&mut conn, &chat("-5")).await.expect("an answer"), None);
        let moved = CommitteeChat { conversation: chat("-100"), ..bound };
        assert_eq!(
            committee_chats::of_ward(&mut conn, ward_id).await.expect("chats"),
            std::slice::from_ref(&moved)
        );
        committee_chats::migrate(&mut conn, &chat("-5"), "-100").await.expect("a move told twice");
        committee_chats::set_language(&mut conn, &chat("-100"), Language::En).await.expect("a change");
        let english = CommitteeChat { language: Language::En, ..moved };
        assert_eq!(committee_chats::find(&mut conn, &chat("-100")).await.expect("an answer"), Some(english));
        assert!(committee_chats::release(&mut conn, &chat("-100")).await.expect("a release"));
        assert!(!committee_chats::release(&mut conn, &chat("-100")).await.expect("a release"));
    });
}
