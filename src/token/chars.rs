//! What single characters mean to the tokeniser, the same in every language.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether the character leaves no trace in a word's form: soft hyphens, zero-width characters, direction
/// marks, variation selectors and control characters.
pub(crate) fn is_removed(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => true,
        _ => c.is_control() && !c.is_whitespace(),
    }
}

/// Whether the character makes up words: letters, digits, and marks that sit on them.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_combining_mark(c) }
}

/// Whether the character starts a pictogram.
pub(crate) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B05}'..='\u{2B55}' | '\u{231A}'..='\u{23FF}')
}

/// Whether the character continues a pictogram: skin tones, keycaps, variation selectors, tags.
pub(crate) fn extends_emoji(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}' | '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}' | '\u{E0020}'..='\u{E007F}')
}

/// Whether the character is one half of a flag.
pub(crate) fn is_flag_half(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '´')
}

/// Whether the character may open a quotation or bracket before the first word of a sentence.
pub(crate) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '„'
            | '“'
            | '”'
            | '"'
            | '»'
            | '«'
            | '‚'
            | '‘'
            | '›'
            | '‹'
            | '\''
            | '`'
            | '¿'
            | '¡'
    )
}

/// Whether the character may close a quotation or bracket after the last mark of a sentence.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '“' | '”' | '"' | '»' | '«' | '’' | '‘' | '›' | '‹' | '\'' | '″')
}

/// Whether the character alone ends a sentence.
pub(crate) fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '。' | '！' | '？' | '؟' | '।' | '⁉' | '‼')
}

/// Whether the form of a word differs from its letters in the text, so that [`clean`] is needed.
pub(crate) fn is_unclean(c: char) -> bool {
    !c.is_ascii() && (is_removed(c) || is_combining_mark(c) || is_ligature(c)) || c.is_ascii_control()
}

fn is_ligature(c: char) -> bool {
    matches!(c, '\u{FB00}'..='\u{FB06}')
}

/// A word as it is read: removed characters left out, ligatures written as letters, letters and their accents
/// put together (Unicode NFC), the hyphen and the end of a line inside it left out.
pub(crate) fn clean(raw: &str) -> String {
    let mut letters = String::with_capacity(raw.len());
    let mut new_line = false;
    for c in raw.chars().filter(|&c| !is_removed(c)) {
        match c {
            '\n' | '\r' => {
                letters.truncate(letters.trim_end_matches(['-', ' ', '\t']).len());
                new_line = true;
            }
            ' ' | '\t' if new_line => {}
            _ if is_ligature(c) => letters.extend(std::iter::once(c).nfkc()),
            _ => letters.push(c),
        }
    }
    letters.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleans_forms() {
        for (raw, form) in [
            ("Bundes\u{AD}tag", "Bundestag"),
            ("\u{FEFF}Wien", "Wien"),
            ("Ofﬁzier", "Offizier"),
            ("Mu\u{308}ller", "Müller"),
            ("a\u{0}b", "ab"),
            ("Minis-\nterin", "Ministerin"),
            ("Minis- \r\n\tterin", "Ministerin"),
            ("Minis\u{AD}\nterin", "Ministerin"),
        ] {
            assert_eq!(clean(raw), form);
            assert!(raw.chars().any(is_unclean), "{raw:?} must be noticed");
        }
        assert!(!"Straße–’€".chars().any(is_unclean));
    }
}
