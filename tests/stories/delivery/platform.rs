//! A messenger that notes what it is sent, and answers as it was told to.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use futures_util::future::BoxFuture;
use tokio::sync::Semaphore;
use tokio::time::Instant;
use topho::channels::{Channel, FetchError, Line, Outgoing, Place, SendError};
use topho::delivery::{Inbox, Stop};

use super::support::{eventually, line};

/// What comes of fetching a file.
type Gift = Result<Vec<u8>, FetchError>;

/// A call of the platform.
#[derive(Debug, Clone)]
pub struct Call {
    pub chat: String,
    /// The text, or what else it is.
    pub what: String,
    pub target: Option<String>,
    pub at: Instant,
    /// What the platform said; for a new message its id.
    pub outcome: Result<Option<String>, SendError>,
}

pub struct Platform {
    line: Line,
    calls: Mutex<Vec<Call>>,
    answers: Mutex<VecDeque<(String, SendError)>>,
    files: Mutex<HashMap<String, VecDeque<Gift>>>,
    fetches: AtomicUsize,
    begun: AtomicUsize,
    /// Calls in progress: every call needs a permit to finish.
    pub gate: Semaphore,
}

impl Platform {
    pub fn new() -> Arc<Self> {
        let gate = Semaphore::new(Semaphore::MAX_PERMITS);
        Arc::new(Self {
            line: line(),
            calls: Mutex::default(),
            answers: Mutex::default(),
            files: Mutex::default(),
            fetches: AtomicUsize::new(0),
            begun: AtomicUsize::new(0),
            gate,
        })
    }

    /// A platform whose calls wait for permits of its gate.
    pub fn gated() -> Arc<Self> {
        let platform = Self::new();
        platform.gate.forget_permits(Semaphore::MAX_PERMITS);
        platform
    }

    /// The next call for that chat is answered so.
    pub fn will_answer(&self, chat: &str, answer: SendError) {
        self.answers.lock().expect("a lock").push_back((chat.to_owned(), answer));
    }

    /// The next time that the file is fetched, this comes of it; without it the file is gone.
    pub fn will_give(&self, file: &str, outcome: Result<&[u8], FetchError>) {
        let mut files = self.files.lock().expect("a lock");
        files.entry(file.to_owned()).or_default().push_back(outcome.map(<[u8]>::to_vec));
    }

    /// How often a file was asked for.
    pub fn fetches(&self) -> usize {
        self.fetches.load(Ordering::SeqCst)
    }

    async fn give(&self, file: &str) -> Result<Vec<u8>, FetchError> {
        self.fetches.fetch_add(1, Ordering::SeqCst);
        self.gate.acquire().await.expect("the gate stands").forget();
        let next = self.files.lock().expect("a lock").get_mut(file).and_then(VecDeque::pop_front);
        next.unwrap_or_else(|| Err(FetchError::Refused("wrong file_id".to_owned())))
    }

    /// The calls so far.
    pub fn calls(&self) -> Vec<Call> {
        self.calls.lock().expect("a lock").clone()
    }

    /// How many calls were begun.
    pub fn begun(&self) -> usize {
        self.begun.load(Ordering::SeqCst)
    }

    /// What got through to a chat, in order.
    pub fn shown(&self, chat: &str) -> Vec<String> {
        let calls = self.calls().into_iter();
        calls.filter(|call| call.chat == chat && call.outcome.is_ok()).map(|call| call.what).collect()
    }

    /// Waits until so much got through to a chat, and gives it.
    pub async fn until_shown(&self, chat: &str, count: usize) -> Vec<String> {
        eventually(&format!("{count} messages in {chat}: {:?}", self.calls()), async || {
            self.shown(chat).len() >= count
        })
        .await;
        self.shown(chat)
    }

    async fn take(
        &self,
        chat: &str,
        outgoing: &Outgoing,
        target: Option<&str>,
    ) -> Result<Option<String>, SendError> {
        let at = Instant::now();
        self.begun.fetch_add(1, Ordering::SeqCst);
        self.gate.acquire().await.expect("the gate stands").forget();
        let (what, is_new) = match outgoing {
            Outgoing::Message(message) => (message.text.clone(), true),
            Outgoing::Amend { message, .. } => (format!("amend: {}", message.text), false),
            Outgoing::ClearButtons { .. } => ("clear".to_owned(), false),
            Outgoing::Toast { text, .. } => (format!("toast: {text}"), false),
            Outgoing::Picture { name, .. }
            | Outgoing::Document { name, .. }
            | Outgoing::Voice { name, .. } => (name.clone(), true),
            Outgoing::Location { latitude, longitude } => (format!("{latitude}, {longitude}"), true),
            Outgoing::Commands(_) => ("commands".to_owned(), false),
        };
        let outcome = match self.answer(chat) {
            Some(fault) => Err(fault),
            None => Ok(is_new.then(|| format!("m{}", self.calls().len()))),
        };
        let (chat, target) = (chat.to_owned(), target.map(str::to_owned));
        let call = Call { chat, what, target, at, outcome: outcome.clone() };
        self.calls.lock().expect("a lock").push(call);
        outcome
    }

    fn answer(&self, chat: &str) -> Option<SendError> {
        let mut answers = self.answers.lock().expect("a lock");
        let next = answers.iter().position(|(whose, _)| whose == chat)?;
        answers.remove(next).map(|(_, answer)| answer)
    }
}

impl Channel for Platform {
    fn line(&self) -> &Line {
        &self.line
    }

    fn place(&self, chat: &str) -> Place {
        if chat.starts_with('-') { Place::Group } else { Place::Private }
    }

    fn send<'a>(
        &'a self,
        chat: &'a str,
        outgoing: &'a Outgoing,
        target: Option<&'a str>,
    ) -> BoxFuture<'a, Result<Option<String>, SendError>> {
        Box::pin(self.take(chat, outgoing, target))
    }

    fn fetch<'a>(&'a self, file: &'a str) -> BoxFuture<'a, Result<Vec<u8>, FetchError>> {
        Box::pin(self.give(file))
    }

    fn receive<'a>(&'a self, _inbox: &'a Inbox, stop: Stop) -> BoxFuture<'a, ()> {
        Box::pin(async move { stop.requested().await })
    }
}
