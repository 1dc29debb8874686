use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

fn line() -> Line {
    Line { channel: "telegram".to_owned(), bot: "77".to_owned() }
}

fn now() -> DateTime<Utc> {
    "2019-10-02T01:00:00Z".parse().expect("a time")
}

fn read(update: &Value) -> Option<Arrival> {
    Reader { line: &line(), username: "PhucLoiBot", now: now() }.read(&update.to_string())
}

fn an() -> Value {
    json!({"id": 501, "is_bot": false, "first_name": "Nguyễn", "last_name": "Văn An", "language_code": "vi"})
}

fn private() -> Value {
    json!({"id": 501, "type": "private", "first_name": "Nguyễn", "last_name": "Văn An"})
}

fn group() -> Value {
    json!({"id": -900, "type": "group", "title": "Ban chỉ đạo", "all_members_are_administrators": false})
}

fn message(chat: &Value, content: &Value) -> Value {
    let mut message = json!({"message_id": 12, "from": an(), "chat": chat, "date": 1_569_978_000});
    let fields = message.as_object_mut().expect("an object");
    fields.extend(content.as_object().expect("an object").clone());
    message
}

fn update(kind: &str, content: &Value) -> Value {
    json!({"update_id": 9001, kind: content})
}

fn incoming(update: &Value) -> Incoming {
    match read(update).expect("an arrival").reading {
        Reading::Understood(incoming) => incoming,
        Reading::Unreadable { raw, .. } => panic!("unreadable: {raw}"),
    }
}

fn content(fields: &Value) -> Content {
    incoming(&update("message", &message(&private(), fields))).content
}

#[test]
fn a_text_says_who_wrote_where_and_when() {
    let arrival =
        read(&update("message", &message(&private(), &json!({"text": "1tr250"})))).expect("an arrival");
    assert_eq!((arrival.key.as_str(), arrival.chat.as_str()), ("9001", "501"));
    let expected = Incoming {
        conversation: Conversation { line: line(), chat: "501".into() },
        place: Place::Private,
        sender: Some(Sender {
            id: "501".into(), name: "Nguyễn Văn An".into(), language: Some("vi".into())
        }),
        sent_at: now(),
        content: Content::Text { message: "12".into(), text: "1tr250".into() },
    };
    assert_eq!(arrival.reading, Reading::Understood(expected));
}

#[test]
fn commands_and_deep_links_are_told_from_texts() {
    let start = Content::Command { message: "12".into(), name: "start".into(), argument: "a_B-9".into() };
    assert_eq!(content(&json!({"text": "/start a_B-9"})), start);
    let text = json!({"text": "/summary@phucloibot 9 tháng 2019"});
    let in_group = incoming(&update("message", &message(&group(), &text)));
    assert_eq!(in_group.place, Place::Group);
    let summary =
        Content::Command { message: "12".into(), name: "summary".into(), argument: "9 tháng 2019".into() };
    assert_eq!(in_group.content, summary);
    let other = Content::Text { message: "12".into(), text: "/summary@otherbot".into() };
    assert_eq!(content(&json!({"text": "/summary@otherbot"})), other);
}

