//! What a period means: the end of a sentence, or part of an abbreviation or ordinal number.

use super::chars::{is_closing, is_opening, is_removed, is_word};
use super::data::{Class, Kind};
use super::layout::Gap;
use super::scan::Sentences;

/// How strongly the last token suggests that the sentence ends behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum End {
    /// Not at all.
    No,
    /// It seldom does: a word must follow that can hardly stand inside a sentence.
    Seldom,
    /// It may: the same where nouns have capitals, else a capital letter must follow.
    May,
    /// It often does: a capital letter must follow.
    Often,
    /// It does unless the next word clearly goes on.
    Mark,
}

/// What follows a place in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Next<'t> {
    /// What lies between.
    pub(crate) gap: Gap,
    /// Whether a quotation or bracket opens before the word.
    pub(crate) opened: bool,
    /// The first character, behind opening marks; `None` at the end of the text.
    pub(crate) first: Option<char>,
    /// The next word, empty if no word follows.
    pub(crate) word: &'t str,
    /// Whether a period follows the word directly.
    pub(crate) dotted: bool,
    /// Whether a hyphen or slash follows the word directly.
    pub(crate) compound: bool,
}

impl Next<'_> {
    fn is_lower(&self) -> bool {
        self.first.is_some_and(char::is_lowercase)
    }

    fn is_upper(&self) -> bool {
        self.first.is_some_and(char::is_uppercase)
    }

    fn is_digit(&self) -> bool {
        self.first.is_some_and(|c| c.is_ascii_digit())
    }

    fn breaks(&self) -> bool {
        self.gap >= Gap::Line || self.first.is_none()
    }
}

