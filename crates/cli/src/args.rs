//! The command line: its tree, built from a table, with every sentence from the catalogues.
//!
//! clap parses; its own English never reaches a person: help comes from `cli-*` messages and its errors are said again
//! by kind.
use crate::outcome::{Failure, USAGE};
use clap::builder::Styles;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;
use wire::phrases::Phrases;

/// One verb of the table: its name and its arguments. Its sentence is `cli-verb-NAME`.
struct Verb {
    name: &'static str,
    arguments: &'static [Argument],
}

/// One argument of a verb. Its sentence is `cli-arg-ID`.
enum Argument {
    /// Must be given, by position.
    Required(&'static str),
    /// May be given, by position.
    Optional(&'static str),
    /// May be given, by position, where the same name means something else to another verb: its sentence is `cli-arg-SECOND`.
    OptionalSaid(&'static str, &'static str),
    /// May be repeated, by position, after the others.
    Rest(&'static str),
    /// `--ID VALUE`.
    Option(&'static str),
    /// `--ID VALUE`, as often as needed.
    Repeated(&'static str),
    /// `--ID VALUE`, where another verb has an option of the same name that means something else: its sentence is `cli-arg-SECOND`.
    OptionSaid(&'static str, &'static str),
    /// `--ID`.
    Flag(&'static str),
}
use Argument::{Flag, Option as Opt, OptionSaid, Optional, OptionalSaid, Repeated, Required, Rest};

const VERBS: &[Verb] = &[
    Verb {
        name: "init",
        arguments: &[
            Required("folder"),
            Opt("edition"),
            Opt("editions"),
            Opt("purpose"),
            Opt("origin"),
            Opt("clock"),
            Opt("public"),
        ],
    },
    Verb { name: "key", arguments: &[Required("key-act"), Required("file")] },
    Verb {
        name: "terms",
        arguments: &[
            OptionalSaid("clause", "terms-act"),
            Rest("terms-rest"),
            OptionSaid("edition", "terms-edition"),
            Opt("side"),
        ],
    },
    Verb { name: "safeguards", arguments: &[] },
    Verb { name: "propose", arguments: &[Required("kind"), Rest("fields"), Repeated("cosigned-by"), Flag("dry-run")] },
    Verb { name: "inbox", arguments: &[] },
    Verb { name: "operations", arguments: &[Opt("log")] },
    Verb {
        name: "protect",
        arguments: &[
            Required("protect-act"),
            OptionalSaid("record", "protect-record"),
            OptionSaid("from", "seal-from"),
            Opt("civil"),
            OptionSaid("behalf", "protect-behalf"),
            OptionSaid("until", "protect-until"),
            Opt("moving"),
            OptionSaid("to", "protect-to"),
            Opt("replaces"),
        ],
    },
    Verb { name: "seal", arguments: &[Required("record"), OptionSaid("from", "seal-from")] },
    Verb { name: "unseal", arguments: &[Required("record"), Opt("own-place")] },
    Verb {
        name: "register",
        arguments: &[Optional("register"), OptionSaid("at", "register-at"), Opt("known-to"), Opt("find"), Opt("log")],
    },
    Verb { name: "grounding", arguments: &[Optional("grounding-page"), OptionSaid("at", "register-at"), Opt("log")] },
    Verb { name: "report", arguments: &[Required("period"), Opt("day"), Opt("log"), Flag("html")] },
    Verb { name: "show", arguments: &[Required("record"), Opt("log")] },
    Verb {
        name: "consent",
        arguments: &[
            Required("record"),
            Opt("question"),
            Opt("decision"),
            Opt("expires"),
            Opt("clause"),
            Opt("translation"),
        ],
    },
    Verb { name: "refuse", arguments: &[Required("record")] },
    Verb { name: "hold", arguments: &[Required("held"), Opt("reason")] },
    Verb { name: "doubt", arguments: &[Required("record"), Required("line")] },
    Verb { name: "lift", arguments: &[Required("record")] },
    Verb { name: "stop", arguments: &[Rest("words"), Opt("around"), Opt("radius"), Opt("node")] },
    Verb { name: "withdraw", arguments: &[Required("reason-text")] },
    Verb {
        name: "watch",
        arguments: &[
            Optional("watch-act"),
            Opt("to"),
            Opt("offer"),
            Opt("sheet"),
            Opt("areas"),
            Opt("notices"),
            Opt("sensors"),
            Repeated("feed"),
            Opt("store"),
            Opt("site"),
            Opt("bundle"),
            Opt("after"),
            Opt("every"),
            Flag("once"),
            OptionSaid("received-at", "watch-received-at"),
            OptionSaid("edition", "watch-edition"),
            Flag("all"),
            Flag("coverage"),
        ],
    },
    Verb {
        name: "evidence",
        arguments: &[
            Required("evidence-act"),
            Required("evidence-file"),
            Opt("event"),
            Opt("areas"),
            Opt("notices"),
            Opt("sensors"),
            Repeated("feed"),
            Opt("store"),
            OptionSaid("received-at", "watch-received-at"),
            OptionSaid("edition", "watch-edition"),
            Opt("amends"),
            Opt("because"),
            Flag("released"),
        ],
    },
    Verb { name: "why", arguments: &[Required("record"), Opt("log")] },
    Verb {
        name: "area",
        arguments: &[
            Required("area-act"),
            Required("area-file"),
            Optional("area-other"),
            Opt("map"),
            Flag("turn-rings"),
        ],
    },
    Verb {
        name: "map",
        arguments: &[
            Required("map-act"),
            Optional("map-file"),
            OptionSaid("log", "map-log"),
            OptionSaid("at", "map-at"),
            Opt("formed"),
            Opt("map"),
            Flag("turn-rings"),
            Repeated("cosigned-by"),
            Flag("dry-run"),
        ],
    },
    Verb { name: "verify", arguments: &[Required("place"), Opt("trust"), Opt("reader")] },
    Verb { name: "replay", arguments: &[Required("log-folder"), Opt("at")] },
    Verb { name: "prove", arguments: &[Required("record"), Required("log-folder"), Opt("out")] },
    Verb {
        name: "place",
        arguments: &[Rest("names"), Opt("top"), Opt("near"), Repeated("with"), Opt("agreed"), Opt("trust")],
    },
    Verb { name: "tabletop", arguments: &[Required("script"), Opt("live"), Flag("bless")] },
    Verb {
        name: "convert",
        arguments: &[
            Rest("places"),
            OptionSaid("to", "convert-to"),
            Opt("reconcile"),
            OptionSaid("name", "convert-name"),
            OptionSaid("near", "convert-near"),
            OptionSaid("sheet", "map-sheet"),
            Opt("scale"),
            OptionSaid("origin", "numbers-origin"),
            Opt("band"),
            Flag("columns"),
            Opt("from"),
        ],
    },
    Verb { name: "deconflict", arguments: &[Required("intents-a"), Required("intents-b"), Opt("rules")] },
    Verb {
        name: "clock",
        arguments: &[
            Required("clock-act"),
            Repeated("events"),
            OptionSaid("from", "clock-from"),
            OptionSaid("to", "clock-to"),
            OptionSaid("edition", "clock-edition"),
            Opt("reports"),
            Opt("baseline-reports"),
            Opt("log"),
        ],
    },
    Verb {
        name: "feed",
        arguments: &[
            Required("feed-act"),
            Optional("feed-file"),
            OptionSaid("kind", "feed-kind"),
            Opt("sensors"),
            OptionSaid("source", "feed-source"),
            Opt("received-at"),
        ],
    },
    Verb { name: "completions", arguments: &[Required("shell")] },
];

/// The whole command, in the language of `phrases`.
#[must_use]
pub fn command(phrases: &Phrases) -> Command {
    let say = |code: &str| phrases.say(code, &[]);
    let heading_options = say("cli-heading-options");
    let template = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{}:\n{{subcommands}}\n\n{}:\n{{options}}\n{{after-help}}",
        say("cli-heading-usage"),
        say("cli-heading-commands"),
        heading_options
    );
    let verb_template = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{}:\n{{positionals}}\n\n{}:\n{{options}}\n",
        say("cli-heading-usage"),
        say("cli-heading-arguments"),
        heading_options
    );
    let mut command = Command::new("jig")
        .about(say("cli-about"))
        .after_help(say("cli-wrong-use"))
        .version(env!("CARGO_PKG_VERSION"))
        .styles(Styles::plain())
        .help_template(template)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_value_name(say("cli-value-command"))
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help).help(say("cli-arg-help")).global(true))
        .arg(Arg::new("version").long("version").short('V').action(ArgAction::Version).help(say("cli-arg-version")))
        .arg(Arg::new("about").long("about").action(ArgAction::SetTrue).help(say("cli-arg-about")))
        .arg(global_value("lang", &say("cli-arg-lang")).value_parser(["en", "ru"]).hide_possible_values(true))
        .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).global(true).help(say("cli-arg-json")))
        .arg(global_value("desk", &say("cli-arg-desk")).value_parser(value_parser!(PathBuf)));
    for verb in VERBS {
        let mut sub = Command::new(verb.name)
            .about(say(&format!("cli-verb-{}", verb.name)))
            .help_template(&verb_template)
            .disable_help_flag(true);
        for argument in verb.arguments {
            sub = sub.arg(build_argument(argument, &say));
        }
        command = command.subcommand(sub);
    }
    command
}

