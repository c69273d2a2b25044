//! The scanner: one pass over the text that makes words and ends sentences.

use compact_str::CompactString;

use super::chars::{self, is_removed, is_word};
use super::data::{Class, Rules};
use super::layout::{Gap, Layout};
use super::period::End;
use super::{MultiWord, Sentence, Word, special};
use crate::text::Span;

/// A sentence is ended after this many words whatever follows, so that later stages need not fear a text
/// without any punctuation.
const MOST_WORDS: usize = 500;

/// The sentences of one text, made one by one.
#[derive(Debug)]
pub struct Sentences<'t> {
    pub(crate) rules: &'t Rules,
    pub(crate) text: &'t str,
    layout: Layout,
    /// Byte of the next character to read.
    at: usize,
    /// What lay before that byte.
    gap: Gap,
    words: Vec<Word>,
    multiwords: Vec<MultiWord>,
    /// How the last token suggests an end of the sentence.
    end: End,
    /// Whether a quotation or bracket was closed since the mark that suggests the end.
    pub(crate) after_closing: bool,
    /// Whether a single quotation mark is open.
    single_open: bool,
}

impl<'t> Sentences<'t> {
    pub(crate) fn new(rules: &'t Rules, text: &'t str, layout: Layout) -> Self {
        Self {
            rules,
            text,
            layout,
            at: 0,
            gap: Gap::Paragraph,
            words: Vec::new(),
            multiwords: Vec::new(),
            end: End::No,
            after_closing: false,
            single_open: false,
        }
    }

    /// The first byte at or behind `at` that is neither white space nor removed, and what lies between.
    pub(crate) fn gap_at(&self, at: usize) -> (usize, Gap) {
        let rest = &self.text[at..];
        if rest.as_bytes().first().is_some_and(u8::is_ascii_graphic) {
            return (at, Gap::None);
        }
        let (mut gap, mut breaks, mut first_break) = (Gap::None, 0, 0);
        let mut before = ' ';
        for (offset, c) in rest.char_indices() {
            let here = match c {
                '\n' if before == '\r' => Gap::None,
                '\n' | '\r' | '\u{85}' | '\u{2028}' => {
                    if breaks == 0 {
                        first_break = at + offset;
                    }
                    breaks += 1;
                    Gap::Space
                }
                '\u{B}' | '\u{C}' | '\u{2029}' => Gap::Paragraph,
                _ if c.is_whitespace() => Gap::Space,
                _ if is_removed(c) => Gap::None,
                _ => {
                    let start = at + offset;
                    return (start, gap.max(self.line_gap(breaks, first_break, start)));
                }
            };
            gap = gap.max(here);
            before = c;
        }
        (self.text.len(), gap)
    }

    /// What `breaks` line breaks, the first at byte `first`, mean before the text at byte `start`.
    fn line_gap(&self, breaks: usize, first: usize, start: usize) -> Gap {
        match breaks {
            0 => Gap::None,
            1 => {
                let bounded =
                    |from: usize| (from.saturating_sub(400)..=from).find(|&b| self.text.is_char_boundary(b));
                let before = &self.text[bounded(first).unwrap_or(first)..first];
                let line = &before[before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..];
                let mut end = (start + 200).min(self.text.len());
                while !self.text.is_char_boundary(end) {
                    end += 1;
                }
                let bullet = self.text[start..end].starts_with(['•', '▪', '■', '●', '*', '·']);
                if bullet || self.layout.ends_sentence(self.rules, line, &self.text[start..end]) {
                    Gap::Line
                } else {
                    Gap::Space
                }
            }
            _ => Gap::Paragraph,
        }
    }

    /// The form of the last word, `None` at the start of the sentence.
    pub(crate) fn previous_word(&self) -> Option<&str> {
        self.words.last().map(|word| &*word.form)
    }

    /// Whether only opening marks were read of the sentence.
    pub(crate) fn at_start(&self) -> bool {
        self.words.iter().all(|word| word.form.chars().all(chars::is_opening))
    }

