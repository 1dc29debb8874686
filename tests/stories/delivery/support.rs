//! A database of its own, a bot that does what it is told, and delivery between them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{anyhow, bail};
use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{PgConnection, PgPool};
use tokio::sync::Semaphore;
use topho::channels::{Arrival, Channel, Content, Conversation, Incoming, Line, Message, Outgoing};
use topho::channels::{Place, Priority, Reading, Sender};
use topho::delivery::{
    Delivery, FetchingSettings, Handle, Pacing, Progress, Running, SendingSettings, Settings, outbox,
};
use topho::seal::Keyring;
use topho::store::committee_chats;
use topho::store::seal_anew;

use crate::support::postgres::{administrator, url_of};

/// How long a story waits for something that has to happen.
const PATIENCE: Duration = Duration::from_secs(30);

/// A database with the schema, and what the stories share.
pub struct House {
    database: String,
    pub pool: PgPool,
    pub keyring: Arc<Keyring>,
    pub bot: Arc<ObedientBot>,
}

impl House {
    pub async fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("delivery_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let create = sqlx::AssertSqlSafe(format!("create database {name}"));
        sqlx::raw_sql(create).execute(&mut administrator().await).await.expect("a new database");
        let options: PgConnectOptions = url_of(&name).parse().expect("an address");
        let pool = PgPoolOptions::new().max_connections(16).connect_lazy_with(options);
        sqlx::migrate!("./migrations").run(&pool).await.expect("the schema");
        let house = Self { database: name, pool, keyring: Arc::new(Keyring::random()), bot: Arc::default() };
        house.execute("create table told (n bigserial, event bigint, chat text, said text)").await;
        let keyring = house.keyring.clone();
        *house.bot.keyring.lock().expect("a lock") = Some(keyring);
        house
    }

    /// Starts delivery, as a process would.
    pub async fn start(&self, channel: Arc<dyn Channel>) -> Running {
        self.start_with(swift(), channel).await
    }

    pub async fn start_with(&self, settings: Settings, channel: Arc<dyn Channel>) -> Running {
        let (pool, keyring) = (self.pool.clone(), self.keyring.clone());
        Delivery::start(settings, pool, keyring, self.bot.clone(), channel).await.expect("delivery starts")
    }

    pub async fn execute(&self, statement: &'static str) {
        sqlx::raw_sql(statement).execute(&self.pool).await.expect("a statement");
    }

    /// A number from the database.
    pub async fn count(&self, query: &'static str) -> i64 {
        sqlx::query_scalar(query).fetch_one(&self.pool).await.expect("a count")
    }

    /// A column of texts from the database.
    pub async fn texts(&self, query: &'static str) -> Vec<String> {
        sqlx::query_scalar(query).fetch_all(&self.pool).await.expect("texts")
    }

    /// What the bot was told in a chat, in the order in which it was committed.
    pub async fn told(&self, chat: &str) -> Vec<String> {
        let query =
            sqlx::query_scalar("select said from told where chat = $1 order by n").bind(chat.to_owned());
        query.fetch_all(&self.pool).await.expect("what was told")
    }

    /// Queues a message.
    pub async fn says(&self, chat: &str, priority: Priority, text: &str) -> i64 {
        self.queues(chat, priority, &message(text)).await
    }

    pub async fn queues(&self, chat: &str, priority: Priority, outgoing: &Outgoing) -> i64 {
        let mut transaction = self.pool.begin().await.expect("a transaction");
        let to = conversation(chat);
        let queued = outbox::enqueue(&mut transaction, &self.keyring, &to, priority, outgoing).await;
        let row = queued.expect("a row");
        transaction.commit().await.expect("a commit");
        *row.last().expect("a row")
    }

    /// State and outcome of a row of the outbox.
    pub async fn row(&self, outbox_id: i64) -> (String, Option<String>) {
        let query = sqlx::query_as("select state, outcome from outbox where outbox_id = $1").bind(outbox_id);
        query.fetch_one(&self.pool).await.expect("a row")
    }

    /// Waits until a count is reached.
    pub async fn until(&self, query: &'static str, wanted: i64) {
        eventually(query, async || self.count(query).await == wanted).await;
    }

