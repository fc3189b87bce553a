//! Officers who signed in at the officer door: challenges given out, sessions opened by the answer of an appointed key.
//!
//! A session is a token that only this process knows, by its hash; it ends after a time without use, after a whole watch, and
//! with the appointment. Must not know how an appointment is found, nor what a session may do.
use agreement::identity::{Author, Digest, PublicKey};
use ed25519_dalek::{Signature, VerifyingKey};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a challenge may be answered.
const CHALLENGE_FOR: Duration = Duration::from_secs(2 * 60);
/// How long a session lasts without a request.
const IDLE: Duration = Duration::from_secs(30 * 60);
/// How long a session lasts at most: a watch of twelve hours and its hand-over.
const WATCH: Duration = Duration::from_secs(13 * 3600);
/// How long an appointment that was seen in force is not looked at again.
const TRUSTED_FOR: Duration = Duration::from_secs(15);
/// Challenges and sessions open at once; the oldest makes room.
const OPEN_MAX: usize = 256;
/// What a challenge begins with. No record's signed bytes do: those begin with `DSSEv1`.
const CHALLENGE: &str = "jig session v1";

/// How many random bytes make a token or a challenge.
pub(crate) const RANDOM_BYTES: usize = 32;

/// Challenges and sessions of this process.
#[derive(Debug, Default)]
pub(crate) struct Sessions(Mutex<Open>);

#[derive(Debug, Default)]
struct Open {
    challenges: BTreeMap<String, Instant>,
    sessions: BTreeMap<[u8; 32], Session>,
}

#[derive(Clone, Copy, Debug)]
struct Session {
    author: Author,
    key: PublicKey,
    opened: Instant,
    used: Instant,
    checked: Instant,
}

/// What is known of a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Standing {
    /// No session has it.
    Unknown,
    /// It had its time.
    Over,
    /// Good, and its appointment was seen in force a moment ago.
    Good,
    /// Good, if the key still fills the post.
    Unchecked(PublicKey, Author),
}

impl Sessions {
    fn open(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A challenge for the officers of a node.
    pub(crate) fn challenge(&self, node: &str, random: [u8; RANDOM_BYTES], now: Instant) -> String {
        let challenge = format!("{CHALLENGE} {node} {}", Digest::from_bytes(random));
        let challenges = &mut self.open().challenges;
        challenges.retain(|_, until| *until > now);
        make_room(challenges, |until| *until);
        challenges.insert(challenge.clone(), now + CHALLENGE_FOR);
        challenge
    }

    /// Whether a key answered a challenge of this process; each is answered once.
    pub(crate) fn is_answered(&self, challenge: &str, key: PublicKey, signature: [u8; 64], now: Instant) -> bool {
        let fresh = self.open().challenges.remove(challenge).is_some_and(|until| until > now);
        let verifies = VerifyingKey::from_bytes(key.as_bytes())
            .is_ok_and(|key| key.verify_strict(challenge.as_bytes(), &Signature::from_bytes(&signature)).is_ok());
        fresh && verifies
    }

    /// Opens a session; gives its token.
    pub(crate) fn begin(&self, author: Author, key: PublicKey, random: [u8; RANDOM_BYTES], now: Instant) -> String {
        let token = Digest::from_bytes(random).to_string();
        let sessions = &mut self.open().sessions;
        sessions.retain(|_, session| !session.is_over(now));
        make_room(sessions, |session| session.used);
        sessions.insert(name_of(&token), Session { author, key, opened: now, used: now, checked: now });
        token
    }

    /// What is known of a token; its use is noted.
    pub(crate) fn standing(&self, token: &str, now: Instant) -> Standing {
        let name = name_of(token);
        let sessions = &mut self.open().sessions;
        let Some(session) = sessions.get_mut(&name) else { return Standing::Unknown };
        if session.is_over(now) {
            sessions.remove(&name);
            return Standing::Over;
        }
        session.used = now;
        if now.saturating_duration_since(session.checked) < TRUSTED_FOR {
            Standing::Good
        } else {
            Standing::Unchecked(session.key, session.author)
        }
    }

    /// The appointment behind a token was seen in force.
    pub(crate) fn note_appointed(&self, token: &str, now: Instant) {
        if let Some(session) = self.open().sessions.get_mut(&name_of(token)) {
            session.checked = now;
        }
    }

    /// Ends a session.
    pub(crate) fn end(&self, token: &str) {
        self.open().sessions.remove(&name_of(token));
    }
}

impl Session {
    fn is_over(&self, now: Instant) -> bool {
        now.saturating_duration_since(self.used) >= IDLE || now.saturating_duration_since(self.opened) >= WATCH
    }
}

/// Takes out the oldest while there is no room for one more.
fn make_room<K: Ord + Clone, V>(open: &mut BTreeMap<K, V>, age: impl Fn(&V) -> Instant) {
    while open.len() >= OPEN_MAX {
        let Some(oldest) = open.iter().min_by_key(|(_, value)| age(value)).map(|(key, _)| key.clone()) else { return };
        open.remove(&oldest);
    }
}

/// A token is kept by its hash, so that finding it takes the same time whatever was guessed.
fn name_of(token: &str) -> [u8; 32] {
    *ledger::sha256(token.as_bytes()).as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use agreement::identity::{Node, Post, Side};
    use ed25519_dalek::{Signer as _, SigningKey};

    const AUTHOR: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };

