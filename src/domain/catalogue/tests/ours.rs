//! The catalogue of this project: complete in both languages, and as agreed.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    Catalogue, Derivation, FieldKind, Indicator, Key, Kind, OverGroups, OverMonths, RegisterCondition,
    RegisterCount, Reporter, Season, Severity, Term,
};
use super::{OURS, ours};
use crate::domain::expression;
use crate::domain::figure::fold;
use crate::domain::language::Words;
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::petition::Status;

fn keys(catalogue: &Catalogue, fits: impl Fn(&Indicator) -> bool) -> Vec<&str> {
    catalogue
        .indicators
        .iter()
        .filter(|indicator| fits(indicator))
        .map(|indicator| indicator.key.as_str())
        .collect()
}

#[test]
fn nothing_is_wrong_with_it() {
    let (_, faults) = Catalogue::read(OURS);
    assert_eq!(faults, []);
}

#[test]
fn every_word_exists_in_both_languages() {
    let catalogue = ours();
    let mut missing = Vec::new();
    let mut need = |what: String, words: &Words| {
        if words.vi.trim().is_empty() {
            missing.push(format!("{what} in vi"));
        }
        if words.en.as_ref().is_none_or(|text| text.trim().is_empty()) {
            missing.push(format!("{what} in en"));
        }
    };
    for section in &catalogue.sections {
        need(format!("heading of section {}", section.code), &section.heading);
        section
            .short
            .iter()
            .for_each(|words| need(format!("short heading of section {}", section.code), words));
    }
    for rule in &catalogue.rules {
        need(format!("message of rule {}", rule.id), &rule.message);
    }
    for indicator in &catalogue.indicators {
        let key = &indicator.key;
        need(format!("label of {key}"), &indicator.label);
        indicator.short.iter().for_each(|words| need(format!("short label of {key}"), words));
        if matches!(indicator.kind, Kind::Count | Kind::Money | Kind::Ratio { .. }) {
            need(format!("unit of {key}"), &indicator.unit);
        }
        if indicator.asked_of().is_some() {
            need(format!("question of {key}"), &indicator.question.clone().unwrap_or_default());
        }
        let Kind::List(fields) = &indicator.kind else { continue };
        for field in fields {
            need(format!("label of {key}.{}", field.name), &field.label);
            let FieldKind::Choice(choices) = &field.kind else { continue };
            for choice in choices {
                need(format!("label of {key}.{}={}", field.name, choice.code), &choice.label);
            }
        }
    }
    assert!(missing.is_empty(), "missing: {missing:#?}");
}

#[test]
fn short_labels_are_short_and_tell_questions_apart() {
    let catalogue = ours();
    for language in crate::domain::language::Language::ALL {
        let mut seen = BTreeMap::new();
        for indicator in &catalogue.indicators {
            let label = indicator.short_label().get(language);
            assert!(label.chars().count() <= 40, "{}: “{label}” is long", indicator.key);
            if indicator.asked_of().is_some()
                && let Some(other) = seen.insert(fold(label), &indicator.key)
            {
                panic!("“{label}” stands for {other} and for {}", indicator.key);
            }
        }
    }
}

#[test]
fn it_holds_what_was_agreed() {
    let catalogue = ours();
    assert_eq!(keys(&catalogue, |indicator| !indicator.optional).len(), 76);
    assert_eq!(keys(&catalogue, |indicator| indicator.optional).len(), 58);
    assert_eq!(catalogue.sections.len(), 16);
    assert_eq!(catalogue.rules.len(), 19);
    let errors = catalogue.rules.iter().filter(|rule| rule.severity == Severity::Error).count();
    assert_eq!(errors, 12);
    let distinct: BTreeSet<_> = catalogue.indicators.iter().map(|indicator| &indicator.key).collect();
    assert_eq!(distinct.len(), 134);
}

