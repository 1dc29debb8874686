//! The wiring: the one place that knows which parts there are.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use sqlx::PgPool;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinSet;

use crate::bot::{Bot, House};
use crate::channels::telegram::{self, Client, Receiving, Telegram};
use crate::channels::{Channel as _, Links};
use crate::clock::Clock;
use crate::config::Config;
use crate::delivery::{self, Delivery, Running, StopSwitch};
use crate::seal::Keyring;
use crate::store;
use crate::store::catalogues::CatalogueCache;
use crate::web;

/// How long a stopping process may take to finish what it has in hand.
const DRAIN_BOUND: Duration = Duration::from_secs(10);

/// What the bot runs on.
pub struct Settings {
    pub pool: PgPool,
    /// The Telegram bot's token.
    pub token: String,
    /// Another Bot API server than Telegram's own.
    pub api_url: Option<String>,
    pub keyring: Arc<Keyring>,
    pub clock: Clock,
    /// The public address that Telegram brings updates to; without it they are polled for.
    pub webhook_url: Option<String>,
    /// Where health, metrics and webhooks are served.
    pub listen: Option<SocketAddr>,
    pub delivery: delivery::Settings,
}

/// The bot at work. Dropping it cuts it off, as a crash would: nothing is lost.
pub struct App {
    running: Running,
    web: JoinSet<()>,
    switch: StopSwitch,
    telegram: Arc<Telegram>,
}

impl App {
    /// Starts the bot. The schema must be there.
    pub async fn start(settings: Settings) -> anyhow::Result<Self> {
        let Settings { pool, token, api_url, keyring, clock, webhook_url, listen, delivery } = settings;
        let listener = match listen {
            Some(address) => {
                Some(TcpListener::bind(address).await.with_context(|| format!("LISTEN={address}"))?)
            }
            None => None,
        };
        let client = Client::new(&token, api_url.as_deref())?;
        let receiving = webhook_url.map_or(Receiving::Polling, |url| Receiving::Webhook { url });
        let telegram = Telegram::connect(client, receiving, &keyring, clock.clone()).await?;
        let delivery = delivery::Settings { clock: clock.clone(), ..delivery };
        let house = House {
            clock,
            keyring: Arc::clone(&keyring),
            catalogues: CatalogueCache::default(),
            links: Links::default().and(telegram.line(), telegram.start_link()),
        };
        let bot = Arc::new(Bot::new(house));
        let running = Delivery::start(delivery, pool.clone(), keyring, bot, telegram.clone()).await?;
        let (switch, stop) = StopSwitch::new();
        let mut web = JoinSet::new();
        if let Some(listener) = listener {
            let router = web::router(pool, running.counters().clone());
            let router = router.merge(telegram::routes(telegram.clone(), running.inbox().clone()));
            web.spawn(async move {
                if let Err(fault) = web::serve(listener, router, stop).await {
                    tracing::error!(%fault, "the web server ended");
                }
            });
        }
        tracing::info!(channel = telegram.line().channel, bot = telegram.line().bot, "the bot is at work");
        Ok(Self { running, web, switch, telegram })
    }

    /// The bot's name on Telegram, as in `https://t.me/<username>`.
    pub fn username(&self) -> &str {
        self.telegram.username()
    }

    /// Takes nothing new, finishes what is in hand, and says whether that was done within `bound`.
    pub async fn stop(mut self, bound: Duration) -> bool {
        self.switch.stop();
        let drained = self.running.shutdown(bound).await;
        self.web.shutdown().await;
        drained
    }

    /// Cuts everything off at once, as a crash would.
    pub fn kill(self) {
        drop(self);
    }
}

/// `topho run`: the bot in production, until SIGTERM or Ctrl-C.
pub async fn run(config: Config) -> anyhow::Result<()> {
    log_to_stderr();
    delivery::log_panics();
    let keyring = Keyring::read(config.key()?.reveal())?;
    let token = config.telegram_token()?.reveal().to_owned();
    anyhow::ensure!(
        config.webhook_url.is_none() || config.listen.is_some(),
        "WEBHOOK_URL needs LISTEN: the address and port at which this program takes what Telegram brings"
    );
    let pool =
        store::connect(config.database_url()?.reveal()).await.context("the database cannot be reached")?;
    store::check_schema(&mut *pool.acquire().await?).await?;
    let settings = Settings {
        pool,
        token,
        api_url: config.telegram_api_url.clone(),
        keyring: Arc::new(keyring),
        clock: config.clock(),
        webhook_url: config.webhook_url.clone(),
        listen: config.listen,
        delivery: delivery::Settings::default(),
    };
    let mut stop = StopSignals::listen()?;
    let app = tokio::select! {
        app = App::start(settings) => app?,
        () = stop.wait() => return Ok(()),
    };
    stop.wait().await;
    tracing::info!("stopping");
    if !app.stop(DRAIN_BOUND).await {
        tracing::warn!("not everything was finished in time; it waits in the database for the next start");
    }
    Ok(())
}

/// SIGTERM and Ctrl-C.
pub struct StopSignals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

impl StopSignals {
    /// From now on the signals are heard here, and end the process no more by themselves.
    pub fn listen() -> anyhow::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits for either.
    pub async fn wait(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Logs to stderr; `RUST_LOG` chooses what.
fn log_to_stderr() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let logged = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    if let Err(fault) = logged {
        eprintln!("nothing can be logged: {fault}");
    }
}
