//! The file of weights.
//!
//! Little-endian: magic, `u32` version, `u32` number of bits of a hash that index the table, `f32` value of one unit,
//! `f32` threshold, `u32` length of what follows in bytes, `u64` FNV-1a checksum of it; the table of `i16` units. `training/relations.py` writes it.

use std::borrow::Cow;

use thiserror::Error;

use super::Features;

const MAGIC: [u8; 8] = *b"ACTOREL\0";
const VERSION: u32 = 2;
const HEADER: usize = 36;

/// A fault in a file of weights.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WeightsError {
    /// Not such a file at all.
    #[error(
        "not a file of relation weights: it should begin with {MAGIC:?}; make one with training/relations.py"
    )]
    Magic,
    /// Written by another version.
    #[error("relation weights of version {0}, expected {VERSION}; make them anew with training/relations.py")]
    Version(u32),
    /// Shorter or longer than its header says.
    #[error(
        "relation weights have {found} bytes behind the header, expected {expected}; copy the file again"
    )]
    Length {
        /// Bytes that are there.
        found: usize,
        /// Bytes that should be.
        expected: usize,
    },
    /// Damaged.
    #[error(
        "checksum of the relation weights is {found:016x}, expected {expected:016x}; copy the file again"
    )]
    Checksum {
        /// Of the bytes that are there.
        found: u64,
        /// In the header.
        expected: u64,
    },
}

/// An event that the rule of its frame gives needs only this share of the threshold; `training/relations.py` has the
/// same number.
const RULE_TRUST: f32 = 0.65;

/// A relation of somebody whom nobody can identify (`Menschen`, `die Polizei`) must be so much surer; `training/relations.py`
/// has the same number.
const CAUTION: f32 = 1.5;

/// Weights of all features, and from which probability on a candidate counts as a relation.
#[derive(Debug, Clone)]
pub struct Weights {
    table: Cow<'static, [u8]>,
    mask: u32,
    unit: f32,
    /// From which probability on a candidate counts as a relation.
    pub threshold: f32,
}

impl Weights {
    /// Reads weights that are inside the program, where they lie.
    ///
    /// # Errors
    /// For bytes that are no such file, of another version, cut or damaged.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, WeightsError> {
        Self::read(Cow::Borrowed(bytes))
    }

    /// Reads weights from bytes of a file.
    ///
    /// # Errors
    /// As [`Weights::from_static`].
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, WeightsError> {
        Self::read(Cow::Owned(bytes))
    }

    fn read(bytes: Cow<'static, [u8]>) -> Result<Self, WeightsError> {
        if bytes.len() < HEADER || bytes[..8] != MAGIC {
            return Err(WeightsError::Magic);
        }
        let word = |at: usize| [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
        let version = u32::from_le_bytes(word(8));
        if version != VERSION {
            return Err(WeightsError::Version(version));
        }
        let bits = u32::from_le_bytes(word(12)).min(24);
        let expected = 2usize << bits;
        let found = bytes.len() - HEADER;
        if found != expected || u32::from_le_bytes(word(24)) as usize != expected {
            return Err(WeightsError::Length { found, expected });
        }
        let sum = u64::from(u32::from_le_bytes(word(28))) | u64::from(u32::from_le_bytes(word(32))) << 32;
        let own = checksum(&bytes[HEADER..]);
        if own != sum {
            return Err(WeightsError::Checksum { found: own, expected: sum });
        }
        let (unit, threshold) = (f32::from_le_bytes(word(16)), f32::from_le_bytes(word(20)));
        Ok(Self { mask: (1 << bits) - 1, unit, threshold, table: bytes })
    }

    /// How likely a candidate must be to count as a relation: less for an event that the rule of its frame gives too, more where
    /// one of the two is not `identified`.
    pub fn needed(&self, by_rule: bool, identified: bool) -> f32 {
        self.threshold * if by_rule { RULE_TRUST } else { 1.0 } * if identified { 1.0 } else { CAUTION }
    }

    /// The weight of one feature by its hash, in log-odds.
    pub fn weight(&self, hash: u32) -> f32 {
        let at = HEADER + 2 * (hash & self.mask) as usize;
        f32::from(i16::from_le_bytes([self.table[at], self.table[at + 1]])) * self.unit
    }

    /// How likely a careful reader would list a candidate with these features, 0 to 1.
    pub fn probability(&self, features: &Features) -> f32 {
        let odds: f32 = features.hashes().iter().map(|&hash| self.weight(hash)).sum();
        1.0 / (1.0 + (-odds).exp())
    }
}

fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |state, &byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(table: &[i16]) -> Vec<u8> {
        let body: Vec<u8> = table.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend(table.len().ilog2().to_le_bytes());
        file.extend(0.01f32.to_le_bytes());
        file.extend(0.4f32.to_le_bytes());
        file.extend((body.len() as u32).to_le_bytes());
        file.extend(checksum(&body).to_le_bytes());
        file.extend(body);
        file
    }

    #[test]
    fn weights_add_up_to_a_probability() {
        let weights = Weights::from_bytes(file(&[100, 100])).unwrap();
        let mut features = Features::new();
        assert!((weights.probability(&features) - 0.5).abs() < 1e-6);
        features.add(&["a"]);
        features.add(&["b"]);
        assert!((weights.probability(&features) - 1.0 / (1.0 + (-2.0f32).exp())).abs() < 1e-6);
    }

    #[test]
    fn faults_are_told_apart() {
        let good = file(&[1, 2, 3, 4]);
        assert_eq!(Weights::from_bytes(b"no".to_vec()).unwrap_err(), WeightsError::Magic);
        let mut version = good.clone();
        version[8] = 9;
        assert_eq!(Weights::from_bytes(version).unwrap_err(), WeightsError::Version(9));
        let cut = good[..good.len() - 1].to_vec();
        assert_eq!(Weights::from_bytes(cut).unwrap_err(), WeightsError::Length { found: 7, expected: 8 });
        let mut damaged = good;
        *damaged.last_mut().unwrap() ^= 1;
        assert!(matches!(Weights::from_bytes(damaged), Err(WeightsError::Checksum { .. })));
    }
}
