//! Cutting a long message into parts.

/// Joins the blocks' lines into as few parts as the limit allows, in UTF-16 units without the marks of bold. A block that
/// does not fit into the part begun opens the next one; one that fits into no part is cut between lines; a line that fits
/// into no part is cut at a blank.
pub(super) fn pack(blocks: &[Vec<String>], limit: usize) -> Vec<String> {
    let mut parts = Parts { done: Vec::new(), open: String::new(), limit };
    for block in blocks {
        let text = block.join("\n");
        if parts.takes(&text) || length(text.trim_end()) <= limit {
            parts.add(&text);
            continue;
        }
        for line in block {
            for piece in pieces(line, limit) {
                parts.add(piece);
            }
        }
    }
    parts.close();
    parts.done
}

struct Parts {
    done: Vec<String>,
    open: String,
    limit: usize,
}

impl Parts {
    fn takes(&self, text: &str) -> bool {
        length(format!("{}\n{text}", self.open).trim()) <= self.limit
    }

    fn add(&mut self, text: &str) {
        if !self.takes(text) {
            self.close();
        }
        if !self.open.is_empty() {
            self.open.push('\n');
        }
        self.open.push_str(text);
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.open).trim().to_owned();
        if !text.is_empty() {
            self.done.push(text);
        }
    }
}

/// The line, or pieces of it where it is longer than the limit.
fn pieces(line: &str, limit: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while length(rest) > limit {
        let end = rest
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8())
            .take_while(|end| length(&rest[..*end]) <= limit)
            .last();
        let end = end.unwrap_or(rest.len());
        let cut = rest[..end].rfind(' ').filter(|blank| *blank > 0).unwrap_or(end);
        pieces.push(&rest[..cut]);
        rest = rest[cut..].trim_start();
    }
    pieces.push(rest);
    pieces
}

/// The length that messengers count: UTF-16 units, without the marks of bold.
pub(super) fn length(text: &str) -> usize {
    text.replace("**", "").encode_utf16().count()
}
