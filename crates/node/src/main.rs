//! The program `jig-node`: logging set up, then everything else in [`jig_node::program`].
use std::io::IsTerminal as _;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    // What happens goes to standard error, never a payload; `JIG_LOG` chooses how much.
    let filter = EnvFilter::try_from_env("JIG_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours).init();
    jig_node::program::main(std::env::args_os(), &mut std::io::stdout(), &mut std::io::stderr())
}
