//! A value of an edition file as an officer reads it: units, words of closed lists, and what is not set. Knows no field's meaning.
use serde_json::{Map, Value};
use wire::phrases::Phrases;

/// The value of the field of that name.
pub(super) fn told(field: &str, value: Option<&Value>, phrases: &Phrases) -> String {
    match value {
        None => phrases.say("edition-value-absent", &[]),
        Some(Value::Null) => phrases.say("edition-value-unset", &[]),
        Some(Value::Number(number)) => {
            number.as_u64().map_or_else(|| number.to_string(), |n| counted(field, n, phrases))
        }
        Some(Value::String(word)) => told_word(word, phrases),
        Some(Value::Array(members)) if members.is_empty() => phrases.say("edition-value-nothing", &[]),
        Some(Value::Array(members)) => {
            members.iter().map(|member| told(field, Some(member), phrases)).collect::<Vec<_>>().join("; ")
        }
        Some(Value::Object(members)) => told_members(members, phrases),
        Some(Value::Bool(value)) => value.to_string(),
    }
}

/// A label in the reader's language; a name with its days; of anything else, its members.
fn told_members(members: &Map<String, Value>, phrases: &Phrases) -> String {
    if let Some(Value::String(text)) = members.get(phrases.locale().tag()) {
        return text.clone();
    }
    let is_said = |field: &str, value: &Value| match field {
        "classes" | "id" | "language" => false,
        "from" | "until" => !value.is_null(),
        _ => true,
    };
    let parts = members.iter().filter(|(field, value)| is_said(field, value)).map(|(field, value)| {
        let said = told(field, Some(value), phrases);
        match field.as_str() {
            "from" | "until" => phrases.say(&format!("edition-value-{field}"), &[("day", said)]),
            _ => said,
        }
    });
    // The name, which comes after the first day in the file, is what the days are of.
    let (names, days): (Vec<String>, Vec<String>) =
        parts.partition(|part| Some(part.as_str()) == members.get("name").and_then(Value::as_str));
    names.into_iter().chain(days).collect::<Vec<_>>().join(", ")
}

/// A word of a closed list in words; a name or a code that no catalogue has stays as it is.
fn told_word(word: &str, phrases: &Phrases) -> String {
    let key = format!("edition-word-{word}");
    if phrases.has(&key) { phrases.say(&key, &[]) } else { word.to_owned() }
}

/// A number with the unit that its field's name ends in. Whole days, hours and minutes are said as such.
fn counted(field: &str, number: u64, phrases: &Phrases) -> String {
    let (unit, count) = if field == "daily_return_minute_of_day" {
        return format!("{:02}:{:02}", number / 60, number % 60);
    } else if field.ends_with("_ms") {
        ("ms", number)
    } else if field.ends_with("_s") {
        match number {
            0 => ("s", 0),
            days if days % 86_400 == 0 => ("d", days / 86_400),
            hours if hours % 3_600 == 0 => ("h", hours / 3_600),
            minutes if minutes % 60 == 0 => ("min", minutes / 60),
            seconds => ("s", seconds),
        }
    } else if field.ends_with("_km2") {
        ("km2", number)
    } else if field.ends_with("_m") {
        ("m", number)
    } else {
        return number.to_string();
    };
    phrases.say(&format!("edition-unit-{unit}"), &[("count", count.to_string())])
}

#[cfg(test)]
mod tests {
    use super::told;
    use serde_json::json;
    use wire::phrases::{Locale, Phrases};

    #[test]
    fn values_are_said_with_their_unit_in_both_languages() {
        for (field, value, english, russian) in [
            ("renewal_s", json!(172_800), "2 d", "2 сут"),
            ("min_lead_s", json!(43_200), "12 h", "12 ч"),
            ("stop_relay_s", json!(120), "2 min", "2 мин"),
            ("time_s", json!(0), "0 s", "0 с"),
            ("tolerance_ms", json!(0), "0 ms", "0 мс"),
            ("distance_m", json!(2_000), "2000 m", "2000 м"),
            ("min_footprint_km2", json!(4), "4 km²", "4 км²"),
            ("daily_return_minute_of_day", json!(1_080), "18:00", "18:00"),
            ("days", json!(7), "7", "7"),
            ("exchange_level", json!("list-only"), "lists only", "только перечни"),
            ("location", json!({ "en": "here", "ru": "здесь" }), "here", "здесь"),
            ("date", json!(null), "not set", "не задано"),
            (
                "Grey Hand (en)",
                json!({ "from": null, "language": "en", "name": "Grey Hand", "until": "2016-07-28" }),
                "Grey Hand, until 2016-07-28",
                "Grey Hand, до 2016-07-28",
            ),
            ("zones", json!(["UTC", "Europe/London"]), "UTC; Europe/London", "UTC; Europe/London"),
        ] {
            for (locale, expected) in [(Locale::En, english), (Locale::Ru, russian)] {
                assert_eq!(told(field, Some(&value), &Phrases::new(locale)), expected, "{field}");
            }
        }
        assert_eq!(told("from", None, &Phrases::new(Locale::En)), "—");
    }
}
