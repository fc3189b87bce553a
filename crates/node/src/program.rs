//! The command line of `jig-node`: every word of it from the catalogues.
use crate::config::NodeConfig;
use crate::run::Running;
use crate::start::purpose_name;
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use wire::phrases::{Coded, Locale, Phrases};

/// Exit status for a command line that is not understood (`EX_USAGE` of sysexits.h).
const USAGE: u8 = 64;

/// Runs the program with these arguments; the first is the program's name.
pub fn main(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let phrases = Phrases::new(language(&arguments));
    match command(&phrases).try_get_matches_from(arguments) {
        Ok(matches) => act(&matches, &phrases, out, err),
        Err(error) => explain_usage(&error, &phrases, out, err),
    }
}

fn act(matches: &ArgMatches, phrases: &Phrases, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    if matches.get_flag("about") {
        return say(out, &phrases.say("node-wrong-use", &[]), ExitCode::SUCCESS);
    }
    match matches.subcommand() {
        Some(("run", run)) => match load(run) {
            Ok(config) => fail_or_succeed(run_to_the_end(config), phrases, err),
            Err(error) => fail_or_succeed(Err(error.into()), phrases, err),
        },
        Some(("config", config)) => match config.subcommand() {
            Some(("check", check)) => check_config(check, phrases, out, err),
            Some(_) | None => say(err, &phrases.say("node-usage-nothing", &[]), ExitCode::from(USAGE)),
        },
        Some(_) | None => say(err, &phrases.say("node-usage-nothing", &[]), ExitCode::from(USAGE)),
    }
}

fn check_config(matches: &ArgMatches, phrases: &Phrases, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let config = match load(matches) {
        Ok(config) => config,
        Err(error) => return complain(&error, phrases, err),
    };
    match crate::start::check(&config) {
        Ok(()) => {
            let file = file_of(matches).display().to_string();
            let arguments = [
                ("file", file),
                ("node", config.node().name().to_owned()),
                ("purpose", purpose_name(config.purpose()).to_owned()),
            ];
            say(out, &phrases.say("node-config-good", &arguments), ExitCode::SUCCESS)
        }
        Err(error) => complain(&error, phrases, err),
    }
}

fn load(matches: &ArgMatches) -> Result<NodeConfig, crate::config::ConfigError> {
    NodeConfig::load(&file_of(matches))
}

fn file_of(matches: &ArgMatches) -> PathBuf {
    matches.get_one::<PathBuf>("file").cloned().unwrap_or_default()
}

fn run_to_the_end(config: NodeConfig) -> Result<(), crate::start::StartError> {
    let stopped = |error: std::io::Error| crate::start::StartError::Stopped { reason: error.to_string() };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(stopped)?;
    runtime.block_on(async {
        // From before the doors open: whoever knows an address may end the node well.
        let told = told_to_stop();
        let running = Running::start(config).await?;
        running.until(told).await
    })
}

/// SIGTERM or ctrl-c, heard from this call on.
fn told_to_stop() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = signal(SignalKind::terminate());
    async move {
        match terminate {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = tokio::signal::ctrl_c() => {}
                }
            }
            Err(error) => {
                tracing::warn!(%error, "SIGTERM is not heard");
                drop(tokio::signal::ctrl_c().await);
            }
        }
        tracing::info!("the node is told to stop");
    }
}

fn fail_or_succeed(outcome: Result<(), crate::start::StartError>, phrases: &Phrases, err: &mut dyn Write) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(&error, phrases, err),
    }
}

/// The sentence of an error, its cure, and its code to quote.
fn complain(error: &dyn Coded, phrases: &Phrases, err: &mut dyn Write) -> ExitCode {
    let mut text = format!("{}\n", phrases.explain(error));
    if let Some(cure) = phrases.cure_of(error) {
        text.push_str(&cure);
        text.push('\n');
    }
    text.push_str(&format!("[{}]", error.code()));
    say(err, &text, ExitCode::FAILURE)
}

/// Writes a text; nobody is left to tell when that fails.
fn say(to: &mut dyn Write, text: &str, code: ExitCode) -> ExitCode {
    let _ = writeln!(to, "{text}");
    code
}

fn explain_usage(error: &clap::Error, phrases: &Phrases, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return say(out, error.to_string().trim_end(), ExitCode::SUCCESS);
    }
    let what = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand, ContextKind::InvalidValue]
        .into_iter()
        .find_map(|kind| error.get(kind).map(ToString::to_string));
    let text = match what {
        Some(what) => phrases.say("node-usage-wrong", &[("argument", what)]),
        None => phrases.say("node-usage-nothing", &[]),
    };
    say(err, &text, ExitCode::from(USAGE))
}

