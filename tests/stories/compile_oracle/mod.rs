//! Wards generated at random compile to what a naive reading of their catalogue gives.
//!
//! The oracle shares nothing with the compiler but the catalogue's words: it loops over plain reports, figure by figure, and
//! writes down the JSON that `topho summary --json` should print.

mod oracle;
mod plan;
mod written;

use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::Value as Json;
use topho::domain::catalogue::Catalogue;
use topho::summary::compile;
use topho::summary::json::to_json;

use self::plan::Plan;

proptest! {
    #![proptest_config(Config { cases: 300, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_random_ward_compiles_to_what_its_catalogue_says(plan in plan::plans()) {
        let expected = oracle::summary(&plan);
        prop_assert_eq!(compiled(&plan), expected, "{}", plan.catalogue());
    }
}

/// What the program prints, without what is only for reading.
fn compiled(plan: &Plan) -> Json {
    let (catalogue, faults) = Catalogue::read(&plan.catalogue());
    let catalogue = catalogue.unwrap_or_else(|| panic!("{faults:?}\n{}", plan.catalogue()));
    let ward = plan.ward();
    let mut json =
        to_json(&catalogue, &ward, &compile(&catalogue, &ward, &plan.entries(), plan.period, plan.as_of()));
    for part in ["ward", "period", "as_of"] {
        json.as_object_mut().unwrap().remove(part);
    }
    for figure in json["figures"].as_object_mut().unwrap().values_mut() {
        figure.as_object_mut().unwrap().remove("display");
    }
    json
}
