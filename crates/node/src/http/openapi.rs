//! The description of the officer door, made from the handlers themselves and committed as `docs/openapi.json`.
use super::{
    api, basemaps, drafts, events, health, map, officer, operations, page, protected, registers, reports, scene,
    session, translations, watch,
};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(title = "jig-node, officer door", description = "Loopback only. It records, holds, refuses and passes on; it approves nothing.", license(name = "Apache-2.0")),
    paths(
        officer::status, officer::records, officer::record, officer::submit, officer::inbox, officer::why, officer::proof,
        officer::stop, officer::hand_in_attachment, officer::clock, officer::set_clock, officer::attended, officer::freeze, events::events,
        protected::protected_list, protected::protected, protected::attachment, drafts::preview,
        session::challenge, session::open, session::end, watch::sheet, watch::roster, translations::compare, operations::operations, registers::registers,
        registers::register, reports::report, scene::scene, scene::formation, map::separation, map::supposed, map::difference, map::places, map::read_places,
        map::check_area, basemaps::basemaps, basemaps::basemap, page::phrases, health::healthz, health::readyz, health::metrics,
    ),
    components(schemas(api::EntryEvent, wire::api::Problem)),
    modifiers(&OfficerToken)
)]
struct Description;

struct OfficerToken;

impl Modify for OfficerToken {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        description.components.get_or_insert_default().add_security_scheme("officer", scheme);
    }
}

/// The document, as pretty JSON with a newline at its end.
pub(crate) fn document() -> String {
    // A document made of strings and maps always serialises; an empty one would be refused by its own test.
    Description::openapi().to_pretty_json().map(|text| text + "\n").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// `JIG_WRITE_GENERATED=1` writes the file instead of comparing it.
    #[test]
    fn committed_description_is_the_one_the_handlers_give() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
        if std::env::var_os("JIG_WRITE_GENERATED").is_some() {
            std::fs::write(&file, document()).unwrap();
        }
        let committed = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(committed == document(), "docs/openapi.json is stale: run this test with JIG_WRITE_GENERATED=1");
    }

    /// Names of schemas, their properties and the parameters of every path: what a caller can write or read.
    fn keys(value: &serde_json::Value, found: &mut BTreeSet<String>) {
        if let Some(properties) = value["properties"].as_object() {
            found.extend(properties.keys().cloned());
        }
        if let (Some(name), Some(_)) = (value["name"].as_str(), value["in"].as_str()) {
            found.insert(name.to_owned());
        }
        match value {
            serde_json::Value::Object(members) => members.values().for_each(|member| keys(member, found)),
            serde_json::Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
            serde_json::Value::Null
            | serde_json::Value::Bool(_)
            | serde_json::Value::Number(_)
            | serde_json::Value::String(_) => {}
        }
    }

    #[test]
    fn sg_02_no_key_of_the_description_ranks_or_selects() {
        let description: serde_json::Value = serde_json::from_str(&document()).unwrap();
        let schemas = description["components"]["schemas"].as_object().unwrap();
        assert!(schemas.len() > 15, "{}", schemas.len());
        let mut found: BTreeSet<String> = schemas.keys().cloned().collect();
        keys(&description, &mut found);
        assert!(
            found.contains("record") && found.contains("lang"),
            "parameters and properties are looked at: {found:?}"
        );
        for id in ["tor-2016-07", "jic-2016-09"] {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../editions/{id}.json"));
            let edition = wire::edition::parse(&std::fs::read(file).unwrap()).unwrap();
            for key in &found {
                assert_eq!(edition.lints.bans(key), None, "{key}");
            }
        }
    }
}
