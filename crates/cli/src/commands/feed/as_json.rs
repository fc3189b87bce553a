//! Events of a feed as JSON objects for programs of the own node. Knows no format of a feed.
use feeds::sources::SourceRegister;
use feeds::stream::{FeedEvent, SensorState};
use serde_json::{Map, Value, json};
use spacetime::Instant;
use spacetime::observation::{AltitudeReference, GroundState, Observation, ObservedMotion, ReportKey, SourceId};
use wire::phrases::Phrases;

/// One event. What a report does not say is not there; where an aircraft was after `shown_until` is not there either (SG-31).
pub(super) fn event(event: &FeedEvent, register: &SourceRegister, shown_until: Instant, phrases: &Phrases) -> Value {
    match event {
        FeedEvent::Observation(found) => observation(found, register, shown_until),
        FeedEvent::Heartbeat(heartbeat) => json!({
            "event": "heartbeat",
            "source": name(heartbeat.source, register),
            "at": heartbeat.at.to_string(),
            "state": match heartbeat.state {
                SensorState::Operating => "operating",
                SensorState::Degraded => "degraded",
                SensorState::NotOperating => "not-operating",
            },
        }),
        FeedEvent::Fault(fault) => {
            let arguments: Map<String, Value> =
                fault.arguments.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
            json!({
                "event": "fault",
                "source": fault.source.and_then(|source| name(source, register)),
                "at_byte": fault.at_byte,
                "item": fault.item,
                "code": fault.code,
                "arguments": arguments,
                "text": phrases.say(fault.code, &fault.arguments),
                "cure": phrases.cure(fault.code, &fault.arguments),
            })
        }
    }
}

fn name(source: SourceId, register: &SourceRegister) -> Option<&str> {
    register.get(source).map(|row| row.name.as_str())
}

fn observation(found: &Observation, register: &SourceRegister, shown_until: Instant) -> Value {
    let is_shown = found.valid_at <= shown_until;
    let mut members = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            members.insert(name.to_owned(), value);
        }
    };
    put("event", Some(json!("observation")));
    put("valid_at", Some(json!(found.valid_at.to_string())));
    put("valid_sigma_ms", Some(json!(found.valid_sigma_ms)));
    put("received_at", Some(json!(found.received_at.to_string())));
    put("source", name(found.source, register).map(|name| json!(name)));
    put("class", Some(json!(found.class.code())));
    if !is_shown {
        put("place_withheld", Some(json!(true)));
    }
    if let Some(place) = found.place.filter(|_| is_shown) {
        let degrees = |e7: i32| json!(f64::from(e7) / 1e7);
        put("latitude", Some(degrees(place.position.latitude().as_e7())));
        put("longitude", Some(degrees(place.position.longitude().as_e7())));
        put("sigma_mm", place.sigma_mm.map(|sigma| json!(sigma)));
    }
    if let Some(altitude) = found.altitude.filter(|_| is_shown) {
        put("altitude_mm", Some(json!(altitude.altitude_mm)));
        put("altitude_reference", Some(json!(reference(altitude.reference))));
        put("altitude_sigma_mm", altitude.sigma_mm.map(|sigma| json!(sigma)));
    }
    let motion = if is_shown { found.motion } else { ObservedMotion::default() };
    put("ground_speed_mm_s", motion.ground_speed_mm_s.map(|speed| json!(speed)));
    put("track_centidegrees", motion.track_centidegrees.map(|track| json!(track)));
    put("climb_mm_s", motion.climb_mm_s.map(|climb| json!(climb)));
    put(
        "ground",
        match found.ground {
            GroundState::Unknown => None,
            GroundState::OnGround => Some(json!("on-ground")),
            GroundState::Airborne => Some(json!("airborne")),
        },
    );
    let identity = &found.identity;
    put("address", identity.address.map(|address| json!(address.to_string())));
    put("callsign", identity.callsign.map(|text| json!(text.as_str())));
    put("mode_a", identity.mode_a.map(|code| json!(code.to_string())));
    put("registration", identity.registration.map(|text| json!(text.as_str())));
    put("type", identity.type_designator.map(|text| json!(text.as_str())));
    put("sensor_track", identity.sensor_track.map(|track| json!(track)));
    let quality = &found.quality;
    put("version", quality.version.map(|value| json!(value)));
    put("nic", quality.nic.map(|value| json!(value)));
    put("nac_p", quality.nac_p.map(|value| json!(value)));
    put("sil", quality.sil.map(|value| json!(value)));
    put("sda", quality.sda.map(|value| json!(value)));
    put("containment_mm", quality.containment_mm.map(|value| json!(value)));
    let marks: Vec<&str> = found.marks.iter().map(|mark| mark.code()).collect();
    put("marks", (!marks.is_empty()).then(|| json!(marks)));
    // The key holds the place, or the bits that tell it.
    put("report", is_shown.then(|| json!(report(&found.report))));
    Value::Object(members)
}

const fn reference(reference: AltitudeReference) -> &'static str {
    match reference {
        AltitudeReference::StandardPressure => "standard-pressure",
        AltitudeReference::Ellipsoid => "ellipsoid",
        AltitudeReference::MeanSeaLevel => "mean-sea-level",
        AltitudeReference::GroundEstimate => "ground-estimate",
    }
}

/// The key of a report, whole.
fn report(key: &ReportKey) -> String {
    match key {
        ReportKey::Frame(bits) => format!("frame:{bits:x}"),
        ReportKey::Plot(bits) => format!("plot:{bits:x}"),
        ReportKey::State { address, valid_ms, latitude_e7, longitude_e7 } => {
            format!("state:{address:x}:{valid_ms}:{latitude_e7}:{longitude_e7}")
        }
        ReportKey::Numbered(number) => format!("number:{number:x}"),
    }
}
