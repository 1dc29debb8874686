//! An invitation with everything that is said of it.

use crate::dialogue::enrol::{self, Taker, consent_version};
use crate::domain::people::PostKind;
use crate::domain::voice::Voice;
use crate::domain::ward::GroupCode;
use crate::store::consents;
use crate::store::invitations::{self, Purpose, Standing, TokenDigest};
use crate::store::people::Holding;
use crate::store::posts;
use crate::store::wards::{self, StoredWard};

use crate::bot::desk::Desk;

use crate::bot::wording::post_name;

/// An invitation that can be taken up.
pub struct Offer {
    pub ward: StoredWard,
    /// The posts that its taker will hold.
    pub posts: Vec<(PostKind, Option<GroupCode>)>,
    /// The person who has lost their phone; absent for an invitation to whoever takes it up.
    pub again: Option<i64>,
    /// Somebody else holds the post now, and will hold it no more.
    held: bool,
    asks_consent: bool,
    taker: Taker,
}

/// What an invitation is for whoever has opened it.
pub enum Found {
    Offer(Offer),
    /// The person holds the post already.
    Own(Offer),
    /// It cannot be taken up (any more).
    Gone(Standing),
}

impl Offer {
    /// The invitation with this token's digest. The code of a committee's chat stays good for its chat: as an invitation it is
    /// unknown.
    pub async fn find(desk: &mut Desk<'_>, digest: &TokenDigest) -> anyhow::Result<Found> {
        let (ward_id, purpose) = match invitations::look(&mut *desk.conn, digest, desk.now).await? {
            Standing::Fresh { ward_id, purpose } => (ward_id, purpose),
            gone @ (Standing::Used | Standing::Expired | Standing::Revoked | Standing::Unknown) => {
                return Ok(Found::Gone(gone));
            }
        };
        let Some(ward) = wards::by_id(&mut *desk.conn, ward_id).await? else {
            return Ok(Found::Gone(Standing::Unknown));
        };
        match purpose {
            Purpose::CommitteeChat => Ok(Found::Gone(Standing::Unknown)),
            Purpose::Post { kind, group } => Self::to_post(desk, ward, kind, group).await,
            Purpose::Again { person_id } => Self::again(desk, ward, person_id).await,
        }
    }

    async fn to_post(
        desk: &mut Desk<'_>,
        ward: StoredWard,
        kind: PostKind,
        group: Option<GroupCode>,
    ) -> anyhow::Result<Found> {
        let holders = posts::holders(&mut *desk.conn, ward.ward_id, (kind, group.as_ref())).await?;
        let own = |post: &Holding| (post.ward_id, post.kind, &post.group) == (ward.ward_id, kind, &group);
        let holds = desk.posts().iter().any(own);
        let person = desk.visitor.as_ref().map(|visitor| visitor.person.person_id);
        let asks_consent = asks_consent(desk, person).await?;
        let taker = if person.is_some() { Taker::Known } else { Taker::Stranger };
        let held = !holders.is_empty() && !kind.is_shared();
        let offer = Self { ward, posts: vec![(kind, group)], again: None, held, asks_consent, taker };
        Ok(if holds { Found::Own(offer) } else { Found::Offer(offer) })
    }

    /// Nobody is invited again who holds no post of the ward any more, or who holds posts of another ward too: an account
    /// opens all that is a person's, and no ward may give away what is another's.
    async fn again(desk: &mut Desk<'_>, ward: StoredWard, person_id: i64) -> anyhow::Result<Found> {
        let posts = posts::posts_of(&mut *desk.conn, person_id).await?;
        let of_ward = |post: &Holding| post.ward_id == ward.ward_id;
        if posts.is_empty() || !posts.iter().all(of_ward) {
            return Ok(Found::Gone(Standing::Revoked));
        }
        let asks_consent = asks_consent(desk, Some(person_id)).await?;
        let posts = posts.into_iter().map(|post| (post.kind, post.group)).collect();
        let again = Some(person_id);
        let taker = Taker::Again;
        Ok(Found::Offer(Self { ward, posts, again, held: false, asks_consent, taker }))
    }

    /// The invitation as the dialogue asks about it.
    pub fn form(&self, voice: Voice) -> enrol::Form {
        enrol::Form::Offer(enrol::Offer {
            voice,
            ward: self.ward.ward.name.clone(),
            posts: self.post_names(voice),
            taker: self.taker,
            held: self.held,
            asks_consent: self.asks_consent,
            kept: self.ward.ward.retention,
        })
    }

    /// The posts in words.
    pub fn post_names(&self, voice: Voice) -> Vec<String> {
        let name = |(kind, group): &(PostKind, Option<GroupCode>)| {
            let group = group.as_ref().and_then(|code| self.ward.ward.group(code));
            post_name(*kind, group, voice.language)
        };
        self.posts.iter().map(name).collect()
    }
}

/// Whether the present text has still to be agreed to.
async fn asks_consent(desk: &mut Desk<'_>, person: Option<i64>) -> anyhow::Result<bool> {
    let Some(person_id) = person else { return Ok(true) };
    Ok(!consents::is_given(&mut *desk.conn, person_id, &consent_version()).await?)
}
