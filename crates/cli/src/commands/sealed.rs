//! `jig seal` and `jig unseal`: precise details, from one headquarters to the other. The words come in on the standard input or from a
//! file of the officer's own, and go out on the standard output; between the two they stand in no file, no record and no log.
use super::office::{Office, typed};
use super::{Context, Form, required, value};
use crate::age::Identity;
use crate::draft::SEALED_PARTS;
use crate::founding::SystemDraw;
use crate::outcome::{COULD_NOT, Failure, HOLDS, read_text};
use crate::sealing::{self, Named, Sealed, SealedOutside};
use crate::tabletop::script::Field;
use agreement::identity::{Author, Language, Node, RecordHash, Side};
use agreement::records::{
    Body, Disclosure, OutsidePost, RegisterContent, SealedLocation, SealedPlace, SealingKey, Via,
};
use clap::ArgMatches;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

/// More than any details have.
const INPUT_BYTES_MAX: u64 = 64 * 1024;

/// Seals the details of an item or plan to the other headquarters and files the record of it.
///
/// # Errors
/// No such record, no sealing key, nothing to seal, or the node cannot be reached.
pub(super) fn seal(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    office.print_banner(context)?;
    let of = office.find(required(arguments, "record")?)?;
    let side =
        office.desk.author.node.side().ok_or_else(|| Failure::new(COULD_NOT, "cli-sealing-centre", Vec::new()))?;
    let text = details(arguments)?;
    let place = hand_in(&office, &text, &[side.counterpart()])?;
    let body = Body::SealedLocation(SealedLocation { of, sealed: place });
    file(&office, body, "sealed-location", context)
}

/// What the officer typed, or the file that is named.
pub(super) fn details(arguments: &ArgMatches) -> Result<String, Failure> {
    if let Some(file) = value(arguments, "from") {
        return read_text(Path::new(file));
    }
    let mut text = String::new();
    std::io::stdin()
        .take(INPUT_BYTES_MAX)
        .read_to_string(&mut text)
        .map_err(|cause| crate::outcome::io_failure("cli-read-failed", Path::new("-"), &cause))?;
    Ok(text)
}

/// Seals a text to sides and hands the bytes to the node, for them and nobody else.
pub(super) fn hand_in(office: &Office, text: &str, sides: &[Side]) -> Result<SealedPlace, Failure> {
    let mut to: Vec<(Side, SealingKey)> = Vec::new();
    for side in sides {
        let none = || Failure::new(COULD_NOT, "cli-sealing-no-key", vec![("side", side.name().to_owned())]);
        to.push((*side, office.sealing_key(*side)?.ok_or_else(none)?));
    }
    let Sealed { place, bytes } =
        sealing::seal(text, &to, "sealed", &mut SystemDraw).map_err(|error| Failure::usage(&error))?;
    let nodes: Vec<Node> = sides.iter().map(|side| Node::Headquarters(*side)).collect();
    office.door.put_attachment(place.attachment, &bytes, &nodes)?;
    Ok(place)
}

/// Seals the parts of a report that name a file of the officer's own, each to the post outside both sides that is chosen for it, and
/// puts what the record says of them in their place. The words stand in no field. Gives the sealed bytes, for [`hand_in_parts`] once the
/// record can be written.
pub(super) fn seal_parts(office: &Office, fields: &mut BTreeMap<String, Field>) -> Result<Vec<SealedOutside>, Failure> {
    let mut sealed = Vec::new();
    for part in SEALED_PARTS {
        let Some(file) = fields.remove(part.sealed) else { continue };
        let post = part.chosen(fields).ok_or_else(|| Failure::usage(&part.no_post()))?;
        let none = || Failure::new(COULD_NOT, "cli-sealing-no-outside-key", vec![("post", post.name().to_owned())]);
        let key = office.outside_sealing_key(post)?.ok_or_else(none)?;
        let text = read_text(Path::new(&file.text))?;
        let part_sealed = sealing::seal_outside(&text, post, &key, part.sealed, &mut SystemDraw)
            .map_err(|error| Failure::usage(&error))?;
        part.fill(fields, file.line, &part_sealed.words);
        sealed.push(part_sealed);
    }
    Ok(sealed)
}

/// Hands the sealed parts of a report to the node. Before the record is known to be one, bytes would lie there that nothing names.
pub(super) fn hand_in_parts(office: &Office, parts: &[SealedOutside]) -> Result<(), Failure> {
    for SealedOutside { words, bytes } in parts {
        office.door.put_attachment(words.attachment, bytes, &[Node::Centre])?;
    }
    Ok(())
}

/// Files a record of the desk's officer with the clauses its kind acts under.
pub(super) fn file(office: &Office, body: Body, kind: &str, context: &mut Context<'_>) -> Result<u8, Failure> {
    let clauses = crate::draft::default_clauses(&body);
    let language: Language = office.desk.language;
    let record = office.headed(body, language, Vec::new(), Via::Group, clauses)?;
    office.file(&record, &[], context)?.end(kind, context)
}

