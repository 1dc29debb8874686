//! The state on disk: a file of JSON lines, each one a change.
//!
//! A line is written before the answer that depends on it, so nothing that was answered is lost when the process is
//! killed. A last line that was cut off is dropped. At each start the file is replayed and rewritten to what still
//! counts.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use super::model::{Chat, Message, Person, StoredFile};
use super::updates::QueuedUpdate;
use super::world::Profile;

/// One change: the thing as it is now.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    Profile(Profile),
    Person(Person),
    Chat(Chat),
    Message(Message),
    File(StoredFile),
    Update(QueuedUpdate),
    /// Updates below this number are confirmed; the next one to be made is at least this.
    Confirmed(i64),
}

/// The open file, and the lock that keeps a second process away.
#[derive(Debug)]
pub struct Journal {
    writer: BufWriter<File>,
    failed: bool,
    _lock: File,
}

impl Journal {
    /// Opens (or begins) the journal and reads what is in it.
    ///
    /// Errors: the folder cannot be written, another process has it open, or a line in the middle is unreadable.
    pub fn open(path: &Path) -> anyhow::Result<(JournalFile, Vec<Record>)> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        let lock = lock(&path.with_extension("lock"))?;
        let records = match std::fs::read_to_string(path) {
            Ok(text) => read(&text)?,
            Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(fault) => {
                return Err(fault).with_context(|| format!("cannot read {}", path.display()));
            }
        };
        let file = JournalFile { path: path.to_owned(), lock };
        Ok((file, records))
    }

    /// Adds a line; `flush` sends it to the operating system.
    pub fn append(&mut self, record: &Record) {
        let written = serde_json::to_writer(&mut self.writer, record)
            .map_err(std::io::Error::from)
            .and_then(|()| self.writer.write_all(b"\n"));
        self.note(written);
    }

    /// Hands everything to the operating system: a killed process loses nothing of it.
    pub fn flush(&mut self) {
        let flushed = self.writer.flush();
        self.note(flushed);
    }

    fn note(&mut self, outcome: std::io::Result<()>) {
        if let Err(fault) = outcome
            && !self.failed
        {
            self.failed = true;
            tracing::error!(%fault, "the local Telegram cannot write its journal; it goes on in memory only");
        }
    }
}

/// A journal that has been read and not yet rewritten.
#[derive(Debug)]
pub struct JournalFile {
    path: PathBuf,
    lock: File,
}

impl JournalFile {
    /// Writes the records that still count to a new file, puts it in the old one's place, and goes on there.
    pub fn compacted(self, records: impl Iterator<Item = Record>) -> anyhow::Result<Journal> {
        let fresh = self.path.with_extension("new");
        let describe = || format!("cannot write {}", fresh.display());
        let file = File::create(&fresh).with_context(describe)?;
        let mut journal = Journal { writer: BufWriter::new(file), failed: false, _lock: self.lock };
        for record in records {
            journal.append(&record);
        }
        journal.flush();
        journal.writer.get_ref().sync_all().with_context(describe)?;
        if journal.failed {
            bail!("cannot write {}", fresh.display());
        }
        std::fs::rename(&fresh, &self.path).with_context(describe)?;
        Ok(journal)
    }
}

fn lock(path: &Path) -> anyhow::Result<File> {
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .with_context(|| format!("cannot open {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            bail!("another local Telegram already uses {}", path.display())
        }
        Err(TryLockError::Error(fault)) => {
            Err(fault).with_context(|| format!("cannot lock {}", path.display()))
        }
    }
}

fn read(text: &str) -> anyhow::Result<Vec<Record>> {
    let mut records = Vec::new();
    for (number, line) in text.split_inclusive('\n').enumerate() {
        match serde_json::from_str(line) {
            Ok(record) if line.ends_with('\n') => records.push(record),
            Err(fault) if line.ends_with('\n') => {
                return Err(fault)
                    .with_context(|| format!("line {} of the local Telegram's journal", number + 1));
            }
            // Without its line end it was cut off in the middle of writing, and nobody was told of it.
            Ok(_) | Err(_) => tracing::warn!("dropped the journal's last line, which was cut off"),
        }
    }
    Ok(records)
}

/// Bytes as base64 text.
pub mod as_base64 {
    use std::sync::Arc;

    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(bytes: &Arc<Vec<u8>>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(bytes.as_slice()))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<Vec<u8>>, D::Error> {
        let text = String::deserialize(from)?;
        STANDARD.decode(text).map(Arc::new).map_err(D::Error::custom)
    }
}
