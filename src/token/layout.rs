//! Lines: which line breaks end a sentence and which only wrap the text.

use super::data::{Class, Rules};

/// What stands between two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing.
    None,
    /// White space, or a line break that only wraps the text.
    Space,
    /// A line break that ends a sentence.
    Line,
    /// A blank line (or a form feed or paragraph separator).
    Paragraph,
}

/// How many bytes of a text are read to learn how it is laid out.
const SAMPLE: usize = 1 << 16;

/// Lines longer than this (in bytes) are paragraphs, not wrapped lines.
const LONGEST_WRAPPED: usize = 200;

/// How a text uses line breaks.
///
/// In wrapped text, many lines start in mid-sentence, and a line ends only where the next word would not have fit.
/// Anywhere else a line break ends a headline, an item of a list or a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Length of the longest line in bytes if the text is wrapped.
    width: Option<usize>,
}

impl Layout {
    pub(crate) fn of(rules: &Rules, text: &str) -> Self {
        let mut end = text.len().min(SAMPLE);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let (mut breaks, mut inside, mut width) = (0, 0, 0);
        let mut previous = "";
        for line in text[..end].split(['\n', '\r']).map(str::trim_end) {
            width = width.max(line.len());
            if !previous.is_empty() && !line.is_empty() {
                breaks += 1;
                inside += usize::from(starts_inside(rules, previous, line));
            }
            previous = line;
        }
        let wrapped = inside * 4 >= breaks && inside > 0 && width <= LONGEST_WRAPPED;
        Self { width: wrapped.then_some(width) }
    }

    /// Whether a single line break between `line` and `next` (both without the break) ends a sentence.
    pub(crate) fn ends_sentence(self, rules: &Rules, line: &str, next: &str) -> bool {
        if starts_inside(rules, line, next) {
            return false;
        }
        let Some(width) = self.width else { return true };
        let word = next.split_whitespace().next().unwrap_or("");
        line.trim_end().len() + 1 + word.len() <= width
    }
}

/// Whether `next` goes on in the middle of the sentence of `line`.
fn starts_inside(rules: &Rules, line: &str, next: &str) -> bool {
    let line = line.trim_end();
    let last = line.rsplit(char::is_whitespace).next().unwrap_or("");
    next.trim_start().chars().next().is_some_and(char::is_lowercase)
        || line.ends_with([',', '\u{AD}'])
        || last.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic))
        || rules.is_uncased(last, Class::NEVER_LAST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::{Source, TokenData};

    fn rules() -> Rules {
        let empty = Source { name: "none", text: "" };
        let words = Source { name: "words", text: "der\tnever-last\nden\tnever-last\n" };
        let data = TokenData { settings: empty, abbreviations: empty, multiwords: empty, words };
        Rules::parse(&data).unwrap()
    }

    /// For each line break of `text`: whether it ends a sentence.
    fn breaks(text: &str) -> Vec<bool> {
        let rules = rules();
        let layout = Layout::of(&rules, text);
        let lines: Vec<&str> = text.lines().collect();
        lines.windows(2).map(|pair| layout.ends_sentence(&rules, pair[0], pair[1])).collect()
    }

    #[test]
    fn wrapped_lines_go_on() {
        let text = "Die Ministerin hat am Montag in der\nHauptstadt mit dem Gesandten über den\n\
                    Handel gesprochen und danach die\nPresse unterrichtet.";
        assert_eq!(breaks(text), [false, false, false]);
    }

    #[test]
    fn headlines_and_lists_end() {
        assert_eq!(breaks("Gesandter reist ab\nDie Ministerin hat am Montag lange gesprochen."), [true]);
        assert_eq!(breaks("Politik\nWirtschaft\nSport"), [true, true]);
        assert_eq!(breaks("Er kam,\nSie ging"), [false]);
        assert_eq!(breaks("Die Nord-\nLotsen kamen"), [false]);
    }

    #[test]
    fn short_line_in_wrapped_text_ends() {
        let text = "Kurzer Titel\nDie Ministerin hat am Montag mit dem\nneuen Gesandten über den Handel\ngesprochen.";
        assert_eq!(breaks(text), [true, false, false]);
    }
}
