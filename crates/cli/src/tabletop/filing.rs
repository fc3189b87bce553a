//! Turns a filing of a script into a record signed by its officers. Knows no stage and nothing of what comes of it.
use super::play::Cast;
use super::script::{Field, Filing};
use crate::draft::{self, Fields, Lookup};
use crate::founding::{Draw, sign};
use crate::outcome::{Failure, USAGE};
use crate::sealing::{self, Sealed, SealedOutside};
use agreement::identity::{Author, Digest, Language, Node, Post, PublicKey, RecordHash, Side};
use agreement::records::{Header, OutsidePost, Record, SealingKey, Via};
use ed25519_dalek::SigningKey;
use spacetime::Instant;
use std::collections::BTreeMap;

/// What a filing is made with.
pub(super) struct Pen<'a> {
    pub(super) cast: &'a Cast,
    pub(super) labels: &'a BTreeMap<String, RecordHash>,
    /// What the script sealed, as the desks that it went to know it once they opened it.
    pub(super) opened: &'a BTreeMap<RecordHash, String>,
    pub(super) now: Instant,
    /// How many records were filed before: with the author it makes each nonce another.
    pub(super) filed: u32,
}

impl Pen<'_> {
    /// A filing by one of its posts, cosigners included, and what goes with it sealed.
    ///
    /// # Errors
    /// A field cannot be read, a label or an officer is not there.
    pub(super) fn written(&self, filing: &Filing, author: Author, draw: &mut dyn Draw) -> Result<Written, Failure> {
        let mut fields: BTreeMap<String, Field> = filing.fields.iter().cloned().collect();
        let number = self.filed + 1;
        let mut attachments = Vec::new();
        if let Some(details) = fields.remove("details") {
            attachments.push(self.sealed(&details, number, &mut fields, draw)?);
        }
        if let Some(own) = fields.remove("own-place") {
            self.compared(&own, number, &mut fields, draw)?;
        }
        for part in draft::SEALED_PARTS {
            attachments.extend(self.sealed_part(part, number, &mut fields, draw)?);
        }
        let cosigners = match fields.remove("cosigned-by") {
            None => Vec::new(),
            Some(field) => field.text.split(',').filter_map(|name| Post::parse(name.trim())).collect(),
        };
        let language = match fields.remove("lang") {
            Some(field) => Language::parse(&field.text).unwrap_or(Language::En),
            None => author.node.side().map_or(Language::En, |side| self.cast.edition.party(side).language),
        };
        let references = match fields.remove("refs") {
            None => Vec::new(),
            Some(field) => self.references(&field)?,
        };
        let via = match fields.remove("via") {
            None => Via::Group,
            Some(field) => draft::read_via(&field).map_err(|error| Failure::usage(&error))?,
        };
        let lookup = Known { labels: self.labels, cast: self.cast };
        let body =
            draft::body(&filing.kind, author, Fields::new(&fields, &lookup)).map_err(|error| Failure::usage(&error))?;
        let header = Header {
            edition: self.cast.edition.id.clone(),
            rules: agreement::RULES_VERSION,
            author,
            made_at: self.now,
            nonce: draw.nonce(&format!("record {} {} {}", self.filed + 1, author.node.name(), author.post.name())),
            references,
            language,
            via,
            clauses: draft::default_clauses(&body),
        };
        let mut keys = vec![self.key(author)?];
        for cosigner in cosigners {
            keys.push(self.key(Author { node: author.node, post: cosigner })?);
        }
        let envelope = sign(&Record { header, body }, &keys).map_err(|error| Failure::could_not(&error))?;
        Ok(Written { envelope, attachments })
    }

    /// Seals the words of `details` to the sides of `to`, and puts their hash and commitment into the fields instead.
    fn sealed(
        &self,
        details: &Field,
        number: u32,
        fields: &mut BTreeMap<String, Field>,
        draw: &mut dyn Draw,
    ) -> Result<Attached, Failure> {
        let names = fields.get("to").map(|field| field.text.as_str()).unwrap_or_default();
        let sides = Side::BOTH.into_iter().filter(|side| names.split(',').any(|name| name.trim() == side.name()));
        let to: Vec<(Side, SealingKey)> =
            sides.filter_map(|side| Some((side, self.cast.keys.sides.get(&side)?.clone()))).collect();
        let label = format!("sealed {number}");
        let Sealed { place, bytes } =
            sealing::seal(&details.text, &to, &label, draw).map_err(|error| Failure::usage(&error))?;
        for (name, text) in [("attachment", place.attachment.to_string()), ("commitment", place.commitment.to_string())]
        {
            fields.insert(name.to_owned(), Field { line: details.line, text });
        }
        let to = to.into_iter().map(|(side, _)| Node::Headquarters(side)).collect();
        Ok(Attached { name: place.attachment, bytes, to })
    }

    /// Compares the place that a read-back opens with the own one, and puts what came of it into the fields instead.
    fn compared(
        &self,
        own: &Field,
        number: u32,
        fields: &mut BTreeMap<String, Field>,
        draw: &mut dyn Draw,
    ) -> Result<(), Failure> {
        let notice = fields.get("notice").map(|field| field.text.as_str()).unwrap_or_default();
        let opened = self.opened.get(&labelled(self.labels, notice, own.line)?).map(String::as_str).unwrap_or_default();
        let tolerance_m = self.cast.edition.geometry.read_back_tolerance_m;
        let mut put = |name: &str, text: String| fields.insert(name.to_owned(), Field { line: own.line, text });
        match sealing::compare(opened, &own.text, tolerance_m, &format!("read-back {number}"), draw) {
            None => {
                put("place", "cannot tell".to_owned());
            }
            Some(compared) => {
                put("found", compared.found.name().to_owned());
                put("commitment", compared.commitment.to_string());
            }
        }
        Ok(())
    }

    /// Seals the words of a part of a report to the post outside both sides that is chosen for it.
    fn sealed_part(
        &self,
        part: &draft::SealedPart,
        number: u32,
        fields: &mut BTreeMap<String, Field>,
        draw: &mut dyn Draw,
    ) -> Result<Option<Attached>, Failure> {
        let Some(typed) = fields.remove(part.sealed) else { return Ok(None) };
        let chosen = part.chosen(fields).and_then(|post| Some((post, self.cast.keys.outside.get(&post)?)));
        let (post, key) = chosen.ok_or_else(|| Failure::usage(&part.no_post()))?;
        let label = format!("sealed {number} {}", part.sealed);
        let SealedOutside { words, bytes } =
            sealing::seal_outside(&typed.text, post, key, &label, draw).map_err(|error| Failure::usage(&error))?;
        part.fill(fields, typed.line, &words);
        Ok(Some(Attached { name: words.attachment, bytes, to: vec![Node::Centre] }))
    }

    /// The records that a header refers to, by label.
    fn references(&self, field: &Field) -> Result<Vec<RecordHash>, Failure> {
        let mut records: Vec<RecordHash> = field
            .text
            .split(',')
            .map(|name| labelled(self.labels, name.trim(), field.line))
            .collect::<Result<_, _>>()?;
        records.sort_unstable();
        Ok(records)
    }

    fn key(&self, author: Author) -> Result<SigningKey, Failure> {
        self.cast.officers.get(&(author.node, author.post)).cloned().ok_or_else(|| {
            let who = format!("{} {}", author.node.name(), author.post.name());
            Failure::new(USAGE, "cli-play-no-officer", vec![("who", who)])
        })
    }
}

