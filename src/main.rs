//! The command line of topho.

fn main() -> std::process::ExitCode {
    topho::cli::main()
}
