//! The text of a secret key file: Ed25519 in PKCS #8 PEM, as `openssl genpkey -algorithm ed25519` writes it.
//!
//! Pure text in, seed out: who may read the file, and where it lies, is for the programs that open it. The form is RFC
//! 8410 section 7, version 1: a fixed prefix and the seed; anything longer is refused rather than half understood, and
//! nothing of a refused text is ever given back.
//!
//! ```
//! let text = jig_wire::keyfile::to_pem(&[7; 32]);
//! assert_eq!(jig_wire::keyfile::from_pem(text.as_bytes()), Some([7; 32]));
//! ```
use base64ct::{Base64, Encoding as _};

/// DER of RFC 8410's private key up to the seed: SEQUENCE, version 0, the algorithm's name, OCTET STRING twice.
const PREFIX: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
/// The line before the key (RFC 7468).
const HEADER: &str = "-----BEGIN PRIVATE KEY-----";
/// The line after it.
const FOOTER: &str = "-----END PRIVATE KEY-----";

/// The text of a key file for a seed.
#[must_use]
pub fn to_pem(seed: &[u8; 32]) -> String {
    let der: Vec<u8> = PREFIX.iter().chain(seed).copied().collect();
    format!("{HEADER}\n{}\n{FOOTER}\n", Base64::encode_string(&der))
}

/// The seed in the bytes of a key file; nothing where they hold no Ed25519 key in PKCS #8 PEM.
///
/// Whoever reads it may have written the file on any system: white space around it and line breaks within are no fault.
#[must_use]
pub fn from_pem(bytes: &[u8]) -> Option<[u8; 32]> {
    let text = std::str::from_utf8(bytes).ok()?;
    let body = text.trim().strip_prefix(HEADER)?.strip_suffix(FOOTER)?;
    let base64: String = body.split_ascii_whitespace().collect();
    let der = Base64::decode_vec(&base64).ok()?;
    der.strip_prefix(&PREFIX)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::SigningKey;

    #[test]
    fn a_seed_written_is_the_seed_read() {
        for seed in [[0; 32], [7; 32], [255; 32]] {
            assert_eq!(from_pem(to_pem(&seed).as_bytes()), Some(seed));
        }
    }

    #[test]
    fn the_key_of_the_standard_is_read() {
        // The example of RFC 8410 section 10.3.
        let text = "-----BEGIN PRIVATE KEY-----\n\
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
            -----END PRIVATE KEY-----\n";
        for text in [text.to_owned(), text.replace('\n', "\r\n"), text.replace("+K06", "\n+K06")] {
            let seed = from_pem(text.as_bytes()).unwrap();
            let public = SigningKey::from_bytes(&seed).verifying_key().to_bytes();
            let public: String = public.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(public, "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1", "{text}");
        }
    }

    #[test]
    fn whatever_else_is_refused() {
        let good = to_pem(&[7; 32]);
        let longer = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhCAA==\n-----END PRIVATE KEY-----\n";
        let hostile = [
            String::new(),
            "secret".to_owned(),
            longer.to_owned(),
            format!("{HEADER}\nAAAA\n{FOOTER}\n"),
            format!("{HEADER}{FOOTER}"),
            good.replace("PRIVATE", "PUBLIC"),
            good.trim_end().trim_end_matches('-').to_owned(),
            format!("{good}{good}"),
        ];
        for text in hostile {
            assert_eq!(from_pem(text.as_bytes()), None, "{text}");
        }
        assert_eq!(from_pem(&[0xff, 0xfe, 0x00]), None);
    }

    #[test]
    fn every_changed_character_of_the_frame_is_refused() {
        let good = to_pem(&[9; 32]).into_bytes();
        for at in (0..HEADER.len()).chain(good.len() - FOOTER.len() - 1..good.len() - 1) {
            let mut bytes = good.clone();
            bytes[at] ^= 1;
            assert_eq!(from_pem(&bytes), None, "byte {at}");
        }
    }
}