impl<'t> Sentences<'t> {
    /// Looks at what follows byte `at`.
    pub(crate) fn next_after(&self, at: usize) -> Next<'t> {
        let (mut start, gap) = self.gap_at(at);
        let mut opened = false;
        let mut chars = self.text[start..].chars();
        let mut first = chars.next();
        while let Some(c) = first
            && is_opening(c)
        {
            opened = true;
            start += c.len_utf8();
            // French quotation marks stand apart from their text.
            if let Some(space) =
                chars.as_str().chars().next().filter(|c| matches!(c, ' ' | '\u{A0}' | '\u{202F}'))
            {
                chars.next();
                start += space.len_utf8();
            }
            first = chars.next();
        }
        let rest = &self.text[start..];
        let mut end = 0;
        for c in rest.chars().take(40) {
            if !is_word(c) && !is_removed(c) {
                break;
            }
            end += c.len_utf8();
        }
        let behind = &rest[end..];
        let (dotted, compound) = (behind.starts_with('.'), behind.starts_with(['-', '/']));
        Next { gap, opened, first, word: &rest[..end], dotted, compound }
    }

    /// Whether the period behind `word` belongs to it, and then how it suggests an end. `after` is the byte
    /// behind the period.
    pub(crate) fn period(&self, word: &str, after: usize) -> Option<End> {
        let next = self.next_after(after);
        if word.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            return self.ordinal(word, &next);
        }
        let kind = self.previous_abbreviation().and_then(|previous| self.rules.pair(previous, word));
        let kind = kind.or_else(|| self.rules.abbreviation(word, self.at_start()));
        if let Some(end) = kind.and_then(|kind| self.known(kind, &next)) {
            return Some(end);
        }
        let mut letters = word.chars();
        let single = letters.next().filter(|_| letters.next().is_none());
        if let Some(letter) = single {
            return self.letter(letter, word, &next);
        }
        if word.contains('.') {
            return Some(End::May);
        }
        if is_roman(word) {
            let name = self.previous_word().is_some_and(|w| w.starts_with(char::is_uppercase));
            return (name && !next.breaks()).then_some(End::May);
        }
        if self.rules.settings.small_start {
            return None;
        }
        // An unknown word before a small letter: an abbreviation if it is short.
        let short = word.chars().nth(5).is_none() && !word.contains(is_closing);
        (next.is_lower() && next.gap < Gap::Line && short && next.gap == Gap::Space).then_some(End::No)
    }

    fn known(&self, kind: Kind, next: &Next<'_>) -> Option<End> {
        match kind {
            Kind::Never if next.breaks() => Some(End::May),
            Kind::Never => Some(End::No),
            Kind::May => Some(End::Seldom),
            Kind::Often => Some(End::Often),
            Kind::BeforeNumber => (next.is_digit() || is_roman(next.word)).then_some(End::No),
            Kind::AfterNumber => self
                .previous_word()
                .is_some_and(|w| w.ends_with(|c: char| c.is_ascii_digit()))
                .then_some(End::May),
        }
    }

    /// A single letter: an initial, or the first part of an abbreviation.
    fn letter(&self, letter: char, word: &str, next: &Next<'_>) -> Option<End> {
        if !letter.is_alphabetic() {
            return None;
        }
        if next.dotted && self.rules.pair(word, next.word).is_some() {
            return Some(End::No);
        }
        let initials = next.dotted && next.word.chars().nth(1).is_none();
        if letter.is_uppercase() {
            let opener = self.rules.is(next.word, Class::OPENER) || next.breaks();
            return if opener && !initials { None } else { Some(End::No) };
        }
        (next.is_lower() || initials || self.previous_abbreviation().is_some()).then_some(End::May)
    }

    /// A number: with its period an ordinal (`3. Oktober`), or the last word of a sentence.
    fn ordinal(&self, word: &str, next: &Next<'_>) -> Option<End> {
        if !self.rules.settings.ordinal_period || !could_be_ordinal(word) || next.breaks() {
            return None;
        }
        let goes_on = next.is_lower()
            || matches!(next.first, Some(',' | '/' | '-' | '–' | '—' | ';'))
            || self.rules.is(next.word, Class::ORDINAL_NEXT);
        if goes_on {
            return Some(End::No);
        }
        if next.is_digit()
            && (next.dotted && next.word.len() <= 2
                || self.previous_abbreviation().is_some_and(could_be_ordinal))
        {
            // A date in numbers: `16. 5. 2016`.
            return Some(End::No);
        }
        let opener = self.rules.is(next.word, Class::OPENER);
        let expects = match self.previous_word() {
            // Items of a list.
            None | Some(":" | "–" | "—" | "•") => true,
            Some(previous) => !opener && self.rules.is_uncased(previous, Class::ORDINAL_BEFORE),
        };
        (expects && (next.is_upper() || next.opened || (next.is_digit() && next.dotted))).then_some(End::No)
    }

    /// Whether a new sentence starts at byte `at` although nothing closed the last one: words that have a capital
    /// letter only there, behind a word that can end a sentence.
    pub(crate) fn starts_unannounced(&self, at: usize) -> bool {
        let next = self.next_after(at);
        let Some((word, first)) = self.previous_word().and_then(|word| Some((word, word.chars().next()?)))
        else {
            return false;
        };
        let can_end = first.is_alphabetic() && !self.rules.is_uncased(word, Class::GOES_ON);
        let closed = (is_closing(first) || first == ';') && !self.at_start();
        let small = first.is_lowercase() || closed;
        (can_end || closed)
            && next.gap == Gap::Space
            && !next.opened
            && !next.dotted
            && !next.compound
            && (self.rules.is(next.word, Class::START)
                || small && self.rules.is(next.word, Class::START_AFTER_SMALL))
    }

    /// Whether the sentence ends before byte `at`, given how its last token suggests it.
    pub(crate) fn ends_before(&self, end: End, at: usize) -> bool {
        let next = self.next_after(at);
        let Some(first) = next.first else { return true };
        if next.gap >= Gap::Line {
            return true;
        }
        let capital = next.is_upper();
        match end {
            End::No => false,
            End::Seldom => capital && self.rules.is(next.word, Class::OPENER),
            End::May => {
                let opener = self.rules.is(next.word, Class::OPENER);
                capital && (opener || !self.rules.settings.capital_nouns)
            }
            End::Often => capital,
            End::Mark if next.gap == Gap::None && !next.opened => capital && !self.after_closing,
            End::Mark => {
                let small = first.is_lowercase() && (self.after_closing || !self.rules.settings.small_start);
                let goes_on = small
                    || !next.opened
                        && matches!(first, ',' | ';' | ':' | '.' | '!' | '?' | ')' | ']' | '/' | '%')
                    || self.after_closing && matches!(first, '–' | '—' | '-');
                !goes_on
            }
        }
    }
}

/// `3`, `31`, `24.12`: short numbers, or a day and a month.
fn could_be_ordinal(word: &str) -> bool {
    let small = |part: &str, most: u16| part.parse::<u16>().is_ok_and(|n| (1..=most).contains(&n));
    match word.split_once('.') {
        None => word.len() <= 3 && small(word, 999),
        Some((day, month)) => day.len() <= 2 && month.len() <= 2 && small(day, 31) && small(month, 12),
    }
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_short() {
        assert!(["3", "31", "100", "24.12", "1.1"].into_iter().all(could_be_ordinal));
        assert!(!["2024", "1.000", "24.13", "32.1", "1.2.2024"].into_iter().any(could_be_ordinal));
    }

    #[test]
    fn roman_numerals_are_capitals() {
        assert!(is_roman("XIV") && !is_roman("xiv") && !is_roman("MIX") && !is_roman(""));
    }
}
