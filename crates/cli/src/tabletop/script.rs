//! Reads tabletop scripts: plain text that a duty officer can read, write and sign off as an acceptance test.
//!
//! A script is lines. `at` sets the clock and says whether the moment is published or illustrative, `<node> <post> <kind>`
//! files a record with indented `field: value` lines under it, `expect` says what must then be seen, `calls` shows how far
//! a stop call has got, `level` what a statement of the level comes to, `report` the daily or weekly report, `cut` and `join` break and mend links, `--` narrates, `#` comments. It knows no record's meaning:
//! [`crate::draft`] does.
//!
//! ```text
//! at 17 Sep 2016 12:30 Damascus (illustrative)
//! alpha operations area-notice as N1
//!   place: Jabal Tharda
//! expect N1: held by TOR.1.d.iv
//! ```
use agreement::identity::{Node, Post};
use spacetime::CivilDate;
use wire::phrases::Coded;
use wire::report::Period;

/// A script, in order.
#[derive(Debug, PartialEq, Eq)]
pub struct Script {
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step and the line it starts on (from 1).
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// Line number.
    pub line: usize,
    /// What to do.
    pub action: Action,
}

/// What a step does.
#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    /// The edition under which the script is played; comes first.
    Edition(String),
    /// A line for the reader, printed as it stands; an empty one ends a paragraph.
    Narrate(String),
    /// Sets every node's clock.
    Clock(Moment),
    /// Files a record.
    File(Filing),
    /// Says what must be seen now.
    Expect(Expectation),
    /// Shows how far the stop call of that label has got, stage by stage.
    Calls(String),
    /// Shows what the statement of the level of that label comes to, metric by metric.
    Level(String),
    /// Shows the report of the period that ends with a local day, from the centre's log as it stands.
    Report(Period, CivilDate),
    /// Breaks the link between two nodes.
    Cut(Node, Node),
    /// Mends it.
    Join(Node, Node),
}

/// A moment, and where it is taken from.
#[derive(Debug, PartialEq, Eq)]
pub struct Moment {
    /// The text, read by `spacetime::parse_moment`.
    pub text: String,
    /// Its source, where the script says one.
    pub source: Option<Source>,
}

/// Where a moment is taken from, so that nobody takes the one for the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// From published accounts.
    Published,
    /// Our own; it shows how something works.
    Illustrative,
}

impl Source {
    const ALL: [Self; 2] = [Self::Published, Self::Illustrative];

    /// The word in a script.
    const fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Illustrative => "illustrative",
        }
    }

    /// The code of its word in the catalogues.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Published => "cli-play-published",
            Self::Illustrative => "cli-play-illustrative",
        }
    }
}

/// A record to be filed.
#[derive(Debug, PartialEq, Eq)]
pub struct Filing {
    /// Where.
    pub node: Node,
    /// By which posts: `snr+legal` files one record by each, with the same fields.
    pub posts: Vec<Post>,
    /// Kind of record, as in the bytes.
    pub kind: String,
    /// The name later lines use for it.
    pub label: Option<String>,
    /// Its fields, in the order in which they stand.
    pub fields: Vec<(String, Field)>,
}

/// One field's text and where it stands.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct Field {
    /// Line number, 0 where it does not come from a script.
    pub line: usize,
    /// The text, trimmed.
    pub text: String,
}

/// What must be seen of a record.
#[derive(Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The record's label; `last` is the one filed last.
    pub label: String,
    /// The node whose view is asked; every node's where none is named.
    pub node: Option<Node>,
    /// The state, for example `in effect`, `held`, `refused`.
    pub state: String,
    /// A clause, law, safeguard or limit that must be among the reasons.
    pub basis: Option<String>,
}

/// Why a script cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ScriptError {
    /// The first word starts no known step.
    #[error("line {line}: `{found}` starts no step")]
    UnknownStep {
        /// Line number.
        line: usize,
        /// The word found.
        found: String,
    },
    /// A step lacks a part.
    #[error("line {line}: expected {expected}")]
    Incomplete {
        /// Line number.
        line: usize,
        /// What was expected there: a word of the script language.
        expected: &'static str,
    },
    /// A name is none of the known ones.
    #[error("line {line}: `{found}` is no {expected}")]
    UnknownName {
        /// Line number.
        line: usize,
        /// What was expected: `node`, `post`, `source`, `period` or `day`.
        expected: &'static str,
        /// The word found.
        found: String,
    },
    /// An indented line belongs to no record, or repeats a field.
    #[error("line {line}: `{field}` belongs to no record or stands there twice")]
    StrayField {
        /// Line number.
        line: usize,
        /// The field's name.
        field: String,
    },
}