    /// Takes the database away: every connection ends, and none is let in.
    pub async fn take_database_away(&self) {
        self.let_in(false).await;
        let cut = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1";
        let cut = sqlx::query(cut).bind(self.database.clone());
        cut.execute(&mut administrator().await).await.expect("cut");
    }

    /// Brings the database back.
    pub async fn bring_database_back(&self) {
        self.let_in(true).await;
    }

    async fn let_in(&self, allowed: bool) {
        let change = format!("alter database {} allow_connections {allowed}", self.database);
        let change = sqlx::AssertSqlSafe(change);
        sqlx::raw_sql(change).execute(&mut administrator().await).await.expect("a changed database");
    }

    /// Ends every other connection to the database, as a restart of the server does.
    pub async fn cut_connections(&self) {
        let mut conn = <PgConnection as sqlx::Connection>::connect_with(&self.pool.connect_options())
            .await
            .expect("a connection");
        let cut = "select pg_terminate_backend(pid) from pg_stat_activity
                   where datname = current_database() and pid <> pg_backend_pid()";
        sqlx::raw_sql(cut).execute(&mut conn).await.expect("cut");
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let remove = sqlx::AssertSqlSafe(format!("drop database if exists {} with (force)", self.database));
        let removing = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async { sqlx::raw_sql(remove).execute(&mut administrator().await).await })
        });
        // What is left behind harms nobody, and a panic here would hide why the test failed.
        let _ = removing.join();
    }
}

/// Settings for stories: everything at once, and short pauses.
pub fn swift() -> Settings {
    Settings {
        workers: 4,
        strike_pauses: vec![Duration::from_millis(20), Duration::from_millis(40)],
        tick: Duration::from_millis(500),
        sending: SendingSettings {
            pacing: Pacing::UNHINDERED,
            first_pause: Duration::from_millis(20),
            longest_pause: Duration::from_millis(100),
            ..SendingSettings::default()
        },
        fetching: FetchingSettings {
            first_pause: Duration::from_millis(20),
            longest_pause: Duration::from_millis(100),
            refusals: 3,
            ..FetchingSettings::default()
        },
        rounds: None,
        ..Settings::default()
    }
}

