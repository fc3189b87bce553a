//! The rows of the register, in the order of the document.
//!
//! Add a clause: one row here, one paraphrase in each catalogue (`clauses.ftl`), and its id in the test's own table.
//! Knows nothing of how a rule judges.
use super::Modality::{
    Absent, Bracketed, Commitment as M, CommitmentAndIntention, CommitmentAndProhibition, Intention as I,
    IntentionAndShould, Optional as O, OptionalAndIntention, Prohibition as X, Should as S, Unmarked,
};
use super::Section::{self, Ambiguities, Approach, Grounding, Operations, Organisation, Sources, TextDifferences};
use super::Status::{self, NotMachineCheckable, PartRule, RecordedDuty, Rule};
use super::Unjudgeable::{Commentary, NationalProcess, Reading};
use super::{Clause, ClauseId, Modality, Theme};

type Row = (&'static str, Modality, Status);

const TEXT_DIFFERENCES: [Row; 9] = [
    ("DIF-01", Unmarked, Rule),
    ("DIF-02", Unmarked, Rule),
    ("DIF-03", Unmarked, Rule),
    ("DIF-04", Unmarked, Rule),
    ("DIF-05", Unmarked, Rule),
    ("DIF-06", Unmarked, Rule),
    ("DIF-07", Unmarked, Rule),
    ("DIF-08", Unmarked, Rule),
    ("DIF-09", Unmarked, Rule),
];

const ORGANISATION: [Row; 16] = [
    ("TOR.0.1", M, Rule),
    ("TOR.0.2", M, Rule),
    ("TOR.0.3", I, Rule),
    ("TOR.0.4", M, Rule),
    ("TOR.0.5", M, Rule),
    ("TOR.0.6", M, Rule),
    ("TOR.1.a", I, RecordedDuty),
    ("TOR.1.b", I, RecordedDuty),
    ("TOR.1.c", Absent, Rule),
    ("TOR.1.d", I, Rule),
    ("TOR.1.d.i", I, Rule),
    ("TOR.1.d.ii", CommitmentAndIntention, Rule),
    ("TOR.1.d.iii", I, Rule),
    ("TOR.1.d.iv", IntentionAndShould, Rule),
    ("TOR.1.d.v", IntentionAndShould, Rule),
    ("TOR.1.d.vi", O, PartRule(Theme::Workstation)),
];

const OPERATIONS: [Row; 44] = [
    ("TOR.2.0#1", S, RecordedDuty),
    ("TOR.2.0#2", O, Rule),
    ("TOR.2.0#3", S, Rule),
    ("TOR.2.0#4", S, Rule),
    ("TOR.2.a#1", M, Rule),
    ("TOR.2.a#2", I, Rule),
    ("TOR.2.a#3", M, PartRule(Theme::Release)),
    ("TOR.2.a#4", S, Rule),
    ("TOR.2.a#5", S, Rule),
    ("TOR.2.a#6", M, Rule),
    ("TOR.2.a#7", CommitmentAndProhibition, Rule),
    ("TOR.2.a.i", M, Rule),
    ("TOR.2.a.ii#1", M, Rule),
    ("TOR.2.a.ii#2", M, Rule),
    ("TOR.2.a.ii#3", M, Rule),
    ("TOR.2.a.ii#4", O, Rule),
    ("TOR.2.a.ii#5", I, Rule),
    ("TOR.2.a.iii#1", X, Rule),
    ("TOR.2.a.iii#2", M, Rule),
    ("TOR.2.a.iii#3", X, Rule),
    ("TOR.2.b#1", O, Rule),
    ("TOR.2.b#2", M, Rule),
    ("TOR.2.b#3", S, Rule),
    ("TOR.2.b#4", Bracketed, Rule),
    ("TOR.2.c#1", M, Rule),
    ("TOR.2.c#2", S, Rule),
    ("TOR.2.c#3", M, Rule),
    ("TOR.2.c#4", O, Rule),
    ("TOR.2.c.i", M, Rule),
    ("TOR.2.c.ii#1", M, PartRule(Theme::SealedLocations)),
    ("TOR.2.c.ii#2", M, PartRule(Theme::SealedLocations)),
    ("TOR.2.c.ii#3", M, Rule),
    ("TOR.2.c.iii#1", I, Rule),
    ("TOR.2.c.iii#2", O, Rule),
    ("TOR.2.c.iii#3", O, Rule),
    ("TOR.2.c.iv#1", I, Rule),
    ("TOR.2.c.iv#2", I, Rule),
    ("TOR.2.c.v", OptionalAndIntention, Rule),
    ("TOR.2.d.i#1", O, Rule),
    ("TOR.2.d.i#2", O, Rule),
    ("TOR.2.d.ii#1", O, Rule),
    ("TOR.2.d.ii#2", O, Rule),
    ("TOR.2.d.ii#3", S, Rule),
    ("TOR.2.d.iii", O, Rule),
];

const GROUNDING: [Row; 10] = [
    ("TOR.3.0", I, Rule),
    ("TOR.3.a#1", M, Rule),
    ("TOR.3.a#2", M, Rule),
    ("TOR.3.a#3", S, Rule),
    ("TOR.3.a#4", M, Rule),
    ("TOR.3.b#1", X, Rule),
    ("TOR.3.b#2", O, Rule),
    ("TOR.3.c#1", M, Rule),
    ("TOR.3.c#2", M, Rule),
    ("TOR.3.c#3", M, Rule),
];

const APPROACH: [Row; 21] = [
    ("APP.0.1", M, Rule),
    ("APP.0.2", M, RecordedDuty),
    ("APP.0.3", M, Rule),
    ("APP.0.4", M, RecordedDuty),
    ("APP.1", M, Rule),
    ("APP.2#1", M, PartRule(Theme::Stewardship)),
    ("APP.2#2", M, Rule),
    ("APP.3.0", M, Rule),
    ("APP.3.a", M, Rule),
    ("APP.3.b", M, NotMachineCheckable(NationalProcess)),
    ("APP.3.c", M, Rule),
    ("APP.3.d1", M, Rule),
    ("APP.3.d2", M, Rule),
    ("APP.3.e", O, Rule),
    ("APP.4", M, RecordedDuty),
    ("APP.5", X, Rule),
    ("APP.6", M, RecordedDuty),
    ("APP.7", M, Rule),
    ("APP.8", M, Rule),
    ("APP.9", M, Rule),
    ("APP.10", M, Rule),
];

const SOURCES: [Row; 13] = [
    ("SRC.002.a", Unmarked, NotMachineCheckable(Commentary)),
    ("SRC.002.b", Unmarked, Rule),
    ("SRC.002.c", Unmarked, NotMachineCheckable(Commentary)),
    ("SRC.003.a", Unmarked, RecordedDuty),
    ("SRC.003.b", Unmarked, NotMachineCheckable(Commentary)),
    ("SRC.004.a", Unmarked, RecordedDuty),
    ("SRC.004.b", Unmarked, Rule),
    ("SRC.004.c", Unmarked, Rule),
    ("SRC.004.d", Unmarked, Rule),
    ("SRC.004.e", Unmarked, Rule),
    ("SRC.004.f", Unmarked, PartRule(Theme::GroundingWatch)),
    ("SRC.004.g", Unmarked, Rule),
    ("SRC.004.h", Unmarked, Rule),
];

const AMBIGUITIES: [Row; 23] = [
    ("AMB-01", Unmarked, Rule),
    ("AMB-02", Unmarked, Rule),
    ("AMB-03", Unmarked, Rule),
    ("AMB-04", Unmarked, Rule),
    ("AMB-05", Unmarked, Rule),
    ("AMB-06", Unmarked, Rule),
    ("AMB-07", Unmarked, Rule),
    ("AMB-08", Unmarked, Rule),
    ("AMB-09", Unmarked, Rule),
    ("AMB-10", Unmarked, Rule),
    ("AMB-11", Unmarked, RecordedDuty),
    ("AMB-12", Unmarked, Rule),
    ("AMB-13", Unmarked, Rule),
    ("AMB-14", Unmarked, Rule),
    ("AMB-15", Unmarked, Rule),
    ("AMB-16", Unmarked, Rule),
    ("AMB-17", Unmarked, Rule),
    ("AMB-18", Unmarked, Rule),
    ("AMB-19", Unmarked, Rule),
    ("AMB-20", Unmarked, Rule),
    ("AMB-21", Unmarked, NotMachineCheckable(Reading)),
    ("AMB-22", Unmarked, Rule),
    ("AMB-23", Unmarked, Rule),
];

const PARTS: [(Section, &[Row]); 7] = [
    (TextDifferences, &TEXT_DIFFERENCES),
    (Organisation, &ORGANISATION),
    (Operations, &OPERATIONS),
    (Grounding, &GROUNDING),
    (Approach, &APPROACH),
    (Sources, &SOURCES),
    (Ambiguities, &AMBIGUITIES),
];

/// How many clauses the register has.
pub(super) const COUNT: usize = {
    let mut count = 0;
    let mut parts: &[(Section, &[Row])] = &PARTS;
    while let [(_, rows), tail @ ..] = parts {
        count += rows.len();
        parts = tail;
    }
    count
};

/// The rows, numbered in the order of the document.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler: a bound that does not hold does not compile")]
#[expect(clippy::cast_possible_truncation, reason = "evaluated by the compiler, over a table of a few hundred rows")]
pub(super) const CLAUSES: [Clause; COUNT] = {
    let blank = Clause { id: ClauseId(0), text: "", section: TextDifferences, modality: Unmarked, status: Rule };
    let mut clauses = [blank; COUNT];
    let mut number = 0;
    let mut parts: &[(Section, &[Row])] = &PARTS;
    while let [(section, rows), parts_tail @ ..] = parts {
        let mut rest: &[Row] = rows;
        while let [(text, modality, status), tail @ ..] = rest {
            clauses[number] =
                Clause { id: ClauseId(number as u16), text, section: *section, modality: *modality, status: *status };
            number += 1;
            rest = tail;
        }
        parts = parts_tail;
    }
    clauses
};
