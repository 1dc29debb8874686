use proptest::prelude::*;

use super::{Arithmetic, Comparison, Expression, parse};

fn holds(text: &str, values: &[(&str, i64)]) -> Option<bool> {
    let expression = parse(text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    expression.holds(&|key| values.iter().find(|(name, _)| *name == key).map(|(_, value)| *value))
}

#[test]
fn operators_bind_as_written_in_school() {
    for (text, expected) in [
        ("1 + 2 * 3 == 7", true),
        ("(1 + 2) * 3 == 9", true),
        ("10 - 3 - 2 == 5", true),
        ("10-3 == 7", true),
        ("1 - -1 == 2", true),
        ("0 and 0 or 1", true),
        ("0 and (0 or 1)", false),
        ("1 or 0 and 0", true),
        ("2 >= 2 and 2 <= 2 and 1 != 2", true),
        ("3 > 3", false),
    ] {
        assert_eq!(holds(text, &[]), Some(expected), "{text}");
    }
}

#[test]
fn a_bare_key_holds_unless_it_is_zero() {
    assert_eq!(holds("held", &[("held", 1)]), Some(true));
    assert_eq!(holds("held", &[("held", 0)]), Some(false));
}

#[test]
fn a_missing_key_makes_the_whole_not_applicable() {
    for text in ["a == 1", "b == 2 or a == 1", "b == 1 and a == 1", "a + b > 0", "a"] {
        assert_eq!(holds(text, &[("b", 2)]), None, "{text}");
    }
}

#[test]
fn a_result_out_of_range_makes_it_not_applicable() {
    assert_eq!(holds("a * a > 0", &[("a", i64::MAX)]), None);
    assert_eq!(holds("a + 1 > 0", &[("a", i64::MAX)]), None);
    assert_eq!(holds("-2 - a > 0", &[("a", i64::MAX)]), None);
    assert_eq!(holds("-9223372036854775808 < 0", &[]), Some(true));
}

#[test]
fn keys_come_once_each_in_order() {
    let expression = parse("b + a > 0 and (b == 1 or c)").unwrap();
    assert_eq!(expression.keys(), ["b", "a", "c"]);
}

#[test]
fn faults_say_where_and_what_would_be_right() {
    for (text, at, words) in [
        ("", 0, "is empty"),
        ("   ", 3, "is empty"),
        ("deaths >", 8, "ends where a key or a number"),
        ("deaths > > 1", 9, "found “>”"),
        ("deaths = 1", 7, "write “==”"),
        ("a && b", 2, "write “and”"),
        ("a || b", 2, "write “or”"),
        ("a ≤ b", 2, "write “<=”"),
        ("not a", 0, "no “not”"),
        ("!a", 0, "no “!”"),
        ("a / 2", 2, "no division"),
        ("a AND b", 2, "small letters"),
        ("1 < a < 5", 6, "do not chain"),
        ("(a > 1", 0, "never closed"),
        ("a > 1)", 5, "closes nothing"),
        ("a b", 2, "found “b”"),
        ("a > 10.000", 4, "plain whole numbers"),
        ("a > 99999999999999999999", 4, "too large"),
        ("a > $", 4, "“$” means nothing"),
        ("số > 1", 1, "means nothing"),
    ] {
        let fault = parse(text).unwrap_err();
        assert_eq!(fault.at, at, "{text}: {fault}");
        assert!(fault.message.contains(words), "{text}: {fault}");
    }
}

#[test]
fn a_text_too_long_or_too_deep_is_refused() {
    assert!(parse(&"a + ".repeat(1_000)).unwrap_err().message.contains("at most"));
    assert!(
        parse(&format!("{}a{}", "(".repeat(51), ")".repeat(51))).unwrap_err().message.contains("flatter")
    );
    assert!(parse(&format!("{}a{}", "(".repeat(50), ")".repeat(50))).is_ok());
}

fn expression() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(Expression::Number),
        "[a-z][a-z0-9]{0,3}_[a-z0-9]{1,4}".prop_map(Expression::Key)
    ];
    leaf.prop_recursive(5, 40, 2, |inner| {
        let arithmetic =
            prop_oneof![Just(Arithmetic::Add), Just(Arithmetic::Subtract), Just(Arithmetic::Multiply)];
        let comparison = prop_oneof![
            Just(Comparison::Less),
            Just(Comparison::LessOrEqual),
            Just(Comparison::Equal),
            Just(Comparison::NotEqual),
            Just(Comparison::GreaterOrEqual),
            Just(Comparison::Greater),
        ];
        prop_oneof![
            (inner.clone(), arithmetic, inner.clone()).prop_map(|(left, operator, right)| {
                Expression::Arithmetic(Box::new(left), operator, Box::new(right))
            }),
            (inner.clone(), comparison, inner.clone()).prop_map(|(left, operator, right)| {
                Expression::Comparison(Box::new(left), operator, Box::new(right))
            }),
            (inner.clone(), inner.clone())
                .prop_map(|(left, right)| Expression::And(Box::new(left), Box::new(right))),
            (inner.clone(), inner).prop_map(|(left, right)| Expression::Or(Box::new(left), Box::new(right))),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(expression in expression()) {
        let text = expression.to_string();
        // A long one is refused by its length alone.
        if text.len() <= 2_000 {
            prop_assert_eq!(parse(&text).map_err(|fault| fault.to_string()), Ok(expression), "{}", text);
        }
    }

    #[test]
    fn reading_never_panics(text in any::<String>()) {
        let _ = parse(&text);
    }

    #[test]
    fn reading_the_vocabulary_never_panics(words in prop::collection::vec(
        prop::sample::select(vec!["a", "deaths", "1", "-", "+", "*", "<", "<=", "=", "==", "!", "(", ")", "and", "or", "not", " ", "đ", "9223372036854775808"]),
        0..30,
    )) {
        if let Ok(expression) = parse(&words.concat()) {
            let _ = expression.holds(&|_| Some(i64::MIN));
        }
    }
}
