//! What sealed values are sealed for. A purpose names the column and the row, so that a value that was moved to another
//! row does not open; key rotation (`seal_anew.rs`) works them out from the rows again.

/// `inbox.payload`: within the table, rows are told apart by what they hold.
pub const INBOX: &str = "inbox.payload";
/// `outbox.payload`: the same.
pub const OUTBOX: &str = "outbox.payload";

/// `person.profile`.
pub fn person_profile(person_id: i64) -> String {
    format!("person.profile/{person_id}")
}

/// `session.sealed`.
pub fn session(channel: &str, user_id: &str) -> String {
    format!("session.sealed/{channel}/{user_id}")
}

/// `petition.content`.
pub fn petition(ward_id: i32, number: &str) -> String {
    format!("petition.content/{ward_id}/{number}")
}

/// `petition_event.detail`.
pub fn petition_event(ward_id: i32, number: &str, sequence: i32) -> String {
    format!("petition_event.detail/{ward_id}/{number}/{sequence}")
}

/// `petition_draft.content`.
pub fn petition_draft(ward_id: i32, post: &str, group_code: &str) -> String {
    format!("petition_draft.content/{ward_id}/{post}/{group_code}")
}

/// `attachment.file`.
pub fn attachment_file(ward_id: i32, attachment_id: i64) -> String {
    format!("attachment.file/{ward_id}/{attachment_id}")
}

/// `attachment.bytes`.
pub fn attachment_bytes(ward_id: i32, attachment_id: i64) -> String {
    format!("attachment.bytes/{ward_id}/{attachment_id}")
}