impl Coded for ScriptError {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownStep { .. } => "cli-script-unknown-step",
            Self::Incomplete { .. } => "cli-script-incomplete",
            Self::UnknownName { .. } => "cli-script-unknown-name",
            Self::StrayField { .. } => "cli-script-stray-field",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownStep { line, found } => vec![("line", line.to_string()), ("found", found.clone())],
            Self::Incomplete { line, expected } => {
                vec![("line", line.to_string()), ("expected", (*expected).to_owned())]
            }
            Self::UnknownName { line, expected, found } => {
                vec![("line", line.to_string()), ("expected", (*expected).to_owned()), ("found", found.clone())]
            }
            Self::StrayField { line, field } => vec![("line", line.to_string()), ("field", field.clone())],
        }
    }
}

impl Script {
    /// Reads a script.
    ///
    /// # Errors
    /// The first line that cannot be read, with what was expected there.
    pub fn parse(text: &str) -> Result<Self, ScriptError> {
        let mut steps: Vec<Step> = Vec::new();
        for (number, raw) in (1..).zip(text.lines()) {
            let content = raw.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if raw.starts_with([' ', '\t']) {
                add_field(&mut steps, number, content)?;
                continue;
            }
            steps.push(Step { line: number, action: read_action(number, content)? });
        }
        Ok(Self { steps })
    }
}

fn read_action(line: usize, content: &str) -> Result<Action, ScriptError> {
    let (first, rest) = content.split_once(char::is_whitespace).unwrap_or((content, ""));
    let rest = rest.trim();
    let need = |expected| if rest.is_empty() { Err(ScriptError::Incomplete { line, expected }) } else { Ok(()) };
    match first {
        "--" => Ok(Action::Narrate(rest.to_owned())),
        "edition" => need("edition").map(|()| Action::Edition(rest.to_owned())),
        "at" => need("moment").and_then(|()| read_moment(line, rest)).map(Action::Clock),
        "expect" => read_expectation(line, rest).map(Action::Expect),
        "calls" => need("LABEL").map(|()| Action::Calls(rest.to_owned())),
        "level" => need("LABEL").map(|()| Action::Level(rest.to_owned())),
        "report" => read_report(line, rest),
        "cut" => read_link(line, rest).map(|(a, b)| Action::Cut(a, b)),
        "join" => read_link(line, rest).map(|(a, b)| Action::Join(a, b)),
        name => match Node::parse(name) {
            Some(node) => read_filing(line, node, rest).map(Action::File),
            None => Err(ScriptError::UnknownStep { line, found: name.to_owned() }),
        },
    }
}

fn read_moment(line: usize, rest: &str) -> Result<Moment, ScriptError> {
    let Some((text, word)) = rest.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else {
        return Ok(Moment { text: rest.to_owned(), source: None });
    };
    let source = Source::ALL.into_iter().find(|source| source.name() == word.trim());
    let unknown = || ScriptError::UnknownName { line, expected: "source", found: word.to_owned() };
    Ok(Moment { text: text.trim().to_owned(), source: Some(source.ok_or_else(unknown)?) })
}

fn read_filing(line: usize, node: Node, rest: &str) -> Result<Filing, ScriptError> {
    let mut words = rest.split_whitespace();
    let post_names = words.next().ok_or(ScriptError::Incomplete { line, expected: "post" })?;
    let read_post = |name: &str| {
        Post::parse(name).ok_or_else(|| ScriptError::UnknownName { line, expected: "post", found: name.to_owned() })
    };
    let posts = post_names.split('+').map(read_post).collect::<Result<_, _>>()?;
    let kind = words.next().ok_or(ScriptError::Incomplete { line, expected: "kind" })?.to_owned();
    let label = match (words.next(), words.next()) {
        (None, _) => None,
        (Some("as"), Some(label)) => Some(label.to_owned()),
        (Some(_), _) => return Err(ScriptError::Incomplete { line, expected: "as LABEL" }),
    };
    Ok(Filing { node, posts, kind, label, fields: Vec::new() })
}

fn read_expectation(line: usize, rest: &str) -> Result<Expectation, ScriptError> {
    let (subject, outcome) = rest.split_once(':').ok_or(ScriptError::Incomplete { line, expected: ":" })?;
    let (label, node) = match subject.trim().split_once(" at ") {
        None => (subject.trim(), None),
        Some((label, name)) => (label.trim(), Some(read_node(line, name)?)),
    };
    let (state, basis) = match outcome.split_once(" by ") {
        None => (outcome, None),
        Some((state, basis)) => (state, Some(basis.trim().to_owned())),
    };
    let state = state.split_whitespace().collect::<Vec<_>>().join(" ");
    if label.is_empty() || state.is_empty() {
        return Err(ScriptError::Incomplete { line, expected: "LABEL: state" });
    }
    Ok(Expectation { label: label.to_owned(), node, state, basis })
}

