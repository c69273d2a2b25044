//! The tokeniser's knowledge of a language, read from four small text files.
//!
//! Lines are `value<TAB>value`, `#` starts a comment line. What each column means stands in the files' headers
//! (`src/lang/*/token/`). Here nothing is known of any one language.

use std::collections::{HashMap, HashSet};

use compact_str::CompactString;

/// A named text, so that errors can say where they are.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// File name or any other name for messages.
    pub name: &'a str,
    /// The whole text.
    pub text: &'a str,
}

/// The texts that describe how one language is cut into words and sentences.
#[derive(Debug, Clone, Copy)]
pub struct TokenData<'a> {
    /// `key<TAB>value`: see `Settings`.
    pub settings: Source<'a>,
    /// `abbreviation<TAB>kind`, the abbreviation with its period: see `Kind`.
    pub abbreviations: Source<'a>,
    /// `token<TAB>word word …`: contracted forms in lower case and the words that they stand for.
    pub multiwords: Source<'a>,
    /// `word<TAB>class`: see `Class`.
    pub words: Source<'a>,
}

/// A mistake in one of the data files.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: expected {expected}, got `{got}`")]
#[non_exhaustive]
pub struct DataError {
    /// Name of the file.
    pub file: String,
    /// Line, counted from one.
    pub line: usize,
    /// What should stand there.
    pub expected: &'static str,
    /// What stands there.
    pub got: String,
}

/// How an abbreviation behaves before its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `never`: something must follow (`Dr.`), so the sentence goes on.
    Never,
    /// `may`: the sentence ends if the next word can hardly stand inside one (`bzw.`, `Chr.`).
    May,
    /// `often`: stands mostly at the end, so any capital letter starts a new sentence (`usw.`).
    Often,
    /// `before-number`: an abbreviation only before a number (`Nr. 5`).
    BeforeNumber,
    /// `after-number`: an abbreviation only after a number (`5 Mio.`); then like `may`.
    AfterNumber,
}

/// What is told of single words; a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Class(u16);

macro_rules! classes {
    ($($constant:ident $bit:literal $name:literal),* $(,)?) => {
        impl Class {
            $(pub(crate) const $constant: Class = Class(1 << $bit);)*
            fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$constant),)* _ => None }
            }
        }
    };
}

classes! {
    OPENER 0 "opener",
    ORDINAL_NEXT 1 "ordinal-next",
    ORDINAL_BEFORE 2 "ordinal-before",
    UNIT 3 "unit",
    PREFIX 4 "prefix",
    CLITIC 5 "clitic",
    EMOTICON 6 "emoticon",
    TOP_DOMAIN 7 "top-domain",
    GENDER 8 "gender-ending",
    APOSTROPHE 9 "apostrophe-word",
    GOES_ON 10 "goes-on",
    WHOLE 11 "whole",
    START 12 "start",
    START_AFTER_SMALL 13 "start-after-small",
    NEVER_LAST 14 "never-last",
    HYPHEN_NEXT 15 "hyphen-next",
}

impl Class {
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The switches in which treebanks differ.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    /// `split-hyphen`: whether compounds with hyphens are several words.
    pub(crate) split_hyphen: bool,
    /// `join-marks`: whether `!!!` is one token.
    pub(crate) join_marks: bool,
    /// `join-slash-numbers`: whether `9/11` is one token.
    pub(crate) join_slash_numbers: bool,
    /// `ordinal-period`: whether numbers with a period are ordinals.
    pub(crate) ordinal_period: bool,
    /// `capital-nouns`: whether a capital letter is common inside sentences and so says little of their start.
    pub(crate) capital_nouns: bool,
    /// `small-start`: whether sentences may start with a small letter; else a period before one belongs to a short word.
    pub(crate) small_start: bool,
    /// `join-broken`: whether a hyphen at the end of a line may be there only because the line ended (`Präsi-`, `dentin`).
    pub(crate) join_broken: bool,
    /// `join-handle`: whether `@name` and `#topic` are one token.
    pub(crate) join_handle: bool,
    /// `final-apostrophe`: letters after which an apostrophe belongs to the word (`Marx'`).
    pub(crate) final_apostrophe: Vec<char>,
}

/// One language's data, ready for lookup.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    pub(crate) settings: Settings,
    abbreviations: HashMap<CompactString, Kind>,
    /// Neighbours in abbreviations of several words (`z.` before `B.`), without periods; how the second behaves.
    pairs: HashMap<(CompactString, CompactString), Kind>,
    pair_parts: HashSet<CompactString>,
    multiwords: HashMap<CompactString, Vec<CompactString>>,
    longest_multiword: usize,
    classes: HashMap<CompactString, Class>,
    longest_class: usize,
    pub(crate) clitics: Vec<CompactString>,
    pub(crate) has_units: bool,
}