/// Opens what a record carries sealed to this desk, says so in the log, and shows it.
///
/// # Errors
/// No such record, nothing sealed in it, sealed to others, no sealing key at this desk, bytes that are not the record's.
pub(super) fn unseal(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    office.print_banner(context)?;
    let record = office.find(required(arguments, "record")?)?;
    let sealed = sealed_in(&office, record)?;
    if sealed.is_empty() {
        return Err(Failure::new(COULD_NOT, "cli-unseal-nothing", vec![("record", record.to_string())]));
    }
    let own: Vec<&Found> = sealed.iter().filter(|found| found.is_for(office.desk.author)).collect();
    if own.is_empty() {
        return Err(Failure::new(COULD_NOT, "cli-unseal-for-others", vec![("record", record.to_string())]));
    }
    let desk = context.desk.clone().unwrap_or_default();
    let identity = read_identity(&desk.join("sealing.key"))?;
    let mut texts = Vec::new();
    for found in own {
        let bytes = office.door.get_bytes(&format!("/v1/attachments/{}", found.named.attachment))?;
        texts.push((
            found.part,
            sealing::open(found.named, &bytes, &identity).map_err(|error| Failure::does_not_hold(&error))?,
        ));
    }
    if let Some(file) = value(arguments, "own-place") {
        let opened = texts.iter().map(|(_, text)| text.as_str()).collect::<String>();
        return read_back(&office, record, &opened, &read_text(Path::new(file))?, context);
    }
    // Who opened what stands in the log before it is shown.
    let seen = record.to_string();
    let opened = office.draft("acknowledgement", typed(&[("of", &seen)]))?;
    office.hand_in(&opened, &[])?;
    match context.form {
        Form::Json => {
            let mut document = serde_json::Map::from_iter([("record".to_owned(), json!(seen))]);
            document.extend(texts.into_iter().map(|(part, text)| (part.to_owned(), json!(text))));
            context.json(&serde_json::Value::Object(document))?;
        }
        Form::Human => {
            let said = context.say("cli-unseal-shown");
            context.note(&said);
            let is_alone = texts.len() == 1;
            for (part, text) in texts {
                if !is_alone {
                    let named = context.say(&format!("cli-unseal-part-{part}"));
                    context.line(&named)?;
                }
                context.line(&text)?;
            }
        }
    }
    Ok(HOLDS)
}

/// Compares what was opened with the own representation of the place, which was written before it was seen, and files what came of it.
/// Neither place is shown or leaves the desk; the salt of the commitment is kept with the own one.
fn read_back(
    office: &Office,
    record: RecordHash,
    opened: &str,
    own: &str,
    context: &mut Context<'_>,
) -> Result<u8, Failure> {
    let tolerance_m = office.desk.edition.geometry.read_back_tolerance_m;
    let notice = record.to_string();
    let compared = sealing::compare(opened, own, tolerance_m, "read-back", &mut SystemDraw);
    let draft = match &compared {
        None => office.draft("read-back", typed(&[("notice", notice.as_str()), ("place", "cannot tell")]))?,
        Some(compared) => {
            let commitment = compared.commitment.to_string();
            let fields =
                [("notice", notice.as_str()), ("found", compared.found.name()), ("commitment", commitment.as_str())];
            office.draft("read-back", typed(&fields))?
        }
    };
    if let Some(compared) = &compared {
        let said = context.phrases.say("cli-unseal-salt", &[("salt", compared.salt.clone())]);
        context.note(&said);
    }
    office.file(&draft, &[], context)?.end("read-back", context)
}

/// Something that a record carries sealed.
struct Found {
    /// What it is, as a key of the document.
    part: &'static str,
    named: Named,
    to: To,
}

enum To {
    Sides(Vec<Side>),
    Outside(OutsidePost),
}

impl Found {
    /// Whether a desk is among those that it is sealed to: a headquarters' own, or the post's.
    fn is_for(&self, desk: Author) -> bool {
        match &self.to {
            To::Sides(sides) => desk.node.side().is_some_and(|side| sides.contains(&side)),
            To::Outside(post) => desk == post.author(),
        }
    }

    fn place(place: &SealedPlace) -> Self {
        let to = To::Sides(place.to.iter().map(|addressee| addressee.side).collect());
        Self { part: "details", named: place.into(), to }
    }

    fn disclosed(part: &'static str, disclosure: &Disclosure) -> Option<Self> {
        match disclosure {
            Disclosure::Sealed(words) => Some(Self { part, named: words.into(), to: To::Outside(words.to) }),
            Disclosure::NotGiven | Disclosure::Clear(_) => None,
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "three kinds carry something sealed; any other carries nothing")]
fn sealed_in(office: &Office, record: RecordHash) -> Result<Vec<Found>, Failure> {
    let view = office.record(record)?;
    let decoded = wire::record::decode(view.payload.as_bytes()).map_err(|error| Failure::could_not(&error))?;
    Ok(match decoded.body {
        Body::SealedLocation(location) => vec![Found::place(&location.sealed)],
        Body::ProtectedEntry(entry) => entry.sealed.iter().map(Found::place).collect(),
        Body::Register(entry) => match entry.content {
            RegisterContent::HarmReport(report) => {
                let parts = [("identity", &report.identity), ("place", &report.exact_place)];
                parts.into_iter().filter_map(|(part, disclosure)| Found::disclosed(part, disclosure)).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    })
}

/// The sealing key of a desk; a file that others may read is refused, and nothing of it ever stands in an error.
fn read_identity(file: &Path) -> Result<Identity, Failure> {
    let named = || vec![("file", file.display().to_string())];
    let mode = std::fs::metadata(file)
        .map_err(|_| Failure::new(COULD_NOT, "cli-unseal-no-key", named()))?
        .permissions()
        .mode();
    if mode & 0o077 != 0 {
        let mut arguments = named();
        arguments.push(("mode", format!("{:04o}", mode & 0o7777)));
        return Err(Failure::new(COULD_NOT, "cli-key-open-to-others", arguments));
    }
    Identity::parse(read_text(file)?.trim()).map_err(|error| Failure::could_not(&error))
}
