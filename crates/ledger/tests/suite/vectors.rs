//! Known answers. Published ones are named; the others were computed with Python's `hashlib` and `openssl pkeyutl`
//! from the text of the specifications, never with this crate.
use jig_ledger::{
    Algorithm, Checkpoint, Hash, KeyName, NoteSigner, Policy, SignedNote, TileId, TlogProof, Tree, VerifierKey,
    bundle_for_entry, cosign, encode_bundle, sha256, sign_checkpoint, verify_checkpoint_closed,
};

const LOG_VKEY: &str = "vector.example/log+bec1e432+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
const WITNESS_VKEY: &str = "vector.example/w1+3bcc35e6+BAu8NGpXZnw4ASC9nH/X5R0sX9/qN80vW/QFssa/by14";
const NOTE: &str = "vector.example/log
1000
Y4r6mAIpJbrP3a2xXvIv0BmcGsmcKXO2FYJD0T/OBcI=

— vector.example/log vsHkMrJoNy1o1YKdscpx/Qq2ZI53ml363o0Zh12IqIdMntM67TUxYNwN93ibb5cvclw2565jQBLt8V9qchH3h2WO0wU=
— vector.example/w1 O8w15gAAAABX1pjAsaDziJPwT02Mfy7sUZfSCizvH4UQLmOeC3f1ttQeM1vuvjhRpYOic4KqQGlMMUfNx00A/glb80FdLwrPgbQLBQ==
";
const PATH_777: &str = "B+seTZBmKkAIWXHVxBBzohfjl/4rIMb8eUwP5Ig96zg=
rHR3k8Gl9zZ1fe3ZNcYT+mVeKah1ue0kaCpTJSFNZ7s=
UU+/oThic53RWdYrriSOzFXZkjavET4WalcE2JWx3lo=
fJnPLFdbLu7JXM/FAsXUYblhzt5bDpQf0957dPzs6A4=
NjLA/VFdXamFlukHahT7w1g12hLcBdrQTcl23O9Vo4s=
+RKEdzSn8gOjWeq9l7vwiepBfSGpOaqA+XOwvqsbmpk=
Sr/JYYUGgW2gimIb9i3xsidIFjKJs8qzPztTaLlJXqk=
eBR3hw7pNCMrUdnxqdnqGkqzq/nw+1BgP132cck/41M=
AY1cJem7tNgy50SBj5AHERZ4jSYDzU174vXevZulSKo=
1LIWJJXKYJ3AY5DTU8oMVRB3ZcYJ4CJut0fYkQXcjVU=
";

/// Entries are their own index in decimal.
fn numbers(size: u64) -> Tree {
    (0..size).map(|index| Hash::of_leaf(index.to_string().as_bytes())).collect()
}

#[test]
fn roots_of_the_reference_tree_of_certificate_transparency() {
    // The eight leaves and roots that the reference implementation of RFC 6962 tests itself with.
    let leaves: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let tree: Tree = leaves.into_iter().map(Hash::of_leaf).collect();
    for (size, root) in (0..).zip(roots) {
        assert_eq!(tree.root_at(size).unwrap().to_hex(), root, "size {size}");
    }
}

