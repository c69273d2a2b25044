//! Word tables that are read where they lie in the model file.

use super::ModelError;
use super::file::{Blob, File};

/// A hash table from words to numbers.
///
/// Open addressing over 16-bit fingerprints; the words themselves are not kept, so a word that was never put in is taken
/// for another one about once in 30,000 times. That is harmless here: the values are hints to the network.
#[derive(Debug)]
pub(super) struct WordTable {
    slots: Blob,
    mask: u64,
}

impl WordTable {
    /// Takes the tensor `name` of the file.
    pub(super) fn from_file(file: &File, name: &str) -> Result<Self, ModelError> {
        let slots = file.tensor(name, "u16", &[None, Some(2)])?;
        let size = slots.bytes().len() as u64 / 4;
        if !size.is_power_of_two() {
            return Err(ModelError::Tensor {
                name: name.to_owned(),
                expected: "a power of two of slots".into(),
                found: size.to_string(),
            });
        }
        Ok(Self { slots, mask: size - 1 })
    }

    /// The number of the key that is hashed by `hash`, see [`fnv64`].
    pub(super) fn get(&self, hash: u64) -> Option<u16> {
        let (slots, _) = self.slots.bytes().as_chunks::<4>();
        let fingerprint = match hash as u16 {
            0 => 1,
            other => other,
        };
        let first = (hash >> 24) & self.mask;
        for step in 0..=self.mask {
            let [a, b, c, d] = slots[((first + step) & self.mask) as usize];
            match u16::from_le_bytes([a, b]) {
                0 => return None,
                found if found == fingerprint => return Some(u16::from_le_bytes([c, d])),
                _ => {}
            }
        }
        None
    }
}

/// 64-bit FNV-1a over several pieces of a key.
pub(super) fn fnv64<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    pieces
        .into_iter()
        .flatten()
        .fold(14_695_981_039_346_656_037, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(1_099_511_628_211))
}
