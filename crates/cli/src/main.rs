//! The program `jig`: hands the command line to the library and ends with its exit code.
use std::process::ExitCode;

fn main() -> ExitCode {
    let command_line: Vec<_> = std::env::args_os().collect();
    ExitCode::from(jig_cli::run(&command_line, &mut std::io::stdout().lock(), &mut std::io::stderr().lock()))
}
