//! Names, values, grammar.

use super::super::super::Catalogue;
use super::super::{OURS, errors};
use super::{CREMATIONS, DEATHS, HELP, RATE, RULE, assert_found, damage};

#[test]
fn misspelt_fields_and_values() {
    assert_found(&[
        damage(DEATHS, "label_vi", "lable_vi", "lable_vi", "no field “lable_vi”; did you mean “label_vi”?"),
        damage(DEATHS, "label_vi", "label", "label =", "did you mean “label_vi”?"),
        damage(DEATHS, "warn_max", "warnmax", "warnmax", "did you mean “warn_max”?"),
        damage(DEATHS, "section", "colour = \"red\"\nsection", "colour", "has no field “colour”"),
        damage(
            DEATHS,
            "\"count\"",
            "\"conut\"",
            "conut",
            "did you mean “count”?; it is one of: count, money_vnd",
        ),
        damage(DEATHS, "\"group\"", "\"gruop\"", "gruop", "did you mean “group”?"),
        damage(
            DEATHS,
            "agg_groups = \"sum\"",
            "agg_groups = \"total\"",
            "total",
            "cannot be “total”; it is one of: sum",
        ),
        damage(DEATHS, "agg_months = \"sum\"", "agg_months = \"last\"", "agg_months", "cannot be “last”"),
        damage(
            DEATHS,
            "\"dan_chu_nep_song\"",
            "\"dan_chu_nep_sogn\"",
            "sogn",
            "does not exist; did you mean “dan_chu_nep_song”?",
        ),
        damage(
            "[[section]]",
            "printed_heading",
            "printed_headings",
            "printed_headings",
            "did you mean “printed_heading”?",
        ),
        damage(RULE, "\"error\"", "\"fatal\"", "fatal", "it is one of: error, warn"),
        damage(
            RULE,
            "\"group_month\"",
            "\"group_year\"",
            "group_year",
            "it is one of: group_month, group_ytd, ward_ytd",
        ),
        damage(
            "[meta]",
            "catalogue_version",
            "catalog_version",
            "catalog_version",
            "did you mean “catalogue_version”?",
        ),
        damage(
            "[meta]",
            "[meta]",
            "[metadata]",
            "[metadata]",
            "has no field “metadata”; did you mean “meta”?",
        ),
        damage(
            "[[input_example]]",
            "[[input_example]]",
            "[[input_exampel]]",
            "[[input_exampel]]",
            "did you mean “input_example”?",
        ),
        damage(
            "key = \"group_leader_feedback\"",
            "\"truong_ban_ctmt\"",
            "\"truong_ban\"",
            "truong_ban",
            "did you mean “truong_ban_ctmt”?",
        ),
        damage(
            "key = \"people_conference_held\"",
            "ask_until = \"yes\"",
            "ask_until = \"no\"",
            "ask_until",
            "it is one of: yes",
        ),
        damage(
            "key = \"mediation_team_active\"",
            "prefill = \"previous\"",
            "prefill = \"last\"",
            "prefill",
            "it is one of: previous",
        ),
    ]);
}

#[test]
fn missing_fields() {
    assert_found(&[
        damage(DEATHS, "type = \"count\"\n", "", "", "indicator “deaths” lacks type"),
        damage("The register of groups", "key = \"group_count\"\n", "", "[[indicator]]", "lacks key"),
        damage(DEATHS, "section = \"dan_chu_nep_song\"\n", "", "", "lacks section"),
        damage(RATE, "numerator = \"cremations\"\n", "", "", "lacks numerator"),
        damage(RATE, "denominator = \"deaths\"\n", "", "", "a ratio without denominator"),
        damage("[meta]", "catalogue_version = \"1.0.0\"\n", "", "[meta]", "lacks catalogue_version"),
        damage(RULE, "expr = \"cremations <= deaths\"\n", "", "", "lacks expr"),
        damage(RULE, "message_vi", "message_en", "There are more cremations", "stands twice"),
        damage(
            "code = \"quy\"",
            "heading_vi = \"Về công tác chỉ đạo vận động các loại quỹ\"",
            "heading_vi = \" \"",
            "heading_vi",
            "is empty",
        ),
        damage(
            DEATHS,
            "ask_vi = \"Trong tháng, tổ mình có bao nhiêu trường hợp qua đời? Không có thì ghi 0.\"\n",
            "",
            "ask_en",
            "stands without ask_vi",
        ),
        damage(
            "name = \"helper_type\"",
            "name = \"form_of_help\"\n",
            "",
            "[[indicator.field]]",
            "lacks name",
        ),
    ]);
}

