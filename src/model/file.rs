//! The container: header, label lists and tensors, used where they lie.
//!
//! Little-endian: magic, `u32` version, `u32` length of the JSON header, `u64` length of the file, `u64` checksum of all
//! that follows these 32 bytes; the JSON header; tensors that begin at multiples of 64 bytes.
//! `training/export.py` writes it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use super::ModelError;

const MAGIC: [u8; 8] = *b"ACTOMDL\0";
const VERSION: u32 = 1;
const FIXED: usize = 32;

/// A piece of the model file, shared without copying.
#[derive(Debug, Clone)]
pub(super) struct Blob {
    data: Data,
    range: Range<usize>,
}

#[derive(Debug, Clone)]
enum Data {
    Static(&'static [u8]),
    Shared(Arc<Vec<u8>>),
}

impl Blob {
    /// The bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.data {
            Data::Static(data) => &data[self.range.clone()],
            Data::Shared(data) => &data[self.range.clone()],
        }
    }
}

/// Label lists by layer.
#[derive(Debug, Deserialize)]
pub(super) struct Labels {
    pub(super) upos: Vec<String>,
    pub(super) xpos: Vec<String>,
    pub(super) feats: Vec<String>,
    pub(super) ner: Vec<String>,
    pub(super) deprel: Vec<String>,
}

/// Widths of the network.
#[derive(Debug, Deserialize)]
pub(super) struct Config {
    pub(super) width: usize,
    pub(super) arc: usize,
    pub(super) rel: usize,
    pub(super) tag: usize,
    pub(super) entity: usize,
    /// Kind (`rec` or `ff`) and hidden width of every layer.
    pub(super) layers: Vec<(String, usize)>,
}

#[derive(Debug, Deserialize)]
struct TensorEntry {
    name: String,
    kind: String,
    shape: Vec<usize>,
    offset: usize,
}

/// The JSON header.
#[derive(Debug, Deserialize)]
pub(super) struct Header {
    pub(super) lang: String,
    pub(super) config: Config,
    pub(super) labels: Labels,
    /// How many of `scripts` the classifier knows; the others occur in the lemma table only.
    pub(super) lemma_classes: usize,
    pub(super) scripts: Vec<String>,
    /// Name and number of rows of every feature slot.
    pub(super) slots: Vec<(String, usize)>,
    pub(super) cluster_paths: Vec<u32>,
    tensors: Vec<TensorEntry>,
}

/// A checked model file.
#[derive(Debug)]
pub(super) struct File {
    pub(super) header: Header,
    data: Data,
    tensors: BTreeMap<String, (String, Vec<usize>, usize)>,
}

impl File {
    /// Checks the container and reads its header. Bytes inside the program are not summed up: they are as sound as the
    /// program, and a pass over all of them would be a good part of its start.
    pub(super) fn open(bytes: Cow<'static, [u8]>) -> Result<Self, ModelError> {
        let (header, start) = check(&bytes)?;
        if let Cow::Owned(bytes) = &bytes {
            check_sum(bytes)?;
        }
        let mut header: Header =
            serde_json::from_slice(header).map_err(|error| ModelError::Header(error.to_string()))?;
        let tensors = std::mem::take(&mut header.tensors)
            .into_iter()
            .map(|entry| (entry.name, (entry.kind, entry.shape, entry.offset.saturating_add(start))))
            .collect();
        let data = match bytes {
            Cow::Borrowed(data) => Data::Static(data),
            Cow::Owned(data) => Data::Shared(Arc::new(data)),
        };
        Ok(Self { header, data, tensors })
    }

    /// A tensor's bytes where they lie; `None` in `shape` accepts any size in that place.
    pub(super) fn tensor(&self, name: &str, kind: &str, shape: &[Option<usize>]) -> Result<Blob, ModelError> {
        let mismatch = |found: String| ModelError::Tensor {
            name: name.to_owned(),
            expected: format!("{kind} {shape:?}"),
            found,
        };
        let (found_kind, found_shape, start) =
            self.tensors.get(name).ok_or_else(|| mismatch("nothing".into()))?;
        let fits = found_shape.len() == shape.len()
            && found_shape.iter().zip(shape).all(|(found, wanted)| wanted.is_none_or(|w| w == *found));
        if found_kind != kind || !fits {
            return Err(mismatch(format!("{found_kind} {found_shape:?}")));
        }
        let item = match kind {
            "u8" => 1,
            "u16" | "f16" => 2,
            _ => 4,
        };
        let size = found_shape.iter().try_fold(item, |product: usize, n| product.checked_mul(*n));
        let end = size.and_then(|size| start.checked_add(size));
        let whole = Blob { data: self.data.clone(), range: 0..0 };
        let total = match &whole.data {
            Data::Static(data) => data.len(),
            Data::Shared(data) => data.len(),
        };
        match end {
            Some(end) if end <= total => Ok(Blob { range: *start..end, ..whole }),
            _ => Err(mismatch(format!("{found_shape:?} beyond the end of the file"))),
        }
    }

    /// A vector of 32-bit floats.
    pub(super) fn vector(&self, name: &str, len: usize) -> Result<Vec<f32>, ModelError> {
        let blob = self.tensor(name, "f32", &[Some(len)])?;
        let (words, _) = blob.bytes().as_chunks::<4>();
        Ok(words.iter().map(|&word| f32::from_le_bytes(word)).collect())
    }

    /// A matrix of 16-bit floats, row after row.
    pub(super) fn matrix(&self, name: &str, rows: usize, columns: usize) -> Result<Halves, ModelError> {
        Ok(Halves(self.tensor(name, "f16", &[Some(rows), Some(columns)])?))
    }
}

