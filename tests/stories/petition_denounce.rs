//! Denunciations are never taken: who makes one is shown where to go, and nothing of it stays anywhere.

use insta::assert_snapshot;
use sqlx::Row as _;
use topho::seal::Keyring;
use topho::store::purposes;

use crate::media::jpeg;
use crate::support::{Phone, World};

/// What nobody else would ever write.
pub const WORDS: &str = "Tôi tố cáo ông Zephyrin nhận hối lộ";
const TRACE: &str = "Zephyrin";

#[tokio::test]
async fn choosing_a_denunciation_leads_to_where_to_go() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/kiennghi").await;
    an.puts_away().await;
    an.taps("Tố cáo").await;
    assert_snapshot!(an.screen().await);
    assert_eq!(guided(&world).await, ["2019-10-01 1"]);
    assert_eq!(audited(&world).await, 0);
    an.says("Ông ấy nhận tiền").await;
    assert_snapshot!("nothing_is_open_any_more", an.screen().await);
}

#[tokio::test]
async fn so_it_does_in_english() {
    let world = World::in_october().await;
    let ann = world.english_leader(7).await;
    ann.says("/petition").await;
    ann.taps("Feedback").await;
    ann.puts_away().await;
    ann.says("I denounce Zephyrin: tố cáo ông ấy nhận hối lộ").await;
    assert_snapshot!("asked_in_english", ann.screen().await);
    assert_eq!(traces(&world).await, ["session"]);
    ann.taps("Yes, a denunciation").await;
    assert_snapshot!("guided_in_english", ann.screen().await);
    assert_eq!(traces(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_was_typed_at_the_beginning_in_the_middle_or_at_the_end_is_nowhere_afterwards() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    for at in 0..4 {
        an.says("/kiennghi").await;
        writes(&an, at).await;
        assert!(at < 3 || kept(&world).await > 1, "a draft and its files");
        an.puts_away().await;
        an.says(WORDS).await;
        assert!(an.last().await.contains("tố cáo"), "asked back at stage {at}");
        assert_eq!(traces(&world).await, ["session"], "held in the session only, at stage {at}");
        an.taps("Đúng, là tố cáo").await;
        if at == 2 {
            assert_snapshot!("asked_and_guided", an.screen().await);
        }
        assert_eq!(traces(&world).await, Vec::<String>::new(), "something is left, at stage {at}");
        assert_eq!(kept(&world).await, 0, "the draft and its files are gone");
    }
    assert_eq!(guided(&world).await, ["2019-10-01 4"]);
    assert_eq!(audited(&world).await, 0);
}

#[tokio::test]
async fn a_caption_and_an_edit_are_held_back_too() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/kiennghi").await;
    writes(&an, 3).await;
    an.puts_away().await;
    an.sends_photo_of(&jpeg(800, "a picture"), WORDS).await;
    assert_eq!(traces(&world).await, ["session"]);
    an.says("không").await;
    assert_eq!(traces(&world).await, ["petition_draft"], "it was none: the draft has it");
    an.taps("Để sau").await;

    let binh = world.leader(8).await;
    binh.says("/kiennghi").await;
    writes(&binh, 3).await;
    binh.edits("Đèn đường hỏng.", WORDS).await;
    assert_eq!(traces(&world).await, ["petition_draft", "session"], "the other's, and this one's held back");
    binh.puts_away().await;
    binh.edits(WORDS, "Đèn đường hỏng cả tuần.").await;
    assert_snapshot!("the_message_was_changed_again", binh.screen().await);
    assert_eq!(traces(&world).await, ["petition_draft"]);
}

#[tokio::test]
async fn what_is_none_goes_on_and_the_next_is_asked_about_anew() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/kiennghi").await;
    writes(&an, 2).await;
    an.says(WORDS).await;
    an.sends_sticker().await;
    an.puts_away().await;
    an.taps("Không, chỉ là phản ánh").await;
    an.says("Nhiều người nói ông ấy nhận hối lộ.").await;
    an.taps("Không, chỉ là phản ánh").await;
    assert_snapshot!(an.screen().await);
    assert_eq!(guided(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_slip_of_the_finger_removes_nothing() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/kiennghi").await;
    writes(&an, 4).await;
    an.taps("1").await;
    an.puts_away().await;
    an.taps("Tố cáo").await;
    an.taps("Không, tôi chọn nhầm").await;
    an.taps("Giữ nguyên").await;
    assert_snapshot!(an.screen().await);
}

/// Writes a petition: 0 nothing, 1 its kind, 2 its field and a text, 3 photos and voice as well, 4 everything.
async fn writes(an: &Phone, until: usize) {
    if until >= 1 {
        an.taps("Phản ánh").await;
    }
    if until >= 2 {
        an.taps("Hạ tầng").await;
        an.says("Đèn đường hỏng.").await;
    }
    if until >= 3 {
        an.sends_photo().await;
        an.sends_voice().await;
    }
    if until >= 4 {
        an.taps("Xong").await;
        an.says("Ngõ 12").await;
        an.taps("Không nêu tên").await;
        an.taps("1 hộ").await;
    }
}

/// The tables in which the words stand, in whatever column, opened where it is sealed.
pub async fn traces(world: &World) -> Vec<String> {
    world.settles().await;
    let mut conn = world.connection().await;
    let query = "select table_name::text from information_schema.tables
                 where table_schema = 'public' and table_type = 'BASE TABLE' order by 1";
    let tables: Vec<String> = sqlx::query_scalar(query).fetch_all(&mut conn).await.expect("tables");
    let mut found = Vec::new();
    for table in tables {
        let rows = format!("select to_jsonb(t) from \"{table}\" t");
        let rows: Vec<serde_json::Value> =
            sqlx::query_scalar(sqlx::AssertSqlSafe(rows)).fetch_all(&mut conn).await.expect("rows");
        if rows.iter().any(|row| opened(&table, row, world.keyring()).contains(TRACE)) {
            found.push(table);
        }
    }
    found
}

/// A row as text, and behind it what its sealed columns hold.
fn opened(table: &str, row: &serde_json::Value, keyring: &Keyring) -> String {
    let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let ward = || i32::try_from(row["ward_id"].as_i64().expect("a ward")).expect("a ward");
    let number = |name: &str| row[name].as_i64().unwrap_or_default();
    let sealed: Vec<(&str, String)> = match table {
        "session" => vec![("sealed", purposes::session(&text("channel"), &text("user_id")))],
        "petition_draft" => {
            vec![("content", purposes::petition_draft(ward(), &text("post"), &text("group_code")))]
        }
        "petition" => vec![("content", purposes::petition(ward(), &text("number")))],
        "petition_event" => {
            let sequence = i32::try_from(number("sequence")).expect("a number");
            vec![("detail", purposes::petition_event(ward(), &text("number"), sequence))]
        }
        "attachment" => vec![
            ("file", purposes::attachment_file(ward(), number("attachment_id"))),
            ("bytes", purposes::attachment_bytes(ward(), number("attachment_id"))),
        ],
        "person" => vec![("profile", purposes::person_profile(number("person_id")))],
        "inbox" => vec![("payload", "inbox.payload".to_owned())],
        "outbox" => vec![("payload", "outbox.payload".to_owned())],
        _ => vec![],
    };
    let columns = row.as_object().expect("a row");
    let bytes =
        columns.iter().filter(|(_, value)| value.as_str().is_some_and(|text| text.starts_with("\\x")));
    let mut plain = row.to_string();
    for (column, value) in bytes {
        // Digests hold nothing that could be read.
        if column.contains("hash") || column.contains("digest") || column == "checksum" {
            continue;
        }
        let purpose = sealed.iter().find(|(name, _)| name == column);
        let (_, purpose) = purpose.unwrap_or_else(|| panic!("{table}.{column} is not opened by this search"));
        let bytes = from_hexadecimal(value.as_str().expect("bytes").trim_start_matches("\\x"));
        let open = keyring.open(purpose, &bytes).unwrap_or_else(|fault| panic!("{table}.{column}: {fault}"));
        plain.push_str(&String::from_utf8_lossy(&open));
    }
    plain
}

fn from_hexadecimal(text: &str) -> Vec<u8> {
    let pairs = (0..text.len()).step_by(2).map(|at| &text[at..at + 2]);
    pairs.map(|pair| u8::from_str_radix(pair, 16).expect("a byte")).collect()
}

/// What is counted of denunciations, by month.
pub async fn guided(world: &World) -> Vec<String> {
    rows(world, "select format('%s %s', month, guided) from denunciation order by 1").await
}

/// How many drafts and files are kept.
async fn kept(world: &World) -> i64 {
    number(world, "select (select count(*) from petition_draft where content is not null) + (select count(*) from attachment)")
        .await
}

/// How many entries of the audit are about petitions.
pub async fn audited(world: &World) -> i64 {
    number(world, "select count(*) from audit_entry where action like 'petition%'").await
}

async fn number(world: &World, query: &'static str) -> i64 {
    let row = sqlx::query(query).fetch_one(&mut world.connection().await).await.expect("a row");
    row.get(0)
}

pub async fn rows(world: &World, query: &'static str) -> Vec<String> {
    sqlx::query_scalar(query).fetch_all(&mut world.connection().await).await.expect("rows")
}
