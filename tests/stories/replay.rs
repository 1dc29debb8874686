//! Telegram brings every update twice, as it does when it has not heard that the first time arrived: what stands in the
//! end is what would stand if each had come once.

use reqwest::Method;
use serde_json::json;

use crate::support::{Phone, World};

/// More updates than any story has.
const ALL: usize = 10_000;

#[tokio::test]
async fn a_report_whose_updates_come_twice_is_the_report_whose_updates_come_once() {
    let once = tell(World::in_october().await, Times::Once).await;
    let twice = tell(World::in_october().await, Times::Twice).await;
    assert_eq!(twice, once);
}

#[tokio::test]
async fn so_it_is_when_telegram_brings_them_to_a_webhook() {
    let once = tell(World::in_october().await, Times::Once).await;
    let mut world = World::in_october().await;
    world.takes_a_webhook().await;
    let twice = tell(world, Times::Twice).await;
    assert_eq!(twice, once);
}

/// How often Telegram brings each update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Times {
    Once,
    Twice,
}

/// What stands in the end: the chat as the leader sees it, and what is stored.
#[derive(Debug, PartialEq, Eq)]
struct End {
    chat: String,
    stored: Vec<String>,
}

/// A leader on whose phone each thing is done, and then comes to the bot a second time.
struct Leader {
    world: World,
    phone: Phone,
    times: Times,
}

/// October of group 4, by typing and by buttons, with two lines of a list and a narrative; then a second revision, begun
/// by changing a message; and a restart after a kill, before everything comes once more.
async fn tell(world: World, times: Times) -> End {
    world.it_is("2019-10-26T08:00:00+07:00");
    let phone = world.leader(4).await;
    let mut an = Leader { world, phone, times };
    an.comes_again(1).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr505").await;
    an.says("0").await;
    an.enters_two_acts_of_help().await;
    an.answers_the_rest().await;
    an.taps("Việc bức xúc của Nhân dân").await;
    an.says("Rác để ra ngõ trước giờ thu gom.").await;
    an.taps("Xem lại báo cáo").await;
    an.taps("Gửi báo cáo").await;
    an.edits("1tr505", "1tr605").await;
    an.taps("Gửi báo cáo").await;
    an.world.kill();
    an.world.start().await;
    an.comes_again(ALL).await;
    End { chat: an.phone.everything().await, stored: an.stored().await }
}

impl Leader {
    async fn says(&self, text: &str) {
        self.phone.says(text).await;
        self.comes_again(1).await;
    }

    async fn taps(&self, label: &str) {
        self.phone.taps(label).await;
        self.comes_again(1).await;
    }

    async fn edits(&self, old: &str, new: &str) {
        self.phone.edits(old, new).await;
        self.comes_again(1).await;
    }

    /// A line field by field, and one in a message.
    async fn enters_two_acts_of_help(&self) {
        self.taps("Thêm một lượt").await;
        self.taps("HN-04-02").await;
        self.taps("Đoàn thể").await;
        self.says("Tặng quà").await;
        self.says("650k").await;
        self.says("HN-04-03; doanh nghiệp; hỗ trợ vốn; 2 triệu").await;
        self.taps("Xong").await;
    }

    /// As last month where that is offered, else nothing, until the narratives are.
    async fn answers_the_rest(&self) {
        loop {
            let buttons = self.phone.buttons().await;
            let offered = |wanted: &str| buttons.iter().find(|label| label.starts_with(wanted));
            if offered("Xem lại báo cáo").is_some() {
                return;
            }
            let button = offered("Như tháng trước").or(offered("0")).or(offered("Không"));
            self.taps(button.unwrap_or_else(|| panic!("no way on among {buttons:?}"))).await;
        }
    }

    /// The last `count` updates come once more: nothing changes, and nothing more is said.
    async fn comes_again(&self, count: usize) {
        if self.times == Times::Once {
            return;
        }
        let before = (self.phone.everything().await, self.stored().await, self.session().await);
        let came = self.world.arranges(Method::POST, "replay", json!({ "count": count })).await;
        let came = came["replayed"].as_u64().and_then(|came| usize::try_from(came).ok()).expect("a number");
        let known = if count == ALL { self.updates().await } else { count };
        assert_eq!(came, known, "each update comes once more");
        self.world.settles().await;
        let after = (self.phone.everything().await, self.stored().await, self.session().await);
        assert_eq!(after, before, "what came a second time has changed something");
    }

    /// What is stored, but for what is random: nonces, and the numbers of updates.
    async fn stored(&self) -> Vec<String> {
        self.rows(
            "select format('report %s %s %s %s: %s', group_code, month, part, revision, answers) from report
             union all select format('draft %s %s %s %s: %s', group_code, month, part, version, answers) from draft
             union all select format('message %s: %s %s %s', message, group_code, month, key) from answer_message
             union all select format('inbox %s %s: %s', state, attempts, count(*)) from inbox group by state, attempts
             union all select format('outbox %s %s: %s', kind, state, count(*)) from outbox group by kind, state
             order by 1",
        )
        .await
    }

    /// Where the leader is, with the nonce of the living buttons.
    async fn session(&self) -> Vec<String> {
        self.rows("select format('%s %s', state, prompt) from session").await
    }

    async fn updates(&self) -> usize {
        self.rows("select update_key from inbox").await.len()
    }

    async fn rows(&self, query: &'static str) -> Vec<String> {
        let mut conn = self.world.connection().await;
        sqlx::query_scalar(query).fetch_all(&mut conn).await.expect("rows")
    }
}