#[test]
fn a_large_tree_has_the_computed_roots_tiles_and_bundles() {
    let tree = numbers(70_000);
    for (size, root) in [
        (255, "32f85bcaa87d7bcd05728f09e9aeba350ba6a2f733830087f0597682848be5cb"),
        (256, "828515d033c19d8c901f37eccb8aed919667703486f8d2fff1cf7040321c5db1"),
        (257, "1eda049a4351d86f76252bd7ec0b7746ad75b7fa0316ad5f541dbda458a312c4"),
        (1000, "638afa98022925bacfddadb15ef22fd0199c1ac99c2973b6158243d13fce05c2"),
        (65_536, "f025d06ed804859fd274a1bdacadd6e48ea87634aa91e1edb20143f9498cd02b"),
        (70_000, "1a4cdfcb66374a0c0dcbef49acbd4976d13ee864fb3cb241fc943cad04f02f7e"),
    ] {
        assert_eq!(tree.root_at(size).unwrap().to_hex(), root, "size {size}");
    }
    for (path, hash) in [
        ("tile/0/001", "7fa38f76670ec457da625d72c7308a2ff9a6840c7aadd930c35dcd113e270ea6"),
        ("tile/1/001.p/17", "adfaca2731630fe7944a4b98a0f98ef3e98685eafda09e6f81070218fb759ce4"),
        ("tile/2/000.p/1", "f0113c8bad855b49f9a5dd661d50012cd94f19aae87a45eb8334666835e3caea"),
    ] {
        let bytes = tree.tile(&TileId::parse_path(path).unwrap()).unwrap();
        assert_eq!(sha256(&bytes).to_hex(), hash, "{path}");
    }
    let bundle = bundle_for_entry(69_999, 70_000).unwrap();
    assert_eq!(bundle.path(), "tile/entries/273.p/112");
    let entries: Vec<_> = (bundle.first_entry()..70_000).map(|index| index.to_string().into_bytes()).collect();
    let bytes = encode_bundle(&entries.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
    assert_eq!(sha256(&bytes).to_hex(), "36c3ec44895d1b8098dbe8523078d6750bf09e0f12cd64671ebfe165b7647405");
}

#[test]
fn a_checkpoint_signed_and_cosigned_by_openssl_is_the_one_we_make() {
    let seed = |first: u8| core::array::from_fn(|place| first + u8::try_from(place).unwrap());
    let log = NoteSigner::new(KeyName::parse("vector.example/log").unwrap(), seed(0), Algorithm::Ed25519Note);
    let witness = NoteSigner::new(KeyName::parse("vector.example/w1").unwrap(), seed(100), Algorithm::CosignatureV1);
    assert_eq!(log.verifier_key().to_string(), LOG_VKEY);
    assert_eq!(witness.verifier_key().to_string(), WITNESS_VKEY);

    let checkpoint = Checkpoint::new("vector.example/log", 1000, numbers(1000).root()).unwrap();
    let mut note = sign_checkpoint(&checkpoint, &log).unwrap();
    note.add(cosign(&checkpoint, &witness, 1_473_681_600).unwrap()).unwrap();
    assert_eq!(core::str::from_utf8(&note.to_bytes()), Ok(NOTE));

    let note = SignedNote::parse(NOTE.as_bytes()).unwrap();
    let keys = [VerifierKey::parse(WITNESS_VKEY).unwrap()];
    let verified = verify_checkpoint_closed(&note, &VerifierKey::parse(LOG_VKEY).unwrap(), &keys).unwrap();
    assert_eq!(verified.checkpoint(), &checkpoint);
    assert_eq!(verified.cosignatures()[0].timestamp, Some(1_473_681_600));
}

#[test]
fn signatures_that_only_a_lenient_verifier_accepts_are_refused() {
    let (text, lines) = NOTE.split_once("\n\n").unwrap();
    let (good, cosigned) = lines.split_once('\n').unwrap();
    let log = VerifierKey::parse(LOG_VKEY).unwrap();
    let witness = VerifierKey::parse(WITNESS_VKEY).unwrap();
    let verifies = |first: &str, second: &str| {
        let note = SignedNote::parse(format!("{text}\n\n{first}\n{second}").as_bytes()).unwrap();
        verify_checkpoint_closed(&note, &log, core::slice::from_ref(&witness)).map(drop).map_err(|error| error.code())
    };
    assert_eq!(verifies(good, cosigned), Ok(()));
    let by_log = |payload: &str| format!("— vector.example/log {payload}");
    // R is the identity: without the strict check whoever holds the key can make one signature fit by another equation.
    let small_order =
        by_log("vsHkMgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJXRdC2vUaUMajN5O1MZuSzF675vDpVTCrMfGevUeDwY=");
    assert_eq!(verifies(&small_order, cosigned), Err("ledger-note-bad-signature"));
    // The good signature with the group order added to S: other bytes, same equation.
    let malleated =
        by_log("vsHkMrJoNy1o1YKdscpx/Qq2ZI53ml363o0Zh12IqIdMntM62gknvfZwCdFxDI/SUFYV/K5jQBLt8V9qchH3h2WO0xU=");
    assert_eq!(verifies(&malleated, cosigned), Err("ledger-note-bad-signature"));
    // Cosigned at second 2^63, one beyond the last that the format allows.
    let late = "— vector.example/w1 O8w15oAAAAAAAAAADBixMOuZHxLC2i6sxEh6efJuttdq93QbNucahImzFktiDLzxN35KsV2yyS0NxeAUQifuDL/DWAr2cOJ9xIrUBQ==\n";
    assert_eq!(verifies(good, late), Err("ledger-note-bad-signature"));
}

#[test]
fn a_proof_file_has_the_computed_path() {
    let text = format!("c2sp.org/tlog-proof@v1\nindex 777\n{PATH_777}\n{NOTE}");
    let proof = TlogProof::parse(text.as_bytes()).unwrap();
    assert_eq!(proof.hashes(), numbers(1000).inclusion(777, 1000).unwrap());
    assert_eq!(proof.to_bytes(), text.as_bytes());
    let policy = format!("log {LOG_VKEY}\nwitness w {WITNESS_VKEY}\nquorum w\n");
    let policy = Policy::parse(policy.as_bytes()).unwrap();
    let log = VerifierKey::parse(LOG_VKEY).unwrap();
    assert_eq!(proof.verify_closed(b"777", &log, &policy).unwrap().index(), 777);
    assert!(proof.verify(b"778", &log, &policy).is_err());
}

#[test]
fn the_note_in_the_documentation_of_golang_sumdb_verifies() {
    let key = VerifierKey::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").unwrap();
    let note = "If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
";
    let note = SignedNote::parse(note.as_bytes()).unwrap();
    let verified = note.verify(core::slice::from_ref(&key)).unwrap();
    assert_eq!((verified[0].name.as_str(), verified[0].timestamp), ("PeterNeumann", None));
    assert!(note.verify_closed(&[key]).is_ok());
}

#[test]
fn the_verifier_key_of_the_go_checksum_database_reads_back() {
    let vkey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    let key = VerifierKey::parse(vkey).unwrap();
    assert_eq!((key.to_string().as_str(), key.id().to_string().as_str()), (vkey, "033de0ae"));
}
