//! The fetcher: brings the bytes of the files that people sent into the database, because a platform's file ids die. A
//! file waits in its row until its bytes are committed there, so a crash costs a download at most.

use std::collections::HashSet;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use sqlx::PgPool;
use tokio::task::{JoinError, JoinSet};

use super::counters::Counters;
use super::settings::FetchingSettings;
use super::stop::{Stop, growing_pause};
use super::wake::Bell;
use crate::channels::{Channel, FetchError};
use crate::seal::Keyring;
use crate::store::attachments::fetching::{self, Waiting};

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(3);

/// What fetching a file needs.
pub(super) struct Fetching {
    pub pool: PgPool,
    pub keyring: Arc<Keyring>,
    pub channel: Arc<dyn Channel>,
    pub settings: FetchingSettings,
    pub counters: Arc<Counters>,
}

/// Fetches what waits until told to stop. Downloads under way are broken off then: they begin anew with the next start.
pub(super) async fn run(fetching: Arc<Fetching>, bell: &Bell, tick: Duration, stop: Stop) {
    let mut ear = bell.ear();
    let mut under_way = UnderWay::default();
    let mut failures = 0;
    while !stop.is_requested() {
        ear.clear();
        let wait = match under_way.start(&fetching).await {
            Ok(next) => {
                failures = 0;
                next.map_or(tick, |next| next.min(tick))
            }
            Err(fault) => {
                tracing::warn!(%fault, "the files to be fetched cannot be read; trying again");
                failures += 1;
                growing_pause(failures, FIRST_PAUSE, LONGEST_PAUSE)
            }
        };
        tokio::select! {
            Some(finished) = under_way.tasks.join_next() => under_way.finish(finished),
            () = ear.wait(wait) => {}
            () = stop.requested() => {}
        }
    }
    under_way.tasks.shutdown().await;
}

/// The downloads under way.
#[derive(Default)]
struct UnderWay {
    tasks: JoinSet<i64>,
    files: HashSet<i64>,
}

impl UnderWay {
    /// Starts what may be fetched now, and says how long until something else may be.
    async fn start(&mut self, fetching: &Arc<Fetching>) -> sqlx::Result<Option<Duration>> {
        let free = fetching.settings.at_once.saturating_sub(self.files.len());
        let limit = i64::try_from(free).unwrap_or(i64::MAX);
        let excluded: Vec<_> = self.files.iter().copied().collect();
        let line = fetching.channel.line();
        let mut conn = fetching.pool.acquire().await?;
        for waiting in fetching::waiting(&mut conn, line, &excluded, limit).await? {
            self.files.insert(waiting.attachment_id);
            let fetching = Arc::clone(fetching);
            self.tasks.spawn(async move {
                fetching.fetch(&waiting).await;
                waiting.attachment_id
            });
        }
        fetching::until_next(&mut conn, line).await
    }

    fn finish(&mut self, finished: Result<i64, JoinError>) {
        match finished {
            Ok(file) => {
                self.files.remove(&file);
            }
            // Nobody knows any more which file it was: the fetcher starts afresh.
            Err(fault) => {
                if let Ok(panic) = fault.try_into_panic() {
                    std::panic::resume_unwind(panic);
                }
            }
        }
    }
}

/// What becomes of a file.
enum Conclusion {
    Kept(Vec<u8>),
    Later { pause: Duration, refused: bool },
    Lost,
}

impl Fetching {
    /// Fetches a file, and writes down what came of it. Where that cannot be written down, the file waits as before.
    async fn fetch(&self, waiting: &Waiting) {
        let attachment_id = waiting.attachment_id;
        let conclusion = match waiting.file_id(&self.keyring) {
            Ok(file) => {
                let call = AssertUnwindSafe(self.channel.fetch(&file)).catch_unwind().await;
                let panicked = |_| Err(FetchError::Refused("the channel's adapter panicked".to_owned()));
                self.conclude(waiting, call.unwrap_or_else(panicked))
            }
            Err(fault) => {
                tracing::error!(attachment_id, %fault, "the id of a file cannot be opened: the file is lost");
                Conclusion::Lost
            }
        };
        if let Err(fault) = self.record(waiting, &conclusion).await {
            tracing::warn!(attachment_id, %fault, "what became of a file cannot be written down; it is fetched again");
        }
    }

    fn conclude(&self, waiting: &Waiting, outcome: Result<Vec<u8>, FetchError>) -> Conclusion {
        let fault = match outcome {
            Ok(bytes) if !bytes.is_empty() => return Conclusion::Kept(bytes),
            Ok(_) => FetchError::Refused("an empty file".to_owned()),
            Err(fault) => fault,
        };
        let refused = matches!(fault, FetchError::Refused(_));
        let is_last = refused && u32::try_from(waiting.refusals).unwrap_or(0) + 1 >= self.settings.refusals;
        let attachment_id = waiting.attachment_id;
        if is_last || fault == FetchError::TooLarge {
            tracing::warn!(attachment_id, %fault, "a file cannot be had: it is lost");
            return Conclusion::Lost;
        }
        tracing::info!(attachment_id, attempts = waiting.attempts + 1, %fault, "a file is fetched later");
        let failures = u32::try_from(waiting.attempts).unwrap_or(0);
        let pause = match fault {
            FetchError::RetryAfter(pause) => pause,
            FetchError::Refused(_) | FetchError::TooLarge | FetchError::Unreachable(_) => {
                growing_pause(failures, self.settings.first_pause, self.settings.longest_pause)
            }
        };
        Conclusion::Later { pause, refused }
    }

    async fn record(&self, waiting: &Waiting, conclusion: &Conclusion) -> sqlx::Result<()> {
        let mut conn = self.pool.acquire().await?;
        match conclusion {
            Conclusion::Kept(bytes) => {
                fetching::keep_bytes(&mut conn, &self.keyring, waiting, bytes).await?;
                self.counters.fetched.add(1);
            }
            Conclusion::Later { pause, refused } => {
                fetching::postpone(&mut conn, waiting, *pause, *refused).await?;
                self.counters.fetches_postponed.add(1);
            }
            Conclusion::Lost => {
                fetching::lose(&mut conn, waiting).await?;
                self.counters.lost.add(1);
            }
        }
        Ok(())
    }
}