    /// The last word without its period, if it has one.
    pub(crate) fn previous_abbreviation(&self) -> Option<&str> {
        self.previous_word()?.strip_suffix('.').filter(|word| !word.is_empty())
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// Reads one token that starts with `first`.
    fn token(&mut self, first: char) {
        if is_word(first) {
            return self.word();
        }
        let start = self.at;
        let width = first.len_utf8();
        let length = match first {
            '.' | '…' => self.dots(),
            '!' | '?' if self.rules.settings.join_marks => self.run(|c| matches!(c, '!' | '?')),
            '-' | '=' | '*' | '_' | '~' | '#' if self.char_at(start + width) == Some(first) => {
                self.run(|c| c == first)
            }
            '#' | '@' if self.rules.settings.join_handle || first == '@' => self.handle(),
            '`' if self.text[start..].starts_with("``") => 2,
            '\'' if self.text[start..].starts_with("''") => 2,
            ',' if self.gap != Gap::None && self.text[start..].starts_with(",,") => 2,
            '\'' | '’' | '‘' => self.apostrophe_word(width),
            ':' | ';' | '=' => self.emoticon(),
            '$' | '<' | '>' if self.rules.settings.join_marks => self.run(|c| c == first),
            _ if chars::is_emoji(first) => self.emoji(),
            _ => width,
        };
        let is_mark = self.text[start..start + length].chars().all(chars::is_terminal);
        match first {
            _ if is_mark => self.end = End::Mark,
            ':' | ';' | '=' if length > width => self.end = End::Often,
            '\'' | '‘' | '’' if length == width => {
                self.single_open = self.gap != Gap::None && !self.single_open;
            }
            '‚' => self.single_open = true,
            _ => {}
        }
        self.push(start, start + length);
    }

    /// Length of the run of characters from here for which `belongs`.
    fn run(&self, belongs: impl Fn(char) -> bool) -> usize {
        let rest = &self.text[self.at..];
        rest.find(|c| !belongs(c)).unwrap_or(rest.len())
    }

    fn dots(&self) -> usize {
        self.run(|c| matches!(c, '.' | '…'))
    }

    /// `@name`, `#topic`.
    fn handle(&self) -> usize {
        1 + self.text[self.at + 1..]
            .find(|c| !is_word(c) && c != '_')
            .unwrap_or(self.text.len() - self.at - 1)
    }

    /// `'s`, `’ne`: words that start with an apostrophe; else only the mark.
    fn apostrophe_word(&self, width: usize) -> usize {
        let rest = &self.text[self.at + width..];
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        if end > 0 && self.rules.is_uncased(&rest[..end], Class::APOSTROPHE) { width + end } else { width }
    }

    fn emoticon(&self) -> usize {
        let rest = &self.text[self.at..];
        let fits = |length: &usize| {
            rest.get(..*length).is_some_and(|part| self.rules.is(part, Class::EMOTICON))
                && !rest[*length..].starts_with(is_word)
        };
        [3, 2].into_iter().find(fits).unwrap_or(1)
    }

    /// One pictogram with its modifiers, or a flag.
    fn emoji(&self) -> usize {
        let mut chars = self.text[self.at..].chars();
        let first = chars.next().unwrap_or(' ');
        let mut length = first.len_utf8();
        if chars::is_flag_half(first)
            && let Some(second) = chars.clone().next().filter(|&c| chars::is_flag_half(c))
        {
            return length + second.len_utf8();
        }
        while let Some(c) = chars.next() {
            let joins = c == '\u{200D}' && chars.clone().next().is_some_and(chars::is_emoji);
            if joins {
                length += c.len_utf8() + chars.next().map_or(0, char::len_utf8);
            } else if chars::extends_emoji(c) {
                length += c.len_utf8();
            } else {
                break;
            }
        }
        length
    }

    /// Reads a word: letters and digits with the marks that belong inside.
    fn word(&mut self) {
        let start = self.at;
        let mut end = start;
        let mut tried_address = false;
        while let Some(c) = self.char_at(end) {
            if is_word(c) || is_removed(c) {
                end += c.len_utf8();
                continue;
            }
            if matches!(c, '.' | ':' | '@' | '_' | '+' | '-' | '%') && !tried_address {
                tried_address = true;
                if let Some(length) = special::address(self.rules, &self.text[start..]) {
                    return self.push(start, start + length);
                }
            }
            let joined = self.joined(start, end, c);
            if joined == 0 {
                break;
            }
            end += joined;
        }
        end = self.without_unit(start, end);
        let next = self.char_at(end);
        if next == Some('.') && !matches!(self.char_at(end + 1), Some('.' | '…')) {
            let word = chars_of(&self.text[start..end]);
            if let Some(suggests) = self.period(&word, end + 1) {
                self.end = suggests;
                return self.push(start, end + 1);
            }
        }
        if let Some(apostrophe) = next.filter(|&c| matches!(c, '\'' | '’'))
            && !self.single_open
            && !self.char_at(end + apostrophe.len_utf8()).is_some_and(|c| is_word(c) || c == apostrophe)
            && self.char_before(end).is_some_and(|c| self.rules.settings.final_apostrophe.contains(&c))
        {
            end += apostrophe.len_utf8();
        }
        self.push(start, end);
    }

    /// How many bytes from `at`, where `c` stands inside a word begun at `start`, still belong to the word.
    fn joined(&self, start: usize, at: usize, c: char) -> usize {
        let width = c.len_utf8();
        let rest = &self.text[at + width..];
        let (Some(before), Some(after)) = (self.char_before(at), rest.chars().next()) else { return 0 };
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        let letters = before.is_alphabetic() && after.is_alphabetic();
        let joins = match c {
            '.' | ',' if before.is_ascii_digit() && matches!(after, '-' | '–' | '—') => {
                // Prices without pence: `20,–`.
                let dashes = rest.find(|c| !matches!(c, '-' | '–' | '—')).unwrap_or(rest.len());
                let price = !rest[dashes..].starts_with(is_word);
                return if price && (c == ',' || dashes > 1) { width + dashes } else { 0 };
            }
            '.' => digits || letters && self.joins_letters(start, at),
            ',' => digits,
            ':' => digits || letters && self.is_gender_ending(rest),
            '\'' | '’' if digits => is_thousand(&self.text[start..at], rest),
            '\'' | '’' | 'ʼ' => is_word(before) && after.is_alphabetic(),
            '`' | '´' => letters,
            '_' => is_word(after),
            '*' | '·' => letters && after.is_lowercase(),
            '&' => is_word(before) && is_word(after),
            '/' if digits => self.rules.settings.join_slash_numbers,
            '/' if before.is_alphabetic() && self.is_gender_ending(rest) => {
                return width + usize::from(after == '-');
            }
            '-' if self.is_broken(start, at) => return width + line_break(rest),
            '-' => return if self.keeps_hyphen(start, at) { width } else { 0 },
            '\n' | '\r' if before == '\u{AD}' => {
                let length = line_break(&self.text[at..]);
                return if self.text[at + length..].starts_with(is_word) { length } else { 0 };
            }
            _ => false,
        };
        if joins { width } else { 0 }
    }

    /// Whether the period at `at` stands inside an abbreviation (`z.B.`, `U.S.`).
    fn joins_letters(&self, start: usize, at: usize) -> bool {
        let before = &self.text[start..at];
        let part = &before[before.rfind('.').map_or(0, |dot| dot + 1)..];
        let rest = &self.text[at + 1..];
        let length = rest.chars().take(5).take_while(|&c| is_word(c)).map(char::len_utf8).sum::<usize>();
        let next = &rest[..length];
        let dotted = rest[length..].starts_with('.');
        let single = |part: &str| part.chars().nth(1).is_none();
        if single(part) {
            return single(next) || dotted && next.chars().count() <= 3;
        }
        // Parts of more than one letter: only where the abbreviation is known (`v.Chr.`, `Dipl.Ing.`).
        dotted && self.rules.pair(part, next).is_some()
    }

    /// Whether `rest`, behind `:` or `/`, is an ending that names both genders (`:innen`).
    fn is_gender_ending(&self, rest: &str) -> bool {
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let ending = &rest[..end];
        let longer = ending
            .strip_prefix("innen")
            .is_some_and(|more| self.rules.is("innen", Class::GENDER) && !more.is_empty());
        longer || self.rules.is(ending, Class::GENDER)
    }

    /// Whether the hyphen at `at` stays inside the word begun at `start`.
    fn keeps_hyphen(&self, start: usize, at: usize) -> bool {
        let rest = &self.text[at + 1..];
        if !rest.starts_with(is_word) {
            return false;
        }
        if !self.rules.settings.split_hyphen {
            return true;
        }
        let before = &self.text[start..at];
        let numbers = |c: char| c.is_ascii_digit() || c == '-';
        if before.chars().all(numbers) {
            // Dates and telephone numbers: at least three numbers, or a short one before a long one.
            let run = rest[..rest.find(|c| !numbers(c)).unwrap_or(rest.len())].trim_end_matches('-');
            return before.contains('-') || run.contains('-') || before.len() <= 3 && run.len() >= 4;
        }
        let word = &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())];
        let part = &before[before.rfind('-').map_or(0, |hyphen| hyphen + 1)..];
        let whole = || {
            let end = at + 1 + word.len();
            end - start <= 40 && self.rules.is_uncased(&self.text[start..end], Class::WHOLE)
        };
        self.rules.is_uncased(part, Class::PREFIX) || whole()
    }

    /// Whether the hyphen at `at` stands there only because the line ended (`Präsi-`, `dentin`; but `Ost-`, `und Westküste`,
    /// and `EU-`, `weit`).
    fn is_broken(&self, start: usize, at: usize) -> bool {
        let (before, rest) = (&self.text[start..at], &self.text[at + 1..]);
        let rest = &rest[line_break(rest)..];
        let next = &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())];
        self.rules.settings.join_broken
            && rest.len() < self.text.len() - at - 1
            && before.ends_with(char::is_lowercase)
            && before.chars().all(is_word)
            && next.starts_with(char::is_lowercase)
            && !self.rules.is(next, Class::HYPHEN_NEXT)
    }

    /// Leaves a unit that is written to its number to the next token, where the language does so.
    fn without_unit(&self, start: usize, end: usize) -> usize {
        let word = &self.text[start..end];
        if !self.rules.has_units || !word.starts_with(|c: char| c.is_ascii_digit()) {
            return end;
        }
        let number =
            word.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ':')).unwrap_or(word.len());
        if self.rules.is(&word[number..], Class::UNIT) { start + number } else { end }
    }

    /// Adds the token of these bytes, as several words if it is contracted.
    fn push(&mut self, start: usize, end: usize) {
        let span = Span::new(start, end);
        let form = form(&self.text[start..end]);
        self.at = end;
        self.gap = Gap::None;
        let first = self.words.len();
        let word = |form| Word { form, span, space_after: false };
        if let Some(words) = self.rules.multiword(&form) {
            self.words.extend(words.iter().cloned().map(word));
        } else if let Some(cut) = self.clitic(&form) {
            self.words.extend([&form[..cut], &form[cut..]].map(|part| word(part.into())));
        } else {
            self.words.push(word(form));
            return;
        }
        self.multiwords.push(MultiWord { form, first, last: self.words.len() - 1 });
    }

    /// Where a clitic starts in `form` (`do|n't`).
    fn clitic(&self, form: &str) -> Option<usize> {
        if self.rules.clitics.is_empty() || !form.contains(chars::is_apostrophe) {
            return None;
        }
        let plain: CompactString =
            form.chars().map(|c| if chars::is_apostrophe(c) { '\'' } else { c }).collect();
        let lower = plain.to_ascii_lowercase();
        let clitic = self.rules.clitics.iter().find(|clitic| lower.ends_with(clitic.as_str()))?;
        let letters =
            lower.chars().count().checked_sub(clitic.chars().count()).filter(|&letters| letters > 0)?;
        form.char_indices().nth(letters).map(|(at, _)| at)
    }

    /// Whether the mark at the current byte closes what the sentence's last token ended.
    fn is_closer(&self, c: char) -> bool {
        let behind = || self.char_at(self.at + c.len_utf8());
        match self.gap {
            Gap::None => {
                (chars::is_closing(c) && !(chars::is_opening(c) && behind().is_some_and(is_word)))
                    || chars::is_terminal(c)
            }
            Gap::Space => matches!(c, '»' | '!' | '?') && !behind().is_some_and(is_word),
            Gap::Line | Gap::Paragraph => false,
        }
    }

    fn finish(&mut self, paragraph_start: bool) -> Sentence {
        self.end = End::No;
        self.after_closing = false;
        self.single_open = false;
        let words = std::mem::take(&mut self.words);
        self.words.reserve(words.len());
        let span = match (words.first(), words.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        };
        Sentence { span, words, multiwords: std::mem::take(&mut self.multiwords), paragraph_start }
    }

    /// Notes white space behind the last token.
    fn note_space(&mut self) {
        let Some(span) = self.words.last().map(|word| word.span) else { return };
        for word in self.words.iter_mut().rev().take_while(|word| word.span == span) {
            word.space_after = true;
        }
    }
}