#[test]
fn types_and_aggregations_are_as_agreed() {
    let catalogue = ours();
    let number = |fits: &dyn Fn(&Indicator) -> bool| keys(&catalogue, fits).len();
    let kinds = [
        number(&|indicator| indicator.kind == Kind::Count),
        number(&|indicator| indicator.kind == Kind::Money),
        number(&|indicator| indicator.kind == Kind::YesNo),
        number(&|indicator| indicator.kind == Kind::ShortText),
        number(&|indicator| indicator.kind == Kind::Narrative),
        number(&|indicator| matches!(indicator.kind, Kind::List(_))),
        number(&|indicator| matches!(indicator.kind, Kind::Ratio { .. })),
    ];
    assert_eq!(kinds, [62, 10, 17, 2, 24, 8, 11]);
    let months = [
        number(&|indicator| indicator.over_months == OverMonths::Sum),
        number(&|indicator| indicator.over_months == OverMonths::Latest),
        number(&|indicator| indicator.over_months == OverMonths::Any),
        number(&|indicator| indicator.over_months == OverMonths::Concat),
        number(&|indicator| indicator.over_months == OverMonths::Ratio),
        number(&|indicator| matches!(indicator.over_months, OverMonths::Distinct { .. })),
    ];
    assert_eq!(months, [50, 44, 9, 18, 9, 4]);
    let groups = [
        number(&|indicator| indicator.over_groups == OverGroups::Sum),
        number(&|indicator| indicator.over_groups == OverGroups::CountTrue),
        number(&|indicator| indicator.over_groups == OverGroups::Concat),
        number(&|indicator| indicator.over_groups == OverGroups::Distinct),
        number(&|indicator| indicator.over_groups == OverGroups::Single),
        number(&|indicator| indicator.over_groups == OverGroups::Ratio),
        number(&|indicator| indicator.over_groups == OverGroups::None),
    ];
    assert_eq!(groups, [58, 9, 9, 2, 24, 9, 23]);
    let reporters = [
        number(&|indicator| matches!(indicator.reporter, Reporter::Group(_))),
        number(&|indicator| matches!(indicator.reporter, Reporter::Both(_))),
        number(&|indicator| indicator.reporter == Reporter::Ward),
        number(&|indicator| matches!(indicator.reporter, Reporter::Derived(_))),
    ];
    assert_eq!(reporters, [56, 14, 43, 21]);
}

#[test]
fn bounds_are_as_agreed() {
    let catalogue = ours();
    // How many there are, and their sum.
    let bounds = |bound: fn(&Indicator) -> Option<i64>| {
        let values: Vec<_> = catalogue.indicators.iter().filter_map(bound).collect();
        (values.len(), values.iter().sum::<i64>())
    };
    assert_eq!(bounds(|indicator| indicator.bounds.warn_max), (52, 190_019_364));
    assert_eq!(bounds(|indicator| indicator.bounds.hard_max), (52, 4_500_111_197));
    assert_eq!(bounds(|indicator| indicator.bounds.warn_max_ward), (7, 200_000_680));
    assert_eq!(bounds(|indicator| indicator.bounds.warn_below), (2, 20_000));
    assert_eq!(bounds(|indicator| indicator.target_annual), (2, 205_345_000));
}

#[test]
fn questions_are_asked_when_and_of_whom_they_should_be() {
    let catalogue = ours();
    assert_eq!(
        keys(&catalogue, |indicator| indicator.asked_of() == Some(Part::FrontBoardHead)),
        ["group_leader_feedback"]
    );
    let seasons: Vec<_> =
        catalogue.indicators.iter().filter(|indicator| indicator.season != Season::default()).collect();
    let seasons: Vec<_> = seasons
        .iter()
        .map(|indicator| {
            let Season { months, years, until_yes } = &indicator.season;
            (indicator.key.as_str(), months.as_slice(), years.as_slice(), *until_yes)
        })
        .collect();
    assert_eq!(
        seasons,
        [
            ("people_conference_held", [2, 3].as_slice(), [].as_slice(), true),
            ("board_term_conference_held", &[], &[2019, 2024, 2029], true),
            ("board_coordination_regulation", &[], &[2019, 2024, 2029], true),
            ("unity_day_held", &[11], &[], false),
            ("unity_day_attendees", &[11], &[], false),
        ]
    );
    assert_eq!(
        keys(&catalogue, |indicator| indicator.ask_if.is_some()),
        [
            "people_conference_attendees",
            "people_conference_opinions",
            "people_conference_focus",
            "cremations"
        ]
    );
    let snapshot =
        |indicator: &Indicator| indicator.over_months == OverMonths::Latest && indicator.asked_of().is_some();
    assert_eq!(keys(&catalogue, |indicator| indicator.prefill_previous), keys(&catalogue, snapshot));
    assert_eq!(keys(&catalogue, |indicator| indicator.aggregate_only), ["group_leader_feedback"]);
}