fn global_value(id: &'static str, help: &str) -> Arg {
    Arg::new(id).long(id).global(true).value_name(id.to_uppercase()).help(help.to_owned())
}

/// Options whose value is a place: one south of the equator begins with a sign, and is no option.
const PLACES: [&str; 3] = ["near", "around", "reconcile"];

fn build_argument(argument: &Argument, say: &dyn Fn(&str) -> String) -> Arg {
    let (Required(id)
    | Optional(id)
    | OptionalSaid(id, _)
    | Rest(id)
    | Opt(id)
    | OptionSaid(id, _)
    | Repeated(id)
    | Flag(id)) = argument;
    let sentence = if let OptionSaid(_, sentence) | OptionalSaid(_, sentence) = argument { sentence } else { id };
    let arg = Arg::new(*id).help(say(&format!("cli-arg-{sentence}"))).value_name(id.to_uppercase());
    match argument {
        Required(_) => arg.required(true),
        Optional(_) | OptionalSaid(..) => arg,
        Rest(_) => arg.num_args(0..).action(ArgAction::Append),
        Opt(_) | OptionSaid(..) => arg.long(*id).allow_hyphen_values(PLACES.contains(id)),
        Repeated(_) => arg.long(*id).action(ArgAction::Append),
        Flag(_) => arg.long(*id).action(ArgAction::SetTrue),
    }
}

