//! From bytes to text, and names for documents.
//!
//! Opens no files: that is the program's business.

mod metadata;
mod pieces;

use std::collections::{BTreeMap, HashSet};

use std::sync::LazyLock;

pub use metadata::{JsonLinesError, is_date, read_json_lines, with_front_matter};
pub use pieces::{Piece, PieceError, Pieces};
use regex::Regex;
use thiserror::Error;

/// Why bytes are not a text that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// The bytes begin like UTF-16.
    #[error("the text is UTF-16")]
    Utf16,
    /// A zero byte: not a text.
    #[error("byte {offset} is zero: this is not a text")]
    Binary {
        /// Bytes before the first zero.
        offset: usize,
    },
    /// Not UTF-8.
    #[error("byte {offset} (0x{byte:02x}) is not UTF-8")]
    Utf8 {
        /// Bytes before the first wrong one.
        offset: usize,
        /// The first wrong byte.
        byte: u8,
    },
}

impl DecodeError {
    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Utf16 => "convert it to UTF-8: iconv -f UTF-16 -t UTF-8",
            Self::Binary { .. } => "convert it to plain text first",
            Self::Utf8 { .. } => "if it is Latin-1, convert it: iconv -f WINDOWS-1252 -t UTF-8",
        }
    }
}

/// Reads bytes as UTF-8. A byte order mark at the start is not part of the text.
///
/// # Errors
/// Says at which byte the text stops being UTF-8 text.
pub fn decode(bytes: Vec<u8>) -> Result<String, DecodeError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(DecodeError::Utf16);
    }
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(DecodeError::Binary { offset });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            Err(DecodeError::Utf8 { offset, byte: error.as_bytes()[offset] })
        }
    }
}

/// An id for each input: the file name without its ending, or as much of the path as it takes to tell apart inputs
/// with the same name. `-`, the standard input, is called `stdin`.
pub fn document_ids(paths: &[String]) -> Vec<String> {
    let stem = |path: &str| without_ending(path.rsplit(['/', '\\']).next().unwrap_or(path)).to_owned();
    let stems = count(paths.iter().map(|path| stem(path)));
    let trunks = count(paths.iter().map(|path| without_ending(path).to_owned()));
    let mut taken = HashSet::new();
    let ids = paths.iter().map(|path| {
        let (stem, trunk) = (stem(path), without_ending(path));
        let id = match path.as_str() {
            "-" => "stdin",
            _ if stems[&stem] == 1 => &stem,
            _ if trunks[trunk] == 1 => trunk,
            path => path,
        };
        let numbered = (2..).map(|number: usize| format!("{id}-{number}"));
        let mut choices = std::iter::once(id.to_owned()).chain(numbered);
        choices.find(|id| taken.insert(id.clone())).unwrap_or_default()
    });
    ids.collect()
}

fn count(names: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts
}

/// The day that a file name carries (`2024-05-01_wien.txt`, `20240501.txt`), as `YYYY-MM-DD`.
pub fn date_in_name(path: &str) -> Option<String> {
    static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?:^|[^0-9])((?:19|20)[0-9]{2})([-_.]?)(0[1-9]|1[0-2])([-_.]?)(0[1-9]|[12][0-9]|3[01])(?:[^0-9]|$)").ok()
    });
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let found = DATE.as_ref()?.captures(name)?;
    (found[2] == found[4]).then(|| format!("{}-{}-{}", &found[1], &found[3], &found[5]))
}

/// The path without the ending of its last part; a leading dot is no ending.
fn without_ending(path: &str) -> &str {
    let name = path.rfind(['/', '\\']).map_or(0, |slash| slash + 1);
    match path.rfind('.') {
        Some(dot) if dot > name => &path[..dot],
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_is_read_and_its_mark_dropped() {
        assert_eq!(decode("\u{FEFF}Grüße".into()).unwrap(), "Grüße");
        assert_eq!(decode(Vec::new()).unwrap(), "");
    }

    #[test]
    fn anything_else_is_refused_with_its_place() {
        assert_eq!(decode(b"Gr\xfc\xdfe".to_vec()), Err(DecodeError::Utf8 { offset: 2, byte: 0xFC }));
        assert_eq!(decode(b"PK\x03\0".to_vec()), Err(DecodeError::Binary { offset: 3 }));
        assert_eq!(decode(b"\xff\xfea\0".to_vec()), Err(DecodeError::Utf16));
        assert_eq!(decode(b"abgeschnitten\xc3".to_vec()), Err(DecodeError::Utf8 { offset: 13, byte: 0xC3 }));
    }

    #[test]
    fn dates_stand_in_file_names() {
        let table = [
            ("news/2024-05-01_wien.txt", Some("2024-05-01")),
            ("20240501.txt", Some("2024-05-01")),
            ("2024-05/artikel.txt", None),
            ("artikel-2024-13-01.txt", None),
            ("1202405011.txt", None),
        ];
        for (path, date) in table {
            assert_eq!(date_in_name(path).as_deref(), date, "{path}");
        }
    }

    fn ids(paths: &[&str]) -> Vec<String> {
        document_ids(&paths.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn ids_are_stems_where_those_differ() {
        assert_eq!(
            ids(&["news/montag.txt", "news/2024.05.01.txt", "-", ".txt"]),
            ["montag", "2024.05.01", "stdin", ".txt"]
        );
    }

    #[test]
    fn equal_stems_take_more_of_the_path() {
        assert_eq!(ids(&["a/x.txt", "b/x.txt", "y.txt"]), ["a/x", "b/x", "y"]);
        assert_eq!(ids(&["x.txt", "x.md"]), ["x.txt", "x.md"]);
        assert_eq!(ids(&["x.txt", "x.txt"]), ["x.txt", "x.txt-2"]);
    }
}
