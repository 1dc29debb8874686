//! What indicators and rules say of each other.

use super::super::{OURS, errors};
use super::{CREMATIONS, DONORS, RATE, RULE, assert_found, damage};

#[test]
fn terms_that_lead_nowhere() {
    const COUNT: &str = "key = \"community_investment_projects_count\"";
    const CLUB: &str = "key = \"env_club_cleanup_participants\"";
    const LETTERS: &str = "key = \"citizen_letters_resolved\"";
    assert_found(&[
        damage(
            RATE,
            "\"cremations\"",
            "\"cremation\"",
            "numerator",
            "names “cremation”, which is no indicator; did you mean “cremations”?",
        ),
        damage(RATE, "\"deaths\"", "\"pressing_issues_handling\"", "denominator", "which is a narrative"),
        damage(RATE, "\"deaths\"", "\"own_supervisions\"", "denominator", "write count of own_supervisions"),
        damage(RATE, "\"deaths\"", "\"fund_poor_pct\"", "denominator", "which is a ratio"),
        damage(
            RATE,
            "\"cremations\"",
            "\"cremations / deaths\"",
            "numerator",
            "“cremations / deaths” is no key",
        ),
        damage(RATE, "\"cremations\"", "\"cremations + \"", "numerator", "a key is missing"),
        damage(
            RATE,
            "\"cremations\"",
            "\"cremations + fund_poor_raised\"",
            "numerator",
            "adds money and counts",
        ),
        damage(
            DONORS,
            "helper_type=",
            "helper=",
            "numerator",
            "has no field “helper”; did you mean “helper_type”?",
        ),
        damage(
            DONORS,
            "doanh_nghiep_hao_tam",
            "doanh_nghiep",
            "numerator",
            "“doanh_nghiep” is no value of poor_household_help.helper_type; did you mean “doanh_nghiep_hao_tam”?",
        ),
        damage(DONORS, "]", "", "numerator", "not of the form [field=value]"),
        damage(
            DONORS,
            "distinct household_code",
            "distinct household",
            "numerator",
            "has no field “household”",
        ),
        damage(
            DONORS,
            "poor_household_help[",
            "poor_household_helps[",
            "numerator",
            "did you mean “poor_household_help”?",
        ),
        damage(DONORS, "helper_type=doanh_nghiep_hao_tam", "form_of_help=x", "numerator", "which is no enum"),
        damage(
            COUNT,
            "distinct project_code of community_investment_projects",
            "count of deaths",
            "numerator",
            "is a count and no list",
        ),
        damage(
            COUNT,
            "distinct project_code of community_investment_projects",
            "count of community_investment_projects",
            "numerator",
            "must be of the form distinct field of list",
        ),
        damage(
            COUNT,
            "agg_months = \"distinct\"",
            "agg_months = \"sum\"",
            "numerator",
            "counts distinct values",
        ),
        damage(
            CLUB,
            "env_club_cleanups.participants",
            "env_club_cleanups",
            "numerator",
            "name the field that is added up",
        ),
        damage(CLUB, ".participants", ".place", "numerator", "which is no count or money"),
        damage(
            CLUB,
            "type = \"count\"",
            "type = \"money_vnd\"",
            "numerator",
            "is a money_vnd, but its numerator is not",
        ),
        damage(LETTERS, "status=", "state=", "numerator", "petitions have no field “state”"),
        damage(LETTERS, "=true", "=yes", "numerator", "write true or false"),
        damage(LETTERS, "da_giai_quyet", "da_giai_quyt", "numerator", "did you mean “da_giai_quyet”?"),
    ]);
}

#[test]
fn circles_among_derived_indicators() {
    let circle = "these derived indicators need each other in a circle: ";
    let own = damage(
        "key = \"own_supervisions_count\"",
        "count of own_supervisions",
        "own_supervisions_count",
        "numerator",
        "own_supervisions_count → own_supervisions_count;",
    );
    let (text, line) = own.apply();
    let errors_of_own = errors(&text);
    assert_eq!((errors_of_own.len(), errors_of_own[0].line), (1, line));
    assert!(errors_of_own[0].message.starts_with(circle) && errors_of_own[0].message.contains(own.words));

    let text = OURS
        .replace("\"count of own_supervisions\"", "\"env_club_cleanup_count\"")
        .replace("\"count of env_club_cleanups\"", "\"cultivation_officials_total + deaths\"")
        .replace(
            "\"cultivation_officials_ward + cultivation_officials_group\"",
            "\"cultivation_officials_ward + own_supervisions_count\"",
        );
    let found = errors(&text);
    assert_eq!(found.len(), 1, "{found:#?}");
    let whole = "own_supervisions_count → env_club_cleanup_count → cultivation_officials_total → own_supervisions_count";
    assert!(found[0].message.contains(whole), "{found:#?}");
    let line = text.lines().position(|line| line == "numerator = \"env_club_cleanup_count\"").unwrap() + 1;
    assert_eq!(found[0].line, line);
}

#[test]
fn conditions_that_cannot_be_known() {
    const OPINIONS: &str = "key = \"people_conference_opinions\"";
    assert_found(&[
        damage(
            CREMATIONS,
            "deaths > 0",
            "deaths >",
            "ask_if",
            "ask_if of indicator “cremations” cannot be read: the condition ends",
        ),
        damage(
            CREMATIONS,
            "deaths > 0",
            "death > 0",
            "ask_if",
            "names “death”, which is no indicator; did you mean “deaths”?",
        ),
        damage(CREMATIONS, "deaths > 0", "cremations > 0", "ask_if", "is the question itself"),
        damage(CREMATIONS, "deaths > 0", "births > 0", "ask_if", "is asked later"),
        damage(CREMATIONS, "deaths > 0", "group_count > 0", "ask_if", "only the ward gives"),
        damage(CREMATIONS, "deaths > 0", "fund_poor_pct > 0", "ask_if", "is computed"),
        damage(
            CREMATIONS,
            "deaths > 0",
            "social_security_activities > 0",
            "ask_if",
            "is a narrative; conditions read counts",
        ),
        damage(
            OPINIONS,
            "section",
            "ask_role = \"truong_ban_ctmt\"\nsection",
            "ask_if",
            "is answered by another post",
        ),
        damage(
            "key = \"ward_conference_delegates\"",
            "section",
            "ask_if = \"people_conference_held\"\nsection",
            "ask_if",
            "only the groups give",
        ),
    ]);
}

#[test]
fn rules_that_cannot_be_known() {
    assert_found(&[
        damage(RULE, "cremations <= deaths", "cremations = deaths", "expr", "cannot be read: write “==”"),
        damage(
            RULE,
            "cremations <= deaths",
            "cremation <= deaths",
            "expr",
            "reads “cremation”, which is no indicator; did you mean “cremations”?",
        ),
        damage(RULE, "cremations <= deaths", "cremations <= group_count", "expr", "which no group gives"),
        damage(RULE, "cremations <= deaths", "pressing_issues_handling > 0", "expr", "is a narrative"),
        damage(
            RULE,
            "cremations <= deaths",
            "people_conference_months <= 1",
            "expr",
            "write scope = \"group_ytd\"",
        ),
        damage(
            "id = \"conference_once_a_year\"",
            "people_conference_months",
            "deaths_months",
            "expr",
            "is no indicator",
        ),
    ]);
}