/// A usage error as a failure with our own words; `None` where help or the version was asked for.
#[must_use]
pub fn explain(error: &clap::Error) -> Option<Failure> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let argument = ("argument", context(ContextKind::InvalidArg));
    let (code, arguments) = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::MissingRequiredArgument => ("cli-usage-missing", vec![argument]),
        ErrorKind::InvalidSubcommand => ("cli-usage-command", vec![("found", context(ContextKind::InvalidSubcommand))]),
        ErrorKind::MissingSubcommand => ("cli-usage-no-command", Vec::new()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            ("cli-usage-value", vec![argument, ("value", context(ContextKind::InvalidValue))])
        }
        ErrorKind::UnknownArgument
        | ErrorKind::NoEquals
        | ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::ArgumentConflict
        | ErrorKind::InvalidUtf8
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => ("cli-usage-unknown", vec![argument]),
    };
    Some(Failure::new(USAGE, code, arguments))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::phrases::Locale;

    #[test]
    fn every_sentence_of_the_help_is_in_both_catalogues() {
        for locale in [Locale::En, Locale::Ru] {
            let command = command(&Phrases::new(locale));
            let mut texts = vec![command.get_about().map(ToString::to_string)];
            for sub in command.get_subcommands() {
                texts.push(sub.get_about().map(ToString::to_string));
                texts.extend(sub.get_arguments().map(|arg| arg.get_help().map(ToString::to_string)));
            }
            for text in texts {
                let text = text.unwrap_or_default();
                assert!(!text.is_empty() && !text.starts_with("cli-"), "{locale:?}: `{text}`");
            }
        }
    }

    #[test]
    fn the_command_tree_is_sound() {
        command(&Phrases::new(Locale::En)).debug_assert();
    }

    #[test]
    fn a_usage_error_is_said_in_russian() {
        let phrases = Phrases::new(Locale::Ru);
        let error = command(&phrases).try_get_matches_from(["jig", "verfy"]).unwrap_err();
        let said = explain(&error).unwrap().sentence(&phrases);
        assert!(said.contains("verfy"));
        assert!(said.chars().any(|letter| ('а'..='я').contains(&letter)));
    }
}
