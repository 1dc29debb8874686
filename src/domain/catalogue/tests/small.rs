//! Small catalogues: what is accepted, what is only a warning, and several faults at once.

use super::super::{Catalogue, Fault, FaultSeverity, FieldKind, Kind};
use super::errors;

const SMALL: &str = r#"[meta]
catalogue_version = "7"

[[section]]
code = "later"
order = 2
heading_vi = "Sau"
heading_en = "Later"

[[section]]
code = "first"
order = 1
heading_vi = "Trước"
heading_en = "First"
printed_heading = true

[[indicator]]
key = "trees"
label_vi = "Số cây"
label_en = "Trees"
unit = "cây"
unit_en = "trees"
type = "count"
reporter = "group"
agg_groups = "sum"
agg_months = "sum"
section = "first"
"#;

fn read(source: &str) -> Catalogue {
    let (catalogue, faults) = Catalogue::read(source);
    catalogue.unwrap_or_else(|| panic!("{faults:#?}"))
}

#[test]
fn sections_stand_in_their_order() {
    let catalogue = read(SMALL);
    let codes: Vec<_> =
        catalogue.sections.iter().map(|section| (section.code.as_str(), section.printed_heading)).collect();
    assert_eq!(codes, [("first", true), ("later", false)]);
    assert_eq!(catalogue.version, "7");
    assert_eq!(catalogue.position("trees"), Some(0));
    assert!(catalogue.get("stones").is_none());
}

#[test]
fn missing_english_is_a_warning() {
    let source = SMALL
        .replace("label_en = \"Trees\"\n", "")
        .replace("heading_en = \"Later\"\n", "")
        .replace("unit_en = \"trees\"\n", "");
    let (catalogue, faults) = Catalogue::read(&source);
    assert!(catalogue.is_some());
    let found: Vec<_> =
        faults.iter().map(|fault| (fault.line, fault.severity, fault.message.as_str())).collect();
    let warning = FaultSeverity::Warning;
    assert_eq!(
        found,
        [
            (7, warning, "section “later” lacks heading_en; readers of English will see the Vietnamese"),
            (18, warning, "indicator “trees” lacks label_en; readers of English will see the Vietnamese"),
            (19, warning, "indicator “trees” lacks unit_en; readers of English will see the Vietnamese"),
        ]
    );
}

#[test]
fn words_for_choices_may_be_missing() {
    let source = format!(
        "{SMALL}\n[[indicator]]\nkey = \"walks\"\nlabel_vi = \"Đi bộ\"\nlabel_en = \"Walks\"\ntype = \"list\"\nreporter = \"ward\"\nagg_groups = \"none\"\n\
         agg_months = \"distinct\"\nsection = \"later\"\n[[indicator.field]]\nname = \"timing\"\ntype = \"enum\"\nvalues = [\"truoc\", \"sau\"]\n\
         label_vi = \"Lúc\"\nlabel_en = \"When\"\nrequired = true\n"
    );
    let (catalogue, faults) = Catalogue::read(&source);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{faults:#?}"));
    let Kind::List(fields) = &catalogue.get("walks").unwrap().kind else { panic!() };
    let FieldKind::Choice(choices) = &fields[0].kind else { panic!() };
    assert_eq!((choices[0].label.vi.as_str(), &choices[0].label.en), ("truoc", &None));
    let words: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(words.len(), 3, "{words:?}");
    assert!(words[0].contains("lacks distinct_by; its lines are told apart by “timing”"), "{words:?}");
    assert!(words[1].contains("lacks values_en") && words[2].contains("lacks values_vi"), "{words:?}");
}

#[test]
fn tables_for_readers_and_later_parts_are_accepted() {
    let source = format!(
        "{SMALL}\n[format]\nthousands = \".\"\n\n[[audit]]\nid = \"a\"\nclaim = \"b\"\nverdict = \"c\"\ndetail = \"d\"\n\n\
         [soft_checks]\nspike = \"x\"\n\n[[petition_type]]\ncode = \"to_cao\"\nlabel_vi = \"Tố cáo\"\nbot_may_receive = false\n\n\
         [[petition_status]]\ncode = \"da_rut\"\nlabel_vi = \"Đã rút\"\nterminal = true\n\n[petition_law_notice]\ntext = \"y\"\n"
    );
    let (catalogue, faults) = Catalogue::read(&source);
    assert!(catalogue.is_some(), "{faults:#?}");
    assert_eq!(faults, []);
}

#[test]
fn every_fault_is_named_in_the_order_of_the_lines() {
    let source = SMALL
        .replace("order = 2", "order = \"two\"")
        .replace("\"count\"", "\"number\"")
        .replace("agg_months = \"sum\"\n", "");
    let found: Vec<_> = errors(&source).into_iter().map(|fault| fault.line).collect();
    assert_eq!(found, [6, 18, 23]);
}

#[test]
fn a_faulty_indicator_does_not_make_others_faulty() {
    let ratio = "\n[[indicator]]\nkey = \"tree_rate\"\nlabel_vi = \"Tỷ lệ\"\nlabel_en = \"Rate\"\ntype = \"ratio\"\nreporter = \"derived\"\n\
                 numerator = \"trees\"\ndenominator = \"trees\"\nagg_groups = \"ratio\"\nagg_months = \"ratio\"\nsection = \"first\"\n";
    let source = format!("{}{ratio}", SMALL.replace("\"count\"", "\"number\""));
    let found = errors(&source);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].line, 23);
}

#[test]
fn the_place_of_a_fault_is_exact() {
    let source = SMALL.replace("section = \"first\"", "section = \"first\"\nask_if = \"ơ > 1\"");
    let Fault { line, column, width, .. } = errors(&source).remove(0);
    assert_eq!((line, column, width), (28, 11, 1));
    let source = SMALL.replace("heading_vi = \"Sau\"", "heading_vi = 12345");
    let Fault { line, column, width, .. } = errors(&source).remove(0);
    assert_eq!((line, column, width), (7, 14, 5));
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_accepted() {
    let source = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    assert_eq!(read(&source).indicators.len(), 1);
    let found = errors(&source.replace("\"count\"", "\"cuont\""));
    assert_eq!((found[0].line, found[0].column), (23, 8));
}

#[test]
fn nothing_at_all_is_explained() {
    let words: Vec<_> = errors("").into_iter().map(|fault| fault.message).collect();
    assert_eq!(words.len(), 3, "{words:?}");
    assert!(words.iter().any(|message| message.contains("lacks [meta]")), "{words:?}");
}
