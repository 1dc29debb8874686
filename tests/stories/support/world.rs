//! A world: database, local Telegram, clock and bot.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::Method;
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};
use topho::app::{App, Settings};
use topho::channels::{Conversation, Line, Outgoing, Priority};
use topho::clock::Clock;
use topho::delivery;
use topho::domain::people::PostKind;
use topho::domain::ward::GroupCode;
use topho::sandbox::{Sandbox, SandboxSettings};
use topho::seal::Keyring;
use topho::store::invitations::{self, Purpose};
use topho::store::{self, posts, wards};

use super::database::{self, Beginning, Database, WARD, morning};
use super::ground::Ground;
use super::phone::Phone;

const TOKEN: &str = "4242:stories";

/// The code of the ward that [`World::has_another_ward`] makes.
pub const OTHER_WARD: &str = "thach-ban";

/// How long the bot may take to finish what it has in hand when it is stopped.
const DRAIN_BOUND: Duration = Duration::from_secs(10);

/// Everything that a story needs. The ward's clock stands still until the story moves it.
pub struct World {
    // Dropped in this order: the bot first, its database last.
    app: Option<App>,
    sandbox: Sandbox,
    ground: Arc<Ground>,
    pub clock: Clock,
    keyring: Arc<Keyring>,
    webhook: Option<(String, SocketAddr)>,
    database: Database,
}

impl World {
    /// The ward at 08:00 of 02/10/2019, which has reported nothing so far.
    pub async fn new() -> Self {
        Self::beginning(Beginning::Ward).await
    }

    /// The ward at 08:00 of 02/10/2019: groups 3, 7 and 12 owe September, everything else is there.
    pub async fn in_october() -> Self {
        Self::beginning(Beginning::MorningOfOctober).await
    }

    async fn beginning(beginning: Beginning) -> Self {
        let database = Database::new(beginning).await;
        let clock = Clock::manual(morning());
        let telling = clock.clone();
        let mut settings = SandboxSettings::new(TOKEN, "topho_bot", "Trợ lý");
        settings.clock = Arc::new(move || telling.now());
        let sandbox = Sandbox::start(settings).await.expect("a local Telegram");
        let ground = Arc::new(Ground::new(sandbox.url(), database.url()));
        let keyring = Arc::new(Keyring::random());
        let mut world = Self { app: None, sandbox, ground, clock, keyring, webhook: None, database };
        world.start().await;
        world
    }

    /// Starts the bot, which has been stopped or killed.
    pub async fn start(&mut self) {
        assert!(self.app.is_none(), "the bot is at work already");
        let settings = Settings {
            pool: store::connect(&self.database.url()).await.expect("the database"),
            token: TOKEN.to_owned(),
            api_url: Some(self.sandbox.api_url()),
            keyring: Arc::clone(&self.keyring),
            clock: self.clock.clone(),
            webhook_url: self.webhook.as_ref().map(|(url, _)| url.clone()),
            listen: self.webhook.as_ref().map(|(_, listen)| *listen),
            delivery: quick(),
        };
        self.app = Some(App::start(settings).await.expect("the bot starts"));
    }

    /// Stops the bot as SIGTERM does.
    pub async fn stop(&mut self) {
        let app = self.app.take().expect("the bot is at work");
        assert!(app.stop(DRAIN_BOUND).await, "the bot was not drained in time");
    }

    /// Cuts the bot off in the middle of whatever it does; [`World::start`] brings it back.
    pub fn kill(&mut self) {
        self.app.take().expect("the bot is at work").kill();
    }

    /// Stops the bot and starts it again.
    pub async fn restart(&mut self) {
        self.stop().await;
        self.start().await;
    }

    /// Restarts the bot: from now on Telegram brings updates to it, and is not asked for them.
    pub async fn takes_a_webhook(&mut self) {
        let free = std::net::TcpListener::bind(("127.0.0.1", 0)).and_then(|port| port.local_addr());
        let listen = free.expect("a free port");
        self.webhook = Some((format!("http://{listen}"), listen));
        self.restart().await;
    }

    /// Waits until the bot has nothing left to do.
    pub async fn settles(&self) {
        self.ground.settles().await;
    }

