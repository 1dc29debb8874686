//! The people of the demo. Their names are made up.

use crate::domain::people::PostKind;

/// A person of the demo and the post that they hold.
pub struct DemoPerson {
    /// The person's id on the local Telegram.
    pub id: i64,
    pub name: &'static str,
    pub kind: PostKind,
    /// The number of the group, for posts of a group.
    pub group: Option<u32>,
}

/// Leaders of the groups 1 to 14.
const LEADERS: [&str; 14] = [
    "Nguyễn Văn Thịnh",
    "Trần Thị Hòa",
    "Lê Quang Vinh",
    "Phạm Thị Lan",
    "Hoàng Văn Bình",
    "Vũ Thị Mai",
    "Đặng Đình An",
    "Bùi Thị Nga",
    "Đỗ Văn Khoa",
    "Ngô Thị Thu",
    "Dương Văn Lộc",
    "Lý Thị Hạnh",
    "Phan Văn Đức",
    "Đinh Thị Yến",
];

/// Heads of the front boards of the groups 1 to 14.
const FRONT_BOARD_HEADS: [&str; 14] = [
    "Trịnh Văn Sơn",
    "Mai Thị Xuân",
    "Cao Văn Phú",
    "Tạ Thị Bích",
    "Lương Văn Tài",
    "Hà Thị Ngọc",
    "Đoàn Văn Hải",
    "Tô Thị Liên",
    "Chu Văn Minh",
    "Nghiêm Thị Hoa",
    "Quách Văn Toàn",
    "Kiều Thị Oanh",
    "Thái Văn Quý",
    "Võ Thị Dung",
];

/// The committee of the ward.
const COMMITTEE: [(&str, PostKind); 3] = [
    ("Nguyễn Thị Kim Chi", PostKind::Secretary),
    ("Phạm Quang Trung", PostKind::Chair),
    ("Lê Thị Hồng", PostKind::CommitteeMember),
];

/// Everybody of the demo.
pub fn everybody() -> Vec<DemoPerson> {
    let of_groups = |names: [&'static str; 14], kind: PostKind, first: i64| {
        let numbered = (1_u32..).zip(names);
        numbered.map(move |(group, name)| DemoPerson {
            id: first + i64::from(group),
            name,
            kind,
            group: Some(group),
        })
    };
    let committee = (1_i64..).zip(COMMITTEE);
    let committee = committee.map(|(at, (name, kind))| DemoPerson { id: 300 + at, name, kind, group: None });
    of_groups(LEADERS, PostKind::Leader, 100)
        .chain(of_groups(FRONT_BOARD_HEADS, PostKind::FrontBoardHead, 200))
        .chain(committee)
        .collect()
}
