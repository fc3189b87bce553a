//! The stop call of an unidentified person at this console: nothing in it can be so odd that the call is refused (SG-11).
//!
//! What cannot be understood only makes the call plainer: words that may not stand in a record are left out, a place that
//! is none makes it a stop of everything. Must not know what becomes of the call.
use super::App;
use super::problem::Problem;
use agreement::identity::{Author, Language, Nonce, Post};
use agreement::records::{Body, Header, Record, Stop, Via};
use axum::http::StatusCode;
use serde_json::{Map, Value};
use spacetime::Position;
use wire::envelope::Envelope;
use wire::phrases::Locale;

/// What stands in a stop call without a radius, in metres.
const STOP_RADIUS_M: u32 = 20_000;

/// A console's call, sealed with the node's own key.
pub(super) struct ConsoleStop {
    pub(super) envelope: Envelope,
    pub(super) likeness: Likeness,
}

/// Whether a call says anything that another call of this console may not say too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Likeness {
    /// Neither words nor a place: it stops everything, like any other of its kind.
    Plain,
    /// Words or a place of its own.
    OfItsOwn,
}

impl Likeness {
    fn of(stop: &Stop) -> Self {
        if stop.text.is_empty() && stop.around.is_none() { Self::Plain } else { Self::OfItsOwn }
    }
}

/// Reads the body of a call and seals the record of it.
///
/// # Errors
/// The body is no JSON object at all; an empty body is a call without words.
pub(super) fn console_stop(app: &App, body: &[u8], locale: Locale) -> Result<ConsoleStop, Problem> {
    let (language, stop) = read_call(&members(body)?, locale);
    let header = Header {
        edition: String::new(),
        rules: 0,
        author: Author { node: app.config().node(), post: Post::Node },
        made_at: app.clock().now(),
        nonce: nonce()?,
        references: Vec::new(),
        language,
        via: Via::Group,
        clauses: Vec::new(),
    };
    let wordless = Stop { text: String::new(), ..stop.clone() };
    let mut refused = Problem::internal("no-stop");
    for stop in [stop, wordless] {
        let likeness = Likeness::of(&stop);
        let record = Record { header: header.clone(), body: Body::Stop(stop) };
        match Envelope::seal(&record, std::slice::from_ref(app.foundation().record_key())) {
            Ok(envelope) => return Ok(ConsoleStop { envelope, likeness }),
            Err(error) => {
                tracing::warn!(%error, "the words of a stop call may not stand in a record; the stop goes without them");
                refused = Problem::of(StatusCode::BAD_REQUEST, &error);
            }
        }
    }
    Err(refused)
}

fn members(body: &[u8]) -> Result<Map<String, Value>, Problem> {
    if body.trim_ascii().is_empty() {
        return Ok(Map::new());
    }
    match serde_json::from_slice(body).map_err(|error| Problem::malformed(body, &error))? {
        Value::Object(members) => Ok(members),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Err(Problem::new(StatusCode::BAD_REQUEST, "node-http-not-a-stop", &[]))
        }
    }
}

/// What is missing or cannot be understood takes its widest meaning. Words in a language that records do not have are
/// kept, under the language in which the caller reads answers.
fn read_call(members: &Map<String, Value>, locale: Locale) -> (Language, Stop) {
    let text = |name: &str| members.get(name).and_then(Value::as_str).unwrap_or_default();
    let readers = match locale {
        Locale::En => Language::En,
        Locale::Ru => Language::Ru,
    };
    let words = text("text");
    let (around, radius_m) = match (around(members), radius(members)) {
        (Some(around), Some(radius_m)) => (Some(around), radius_m),
        (Some(_) | None, Some(_) | None) => (None, STOP_RADIUS_M),
    };
    let text_of_record = if words.trim().is_empty() { String::new() } else { words.to_owned() };
    (Language::parse(text("lang")).unwrap_or(readers), Stop { text: text_of_record, around, radius_m })
}

fn around(members: &Map<String, Value>) -> Option<Position> {
    let place = members.get("around")?;
    let degrees = |name: &str| i32::try_from(place.get(name)?.as_i64()?).ok();
    Position::from_e7(degrees("lat_e7")?, degrees("lon_e7")?).ok()
}

/// Metres; none if what stands there is no number of metres.
fn radius(members: &Map<String, Value>) -> Option<u32> {
    match members.get("radius_m") {
        None | Some(Value::Null) => Some(STOP_RADIUS_M),
        Some(radius) => u32::try_from(radius.as_u64()?).ok(),
    }
}

fn nonce() -> Result<Nonce, Problem> {
    crate::random::draw().map(Nonce::from_bytes).ok_or_else(|| Problem::internal("no-randomness"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_call_cannot_say_takes_its_widest_meaning() {
        let place = Position::from_e7(362_000_000, 371_600_000).unwrap();
        let good = r#""around":{"lat_e7":362000000,"lon_e7":371600000}"#;
        // (body, language, words, place, radius)
        let table = [
            ("".to_owned(), Language::Ru, "", None, STOP_RADIUS_M),
            ("{}".to_owned(), Language::Ru, "", None, STOP_RADIUS_M),
            (r#"{"text":" \n","lang":"en"}"#.to_owned(), Language::En, "", None, STOP_RADIUS_M),
            (r#"{"text":7,"lang":7}"#.to_owned(), Language::Ru, "", None, STOP_RADIUS_M),
            (r#"{"text":"halte","lang":"fr"}"#.to_owned(), Language::Ru, "halte", None, STOP_RADIUS_M),
            (format!(r#"{{{good}}}"#), Language::Ru, "", Some(place), STOP_RADIUS_M),
            (format!(r#"{{{good},"radius_m":5}}"#), Language::Ru, "", Some(place), 5),
            (format!(r#"{{{good},"radius_m":-5}}"#), Language::Ru, "", None, STOP_RADIUS_M),
            (format!(r#"{{{good},"radius_m":4294967296}}"#), Language::Ru, "", None, STOP_RADIUS_M),
            (r#"{"around":{"lat_e7":910000000,"lon_e7":0}}"#.to_owned(), Language::Ru, "", None, STOP_RADIUS_M),
            (r#"{"around":{"lat_e7":9999999999,"lon_e7":0}}"#.to_owned(), Language::Ru, "", None, STOP_RADIUS_M),
            (r#"{"around":"school","radius_m":5}"#.to_owned(), Language::Ru, "", None, STOP_RADIUS_M),
        ];
        for (body, language, text, around, radius_m) in table {
            let members = members(body.as_bytes()).unwrap();
            let stop = Stop { text: text.to_owned(), around, radius_m };
            assert_eq!(read_call(&members, Locale::Ru), (language, stop), "{body}");
        }
    }

    #[test]
    fn only_a_call_without_words_and_place_is_like_any_other() {
        let plain = Stop { text: String::new(), around: None, radius_m: STOP_RADIUS_M };
        assert_eq!(Likeness::of(&plain), Likeness::Plain);
        assert_eq!(Likeness::of(&Stop { text: "school".to_owned(), ..plain.clone() }), Likeness::OfItsOwn);
        let around = Some(Position::from_e7(1, 1).unwrap());
        assert_eq!(Likeness::of(&Stop { around, ..plain }), Likeness::OfItsOwn);
    }
}