    /// Has the bot make its rounds (reminders, retention, …) at the moment at which the ward's clock stands, and waits for
    /// what they send. None of its duties may fail. Between these calls no rounds are made.
    pub async fn rounds_pass(&self) {
        // One that is under way may have begun before the clock was moved: the second is surely of now.
        let mut conn = self.connection().await;
        let wanted = whole_rounds(&mut conn).await.0 + 2;
        let start = Instant::now();
        loop {
            let (made, failures) = whole_rounds(&mut conn).await;
            assert_eq!(failures, 0, "duties of the rounds fail");
            if made >= wanted {
                break;
            }
            assert!(start.elapsed() < DRAIN_BOUND, "no rounds are made");
            delivery::call_for_round(&mut conn).await.expect("a call");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        self.settles().await;
    }

    /// Puts the ward's clock at a moment such as `2019-10-02T20:14:00+07:00`.
    pub fn it_is(&self, moment: &str) {
        self.clock.set(moment.parse().expect("a moment in RFC 3339"));
    }

    pub fn time_passes(&self, time: TimeDelta) {
        self.clock.advance(time);
    }

    /// Imports the nine golden months; what was submitted after `until` is left out.
    pub async fn import_golden(&self, until: Option<DateTime<Utc>>) -> topho::import::Imported {
        database::import_golden(&mut self.connection().await, until).await
    }

    /// Imports the petitions of the nine golden months, sealed with the world's key.
    pub async fn import_petitions(&self) -> topho::import::Imported {
        database::import_petitions(&mut self.connection().await, &self.keyring).await
    }

    /// The address of the world's database.
    pub fn database_url(&self) -> String {
        self.database.url()
    }

    /// The keys that the bot seals with.
    pub fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    /// The bot's token on the local Telegram.
    pub const fn token() -> &'static str {
        TOKEN
    }

    /// The address of the local Telegram.
    pub fn telegram_url(&self) -> String {
        self.sandbox.url()
    }

    /// The key that the bot seals with, as `TOPHO_KEY` has it.
    pub fn key(&self) -> String {
        self.keyring.to_base64()
    }

    /// A connection to the world's database.
    pub async fn connection(&self) -> PgConnection {
        PgConnection::connect(&self.database.url()).await.expect("the database")
    }

    /// Arranges something with the local Telegram, such as a fault (`POST faults`).
    pub async fn arranges(&self, method: Method, path: &str, wish: Value) -> Value {
        self.ground.does(method, path, wish).await
    }

    /// The bot's calls that the local Telegram refused, each with the reason.
    pub async fn refused_calls(&self) -> Vec<String> {
        let calls = self.ground.looks("calls").await;
        let refused =
            calls["calls"].as_array().expect("calls").iter().filter(|call| call["status"] != json!(200));
        refused
            .map(|call| format!("{} {}: {}", call["method"], call["status"], call["description"]))
            .collect()
    }

    /// The database turns everybody out and lets nobody in.
    pub async fn loses_its_database(&self) {
        self.database.close().await;
    }

    /// The database lets the bot in again.
    pub async fn finds_its_database_again(&self) {
        self.database.open().await;
    }

    /// Makes an invitation and gives its token, as `topho invite` does.
    pub async fn invites(&self, kind: PostKind, group: Option<u32>) -> String {
        let group = group.map(|number| GroupCode::new(&format!("TDP{number:02}")));
        self.invitation(&Purpose::Post { kind, group }).await
    }

    /// The bot writes to somebody by itself.
    pub async fn writes_to(&self, phone: &Phone, outgoing: &Outgoing) {
        let bot = TOKEN.split(':').next().unwrap_or_default().to_owned();
        let line = Line { channel: "telegram".to_owned(), bot };
        let to = Conversation { line, chat: phone.chat().to_string() };
        let mut conn = self.connection().await;
        let queued =
            delivery::outbox::enqueue(&mut conn, &self.keyring, &to, Priority::Notice, outgoing).await;
        queued.expect("a row");
        self.settles().await;
    }

    /// Invites whoever holds the post to go on on another phone, as `topho invite --again` does.
    pub async fn invites_again(&self, kind: PostKind, group: Option<u32>) -> String {
        let mut conn = self.connection().await;
        let ward = wards::by_code(&mut conn, WARD).await.expect("a query").expect("the ward");
        let group = group.map(|number| GroupCode::new(&format!("TDP{number:02}")));
        let holders = posts::holders(&mut conn, ward.ward_id, (kind, group.as_ref())).await;
        let person_id = holders.expect("a query").first().expect("a holder").person.person_id;
        self.invitation(&Purpose::Again { person_id }).await
    }

    /// A code that binds a chat to the ward's committee.
    pub async fn committee_code(&self) -> String {
        self.invitation(&Purpose::CommitteeChat).await
    }

