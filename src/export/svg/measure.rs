//! How wide a text will be, without asking a font.
//!
//! The reader's fonts are not known here, so widths are on the safe side: those of Helvetica, enlarged until the
//! wide fonts that stand in for it (DejaVu Sans) fit too.

use crate::export::text::{cut, one_line, wrap};

/// Advance widths of `' '..='~'` in Helvetica, in thousandths of the font size (from its AFM file).
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// How much wider than Helvetica a font may be.
const WIDER: f64 = 1.16;
/// Characters of a name that are drawn at all; its tooltip has all.
const NAME_LENGTH: usize = 66;
/// Characters on one line where words allow, and at most.
const LINE: (usize, usize) = (20, 28);

/// Width of one line of text in units of the font size.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(advance).sum::<f64>() * WIDER
}

fn advance(c: char) -> f64 {
    match u32::from(c) {
        code @ 0x20..=0x7e => f64::from(HELVETICA[(code - 0x20) as usize]) / 1000.0,
        // Accents and marks that are written over other characters, joiners and marks of direction.
        0x300..=0x36f | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfe00..=0xfe0f | 0xfeff => 0.0,
        // Latin with accents, Greek, Cyrillic, punctuation.
        0xa0..=0x52f | 0x2000..=0x20cf => 0.64,
        // Scripts from Armenian to Tibetan.
        0x530..=0x10ff => 0.8,
        _ => 1.05,
    }
}

/// A name as the lines of a box.
pub(super) fn name_lines(name: &str) -> Vec<String> {
    let name = wrap(&cut(&one_line(name), NAME_LENGTH), LINE.0);
    name.lines().map(|line| cut(line, LINE.1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_are_wider_and_marks_take_no_room() {
        assert!(width("WWW") > 2.5 * width("iii"));
        assert_eq!(width("e\u{301}"), width("e"));
        assert!(width("👩") > 1.0);
    }

    #[test]
    fn long_names_become_lines_and_lose_their_end() {
        assert_eq!(name_lines("Hafengesellschaft Nordufer"), ["Hafengesellschaft", "Nordufer"]);
        assert_eq!(name_lines(&"x".repeat(99)), ["x".repeat(27) + "…"]);
        assert!(name_lines(" \n ").is_empty());
    }
}