fn read_report(line: usize, rest: &str) -> Result<Action, ScriptError> {
    let (period, day) = rest
        .split_once(char::is_whitespace)
        .ok_or(ScriptError::Incomplete { line, expected: "daily DAY or weekly DAY" })?;
    let unknown = |expected, found: &str| ScriptError::UnknownName { line, expected, found: found.to_owned() };
    let read = Period::parse(period).ok_or_else(|| unknown("period", period))?;
    let day = day.trim();
    Ok(Action::Report(read, CivilDate::parse_iso8601(day).ok_or_else(|| unknown("day", day))?))
}

fn read_link(line: usize, rest: &str) -> Result<(Node, Node), ScriptError> {
    let (a, b) = rest.split_once(char::is_whitespace).ok_or(ScriptError::Incomplete { line, expected: "two nodes" })?;
    Ok((read_node(line, a)?, read_node(line, b)?))
}

fn read_node(line: usize, name: &str) -> Result<Node, ScriptError> {
    Node::parse(name.trim()).ok_or_else(|| ScriptError::UnknownName {
        line,
        expected: "node",
        found: name.trim().to_owned(),
    })
}

fn add_field(steps: &mut [Step], line: usize, content: &str) -> Result<(), ScriptError> {
    let (name, text) = content.split_once(':').ok_or(ScriptError::Incomplete { line, expected: "field: value" })?;
    let name = name.trim().to_owned();
    let stray = ScriptError::StrayField { line, field: name.clone() };
    let Some(Step { action: Action::File(filing), .. }) = steps.last_mut() else { return Err(stray) };
    let field = Field { line, text: text.trim().to_owned() };
    if filing.fields.iter().any(|(known, _)| *known == name) {
        return Err(stray);
    }
    filing.fields.push((name, field));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filing_takes_the_indented_lines_under_it() {
        let text = "at 17 Sep 2016 12:30 Damascus\nalpha operations area-notice as N1\n  place: Jabal: Tharda\n";
        let script = Script::parse(text).unwrap();
        let Action::File(filing) = &script.steps[1].action else { panic!("no filing: {script:?}") };
        assert_eq!(filing.label.as_deref(), Some("N1"));
        let place = Field { line: 3, text: "Jabal: Tharda".to_owned() };
        assert_eq!(filing.fields, [("place".to_owned(), place)]);
    }

    #[test]
    fn fields_keep_the_order_in_which_they_stand() {
        let script = Script::parse("alpha snr stop\n  text: a\n  radius: b\n  around: c\n").unwrap();
        let Action::File(filing) = &script.steps[0].action else { panic!("no filing: {script:?}") };
        let names: Vec<&str> = filing.fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["text", "radius", "around"]);
    }

    #[test]
    fn a_moment_says_where_it_is_taken_from() {
        for (line, source) in [
            ("at 17 Sep 2016 15:55 Damascus (published)", Some(Source::Published)),
            ("at 17 Sep 2016 15:55 Damascus (illustrative)", Some(Source::Illustrative)),
            ("at 17 Sep 2016 15:55 Damascus", None),
        ] {
            let script = Script::parse(line).unwrap();
            let expected = Moment { text: "17 Sep 2016 15:55 Damascus".to_owned(), source };
            assert_eq!(script.steps[0].action, Action::Clock(expected), "{line}");
        }
    }

    #[test]
    fn an_expectation_names_label_node_state_and_basis() {
        let script = Script::parse("expect N1 at bravo: not  usable by TOR.1.d.iv").unwrap();
        let expected = Expectation {
            label: "N1".to_owned(),
            node: Node::parse("bravo"),
            state: "not usable".to_owned(),
            basis: Some("TOR.1.d.iv".to_owned()),
        };
        assert_eq!(script.steps[0].action, Action::Expect(expected));
    }

    #[test]
    fn unreadable_lines_are_refused_with_their_number() {
        let cases = [
            ("\nhello world", "cli-script-unknown-step", "2"),
            ("alpha", "cli-script-incomplete", "1"),
            ("alpha general stop", "cli-script-unknown-name", "1"),
            ("alpha snr+general consent", "cli-script-unknown-name", "1"),
            ("alpha snr stop to S1", "cli-script-incomplete", "1"),
            ("  place: nowhere", "cli-script-stray-field", "1"),
            ("alpha snr stop\n  text: a\n  text: b", "cli-script-stray-field", "3"),
            ("at 17 Sep 2016 15:55 Damascus (rumoured)", "cli-script-unknown-name", "1"),
            ("calls", "cli-script-incomplete", "1"),
            ("level", "cli-script-incomplete", "1"),
            ("report daily", "cli-script-incomplete", "1"),
            ("report monthly 2016-09-19", "cli-script-unknown-name", "1"),
            ("report daily yesterday", "cli-script-unknown-name", "1"),
            ("cut alpha delta", "cli-script-unknown-name", "1"),
            ("expect N1 held", "cli-script-incomplete", "1"),
        ];
        for (text, code, line) in cases {
            let error = Script::parse(text).unwrap_err();
            assert_eq!(error.code(), code, "{text}");
            assert_eq!(error.arguments()[0].1, line, "{text}");
        }
    }
}