impl Rules {
    pub(crate) fn parse(data: &TokenData<'_>) -> Result<Self, DataError> {
        let mut rules = Rules::default();
        for row in rows(data.settings) {
            let row = row?;
            rules.settings.set(&row)?;
        }
        for row in rows(data.abbreviations) {
            rules.add_abbreviation(&row?)?;
        }
        for row in rows(data.multiwords) {
            let row = row?;
            for (form, words) in in_all_cases(row.first, row.second) {
                rules.longest_multiword = rules.longest_multiword.max(form.len());
                rules.multiwords.insert(form, words);
            }
        }
        for row in rows(data.words) {
            rules.add_class(&row?)?;
        }
        rules.clitics.sort_by_key(|clitic| std::cmp::Reverse(clitic.len()));
        Ok(rules)
    }

    fn add_abbreviation(&mut self, row: &Row<'_>) -> Result<(), DataError> {
        let kind = match row.second {
            "never" => Kind::Never,
            "may" => Kind::May,
            "often" => Kind::Often,
            "before-number" => Kind::BeforeNumber,
            "after-number" => Kind::AfterNumber,
            _ => return Err(row.error("never, may, often, before-number or after-number", row.second)),
        };
        let mut before: Option<&str> = None;
        let mut parts = row.first.split(' ').peekable();
        while let Some(part) = parts.next() {
            let Some(part) = part.strip_suffix('.') else {
                return Err(row.error("parts that end in a period", row.first));
            };
            if let Some(before) = before {
                self.pair_parts.insert(before.into());
                self.pair_parts.insert(part.into());
                let kind = if parts.peek().is_some() { Kind::Never } else { kind };
                self.pairs.insert((before.into(), part.into()), kind);
            }
            before = Some(part);
        }
        if !row.first.contains(' ')
            && let Some(word) = before
        {
            self.abbreviations.insert(word.into(), kind);
        }
        Ok(())
    }

    fn add_class(&mut self, row: &Row<'_>) -> Result<(), DataError> {
        for name in row.second.split(' ') {
            let class = Class::from_name(name).ok_or_else(|| row.error("a class named in data.rs", name))?;
            if class.has(Class::CLITIC) {
                self.clitics.push(row.first.into());
            }
            self.has_units |= class.has(Class::UNIT);
            self.longest_class = self.longest_class.max(row.first.len());
            self.classes.entry(row.first.into()).or_default().0 |= class.0;
        }
        Ok(())
    }

    /// The words for which `form` stands, cased like it.
    pub(crate) fn multiword(&self, form: &str) -> Option<&[CompactString]> {
        if form.len() > self.longest_multiword {
            return None;
        }
        self.multiwords.get(form).map(Vec::as_slice)
    }

    /// How `word` (without its period) abbreviates; `at_start` of a sentence a capital first letter is forgiven.
    pub(crate) fn abbreviation(&self, word: &str, at_start: bool) -> Option<Kind> {
        let found = self.abbreviations.get(word);
        let uncapitalised = || self.abbreviations.get(&uncapitalised(word)?);
        if at_start { found.or_else(uncapitalised) } else { found }.copied()
    }

    /// How `next` abbreviates if it and `word` (both without period) are neighbours in one abbreviation.
    pub(crate) fn pair(&self, word: &str, next: &str) -> Option<Kind> {
        if !self.pair_parts.contains(next) {
            return None;
        }
        let find = |word: CompactString| self.pairs.get(&(word, next.into())).copied();
        find(word.into()).or_else(|| find(uncapitalised(word)?))
    }

    /// Whether `word` is in `class` exactly as written in the file.
    pub(crate) fn is(&self, word: &str, class: Class) -> bool {
        word.len() <= self.longest_class && self.classes.get(word).is_some_and(|found| found.has(class))
    }

    /// Whether `word` is in `class` when its first letter's case is ignored.
    pub(crate) fn is_uncased(&self, word: &str, class: Class) -> bool {
        self.is(word, class)
            || word.len() <= self.longest_class
                && uncapitalised(word).is_some_and(|lower| self.is(&lower, class))
    }
}

