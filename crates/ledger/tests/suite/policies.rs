//! Policies: what they accept, who satisfies them, and each rule of the specification broken once.
use jig_ledger::{Policy, Quorum, verify_checkpoint};

use crate::common::{cosigner, log_signer, signed, tree_of};

fn vkey(number: u8) -> String {
    cosigner(number).verifier_key().to_string()
}

fn log() -> String {
    log_signer().verifier_key().to_string()
}

fn satisfied(policy: &str, cosigners: &[u8]) -> bool {
    let policy = Policy::parse(policy.as_bytes()).unwrap();
    let note = signed(&tree_of(5), 5, cosigners);
    let keys: Vec<_> = (0..9).map(|number| cosigner(number).verifier_key()).collect();
    let verified = verify_checkpoint(&note, &log_signer().verifier_key(), &keys).unwrap();
    let expected = policy.satisfied(verified.cosignatures());
    assert_eq!(policy.verify(&note, &log_signer().verifier_key()).is_ok(), expected, "both doors say the same");
    expected
}

#[test]
fn quorums_are_counted_as_the_specification_says() {
    let witnesses: String = (1..=5).map(|number| format!("witness w{number} {}\n", vkey(number))).collect();
    let head = format!("log {}\n{witnesses}", log());
    let both = format!("{head}group both all w1 w2\nquorum both\n");
    let nested = format!("{head}group x 2 w1 w2 w3\ngroup y any w4 w5\ngroup both all x y\nquorum both\n");
    for (policy, cosigners, holds) in [
        (&format!("{head}quorum none\n"), &[][..], true),
        (&format!("{head}quorum w1\n"), &[1], true),
        (&format!("{head}quorum w1\n"), &[2, 3], false),
        (&both, &[1, 2], true),
        (&both, &[2, 1, 3], true),
        (&both, &[1], false),
        (&both, &[], false),
        (&nested, &[1, 2, 4], true),
        (&nested, &[1, 3, 5], true),
        (&nested, &[1, 4, 5], false),
        (&nested, &[1, 2, 3], false),
        (&nested, &[6, 7, 8], false),
    ] {
        assert_eq!(satisfied(policy, cosigners), holds, "{cosigners:?} under\n{policy}");
    }
}

#[test]
fn a_log_outside_the_policy_is_refused_and_an_empty_list_of_logs_accepts() {
    let log_key = log_signer().verifier_key();
    let note = signed(&tree_of(5), 5, &[]);
    let other = jig_ledger::NoteSigner::new(
        crate::common::name("test.example/other"),
        [50; 32],
        jig_ledger::Algorithm::Ed25519Note,
    );
    let foreign = Policy::parse(format!("log {}\nquorum none\n", other.verifier_key()).as_bytes()).unwrap();
    let refused = foreign.verify(&note, &log_key).map_err(|error| error.code());
    assert_eq!(refused.map(drop), Err("ledger-checkpoint-log-not-in-policy"));
    let open = Policy::parse(b"quorum none\n").unwrap();
    assert!(open.verify(&note, &log_key).is_ok());
    assert_eq!((open.logs().count(), open.quorum()), (0, &Quorum::NoCosigner));
}

#[test]
fn comments_blanks_tabs_urls_and_foreign_letters_are_read() {
    let text = format!(
        "# policy\n\n \t# indented\n\tlog  {}\thttps://log.example/ \nwitness \u{212a}\u{43e} {} https://w.example\nquorum \u{212a}\u{43e}\n",
        log(),
        vkey(1)
    );
    let policy = Policy::parse(text.as_bytes()).unwrap();
    assert_eq!(policy.witnesses().map(|(name, _)| name.to_vec()).collect::<Vec<_>>(), ["\u{212a}\u{43e}".as_bytes()]);
    let plain = policy.to_bytes();
    assert_eq!(Policy::parse(&plain), Ok(policy.clone()));
    assert_eq!(Policy::parse(&plain).unwrap().to_bytes(), plain);
    // Names are bytes: the Kelvin sign is no K.
    let other = text.replace("quorum \u{212a}", "quorum K");
    assert_eq!(Policy::parse(other.as_bytes()).unwrap_err().code(), "ledger-policy-unknown-name");
    // Not even UTF-8 is asked of a name.
    let bytes = [b"witness \xff\xfe ".as_slice(), vkey(1).as_bytes(), b"\nquorum \xff\xfe\n"].concat();
    assert!(Policy::parse(&bytes).is_ok());
}