/// Numbers of 16 bits, where they lie.
pub(super) struct Halves(Blob);

impl Halves {
    /// The numbers.
    pub(super) fn numbers(&self) -> &[[u8; 2]] {
        self.0.bytes().as_chunks().0
    }
}

/// Checks everything before the header's content; gives the header's text and where the tensors begin.
fn check(bytes: &[u8]) -> Result<(&[u8], usize), ModelError> {
    if bytes.len() < FIXED || bytes[..8] != MAGIC {
        let found = bytes[..bytes.len().min(8)].to_vec();
        return Err(ModelError::Magic { found, expected: MAGIC });
    }
    let word = |at: usize| u32::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
    let long = |at: usize| u64::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
    if word(8) != VERSION {
        return Err(ModelError::Version { found: word(8), expected: VERSION });
    }
    if long(16) != bytes.len() as u64 {
        return Err(ModelError::Length { found: bytes.len() as u64, expected: long(16) });
    }
    let start = FIXED.saturating_add(word(12) as usize);
    let header = bytes.get(FIXED..start).ok_or_else(|| ModelError::Header("longer than the file".into()))?;
    Ok((header, start))
}

/// Checks that nothing was changed since the file was written; `check` comes before.
fn check_sum(bytes: &[u8]) -> Result<(), ModelError> {
    let expected = u64::from_le_bytes(std::array::from_fn(|i| bytes[24 + i]));
    let found = checksum(&bytes[FIXED..]);
    if found == expected { Ok(()) } else { Err(ModelError::Checksum { found, expected }) }
}

/// Sum of the 64-bit words, and sum of the words times their place, joined; any single change shows.
fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mut plain = 0u64;
    let mut placed = 0u64;
    for (place, word) in (1u64..).zip(words.iter().chain((!rest.is_empty()).then_some(&last))) {
        let word = u64::from_le_bytes(*word);
        plain = plain.wrapping_add(word);
        placed = placed.wrapping_add(word.wrapping_mul(place));
    }
    plain ^ placed.rotate_left(32)
}

/// IEEE 754 half precision to single precision, exactly.
pub(super) fn half_to_single(half: [u8; 2]) -> f32 {
    let half = u16::from_le_bytes(half);
    let sign = u32::from(half >> 15) << 31;
    let exponent = u32::from(half >> 10) & 0x1f;
    let mantissa = u32::from(half) & 0x3ff;
    match (exponent, mantissa) {
        (0, m) => {
            let size = m as f32 * (1.0 / 16_777_216.0);
            if sign == 0 { size } else { -size }
        }
        (31, m) => f32::from_bits(sign | 0x7f80_0000 | m << 13),
        (e, m) => f32::from_bits(sign | (e + 112) << 23 | m << 13),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A well-formed file.
    pub(in crate::model) fn container(header: &str, body: &[u8]) -> Vec<u8> {
        let mut rest = header.as_bytes().to_vec();
        rest.extend(body);
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend((header.len() as u32).to_le_bytes());
        file.extend((FIXED as u64 + rest.len() as u64).to_le_bytes());
        file.extend(checksum(&rest).to_le_bytes());
        file.extend(rest);
        file
    }

    const HEADER: &str = r#"{"lang":"xx","config":{"width":2,"arc":1,"rel":1,"tag":1,"entity":1,"layers":[]},
        "labels":{"upos":[],"xpos":[],"feats":[],"ner":[],"deprel":[]},"lemma_classes":0,"scripts":[],"slots":[],
        "cluster_paths":[],"tensors":[{"name":"v","kind":"f32","shape":[2],"offset":0},
        {"name":"far","kind":"f32","shape":[9],"offset":0}]}"#;

    fn sample() -> Vec<u8> {
        let body: Vec<u8> = [1.5f32, -2.0].iter().flat_map(|v| v.to_le_bytes()).collect();
        container(HEADER, &body)
    }

    #[test]
    fn reads_what_was_written() {
        let file = File::open(sample().into()).unwrap();
        assert_eq!(file.vector("v", 2).unwrap(), [1.5, -2.0]);
        assert_eq!(file.header.lang, "xx");
    }

    #[test]
    fn wrong_bytes_are_told_apart() {
        let good = sample();
        assert!(matches!(File::open(b"PK\x03\x04"[..].into()), Err(ModelError::Magic { .. })));
        assert!(matches!(File::open(Vec::new().into()), Err(ModelError::Magic { .. })));
        let mut other = good.clone();
        other[8] = 9;
        assert!(matches!(File::open(other.into()), Err(ModelError::Version { found: 9, .. })));
        assert!(matches!(File::open(good[..good.len() - 1].to_vec().into()), Err(ModelError::Length { .. })));
        assert!(matches!(File::open(container("{", &[]).into()), Err(ModelError::Header(_))));
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let good = sample();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 0x40;
            assert!(File::open(bad.into()).is_err(), "byte {at}");
        }
    }

    #[test]
    fn tensors_must_have_the_expected_shape_and_lie_inside() {
        let file = File::open(sample().into()).unwrap();
        for (name, len) in [("v", 3), ("absent", 1), ("far", 9)] {
            assert!(matches!(file.vector(name, len), Err(ModelError::Tensor { .. })), "{name}");
        }
    }

    #[test]
    fn half_precision_is_exact() {
        let cases = [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0x0001, 5.960_464_5e-8),
            (0x7bff, 65504.0),
        ];
        for (bits, value) in cases {
            assert_eq!(half_to_single(u16::to_le_bytes(bits)), value);
        }
        assert!(half_to_single([0x00, 0x7c]).is_infinite());
        assert!(half_to_single([0x00, 0x80]).is_sign_negative());
    }
}
