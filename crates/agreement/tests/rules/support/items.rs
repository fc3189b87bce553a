//! Bodies that no rule has anything against, and the usual courses of business.
use super::{Scenario, instant, post, window};
use jig_agreement::edition::{DayBefore, Edition, SettingFault, SettingReading};
use jig_agreement::identity::{Author, Language, NationalReference, Post, RecordHash, Side};
use jig_agreement::records::{
    Acknowledgement, Area, AreaClass, AreaNotice, AreaSet, Body, CategoryLabel, CeasefireReport, CeasefireState,
    CommonUnderstanding, Consent, EntryKey, FinalNotice, Information, NationalStatement, PlaceStatement, Plan,
    ProposedReading, Question, ReadBack, ReadBackAnswer, Release, SettingChange, Subject,
};
use jig_agreement::register::ClauseId;
use spacetime::{LatLonBox, Position, Script, Span, Window, format_dms};

pub(crate) fn reference(text: &str) -> NationalReference {
    NationalReference::new(text.to_owned()).unwrap()
}

pub(crate) fn information(text: &str) -> Body {
    Body::Information(Information {
        subject: Subject::Mutual,
        heading: "List".to_owned(),
        text: text.to_owned(),
        attachments: Vec::new(),
    })
}

pub(crate) fn ceasefire(state: CeasefireState) -> Body {
    Body::CeasefireReport(CeasefireReport { state, text: "words".to_owned() })
}

/// Another shortest lead before an execution (AMB-01): a day instead of half of one.
pub(crate) fn setting() -> Body {
    let day_before = super::edition::edition().settings.day_before;
    setting_change("AMB-01", Ok(SettingReading::DayBefore(DayBefore { min_lead: Span::from_hours(24), ..day_before })))
}

pub(crate) fn setting_change(setting: &str, read: Result<SettingReading, SettingFault>) -> Body {
    let reading = ProposedReading { text: "{}".to_owned(), read };
    Body::SettingChange(SettingChange { setting: setting.to_owned(), reading, reason: "trial".to_owned() })
}

/// A box of so many hundredths of a degree, from 36 N 37 E eastwards; 0.1 degree is about 100 square kilometres.
pub(crate) fn footprint(east_hundredths: i32) -> LatLonBox {
    let west = 370_000_000 + east_hundredths * 100_000;
    LatLonBox::from_e7(360_000_000, west, 360_500_000, west + 500_000).unwrap()
}

pub(crate) fn area_set() -> Body {
    Body::AreaSet(AreaSet {
        areas: vec![Area {
            label: "DA-01".to_owned(),
            class: AreaClass::Da1,
            extent: LatLonBox::from_e7(355_000_000, 365_000_000, 365_000_000, 380_000_000).unwrap(),
        }],
        drafts: None,
        in_force_from: instant("2016-09-12T00:00:00.000Z"),
    })
}

/// A national statement that holds for two days from now.
pub(crate) fn statement(scenario: &Scenario) -> NationalStatement {
    let term = Window::new(scenario.now, scenario.now.saturating_add(Span::from_hours(48))).unwrap();
    NationalStatement { decision: reference("N-1"), term }
}

pub(crate) fn release(scenario: &Scenario) -> Release {
    Release {
        reference: reference("A-ITEM-1"),
        category: CategoryLabel("cat-other".to_owned()),
        group: EntryKey::parse("group-x"),
        format: "item/1".to_owned(),
        vetted: statement(scenario),
        validated: statement(scenario),
        footprint: footprint(0),
        civilian_protection: "No dwelling within the footprint.".to_owned(),
        decision: reference("N-2"),
    }
}

/// A plan for the 14th of September, 07:00 to 10:00 UTC.
pub(crate) fn plan(item: RecordHash) -> Plan {
    Plan {
        item,
        window: window("2016-09-14T07:00:00.000Z", "2016-09-14T10:00:00.000Z"),
        footprint: footprint(0),
        method_class: "other".to_owned(),
        composition_band: "pair".to_owned(),
        external_channel: Some(reference("hotline 1")),
        format: "operation-notice/1".to_owned(),
    }
}

pub(crate) fn final_notice(plan: RecordHash) -> Body {
    Body::FinalNotice(FinalNotice { plan, execution: instant("2016-09-14T08:00:00.000Z") })
}

/// A place written in degrees, minutes and seconds.
pub(crate) fn place(latitude_e7: i32, longitude_e7: i32) -> PlaceStatement {
    let position = Position::from_e7(latitude_e7, longitude_e7).unwrap();
    PlaceStatement { name: "crossing".to_owned(), stated: format_dms(position, Script::Latin), position }
}

/// A notice of a place for the 14th of September, 06:00 to 12:00 UTC. Its extent has the footprint of the usual item in it; its place lies
/// outside that.
pub(crate) fn area_notice() -> AreaNotice {
    AreaNotice {
        place: place(360_250_000, 375_250_000),
        extent: LatLonBox::from_e7(360_000_000, 370_000_000, 360_500_000, 375_500_000).unwrap(),
        window: window("2016-09-14T06:00:00.000Z", "2016-09-14T12:00:00.000Z"),
        text: "Activity.".to_owned(),
        external_channel: Some(reference("hotline 1")),
    }
}

/// The same place, as the receiver writes it.
pub(crate) fn read_back(notice: RecordHash) -> Body {
    let position = Position::from_e7(360_250_000, 375_250_000).unwrap();
    let place =
        PlaceStatement {
            name: "перекрёсток".to_owned(), stated: format_dms(position, Script::Cyrillic), position
        };
    Body::ReadBack(ReadBack { notice, answer: ReadBackAnswer::Place(place) })
}

