//! Every wrong configuration is refused with its place and its code; the table's rows change one line of a good one.
use super::*;
use wire::phrases::Coded as _;

const GOOD: &str = r#"node = "alpha"
purpose = "training"
edition = "edition.toml"
genesis = "genesis.json"
private_dir = "private"
public_dir = "public"

[doors]
officer = "127.0.0.1:0"
officer_token = "private/officer.token"
peer = "127.0.0.1:0"

[tls]
authority = "tls/authority.pem"
certificate = "tls/alpha.pem"
key = "private/tls/alpha.key"

[keys]
record = "private/keys/record.key"
stored = "private/keys/stored.key"
examined = "private/keys/examined.key"

[[peers]]
node = "bravo"
url = "https://192.0.2.7:7443"
certificate = "tls/bravo.pem"

[[peers]]
node = "centre"
addresses = "../centre/private/addresses.json"
certificate = "tls/centre.pem"

[[readers]]
role = "witness"
name = "observer"
certificate = "tls/observer.pem"

[clock]
exercise = true
"#;

fn parse(text: &str) -> Result<NodeConfig, ConfigError> {
    NodeConfig::parse(text, Path::new("/srv/jig/alpha"))
}

#[test]
fn good_configuration_is_read_with_its_paths_from_its_own_folder() {
    let config = parse(GOOD).unwrap();
    assert_eq!(config.node().name(), "alpha");
    assert_eq!(config.public_dir(), Path::new("/srv/jig/alpha/public"));
    assert_eq!(config.keys().record(), Path::new("/srv/jig/alpha/private/keys/record.key"));
    assert_eq!(config.clock(), ClockKind::Exercise);
    let PeerAddress::File(file) = &config.peers()[1].address else { panic!("centre is reached by a file") };
    assert_eq!(file, Path::new("/srv/jig/centre/private/addresses.json"));
    let PeerAddress::Url { host, port } = &config.peers()[0].address else { panic!("bravo is reached by a url") };
    assert_eq!((host.as_str(), *port), ("192.0.2.7", 7443));
}

#[test]
fn wrong_configuration_is_refused_with_code_line_and_column() {
    // (line that is replaced, by what, code, line and column of the fault)
    let table = [
        ("node = \"alpha\"", "node = \"gamma\"", "node-config-unknown-word", (1, 8)),
        ("node = \"alpha\"", "node = 7", "node-config-syntax", (1, 8)),
        ("purpose = \"training\"", "purpose = \"drill\"", "node-config-unknown-word", (2, 11)),
        ("edition = \"edition.toml\"", "editon = \"edition.toml\"", "node-config-unknown-key", (3, 1)),
        ("edition = \"edition.toml\"\n", "", "node-config-missing-key", (1, 1)),
        ("officer_token = \"private/officer.token\"\n", "", "node-config-missing-key", (8, 1)),
        ("peer = \"127.0.0.1:0\"", "peer = 127", "node-config-syntax", (11, 8)),
        ("peer = \"127.0.0.1:0\"", "peer == \"127.0.0.1:0\"", "node-config-syntax", (11, 7)),
        ("officer = \"127.0.0.1:0\"", "officer = \"0.0.0.0:80\"", "node-config-officer-door-not-loopback", (9, 11)),
        ("officer = \"127.0.0.1:0\"", "officer = \"localhost\"", "node-config-bad-address", (9, 11)),
        ("key = \"private/tls/alpha.key\"", "key = \"public/alpha.key\"", "node-config-secret-in-public-dir", (16, 7)),
        (
            "key = \"private/tls/alpha.key\"",
            "key = \"tls/../public/./alpha.key\"",
            "node-config-secret-in-public-dir",
            (16, 7),
        ),
        ("private_dir = \"private\"", "private_dir = \"public/private\"", "node-config-nested-directories", (5, 15)),
        ("private_dir = \"private\"", "private_dir = \".\"", "node-config-nested-directories", (5, 15)),
        (
            "peer = \"127.0.0.1:0\"",
            "peer = \"127.0.0.1:0\"\nworkstation = \"private/web\"",
            "node-config-secrets-served",
            (12, 15),
        ),
        (
            "peer = \"127.0.0.1:0\"",
            "peer = \"127.0.0.1:0\"\nbasemaps = \"private\"",
            "node-config-secrets-served",
            (12, 12),
        ),
        (
            "peer = \"127.0.0.1:0\"",
            "peer = \"127.0.0.1:0\"\nworkstation = \".\"",
            "node-config-secrets-served",
            (12, 15),
        ),
        ("url = \"https://192.0.2.7:7443\"", "url = \"http://192.0.2.7:7443\"", "node-config-bad-url", (25, 7)),
        ("url = \"https://192.0.2.7:7443\"", "url = \"https://u@192.0.2.7:7443\"", "node-config-bad-url", (25, 7)),
        ("node = \"bravo\"", "node = \"alpha\"", "node-config-peers", (24, 8)),
        ("node = \"bravo\"", "node = \"centre\"", "node-config-peers", (29, 8)),
        ("url = \"https://192.0.2.7:7443\"\n", "", "node-config-peer-address", (24, 8)),
        ("examined = \"private/keys/examined.key\"\n", "", "node-config-key-for-role", (18, 1)),
        ("examined = ", "sequencer = \"private/x.key\"\nexamined = ", "node-config-key-for-role", (21, 13)),
        ("role = \"witness\"", "role = \"observer\"", "node-config-unknown-word", (34, 8)),
    ];
    for (line, by, code, place) in table {
        assert!(GOOD.contains(line), "{line} stands in the good configuration");
        let error = parse(&GOOD.replacen(line, by, 1)).expect_err(by);
        let at = error.position().map(|at| (at.line, at.column));
        assert_eq!((error.code(), at), (code, Some(place)), "{by}");
    }
}

#[test]
fn fault_of_form_names_the_key_and_no_words_of_the_parser() {
    // (line that is replaced, by what, argument)
    let table = [
        ("edition = ", "editon = ", ("key", "editon")),
        ("edition = \"edition.toml\"\n", "", ("key", "edition")),
        ("exercise = true", "exercise = 1", ("found", "1")),
        ("node = \"alpha\"", "node = alpha", ("found", "alpha")),
    ];
    for (line, by, (name, value)) in table {
        let error = parse(&GOOD.replacen(line, by, 1)).expect_err(by);
        let names: Vec<_> = error.arguments().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["file", "line", "column", name], "{by}");
        assert!(error.arguments().contains(&(name, value.to_owned())), "{by}: {:?}", error.arguments());
    }
}

#[test]
fn exercise_clock_is_refused_in_a_live_node() {
    let error = parse(&GOOD.replace("\"training\"", "\"live\"")).unwrap_err();
    assert_eq!(error.fault(), &ConfigFault::ExerciseClockLive);
}

#[test]
fn missing_file_is_named() {
    let error = NodeConfig::load(Path::new("/nonexistent/alpha.toml")).unwrap_err();
    assert_eq!(error.code(), "node-config-unreadable");
    assert!(error.arguments().contains(&("file", "/nonexistent/alpha.toml".to_owned())));
}