/// Waits for a condition.
pub async fn eventually(what: &str, condition: impl AsyncFn() -> bool) {
    let waiting = async {
        while !condition().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    assert!(tokio::time::timeout(PATIENCE, waiting).await.is_ok(), "never: {what}");
}

pub fn line() -> Line {
    Line { channel: "telegram".to_owned(), bot: "77".to_owned() }
}

pub fn conversation(chat: &str) -> Conversation {
    Conversation { line: line(), chat: chat.to_owned() }
}

pub fn message(text: &str) -> Outgoing {
    Outgoing::Message(Message { text: text.to_owned(), ..Message::default() })
}

/// An update in which somebody writes a text.
pub fn writes(key: u32, chat: &str, text: &str) -> Arrival {
    arrives(key, chat, Content::Text { message: key.to_string(), text: text.to_owned() })
}

pub fn arrives(key: u32, chat: &str, content: Content) -> Arrival {
    let reading = Reading::Understood(incoming(chat, content));
    Arrival { key: key.to_string(), chat: chat.to_owned(), reading }
}

pub fn incoming(chat: &str, content: Content) -> Incoming {
    Incoming {
        conversation: conversation(chat),
        place: Place::Private,
        sender: Some(Sender { id: chat.to_owned(), name: "An".to_owned(), language: None }),
        sent_at: "2019-10-02T01:00:00Z".parse().expect("a time"),
        content,
    }
}

/// A bot that notes what it is told, answers with the same, and gets into the trouble that the text asks for.
pub struct ObedientBot {
    pub keyring: Mutex<Option<Arc<Keyring>>>,
    /// How often each text was tried.
    pub tries: Mutex<HashMap<String, u32>>,
    /// Texts that begin with `wait` need a permit.
    pub permits: Semaphore,
    /// What it does in its rounds.
    pub duties: Mutex<Vec<&'static str>>,
}

impl Default for ObedientBot {
    fn default() -> Self {
        Self {
            keyring: Mutex::default(),
            tries: Mutex::default(),
            permits: Semaphore::new(0),
            duties: Mutex::default(),
        }
    }
}

impl ObedientBot {
    pub fn tries(&self, text: &str) -> u32 {
        self.tries.lock().expect("a lock").get(text).copied().unwrap_or(0)
    }

    fn count(&self, text: &str) -> u32 {
        let mut tries = self.tries.lock().expect("a lock");
        let count = tries.entry(text.to_owned()).or_default();
        *count += 1;
        *count
    }

    async fn obey(&self, conn: &mut PgConnection, incoming: &Incoming, event: i64) -> anyhow::Result<()> {
        let said = match &incoming.content {
            Content::Text { text, .. } => text.clone(),
            other => format!("{other:?}"),
        };
        let tries = self.count(&said);
        let chat = &incoming.conversation.chat;
        let note = sqlx::query("insert into told (event, chat, said) values ($1, $2, $3)").bind(event);
        note.bind(chat.clone()).bind(said.clone()).execute(&mut *conn).await?;
        self.answer(conn, incoming, &said).await?;
        match said.split_whitespace().next() {
            Some("fail") => bail!("told to fail"),
            Some("panic") => panic!("told to panic"),
            Some("stumble") if tries == 1 => bail!("told to stumble"),
            Some("lost") if tries <= 5 => {
                sqlx::query("select pg_terminate_backend(pg_backend_pid())").execute(conn).await?;
                bail!("the connection outlived its end");
            }
            // A ward that does not exist, which the database notices only at the end.
            Some("dangling") => {
                let catalogue = "insert into catalogue values (1, 'digest', 'version', 'source')";
                sqlx::query(catalogue).execute(conn).await?;
                Ok(())
            }
            Some("wait") => {
                self.permits.acquire().await.map_err(|_| anyhow!("no permits"))?.forget();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Notes the duty and the moment in chat `rounds`, and gets into the trouble that its name asks for.
    async fn make_round(
        &self,
        conn: &mut PgConnection,
        duty: &str,
        now: DateTime<Utc>,
    ) -> anyhow::Result<Progress> {
        let tries = self.count(duty);
        let note = sqlx::query("insert into told (event, chat, said) values (0, 'rounds', $1)");
        note.bind(format!("{duty} at {}", now.to_rfc3339())).execute(&mut *conn).await?;
        match duty {
            "fail" => bail!("told to fail"),
            "panic" => panic!("told to panic"),
            "three times" if tries < 3 => Ok(Progress::More),
            "seal_anew" => {
                let keyring = self.keyring.lock().expect("a lock").clone().expect("a keyring");
                let step = seal_anew::seal_batch(conn, &keyring).await?;
                Ok(if step.sealed == 0 { Progress::Done } else { Progress::More })
            }
            _ => Ok(Progress::Done),
        }
    }

    async fn answer(&self, conn: &mut PgConnection, incoming: &Incoming, text: &str) -> anyhow::Result<()> {
        let keyring = self.keyring.lock().expect("a lock").clone().expect("a keyring");
        let outgoing = message(text);
        outbox::enqueue(conn, &keyring, &incoming.conversation, Priority::Answer, &outgoing).await?;
        Ok(())
    }
}

impl Handle for ObedientBot {
    fn handle<'a>(
        &'a self,
        conn: &'a mut PgConnection,
        incoming: &'a Incoming,
        event: i64,
    ) -> BoxFuture<'a, anyhow::Result<()>> {
        Box::pin(self.obey(conn, incoming, event))
    }

    fn duties(&self) -> Vec<&'static str> {
        self.duties.lock().expect("a lock").clone()
    }

    fn perform<'a>(
        &'a self,
        conn: &'a mut PgConnection,
        duty: &'a str,
        now: DateTime<Utc>,
    ) -> BoxFuture<'a, anyhow::Result<Progress>> {
        Box::pin(self.make_round(conn, duty, now))
    }

    fn apologise<'a>(
        &'a self,
        conn: &'a mut PgConnection,
        incoming: &'a Incoming,
    ) -> BoxFuture<'a, anyhow::Result<()>> {
        Box::pin(self.answer(conn, incoming, "sorry"))
    }

    fn moved<'a>(
        &'a self,
        conn: &'a mut PgConnection,
        from: &'a Conversation,
        to: &'a str,
    ) -> BoxFuture<'a, anyhow::Result<()>> {
        Box::pin(async move { committee_chats::migrate(conn, from, to).await.map(drop).map_err(Into::into) })
    }
}