#[test]
fn broken_policies_are_refused_by_name_and_line() {
    let (log, one, two) = (log(), vkey(1), vkey(2));
    let witnesses = format!("witness a {one}\nwitness b {two}\n");
    let same_key_other_name =
        jig_ledger::NoteSigner::new(crate::common::name("x"), [101; 32], jig_ledger::Algorithm::CosignatureV1);
    for (text, line, code) in [
        (String::new(), 0, "ledger-policy-no-quorum"),
        (witnesses.clone(), 2, "ledger-policy-no-quorum"),
        ("quorum none".into(), 1, "ledger-policy-no-final-newline"),
        ("quorum none\r\n".into(), 1, "ledger-policy-control-character"),
        ("quorum none\0\n".into(), 1, "ledger-policy-control-character"),
        ("quorum none\u{7f}\n".into(), 1, "ledger-policy-control-character"),
        ("quorum\n".into(), 1, "ledger-policy-form"),
        ("quorum none none\n".into(), 1, "ledger-policy-form"),
        ("Quorum none\n".into(), 1, "ledger-policy-form"),
        ("quorum none\nquorum none\n".into(), 2, "ledger-policy-second-quorum"),
        ("quorum a\n".into(), 1, "ledger-policy-unknown-name"),
        (format!("quorum a\n{witnesses}"), 1, "ledger-policy-unknown-name"),
        (format!("{witnesses}group g all a c\nquorum g\n"), 3, "ledger-policy-unknown-name"),
        (format!("{witnesses}group g all g\nquorum g\n"), 3, "ledger-policy-unknown-name"),
        (format!("{witnesses}group g all none\nquorum g\n"), 3, "ledger-policy-unknown-name"),
        (format!("{witnesses}group g all a a\nquorum g\n"), 3, "ledger-policy-member-twice"),
        (format!("{witnesses}group g all a\ngroup h all a b\nquorum h\n"), 4, "ledger-policy-member-twice"),
        (format!("{witnesses}group g 0 a b\nquorum g\n"), 3, "ledger-policy-threshold"),
        (format!("{witnesses}group g 3 a b\nquorum g\n"), 3, "ledger-policy-threshold"),
        (format!("{witnesses}group g 02 a b\nquorum g\n"), 3, "ledger-policy-threshold"),
        (format!("{witnesses}group g most a b\nquorum g\n"), 3, "ledger-policy-threshold"),
        (format!("{witnesses}group g all\nquorum none\n"), 3, "ledger-policy-form"),
        (format!("{witnesses}group a all b\nquorum a\n"), 3, "ledger-policy-name-taken"),
        (format!("witness none {one}\nquorum none\n"), 1, "ledger-policy-name-taken"),
        (format!("witness a {one}\nwitness a {two}\nquorum a\n"), 2, "ledger-policy-name-taken"),
        (format!("witness a {one}\nwitness b {one}\nquorum a\n"), 2, "ledger-policy-key-twice"),
        (
            format!("witness a {one}\nwitness b {}\nquorum a\n", same_key_other_name.verifier_key()),
            2,
            "ledger-policy-key-twice",
        ),
        (format!("log {log}\nlog {log}\nquorum none\n"), 2, "ledger-policy-key-twice"),
        (format!("log {one}\nquorum none\n"), 1, "ledger-policy-wrong-key-type"),
        (format!("witness a {log}\nquorum a\n"), 1, "ledger-policy-wrong-key-type"),
        (format!("log {log} url more\nquorum none\n"), 1, "ledger-policy-form"),
        (format!("log {}\nquorum none\n", &log[1..]), 1, "ledger-key-wrong-id"),
        (format!("{}quorum none\n", "#\n".repeat(200_000)), 0, "ledger-policy-too-large"),
    ] {
        let refused = Policy::parse(text.as_bytes()).unwrap_err();
        let shown: String = text.chars().take(200).collect();
        assert_eq!((refused.code(), refused.line()), (code, line), "{shown}");
        assert_eq!(refused.arguments()[0], ("line", line.to_string()));
    }
}
