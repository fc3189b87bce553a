//! Where keys and nonces come from: the system's randomness, or labels for play that must repeat exactly.
use agreement::identity::Nonce;
use ed25519_dalek::SigningKey;
use ledger::sha256;

/// A source of secrets.
pub trait Draw {
    /// Thirty-two secret bytes for the role named by `label`.
    fn seed(&mut self, label: &str) -> [u8; 32];

    /// A signing key for the role named by `label`.
    fn key(&mut self, label: &str) -> SigningKey {
        SigningKey::from_bytes(&self.seed(label))
    }

    /// A nonce for the act named by `label`.
    fn nonce(&mut self, label: &str) -> Nonce {
        let seed = self.seed(label);
        let mut bytes = [0_u8; 16];
        for (to, from) in bytes.iter_mut().zip(seed) {
            *to = from;
        }
        Nonce::from_bytes(bytes)
    }
}

/// The system's randomness. The only place of the tool that draws it.
pub struct SystemDraw;

impl Draw for SystemDraw {
    #[expect(clippy::disallowed_methods, reason = "the one place where the tool draws randomness")]
    #[expect(
        clippy::expect_used,
        reason = "a system without randomness cannot make keys; going on would make weak ones"
    )]
    fn seed(&mut self, _label: &str) -> [u8; 32] {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).expect("the system gives randomness");
        bytes
    }
}

/// Secrets derived from labels: anyone can compute them. For the tabletop and nothing else.
pub struct LabelDraw {
    phrase: String,
}

impl LabelDraw {
    /// Secrets that depend on `phrase` and the label only.
    #[must_use]
    pub fn new(phrase: &str) -> Self {
        Self { phrase: phrase.to_owned() }
    }
}

impl Draw for LabelDraw {
    fn seed(&mut self, label: &str) -> [u8; 32] {
        *sha256(format!("jig tabletop\n{}\n{label}", self.phrase).as_bytes()).as_bytes()
    }
}
