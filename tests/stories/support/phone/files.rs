//! What travels besides texts: photos, voice notes, contacts, places.

use serde_json::{Value, json};

use super::Phone;

impl Phone {
    pub async fn sends_sticker(&self) {
        self.does("media/sticker", json!({ "emoji": "👍" })).await;
        self.ground.settles().await;
    }

    pub async fn sends_photo(&self) {
        self.does("media/photo", json!({})).await;
        self.ground.settles().await;
    }

    pub async fn sends_voice(&self) {
        self.does("media/voice", json!({})).await;
        self.ground.settles().await;
    }

    /// Sends a picture with these bytes: a JPEG or a PNG.
    pub async fn sends_photo_of(&self, bytes: &[u8], caption: &str) {
        self.sends_file("photo", bytes, &[("caption", caption.to_owned())]).await;
        self.ground.settles().await;
    }

    /// Sends pictures together; the caption is with the first.
    pub async fn sends_album(&self, pictures: &[&[u8]], caption: &str) {
        let album = format!("{}-{}", self.person, self.newest().await);
        for (number, bytes) in pictures.iter().enumerate() {
            let caption = if number == 0 { caption } else { "" };
            self.sends_file("photo", bytes, &[("caption", caption.to_owned()), ("album", album.clone())])
                .await;
        }
        self.ground.settles().await;
    }

    /// Sends a voice note with these bytes.
    pub async fn sends_voice_of(&self, bytes: &[u8]) {
        self.sends_file("voice", bytes, &[]).await;
        self.ground.settles().await;
    }

    /// Sends a voice note with something written below it.
    pub async fn sends_voice_with(&self, caption: &str) {
        self.does("media/voice", json!({ "caption": caption })).await;
        self.ground.settles().await;
    }

    /// Shares a contact: the person's own number, or somebody else's.
    pub async fn shares_contact(&self, own: bool) {
        let other = json!({ "first_name": "Hàng xóm", "phone_number": "+84911111111" });
        self.does("media/contact", if own { json!({ "own": true }) } else { other }).await;
        self.ground.settles().await;
    }

    pub async fn sends_location(&self, latitude: f64, longitude: f64) {
        self.does("media/location", json!({ "latitude": latitude, "longitude": longitude })).await;
        self.ground.settles().await;
    }

    async fn sends_file(&self, kind: &str, bytes: &[u8], fields: &[(&str, String)]) {
        let whose = [("person", self.person.to_string()), ("chat", self.chat().to_string())];
        let fields: Vec<_> = whose.into_iter().chain(fields.iter().cloned()).collect();
        self.ground.uploads(kind, &fields, bytes).await;
    }

    /// The bytes of the pictures that the bot has sent, the oldest first.
    pub async fn pictures(&self) -> Vec<Vec<u8>> {
        self.files(|message| message["photo"].as_array()?.last()?["file_id"].as_str()).await
    }

    /// The bytes of the voice notes that the bot has sent, the oldest first.
    pub async fn voices(&self) -> Vec<Vec<u8>> {
        self.files(|message| message["voice"]["file_id"].as_str()).await
    }

    /// The bytes of the documents that the bot has sent, the oldest first.
    pub async fn documents(&self) -> Vec<Vec<u8>> {
        self.files(|message| message["document"]["file_id"].as_str()).await
    }

    async fn files(&self, id: impl Fn(&Value) -> Option<&str>) -> Vec<Vec<u8>> {
        let mut files = Vec::new();
        for message in self.messages(usize::MAX).await {
            if let Some(id) = id(&message).filter(|_| message["outgoing"] == json!(false)) {
                files.push(self.ground.file(id).await);
            }
        }
        files
    }
}
