//! Frames in digits: every way to write a line, and what is none.
use crate::modes::encode;
use crate::trial::{noon, observations, told};

const FRAME: &str = "8D4840D6202CC371C32CE0576098";

#[test]
fn a_frame_is_read_in_every_way_that_it_is_written() {
    let small = FRAME.to_lowercase();
    for line in [
        format!("*{FRAME};\n"),
        format!("{small}\r\n"),
        FRAME.to_owned(),
        format!(":{FRAME};"),
        format!("@00000000ffff{FRAME};\n"),
    ] {
        let read = observations("modes-hex", line.as_bytes());
        assert_eq!(read.len(), 1, "{line}");
        assert_eq!(read[0].identity.callsign.unwrap().as_str(), "KLM1023", "{line}");
        assert_eq!((read[0].valid_at, read[0].received_at), (noon(), noon()));
    }
    assert_eq!(observations("modes-hex", format!("*{FRAME};*{FRAME};\n*0000;\n\n").as_bytes()).len(), 2);
}

#[test]
fn a_counter_parts_the_frames_in_time() {
    let lines = format!("@000000000000{FRAME};\n@000000b71b00{FRAME};\n");
    let read = observations("modes-hex", lines.as_bytes());
    assert_eq!(read[1].valid_at.since(read[0].valid_at).as_millis(), 1_000);
}

#[test]
fn what_is_no_frame_is_told_and_the_next_line_is_read() {
    let long = "8".repeat(5_000);
    for (line, code) in [
        ("8D4840D6202CC371C32CE05760", "modes-length"),
        ("8D4840D6202CC371C32CE057609Z", "modes-digits"),
        ("hello", "modes-digits"),
        ("*zzzz;", "modes-digits"),
        ("@12;", "feed-truncated"),
        ("@zzzzzzzzzzzz8D4840D6202CC371C32CE0576098;", "modes-digits"),
        (&long, "feed-too-long"),
    ] {
        let lines = format!("{line}\n*{FRAME};\n");
        assert_eq!(told("modes-hex", lines.as_bytes()), [(code, String::new())], "{line}");
        assert_eq!(observations("modes-hex", lines.as_bytes()).len(), 1, "{line}");
    }
    let mut broken = encode::squitter(17, 5, 1, encode::identification(4, 0, "A"));
    broken[13] ^= 1;
    assert_eq!(told("modes-hex", encode::hex(&broken).as_bytes())[0].0, "modes-parity");
}
