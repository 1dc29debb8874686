//! Photos and voice notes: from a phone into the database, and out again.

use std::time::Duration;

use topho::channels::FetchError;
use topho::store::attachments::{self, Arrived, Attachment, Kind, Standing};

use super::platform::Platform;
use super::support::{House, line};

const BOUND: Duration = Duration::from_secs(10);
const WAITING: &str = "select count(*) from attachment where state = 'waiting'";
const KEPT: &str = "select count(*) from attachment where state = 'kept' and file is null";
const LOST: &str = "select count(*) from attachment where state = 'lost' and file is null";

impl House {
    /// A house with a ward, whose id is 1.
    async fn with_ward() -> Self {
        let house = Self::new().await;
        house.has_ward().await;
        house
    }

    /// From now on there is a ward, whose id is 1.
    pub async fn has_ward(&self) {
        self.execute(
            "insert into ward (ward_id, code, name, receipt_code, settings, catalogue_digest, updated_at)
             overriding system value values (1, 'phuc-loi', 'Phúc Lợi', 'PL', '{}', '', now())",
        )
        .await;
    }

    async fn takes_in(&self, kind: Kind, file: &str) -> i64 {
        let at = "2019-10-02T01:00:00Z".parse().expect("a moment");
        let mut transaction = self.pool.begin().await.expect("a transaction");
        let arrived = Arrived { line: &line(), kind, file, at };
        let kept = attachments::keep(&mut transaction, &self.keyring, 1, &arrived).await.expect("a file");
        transaction.commit().await.expect("a commit");
        kept
    }

