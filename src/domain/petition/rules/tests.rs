use super::{Limit, Rules};
use crate::domain::language::Language;
use crate::domain::petition::{Asked, Field, Kind, Status};

const SOURCE: &str = include_str!("../../../../catalogue/petitions.toml");

#[test]
fn our_rules_have_words_in_every_language() {
    let rules = Rules::read(SOURCE).unwrap();
    let mut all = vec![&rules.denunciation, &rules.urgent, &rules.law];
    for asked in Asked::ALL {
        let kind = rules.kind(asked);
        all.extend([&kind.label, &kind.meaning, &kind.examples]);
    }
    all.extend(Field::ALL.map(|field| rules.field(field)));
    for status in Status::ALL {
        all.extend([&rules.status(status).label, &rules.status(status).meaning]);
    }
    all.extend(rules.deadlines.iter().map(|deadline| &deadline.what));
    for words in all {
        assert!(words.en.is_some(), "{words:?}");
        for language in Language::ALL {
            assert!(!words.get(language).trim().is_empty(), "{words:?}");
        }
    }
}

#[test]
fn our_rules_say_what_the_law_says() {
    let rules = Rules::of_program();
    let limit = |id| rules.deadline(id).unwrap().limit;
    assert_eq!(limit("reply_after_reception"), Some(Limit::WorkingDays(10)));
    assert_eq!(limit("complaint_acceptance"), Some(Limit::Days(10)));
    assert_eq!(limit("complaint_first"), Some(Limit::Days(30)));
    assert_eq!(limit("ihanoi"), Some(Limit::WorkingHours(8)));
    assert_eq!(limit("recommendation_feedback_settlement"), None);
    let first = rules.deadline("complaint_first").unwrap();
    assert!(first.harder.contains(&("limit_complex".to_owned(), 45)), "{first:?}");
    let anonymous = Asked::ALL.map(|asked| rules.kind(asked).anonymous);
    assert_eq!(anonymous, [true, true, false, false]);
    assert_eq!(rules.kind(Asked::Take(Kind::Complaint)).label.vi, "Khiếu nại");
    assert!(["113", "114", "115"].iter().all(|number| rules.urgent.vi.contains(number)));
    assert!(rules.law.vi.contains("136/2025/QH15"));
}

#[test]
fn faults_say_where_and_what_would_be_right() {
    for (from, to, at, words) in [
        ("code = \"to_cao\"", "code = \"to_caos\"", "to_caos", "did you mean “to_cao”?"),
        ("code = \"khac\"", "code = \"can_bo\"", "code = \"can_bo\"", ""),
        ("anonymous = true", "anonymous = \"yes\"", "anonymous = \"yes\"", "true or false"),
        ("unit = \"working_days\"", "unit = \"workdays\"", "workdays", "it is one of: days, working_days"),
        ("limit = 30\n", "limit = 0\n", "limit = 0", "from 1 to 1000"),
        ("limit = 30\n", "", "id = \"complaint_first\"", ""),
        ("[\"khieu_nai\", \"kien_nghi\", \"phan_anh\"]", "[\"khieunai\"]", "khieunai", "no kind “khieunai”"),
        ("start = \"acceptance\"", "start = \"now\"", "start = \"now\"", "it is one of: reception"),
        ("label_vi = \"Phản ánh\"\n", "", "code = \"phan_anh\"", "lacks label_vi"),
    ] {
        assert!(SOURCE.contains(from), "no {from}");
        let source = SOURCE.replacen(from, to, 1);
        let faults = Rules::read(&source).unwrap_err();
        let lines: Vec<_> = source.lines().collect();
        let found = faults.iter().any(|fault| {
            fault.message.contains(words) && (words.is_empty() || lines[fault.line - 1].contains(at))
        });
        assert!(found, "{from:?} → {to:?}: wanted “{words}”, found {faults:#?}");
    }
    let faults = Rules::read("").unwrap_err();
    for missing in ["phan_anh", "dat_dai", "tiep_nhan", "[denunciation]", "[urgent]", "[law]"] {
        assert!(faults.iter().any(|fault| fault.message.contains(missing)), "{missing}: {faults:#?}");
    }
}
