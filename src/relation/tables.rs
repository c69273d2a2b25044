//! Reads files of entries, `[[frame]]` and the like, each with the line it begins at.
//!
//! The files are TOML, and the `toml` crate has the last word on them. But nearly all lines are `key = "value"`, and the
//! program reads thousands of them whenever it starts: [`plain`] takes those files that hold nothing else, ten times as fast.
//! What it does not take, be it well-formed or not, goes to the crate, which also finds the words for faults.

use serde::de::value::{BorrowedStrDeserializer, Error, MapDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};

/// One `[[name]]` block: its name and the line it begins at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block<'a> {
    name: &'a str,
    /// From 1.
    line: usize,
    pairs: Vec<(&'a str, Value<'a>)>,
}

/// A value of one line.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Value<'a> {
    Text(&'a str),
    Flag(bool),
    Number(f64),
}

impl Block<'_> {
    /// The entry and its line, if the block has this name and the keys that the entry wants.
    pub(super) fn read<T: DeserializeOwned>(&self, name: &str) -> Option<(usize, T)> {
        let pairs = self.pairs.iter().copied();
        let entry = || T::deserialize(MapDeserializer::<_, Error>::new(pairs)).ok();
        (self.name == name).then(entry).flatten().map(|entry| (self.line, entry))
    }
}

/// The blocks of a file that has only comments, `[[name]]` and lines of one key with a string without escapes, a truth
/// value or a number with a decimal point; `None` for any other text.
pub(super) fn plain(text: &str) -> Option<Vec<Block<'_>>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        if content.bytes().any(|byte| byte.is_ascii_control()) {
            return None;
        }
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if let Some(name) = content.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")) {
            blocks.push(Block { name: key(name)?, line, pairs: Vec::with_capacity(8) });
        } else {
            let (name, rest) = content.split_once(" = ")?;
            blocks.last_mut()?.pairs.push((key(name)?, value(rest)?));
        }
    }
    Some(blocks)
}

/// Tells the lines, from 1, of places in a text, which are asked for from front to back.
pub(super) struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> LineCounter<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line of a byte of the text, not before the last one.
    pub(super) fn line(&mut self, at: usize) -> usize {
        let at = at.clamp(self.at, self.text.len());
        self.line += self.text.as_bytes()[self.at..at].iter().filter(|&&byte| byte == b'\n').count();
        self.at = at;
        self.line
    }
}

/// The entries that the `toml` crate read, each with the line it begins at.
pub(super) fn with_lines<T>(text: &str, entries: Vec<toml::Spanned<T>>) -> Vec<(usize, T)> {
    let mut lines = LineCounter::new(text);
    entries.into_iter().map(|entry| (lines.line(entry.span().start), entry.into_inner())).collect()
}

/// A bare key.
fn key(text: &str) -> Option<&str> {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (!text.is_empty() && text.bytes().all(bare)).then_some(text)
}

fn value(text: &str) -> Option<Value<'_>> {
    if let Some(inner) = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        return (!inner.contains(['"', '\\'])).then_some(Value::Text(inner));
    }
    match text {
        "true" => return Some(Value::Flag(true)),
        "false" => return Some(Value::Flag(false)),
        _ => {}
    }
    let (whole, decimals) = text.split_once('.')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let canonical = whole == "0" || !whole.starts_with('0');
    (canonical && digits(whole) && digits(decimals)).then(|| text.parse().ok().map(Value::Number)).flatten()
}

impl<'de> IntoDeserializer<'de, Error> for Value<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => visitor.visit_borrowed_str(text),
            Self::Flag(flag) => visitor.visit_bool(flag),
            Self::Number(number) => visitor.visit_f64(number),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => BorrowedStrDeserializer::new(text).deserialize_enum(name, variants, visitor),
            other => other.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{EMBEDDED, embedded};

    /// What the `toml` crate reads, in the same form.
    fn by_crate(text: &str) -> Vec<(String, Vec<(String, toml::Value)>)> {
        let mut blocks = Vec::new();
        let table: toml::Table = toml::from_str(text).unwrap();
        for (name, entries) in table {
            for entry in entries.as_array().unwrap() {
                let pairs = entry.as_table().unwrap().iter().map(|(key, value)| (key.clone(), value.clone()));
                blocks.push((name.clone(), pairs.collect()));
            }
        }
        blocks
    }

    #[test]
    fn every_file_of_the_languages_is_plain_and_read_as_toml_reads_it() {
        for code in EMBEDDED {
            let files = embedded(code).unwrap();
            let words = [("speech", files.speech), ("modality", files.modality)];
            for (name, text) in files.frames.iter().copied().chain(words) {
                let blocks = plain(text).unwrap_or_else(|| panic!("{code} {name} is not plain"));
                let ours: Vec<_> = blocks
                    .iter()
                    .map(|block| {
                        let value = |value: &Value<'_>| match *value {
                            Value::Text(text) => toml::Value::from(text),
                            Value::Flag(flag) => toml::Value::from(flag),
                            Value::Number(number) => toml::Value::from(number),
                        };
                        let mut pairs: Vec<_> = block
                            .pairs
                            .iter()
                            .map(|(key, found)| ((*key).to_owned(), value(found)))
                            .collect();
                        pairs.sort_by(|a, b| a.0.cmp(&b.0));
                        (block.name.to_owned(), pairs)
                    })
                    .collect();
                assert_eq!(ours, by_crate(text), "{code} {name}");
                for block in &blocks {
                    let header = text.lines().nth(block.line - 1).unwrap();
                    assert_eq!(header, format!("[[{}]]", block.name), "{code} {name}:{}", block.line);
                }
            }
        }
    }

    #[test]
    fn leaves_everything_else_to_the_crate() {
        assert!(plain("# note\n\n[[frame]]\nverb = \"gehen\"\nexact = true\nconfidence = 0.5\n").is_some());
        for text in [
            "verb = \"gehen\"",
            "[frame]\nverb = \"gehen\"",
            "[[frame]]\nverb = 'gehen'",
            "[[frame]]\nverb = \"ge\\u0068en\"",
            "[[frame]]\nverb = \"gehen\" # \"note\"",
            "[[frame]]\nverb = \"\"\"gehen\"\"\"",
            "[[frame]]\nverb = \"",
            "[[frame]]\nverb=\"gehen\"",
            "[[frame]]\na.b = \"gehen\"",
            "[[frame]]\nverb = \"ge\then\"",
            "[[frame]]\nconfidence = 1",
            "[[frame]]\nconfidence = 01.5",
            "[[frame]]\nconfidence = 1e-1",
            "[[frame]]\nconfidence = .5",
        ] {
            assert_eq!(plain(text), None, "{text:?}");
        }
    }

    #[test]
    fn lines_are_counted_from_front_to_back() {
        let mut lines = LineCounter::new("a\nb\n\nc");
        assert_eq!([0, 1, 2, 5, 99].map(|at| lines.line(at)), [1, 1, 2, 4, 4]);
    }
}
