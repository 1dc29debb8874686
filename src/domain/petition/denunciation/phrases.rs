//! The words by which a denunciation is known. Small letters, composed, words parted by single blanks.

/// What an accusation says that somebody did.
pub(super) struct Crime {
    pub phrase: &'static str,
    /// Whether it accuses any person, or an official only.
    pub of_anybody: bool,
    /// Whether it says too little without diacritics, unless one of [`BARE_FOLLOWERS`] follows.
    pub needs_follower: bool,
}

const fn crime(phrase: &'static str) -> Crime {
    Crime { phrase, of_anybody: true, needs_follower: false }
}

const fn of_officials(phrase: &'static str) -> Crime {
    Crime { phrase, of_anybody: false, needs_follower: false }
}

const fn short(phrase: &'static str) -> Crime {
    Crime { phrase, of_anybody: true, needs_follower: true }
}

pub(super) const CRIMES: &[Crime] = &[
    crime("nhận hối lộ"),
    crime("ăn hối lộ"),
    crime("đòi hối lộ"),
    crime("nhận tiền hối lộ"),
    crime("nhận tiền đút lót"),
    crime("nhận tiền lót tay"),
    crime("tham nhũng"),
    crime("biển thủ"),
    crime("lợi dụng chức vụ"),
    crime("lợi dụng chức quyền"),
    short("tham ô"),
    short("ăn chặn"),
    short("bòn rút"),
    crime("ăn tiền của dân"),
    of_officials("ăn tiền"),
    of_officials("vòi tiền"),
    of_officials("vòi vĩnh"),
    of_officials("nhận phong bì"),
    of_officials("đòi phong bì"),
    of_officials("đòi tiền lót tay"),
    of_officials("đút túi"),
    of_officials("chiếm đoạt"),
];

/// What “tham o”, “an chan”, “bon rut” are about where they are crimes.
pub(super) const BARE_FOLLOWERS: &[&str] = &[
    "tiền",
    "quỹ",
    "công quỹ",
    "tài sản",
    "ngân sách",
    "gạo",
    "quà",
    "trợ cấp",
    "hỗ trợ",
    "của dân",
    "của công",
];

/// Before “tham nhung” these make it “thăm nhưng”.
pub(super) const VISITING: &[&str] = &["đến", "về", "đi", "vào", "sang", "qua", "hỏi", "tới"];

pub(super) const OFFICIALS: &[&str] = &[
    "cán bộ",
    "công chức",
    "viên chức",
    "chủ tịch",
    "phó chủ tịch",
    "bí thư",
    "công an",
    "cảnh sát",
    "thanh tra",
    "địa chính",
    "tổ trưởng",
    "tổ phó",
    "trưởng ban",
    "trưởng công an",
    "kế toán",
    "thủ quỹ",
    "lãnh đạo",
    "giám đốc",
    "trưởng phòng",
    "đội trật tự",
];

pub(super) const PERSONS: &[&str] = &["ông", "bà", "anh", "chị", "cô", "đồng chí"];

/// A sentence with one of these before the crime speaks of what might be.
pub(super) const PREVENTING: &[&str] = &[
    "phòng chống",
    "chống",
    "phòng ngừa",
    "ngăn",
    "ngăn ngừa",
    "ngăn chặn",
    "tránh",
    "nếu",
    "giả sử",
    "tuyên truyền",
    "học tập",
];

/// A sentence with one of these before the crime tells of the law at work, unless it says whose the crime is.
pub(super) const PROSECUTING: &[&str] = &["bắt", "xử lý", "xét xử", "điều tra", "đối tượng"];

pub(super) const NEGATIONS: &[&str] = &["không", "chưa", "chẳng", "chả", "ko", "đâu"];

/// What may stand between a negation and what it denies.
pub(super) const LEADING_IN: &[&str] = &[
    "phải", "là", "có", "ý", "định", "muốn", "hề", "dám", "đơn", "thư", "viết", "gửi", "làm", "để", "bao",
    "giờ", "nhằm", "một", "cái", "việc", "bị", "ai", "đi", "mục", "đích",
];

/// Who says so, before the words of wishing.
pub(super) const SENDERS: &[&str] = &[
    "tôi",
    "em",
    "cháu",
    "con",
    "chúng tôi",
    "mình",
    "gia đình",
    "bà con",
    "người dân",
    "nhân dân",
    "các hộ",
    "bác",
];

/// What stands between the sender and “tố cáo”.
pub(super) const WISHING: &[&str] = &[
    "xin", "muốn", "cần", "phải", "làm", "viết", "gửi", "đơn", "thư", "nay", "quyết", "định", "được", "để",
    "kính", "đến", "sẽ", "đã",
];

/// Whom or what somebody denounces, right after “tố cáo”.
pub(super) const TARGETS: &[&str] = &[
    "ông",
    "bà",
    "anh",
    "chị",
    "cô",
    "đồng chí",
    "cán bộ",
    "công chức",
    "chủ tịch",
    "phó",
    "bí thư",
    "công an",
    "tổ trưởng",
    "tổ phó",
    "trưởng",
    "lãnh đạo",
    "hành vi",
    "hành động",
    "sai phạm",
    "việc ông",
    "việc bà",
    "việc cán bộ",
    "việc chủ tịch",
    "việc công an",
    "một số cán bộ",
    "địa chính",
    "tên",
];

/// Before “tố cáo” these speak of the law, the right or the work, and not of a case.
pub(super) const ABOUT_THE_LAW: &[&str] = &[
    "luật",
    "khiếu nại",
    "khiếu nại và",
    "khiếu nại hoặc",
    "quyền",
    "người",
    "bị",
    "giải quyết",
    "tiếp nhận",
    "về",
    "cách",
    "thủ tục",
    "hướng dẫn",
    "tuyên truyền",
    "hòm thư",
    "mẫu đơn",
    "nếu",
];

pub(super) const ENGLISH: &[&str] = &[
    "i denounce",
    "we denounce",
    "want to denounce",
    "wish to denounce",
    "denunciation against",
    "took bribes",
    "took a bribe",
    "takes bribes",
    "taking bribes",
    "asked for a bribe",
    "demanded a bribe",
    "demands bribes",
    "embezzled",
    "embezzles",
];