/// `--lang`, else the language of the environment, else English.
fn language(arguments: &[OsString]) -> Locale {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let told = words
        .iter()
        .find_map(|word| word.strip_prefix("--lang="))
        .or_else(|| words.iter().position(|word| *word == "--lang").and_then(|at| words.get(at + 1)).copied());
    let environment = || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok());
    match told {
        Some(tag) => Locale::parse(tag).unwrap_or(Locale::En),
        None => environment().and_then(|tag| Locale::parse(&tag)).unwrap_or(Locale::En),
    }
}

fn command(phrases: &Phrases) -> Command {
    let words = |code: &str| phrases.say(code, &[]);
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}", words("node-help-usage"));
    let options = words("node-help-options");
    let help = || {
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(words("node-help-help"))
            .help_heading(options.clone())
            .global(true)
    };
    let file = || {
        Arg::new("file")
            .value_name("FILE")
            .required(true)
            .value_parser(clap::value_parser!(PathBuf))
            .help(words("node-help-file"))
            .help_heading(words("node-help-arguments"))
    };
    let dressed = |command: Command, about: &str| {
        command
            .about(words(about))
            .help_template(template.clone())
            .subcommand_help_heading(words("node-help-commands"))
            .disable_help_flag(true)
            .disable_help_subcommand(true)
            .disable_version_flag(true)
    };
    let check = dressed(Command::new("check"), "node-help-config-check").arg(file());
    dressed(Command::new("jig-node"), "node-help-about")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_value_name("COMMAND")
        .arg(help())
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(words("node-help-version"))
                .help_heading(options.clone()),
        )
        .arg(
            Arg::new("about")
                .long("about")
                .action(ArgAction::SetTrue)
                .help(words("node-help-wrong-use"))
                .help_heading(options.clone()),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("TAG")
                .value_parser(["en", "ru"])
                .global(true)
                .hide_possible_values(true)
                .help(words("node-help-lang"))
                .help_heading(options.clone()),
        )
        .subcommand(dressed(Command::new("run"), "node-help-run").arg(file()))
        .subcommand(dressed(Command::new("config"), "node-help-config").subcommand(check))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(words: &[&str]) -> (String, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let arguments = std::iter::once("jig-node").chain(words.iter().copied()).map(OsString::from);
        let code = main(arguments, &mut out, &mut err);
        (format!("{code:?}"), String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    fn code(code: u8) -> String {
        format!("{:?}", ExitCode::from(code))
    }

    #[test]
    fn sg_27_about_says_what_jig_is_not_for_in_both_languages() {
        let (status, english, _) = run(&["--about", "--lang", "en"]);
        assert_eq!(status, code(0));
        assert!(english.contains("not a command-and-control or targeting system"), "{english}");
        let (_, russian, _) = run(&["--about", "--lang", "ru"]);
        assert!(russian.contains("не система целеуказания"), "{russian}");
    }

    #[test]
    fn help_is_in_the_callers_language_throughout() {
        let (status, english, _) = run(&["--help", "--lang", "en"]);
        assert_eq!(status, code(0));
        assert!(english.contains("Run the node") && english.contains("Usage:"), "{english}");
        let (_, russian, _) = run(&["--help", "--lang=ru"]);
        assert!(russian.contains("Запустить узел"), "{russian}");
        for english in ["Usage", "Options", "Commands", "Print", "Arguments"] {
            assert!(!russian.contains(english), "{english} in {russian}");
        }
        let (_, check, _) = run(&["config", "check", "--help", "--lang", "ru"]);
        assert!(check.contains("Файл конфигурации"), "{check}");
    }

    #[test]
    fn wrong_command_line_is_a_usage_error() {
        for words in [&["launch"][..], &["run"], &["config"], &["--fast"], &[], &["run", "a", "b"], &["--lang", "fr"]] {
            let (status, out, err) = run(words);
            assert_eq!(status, code(64), "{words:?}: {out}{err}");
            assert!(!err.trim().is_empty() && !err.contains("node-usage"), "{words:?}: {err}");
        }
    }

    #[test]
    fn config_check_points_at_the_line_and_says_the_cure() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("alpha.toml");
        std::fs::write(&file, "node = \"alpha\"\nporpose = \"live\"\n").unwrap();
        let (status, _, err) = run(&["config", "check", file.to_str().unwrap(), "--lang", "en"]);
        assert_eq!(status, code(1));
        assert!(err.contains("node-config-unknown-key") && err.contains('2') && err.contains("porpose"), "{err}");
        let (_, _, err) = run(&["config", "check", file.to_str().unwrap(), "--lang", "ru"]);
        assert!(err.contains("porpose") && !err.contains("expected"), "{err}");
        let (status, _, err) = run(&["run", folder.path().join("absent.toml").to_str().unwrap(), "--lang", "ru"]);
        assert_eq!(status, code(1));
        assert!(err.contains("Проверьте путь"), "{err}");
    }
}
