//! Everybody who walks: each post, the same posts of another group and of another ward, who held one once, and nobody.

use reqwest::Method;
use serde_json::json;
use topho::domain::people::PostKind;

use crate::support::{OTHER_WARD, Phone, World};

/// A column of the private table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    Holds(PostKind),
    /// Held a post once.
    Former,
    Nobody,
}

impl Rank {
    pub const ALL: [Self; 9] = [
        Self::Holds(PostKind::Leader),
        Self::Holds(PostKind::Deputy),
        Self::Holds(PostKind::FrontBoardHead),
        Self::Holds(PostKind::Secretary),
        Self::Holds(PostKind::Chair),
        Self::Holds(PostKind::CommitteeMember),
        Self::Holds(PostKind::Administrator),
        Self::Former,
        Self::Nobody,
    ];

    /// The column's heading.
    pub const fn column(self) -> &'static str {
        match self {
            Self::Holds(PostKind::Leader) => "leader",
            Self::Holds(PostKind::Deputy) => "deputy",
            Self::Holds(PostKind::FrontBoardHead) => "front board head",
            Self::Holds(PostKind::Secretary) => "secretary",
            Self::Holds(PostKind::Chair) => "chair",
            Self::Holds(PostKind::CommitteeMember) => "committee member",
            Self::Holds(PostKind::Administrator) => "administrator",
            Self::Former => "once held a post",
            Self::Nobody => "nobody",
        }
    }
}

/// Where somebody's post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// The ward of the stories, and there group 7.
    Here,
    /// Group 3 of the same ward.
    OtherGroup,
    OtherWard,
}

/// Somebody who walks.
pub struct Member {
    pub name: String,
    pub rank: Rank,
    pub home: Home,
    pub phone: Phone,
    /// The one that stands for the others in group chats, where nothing depends on who writes.
    pub is_first_of_rank: bool,
}

pub struct Cast {
    pub members: Vec<Member>,
}

impl Cast {
    pub async fn gather(world: &World) -> Self {
        world.has_another_ward().await;
        let mut members = Vec::new();
        // Somebody else takes the post up afterwards.
        members.push(member(world, Rank::Former, Home::Here, PostKind::Leader).await);
        for kind in PostKind::ALL {
            members.push(member(world, Rank::Holds(kind), Home::Here, kind).await);
        }
        for kind in [PostKind::Leader, PostKind::Deputy, PostKind::FrontBoardHead] {
            members.push(member(world, Rank::Holds(kind), Home::OtherGroup, kind).await);
        }
        // With two posts of a group one is shown the buttons that choose between them.
        let leader = members
            .iter()
            .find(|member| member.home == Home::OtherGroup && member.rank == Rank::Holds(PostKind::Leader));
        let leader = &leader.expect("the leader of group 3").phone;
        leader.takes_up(&world.invites(PostKind::FrontBoardHead, Some(12)).await).await;
        for kind in [PostKind::Leader, PostKind::Secretary, PostKind::Chair, PostKind::Administrator] {
            members.push(member(world, Rank::Holds(kind), Home::OtherWard, kind).await);
        }
        let phone = world.stranger("Eve", "vi").await;
        // Buttons can only be forged where the bot has been written to.
        phone.says("/start").await;
        members.push(Member {
            name: "Eve".into(),
            rank: Rank::Nobody,
            home: Home::Here,
            phone,
            is_first_of_rank: true,
        });
        Self { members }
    }

    /// The committee's chat and another one, with everybody in both.
    pub async fn group_chats(&self, world: &World) -> (i64, i64) {
        let everybody: Vec<i64> = self.members.iter().map(|member| member.phone.id()).collect();
        let mut chats = [0; 2];
        for chat in &mut chats {
            let wish = json!({ "title": "Ủy ban MTTQ phường", "members": everybody, "kind": "supergroup" });
            let made = world.arranges(Method::POST, "chats", wish).await;
            world.settles().await;
            *chat = made["id"].as_i64().expect("an id");
        }
        let owner = self.members[0].phone.in_chat(chats[0]);
        owner.says(&format!("/lienket {}", world.committee_code().await)).await;
        (chats[0], chats[1])
    }
}

async fn member(world: &World, rank: Rank, home: Home, kind: PostKind) -> Member {
    let name = format!("{} ({home:?})", rank.column());
    let phone = world.stranger(&name, "vi").await;
    let group = kind.of_group().then_some(if home == Home::OtherGroup { 3 } else { 7 });
    let token = match home {
        Home::Here | Home::OtherGroup => world.invites(kind, group).await,
        Home::OtherWard => world.invites_to(OTHER_WARD, kind, group).await,
    };
    phone.takes_up(&token).await;
    phone.puts_away().await;
    Member { name, rank, home, phone, is_first_of_rank: home == Home::Here }
}
