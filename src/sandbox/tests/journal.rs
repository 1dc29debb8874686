//! The state survives the process.

use std::path::PathBuf;

use serde_json::json;

use super::{Ground, settings};
use crate::sandbox::SandboxSettings;

fn kept(name: &str) -> (PathBuf, SandboxSettings) {
    let word = crate::sandbox::posting::random_word(12);
    let folder = std::env::temp_dir().join(format!("sandbox-{name}-{word}"));
    let mut settings = settings();
    settings.journal = Some(folder.join("telegram.journal"));
    (folder, settings)
}

#[tokio::test]
async fn everything_is_there_again_and_a_torn_line_is_dropped() {
    let (folder, settings) = kept("again");
    let ground = Ground::with(settings.clone()).await;
    let an = ground.person("An").await;
    let menu = json!({ "keyboard": [["📝 Báo cáo tháng"]], "is_persistent": true });
    ground.bot("sendMessage", json!({ "chat_id": an, "text": "Menu", "reply_markup": menu })).await;
    ground.phone("media/photo", json!({ "person": an, "caption": "Ảnh" })).await;
    let notice = json!({ "vi": "Đồng hồ của phường: 02/10/2019", "en": "The ward's clock: 2 October 2019" });
    ground.put("notice", notice.clone()).await;
    let before = ground.look(&format!("messages?person={an}")).await;
    let waiting = ground.bot("getUpdates", json!({})).await;
    ground.sandbox.shutdown().await;
    let path = settings.journal.clone().unwrap();
    let mut text = std::fs::read_to_string(&path).unwrap();
    text.push_str("{\"message\":{\"chat\":1");
    std::fs::write(&path, text).unwrap();

    let ground = Ground::with(settings).await;
    assert_eq!(ground.look(&format!("messages?person={an}")).await, before);
    assert_eq!(ground.bot("getUpdates", json!({})).await, waiting);
    let state = ground.look("state").await;
    assert_eq!(state["notice"], notice);
    let photo = &before["messages"][2]["photo"][0]["file_id"];
    let file = ground.bot("getFile", json!({ "file_id": photo })).await;
    assert_eq!(file["file_size"], 70);
    ground.phone("press", json!({ "person": an, "label": "📝 Báo cáo tháng" })).await;
    let last = waiting.as_array().unwrap().last().unwrap()["update_id"].as_i64().unwrap();
    let next = ground.bot("getUpdates", json!({ "offset": last + 1 })).await;
    assert_eq!(next[0]["update_id"], last + 1);
    ground.sandbox.shutdown().await;
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn what_was_answered_is_on_disk_without_a_shutdown() {
    let (folder, settings) = kept("killed");
    let ground = Ground::with(settings.clone()).await;
    let an = ground.person("An").await;
    let sent = ground.says(an, "Đã nhận báo cáo").await;
    // What a killed process leaves: the file as it stands, and no lock.
    let path = settings.journal.clone().unwrap();
    let copy = folder.join("copy.journal");
    std::fs::copy(path, &copy).unwrap();
    let mut settings = settings;
    settings.journal = Some(copy);
    let other = Ground::with(settings).await;
    let seen = other.messages(an).await;
    assert_eq!(seen.last().unwrap()["text"], sent["text"]);
    drop(ground);
    drop(other);
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn two_processes_do_not_share_a_journal() {
    let (folder, settings) = kept("two");
    let first = Ground::with(settings.clone()).await;
    let second = crate::sandbox::Sandbox::start(settings).await;
    let words = second.err().expect("the second is refused").to_string();
    assert!(words.starts_with("another local Telegram already uses"), "{words}");
    drop(first);
    std::fs::remove_dir_all(folder).unwrap();
}
