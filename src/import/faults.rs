//! The faults of a file, gathered so that one look at them mends it.

/// How many faults are told one by one.
const TOLD: usize = 20;

/// Faults, each with the file's name and the place of its entry.
#[derive(Debug)]
pub struct Faults {
    file: String,
    told: Vec<String>,
    untold: usize,
}

impl Faults {
    /// None so far, of the file of that name.
    pub fn new(file: &str) -> Self {
        Self { file: file.to_owned(), told: Vec::new(), untold: 0 }
    }

    /// Adds a fault of the entry at `place`.
    pub fn add(&mut self, place: &str, message: impl std::fmt::Display) {
        if self.told.len() < TOLD {
            self.told.push(format!("{}: {place}: {message}", self.file));
        } else {
            self.untold += 1;
        }
    }

    /// The value, where no fault was found.
    pub fn into_result<T>(mut self, value: T) -> Result<T, Vec<String>> {
        if self.told.is_empty() {
            return Ok(value);
        }
        if self.untold > 0 {
            self.told.push(format!("{}: and {} more", self.file, self.untold));
        }
        Err(self.told)
    }
}
