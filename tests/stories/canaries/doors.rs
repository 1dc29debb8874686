//! Every door through which somebody may bring a name, a number or a text.

use std::fs::File;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::Method;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;
use sqlx::PgConnection;
use topho::domain::people::PostKind;

use super::log::FILTER;
use super::needles::{PHONE, planted};
use crate::media::jpeg;
use crate::support::{Phone, World};

/// How long the process may take over what it is sent.
const PATIENCE: Duration = Duration::from_mins(1);

/// Goes through the doors of the chats.
pub async fn plant(world: &mut World) {
    a_strangers(world).await;
    let an = world.holder(&planted("tên trên Telegram"), "vi", PostKind::Leader, Some(7)).await;
    let thu = world.holder(&planted("tên thư ký"), "vi", PostKind::Secretary, None).await;
    while_idle(&an, "tổ trưởng").await;
    while_idle(&thu, "thư ký").await;
    in_a_report(&an).await;
    in_a_petition(&an).await;
    in_a_denunciation(&an).await;
    world.restart().await;
    while_it_is_handled(world, &an, &thu).await;
    from_a_file(world);
    in_group_chats(world, &an).await;
    poison(world, &an).await;
}

/// Nobody knows them, and they say a lot.
async fn a_strangers(world: &World) {
    let eve = world.stranger(&planted("tên người lạ"), "vi").await;
    while_idle(&eve, "người lạ").await;
    for command in ["start", "lienket", "baocao", "donthu", "dulieu"] {
        eve.says(&format!("/{command} {}", planted("tham số của người lạ"))).await;
    }
}

/// Everything that can be sent while the bot has asked nothing.
async fn while_idle(phone: &Phone, who: &str) {
    let text = planted(&format!("lời {who}"));
    phone.says(&text).await;
    phone.edits(&text, &planted(&format!("tin sửa {who}"))).await;
    phone.says(PHONE).await;
    phone.says("+84 987.612.345").await;
    phone.sends_photo_of(&jpeg(64, "canary"), &planted(&format!("chú thích {who}"))).await;
    phone.sends_voice_of(b"OggS voice").await;
    phone.shares_contact(true).await;
    phone.shares_contact(false).await;
    phone.sends_location(21.035_1, 105.904_2).await;
    phone.says(&format!("/tonghop {}", planted("kỳ"))).await;
    phone.says(&format!("/{}", "sẻđồng_ướtcánh")).await;
    phone.says(&format!("/donthu {}", planted("số đơn"))).await;
    for prefix in [
        "",
        "rep.",
        "r.abcdef.",
        "p.abcdef.",
        "reg.1.",
        "ward.",
        "follow.1.",
        "sum.1.",
        "own.",
        "e.",
        "lang.",
    ] {
        phone.forges(&format!("{prefix}{}", planted("dữ"))).await;
    }
}

/// Answers that are no figures, the whole month in one message, an edit of an answer.
async fn in_a_report(an: &Phone) {
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says(&planted("số tiền")).await;
    an.says(PHONE).await;
    an.says("1tr505").await;
    an.edits("1tr505", &planted("số tiền sửa")).await;
    an.says(&format!("1: {}", planted("dòng của cả tháng"))).await;
    an.says("/huy").await;
}

/// Every step of a petition; it is left in the middle, gone on with, and sent. Another one stays a draft.
async fn in_a_petition(an: &Phone) {
    for sent in [true, false] {
        an.says("/kiennghi").await;
        an.says(&planted("kiểu")).await;
        an.taps("Phản ánh").await;
        an.says(&planted("lĩnh vực")).await;
        an.taps("Vệ sinh môi trường").await;
        let text = planted("nội dung");
        an.says(&text).await;
        an.edits(&text, &planted("nội dung sửa")).await;
        an.sends_photo_of(&jpeg(64, "canary"), &planted("chú thích trong đơn")).await;
        an.sends_voice_of(b"OggS voice").await;
        an.says("/huy").await;
        an.says("/kiennghi").await;
        an.taps("Viết tiếp").await;
        an.taps("Xong").await;
        an.says(&planted("chỗ")).await;
        an.says(&planted("họ tên")).await;
        an.says("0987 612 34").await;
        an.says(PHONE).await;
        an.says(&planted("số hộ")).await;
        if sent {
            an.says("12").await;
            an.says(&planted("ở bước xem lại")).await;
            an.taps("📮 Gửi").await;
        } else {
            an.says("/huy").await;
        }
    }
}

/// What plainly is a denunciation is typed into another petition, and owned up to.
async fn in_a_denunciation(an: &Phone) {
    an.says("/kiennghi").await;
    an.taps("Bỏ").await;
    an.taps("Bỏ").await;
    an.taps("Phản ánh").await;
    an.taps("Vệ sinh môi trường").await;
    an.says(&planted("trước khi tố cáo")).await;
    an.says(&format!("Tôi làm đơn tố cáo ông chủ tịch nhận hối lộ, {}", planted("tố cáo"))).await;
    an.taps("Đúng").await;
}