#[test]
fn keys_that_clash_or_are_misshapen() {
    assert_found(&[
        damage(CREMATIONS, "\"cremations\"", "\"deaths\"", "key = \"deaths\"", "stands twice, first on line"),
        damage(
            "key = \"births\"",
            "\"births\"",
            "\"Số trẻ sinh\"",
            "Số trẻ sinh",
            "write it as “so_tre_sinh”",
        ),
        damage(
            "key = \"births\"",
            "\"births\"",
            "\"birthsTotal\"",
            "birthsTotal",
            "write it as “births_total”",
        ),
        damage("key = \"births\"", "\"births\"", "\"or\"", "\"or\"", "means something in conditions"),
        damage(
            "id = \"opinions_need_conference\"",
            "opinions_need_conference",
            "cremations_le_deaths",
            "id =",
            "every id is used once",
        ),
        damage("code = \"quy\"", "\"quy\"", "\"mo_dau\"", "mo_dau", "the section “mo_dau” stands twice"),
        damage("code = \"quy\"", "order = 2", "order = 1", "order", "both have order 1"),
        damage(
            HELP,
            "name = \"form_of_help\"",
            "name = \"helper_type\"",
            "name = \"helper_type\"\nlabel_vi = \"H",
            "two list fields “helper_type”",
        ),
        damage(
            HELP,
            "name = \"form_of_help\"",
            "name = \"FormOfHelp\"",
            "FormOfHelp",
            "write it as “form_of_help”",
        ),
    ]);
}

#[test]
fn types_of_values() {
    assert_found(&[
        damage(DEATHS, "warn_max = 5", "warn_max = \"5\"", "warn_max", "must be a whole number"),
        damage(DEATHS, "warn_max = 5", "warn_max = 5.5", "warn_max", "must be a whole number"),
        damage(DEATHS, "warn_max = 5", "warn_max = 0", "warn_max", "must be more than 0"),
        damage(DEATHS, "sensitive = true", "sensitive = \"yes\"", "sensitive", "must be true or false"),
        damage(DEATHS, "label_vi = \"Số trường hợp qua đời\"", "label_vi = 3", "label_vi", "must be a text"),
        damage(
            "key = \"unity_day_held\"",
            "ask_months = [11]",
            "ask_months = 11",
            "ask_months",
            "must be a list of whole numbers",
        ),
        damage(
            "key = \"unity_day_held\"",
            "ask_months = [11]",
            "ask_months = [\"11\"]",
            "ask_months",
            "must be a list of whole numbers",
        ),
        damage("[meta]", "[meta]", "[[meta]]", "[[meta]]", "must be a single table"),
    ]);
}

#[test]
fn texts_that_are_not_composed() {
    use unicode_normalization::UnicodeNormalization;
    let label = "Số trường hợp qua đời";
    let text = OURS.replacen(label, &label.nfd().collect::<String>(), 1);
    let found = errors(&text);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.contains("NFC"), "{found:#?}");
}

#[test]
fn grammar() {
    assert_found(&[
        damage(
            DEATHS,
            "\"Số trường hợp qua đời\"",
            "\"Số trường hợp qua đời",
            "label_vi",
            "write the closing quotation mark",
        ),
        damage(
            DEATHS,
            "\"Số trường hợp qua đời\"",
            "“Số trường hợp qua đời”",
            "label_vi",
            "straight quotation marks",
        ),
        damage(DEATHS, "\"Số trường hợp qua đời\"", "", "label_vi", "a value is missing after the “=”"),
        damage(DEATHS, "type = ", "type ", "type", "needs “=” and a value"),
        damage(
            DEATHS,
            "type = \"count\"",
            "type = count",
            "type",
            "put a text into straight quotation marks",
        ),
        damage("The register of groups", "[[indicator]]", "[[indicator]", "[[indicator]", "write “]]”"),
        damage("key = \"unity_day_held\"", "[11]", "[11", "ask_months", "closes the list, is missing"),
        damage(
            DEATHS,
            "type = \"count\"",
            "type = \"count\"\ntype = \"count\"",
            "type = \"count\"\nreporter",
            "“type” stands twice in the same table",
        ),
        damage(DEATHS, "warn_max = 5", "warn_max = 05", "warn_max", "does not begin with 0"),
    ]);
}

#[test]
fn no_damage_makes_the_reader_panic() {
    // Cut anywhere, the text is read to some end.
    for end in (0..OURS.len()).step_by(1_009).filter(|end| OURS.is_char_boundary(*end)) {
        let _ = Catalogue::read(&OURS[..end]);
    }
}
