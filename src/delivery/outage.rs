//! Telling the database's absence from a fault of ours.

use sqlx::Error;
use sqlx::error::DatabaseError;

/// Whether the failure comes from the database being away, or too busy, and not from what was being done: then nothing
/// is counted against anyone, and it is worth trying again.
pub fn is_outage(fault: &anyhow::Error) -> bool {
    fault.chain().filter_map(|cause| cause.downcast_ref::<Error>()).any(is_database_outage)
}

fn is_database_outage(fault: &Error) -> bool {
    match fault {
        Error::Io(_)
        | Error::Tls(_)
        | Error::PoolTimedOut
        | Error::PoolClosed
        | Error::WorkerCrashed
        | Error::BeginFailed => true,
        Error::Database(fault) => fault.code().is_some_and(|code| is_outage_code(&code, fault.as_ref())),
        // sqlx's own list, which grows with its versions; everything else is about the statement.
        _ => false,
    }
}

/// `SQLSTATE`s (Postgres manual, appendix A) that say nothing about the statement.
fn is_outage_code(code: &str, fault: &dyn DatabaseError) -> bool {
    match code {
        // Serialization failure, deadlock, read-only after a failover, and the four kinds of shutdown.
        "40001" | "40P01" | "25006" | "57P01" | "57P02" | "57P03" | "57P05" => true,
        // A statement that ran too long is the statement's own fault, except where the server cancels for its shutdown.
        "57014" => fault.message().contains("shut"),
        // Connection exceptions, and insufficient resources.
        _ => code.starts_with("08") || code.starts_with("53"),
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn a_lost_connection_is_an_outage_however_deep_it_is_wrapped() {
        let lost = Error::Io(std::io::ErrorKind::ConnectionReset.into());
        let wrapped = Err::<(), _>(lost).context("loading the draft").context("handling the event");
        assert!(is_outage(&wrapped.expect_err("an error")));
        assert!(is_outage(&Error::PoolTimedOut.into()));
    }

    #[test]
    fn faults_of_ours_are_no_outage() {
        assert!(!is_outage(&Error::RowNotFound.into()));
        assert!(!is_outage(&anyhow::anyhow!("an impossible state")));
    }
}