/// What secretary and sender write to each other about the petition.
async fn while_it_is_handled(world: &World, an: &Phone, thu: &Phone) {
    let mut conn = world.connection().await;
    let number: String = sqlx::query_scalar("select number from petition where not imported")
        .fetch_one(&mut conn)
        .await
        .expect("the petition");
    thu.says(&number).await;
    thu.taps("Tiếp nhận xử lý").await;
    thu.taps("Hỏi thêm người gửi").await;
    thu.says(&planted("câu hỏi")).await;
    thu.taps("Gửi").await;
    an.taps("Trả lời").await;
    an.says(&planted("câu trả lời")).await;
    an.sends_photo_of(&jpeg(64, "canary"), &planted("chú thích khi trả lời")).await;
    an.taps("Xong").await;
    an.taps("Gửi").await;
    thu.says(&number).await;
    thu.taps("Chuyển cơ quan").await;
    thu.says(&planted("cơ quan")).await;
    thu.says(&planted("số công văn")).await;
    thu.taps("Gửi").await;
    thu.taps("Kết quả giải quyết").await;
    thu.says(&planted("kết quả")).await;
    thu.says(&planted("căn cứ")).await;
    thu.taps("Không có ảnh").await;
    thu.taps("Gửi").await;
    an.taps("Chưa ổn").await;
    an.says(&planted("chưa ổn")).await;
    an.taps("Gửi").await;
}

/// A petition of earlier, by the command line.
fn from_a_file(world: &World) {
    let petition = json!({
        "id": "KN-2019-501", "type": "kien_nghi", "field": "ha_tang", "group": "TDP04",
        "received_on": "2019-03-03", "status": "da_giai_quyet", "settled_on": "2019-03-19",
        "coordinated_with_ubnd": true, "sender_alias": planted("bí danh"), "identity_protected": false,
        "note": planted("ghi chú"),
    });
    let path = std::env::temp_dir().join(format!("topho-canaries-{}.json", std::process::id()));
    std::fs::write(&path, json!({ "petitions": [petition] }).to_string()).expect("a file");
    let imported = Command::new(env!("CARGO_BIN_EXE_topho"))
        .args(["import", "--ward", "phuc-loi"])
        .arg(&path)
        .env_clear()
        .env("DATABASE_URL", world.database_url())
        .env("TOPHO_KEY", world.key())
        .output()
        .expect("the program starts");
    std::fs::remove_file(&path).expect("the file is ours");
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
}

/// With privacy off the bot hears everything in the committee's chat.
async fn in_group_chats(world: &World, an: &Phone) {
    world.arranges(Method::PUT, "privacy", json!({ "enabled": false })).await;
    for bound in [true, false] {
        let title = planted("tên nhóm");
        let wish = json!({ "title": title, "members": [an.id()], "kind": "supergroup" });
        let made = world.arranges(Method::POST, "chats", wish).await;
        world.settles().await;
        let chat = an.in_chat(made["id"].as_i64().expect("an id"));
        if bound {
            chat.says(&format!("/lienket {}", world.committee_code().await)).await;
        }
        chat.says(&planted("lời trong nhóm")).await;
        chat.says(PHONE).await;
        chat.says(&format!("/tonghop {}", planted("kỳ trong nhóm"))).await;
        chat.says(&format!("/lienket {}", planted("mã"))).await;
        chat.forges(&planted("dữ")).await;
    }
}

/// A message that cannot be handled is set aside, and one that is no message at all is kept as unreadable.
async fn poison(world: &World, an: &Phone) {
    an.says("/baocao").await;
    let mut conn = world.connection().await;
    let spoilt = sqlx::query("update session set sealed = 'nonsense', state = null where user_id = $1");
    spoilt.bind(an.id().to_string()).execute(&mut conn).await.expect("a spoilt session");
    an.types(&planted("tin không xử lý được")).await;
    until(&mut conn, "select exists(select from inbox where state = 'set_aside')").await;
    sqlx::query("delete from session").execute(&mut conn).await.expect("no sessions");
    world.settles().await;
}

/// The same in a process as in production, which logs all that it can: what it prints.
pub async fn plant_in_a_process(world: &mut World) -> String {
    let eve = world.stranger(&planted("tên người lạ"), "vi").await;
    world.stop().await;
    let path = std::env::temp_dir().join(format!("topho-canaries-{}.log", std::process::id()));
    let log = File::create(&path).expect("a file for the log");
    let mut process = Command::new(env!("CARGO_BIN_EXE_topho"))
        .arg("run")
        .env_clear()
        .env("DATABASE_URL", world.database_url())
        .env("TELEGRAM_API_URL", world.telegram_url())
        .env("TELEGRAM_TOKEN", World::token())
        .env("TOPHO_KEY", world.key())
        .env("TOPHO_CLOCK", "2019-10-02T08:00:00+07:00")
        .env("RUST_LOG", FILTER)
        .stdin(Stdio::null())
        .stdout(log.try_clone().expect("the same file"))
        .stderr(log)
        .spawn()
        .expect("the program starts");
    eve.types(&planted("lời")).await;
    eve.types(&format!("/start {}", planted("mã"))).await;
    eve.types(PHONE).await;
    world.settles().await;
    kill_process(Pid::from_child(&process), Signal::TERM).expect("the process is there");
    process.wait().expect("a child");
    let printed = std::fs::read_to_string(&path).expect("what it printed");
    std::fs::remove_file(&path).expect("the file is ours");
    printed
}

async fn until(conn: &mut PgConnection, question: &'static str) {
    let start = Instant::now();
    while !sqlx::query_scalar::<_, bool>(question).fetch_one(&mut *conn).await.expect("an answer") {
        assert!(start.elapsed() < PATIENCE, "never: {question}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
