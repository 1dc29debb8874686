//! What a phone attaches: pictures, documents, voice, stickers, contacts, places.

use std::sync::Arc;

use axum::extract::{Path, Request, State};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::buttons::HERE;
use super::sending::{open_chat, post};
use super::{Answer, Refusal, person_of, phone_messages};
use crate::sandbox::entities::{LONGEST_CAPTION, Styled};
use crate::sandbox::images;
use crate::sandbox::model::{Author, Content, MediaKind, Message};
use crate::sandbox::params::{Params, Upload};
use crate::sandbox::posting::{Draft, random_word};
use crate::sandbox::shared::Shared;
use crate::sandbox::world::World;

/// A picture of one pixel, sent when a test names no file.
const SAMPLE_PICTURE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// Three soft tones, just short of three seconds.
const SAMPLE_VOICE: &[u8] = include_bytes!("samples/voice.ogg");

pub async fn send(State(shared): State<Arc<Shared>>, Path(kind): Path<String>, request: Request) -> Answer {
    let params = Params::read(request).await?;
    let person = params.integer("person").ok_or_else(|| Refusal::bad("person is missing"))?;
    let mut world = shared.world();
    let chat = open_chat(&mut world, person, params.integer("chat"))?;
    let content = match MediaKind::named(&kind) {
        Some(kind) => media(&mut world, kind, &params)?,
        None => other(&world, &kind, person, &params)?,
    };
    let mut draft = Draft::new(chat.id, Author::Person(person), content);
    draft.reply_to = params.integer("reply_to");
    draft.album = params.text("album").filter(|album| !album.is_empty());
    let sent: Vec<Message> = post(&mut world, draft).into_iter().collect();
    Ok(phone_messages(&world, &sent, person))
}

fn media(world: &mut World, kind: MediaKind, params: &Params) -> Result<Content, Refusal> {
    let caption = Styled::typed(&params.text("caption").unwrap_or_default());
    if caption.units() > LONGEST_CAPTION {
        return Err(Refusal::bad("the caption is too long"));
    }
    let given = params.upload("file").cloned();
    let upload = given.unwrap_or_else(|| sample(kind));
    if upload.bytes.is_empty() {
        return Err(Refusal::bad("the file is empty"));
    }
    if kind == MediaKind::Photo && images::dimensions(&upload.bytes).is_none() {
        return Err(Refusal::bad("a photo is a JPEG or a PNG"));
    }
    Ok(Content::Media { kind, file: world.keep_file(kind.word(), &upload).id, caption })
}

fn other(world: &World, kind: &str, person: i64, params: &Params) -> Result<Content, Refusal> {
    match kind {
        "sticker" => Ok(Content::Sticker {
            file: format!("CAAC{}", random_word(40)),
            emoji: params.text("emoji").unwrap_or_else(|| "👍".to_owned()),
        }),
        "location" => Ok(Content::Location {
            latitude: params.number("latitude").unwrap_or(HERE.0),
            longitude: params.number("longitude").unwrap_or(HERE.1),
        }),
        "contact" => contact(world, person, params),
        _ => Err(Refusal::missing(format!("a phone cannot attach a {kind}"))),
    }
}

fn contact(world: &World, person: i64, params: &Params) -> Result<Content, Refusal> {
    let own = person_of(world, person)?;
    let number = params.text("phone_number").filter(|number| !number.is_empty());
    if let Some(phone_number) = number.filter(|_| !params.flag("own")) {
        // Telegram adds the id of a person whose number it knows.
        let known = world.people.values().find(|person| person.phone.as_deref() == Some(&phone_number));
        return Ok(Content::Contact {
            first_name: params.text("first_name").unwrap_or_else(|| "?".to_owned()),
            user_id: known.map(|person| person.id),
            phone_number,
        });
    }
    Ok(Content::Contact {
        phone_number: own.phone.unwrap_or_else(|| "+84900000000".to_owned()),
        first_name: own.name,
        user_id: Some(person),
    })
}

fn sample(kind: MediaKind) -> Upload {
    let (name, mime, bytes) = match kind {
        MediaKind::Photo => {
            let picture = STANDARD.decode(SAMPLE_PICTURE).expect("the sample picture is valid base64");
            ("photo.png", "image/png", picture)
        }
        MediaKind::Document => ("sample.txt", "text/plain", b"a sample document\n".to_vec()),
        MediaKind::Voice => ("voice.ogg", "audio/ogg", SAMPLE_VOICE.to_vec()),
    };
    Upload { name: name.to_owned(), mime: mime.to_owned(), bytes }
}
