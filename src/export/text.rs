//! Making strings fit to be drawn.

use crate::graph::Edge;

/// The text without control characters; line breaks and tabs become a space or stay a line break.
///
/// No format can carry them safely: XML forbids most, Graphviz and spreadsheets stop at some.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let keep = |c: char| match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{FFFE}' | '\u{FFFF}' => None,
        c if c.is_control() => None,
        c => Some(c),
    };
    text.chars().filter_map(keep).collect()
}

/// The text without control characters, all white space one space.
pub(super) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most `longest` characters; an ellipsis stands for what was cut.
pub(super) fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        None => text.to_owned(),
        Some(_) => text.chars().take(longest.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// Breaks between words so that lines stay within `width` characters where words allow.
pub(super) fn wrap(text: &str, width: usize) -> String {
    let mut wrapped = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 {
            let breaks = column + 1 + length > width;
            wrapped.push(if breaks { '\n' } else { ' ' });
            column = if breaks { 0 } else { column + 1 };
        }
        wrapped.push_str(word);
        column += length;
    }
    wrapped
}

/// An edge in a word or two: `not THREATEN ×2`.
pub(super) fn edge_label(edge: &Edge) -> String {
    let not = if edge.negated() { "not " } else { "" };
    let times = if edge.weight() > 1 { format!(" ×{}", edge.weight()) } else { String::new() };
    format!("{not}{}{times}", edge.kind.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go() {
        assert_eq!(clean("a\0b\u{b}c\r\nd\te\u{85}\u{7f}"), "abc\nd e");
    }

    #[test]
    fn cut_counts_characters() {
        assert_eq!(cut("Grüße", 5), "Grüße");
        assert_eq!(cut("Grüße!", 5), "Grüß…");
    }

    #[test]
    fn wrap_breaks_between_words() {
        assert_eq!(wrap("Ministerium für Inneres  und Sport", 16), "Ministerium für\nInneres und\nSport");
        assert_eq!(wrap("Donaudampfschifffahrt", 5), "Donaudampfschifffahrt");
        assert_eq!(wrap("  ", 5), "");
    }
}