    fn key() -> (SigningKey, PublicKey) {
        let secret = SigningKey::from_bytes(&[7; 32]);
        let public = PublicKey::from_bytes(secret.verifying_key().to_bytes());
        (secret, public)
    }

    #[test]
    fn challenge_is_answered_once_in_time_by_the_key_that_signed_it() {
        let (secret, public) = key();
        let other = PublicKey::from_bytes(SigningKey::from_bytes(&[8; 32]).verifying_key().to_bytes());
        let now = crate::clock::steady();
        // (key named, challenge signed, seconds later, answered)
        let table = [
            (public, None, 0, true),
            (other, None, 0, false),
            (public, Some("x"), 0, false),
            (public, None, 121, false),
        ];
        for (named, signs, later, answered) in table {
            let sessions = Sessions::default();
            let challenge = sessions.challenge("alpha", [1; RANDOM_BYTES], now);
            assert!(challenge.starts_with("jig session v1 alpha 0101"), "{challenge}");
            let signature = secret.sign(signs.unwrap_or(&challenge).as_bytes()).to_bytes();
            let then = now + Duration::from_secs(later);
            assert_eq!(sessions.is_answered(&challenge, named, signature, then), answered, "{signs:?} {later}");
            assert!(!sessions.is_answered(&challenge, public, signature, then), "a second time");
        }
        let unknown = "jig session v1 alpha 00";
        assert!(!Sessions::default().is_answered(unknown, public, secret.sign(unknown.as_bytes()).to_bytes(), now));
    }

    #[test]
    fn session_ends_without_use_after_a_watch_and_when_told() {
        let (_, public) = key();
        let sessions = Sessions::default();
        let now = crate::clock::steady();
        let token = sessions.begin(AUTHOR, public, [2; RANDOM_BYTES], now);
        assert_eq!(sessions.standing("guess", now), Standing::Unknown);
        assert_eq!(sessions.standing(&token, now), Standing::Good);
        let later = now + TRUSTED_FOR;
        assert_eq!(sessions.standing(&token, later), Standing::Unchecked(public, AUTHOR));
        sessions.note_appointed(&token, later);
        assert_eq!(sessions.standing(&token, later), Standing::Good);
        assert_eq!(sessions.standing(&token, later + IDLE), Standing::Over);
        assert_eq!(sessions.standing(&token, later + IDLE), Standing::Unknown);

        let token = sessions.begin(AUTHOR, public, [3; RANDOM_BYTES], now);
        for quarter in 1..(4 * 13) {
            let at = now + Duration::from_secs(15 * 60) * quarter;
            assert!(matches!(sessions.standing(&token, at), Standing::Unchecked(..)), "{quarter}");
        }
        assert_eq!(sessions.standing(&token, now + WATCH), Standing::Over);

        let token = sessions.begin(AUTHOR, public, [4; RANDOM_BYTES], now);
        sessions.end(&token);
        assert_eq!(sessions.standing(&token, now), Standing::Unknown);
    }

    #[test]
    fn what_strangers_open_has_a_limit() {
        let sessions = Sessions::default();
        let now = crate::clock::steady();
        for number in 0..=u16::try_from(OPEN_MAX).unwrap() {
            let mut random = [0; RANDOM_BYTES];
            random[..2].copy_from_slice(&number.to_be_bytes());
            sessions.challenge("alpha", random, now + Duration::from_millis(u64::from(number)));
        }
        assert_eq!(sessions.open().challenges.len(), OPEN_MAX);
        assert!(
            !sessions.open().challenges.contains_key(&format!("{CHALLENGE} alpha {}", "00".repeat(32))),
            "the oldest went"
        );
    }
}
