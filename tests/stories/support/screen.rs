//! A phone's screen as text: who wrote what, with which buttons.

use serde_json::Value;

/// A message as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub id: i64,
    pub author: String,
    pub text: String,
    /// The labels of the buttons below it, in rows.
    pub buttons: Vec<Vec<String>>,
}

impl Shown {
    /// Reads a message of the phones' door; none for what a phone shows as a remark only (somebody joined …).
    pub fn read(message: &Value) -> Option<Self> {
        let text = match (message["text"].as_str(), message["caption"].as_str()) {
            // Tokens are random.
            (Some(text), _) if text.starts_with("/start ") => "/start …".to_owned(),
            (Some(text), _) => with_bold(text, &message["entities"]),
            (None, Some(caption)) => {
                let caption = with_bold(caption, &message["caption_entities"]);
                format!("({}) {caption}", kind(message).unwrap_or("?"))
            }
            (None, None) => format!("({})", kind(message)?),
        };
        Some(Self {
            id: message["message_id"].as_i64()?,
            author: message["from"]["first_name"].as_str()?.to_owned(),
            text,
            buttons: rows(&message["reply_markup"]["inline_keyboard"]),
        })
    }

    /// The message with the buttons below it.
    pub fn draw(&self) -> String {
        let buttons = self.buttons.iter().map(|row| draw_row(row));
        [format!("{}:", self.author), without_check_mark(&self.text)]
            .into_iter()
            .chain(buttons)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The label of the button that is so called: the whole label, else a part of one.
    pub fn button(&self, label: &str) -> Option<(usize, usize)> {
        let places = || {
            self.buttons.iter().enumerate().flat_map(|(row, labels)| {
                labels.iter().enumerate().map(move |(column, label)| ((row, column), label))
            })
        };
        let exact = places().find(|(_, shown)| *shown == label);
        exact.or_else(|| places().find(|(_, shown)| shown.contains(label))).map(|(place, _)| place)
    }
}

/// The text with the digits of a check mark left out: they are other ones each time.
fn without_check_mark(text: &str) -> String {
    let mask = |line: &str| match line.split_once(": ") {
        Some((words @ ("Dấu kiểm tra" | "Check mark"), _)) => format!("{words}: …"),
        Some(_) | None => line.to_owned(),
    };
    text.split('\n').map(mask).collect::<Vec<_>>().join("\n")
}

/// A row of buttons.
pub fn draw_row(labels: &[String]) -> String {
    labels.iter().map(|label| format!("[{label}]")).collect::<Vec<_>>().join(" ")
}

/// The labels of a keyboard, in rows.
pub fn rows(keyboard: &Value) -> Vec<Vec<String>> {
    let rows = keyboard.as_array().into_iter().flatten().filter_map(Value::as_array);
    rows.map(|row| row.iter().map(|button| button["text"].as_str().unwrap_or_default().to_owned()).collect())
        .collect()
}

/// What a message without text is.
fn kind(message: &Value) -> Option<&'static str> {
    let kinds = ["photo", "document", "voice", "sticker", "contact", "location"];
    kinds.into_iter().find(|kind| !message[*kind].is_null())
}

/// The text with `**` around what is bold. Entities count UTF-16 units.
fn with_bold(text: &str, entities: &Value) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let bold = entities.as_array().into_iter().flatten().filter(|entity| entity["type"] == "bold");
    let mut marks: Vec<usize> = bold
        .flat_map(|entity| {
            let number = |name: &str| {
                entity[name].as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
            };
            [number("offset"), number("offset") + number("length")]
        })
        .collect();
    marks.sort_unstable();
    let mut drawn = String::new();
    let mut from = 0;
    for mark in marks {
        drawn.push_str(&String::from_utf16_lossy(&units[from..mark]));
        drawn.push_str("**");
        from = mark;
    }
    drawn + &String::from_utf16_lossy(&units[from..])
}