    /// As [`World::invites`], to a post of the ward of that code.
    pub async fn invites_to(&self, ward: &str, kind: PostKind, group: Option<u32>) -> String {
        let group = group.map(|number| GroupCode::new(&format!("TDP{number:02}")));
        self.invitation_to(ward, &Purpose::Post { kind, group }).await
    }

    /// Another ward, which is set up like the stories' own.
    pub async fn has_another_ward(&self) {
        database::load_other_ward(&mut self.connection().await, OTHER_WARD).await;
    }

    async fn invitation(&self, purpose: &Purpose) -> String {
        self.invitation_to(WARD, purpose).await
    }

    async fn invitation_to(&self, ward: &str, purpose: &Purpose) -> String {
        let mut conn = self.connection().await;
        let ward = wards::by_code(&mut conn, ward).await.expect("a query").expect("the ward");
        let now = self.clock.now();
        let token = invitations::create(&mut conn, ward.ward_id, purpose, &mut rand::rng(), now).await;
        token.expect("an invitation").as_str().to_owned()
    }

    /// Somebody whom the bot has never met; their phone is set to `language`.
    pub async fn stranger(&self, name: &str, language: &str) -> Phone {
        let person = self.ground.posts("people", json!({ "name": name, "language_code": language })).await;
        let id = person["id"].as_i64().expect("an id");
        Phone::private(Arc::clone(&self.ground), id, name)
    }

    /// Somebody who has taken up a post by an invitation, and has read the welcome.
    pub async fn holder(&self, name: &str, language: &str, kind: PostKind, group: Option<u32>) -> Phone {
        let phone = self.stranger(name, language).await;
        phone.takes_up(&self.invites(kind, group).await).await;
        phone.puts_away().await;
        phone
    }

    /// The leader of a group.
    pub async fn leader(&self, group: u32) -> Phone {
        self.holder(&format!("Tổ trưởng {group}"), "vi", PostKind::Leader, Some(group)).await
    }

    /// The leader of a group, with a phone in English.
    pub async fn english_leader(&self, group: u32) -> Phone {
        self.holder(&format!("Leader {group}"), "en", PostKind::Leader, Some(group)).await
    }

    /// The deputy leader of a group.
    pub async fn deputy(&self, group: u32) -> Phone {
        self.holder(&format!("Tổ phó {group}"), "vi", PostKind::Deputy, Some(group)).await
    }

    /// The head of a group's front board.
    pub async fn front_board_head(&self, group: u32) -> Phone {
        self.holder(&format!("Trưởng ban {group}"), "vi", PostKind::FrontBoardHead, Some(group)).await
    }

    /// The ward's secretary.
    pub async fn secretary(&self) -> Phone {
        self.holder("Thư ký", "vi", PostKind::Secretary, None).await
    }

    /// The committee's chat, bound by its one-time code, on the phone of a member who holds no post.
    pub async fn committee(&self) -> Phone {
        let chat = self.group_chat("vi").await;
        chat.says(&format!("/lienket {}", self.committee_code().await)).await;
        chat.puts_away().await;
        chat
    }

    /// A group chat that the bot has been added to, on the phone of its owner.
    pub async fn group_chat(&self, language: &str) -> Phone {
        let owner = self.stranger("Ủy viên", language).await;
        let wish = json!({ "title": "Ủy ban MTTQ phường", "members": [owner.id()], "kind": "supergroup" });
        let chat = self.ground.posts("chats", wish).await;
        self.settles().await;
        owner.in_chat(chat["id"].as_i64().expect("an id"))
    }
}

/// How many rounds were made, and how many duties of the last one failed.
async fn whole_rounds(conn: &mut PgConnection) -> (i64, i32) {
    let row = sqlx::query_as("select times, failures from round where name = 'all'");
    row.fetch_optional(conn).await.expect("a query").unwrap_or((0, 0))
}

/// Delivery without the platform's pace, and with short pauses.
fn quick() -> delivery::Settings {
    let usual = delivery::Settings::default();
    delivery::Settings {
        strike_pauses: vec![Duration::from_millis(10), Duration::from_millis(50)],
        // A story calls for them when the ward's clock stands where it wants it.
        rounds: None,
        fetching: delivery::FetchingSettings {
            first_pause: Duration::from_millis(10),
            longest_pause: Duration::from_millis(100),
            refusals: 3,
            ..usual.fetching
        },
        sending: delivery::SendingSettings {
            pacing: delivery::Pacing::UNHINDERED,
            first_pause: Duration::from_millis(20),
            longest_pause: Duration::from_millis(500),
            ..usual.sending
        },
        ..usual
    }
}