#[test]
fn media_are_told_apart() {
    let size = |id: &str, side: u32| json!({"file_id": id, "file_unique_id": id, "width": side, "height": side, "file_size": 1});
    let photo = json!({"photo": [size("s", 90), size("l", 800), size("m", 320)], "caption": "đường ngập"});
    let picture = |file: &str, album: Option<&str>| Content::Photo {
        message: "12".into(),
        file: file.into(),
        caption: "đường ngập".into(),
        album: album.map(str::to_owned),
    };
    assert_eq!(content(&photo), picture("l", None));
    let mut of_album = photo;
    of_album["media_group_id"] = json!("13800");
    assert_eq!(content(&of_album), picture("l", Some("13800")));
    let as_document = |mime: &str, bytes: u64| {
        let document = json!({"file_id": "d", "file_unique_id": "d", "file_size": bytes, "file_name": "IMG_1.HEIC",
            "mime_type": mime});
        content(&json!({"document": document, "caption": "đường ngập"}))
    };
    assert_eq!(as_document("image/heic", 9_000_000), picture("d", None));
    assert_eq!(as_document("image/png", 21_000_000), Content::Other { message: "12".into() });
    let voice = json!({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3, "file_size": 1,
        "mime_type": "audio/ogg"}});
    assert_eq!(
        content(&voice),
        Content::Voice { message: "12".into(), file: "v".into(), seconds: 3, caption: String::new() }
    );
    let contact = json!({"contact": {"phone_number": "+84900000000", "first_name": "An", "user_id": 501}});
    let phone = "+84900000000".to_owned();
    let an = Sender { id: "501".into(), name: "An".into(), language: None };
    let binh = Sender { id: "502".into(), ..an.clone() };
    let contact = content(&contact);
    assert_eq!(
        contact,
        Content::Contact { message: "12".into(), phone, name: "An".into(), user: Some("501".into()) }
    );
    assert!(contact.is_own_contact(Some(&an)));
    assert!(!contact.is_own_contact(Some(&binh)) && !contact.is_own_contact(None));
    let stranger = content(&json!({"contact": {"phone_number": "+84900000000", "first_name": "Bình"}}));
    assert!(!stranger.is_own_contact(Some(&an)));
    let location = json!({"location": {"latitude": 21.03, "longitude": 105.92}});
    assert_eq!(
        content(&location),
        Content::Location { message: "12".into(), latitude: 21.03.into(), longitude: 105.92.into() }
    );
    let document = json!({"document": {"file_id": "d", "file_unique_id": "d", "file_size": 1, "file_name": "a.docx",
        "mime_type": "application/octet-stream"}});
    assert_eq!(content(&document), Content::Other { message: "12".into() });
    let dice = json!({"dice": {"emoji": "🎲", "value": 3}});
    assert_eq!(content(&dice), Content::Other { message: "12".into() });
}

#[test]
fn an_edited_text_is_a_correction_and_a_moving_location_is_not() {
    let text = message(&private(), &json!({"text": "1tr5", "edit_date": 1_569_978_060}));
    let edited = incoming(&update("edited_message", &text));
    assert_eq!(edited.content, Content::Edited { message: "12".into(), text: "1tr5".into() });
    assert_eq!(edited.sent_at.timestamp(), 1_569_978_060);
    let moved =
        message(&private(), &json!({"location": {"latitude": 21.0, "longitude": 105.9}, "edit_date": 1}));
    assert_eq!(read(&update("edited_message", &moved)), None);
}

#[test]
fn a_tap_names_its_message_even_when_that_is_too_old_to_be_read() {
    let tap = |message: Value| {
        update(
            "callback_query",
            &json!({"id": "q1", "from": an(), "chat_instance": "1", "data": "r:7:skip", "message": message}),
        )
    };
    let choice =
        Content::Choice { callback: "q1".into(), message: Some("12".into()), data: "r:7:skip".into() };
    let fresh = incoming(&tap(message(&private(), &json!({"text": "3/11"}))));
    assert_eq!((fresh.content, fresh.sent_at), (choice.clone(), now()));
    let old = incoming(&tap(json!({"chat": private(), "message_id": 12, "date": 0})));
    assert_eq!((old.content, old.conversation.chat), (choice, "501".to_owned()));
}

#[test]
fn joining_leaving_and_being_blocked_are_noticed() {
    let bot = json!({"id": 77, "is_bot": true, "first_name": "topho", "username": "PhucLoiBot"});
    let change = |chat: &Value, old: &str, new: &str| {
        let member = |status: &str| {
            let mut member = json!({"status": status, "user": bot});
            if status == "kicked" {
                member["until_date"] = json!(0);
            }
            member
        };
        let change = json!({"chat": chat, "from": an(), "date": 1_569_978_000,
            "old_chat_member": member(old), "new_chat_member": member(new)});
        read(&update("my_chat_member", &change)).map(|arrival| match arrival.reading {
            Reading::Understood(incoming) => incoming.content,
            Reading::Unreadable { raw, .. } => panic!("unreadable: {raw}"),
        })
    };
    assert_eq!(change(&group(), "left", "member"), Some(Content::Joined));
    assert_eq!(change(&group(), "member", "left"), Some(Content::Left));
    assert_eq!(change(&private(), "member", "kicked"), Some(Content::Left));
    assert_eq!(change(&private(), "kicked", "member"), Some(Content::Joined));
    assert_eq!(change(&group(), "left", "kicked"), None);
}

