//! Events: that an aircraft may have been inside an area, as surely as the evidence says, with all that the statement rests on.
//!
//! An event is a statement about the past, made from a set of inputs, and its id is the digest of its content: the same inputs give
//! the same id on every node, in whatever order they came. What is learnt later makes another event, linked by
//! [`crate::revision`]; nothing is rewritten. Two officers make of a candidate what they find.

use crate::area::AreaClass;
use crate::correlate::{Claims, Correlation, Outcome, UrgentExempt};
use crate::digest::{Canonical, Digest};
use crate::flag::Flags;
use crate::grade::{Identity, Location, Standing, SubTest};
use crate::key::TrackKey;
use crate::leg::LegKind;
use crate::visit::Ended;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;
use spacetime::observation::SourceClass;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The digest of everything below.
    pub id: Digest,
    /// The thresholds it was judged by.
    pub config: Digest,
    /// The area.
    pub area: String,
    /// Its class.
    pub class: AreaClass,
    /// The version of the area.
    pub version: Digest,
    /// The leading track.
    pub track: TrackKey,
    /// First moment inside.
    pub from: Instant,
    /// Last moment inside.
    pub to: Instant,
    /// Why it has an end.
    pub ended: Ended,
    /// How the aircraft is held to have been inside.
    pub leg: LegKind,
    /// How sure it is where it was.
    pub location: Location,
    /// The comparisons behind that.
    pub location_tests: Vec<SubTest>,
    /// How sure it is who it was.
    pub identity: Identity,
    /// The comparisons behind that.
    pub identity_tests: Vec<SubTest>,
    /// What was said of who it was.
    pub claims: Claims,
    /// What speaks against the reports.
    pub flags: Flags,
    /// Who saw it.
    pub witnesses: Vec<Seen>,
    /// How many different people agree among them, by their owners (SG-32).
    pub spotters: usize,
    /// How it stands to the notices.
    pub correlation: Correlation,
    /// What becomes of it without any person.
    pub standing: Standing,
}

/// What one source saw of an event, by its class alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The track it kept.
    pub track: TrackKey,
    /// Its class.
    pub class: SourceClass,
    /// First moment inside.
    pub from: Instant,
    /// Last moment inside.
    pub to: Instant,
    /// The ids of its reports inside.
    pub reports: Vec<Digest>,
    /// How deep, millimetres.
    pub depth_mm: i64,
    /// With which deviation, millimetres.
    pub depth_sigma_mm: i64,
    /// Whether it agrees with the leading witness.
    pub agrees: crate::witness::Agreement,
}

impl Event {
    /// The event with its id, made from the rest.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        self.id = self.content_digest();
        self
    }

    /// The digest of its content; equal to the id for an event that nobody altered.
    #[must_use]
    pub fn content_digest(&self) -> Digest {
        let Self {
            id: _,
            config,
            area,
            class,
            version,
            track,
            from,
            to,
            ended,
            leg,
            location,
            location_tests,
            identity,
            identity_tests,
            claims,
            flags,
            witnesses,
            spotters,
            correlation,
            standing,
        } = self;
        let mut out = Canonical::new("jig-watch event 2");
        out.digest(config);
        out.text(area);
        out.text(class.code());
        out.digest(version);
        out.text(&track.text());
        out.number(from.as_millis());
        out.number(to.as_millis());
        out.number(*ended as i64);
        out.text(leg.code());
        out.text(location.code());
        tests_into(location_tests, &mut out);
        out.text(identity.code());
        tests_into(identity_tests, &mut out);
        claims_into(claims, &mut out);
        out.number(flags.iter().count() as i64);
        for flag in flags.iter() {
            out.text(flag.code());
        }
        out.number(witnesses.len() as i64);
        for seen in witnesses {
            seen_into(seen, &mut out);
        }
        out.number(*spotters as i64);
        correlation_into(correlation, &mut out);
        out.text(standing.code());
        out.finish()
    }
}

fn tests_into(tests: &[SubTest], out: &mut Canonical) {
    out.number(tests.len() as i64);
    for SubTest { name, value, threshold, held } in tests {
        out.text(name);
        out.number(*value);
        out.number(*threshold);
        out.number(*held as i64);
    }
}

fn claims_into(claims: &Claims, out: &mut Canonical) {
    let Claims { addresses, callsigns, mode_a, registrations, types } = claims;
    out.number(addresses.len() as i64);
    for address in addresses {
        out.number(i64::from(address.bits()));
        out.number(address.kind() as i64);
    }
    out.number(mode_a.len() as i64);
    for code in mode_a {
        out.number(i64::from(code.bits()));
    }
    for texts in [callsigns, registrations, types] {
        out.number(texts.len() as i64);
        for text in texts {
            out.text(text.as_str());
        }
    }
}

fn seen_into(seen: &Seen, out: &mut Canonical) {
    let Seen { track, class, from, to, reports, depth_mm, depth_sigma_mm, agrees } = seen;
    out.text(&track.text());
    out.text(class.code());
    out.number(from.as_millis());
    out.number(to.as_millis());
    out.number(reports.len() as i64);
    for report in reports {
        out.digest(report);
    }
    out.number(*depth_mm);
    out.number(*depth_sigma_mm);
    out.number(*agrees as i64);
}

fn correlation_into(correlation: &Correlation, out: &mut Canonical) {
    let Correlation { outcome, deviations, considered, link, is_urgent_exempt } = correlation;
    out.text(outcome.code());
    let notices: Vec<&str> = match outcome {
        Outcome::Matched(_) | Outcome::MatchedWithDeviation(_) | Outcome::Ambiguous(_) => outcome.notices(),
        Outcome::Unmatched => Vec::new(),
    };
    out.number(notices.len() as i64);
    for notice in notices {
        out.text(notice);
    }
    out.number(deviations.len() as i64);
    for deviation in deviations {
        out.text(deviation.kind.code());
        out.perhaps(deviation.size);
    }
    out.number(considered.len() as i64);
    for row in considered {
        out.text(&row.notice);
        out.digest(&row.digest);
        out.number(row.failed.len() as i64);
        for gate in &row.failed {
            out.text(gate.code());
        }
        out.perhaps(row.points.as_ref().map(crate::correlate::Points::total));
        for (item, points) in row.points.iter().flat_map(|points| &points.items) {
            out.text(item.code());
            out.number(*points);
        }
    }
    out.number(i64::from(link.is_some()));
    if let Some(link) = link {
        out.text(&link.track.text());
        for text in [&link.notice, &link.reason, &link.names[0], &link.names[1]] {
            out.text(text);
        }
    }
    out.number(i64::from(*is_urgent_exempt == UrgentExempt::Yes));
}
