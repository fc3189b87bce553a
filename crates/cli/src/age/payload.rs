//! The payload of an age file: chunks of 64 KiB, each sealed with its number and whether it is the last (the STREAM construction).
//! Knows nothing of the header.
use super::{AgeError, BYTES_MAX};
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};

const CHUNK_BYTES: usize = 64 * 1024;
const TAG_BYTES: usize = 16;

/// Seals one message under a key that is used once.
pub(super) fn seal_once(key: &[u8; 32], nonce: &[u8; 12], message: &[u8]) -> Result<Vec<u8>, AgeError> {
    ChaCha20Poly1305::new(&Key::from(*key)).encrypt(&Nonce::from(*nonce), message).map_err(|_| AgeError::TooLong)
}

/// Opens one message; nothing if it was sealed otherwise.
pub(super) fn open_once(key: &[u8; 32], nonce: &[u8; 12], sealed: &[u8]) -> Option<Vec<u8>> {
    ChaCha20Poly1305::new(&Key::from(*key)).decrypt(&Nonce::from(*nonce), sealed).ok()
}

fn nonce(number: u64, last: Last) -> [u8; 12] {
    let mut nonce = [0; 12];
    // Eleven bytes of number, of which eight are enough, and one that marks the last.
    for (to, from) in nonce.iter_mut().skip(3).zip(number.to_be_bytes()) {
        *to = from;
    }
    if let (Last::Yes, Some(mark)) = (last, nonce.last_mut()) {
        *mark = 1;
    }
    nonce
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Yes,
    No,
}

/// Appends the sealed chunks to a file.
pub(super) fn seal(key: &[u8; 32], bytes: &[u8], file: &mut Vec<u8>) -> Result<(), AgeError> {
    let mut chunks = bytes.chunks(CHUNK_BYTES).peekable();
    if chunks.peek().is_none() {
        file.extend(seal_once(key, &nonce(0, Last::Yes), &[])?);
        return Ok(());
    }
    let mut number = 0;
    while let Some(chunk) = chunks.next() {
        let last = if chunks.peek().is_none() { Last::Yes } else { Last::No };
        file.extend(seal_once(key, &nonce(number, last), chunk)?);
        number += 1;
    }
    Ok(())
}

/// Opens every chunk, the last one as the last; an empty last chunk stands only in an empty payload.
pub(super) fn open(key: &[u8; 32], sealed: &[u8]) -> Result<Vec<u8>, AgeError> {
    let mut chunks = sealed.chunks(CHUNK_BYTES + TAG_BYTES).peekable();
    let mut bytes = Vec::new();
    let mut number = 0;
    while let Some(chunk) = chunks.next() {
        let last = if chunks.peek().is_none() { Last::Yes } else { Last::No };
        let opened = open_once(key, &nonce(number, last), chunk).ok_or(AgeError::Payload)?;
        if bytes.len() + opened.len() > BYTES_MAX {
            return Err(AgeError::TooLong);
        }
        if opened.is_empty() && number > 0 {
            return Err(AgeError::Payload);
        }
        bytes.extend(opened);
        number += 1;
    }
    if number == 0 { Err(AgeError::Payload) } else { Ok(bytes) }
}