#[test]
fn a_group_that_goes_on_elsewhere_says_where() {
    assert_eq!(content(&json!({"migrate_to_chat_id": -100_900})), Content::Migrated { to: "-100900".into() });
    let from = message(&group(), &json!({"migrate_from_chat_id": -900}));
    assert_eq!(read(&update("message", &from)), None);
}

#[test]
fn service_messages_and_kinds_not_asked_for_are_passed_over() {
    let joined = message(&group(), &json!({"new_chat_members": [an()]}));
    assert_eq!(read(&update("message", &joined)), None);
    let query = json!({"id": "1", "from": an(), "query": "x", "offset": ""});
    assert_eq!(read(&update("inline_query", &query)), None);
}

#[test]
fn an_anonymous_administrator_is_nobody() {
    let mut anonymous = message(&group(), &json!({"text": "/summary"}));
    anonymous["sender_chat"] = group();
    assert_eq!(incoming(&update("message", &anonymous)).sender, None);
}

#[test]
fn what_cannot_be_read_is_kept_with_its_writer_as_far_as_they_can_be_told() {
    let unknown = update("message", &message(&private(), &json!({"hologram": {"depth": 3}})));
    let arrival = read(&unknown).expect("an arrival");
    let Reading::Unreadable { raw, incoming: Some(incoming) } = arrival.reading else {
        panic!("{arrival:?}")
    };
    assert_eq!(raw, unknown.to_string());
    assert_eq!((incoming.content, incoming.place), (Content::Unreadable, Place::Private));
    assert_eq!(incoming.sender.map(|sender| sender.name), Some("Nguyễn Văn An".to_owned()));

    let guessed = |update: &Value| match read(update).expect("an arrival").reading {
        Reading::Unreadable { incoming, .. } => incoming.expect("a conversation"),
        Reading::Understood(incoming) => panic!("{incoming:?}"),
    };
    let edited = message(&group(), &json!({"text": {"depth": 3}}));
    let incoming = guessed(&update("edited_message", &edited));
    assert_eq!((incoming.conversation.chat.as_str(), incoming.place), ("-900", Place::Group));
    let tap = json!({"id": 5, "from": an(), "message": {"chat": private(), "hologram": true}, "data": {}});
    let incoming = guessed(&update("callback_query", &tap));
    assert_eq!((incoming.conversation.chat.as_str(), incoming.place), ("501", Place::Private));
    assert_eq!((incoming.content, incoming.sent_at), (Content::Unreadable, now()));
    assert_eq!(incoming.sender.map(|sender| sender.id), Some("501".to_owned()));

    let broken = read(&json!({"update_id": 5, "message": {"text": 1}})).expect("an arrival");
    assert_eq!((broken.key.as_str(), broken.chat.as_str()), ("5", ""));
    let torn = json!({"chat": {"id": 501}, "text": 1});
    let tap = json!({"update_id": 6, "callback_query": {"message": torn}});
    for torn in [update("message", &torn), update("my_chat_member", &torn), tap] {
        assert_eq!(read(&torn).expect("an arrival").chat, "501", "kept where its sender can have it removed");
    }
    let nonsense =
        Reader { line: &line(), username: "b", now: now() }.read("không phải").expect("an arrival");
    assert!(nonsense.key.starts_with("sha256:"));
}

proptest! {
    #[test]
    fn reading_never_panics(raw: String, text: String) {
        let reader = Reader { line: &line(), username: "PhucLoiBot", now: now() };
        reader.read(&raw);
        let written = update("message", &message(&private(), &json!({"text": text}))).to_string();
        prop_assert!(reader.read(&written).is_some());
    }
}