/// The clause under which a question is usually answered.
pub(crate) fn clause_of(question: Question) -> ClauseId {
    let id = match question {
        Question::CommonlyUnderstood => "TOR.2.a#2",
        Question::Actionable => "TOR.2.a.iii#1",
        Question::Plan => "TOR.2.a#7",
        Question::Areas => "APP.3.c",
        Question::Name => "TOR.1.d.iv",
        Question::Setting => "APP.9",
        Question::Lift => "TOR.1.d.iii",
        Question::Resume | Question::Ceasefire => "APP.8",
        Question::LateNotice => "TOR.2.c#2",
        // Each step has its own: `formation::step_clause`.
        Question::FormationStep => "APP.2#1",
        Question::Reset | Question::Continue => "AMB-08",
        Question::Register => "APP.10",
        Question::NoAction => "TOR.2.a#5",
        Question::Closing => "TOR.2.c.iv#1",
    };
    ClauseId::parse(id).unwrap()
}

/// One post's consent, read in the original, good for a month.
pub(crate) fn consent(scenario: &Scenario, side: Side, subject: RecordHash, question: Question) -> Consent {
    let of_entry = || {
        let entry = scenario.state.register_entry(scenario.state.fact(subject)?)?;
        Some(entry.content.clause())
    };
    Consent {
        subject,
        question,
        clause: super::formation::step_clause(scenario, subject)
            .or_else(of_entry)
            .unwrap_or_else(|| clause_of(question)),
        on_behalf_of: side,
        decision: Some(reference("N-3")),
        expires: scenario.now.saturating_add(Span::from_days(30)),
        read_in: Language::En,
        read_translation: None,
    }
}

impl Scenario {
    /// One post consents.
    pub(crate) fn consents(&mut self, author: Author, subject: RecordHash, question: Question) -> RecordHash {
        let body = Body::Consent(consent(self, author.node.side().unwrap(), subject, question));
        self.write(author, body)
    }

    /// A side's two posts consent.
    pub(crate) fn side_consents(&mut self, side: Side, subject: RecordHash, question: Question) {
        for second in [Post::Snr, Post::Legal] {
            let consent = self.consents(post(side, second), subject, question);
            self.accepted(consent);
        }
    }

    /// Both sides consent, and both receipt it.
    pub(crate) fn both_consent(&mut self, subject: RecordHash, question: Question) {
        for side in Side::BOTH {
            self.side_consents(side, subject, question);
        }
        self.receipts();
    }

    /// Information both ways, acknowledged both ways.
    pub(crate) fn exchange(&mut self) -> [RecordHash; 2] {
        let sent = Side::BOTH.map(|side| self.write(post(side, Post::Intelligence), information("First list.")));
        for (side, record) in Side::BOTH.into_iter().zip(sent) {
            let seen = Body::Acknowledgement(Acknowledgement { of: record });
            self.write(post(side.counterpart(), Post::Intelligence), seen);
        }
        sent
    }

    /// The areas, agreed and in force.
    pub(crate) fn areas(&mut self) -> RecordHash {
        let areas = self.write(post(Side::Alpha, Post::Snr), area_set());
        self.both_consent(areas, Question::Areas);
        assert!(self.is_in_effect(areas), "{:?}", self.effect(areas));
        areas
    }

    /// Exchange, common understanding and areas: everything a release needs.
    pub(crate) fn open_for_coordination() -> Self {
        Self::open_for_coordination_under(super::edition::edition())
    }

    /// The same under another edition.
    pub(crate) fn open_for_coordination_under(edition: Edition) -> Self {
        let mut scenario = Self::founded_under(edition);
        let set = commonly_understood(&mut scenario);
        scenario.both_consent(set, Question::CommonlyUnderstood);
        scenario.areas();
        scenario
    }

    /// A released item of alpha's in effect.
    pub(crate) fn released(&mut self) -> RecordHash {
        let item = self.write(post(Side::Alpha, Post::Snr), Body::Release(release(self)));
        self.accepted(item);
        self.receipts();
        assert!(self.is_in_effect(item), "{:?}", self.effect(item));
        item
    }

    /// An item that both call actionable.
    pub(crate) fn actionable(&mut self) -> RecordHash {
        let item = self.released();
        self.both_consent(item, Question::Actionable);
        self.located(item);
        item
    }

    /// A plan of alpha's, agreed by both.
    pub(crate) fn agreed_plan(&mut self) -> RecordHash {
        let item = self.actionable();
        let plan = self.write(post(Side::Alpha, Post::Snr), Body::Plan(plan(item)));
        self.supported(plan);
        self.both_consent(plan, Question::Plan);
        assert!(self.is_in_effect(plan), "{:?}", self.effect(plan));
        plan
    }

    /// A notice of a place that is no item's, read back as the same.
    pub(crate) fn read_back_notice(&mut self) -> RecordHash {
        let notice = self.write(post(Side::Alpha, Post::Operations), Body::AreaNotice(area_notice()));
        let read = self.write(post(Side::Bravo, Post::DutyOfficer), read_back(notice));
        self.accepted(read);
        notice
    }
}

/// The exchanged information as one set, not yet consented to.
pub(crate) fn commonly_understood(scenario: &mut Scenario) -> RecordHash {
    let mut information = scenario.exchange().to_vec();
    information.sort_unstable();
    scenario.write(post(Side::Alpha, Post::Snr), Body::CommonUnderstanding(CommonUnderstanding { information }))
}
