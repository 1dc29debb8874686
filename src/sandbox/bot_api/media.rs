//! Pictures, documents and voice messages.

use serde_json::{Value, json};

use super::chats::reach;
use super::sending::{reply_of, send};
use crate::sandbox::entities::{LONGEST_CAPTION, Styled};
use crate::sandbox::errors::ApiError;
use crate::sandbox::images;
use crate::sandbox::model::{Author, Content, MediaKind};
use crate::sandbox::params::{Params, Upload};
use crate::sandbox::posting::{Draft, random_word};
use crate::sandbox::wire;
use crate::sandbox::world::World;

const LARGEST_PHOTO: usize = 10 * 1024 * 1024;
const LARGEST_FILE: usize = 50 * 1024 * 1024;
const LARGEST_DOWNLOAD: usize = 20 * 1024 * 1024;

/// Telegram promises an hour; the local one gives no second more.
const LINK_SECONDS: i64 = 60 * 60;

/// `sendDocument`, `sendPhoto`, `sendVoice`.
pub fn send_one(world: &mut World, method: &str, params: &Params) -> Result<Value, ApiError> {
    let field = method.trim_start_matches("send");
    let kind = MediaKind::named(field).ok_or_else(|| ApiError::new(404, "Not Found: method not found"))?;
    let caption = caption_of(params)?;
    reach(world, params)?;
    let file = file_of(world, params, kind, field, params.text(field).as_deref())?;
    let content = Content::Media { kind, file, caption };
    send(world, params, content)
}

/// `sendMediaGroup`: two to ten pictures or documents as one album.
pub fn send_group(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let chat = reach(world, params)?;
    let Some(Value::Array(items)) = params.json("media")? else {
        return Err(ApiError::bad_request("expected an Array of InputMedia"));
    };
    if !(2..=10).contains(&items.len()) {
        return Err(ApiError::bad_request("group send failed"));
    }
    let reply_to = reply_of(world, &chat, params)?;
    let mut contents = Vec::with_capacity(items.len());
    for item in &items {
        contents.push(album_item(world, params, item)?);
    }
    let kinds = |content: &Content| match content {
        Content::Media { kind, .. } => Some(*kind),
        _ => None,
    };
    if contents.iter().any(|content| kinds(content) != kinds(&contents[0])) {
        return Err(ApiError::bad_request("can't use the media of the specified type in the album"));
    }
    let album = random_word(17);
    let mut sent = Vec::with_capacity(contents.len());
    for content in contents {
        let mut draft = Draft::new(chat.id, Author::Bot, content);
        draft.reply_to = reply_to;
        draft.album = Some(album.clone());
        if let Some(message) = world.post(draft) {
            sent.push(world.message_json(&message));
        }
    }
    Ok(Value::Array(sent))
}

/// `getFile`: a link that lives an hour.
pub fn get_file(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let id = params.text("file_id").filter(|id| !id.is_empty());
    let id = id.ok_or_else(|| ApiError::bad_request("file_id not specified"))?;
    let file = world
        .files
        .get(&id)
        .filter(|_| !world.gone.contains(&id))
        .ok_or_else(|| ApiError::bad_request("wrong file_id or the file is temporarily unavailable"))?;
    if file.bytes.len() > LARGEST_DOWNLOAD {
        return Err(ApiError::bad_request("file is too big"));
    }
    let mut object = wire::file(file);
    object["file_path"] = json!(file.path);
    let path = file.path.clone();
    world.links.insert(path, world.now() + LINK_SECONDS);
    Ok(object)
}

fn album_item(world: &mut World, params: &Params, item: &Value) -> Result<Content, ApiError> {
    let field = item["type"].as_str().unwrap_or_default();
    let kind = MediaKind::named(field).filter(|kind| *kind != MediaKind::Voice).ok_or_else(|| {
        ApiError::bad_request(format!(
            "can't parse InputMedia: type \"{field}\" can't be used in sendMediaGroup"
        ))
    })?;
    let own = Params::from_object(item);
    let caption = caption_of(&own)?;
    let file = file_of(world, params, kind, field, item["media"].as_str())?;
    Ok(Content::Media { kind, file, caption })
}

fn caption_of(params: &Params) -> Result<Styled, ApiError> {
    let caption = Styled::from_bot(params, "caption", "caption_entities")?;
    if caption.units() > LONGEST_CAPTION {
        return Err(ApiError::bad_request("message caption is too long"));
    }
    Ok(caption)
}

/// The id of a file that is sent along, or was sent before.
fn file_of(
    world: &mut World,
    params: &Params,
    kind: MediaKind,
    field: &str,
    given: Option<&str>,
) -> Result<String, ApiError> {
    let attached = given.and_then(|given| given.strip_prefix("attach://"));
    let upload = match attached {
        Some(name) => params.upload(name),
        None => params.upload(field),
    };
    if let Some(upload) = upload {
        check(kind, upload)?;
        return Ok(world.keep_file(field, upload).id);
    }
    match given.filter(|given| !given.is_empty()) {
        Some(id) if world.files.contains_key(id) && !world.gone.contains(id) => Ok(id.to_owned()),
        Some(url) if url.starts_with("http://") || url.starts_with("https://") => {
            Err(ApiError::bad_request("failed to get HTTP URL content"))
        }
        Some(_) if attached.is_none() => {
            Err(ApiError::bad_request("wrong file identifier/HTTP URL specified"))
        }
        Some(_) | None => Err(ApiError::bad_request(format!("there is no {field} in the request"))),
    }
}

fn check(kind: MediaKind, upload: &Upload) -> Result<(), ApiError> {
    if upload.bytes.is_empty() {
        return Err(ApiError::bad_request("file must be non-empty"));
    }
    if upload.bytes.len() > LARGEST_FILE {
        return Err(ApiError::new(413, "Request Entity Too Large"));
    }
    if kind != MediaKind::Photo {
        return Ok(());
    }
    if upload.bytes.len() > LARGEST_PHOTO {
        return Err(ApiError::bad_request("file is too big for a photo"));
    }
    let (width, height) =
        images::dimensions(&upload.bytes).ok_or_else(|| ApiError::bad_request("IMAGE_PROCESS_FAILED"))?;
    let (short, long) = (width.min(height), width.max(height));
    if width + height > 10_000 || long > short.saturating_mul(20) {
        return Err(ApiError::bad_request("PHOTO_INVALID_DIMENSIONS"));
    }
    Ok(())
}
