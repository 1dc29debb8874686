//! The world of the demo: the ward, its year so far, and everybody enrolled through the chat.

use std::time::Duration;

use anyhow::{Context, anyhow};
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use i18n_embed_fl::fl;
use sqlx::{Connection, PgConnection, PgPool};

use crate::bot::post_name;
use crate::clock::Clock;
use crate::domain::audit::Origin;
use crate::domain::catalogue::Catalogue;
use crate::domain::language::Language;
use crate::domain::people::PostKind;
use crate::domain::voice::Address;
use crate::domain::ward_file::WardFile;
use crate::import::{self, File, Terms};
use crate::seal::Keyring;
use crate::store::invitations::{self, Purpose, Token};
use crate::store::wards::StoredWard;
use crate::store::{audit, catalogues, wards};
use crate::words::{capitalised, loader};

use super::people::{DemoPerson, everybody};
use super::phones::Phones;
use super::steps::Steps;

const WARD: &str = include_str!("../../wards/phuc-loi.toml");
const CATALOGUE: &str = include_str!("../../catalogue/mttq-ward.toml");
const YEAR: &str = include_str!("../../wards/phuc-loi-2019.json");
/// The chat of the ward's committee.
const COMMITTEE: &str = "Thường trực MTTQ phường Phúc Lợi";
/// How often the building looks whether everything was handled.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// Builds the world as of the clock's moment, and shows how far it is.
pub async fn build(pool: &PgPool, telegram: &str, clock: &Clock, keyring: &Keyring) -> anyhow::Result<()> {
    let people = everybody();
    let mut steps = Steps::new(people.len() + 3);
    let mut conn = pool.acquire().await?;
    steps.begin("the ward and its catalogue");
    let ward = load_ward(&mut conn, clock, keyring).await?;
    steps.begin("the year so far");
    import_year(&mut conn, &ward, clock, keyring).await?;
    let phones = Phones::at(telegram)?;
    for person in &people {
        invite_person(&mut conn, &phones, &ward, person, clock).await?;
    }
    // The secretary comes last, so that the phone begins without a line about everybody else who came.
    let (last, first): (Vec<_>, Vec<_>) =
        people.iter().partition(|person| person.kind == PostKind::Secretary);
    for coming in [first, last] {
        let mut enrolling: FuturesUnordered<_> = coming
            .into_iter()
            .map(async |person| enrol(&phones, person).await.map(|()| person.name))
            .collect();
        while let Some(enrolled) = enrolling.next().await {
            steps.begin(enrolled?);
        }
    }
    steps.begin("the committee's chat");
    phones.all_read().await?;
    let committee = bind_committee(&mut conn, &phones, &ward, &people, clock).await?;
    phones.all_read().await?;
    all_said(&mut conn).await?;
    for person in &people {
        phones.seen(person.id, person.id).await?;
        if !person.kind.of_group() {
            phones.seen(person.id, committee).await?;
        }
    }
    steps.done();
    Ok(())
}

async fn load_ward(conn: &mut PgConnection, clock: &Clock, keyring: &Keyring) -> anyhow::Result<StoredWard> {
    let file = WardFile::read(WARD).map_err(|faults| anyhow!("the demo's ward: {faults:?}"))?;
    let catalogue = Catalogue::read(CATALOGUE).0.context("the demo's catalogue has faults")?;
    let digest = catalogues::digest_of(CATALOGUE);
    let mut transaction = conn.begin().await?;
    let ward_id = wards::save(&mut transaction, &file.ward, &digest, clock.now()).await?;
    catalogues::save(&mut transaction, ward_id, &catalogue.version, CATALOGUE).await?;
    let ward = wards::by_id(&mut transaction, ward_id).await?.context("the demo's ward is gone")?;
    let (states, origin) = ((None, &ward), Origin::command_line());
    audit::append_ward_changes(&mut transaction, states, Some(keyring), &origin, clock.now()).await?;
    transaction.commit().await?;
    Ok(ward)
}

/// What had been submitted by the clock's moment: September is still owed by groups 3, 7 and 12.
async fn import_year(
    conn: &mut PgConnection,
    ward: &StoredWard,
    clock: &Clock,
    keyring: &Keyring,
) -> anyhow::Result<()> {
    let catalogue = Catalogue::read(CATALOGUE).0.context("the demo's catalogue has faults")?;
    let file = File { name: "phuc-loi-2019.json", source: YEAR };
    let terms = Terms { until: Some(clock.now()), now: clock.now(), keyring: Some(keyring) };
    import::run(conn, ward, &catalogue, file, terms).await?;
    Ok(())
}

/// Takes up the invitation as everybody does: it is them, they agree, they are called “bác” and keep their number to themselves.
async fn enrol(phones: &Phones, person: &DemoPerson) -> anyhow::Result<()> {
    let words = loader(Language::Vi);
    let address = capitalised(Address::Bac.word());
    for label in [fl!(words, "enrol-me"), fl!(words, "consent-agree"), address] {
        phones.tap(person.id, &label).await?;
    }
    phones.press(person.id, &fl!(words, "enrol-phone-later")).await
}

/// Makes an invitation, and opens its link on the person's phone.
async fn invite_person(
    conn: &mut PgConnection,
    phones: &Phones,
    ward: &StoredWard,
    person: &DemoPerson,
    clock: &Clock,
) -> anyhow::Result<()> {
    let group = person.group.and_then(|number| ward.ward.groups.iter().find(|group| group.number == number));
    let purpose = Purpose::Post { kind: person.kind, group: group.map(|group| group.code.clone()) };
    let token = invite(conn, ward, &purpose, clock).await?;
    phones.person(person.id, person.name, &post_name(person.kind, group, Language::Vi)).await?;
    phones.start(person.id, token.as_str()).await
}

/// Makes an invitation, as `topho invite` does.
async fn invite(
    conn: &mut PgConnection,
    ward: &StoredWard,
    purpose: &Purpose,
    clock: &Clock,
) -> anyhow::Result<Token> {
    let now = clock.now();
    let mut transaction = conn.begin().await?;
    let token = invitations::create(&mut transaction, ward.ward_id, purpose, &mut rand::rng(), now).await?;
    let made = invitations::change_made(&mut transaction, ward.ward_id, purpose, now).await?;
    audit::append(&mut transaction, &Origin::command_line(), now, &[made]).await?;
    transaction.commit().await?;
    Ok(token)
}

/// Makes the committee's chat, binds it, and returns its id.
async fn bind_committee(
    conn: &mut PgConnection,
    phones: &Phones,
    ward: &StoredWard,
    people: &[DemoPerson],
    clock: &Clock,
) -> anyhow::Result<i64> {
    let members: Vec<i64> =
        people.iter().filter(|person| !person.kind.of_group()).map(|person| person.id).collect();
    let secretary = *members.first().context("the demo's committee has nobody")?;
    let chat = phones.group(COMMITTEE, &members).await?;
    let purpose = Purpose::CommitteeChat;
    let code = invite(conn, ward, &purpose, clock).await?;
    phones.write(secretary, chat, &format!("/lienket {}", code.as_str())).await?;
    Ok(chat)
}

/// Waits until everything was handled and said.
async fn all_said(conn: &mut PgConnection) -> anyhow::Result<()> {
    loop {
        let waiting: i64 = sqlx::query_scalar(
            "select (select count(*) from inbox where state = 'waiting') + (select count(*) from outbox where state = 'waiting')",
        )
        .fetch_one(&mut *conn)
        .await?;
        if waiting == 0 {
            return Ok(());
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}
