//! Features: facts of a candidate as short words, each hashed to a number.
//!
//! The weights stand in one table that the hashes index ("hashing trick": Weinberger et al., *Feature Hashing for
//! Large Scale Multitask Learning*, ICML 2009), so no table of names is needed at run time. Names are kept only when
//! somebody asks why.

/// Where features go.
#[derive(Debug, Default)]
pub struct Features {
    hashes: Vec<u32>,
    names: Option<Vec<String>>,
}

impl Features {
    /// Keeps hashes only.
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps names as well.
    pub fn named() -> Self {
        Self { hashes: Vec::new(), names: Some(Vec::new()) }
    }

    /// Forgets what was added, keeps the memory.
    pub fn clear(&mut self) {
        self.hashes.clear();
        if let Some(names) = &mut self.names {
            names.clear();
        }
    }

    /// Adds one feature, made of parts.
    pub fn add(&mut self, parts: &[&str]) {
        self.hashes.push(hash(parts));
        if let Some(names) = &mut self.names {
            names.push(parts.join("\u{1f}"));
        }
    }

    /// An empty one that keeps names if this one does.
    pub fn fresh(&self) -> Self {
        if self.names.is_some() { Self::named() } else { Self::new() }
    }

    /// Adds everything that another one has.
    pub fn append(&mut self, other: &Self) {
        self.hashes.extend_from_slice(&other.hashes);
        if let (Some(names), Some(others)) = (&mut self.names, &other.names) {
            names.extend_from_slice(others);
        }
    }

    /// The hashes, in the order in which they were added; a feature that was added twice stands here twice.
    pub fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// The names, parallel to the hashes; empty unless made by [`Features::named`].
    pub fn names(&self) -> &[String] {
        self.names.as_deref().unwrap_or_default()
    }
}

/// The hash of a feature: its parts in words of eight bytes, the rest read as wyhash does (Wang Yi), each mixed in as in
/// FNV-1a (Fowler, Noll, Vo) with the multiplier of SplitMix64. Most parts have fewer than eight bytes, which are one word.
pub fn hash(parts: &[&str]) -> u32 {
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        let (words, rest) = part.as_bytes().as_chunks::<8>();
        for word in words {
            state = step(state, u64::from_le_bytes(*word));
        }
        // The length keeps the parts apart.
        state = step(state.wrapping_add(rest.len() as u64 + 1), short_word(rest));
    }
    (state ^ (state >> 32)) as u32
}

/// Fewer than eight bytes as a number; those in the middle may be read twice.
fn short_word(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32;
    }
    match bytes {
        [] => 0,
        [first, .., last] => {
            let middle = bytes[bytes.len() / 2];
            u64::from(*first) | u64::from(middle) << 8 | u64::from(*last) << 16
        }
        [only] => u64::from(*only) | u64::from(*only) << 8 | u64::from(*only) << 16,
    }
}

fn step(state: u64, word: u64) -> u64 {
    let state = (state ^ word).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state ^ (state >> 29)
}

/// The bucket of a count or distance, as one letter: exact when small, coarse when large.
pub(super) fn bucket(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4..=5 => "4",
        6..=8 => "6",
        9..=13 => "9",
        14..=22 => "14",
        _ => "23",
    }
}

/// The bucket of a probability, as one letter.
pub(super) fn level(probability: f32) -> &'static str {
    const BOUNDS: [(f32, &str); 7] =
        [(0.04, "a"), (0.1, "b"), (0.2, "c"), (0.35, "d"), (0.5, "e"), (0.7, "f"), (0.85, "g")];
    BOUNDS.iter().find(|(bound, _)| probability < *bound).map_or("h", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_kept_apart() {
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        // the same number stands in training/test_relations.py
        assert_eq!(hash(&["e.type", "ACCUSE"]), 0x7485_1ee9);
    }

    #[test]
    fn names_stand_beside_their_hashes() {
        let mut features = Features::named();
        features.add(&["role", "subj"]);
        assert_eq!(features.names(), ["role\u{1f}subj"]);
        assert_eq!(features.hashes(), [hash(&["role", "subj"])]);
    }

    #[test]
    fn buckets_grow() {
        assert_eq!([bucket(0), bucket(5), bucket(100)], ["0", "4", "23"]);
        assert_eq!([level(0.0), level(0.5), level(1.0)], ["a", "f", "h"]);
    }
}
