//! Large tables of a language, searched in their text: nothing is built from them when the program starts.

use std::cmp::Ordering;

/// Lines `key<TAB>value`, sorted by the bytes of the key; lines that begin with `#` stand before all others.
///
/// Kept as the file's text. Looking a key up costs some ten comparisons and no memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct SortedLines {
    text: &'static str,
    /// By the first two bytes of a key, where the lines of such keys begin; one more number is the end of the text.
    starts: Vec<u32>,
}

/// The first two bytes as a number; a key of one byte comes before all longer ones.
fn opening(key: &[u8]) -> usize {
    let byte = |at: usize| usize::from(key.get(at).copied().unwrap_or(0));
    byte(0) << 8 | byte(1)
}

impl SortedLines {
    /// Takes a text and looks through it once.
    ///
    /// # Errors
    /// Number, from one, and text of the first line that has no key or does not come behind the line before it.
    pub(crate) fn new(text: &'static str) -> Result<Self, (usize, &'static str)> {
        let mut previous: &[u8] = b"";
        let mut starts = Vec::with_capacity(OPENINGS + 1);
        let mut at = 0;
        for (number, line) in (1..).zip(text.trim_end_matches('\n').as_bytes().split(|&byte| byte == b'\n')) {
            let key = line.split(|&byte| byte == b'\t').next().unwrap_or(line);
            let comment = previous.is_empty() && (line.is_empty() || line[0] == b'#');
            if !comment && (key.len() == line.len() || key <= previous) {
                return Err((number, text.lines().nth(number - 1).unwrap_or_default()));
            }
            if !comment {
                previous = key;
                let opened = opening(key) + 1;
                starts.resize(opened.max(starts.len()), at);
            }
            at += line.len() as u32 + 1;
        }
        starts.resize(OPENINGS + 1, text.len() as u32);
        Ok(Self { text, starts })
    }

    /// Whether there are no lines but those that begin with `#`.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.lines().all(|line| line.is_empty() || line.starts_with('#'))
    }

    /// What stands behind the key.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        let (bytes, key) = (self.text.as_bytes(), key.as_bytes());
        let of_opening = opening(key);
        let (mut low, mut high) =
            (*self.starts.get(of_opening)? as usize, *self.starts.get(of_opening + 1)? as usize);
        while low < high {
            let middle = low + (high - low) / 2;
            let start =
                bytes[low..middle].iter().rposition(|&byte| byte == b'\n').map_or(low, |at| low + at + 1);
            let end =
                bytes[middle..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |at| middle + at);
            let line = &bytes[start..end];
            let tab = line.iter().position(|&byte| byte == b'\t').unwrap_or(line.len());
            match line[..tab].cmp(key) {
                Ordering::Equal => return self.text.get(start + tab + 1..end),
                Ordering::Less => low = end + 1,
                Ordering::Greater => high = start,
            }
        }
        None
    }
}

/// How many pairs of bytes there are.
const OPENINGS: usize = 1 << 16;

#[cfg(test)]
mod tests {
    use super::SortedLines;

    #[test]
    fn finds_every_key_and_no_other() {
        let table = SortedLines::new("# a note\n#\tanother\nAal\t1\nAale\t\nZoo\t3 4\nÄsche\t5\n").unwrap();
        let found = ["Aal", "Aale", "Zoo", "Äsche"].map(|key| table.get(key));
        assert_eq!(found, [Some("1"), Some(""), Some("3 4"), Some("5")]);
        for absent in ["", "#", "# a note", "Aa", "Aalen", "aal", "Ä", "Zoo\t3"] {
            assert_eq!(table.get(absent), None, "{absent:?}");
        }
        assert_eq!(SortedLines::new("").unwrap().get("Aal"), None);
    }

    #[test]
    fn faults_have_their_line() {
        for (text, fault) in [
            ("b\t1\na\t2\n", (2, "a\t2")),
            ("a\t1\na\t2\n", (2, "a\t2")),
            ("# note\na\t1\n# late\n", (3, "# late")),
            ("a\t1\nb\n", (2, "b")),
            ("a\t1\n\nb\t2\n", (2, "")),
        ] {
            assert_eq!(SortedLines::new(text).unwrap_err(), fault, "{text:?}");
        }
    }
}