impl Settings {
    fn set(&mut self, row: &Row<'_>) -> Result<(), DataError> {
        let flag = match row.first {
            "split-hyphen" => &mut self.split_hyphen,
            "join-marks" => &mut self.join_marks,
            "join-slash-numbers" => &mut self.join_slash_numbers,
            "ordinal-period" => &mut self.ordinal_period,
            "capital-nouns" => &mut self.capital_nouns,
            "small-start" => &mut self.small_start,
            "join-broken" => &mut self.join_broken,
            "join-handle" => &mut self.join_handle,
            "final-apostrophe" => {
                self.final_apostrophe = row.second.chars().filter(|c| c.is_alphabetic()).collect();
                return Ok(());
            }
            _ => return Err(row.error("the name of a setting", row.first)),
        };
        *flag = match row.second {
            "yes" => true,
            "no" => false,
            _ => return Err(row.error("yes or no", row.second)),
        };
        Ok(())
    }
}

/// `Im` → `im`; `None` if the first letter is not a capital.
fn uncapitalised(word: &str) -> Option<CompactString> {
    let first = word.chars().next().filter(|c| c.is_uppercase())?;
    let mut lower = CompactString::with_capacity(word.len());
    lower.extend(first.to_lowercase());
    lower.push_str(&word[first.len_utf8()..]);
    Some(lower)
}

/// `im` → `in dem`, `Im` → `In dem`, `IM` → `IN DEM`.
fn in_all_cases(form: &str, words: &str) -> Vec<(CompactString, Vec<CompactString>)> {
    let capitalised = |text: &str| -> CompactString {
        let mut chars = text.chars();
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
    };
    let upper = |text: &str| CompactString::from(text.to_uppercase());
    let split = |words: &str| words.split(' ').map(CompactString::from).collect();
    vec![
        (upper(form), split(&words.to_uppercase())),
        (capitalised(form), split(&capitalised(words))),
        (form.into(), split(words)),
    ]
}

/// One line of two columns.
struct Row<'a> {
    file: &'a str,
    line: usize,
    first: &'a str,
    second: &'a str,
}

impl Row<'_> {
    fn error(&self, expected: &'static str, got: &str) -> DataError {
        DataError { file: self.file.to_owned(), line: self.line, expected, got: got.to_owned() }
    }
}

fn rows<'a>(source: Source<'a>) -> impl Iterator<Item = Result<Row<'a>, DataError>> {
    let content = |&(_, line): &(usize, &str)| !line.trim().is_empty() && !line.starts_with('#');
    source.text.lines().enumerate().filter(content).map(move |(index, line)| {
        let row = |first, second| Row { file: source.name, line: index + 1, first, second };
        match line.split_once('\t') {
            Some((first, second)) if !first.is_empty() && !second.is_empty() && !second.contains('\t') => {
                Ok(row(first, second.trim_end()))
            }
            _ => Err(row("", "").error("two columns with a tab between them", line)),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(settings: &str, abbreviations: &str, words: &str) -> Result<Rules, DataError> {
        let source = |name, text| Source { name, text };
        Rules::parse(&TokenData {
            settings: source("settings", settings),
            abbreviations: source("abbreviations", abbreviations),
            multiwords: source("multiwords", "zur\tzu der\n"),
            words: source("words", words),
        })
    }

    #[test]
    fn errors_name_file_and_line() {
        for (result, message) in [
            (parse("# note\njoin-marks\tperhaps\n", "", ""), "settings:2: expected yes or no, got `perhaps`"),
            (
                parse("", "Dr.\tnever\nProf\tnever\n", ""),
                "abbreviations:2: expected parts that end in a period, got `Prof`",
            ),
            (parse("", "", "Mai\tmonth\n"), "words:1: expected a class named in data.rs, got `month`"),
            (parse("", "", "Mai\n"), "words:1: expected two columns with a tab between them, got `Mai`"),
        ] {
            assert_eq!(result.unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn contractions_keep_their_case() {
        let rules = parse("", "", "").unwrap();
        let words = |form| rules.multiword(form).map(|words| words.join(" "));
        assert_eq!(words("zur").as_deref(), Some("zu der"));
        assert_eq!(words("Zur").as_deref(), Some("Zu der"));
        assert_eq!(words("ZUR").as_deref(), Some("ZU DER"));
        assert_eq!(words("zuR"), None);
    }

    #[test]
    fn abbreviations_in_several_words_are_pairs() {
        let rules = parse("", "z. B.\tnever\nDr.\tnever\n", "").unwrap();
        assert_eq!((rules.pair("z", "B"), rules.pair("Z", "B")), (Some(Kind::Never), Some(Kind::Never)));
        assert_eq!(rules.pair("B", "z"), None);
        assert_eq!(
            (rules.abbreviation("Dr", false), rules.abbreviation("z", false)),
            (Some(Kind::Never), None)
        );
    }
}