/// A filing, ready to be handed in.
pub(super) struct Written {
    pub(super) envelope: Vec<u8>,
    /// What goes with it sealed; it is handed in first.
    pub(super) attachments: Vec<Attached>,
}

/// Sealed bytes and whom they are for.
pub(super) struct Attached {
    pub(super) name: Digest,
    pub(super) bytes: Vec<u8>,
    pub(super) to: Vec<Node>,
}

/// The record that a label stands for.
///
/// # Errors
/// None was filed under it.
pub(super) fn labelled(labels: &BTreeMap<String, RecordHash>, label: &str, line: usize) -> Result<RecordHash, Failure> {
    labels.get(label).copied().ok_or_else(|| {
        let arguments = vec![("line", line.to_string()), ("label", label.to_owned())];
        Failure::new(USAGE, "cli-play-no-record", arguments)
    })
}

struct Known<'a> {
    labels: &'a BTreeMap<String, RecordHash>,
    cast: &'a Cast,
}

impl Lookup for Known<'_> {
    fn record(&self, name: &str) -> Option<RecordHash> {
        self.labels.get(name).copied().or_else(|| RecordHash::parse_hex(name))
    }

    fn officer(&self, name: &str) -> Option<PublicKey> {
        let (node, post) = name.split_once(' ')?;
        let key = self.cast.officers.get(&(Node::parse(node)?, Post::parse(post.trim())?))?;
        Some(crate::founding::public(key))
    }

    fn sealing_key(&self, side: Side) -> Option<SealingKey> {
        self.cast.keys.sides.get(&side).cloned()
    }

    fn outside_sealing_key(&self, post: OutsidePost) -> Option<SealingKey> {
        self.cast.keys.outside.get(&post).cloned()
    }

    fn covering_cell_m(&self) -> u32 {
        self.cast.edition.geometry.covering_cell_m
    }
}
