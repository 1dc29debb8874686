//! What cannot be together in one indicator.

use super::{DEATHS, FUND, HELP, RATE, assert_found, damage};

#[test]
fn types_aggregations_and_reporters_that_do_not_go_together() {
    assert_found(&[
        damage(
            "key = \"pressing_issues_handling\"",
            "agg_months = \"concat\"",
            "agg_months = \"sum\"",
            "agg_months",
            "is a narrative given by each group and the ward: its agg_months cannot be “sum”",
        ),
        damage(DEATHS, "agg_groups = \"sum\"", "agg_groups = \"count_true\"", "agg_groups", "it is sum"),
        damage(DEATHS, "agg_groups = \"sum\"", "agg_groups = \"single\"", "agg_groups", "cannot be “single”"),
        damage(DEATHS, "agg_months = \"sum\"", "agg_months = \"ratio\"", "agg_months", "it is sum or latest"),
        damage(
            "key = \"group_count\"",
            "agg_groups = \"single\"",
            "agg_groups = \"sum\"",
            "agg_groups",
            "given by the ward alone",
        ),
        damage(
            "key = \"mediation_team_active\"",
            "agg_groups = \"count_true\"",
            "agg_groups = \"sum\"",
            "agg_groups",
            "it is count_true",
        ),
        damage(
            RATE,
            "reporter = \"derived\"",
            "reporter = \"ward\"",
            "reporter",
            "write reporter = \"derived\"",
        ),
        damage(
            RATE,
            "agg_months = \"ratio\"",
            "agg_months = \"distinct\"",
            "agg_groups",
            "write the same twice",
        ),
        damage(
            "key = \"own_supervisions_count\"",
            "type = \"count\"",
            "type = \"narrative\"",
            "type",
            "is derived, so its type is count, money_vnd or ratio",
        ),
        damage(DEATHS, "type = \"count\"", "type = \"list\"", "type", "a list without fields"),
        damage(
            HELP,
            "type = \"list\"",
            "type = \"narrative\"",
            "[[indicator.field]]",
            "only a list has fields",
        ),
        damage(
            DEATHS,
            "type = \"count\"",
            "type = \"count\"\nmay_exceed_100 = true",
            "may_exceed",
            "is for ratios",
        ),
        damage(
            DEATHS,
            "section",
            "numerator = \"births\"\nsection",
            "numerator",
            "numerator is for what is computed",
        ),
        damage(
            "key = \"own_supervisions_count\"",
            "agg_groups",
            "denominator = \"deaths\"\nagg_groups",
            "denominator",
            "which has no denominator",
        ),
        damage(
            "key = \"community_investment_projects\"",
            "\"project_code\"",
            "\"project_cod\"",
            "project_cod",
            "no list field “project_cod”; did you mean “project_code”?",
        ),
        damage(
            HELP,
            "section",
            "distinct_by = \"household_code\"\nsection",
            "distinct_by",
            "needs agg_months = \"distinct\"",
        ),
        damage(DEATHS, "section", "distinct_by = \"x\"\nsection", "distinct_by", "names a field of a list"),
    ]);
}

#[test]
fn bounds_and_settings_that_do_not_fit() {
    assert_found(&[
        damage(
            DEATHS,
            "hard_max = 50",
            "hard_max = 4",
            "warn_max",
            "warn_max (5) of indicator “deaths” must be at most hard_max (4)",
        ),
        damage(
            FUND,
            "warn_below = 10_000",
            "warn_below = 20_000_000",
            "warn_below",
            "must be below warn_max (20000000)",
        ),
        damage(
            "key = \"pressing_issues_handling\"",
            "section",
            "warn_max = 5\nsection",
            "warn_max",
            "is for counts and money",
        ),
        damage(
            "key = \"poor_households_total\"",
            "section",
            "warn_max = 5\nsection",
            "warn_max",
            "bounds a group's month",
        ),
        damage(
            DEATHS,
            "section",
            "warn_max_ward = 5\nsection",
            "warn_max_ward",
            "the ward does not give this one",
        ),
        damage(RATE, "section", "warn_max = 5\nsection", "warn_max", "typed in"),
        damage(
            "key = \"unity_day_held\"",
            "[11]",
            "[11, 13]",
            "ask_months",
            "13 in ask_months of indicator “unity_day_held” is not a month from 1 to 12",
        ),
        damage("key = \"unity_day_held\"", "[11]", "[0]", "ask_months", "not a month"),
        damage("key = \"unity_day_held\"", "[11]", "[11, 11]", "ask_months", "stands twice"),
        damage("key = \"unity_day_held\"", "[11]", "[]", "ask_months", "is empty"),
        damage(
            "key = \"board_term_conference_held\"",
            "[2019,",
            "[19,",
            "ask_years",
            "is not a year of four digits",
        ),
        damage(DEATHS, "section", "ask_until = \"yes\"\nsection", "ask_until", "which only a yes_no has"),
        damage(DEATHS, "section", "prefill = \"previous\"\nsection", "prefill", "agg_months = \"latest\""),
        damage(
            "key = \"group_count\"",
            "section",
            "ask_role = \"truong_ban_ctmt\"\nsection",
            "ask_role",
            "no group is asked this",
        ),
        damage(
            "key = \"group_count\"",
            "section",
            "aggregate_only = true\nsection",
            "aggregate_only",
            "no group gives this",
        ),
        damage(
            RATE,
            "section",
            "ask_vi = \"Bao nhiêu?\"\nask_en = \"How many?\"\nsection",
            "ask_vi",
            "never asked",
        ),
    ]);
}

#[test]
fn lists_and_their_choices() {
    const TYPE: &str = "name = \"helper_type\"";
    assert_found(&[
        damage(
            TYPE,
            "values = [\"doanh_nghiep_hao_tam\", \"doan_the_tdp\"]",
            "values = []",
            "type = \"enum\"",
            "an enum without values",
        ),
        damage(
            TYPE,
            "\"Doanh nghiệp, nhà hảo tâm\", ",
            "",
            "values_vi",
            "values_vi of the field “helper_type” of indicator “poor_household_help” has 1 texts for 2 values",
        ),
        damage(TYPE, ", \"Mass organisation or group\"", "", "values_en", "has 1 texts for 2 values"),
        damage(TYPE, "\"doan_the_tdp\"", "\"doanh_nghiep_hao_tam\"", "values =", "stands twice"),
        damage(TYPE, "type = \"enum\"", "type = \"short_text\"", "values", "is for type = \"enum\""),
        damage(
            TYPE,
            "type = \"enum\"",
            "type = \"choice\"",
            "choice",
            "it is one of: count, money_vnd, short_text, narrative, date, enum",
        ),
        damage(
            "name = \"form_of_help\"",
            "[[indicator.field]]",
            "[indicator.field]",
            "[indicator.field]",
            "stands twice",
        ),
    ]);
}