    async fn bytes(&self, attachment_id: i64) -> Option<(Kind, Vec<u8>)> {
        let mut conn = self.pool.acquire().await.expect("a connection");
        attachments::bytes(&mut conn, &self.keyring, 1, attachment_id).await.expect("an answer")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_fetched_at_once_and_kept_sealed() {
    let house = House::with_ward().await;
    let platform = Platform::gated();
    platform.will_give("photo-1", Ok(b"JPEG of a flooded road"));
    let running = house.start(platform.clone()).await;
    let photo = house.takes_in(Kind::Photo, "photo-1").await;
    assert_eq!(house.bytes(photo).await, None, "its bytes are on the way");
    assert_eq!(house.count("select count(*) from attachment where file is not null").await, 1);
    let readable = "select count(*) from attachment where position('photo-1'::bytea in file) > 0";
    assert_eq!(house.count(readable).await, 0, "the platform's id is sealed");
    platform.gate.add_permits(1);
    house.until(KEPT, 1).await;
    assert_eq!(house.bytes(photo).await, Some((Kind::Photo, b"JPEG of a flooded road".to_vec())));
    let readable = "select count(*) from attachment where position('JPEG'::bytea in bytes) > 0";
    assert_eq!(house.count(readable).await, 0, "the bytes are sealed");
    assert_eq!(running.counters().fetched.get(), 1);
    assert!(running.shutdown(BOUND).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_is_fetched_again_and_what_is_refused_too_often_is_lost() {
    let house = House::with_ward().await;
    let platform = Platform::new();
    let away = || Err(FetchError::Unreachable("502".to_owned()));
    for outcome in [away(), away(), away(), away(), Err(FetchError::RetryAfter(Duration::from_millis(5)))] {
        platform.will_give("late", outcome);
    }
    platform.will_give("late", Err(FetchError::Refused("temporarily unavailable".to_owned())));
    platform.will_give("late", Ok(b"OggS"));
    platform.will_give("huge", Err(FetchError::TooLarge));
    let (late, gone, huge) = (
        house.takes_in(Kind::Voice, "late").await,
        house.takes_in(Kind::Photo, "gone").await,
        house.takes_in(Kind::Photo, "huge").await,
    );
    let running = house.start(platform.clone()).await;
    house.until(WAITING, 0).await;
    assert_eq!(house.bytes(late).await, Some((Kind::Voice, b"OggS".to_vec())));
    assert_eq!((house.bytes(gone).await, house.bytes(huge).await), (None, None));
    assert_eq!(house.count(LOST).await, 2);
    assert_eq!(platform.fetches(), 7 + 3 + 1);
    let counters = running.counters();
    assert_eq!((counters.fetched.get(), counters.lost.get(), counters.fetches_postponed.get()), (1, 2, 8));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_is_cut_off_while_it_fetches_loses_nothing() {
    let house = House::with_ward().await;
    let platform = Platform::gated();
    for _ in 0..2 {
        platform.will_give("photo-1", Ok(b"JPEG"));
    }
    let killed = house.start(platform.clone()).await;
    house.takes_in(Kind::Photo, "photo-1").await;
    super::support::eventually("the fetch is under way", async || platform.fetches() == 1).await;
    drop(killed);
    assert_eq!(house.count(WAITING).await, 1);
    let stopped = house.start(platform.clone()).await;
    super::support::eventually("it is fetched again", async || platform.fetches() == 2).await;
    assert!(stopped.shutdown(BOUND).await, "a download under way holds up nobody");
    assert_eq!(house.count(WAITING).await, 1);
    platform.gate.add_permits(9);
    let _next = house.start(platform.clone()).await;
    house.until(KEPT, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_processes_one_fetches_and_a_removed_file_is_let_go() {
    let house = House::with_ward().await;
    let platform = Platform::gated();
    platform.will_give("photo-1", Ok(b"JPEG"));
    let (_one, _two) = (house.start(platform.clone()).await, house.start(platform.clone()).await);
    let photo = house.takes_in(Kind::Photo, "photo-1").await;
    super::support::eventually("the fetch is under way", async || platform.fetches() >= 1).await;
    let mut conn = house.pool.acquire().await.expect("a connection");
    attachments::drop_of_draft(&mut conn, 1, &[photo]).await.expect("it is removed");
    platform.gate.add_permits(9);
    let next = house.takes_in(Kind::Photo, "photo-2").await;
    house.until(LOST, 1).await;
    assert_eq!(house.count("select count(*) from attachment").await, 1, "only {next} is there");
    assert_eq!(platform.fetches(), 1 + 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_go_with_the_petition_that_they_are_attached_to() {
    let house = House::with_ward().await;
    house
        .execute(
            "insert into petition (ward_id, number, kind, field, group_code, received_at, status, anonymous,
                                   identity_protected, imported, content)
             values (1, 'KN-2019-0001', 'kien_nghi', 'environment', 'TDP07', now(), 'tiep_nhan', false, false, false, '')",
        )
        .await;
    let (photo, voice) =
        (house.takes_in(Kind::Photo, "photo-1").await, house.takes_in(Kind::Voice, "voice-1").await);
    let unused = house.takes_in(Kind::Photo, "photo-2").await;
    let mut conn = house.pool.acquire().await.expect("a connection");
    attachments::attach(&mut conn, 1, &[photo], "KN-2019-0001", 1).await.expect("attached");
    attachments::attach(&mut conn, 1, &[photo, voice], "KN-2019-0001", 2).await.expect("attached");
    attachments::drop_of_draft(&mut conn, 1, &[photo, voice, unused]).await.expect("removed");
    let of = |attachment_id, kind, event| Attachment {
        attachment_id,
        kind,
        standing: Standing::Waiting,
        event: Some(event),
    };
    assert_eq!(
        attachments::of_petition(&mut conn, 1, "KN-2019-0001").await.expect("files"),
        [of(photo, Kind::Photo, 1), of(voice, Kind::Voice, 2)]
    );
    assert_eq!(house.count("select count(*) from attachment").await, 2, "the unused one is gone");
    house.execute("delete from petition").await;
    assert_eq!(house.count("select count(*) from attachment").await, 0);
}
