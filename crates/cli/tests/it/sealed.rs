//! Aim: a sealed place is in no byte that any of the three nodes publishes, however it might be written. Method: the scripts with sealed
//! places are played on three nodes; every published byte (both logs with their tiles, verdicts, outboxes) is searched for the place in
//! every notation; the same search finds a planted one.
use crate::support::played;
use std::collections::BTreeMap;

/// Latitude and longitude of the sealed places and of those they were compared with, in 1e-7 degrees, and the words that stand beside them.
const PLACES: [(i32, i32); 4] =
    [(360_213_000, 370_187_000), (361_213_000, 371_187_000), (360_212_972, 370_186_944), (360_250_000, 370_250_000)];
const WORDS: [&str; 4] = [
    "workshop behind the mill",
    "white building with the courtyard",
    "woman of the bakery lane",
    "third house by the well",
];

/// A place in every notation in which a program might keep it.
fn notations(e7: i32) -> Vec<Vec<u8>> {
    let degrees = f64::from(e7) / 1e7;
    let mut found: Vec<Vec<u8>> = vec![
        e7.to_be_bytes().to_vec(),
        e7.to_le_bytes().to_vec(),
        i64::from(e7).to_be_bytes().to_vec(),
        i64::from(e7).to_le_bytes().to_vec(),
        degrees.to_be_bytes().to_vec(),
        degrees.to_le_bytes().to_vec(),
    ];
    // Minutes and seconds stand in no file of these scripts but for a sealed place and its like.
    let (degree, rest) = (e7 / 10_000_000, f64::from(e7 % 10_000_000) / 1e7 * 60.0);
    let (minute, second) = (rest.floor(), rest.fract() * 60.0);
    let texts = [
        format!("{degree}°{minute:02}′{second:04.1}″"),
        format!("{degree}°{minute:02}′{second:02.0}″"),
        e7.to_string(),
        format!("{degrees}"),
        format!("{degrees:.4}"),
        format!("{degrees:.5}"),
        format!("{degrees:.7}"),
    ];
    for text in texts {
        found.push(text.replace('.', ",").into_bytes());
        found.push(text.into_bytes());
    }
    found
}

fn finds(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut searched: Vec<Vec<u8>> =
        PLACES.iter().flat_map(|(lat, lon)| [notations(*lat), notations(*lon)].concat()).collect();
    searched.extend(WORDS.iter().map(|words| words.as_bytes().to_vec()));
    // By their first byte: megabytes are searched for hundreds of them.
    let mut by_first: Vec<Vec<&[u8]>> = vec![Vec::new(); 256];
    for one in &searched {
        by_first[usize::from(one[0])].push(one);
    }
    let begins = |rest: &[u8]| by_first[usize::from(rest[0])].iter().any(|one| rest.starts_with(one));
    let holds = |bytes: &[u8]| (0..bytes.len()).any(|start| begins(&bytes[start..]));
    files.iter().filter(|(_, bytes)| holds(bytes)).map(|(name, _)| name.clone()).collect()
}

fn script(name: &str) -> String {
    let path = format!("{}/tests/tabletop/{name}.script", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    // The player of these tests wants the edition and the first moment on the first two lines.
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with(['#', '-']) && !line.is_empty()).collect();
    lines.join("\n").replace(" (illustrative)", "")
}

/// SG-03, SG-06, TOR.2.a.iii#2.
#[test]
fn sg_06_no_byte_that_three_nodes_publish_has_a_sealed_place_in_any_notation() {
    for name in ["tor-2016-07-agreed-plan", "tor-2016-07-protected", "jic-2016-09-harm"] {
        let play = played(&script(name));
        assert_eq!(play.files.len(), 3);
        for (node, files) in &play.files {
            assert!(files.values().map(Vec::len).sum::<usize>() > 10_000, "{} published little", node.name());
            assert_eq!(finds(files), Vec::<String>::new(), "{name} at {}", node.name());
        }
    }
}

#[test]
fn the_search_would_find_a_planted_place_in_each_notation() {
    for (latitude, longitude) in PLACES {
        for bytes in [notations(latitude), notations(longitude)].concat() {
            let planted = [b"before ".to_vec(), bytes.clone(), b" after".to_vec()].concat();
            assert_eq!(finds(&BTreeMap::from([("planted".to_owned(), planted)])), ["planted"], "{bytes:?}");
        }
    }
    for words in WORDS {
        assert_eq!(finds(&BTreeMap::from([("planted".to_owned(), words.as_bytes().to_vec())])), ["planted"]);
    }
}