impl Iterator for Sentences<'_> {
    type Item = Sentence;

    fn next(&mut self) -> Option<Sentence> {
        let mut paragraph_start = self.gap == Gap::Paragraph;
        loop {
            let (at, gap) = self.gap_at(self.at);
            let before = self.at;
            (self.at, self.gap) = (at, gap.max(if self.words.is_empty() { self.gap } else { Gap::None }));
            if gap != Gap::None {
                self.note_space();
            }
            let Some(first) = self.peek() else {
                return (!self.words.is_empty()).then(|| self.finish(paragraph_start));
            };
            if self.words.is_empty() {
                paragraph_start |= self.gap == Gap::Paragraph;
            } else {
                let mut ends = gap >= Gap::Line || self.words.len() >= MOST_WORDS;
                if !ends && self.end != End::No {
                    if self.is_closer(first) {
                        let end = self.end;
                        self.after_closing |= !chars::is_terminal(first);
                        self.token(first);
                        self.end = self.end.max(end);
                        continue;
                    }
                    ends = self.ends_before(self.end, before);
                }
                ends |= first.is_uppercase() && self.starts_unannounced(before);
                if ends {
                    return Some(self.finish(paragraph_start));
                }
            }
            self.end = End::No;
            self.after_closing = false;
            self.token(first);
        }
    }
}

