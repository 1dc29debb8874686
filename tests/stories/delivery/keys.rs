//! A key is replaced: what the old one sealed goes over to the new one, and then the old one can be dropped.

use std::collections::BTreeSet;
use std::sync::Arc;

use topho::channels::Priority;
use topho::delivery::{Delivery, StartFault, call_for_round};
use topho::seal::Keyring;
use topho::store::attachments::{self, Arrived, Kind, fetching};
use topho::store::{purposes, seal_anew, sessions};

use super::platform::Platform;
use super::support::{House, eventually, line, swift};

/// Columns of bytes that hold nothing sealed: digests.
const DIGESTS: [&str; 4] =
    ["audit_chain.first_hash", "audit_chain.last_hash", "audit_entry.hash", "invitation.token_digest"];

impl House {
    /// The bot goes on with these keys.
    fn takes_keys(&mut self, keyring: Keyring) {
        self.keyring = Arc::new(keyring);
        *self.bot.keyring.lock().expect("a lock") = Some(self.keyring.clone());
    }

    /// Puts something sealed into every column.
    async fn fills_every_column(&self) {
        self.execute(
            "insert into ward (ward_id, code, name, receipt_code, settings, catalogue_digest, updated_at)
             overriding system value values (1, 'phuc-loi', 'Phúc Lợi', 'PL', '{}', '', now());
             insert into person (person_id, language, created_at) overriding system value values (7, 'vi', now());
             insert into petition (ward_id, number, kind, field, group_code, received_at, status, anonymous,
                                   identity_protected, imported, content)
             values (1, 'KN-2019-0001', 'kien_nghi', 'environment', 'TDP07', now(), 'tiep_nhan', false, false, false, '');
             insert into petition_event (ward_id, number, sequence, at, kind, status)
             values (1, 'KN-2019-0001', 1, now(), 'received', 'tiep_nhan');
             insert into petition_draft (ward_id, post, group_code, updated_at) values (1, 'leader', 'TDP07', now())",
        )
        .await;
        let seal = |purpose: String| self.keyring.seal(&purpose, purpose.as_bytes());
        for (update, purpose) in [
            ("update person set profile = $1", purposes::person_profile(7)),
            ("update petition set content = $1", purposes::petition(1, "KN-2019-0001")),
            ("update petition_event set detail = $1", purposes::petition_event(1, "KN-2019-0001", 1)),
            ("update petition_draft set content = $1", purposes::petition_draft(1, "leader", "TDP07")),
        ] {
            sqlx::query(update).bind(seal(purpose)).execute(&self.pool).await.expect("an update");
        }
        let mut conn = self.pool.acquire().await.expect("a connection");
        let now = "2019-10-02T01:00:00Z".parse().expect("a moment");
        let session = sessions::StoredSession { state: "Tổ 7".into(), prompt: None };
        sessions::save(&mut conn, &self.keyring, "telegram", "501", &session, now).await.expect("a session");
        // Of another bot: nobody fetches it.
        let line = topho::channels::Line { bot: "78".to_owned(), ..line() };
        for file in ["waits", "is kept"] {
            let arrived = Arrived { line: &line, kind: Kind::Photo, file, at: now };
            let kept = attachments::keep(&mut conn, &self.keyring, 1, &arrived).await.expect("a file");
            if file == "is kept" {
                let files = fetching::waiting(&mut conn, &line, &[], 9).await.expect("files");
                let file = files.iter().find(|file| file.attachment_id == kept).expect("the file");
                fetching::keep_bytes(&mut conn, &self.keyring, file, b"JPEG").await.expect("its bytes");
            }
        }
        self.says("closed", Priority::Answer, "Chào bác").await;
        self.execute(
            "insert into inbox (channel, bot, update_key, chat, payload)
             select 'telegram', '78', 'one', '501', payload from outbox",
        )
        .await;
        let inbox = self.keyring.seal(purposes::INBOX, b"{}");
        sqlx::query("update inbox set payload = $1")
            .bind(inbox)
            .execute(&self.pool)
            .await
            .expect("an update");
        self.execute("update outbox set bot = '78'").await;
    }

