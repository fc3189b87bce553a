//! `jig init` and `jig key`: founding a group and making keys.
use super::{Context, Form, required, value};
use crate::founding::{Charter, Draw as _, GroupFiles, Layout, SystemDraw, found};
use crate::keyfile;
use crate::outcome::{Failure, HOLDS, USAGE, io_failure, read_file};
use agreement::identity::Digest;
use agreement::records::Purpose;
use clap::ArgMatches;
use ed25519_dalek::SigningKey;
use serde_json::json;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// The edition a new group works under when none is named.
const EDITION: &str = "jic-2016-09";

/// Founds a group in a folder.
///
/// # Errors
/// The folder is not empty, the edition is not there, a file cannot be written.
pub(crate) fn init(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let folder = PathBuf::from(required(arguments, "folder")?);
    let public = value(arguments, "public").map_or_else(|| folder.join("public"), PathBuf::from);
    let edition_bytes = edition_bytes(value(arguments, "edition").unwrap_or(EDITION), value(arguments, "editions"))?;
    let edition = wire::edition::parse(&edition_bytes).map_err(|error| Failure::could_not(&error))?;
    let purpose = purpose(value(arguments, "purpose").unwrap_or("training"))?;
    let at = match value(arguments, "clock") {
        Some(_) if purpose == Purpose::Live => {
            return Err(Failure::new(USAGE, "cli-init-live-clock", Vec::new()));
        }
        Some(text) => spacetime::parse_moment(text).map_err(|error| Failure::usage(&error))?.instant,
        None => crate::clock::read(),
    };
    let origin = value(arguments, "origin").map_or_else(|| format!("jig.example/{}", edition.id), str::to_owned);
    let edition_hash = Digest::from_bytes(*ledger::sha256(&edition_bytes).as_bytes());
    let charter = Charter { edition: &edition, edition_hash, origin: &origin, purpose, at };
    let mut draw = SystemDraw;
    let group = found(&charter, &mut draw).map_err(|error| Failure::could_not(&error))?;
    let layout = Layout { folder: &folder, public: &public, edition_bytes: &edition_bytes };
    let files = GroupFiles::write(&layout, &charter, &group, &mut draw).map_err(|error| Failure::could_not(&error))?;
    match context.form {
        Form::Json => context.json(&json!({
            "folder": folder,
            "origin": origin,
            "edition": edition.id,
            "configs": files.configs,
            "trust": files.trust,
        }))?,
        Form::Human => {
            let said = context.phrases.say(
                "cli-init-done",
                &[("folder", folder.display().to_string()), ("edition", edition.id.clone()), ("origin", origin)],
            );
            context.line(&said)?;
            for config in &files.configs {
                context.line(&format!("  jig-node run {}", config.display()))?;
            }
            let offline =
                context.phrases.say("cli-init-offline", &[("folder", folder.join("offline").display().to_string())]);
            context.line(&offline)?;
        }
    }
    Ok(HOLDS)
}

/// The bytes of an edition: from a folder where one is named, else one of those that came with the program.
fn edition_bytes(id: &str, folder: Option<&str>) -> Result<Vec<u8>, Failure> {
    match folder {
        Some(folder) => read_file(&Path::new(folder).join(format!("{id}.json"))),
        None => crate::editions::bytes(id).map(<[u8]>::to_vec).ok_or_else(|| crate::editions::unknown(id, USAGE)),
    }
}

fn purpose(text: &str) -> Result<Purpose, Failure> {
    match text {
        "live" => Ok(Purpose::Live),
        "exercise" => Ok(Purpose::Exercise),
        "training" => Ok(Purpose::Training),
        other => Err(Failure::new(
            USAGE,
            "cli-usage-value",
            vec![("argument", "--purpose".to_owned()), ("value", other.to_owned())],
        )),
    }
}

/// Makes an officer's key, or shows the public half of one.
///
/// # Errors
/// The file exists, cannot be written, or holds no key.
pub(crate) fn key(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let file = PathBuf::from(required(arguments, "file")?);
    let key = match required(arguments, "key-act")? {
        "new" => {
            let key = SigningKey::from_bytes(&SystemDraw.seed("officer"));
            let failed = |cause: std::io::Error| io_failure("cli-write-failed", &file, &cause);
            let options = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file);
            let mut handle = options.map_err(failed)?;
            handle
                .write_all(wire::keyfile::to_pem(&key.to_bytes()).as_bytes())
                .and_then(|()| handle.sync_all())
                .map_err(failed)?;
            key
        }
        "show" => keyfile::read(&file).map_err(|error| Failure::could_not(&error))?,
        other => {
            return Err(Failure::new(
                USAGE,
                "cli-usage-value",
                vec![("argument", "KEY-ACT".to_owned()), ("value", other.to_owned())],
            ));
        }
    };
    let public = crate::founding::public(&key).to_string();
    match context.form {
        Form::Json => context.json(&json!({ "public_key": public }))?,
        Form::Human => context.line(&public)?,
    }
    Ok(HOLDS)
}
