mod damaged;
mod ours;
mod small;

use super::{Catalogue, Fault, FaultSeverity};

const OURS: &str = include_str!("../../../../catalogue/mttq-ward.toml");

fn ours() -> Catalogue {
    let (catalogue, faults) = Catalogue::read(OURS);
    catalogue.unwrap_or_else(|| panic!("{faults:#?}"))
}

fn errors(source: &str) -> Vec<Fault> {
    let (catalogue, faults) = Catalogue::read(source);
    let errors: Vec<_> = faults.into_iter().filter(|fault| fault.severity == FaultSeverity::Error).collect();
    assert_eq!(
        catalogue.is_none(),
        !errors.is_empty(),
        "a catalogue is given exactly where there is no error: {errors:?}"
    );
    errors
}
