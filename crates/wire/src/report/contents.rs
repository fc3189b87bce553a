//! What stands in a report: both ledgers, cases of harm, what is overdue and was late, actions, the ground.
mod first_page;
mod public;

use super::{Cell, Period, Report, Section};
use crate::phrases::Phrases;
use crate::view::{self, local, short};
use agreement::identity::{Language, Node, Side};
use agreement::records::{Assessment, DamageReport, Register, RegisterContent};
use agreement::state::{ActionBasis, ActionView, Arrear, AsKnown, Cause, Fact, HarmCase, LedgerRow, State};
use spacetime::{CivilDate, Instant, TimeError, Zone};

struct Writer<'a> {
    state: &'a State,
    phrases: &'a Phrases,
    zone: Zone,
    /// First instant of the period.
    from: Instant,
    /// First instant after it.
    until: Instant,
    /// When the report is of: the end of the period, or the log's own time where that is earlier.
    at: Instant,
    days: [CivilDate; 2],
    /// Every action that is over or spoken of, as known at that time.
    actions: Vec<ActionView<'a>>,
    /// What was overdue at that time, and what was done late by then.
    arrears: Vec<Arrear>,
}

pub(super) fn of(state: &State, period: Period, day: CivilDate, phrases: &Phrases) -> Result<Report, TimeError> {
    let zone = state.edition().reference_zone;
    let first = period.first_day(day);
    let (from, until) = (zone.day_window(first)?.from(), zone.day_window(day)?.to());
    let at = state.now().min(until);
    let (actions, arrears) = (state.accounted_actions(at), state.arrears(at));
    let writer = Writer { state, phrases, zone, from, until, at, days: [first, day], actions, arrears };
    let sections = match period {
        Period::Daily => vec![
            writer.exceptions(),
            writer.position(),
            writer.ledgers(),
            writer.reports(),
            writer.cases(),
            writer.overdue(),
            writer.late(),
            writer.ground(),
        ],
        Period::Weekly => vec![
            writer.exceptions(),
            writer.position(),
            writer.effects(),
            writer.damage(),
            writer.ground(),
            writer.ledgers(),
            writer.reports(),
            writer.cases(),
            writer.overdue(),
            writer.late(),
            writer.without_agreement(),
        ],
        Period::Public => vec![writer.summary()],
    };
    let founding = state.founding();
    Ok(Report {
        language: phrases.locale().language(),
        banner: founding.and_then(|founding| view::banner(founding.purpose, phrases)),
        title: phrases
            .say(&format!("report-title-{}", period.name()), &[("from", first.to_string()), ("day", day.to_string())]),
        subtitle: phrases.say(
            // How much was written in a week is nobody's affair outside.
            if period == Period::Public { "report-subtitle-public" } else { "report-subtitle" },
            &[
                ("origin", founding.map_or_else(|| "–".to_owned(), |founding| founding.origin.clone())),
                ("edition", state.edition().id.clone()),
                ("time", local(writer.at, zone, phrases)),
                ("size", state.size().to_string()),
            ],
        ),
        sections,
    })
}

