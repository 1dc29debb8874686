//! The local Telegram: a Bot API server as strict as the real one, and phones in a browser.
//!
//! The demo and the tests run the bot against it, and people and tests reach it only over HTTP, as phones do:
//!
//! - `/bot<TOKEN>/<method>` and `/file/bot<TOKEN>/<path>`: the Bot API, see [`bot_api`].
//! - `/phone/…`: what phones and tests do, see [`phone_api`] for every route.
//! - `/`: the page with the phones. `/?phone=ID` opens a phone, `/?start=TOKEN` is an invitation link.
//!
//! One bot lives on it. All state is in one [`world::World`], changed by whole records that go to a journal first
//! ([`journal`]), so it survives being killed.

pub mod bot_api;
mod calls;
mod commands;
mod entities;
mod errors;
mod faults;
mod groups;
mod images;
mod journal;
mod limits;
mod markup;
mod model;
mod page;
mod params;
pub mod phone_api;
mod posting;
mod server;
mod settings;
mod shared;
mod sounds;
mod updates;
mod webhook;
mod wire;
mod world;

#[cfg(test)]
mod tests;

use std::future::IntoFuture;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub use limits::Limits;
pub use settings::{BotAccount, Clock, Notice, SandboxSettings};

use server::{BreakableListener, Breaker};
use shared::Shared;
use world::World;

/// A running local Telegram. It stops when it is dropped or shut down.
pub struct Sandbox {
    address: SocketAddr,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    server: Option<JoinHandle<std::io::Result<()>>>,
    webhook: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Reads the journal and starts to listen.
    ///
    /// Errors: the address is taken, or the journal cannot be read, written or locked.
    pub async fn start(settings: SandboxSettings) -> anyhow::Result<Self> {
        let listen = settings.listen;
        let notice = settings.notice.clone();
        let mut world = World::open(settings)?;
        if notice.is_some() && notice != world.profile.notice {
            world.put_profile(|profile| profile.notice = notice);
        }
        world.settle();
        let listener = TcpListener::bind(listen)
            .await
            .with_context(|| format!("the local Telegram cannot listen on {listen}"))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::new(world));
        let service = server::router(Arc::clone(&shared)).into_make_service_with_connect_info::<Breaker>();
        let (stop, stopped) = oneshot::channel::<()>();
        let server = axum::serve(BreakableListener(listener), service).with_graceful_shutdown(async {
            // Dropped or sent: both mean to stop.
            let _ = stopped.await;
        });
        Ok(Self {
            address,
            webhook: Some(tokio::spawn(webhook::deliver(Arc::clone(&shared)))),
            shared,
            stop: Some(stop),
            server: Some(tokio::spawn(server.into_future())),
        })
    }

    /// The page with the phones, without a slash at the end. Invitation links are `<url>/?start=TOKEN`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What the bot takes for `https://api.telegram.org`.
    pub fn api_url(&self) -> String {
        self.url()
    }

    /// Lets all who wait go, finishes what is under way, and stops. The journal is closed when this returns.
    pub async fn shutdown(mut self) {
        self.close();
        if let Some(server) = self.server.take()
            && let Err(fault) = server.await
        {
            tracing::warn!(%fault, "the local Telegram ended badly");
        }
        if let Some(webhook) = self.webhook.take() {
            // It was told to stop: its end is all that counts, and after it nobody holds the journal.
            let _ = webhook.await;
        }
    }

    fn close(&mut self) {
        self.shared.close();
        if let Some(webhook) = &self.webhook {
            webhook.abort();
        }
        drop(self.stop.take());
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.close();
    }
}