    /// How many values of all columns the present keys do not open.
    async fn unopenable(&self) -> (usize, i64) {
        let mut conn = self.pool.acquire().await.expect("a connection");
        let unopenable = seal_anew::unopenable(&mut conn, &self.keyring).await.expect("counts");
        (unopenable.len(), unopenable.values().sum())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_sealed_column_is_forgotten() {
    let house = House::new().await;
    let columns = house
        .texts(
            "select table_name || '.' || column_name from information_schema.columns
             where data_type = 'bytea' and table_schema = current_schema() and table_name not like '\\_%'",
        )
        .await;
    let known: BTreeSet<_> = seal_anew::places().chain(DIGESTS).map(str::to_owned).collect();
    assert_eq!(columns.into_iter().collect::<BTreeSet<_>>(), known);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_old_key_sealed_goes_over_to_the_new_one() {
    let mut house = House::new().await;
    house.fills_every_column().await;
    let old = house.keyring.to_base64();
    let new = Keyring::random().to_base64();

    house.takes_keys(Keyring::read(&new).expect("a key"));
    assert_eq!(house.unopenable().await, (9, 9));
    let (pool, keyring) = (house.pool.clone(), house.keyring.clone());
    let refused = Delivery::start(swift(), pool, keyring, house.bot.clone(), Platform::new()).await.err();
    let Some(StartFault::UnknownKey { count: 9, places }) = refused else { panic!("{refused:?}") };
    assert!(places.starts_with("attachment.bytes, attachment.file, inbox.payload, "), "{places}");

    house.takes_keys(Keyring::read(&format!("{new},{old}")).expect("keys"));
    *house.bot.duties.lock().expect("a lock") = vec!["seal_anew"];
    let running = house.start(Platform::new()).await;
    eventually("a round", async || {
        call_for_round(&mut house.pool.acquire().await.expect("a connection")).await.expect("a call");
        running.counters().rounds.get() > 0
    })
    .await;
    drop(running);

    house.takes_keys(Keyring::read(&new).expect("a key"));
    assert_eq!(house.unopenable().await, (0, 0), "the old key can be dropped");
    let mut conn = house.pool.acquire().await.expect("a connection");
    for (query, purpose) in [
        ("select profile from person", purposes::person_profile(7)),
        ("select content from petition", purposes::petition(1, "KN-2019-0001")),
        ("select detail from petition_event", purposes::petition_event(1, "KN-2019-0001", 1)),
        ("select content from petition_draft", purposes::petition_draft(1, "leader", "TDP07")),
    ] {
        let sealed: Vec<u8> = sqlx::query_scalar(query).fetch_one(&mut *conn).await.expect("a value");
        assert_eq!(house.keyring.open(&purpose, &sealed), Ok(purpose.clone().into_bytes()));
    }
    let session = sessions::load(&mut conn, &house.keyring, "telegram", "501").await.expect("a session");
    assert_eq!(session.expect("a session").state, "Tổ 7");
    let kept = attachments::bytes(&mut conn, &house.keyring, 1, 2).await.expect("a file");
    assert_eq!(kept, Some((Kind::Photo, b"JPEG".to_vec())));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_was_moved_to_another_row_stays_shut_and_holds_up_no_other() {
    let mut house = House::new().await;
    house.fills_every_column().await;
    house
        .execute(
            "insert into petition select ward_id, 'KN-2019-0002', kind, field, group_code, received_at, status,
                    sender_post, sender_group, sent_by, handler_post, households, anonymous, identity_protected,
                    imported, content from petition",
        )
        .await;
    let both = format!("{},{}", Keyring::random().to_base64(), house.keyring.to_base64());
    house.takes_keys(Keyring::read(&both).expect("keys"));
    let mut conn = house.pool.acquire().await.expect("a connection");
    let step = seal_anew::seal_batch(&mut conn, &house.keyring).await.expect("a step");
    assert_eq!(step, seal_anew::Step { sealed: 9, unopened: 1 });
    let step = seal_anew::seal_batch(&mut conn, &house.keyring).await.expect("a step");
    assert_eq!(step, seal_anew::Step { sealed: 0, unopened: 1 });
}
