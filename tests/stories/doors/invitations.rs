//! `topho invite`.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use super::trial::{MORNING, Trial, block_on};

/// A Telegram that answers one getMe; gives its address.
fn telegram_for_one_question() -> String {
    const ME: &str = r#"{"ok":true,"result":{"id":12345,"is_bot":true,"first_name":"Tổ phố","username":"topho_bot",
        "can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":false,
        "can_connect_to_business":false,"has_main_web_app":false}}"#;
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a caller");
        let mut request = [0; 4096];
        let length = stream.read(&mut request).expect("a request");
        assert!(
            String::from_utf8_lossy(&request[..length]).to_lowercase().contains("/bot12345:secret/getme")
        );
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}", ME.len());
        stream.write_all(format!("{head}\r\nConnection: close\r\n\r\n{ME}").as_bytes()).expect("an answer");
    });
    address
}

#[test]
fn with_a_token_the_invitation_is_a_link_and_its_square() {
    let trial = Trial::with_ward();
    let mut command = trial.command();
    command.env("TELEGRAM_TOKEN", "12345:secret").env("TELEGRAM_API_URL", telegram_for_one_question());
    command.args(["invite", "--ward", "phuc-loi", "--post", "leader", "--group", "7"]);
    let told = String::from_utf8(command.output().expect("it starts").stdout).expect("UTF-8");
    let link = told.lines().nth(1).expect("a link");
    let token = link.strip_prefix("https://t.me/topho_bot?start=").expect("a deep link");
    assert!(token.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter)), "{token}");
    let square: Vec<_> = told.lines().skip(2).collect();
    assert!(square.len() > 15, "{told}");
    assert!(square.iter().all(|line| line.chars().all(|block| " ▀▄█".contains(block))), "{told}");
}

#[test]
fn without_a_token_the_invitation_is_a_command_to_type() {
    let trial = Trial::with_ward();
    let told = trial.does(&["invite", "--ward", "phuc-loi", "--group", "7", "--post", "leader"]);
    assert!(
        told.starts_with("An invitation to be leader of Tổ dân phố số 7 (TDP07), phường Phúc Lợi."),
        "{told}"
    );
    let token = told.lines().last().and_then(|line| line.strip_prefix("/start ")).expect("a command");
    assert!(token.len() >= 43 && token.len() <= 64, "{token}");
    let again =
        trial.does(&["invite", "--ward", "phuc-loi", "--group", "tdp07", "--post", "front-board-head"]);
    assert!(!again.contains(token), "each token is new");
}

#[test]
fn a_chat_is_bound_by_a_code() {
    let trial = Trial::with_ward();
    let told = trial.does(&["invite", "--ward", "phuc-loi", "--committee-chat"]);
    let code = told.lines().last().and_then(|line| line.strip_prefix("/bind ")).expect("a command");
    assert_eq!(code.len(), 8, "{code}");
}

#[test]
fn an_invitation_counts_its_days_by_the_wards_clock() {
    let trial = Trial::with_ward();
    let mut command = trial.command();
    command.env("TOPHO_CLOCK", MORNING).args(["invite", "--ward", "phuc-loi", "--post", "chair"]);
    let told = String::from_utf8(command.output().expect("it starts").stdout).expect("UTF-8");
    assert!(
        told.starts_with("An invitation to be chair, phường Phúc Lợi. It works once, until 16/10/2019."),
        "{told}"
    );
}

#[test]
fn posts_and_groups_have_to_fit() {
    let trial = Trial::with_ward();
    for (arguments, expected) in [
        (vec!["--post", "leader"], "leader is a post of a group: say which by --group"),
        (vec!["--post", "chair", "--group", "7"], "chair is a post of the ward, not of a group"),
        (vec!["--post", "leader", "--group", "99"], "phường Phúc Lợi has no group `99`"),
    ] {
        let arguments: Vec<_> = ["invite", "--ward", "phuc-loi"].into_iter().chain(arguments).collect();
        let complaint = trial.refuses(&arguments);
        assert!(complaint.contains(expected), "{complaint}");
    }
    let mut command = trial.command();
    command.env("TOPHO_CLOCK", "2018-06-01T00:00:00Z");
    command.args(["invite", "--ward", "phuc-loi", "--post", "leader", "--group", "7"]);
    let complaint = String::from_utf8(command.output().expect("it starts").stderr).expect("UTF-8");
    assert!(complaint.contains("the group `7` is not in force on 01/06/2018"), "{complaint}");
}

#[test]
fn a_telegram_that_does_not_answer_leaves_an_invitation_to_type() {
    let trial = Trial::with_ward();
    let mut command = trial.command();
    command.env("TELEGRAM_TOKEN", "12345:secret").env("TELEGRAM_API_URL", "http://127.0.0.1:1");
    command.args(["invite", "--ward", "phuc-loi", "--post", "secretary"]);
    let output = command.output().expect("it starts");
    let told = String::from_utf8(output.stdout).expect("UTF-8");
    let complaint = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    assert!(told.lines().last().is_some_and(|line| line.starts_with("/start ")), "{told}");
    assert!(
        complaint.contains("the bot cannot be asked its name") && !complaint.contains("secret"),
        "{complaint}"
    );
}

#[test]
fn only_whoever_holds_a_post_is_invited_again() {
    let trial = Trial::with_ward();
    let again = ["invite", "--ward", "phuc-loi", "--post", "leader", "--group", "7", "--again"];
    let complaint = trial.refuses(&again);
    assert!(complaint.contains("nobody is leader: leave --again out"), "{complaint}");
    block_on(async {
        let mut conn = trial.connect().await;
        let holds = "insert into person (language, created_at) values ('vi', now());
                     insert into post_holding (ward_id, kind, group_code, person_id, held_from)
                     select ward_id, 'leader', 'TDP07', person_id, now() from ward, person";
        sqlx::raw_sql(holds).execute(&mut conn).await.expect("a holder");
    });
    let told = trial.does(&again);
    assert!(
        told.starts_with("An invitation to go on, on another phone, as leader of Tổ dân phố số 7 (TDP07)"),
        "{told}"
    );
    block_on(async {
        let holds = "insert into ward (code, name, receipt_code, settings, catalogue_digest, updated_at)
                     select 'khac', 'Khác', 'K', settings, catalogue_digest, now() from ward;
                     insert into post_holding (ward_id, kind, group_code, person_id, held_from)
                     select ward_id, 'chair', '', person_id, now() from ward, person where code = 'khac'";
        sqlx::raw_sql(holds).execute(&mut trial.connect().await).await.expect("a post elsewhere");
    });
    let complaint = trial.refuses(&again);
    assert!(complaint.contains("holds posts in another ward too: leave --again out"), "{complaint}");
}