#[test]
fn the_conference_is_asked_from_february_until_yes() {
    let catalogue = ours();
    let season = &catalogue.get("people_conference_held").unwrap().season;
    let asks = |month, said_yes| season.asks(Month::new(2019, month).unwrap(), said_yes);
    assert!(!asks(1, false));
    assert!(asks(2, false) && asks(3, false) && asks(9, false));
    assert!(!asks(4, true));
}

#[test]
fn only_the_two_funds_have_targets() {
    let catalogue = ours();
    let targets: Vec<_> = catalogue
        .indicators
        .iter()
        .filter_map(|indicator| Some((indicator.key.as_str(), indicator.target.as_ref()?.as_str())))
        .collect();
    assert_eq!(
        targets,
        [("fund_poor_raised", "fund_poor_target"), ("fund_gratitude_raised", "fund_gratitude_target")]
    );
}

#[test]
fn derivations_are_read_as_meant() {
    let catalogue = ours();
    let derivation = |key: &str| match &catalogue.get(key).unwrap().reporter {
        Reporter::Derived(derivation) => derivation.clone(),
        other => panic!("{key}: {other:?}"),
    };
    let Derivation::Ratio { numerator, denominator } = derivation("poor_households_helped_donors") else {
        panic!()
    };
    let Term::DistinctOf { list, field, filter: Some(filter) } = numerator else { panic!("{numerator:?}") };
    assert_eq!((list.as_str(), field.as_str()), ("poor_household_help", "household_code"));
    assert_eq!((filter.field.as_str(), filter.value.as_str()), ("helper_type", "doanh_nghiep_hao_tam"));
    assert_eq!(denominator.keys()[0].as_str(), "poor_households_total");
    let Derivation::Number(Term::Sum(keys)) = derivation("cultivation_officials_total") else { panic!() };
    assert_eq!(
        keys.iter().map(Key::as_str).collect::<Vec<_>>(),
        ["cultivation_officials_ward", "cultivation_officials_group"]
    );
    let Derivation::Number(Term::SumOf { list, field, filter: None }) =
        derivation("env_club_cleanup_participants")
    else {
        panic!()
    };
    assert_eq!((list.as_str(), field.as_str()), ("env_club_cleanups", "participants"));
    let Derivation::Number(Term::CountOf { list, filter: None }) = derivation("own_supervisions_count")
    else {
        panic!()
    };
    assert_eq!(list.as_str(), "own_supervisions");
    let letters = Term::Petitions(RegisterCount::Matching(vec![
        RegisterCondition::Status(Status::Settled),
        RegisterCondition::Coordinated(true),
    ]));
    assert_eq!(derivation("citizen_letters_resolved"), Derivation::Number(letters));
    assert_eq!(derivation("petitions_overdue"), Derivation::Number(Term::Petitions(RegisterCount::Overdue)));
    let projects = catalogue.get("community_investment_projects").unwrap();
    assert_eq!(projects.over_months, OverMonths::Distinct { by: Some("project_code".to_owned()) });
}

#[test]
fn conditions_read_back_as_they_are_printed() {
    let catalogue = ours();
    let conditions = catalogue.indicators.iter().filter_map(|indicator| indicator.ask_if.as_ref());
    for condition in conditions.chain(catalogue.rules.iter().map(|rule| &rule.condition)) {
        assert_eq!(expression::parse(&condition.to_string()).as_ref(), Ok(condition));
    }
}

#[test]
fn the_months_of_a_yes_are_counted_for_rules() {
    let catalogue = ours();
    let counted = |name| catalogue.months_counted(name).map(|indicator| indicator.key.as_str());
    assert_eq!(counted("people_conference_months"), Some("people_conference_held"));
    assert_eq!(counted("mediation_team_active_months"), Some("mediation_team_active"));
    assert_eq!(counted("deaths_months"), None);
    assert_eq!(counted("_months"), None);
    assert_eq!(counted("deaths"), None);
}

/// Everybody is addressed as they chose, which a catalogue cannot know.
#[test]
fn the_catalogue_addresses_nobody() {
    let addressed: Vec<_> = OURS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter(|line| {
            line.to_lowercase().split(|letter: char| !letter.is_alphabetic()).any(|word| word == "bác")
        })
        .collect();
    assert!(addressed.is_empty(), "{addressed:?}");
}
