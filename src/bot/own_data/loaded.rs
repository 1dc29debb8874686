//! Everything that is kept of a person, loaded, and as a document.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::bot::desk::{Desk, Visitor};
use crate::bot::petition::writing;
use crate::bot::wording::post_name;
use crate::domain::language::Language;
use crate::domain::period::Month;
use crate::domain::petition::content::Asker;
use crate::domain::ward::GroupCode;
use crate::store::consents::{self, Consent};
use crate::store::identities::{self, Identity};
use crate::store::own_data::{self, OwnPetition, OwnReport, PastHolding};
use crate::store::people::{self, Holding, Person, Profile};
use crate::store::petitions::drafts::{self, DraftOf};
use crate::store::petitions::own::{self, OwnHousehold};
use crate::store::wards::{self, StoredWard};

/// What is kept of a person.
pub struct LoadedPerson {
    pub person: Person,
    pub profile: Profile,
    pub identities: Vec<Identity>,
    pub holdings: Vec<PastHolding>,
    pub consents: Vec<Consent>,
    pub reports: Vec<OwnReport>,
    pub petitions: Vec<OwnPetition>,
    /// How many photos and voice notes came with those.
    pub files: i64,
    /// Those among them that have the person's name and number.
    pub own_households: Vec<OwnHousehold>,
    pub drafts: Vec<(GroupCode, Month)>,
    /// What is being written under the person's posts, and how many files it has.
    pub petition_drafts: Vec<(Holding, Value, usize)>,
    /// What the person is in the middle of.
    pub session: Option<Value>,
    pub wards: BTreeMap<i32, StoredWard>,
}

impl LoadedPerson {
    /// Loads what is kept of whoever writes; `None` where nothing is.
    pub async fn load(desk: &mut Desk<'_>) -> anyhow::Result<Option<Self>> {
        let Some(Visitor { person, .. }) = &desk.visitor else { return Ok(None) };
        let (person, id) = (person.clone(), person.person_id);
        let holdings = own_data::holdings(&mut *desk.conn, id).await?;
        let mut wards = BTreeMap::new();
        for ward_id in holdings.iter().map(|holding| holding.ward_id).collect::<BTreeSet<_>>() {
            wards.extend(wards::by_id(&mut *desk.conn, ward_id).await?.map(|ward| (ward_id, ward)));
        }
        Ok(Some(Self {
            profile: people::profile(&mut *desk.conn, &desk.house.keyring, id).await?,
            identities: identities::of_person(&mut *desk.conn, id).await?,
            consents: consents::of_person(&mut *desk.conn, id).await?,
            reports: own_data::reports(&mut *desk.conn, id).await?,
            petitions: own_data::petitions(&mut *desk.conn, id).await?,
            files: own_data::files(&mut *desk.conn, id).await?,
            own_households: own::of_person(&mut *desk.conn, &desk.house.keyring, id).await?,
            petition_drafts: petition_drafts(desk).await?,
            session: desk.session.as_ref().map(|session| session.state.clone()),
            drafts: own_data::drafts(&mut *desk.conn, &person.pseudonym).await?,
            person,
            holdings,
            wards,
        }))
    }

    /// A post in words, and its ward.
    pub fn post(&self, holding: &PastHolding, language: Language) -> (String, String) {
        let ward = self.wards.get(&holding.ward_id).map(|stored| &stored.ward);
        let group = holding.group.as_ref().and_then(|code| ward?.group(code));
        let ward_name = ward.map_or_else(String::new, |ward| ward.name.clone());
        (post_name(holding.kind, group, language), ward_name)
    }

    /// All of it as a document. Keys are English, as in every file that the program writes; times are UTC.
    pub fn document(&self) -> Value {
        json!({
            "name": self.profile.name,
            "phone": self.profile.phone,
            "language": self.person.language.code(),
            "address": self.person.address.code(),
            "pseudonym": self.person.pseudonym,
            "accounts": self.identities.iter().map(account).collect::<Vec<_>>(),
            "posts": self.holdings.iter().map(|holding| self.holding(holding)).collect::<Vec<_>>(),
            "consents": self.consents.iter().map(consent).collect::<Vec<_>>(),
            "reports_submitted": self.reports.iter().map(|report| self.report(report)).collect::<Vec<_>>(),
            "petitions_passed_on": self.petitions.iter().map(petition).collect::<Vec<_>>(),
            "files_passed_on": self.files,
            "own_households": self.own_households.iter().map(own_household).collect::<Vec<_>>(),
            "petitions_being_written": self.petition_drafts.iter().map(|one| self.petition_draft(one)).collect::<Vec<_>>(),
            "in_the_middle_of": self.session,
            "reports_being_written": self.drafts.iter().map(draft).collect::<Vec<_>>(),
        })
    }

    fn holding(&self, holding: &PastHolding) -> Value {
        json!({
            "ward": self.wards.get(&holding.ward_id).map(|stored| &stored.ward.code),
            "post": holding.kind.code(),
            "group": holding.group,
            "from": holding.from,
            "to": holding.to,
        })
    }

    fn petition_draft(&self, (post, content, files): &(Holding, Value, usize)) -> Value {
        json!({
            "ward": self.wards.get(&post.ward_id).map(|stored| &stored.ward.code),
            "post": post.kind.code(),
            "group": post.group,
            "files": files,
            "content": content,
        })
    }

    fn report(&self, report: &OwnReport) -> Value {
        json!({
            "ward": self.wards.get(&report.ward_id).map(|stored| &stored.ward.code),
            "group": report.group,
            "month": report.month,
            "part": report.part.code(),
            "revision": report.revision,
            "submitted_at": report.submitted_at,
        })
    }
}

/// What is being written under the person's posts.
async fn petition_drafts(desk: &mut Desk<'_>) -> anyhow::Result<Vec<(Holding, Value, usize)>> {
    let mut found = Vec::new();
    for post in desk.posts().to_vec() {
        let of = DraftOf { ward_id: post.ward_id, post: post.kind, group: post.group.clone() };
        let Some(content) = drafts::look(&mut *desk.conn, &desk.house.keyring, &of).await? else { continue };
        let files = writing::kept_files(content.clone()).len();
        found.push((post, writing::without_messages(content), files));
    }
    Ok(found)
}

/// The wards of these posts, each once.
pub fn wards_of(posts: &[Holding]) -> BTreeSet<i32> {
    posts.iter().map(|post| post.ward_id).collect()
}

fn account(identity: &Identity) -> Value {
    json!({ "messenger": identity.channel, "user": identity.user_id, "chat": identity.chat.chat })
}

fn consent(consent: &Consent) -> Value {
    json!({
        "version": consent.version,
        "language": consent.language.code(),
        "messenger": consent.channel,
        "given_at": consent.given_at,
    })
}

fn own_household(own: &OwnHousehold) -> Value {
    let (name, phone) = match &own.content.asker {
        Asker::Named { name, phone } => (Some(name), phone.as_ref()),
        Asker::Alias(name) => (Some(name), None),
        Asker::Unnamed => (None, None),
    };
    json!({ "petition": own.number, "name": name, "phone": phone })
}

fn petition(petition: &OwnPetition) -> Value {
    json!({ "number": petition.number, "received_at": petition.received_at })
}

fn draft((group, month): &(GroupCode, Month)) -> Value {
    json!({ "group": group, "month": month })
}