impl Writer<'_> {
    fn say(&self, code: &str) -> String {
        self.phrases.say(&format!("report-{code}"), &[])
    }

    fn own(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), language: None }
    }

    /// A text that a person wrote, in the language of its record.
    fn written(text: &str, fact: &Fact) -> Cell {
        Cell { text: text.to_owned(), language: Some(fact.language) }
    }

    fn known(&self) -> AsKnown {
        AsKnown::in_the_log(self.at)
    }

    /// A participant by the edition's label.
    fn side(&self, side: Side) -> String {
        self.state.edition().party(side).label.in_language(self.language()).to_owned()
    }

    fn node(&self, node: Node) -> String {
        node.side().map_or_else(|| self.say("centre"), |side| self.side(side))
    }

    fn language(&self) -> Language {
        self.phrases.locale().language()
    }

    fn section(&self, code: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Section {
        Section {
            heading: self.say(&format!("heading-{code}")),
            lines: Vec::new(),
            columns: columns.iter().map(|column| self.say(&format!("column-{column}"))).collect(),
            rows,
            empty: self.say("nothing"),
        }
    }

    fn time(&self, at: Instant) -> Cell {
        Self::own(local(at, self.zone, self.phrases))
    }

    fn falls_in(&self, at: Instant) -> bool {
        self.from <= at && at < self.until && at <= self.at
    }

    /// What binds when the report is made.
    fn position(&self) -> Section {
        let mut bound: Vec<_> = self.state.restraints().filter(|restraint| restraint.at <= self.at).collect();
        bound.retain(|restraint| restraint.lifted.is_none_or(|(_, at)| self.at < at));
        bound.sort_by_key(|restraint| restraint.index);
        let rows = bound
            .into_iter()
            .map(|restraint| {
                vec![
                    self.time(restraint.at),
                    Self::own(self.node(restraint.author.node)),
                    Self::own(self.cause(restraint.cause)),
                    Self::own(short(&restraint.record.to_string())),
                ]
            })
            .collect();
        self.section("position", &["time", "node", "what", "record"], rows)
    }

    fn cause(&self, cause: Cause) -> String {
        self.phrases.say(&format!("view-cause-{}", cause.name()), &[])
    }

    /// Both ledgers of the period, each with its own definitions.
    fn ledgers(&self) -> Section {
        let [first, last] = self.days;
        let rows = self.state.ledgers(first, last, self.known()).iter().map(|row| self.ledger_row(row)).collect();
        let (alpha, bravo) = (self.side(Side::Alpha), self.side(Side::Bravo));
        let mut section = self.section("ledgers", &["day-and-district"], rows);
        section.columns.extend([alpha, bravo, self.say("column-notes")]);
        section.lines.push(self.say("ledgers-never-averaged"));
        for line in self.state.register_lines(Register::ViolationDefinition, self.known()) {
            for version in line.versions.iter().filter(|version| version.standing.name() == "stated") {
                let RegisterContent::ViolationDefinition(definition) = &version.entry.content else { continue };
                let said = self.phrases.say(
                    "report-definition",
                    &[
                        ("side", self.node(version.fact.node())),
                        ("definition", short(&version.fact.record.to_string())),
                        ("text", definition.text.clone()),
                    ],
                );
                section.lines.push(said);
            }
        }
        section
    }

    fn ledger_row(&self, row: &LedgerRow<'_>) -> Vec<Cell> {
        let count = |side: Side| match row.counts.get(side) {
            None => Self::own(self.say("not-counted")),
            Some((_, count)) => Self::own(self.phrases.say(
                "report-counted",
                &[
                    ("count", view::count_range(count.counted)),
                    ("against", view::alleged(&count.against, self.phrases)),
                    ("definition", short(&count.definition.to_string())),
                ],
            )),
        };
        let notes: Vec<String> =
            row.notes.iter().map(|(fact, note)| format!("{}: {}", self.node(fact.node()), note.text)).collect();
        vec![Self::own(row.key.as_str()), count(Side::Alpha), count(Side::Bravo), Self::own(notes.join("; "))]
    }

    /// Reports of violations of the period, as their releasers show them.
    fn reports(&self) -> Section {
        let rows = self
            .state
            .of_kind(Register::ViolationReport.name())
            .filter(|fact| self.falls_in(fact.at))
            .filter_map(|fact| Some((fact, self.state.register_entry(fact)?)))
            .map(|(fact, entry)| {
                let acknowledged = self.state.acknowledgement_of(fact, self.known());
                vec![
                    self.time(fact.at),
                    Self::own(self.node(fact.node())),
                    Self::own(entry.key.as_str()),
                    Self::written(&view::entry_text(&entry.content, self.zone, self.phrases), fact),
                    acknowledged.map_or_else(|| Self::own(self.say("not-acknowledged")), |at| self.time(at)),
                ]
            })
            .collect();
        let mut section = self.section("reports", &["time", "node", "key", "report", "acknowledged"], rows);
        let recipient = self.state.edition().accountability.recipient.in_language(self.language()).to_owned();
        section.lines.push(self.phrases.say("report-recipient", &[("recipient", recipient)]));
        section
    }

    /// Every case, with the answer of each side and the hours it took.
    fn cases(&self) -> Section {
        let rows = self.state.harm_cases(self.known()).iter().map(|case| self.case_row(case)).collect();
        let mut section = self.section("cases", &["case", "opened", "stage", "killed", "injured"], rows);
        section.columns.extend([self.side(Side::Alpha), self.side(Side::Bravo), self.say("column-finding-due")]);
        section.lines.push(self.say("cases-any-allegation"));
        section.lines.push(self.say("cases-not-for-publication"));
        section
    }

    fn case_row(&self, case: &HarmCase<'_>) -> Vec<Cell> {
        let answer = |side: Side| {
            let said = self.say(&format!("answer-{}", case.answers.get(side).name()));
            Self::own(match case.hours_to_finding.get(side) {
                None => said,
                Some(hours) => {
                    self.phrases.say("report-answer-after", &[("answer", said), ("hours", hours.to_string())])
                }
            })
        };
        vec![
            Self::own(case.key.as_str()),
            self.time(case.opened_at),
            Self::own(self.say(&format!("stage-{}", case.stage.name()))),
            Self::own(view::count_range(case.killed)),
            Self::own(view::count_range(case.injured)),
            answer(Side::Alpha),
            answer(Side::Bravo),
            case.finding_due.map_or_else(|| Self::own("–"), |due| self.time(due)),
        ]
    }

    /// What each side owes.
    fn overdue(&self) -> Section {
        self.arrears("overdue", |arrear| arrear.done.is_none())
    }

    /// What each side did late within the period.
    fn late(&self) -> Section {
        self.arrears("late", |arrear| arrear.done.is_some_and(|done| self.falls_in(done)))
    }

    /// One side after the other, in the order in which sides are always listed, then the recipient.
    fn arrears(&self, code: &str, counts: impl Fn(&Arrear) -> bool) -> Section {
        let owed_by = |side: Option<Side>| self.arrears.iter().filter(move |arrear| arrear.side == side);
        let rows = [Some(Side::Alpha), Some(Side::Bravo), None]
            .into_iter()
            .flat_map(owed_by)
            .filter(|arrear| counts(arrear))
            .map(|arrear| {
                vec![
                    Self::own(arrear.side.map_or_else(|| self.say("recipient-short"), |side| self.side(side))),
                    Self::own(self.say(&format!("duty-{}", arrear.duty.name()))),
                    Self::own(arrear.key.clone().unwrap_or_else(|| short(&arrear.record.to_string()))),
                    self.time(arrear.due),
                    Self::own(arrear.hours(self.at).to_string()),
                ]
            })
            .collect();
        self.section(code, &["side", "duty", "of", "due", "hours"], rows)
    }

    /// What each node said of the ground within the period.
    fn ground(&self) -> Section {
        let mut facts: Vec<&Fact> =
            self.state.of_kind(Register::GroundSituation.name()).filter(|fact| self.falls_in(fact.at)).collect();
        facts.sort_by_key(|fact| fact.index);
        let rows = facts
            .into_iter()
            .filter_map(|fact| {
                let RegisterContent::GroundSituation(situation) = &self.state.register_entry(fact)?.content else {
                    return None;
                };
                Some(vec![
                    self.time(fact.at),
                    Self::own(self.node(fact.node())),
                    Self::written(&situation.district, fact),
                    Self::written(&situation.text, fact),
                ])
            })
            .collect();
        self.section("ground", &["time", "node", "district", "situation"], rows)
    }

    /// Effects as each side states them of its own actions that ended or were assessed within the period.
    fn effects(&self) -> Section {
        let rows = self.of_period().map(|view| self.effect_row(view)).collect();
        self.section("effects", &["side", "action", "ended", "effects"], rows)
    }

    fn of_period(&self) -> impl Iterator<Item = &ActionView<'_>> {
        self.actions.iter().filter(|view| {
            let said = view.assessment.map(|(fact, _)| fact.at);
            self.falls_in(view.action.ended_at) || said.is_some_and(|at| self.falls_in(at))
        })
    }

    fn effect_row(&self, view: &ActionView<'_>) -> Vec<Cell> {
        let effects = match view.assessment {
            Some((fact, Assessment { effects, .. })) => Self::written(effects, fact),
            None if view.due.is_some() => Self::own(self.say("assessment-due")),
            None => Self::own(self.say("assessment-welcome")),
        };
        vec![
            Self::own(self.side(view.action.side)),
            Self::own(short(&view.action.record.to_string())),
            self.time(view.action.ended_at),
            effects,
        ]
    }

    /// Both sides' reports of damage on the actions of the period: two columns, never one.
    fn damage(&self) -> Section {
        let told = |view: &ActionView<'_>, side: Side| match view.damage.get(side) {
            None => Self::own("–"),
            Some((fact, report)) => Self::written(&self.released(report), fact),
        };
        let rows = self
            .of_period()
            .filter(|view| view.damage.iter().any(|(_, report)| report.is_some()))
            .map(|view| {
                vec![
                    Self::own(self.side(view.action.side)),
                    Self::own(short(&view.action.record.to_string())),
                    told(view, Side::Alpha),
                    told(view, Side::Bravo),
                ]
            })
            .collect();
        let mut section = self.section("damage", &["side", "action"], rows);
        for side in Side::BOTH {
            section.columns.push(self.phrases.say("report-column-seen-by", &[("side", self.side(side))]));
        }
        section
    }

    /// The parts of a report of damage that are released; for the others, that they are not.
    fn released(&self, report: &DamageReport) -> String {
        let parts = [&report.damage, &report.effect, &report.civilian_harm];
        let mut texts: Vec<String> = parts.into_iter().flatten().cloned().collect();
        texts.extend(report.grade.map(view::grade));
        if !report.withheld().is_empty() {
            texts.push(self.phrases.say("accountability-collected-not-released", &[]));
        }
        texts.join("; ")
    }

    /// Actions that rest on no agreement of both and on no exception (TOR.2.a#7, APP.5).
    fn without_agreement(&self) -> Section {
        let rows = self
            .actions
            .iter()
            .filter(|view| view.basis == ActionBasis::None)
            .map(|view| {
                vec![
                    Self::own(self.side(view.action.side)),
                    Self::own(short(&view.action.record.to_string())),
                    self.time(view.action.began_at),
                ]
            })
            .collect();
        self.section("without-agreement", &["side", "action", "began"], rows)
    }
}