/// Length of a single line break with the blanks around it at the start of `rest`; 0 where there is none.
fn line_break(rest: &str) -> usize {
    let is_blank = |c| matches!(c, ' ' | '\t');
    let line = rest.trim_start_matches(is_blank);
    let next = line.strip_prefix("\r\n").or_else(|| line.strip_prefix(['\n', '\r']));
    next.map_or(0, |next| rest.len() - next.trim_start_matches(is_blank).len())
}

/// Whether an apostrophe between `number` and `rest` sets off thousands, as in Switzerland (`1'234`).
fn is_thousand(number: &str, rest: &str) -> bool {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let last = number.rsplit(['\'', '’']).next().unwrap_or(number);
    digits(rest) == 3 && matches!(last.len(), 1..=3) && digits(last) == last.len()
}

/// The letters of a raw word, without removed characters.
fn chars_of(raw: &str) -> std::borrow::Cow<'_, str> {
    if raw.is_ascii() {
        raw.into()
    } else {
        raw.chars().filter(|&c| !is_removed(c)).collect::<String>().into()
    }
}

/// The form of a token.
fn form(raw: &str) -> CompactString {
    if !raw.chars().any(chars::is_unclean) {
        return raw.into();
    }
    let form = chars::clean(raw);
    if form.is_empty() { raw.into() } else { form.into() }
}
