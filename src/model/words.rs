//! Word tables that are read where they lie in the model file.

use super::ModelError;
use super::file::{Blob, File};

/// A hash table from words to numbers.
///
/// Open addressing over 16-bit fingerprints; the words themselves are not kept, so a word that was never put in is taken
/// for another one about once in 10,000 times. That is harmless here: the values are hints to the network.
#[derive(Debug)]
pub(super) struct WordTable {
    slots: Blob,
    size: u64,
}

impl WordTable {
    /// Takes the tensor `name` of the file.
    pub(super) fn from_file(file: &File, name: &str) -> Result<Self, ModelError> {
        let slots = file.tensor(name, "u16", &[None, Some(2)])?;
        let size = slots.bytes().len() as u64 / 4;
        if size == 0 || size > u64::from(u32::MAX) {
            return Err(ModelError::Tensor {
                name: name.to_owned(),
                expected: "between 1 and 2^32 slots".into(),
                found: size.to_string(),
            });
        }
        Ok(Self { slots, size })
    }

    /// The number of the key that is hashed by `hash`, see [`fnv64`].
    pub(super) fn get(&self, hash: u64) -> Option<u16> {
        let (slots, _) = self.slots.bytes().as_chunks::<4>();
        let fingerprint = match hash as u16 {
            0 => 1,
            other => other,
        };
        let first = (((hash >> 32) * self.size) >> 32) as usize;
        let (before, after) = slots.split_at(first);
        for &[a, b, c, d] in after.iter().chain(before) {
            match u16::from_le_bytes([a, b]) {
                0 => return None,
                found if found == fingerprint => return Some(u16::from_le_bytes([c, d])),
                _ => {}
            }
        }
        None
    }
}

/// 64-bit FNV-1a over several pieces of a key, mixed once more so that all bits depend on all bytes.
pub(super) fn fnv64<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let hash = pieces.into_iter().flatten().fold(14_695_981_039_346_656_037u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(1_099_511_628_211)
    });
    let mixed = (hash ^ hash >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 29
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::file::tests::container;

    /// A table of `size` slots, filled as `training/export.py` fills it.
    fn table(size: u64, words: &[(&str, u16)]) -> Result<WordTable, ModelError> {
        let mut slots = vec![[0u16; 2]; size as usize];
        for (word, value) in words {
            let hash = fnv64([word.as_bytes()]);
            let mut slot = (((hash >> 32) * size) >> 32) as usize;
            while slots[slot][0] != 0 {
                slot = (slot + 1) % slots.len();
            }
            slots[slot] = [(hash as u16).max(1), *value];
        }
        let body: Vec<u8> = slots.iter().flatten().flat_map(|number| number.to_le_bytes()).collect();
        let header = format!(
            r#"{{"lang":"xx","config":{{"width":16,"arc":16,"rel":16,"tag":16,"entity":16,"layers":[]}},
            "labels":{{"upos":[],"xpos":[],"feats":[],"ner":[],"deprel":[]}},"lemma_classes":0,"scripts":[],"slots":[],
            "cluster_paths":[],"tensors":[{{"name":"t","kind":"u16","shape":[{size},2],"offset":0}}]}}"#
        );
        WordTable::from_file(&File::open(container(&header, &body).into())?, "t")
    }

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        let words = [("Haus", 7), ("Häuser", 0), ("", 9), ("Straße", 65535)];
        for size in [4, 5, 6, 64] {
            let table = table(size, &words).unwrap();
            for (word, value) in words {
                assert_eq!(table.get(fnv64([word.as_bytes()])), Some(value), "{word:?} of {size}");
            }
            // a full table must end the search as well
            assert_eq!(table.get(fnv64([b"Baum".as_slice()])), None);
        }
    }

    #[test]
    fn a_key_may_come_in_pieces() {
        assert_eq!(fnv64([b"Ha".as_slice(), b"us"]), fnv64([b"Haus".as_slice()]));
    }

    #[test]
    fn a_table_needs_slots() {
        assert!(matches!(table(0, &[]), Err(ModelError::Tensor { .. })));
    }
}
