//! What a petition is about.

use serde::{Deserialize, Serialize};

/// The field of a petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// Land, clearance of sites.
    #[serde(rename = "dat_dai")]
    Land,
    #[serde(rename = "trat_tu_xay_dung")]
    Construction,
    /// Order in the streets, pavements.
    #[serde(rename = "trat_tu_do_thi")]
    UrbanOrder,
    #[serde(rename = "ve_sinh_moi_truong")]
    Environment,
    /// Roads, electricity, water, drains, lighting.
    #[serde(rename = "ha_tang")]
    Infrastructure,
    #[serde(rename = "an_ninh_trat_tu")]
    Security,
    /// Poor households, people of merit.
    #[serde(rename = "chinh_sach_xa_hoi")]
    SocialPolicy,
    /// How officials behave and answer for their work.
    #[serde(rename = "can_bo")]
    Officials,
    #[serde(rename = "khac")]
    Other,
}

impl Field {
    /// Every field, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Land,
        Self::Construction,
        Self::UrbanOrder,
        Self::Environment,
        Self::Infrastructure,
        Self::Security,
        Self::SocialPolicy,
        Self::Officials,
        Self::Other,
    ];

    /// The name used in storage, in files and in the catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Land => "dat_dai",
            Self::Construction => "trat_tu_xay_dung",
            Self::UrbanOrder => "trat_tu_do_thi",
            Self::Environment => "ve_sinh_moi_truong",
            Self::Infrastructure => "ha_tang",
            Self::Security => "an_ninh_trat_tu",
            Self::SocialPolicy => "chinh_sach_xa_hoi",
            Self::Officials => "can_bo",
            Self::Other => "khac",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}
