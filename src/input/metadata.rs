//! What is known of a text beside the text: front matter, and documents in JSON Lines.

use serde::Deserialize;
use thiserror::Error;

use crate::document::Document;

/// What stands between two lines `---` at the top of a text, as in Markdown: one `key: value` per line.
///
/// The keys `id`, `title`, `date`, `uri` (or `url`), `lang` and `publisher` are taken over where the document does not
/// have them yet; others are passed over. The front matter is then written over with line breaks, one for each of its
/// code points, so that places in the text stay places in the file. A text that does not begin so stays as it is.
///
/// ```
/// use actograph::{document::Document, input};
///
/// let text = "---\ntitle: \"Streit um den Hafen\"\ndate: 2026-03-01\n---\nLena Kern kritisierte Tobias Brandt.";
/// let document = input::with_front_matter(Document { text: text.into(), ..Document::default() });
/// assert_eq!(document.title.as_deref(), Some("Streit um den Hafen"));
/// assert_eq!(document.text.trim(), "Lena Kern kritisierte Tobias Brandt.");
/// assert_eq!(document.text.chars().count(), text.chars().count());
/// ```
pub fn with_front_matter(mut document: Document) -> Document {
    let Some(length) = front_matter_length(&document.text) else { return document };
    let head = document.text[..length].to_owned();
    for (key, value) in head.lines().filter_map(key_value) {
        let field = match key {
            "title" => &mut document.title,
            "date" => &mut document.date,
            "uri" | "url" => &mut document.uri,
            "publisher" => &mut document.publisher,
            "id" if document.id.is_empty() => {
                document.id = value.to_owned();
                continue;
            }
            "lang" if document.lang.is_empty() => {
                document.lang = value.to_owned();
                continue;
            }
            _ => continue,
        };
        let fits = key != "date" || is_date(value);
        if field.is_none() && fits {
            *field = Some(value.to_owned());
        }
    }
    document.text.replace_range(..length, &"\n".repeat(head.chars().count()));
    document
}

/// Bytes up to the end of the line that closes the front matter. What has no known key is taken for text.
fn front_matter_length(text: &str) -> Option<usize> {
    let mut lines = text.split_inclusive('\n');
    let mut length = lines.next().filter(|line| line.trim_end() == "---")?.len();
    let mut known = false;
    for line in lines {
        length += line.len();
        let line = line.trim_end();
        if line == "---" {
            return known.then_some(length);
        }
        if !line.is_empty() {
            let (key, _) = key_value(line)?;
            known |= ["id", "title", "date", "uri", "url", "lang", "publisher"].contains(&key);
        }
    }
    None
}

fn key_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let simple = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
    let value = value.trim();
    let quoted = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    simple.then(|| (key, quoted('"').or_else(|| quoted('\'')).unwrap_or(value)))
}

/// Whether a text has the form of a day, `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, digits: usize| -> Option<u32> {
        let all = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| part.parse().ok()).flatten()
    };
    let [year, month, day] = parts.as_slice() else { return false };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Why a file of documents cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {message}")]
pub struct JsonLinesError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    id: Option<String>,
    title: Option<String>,
    date: Option<String>,
    #[serde(alias = "url")]
    uri: Option<String>,
    publisher: Option<String>,
    lang: Option<String>,
}

/// Reads documents from JSON Lines: an object with `text` on each line, and with `id`, `title`, `date`, `uri` (or
/// `url`), `publisher` and `lang` where they are known. Other fields are passed over. A document without an id is
/// called `stem` with the number of its line; `lang` is empty where it is not given.
///
/// ```
/// let documents = actograph::input::read_json_lines("{\"text\": \"Regen.\", \"date\": \"2026-03-01\"}\n", "news")?;
/// assert_eq!(documents[0].id, "news-1");
/// assert_eq!(documents[0].date.as_deref(), Some("2026-03-01"));
/// # Ok::<(), actograph::input::JsonLinesError>(())
/// ```
///
/// # Errors
/// The first line that is no such object, or whose date is no day.
pub fn read_json_lines(text: &str, stem: &str) -> Result<Vec<Document>, JsonLinesError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let documents = lines.map(|(index, line)| {
        let fault = |message: String| JsonLinesError { line: index + 1, message };
        let line: Line = serde_json::from_str(line).map_err(|error| fault(error.to_string()))?;
        if let Some(date) = line.date.as_ref().filter(|date| !is_date(date)) {
            return Err(fault(format!("date is {date:?}, expected a day as 2026-03-01")));
        }
        Ok(Document {
            id: line.id.filter(|id| !id.is_empty()).unwrap_or_else(|| format!("{stem}-{}", index + 1)),
            title: line.title,
            date: line.date,
            uri: line.uri,
            publisher: line.publisher,
            lang: line.lang.unwrap_or_default(),
            text: line.text,
        })
    });
    documents.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Document {
        with_front_matter(Document { text: text.to_owned(), ..Document::default() })
    }

    #[test]
    fn front_matter_is_taken_over_and_blanked() {
        let document =
            read("---\ntitle: 'Größe: 5'\nurl: https://example.org/a\nauthor: K\n\nlang: de\r\n---\nText.");
        assert_eq!(document.title.as_deref(), Some("Größe: 5"));
        assert_eq!(document.uri.as_deref(), Some("https://example.org/a"));
        assert_eq!((document.lang.as_str(), document.text.trim()), ("de", "Text."));
    }

    #[test]
    fn what_is_known_already_stays() {
        let document = Document { title: Some("A".into()), id: "x".into(), ..Document::default() };
        let text = "---\ntitle: B\nid: y\ndate: gestern\n---\n".to_owned();
        let document = with_front_matter(Document { text, ..document });
        assert_eq!((document.title.as_deref(), document.id.as_str(), document.date), (Some("A"), "x", None));
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "",
            "---",
            "---\ntitle: x\n",
            "---\nSie sagte: nein.\n---\n",
            "---\nkein Kopf\n---\n",
            "Text\n---\ntitle: x\n---",
        ] {
            assert_eq!(read(text).text, text);
        }
    }

    #[test]
    fn days_are_checked() {
        for (text, expected) in [
            ("2026-03-01", true),
            ("2024-02-29", true),
            ("2026-02-29", false),
            ("2026-13-01", false),
            ("2026-3-1", false),
            ("01.03.2026", false),
            ("2026-03-01T12:00", false),
        ] {
            assert_eq!(is_date(text), expected, "{text}");
        }
    }

    #[test]
    fn faulty_lines_are_named() {
        let fault = |text: &str| read_json_lines(text, "n").unwrap_err().to_string();
        assert!(fault("{\"text\": \"a\"}\n\n{\"title\": \"b\"}").starts_with("line 3: missing field `text`"));
        assert!(fault("[1]").starts_with("line 1: "));
        assert_eq!(
            fault("{\"text\": \"a\", \"date\": \"heute\"}"),
            "line 1: date is \"heute\", expected a day as 2026-03-01"
        );
    }
}
