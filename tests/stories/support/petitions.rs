//! Petitions of the stories: sent by dialogue as people do, or put into the register many at a time.

use topho::domain::people::PostKind;
use topho::domain::petition::content::{Asker, Content};
use topho::domain::petition::{Field, Kind, Number, Said};
use topho::domain::ward::GroupCode;
use topho::store::petitions::receive::{self, Sent};
use topho::store::wards;

use super::database::WARD;
use super::phone::Phone;
use super::world::World;

/// A petition that a story puts into the register.
pub struct Put<'a> {
    pub kind: Kind,
    pub field: Field,
    /// The number of the group, whose leader sends it.
    pub group: u32,
    pub text: &'a str,
}

impl World {
    /// Puts a petition into the register at this moment, as if a leader had sent it: for stories that need many.
    pub async fn puts_petition(&self, put: &Put<'_>) -> Number {
        let mut conn = self.connection().await;
        let ward = wards::by_code(&mut conn, WARD).await.expect("a query").expect("the ward");
        let group = GroupCode::new(&format!("TDP{:02}", put.group));
        let asker = Asker::Named { name: Said::new("Nguyễn Thị Lan").expect("a name"), phone: None };
        let content = Content { text: Said::new(put.text), place: None, asker, own: false, note: None };
        let sent = Sent {
            ward_id: ward.ward_id,
            kind: put.kind,
            field: put.field,
            group: Some(&group),
            post: (PostKind::Leader, Some(&group)),
            person_id: None,
            households: None,
            content: &content,
            files: &[],
        };
        let petition = receive::receive(&mut conn, self.keyring(), &sent, self.clock.now()).await;
        petition.expect("a petition is received").number().clone()
    }
}

impl Phone {
    /// Sends feedback on rubbish, with this text, for a resident who gives their name.
    pub async fn sends_feedback(&self, text: &str) {
        self.begins_feedback(text).await;
        self.ends_feedback().await;
    }

    /// Up to the question for what there is to say; photos and voice notes may follow the text.
    pub async fn begins_feedback(&self, text: &str) {
        self.says("/kiennghi").await;
        self.taps("Phản ánh").await;
        self.taps("Vệ sinh môi trường").await;
        self.says(text).await;
    }

    /// From there to the receipt.
    pub async fn ends_feedback(&self) {
        self.taps("Xong").await;
        self.says("Đầu ngõ 12, trước số nhà 5").await;
        self.says("Nguyễn Thị Lan").await;
        self.says("0912 345 678").await;
        self.says("12").await;
        self.taps("📮 Gửi").await;
    }
}
