//! Surface features of a word form, as rows of the embedding table. `training/features.py` computes the same numbers.

use super::ModelError;
use super::file::File;
use super::words::{WordTable, fnv64};

/// Number of feature slots.
pub(super) const SLOTS: usize = 12;
const HASHED: [&str; 5] = ["prefix3", "suffix2", "suffix3", "suffix4", "shape"];
const CLUSTER_MASKS: [Option<u32>; 5] = [Some(15), Some(63), Some(255), Some(1023), None];
/// The lower bits of a form's entry number its cluster, the upper ones its lexicon class.
const CLUSTER_BITS: u32 = 10;

/// Computes feature rows.
#[derive(Debug)]
pub(super) struct Features {
    vocabulary: WordTable,
    forms: WordTable,
    cluster_paths: Vec<u32>,
    offsets: [u32; SLOTS],
    rows: [u32; SLOTS],
}

/// Buffers that are reused from word to word.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    /// The form between `^` and `$`, lower-cased, digits as 0.
    marked: String,
    shape: String,
    other: String,
}

impl Features {
    /// Takes the tables of the file and checks the slots' names and order.
    pub(super) fn from_file(file: &File) -> Result<Self, ModelError> {
        let slots = &file.header.slots;
        let names = ["word"]
            .into_iter()
            .chain(HASHED)
            .chain(["cluster0", "cluster1", "cluster2", "cluster3", "cluster4", "lexicon"]);
        if !slots.iter().map(|(name, _)| name.as_str()).eq(names) {
            return Err(ModelError::Header(format!("unknown feature slots {slots:?}")));
        }
        let rows: [u32; SLOTS] = std::array::from_fn(|slot| slots[slot].1 as u32);
        if rows.contains(&0) {
            return Err(ModelError::Header("a feature slot without rows".into()));
        }
        let mut offsets = [0; SLOTS];
        for slot in 1..SLOTS {
            offsets[slot] = offsets[slot - 1] + rows[slot - 1];
        }
        Ok(Self {
            vocabulary: WordTable::from_file(file, "vocabulary")?,
            forms: WordTable::from_file(file, "forms")?,
            cluster_paths: file.header.cluster_paths.clone(),
            offsets,
            rows,
        })
    }

    /// Number of rows of the embedding table.
    pub(super) fn total_rows(&self) -> usize {
        self.rows.iter().map(|&rows| rows as usize).sum()
    }

    /// The rows of a form, one per slot.
    pub(super) fn rows(&self, form: &str, spelling: &mut Spelling) -> [u32; SLOTS] {
        spelling.set(form);
        let marked = spelling.marked.as_str();
        let norm = &marked[1..marked.len() - 1];
        let closed = &marked[..marked.len() - 1];
        let hashed = [
            prefix(&marked[1..], 3),
            suffix(closed, 2),
            suffix(closed, 3),
            suffix(closed, 4),
            &spelling.shape,
        ]
        .map(str::as_bytes);
        let mut rows = [0; SLOTS];
        rows[0] = self.vocabulary.get(fnv64([norm.as_bytes()])).map_or(0, u32::from);
        for (slot, text) in hashed.into_iter().enumerate() {
            rows[1 + slot] = fnv32(text, slot as u32) % self.rows[1 + slot];
        }
        let (cluster, lexicon) = self.form_entry(form, &mut spelling.other);
        if let Some(&path) = cluster.checked_sub(1).and_then(|index| self.cluster_paths.get(index as usize)) {
            for (slot, mask) in CLUSTER_MASKS.into_iter().enumerate() {
                rows[6 + slot] = mask.map_or(cluster, |mask| 1 + (path & mask));
            }
        }
        rows[SLOTS - 1] = lexicon;
        for (row, (size, offset)) in rows.iter_mut().zip(self.rows.iter().zip(self.offsets)) {
            // a file with too few rows must not lead outside the table
            *row = (*row).min(size - 1) + offset;
        }
        rows
    }

    /// Number of the form's cluster (0 is none; other spellings are tried) and its lexicon class.
    fn form_entry(&self, form: &str, other: &mut String) -> (u32, u32) {
        let entry = |text: &str| self.forms.get(fnv64([text.as_bytes()])).map_or(0, u32::from);
        let exact = entry(form);
        let mut cluster = exact & ((1 << CLUSTER_BITS) - 1);
        if cluster == 0 {
            other.clear();
            other.extend(form.chars().flat_map(char::to_lowercase));
            cluster = entry(other) & ((1 << CLUSTER_BITS) - 1);
        }
        if cluster == 0
            && let Some(first) = other.chars().next()
        {
            let capital: String = first.to_uppercase().chain(other.chars().skip(1)).collect();
            cluster = entry(&capital) & ((1 << CLUSTER_BITS) - 1);
        }
        (cluster, exact >> CLUSTER_BITS)
    }
}

impl Spelling {
    fn set(&mut self, form: &str) {
        self.marked.clear();
        self.marked.push('^');
        self.shape.clear();
        let mut last = ['\0'; 3];
        for c in form.chars() {
            if c.is_ascii_digit() {
                self.marked.push('0');
            } else {
                self.marked.extend(c.to_lowercase());
            }
            let kind = match c {
                '0'..='9' => 'd',
                c if c.is_uppercase() => 'X',
                c if c.is_lowercase() => 'x',
                c => c,
            };
            if last != [kind; 3] {
                self.shape.push(kind);
                last = [last[1], last[2], kind];
            }
        }
        self.marked.push('$');
    }
}

/// The first `count` characters.
fn prefix(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

/// The last `count` characters.
fn suffix(text: &str, count: usize) -> &str {
    text.char_indices().nth_back(count - 1).map_or(text, |(start, _)| &text[start..])
}

/// 32-bit FNV-1a begun with the slot's number.
fn fnv32(text: &[u8], slot: u32) -> u32 {
    let begin = (2_166_136_261 ^ slot).wrapping_mul(16_777_619);
    text.iter().fold(begin, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_and_marks() {
        for (form, marked, shape) in [
            ("McDonald", "^mcdonald$", "XxXxxx"),
            ("2024", "^0000$", "ddd"),
            ("Straße", "^straße$", "Xxxx"),
            ("", "^$", ""),
            ("EU-27", "^eu-00$", "XX-dd"),
        ] {
            let mut spelling = Spelling::default();
            spelling.set(form);
            assert_eq!((spelling.marked.as_str(), spelling.shape.as_str()), (marked, shape));
        }
    }

    #[test]
    fn affixes_count_characters_not_bytes() {
        assert_eq!(prefix("über$", 3), "übe");
        assert_eq!(suffix("^süß", 2), "üß");
        assert_eq!(suffix("^ü", 4), "^ü");
        assert_eq!(prefix("$", 3), "$");
    }

    #[test]
    fn hashes_agree_with_the_training_side() {
        // the same constants stand in training/test_features.py
        assert_eq!(fnv32("übe".as_bytes(), 0) % 3072, 2705);
        assert_eq!(fnv64(["Haus".as_bytes()]), 0x0d41_d42a_4ab0_dac3);
    }
}
