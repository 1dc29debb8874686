//! What a ward's file says about petitions, `[petitions]`, and how long it keeps what, `[retention]`.

use toml::Spanned;

use super::super::catalogue::document::Table;
use super::super::catalogue::faults::Faults;
use super::super::petition::{Body, PetitionSettings, Retention, Template};
use super::number_within;

/// A body's name goes onto a button, whose label people read at a glance.
const LONGEST_NAME: usize = 60;

/// A reply has to fit into one message with what stands around it.
const LONGEST_TEXT: usize = 1_500;

const KNOWN: [&str; 6] =
    ["bodies", "template", "denunciation_office", "settlement_working_days", "rules", "working_days"];

/// What `[petitions]` says, and where the ward's own files of rules and working days are.
pub(super) struct Petitions {
    pub settings: PetitionSettings,
    /// Relative to the ward's file.
    pub rules_path: Option<String>,
    /// Relative to the ward's file.
    pub working_days_path: Option<String>,
}

/// Reads `[petitions]`; absent, nothing is said.
pub(super) fn read(root: &Table, faults: &mut Faults) -> Petitions {
    let none = Petitions { settings: PetitionSettings::default(), rules_path: None, working_days_path: None };
    let Some(table) = root.table(faults, "petitions", "[petitions]") else { return none };
    table.only(faults, &KNOWN);
    let office = optional_text(&table, "denunciation_office", "Trụ sở UBND phường, giờ hành chính", faults);
    let days = table.whole(faults, "settlement_working_days");
    let settlement_working_days =
        days.and_then(|days| number_within(&days, "settlement_working_days", 1..366, faults));
    let settings = PetitionSettings {
        bodies: bodies(&table, faults),
        templates: templates(&table, faults),
        denunciation_office: office,
        settlement_working_days,
        ..none.settings
    };
    let rules_path = optional_text(&table, "rules", "../catalogue/petitions.toml", faults);
    let working_days_path = optional_text(&table, "working_days", "../catalogue/working-days.toml", faults);
    Petitions { settings, rules_path, working_days_path }
}

/// A text that may be absent, and is not empty where it stands.
fn optional_text(table: &Table, field: &str, example: &str, faults: &mut Faults) -> Option<String> {
    if !table.has(field) {
        return None;
    }
    table.required_text(faults, field, example).map(|text| text.get_ref().trim().to_owned())
}

fn bodies(table: &Table, faults: &mut Faults) -> Vec<Body> {
    let mut bodies: Vec<Body> = Vec::new();
    for name in table.texts(faults, "bodies").unwrap_or_default() {
        let trimmed = name.get_ref().trim();
        if trimmed.is_empty() || trimmed.chars().count() > LONGEST_NAME {
            let message =
                format!("a body's name has 1 to {LONGEST_NAME} letters, such as “UBND phường Phúc Lợi”");
            faults.error(&name.span(), message);
        }
        if bodies.iter().any(|body| body.name == trimmed) {
            faults.error(&name.span(), format!("“{trimmed}” stands twice in bodies; keep one"));
        }
        bodies.push(Body { name: trimmed.to_owned() });
    }
    bodies
}

fn templates(table: &Table, faults: &mut Faults) -> Vec<Template> {
    let mut templates: Vec<Template> = Vec::new();
    for table in table.tables(faults, "template", "a [[petitions.template]]") {
        table.only(faults, &["title", "text"]);
        let title = table.required_text(faults, "title", "Đã chuyển cơ quan xử lý");
        let text = table.required_text(faults, "text", "Cảm ơn ý kiến của quý vị. …");
        let (Some(title), Some(text)) = (title, text) else { continue };
        too_long(&title, LONGEST_NAME, faults);
        too_long(&text, LONGEST_TEXT, faults);
        let template =
            Template { title: title.get_ref().trim().to_owned(), text: text.get_ref().trim().to_owned() };
        if templates.iter().any(|other| other.title == template.title) {
            faults.error(&title.span(), format!("the template “{}” stands twice; keep one", template.title));
        }
        templates.push(template);
    }
    templates
}

fn too_long(text: &Spanned<&str>, longest: usize, faults: &mut Faults) {
    let letters = text.get_ref().trim().chars().count();
    if letters > longest {
        faults.error(&text.span(), format!("this text has {letters} letters; at most {longest} fit"));
    }
}

/// Reads `[retention]`; what is absent is kept as long as anywhere.
pub(super) fn retention(root: &Table, faults: &mut Faults) -> Retention {
    let mut retention = Retention::default();
    let Some(table) = root.table(faults, "retention", "[retention]") else { return retention };
    let fields = [
        ("drafts_days", &mut retention.drafts_days, 3_651),
        ("petitions_years", &mut retention.petitions_years, 101),
        ("ineligible_years", &mut retention.ineligible_years, 101),
        ("identities_years", &mut retention.identities_years, 101),
        ("audit_years", &mut retention.audit_years, 101),
    ];
    table.only(faults, &fields.each_ref().map(|(name, _, _)| *name));
    for (name, place, below) in fields {
        let given = table.whole(faults, name);
        if let Some(given) = given.and_then(|given| number_within(&given, name, 1..below, faults)) {
            *place = given;
        }
    }
    retention
}
