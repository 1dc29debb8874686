//! The world behind its lock, and waiting for it to change.

use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

use super::world::World;

/// What every request handler holds.
pub struct Shared {
    world: Mutex<World>,
    changed: watch::Sender<u64>,
    closing: AtomicBool,
}

impl Shared {
    pub fn new(world: World) -> Self {
        Self { world: Mutex::new(world), changed: watch::channel(0).0, closing: AtomicBool::new(false) }
    }

    /// A turn with the world. Its end flushes the journal and wakes those who wait for a change.
    pub fn world(&self) -> Turn<'_> {
        // The world changes by whole records only, so a panic elsewhere leaves it sound.
        let world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        Turn { world, changed: &self.changed }
    }

    /// Told after each change.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Looks now and after each change until `look` finds something; `None` when the time is over or the server closes.
    pub async fn wait_for<T>(
        &self,
        limit: Duration,
        mut look: impl FnMut(&mut World) -> Option<T>,
    ) -> Option<T> {
        let deadline = Instant::now() + limit;
        let mut changes = self.changes();
        loop {
            changes.borrow_and_update();
            if let Some(found) = look(&mut self.world()) {
                return Some(found);
            }
            if self.is_closing() || timeout_at(deadline, changes.changed()).await.is_err() {
                return None;
            }
        }
    }

    /// Lets all who wait go.
    pub fn close(&self) {
        self.closing.store(true, Ordering::SeqCst);
        self.changed.send_modify(|count| *count += 1);
    }

    pub fn is_closing(&self) -> bool {
        self.closing.load(Ordering::SeqCst)
    }
}

/// See [`Shared::world`].
pub struct Turn<'a> {
    world: MutexGuard<'a, World>,
    changed: &'a watch::Sender<u64>,
}

impl Deref for Turn<'_> {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

impl DerefMut for Turn<'_> {
    fn deref_mut(&mut self) -> &mut World {
        &mut self.world
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if self.world.settle() {
            self.changed.send_modify(|count| *count += 1);
        }
    }
}
