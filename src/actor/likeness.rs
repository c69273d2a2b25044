//! Whether two written names can be one person's.
//!
//! Compares names word by word: genitives (`Merkels`), other spellings (`Şimşek`, `Simsek`) and slips of one letter
//! (`Netschajew`, `Netschaew`) are alike to a degree; which parts of a name may stand for the whole is said here too.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::parse::Tree;

/// Words shorter than this differ by more than a slip when they differ by a letter (`Huber`, `Hubers` aside).
const LONG: usize = 7;

/// How alike two words are, most alike first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Letter by letter.
    Same,
    /// One is the other's genitive.
    Genitive,
    /// Capitals and marks on letters apart.
    Spelling,
    /// One letter apart.
    Slip,
}

/// Which part of a fuller name a shorter one is, most usual first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// All of it, or its end.
    Surname,
    /// Its beginning, or one half of a double surname.
    Beginning,
    /// A word in the middle (`Lula`).
    Middle,
}

/// A name of a person, cut at blanks and hyphens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PersonName {
    words: Vec<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    form: String,
    folded: String,
    /// Whether a hyphen joins it to the word before.
    joined: bool,
}

impl PersonName {
    /// The name that these words of the tree write.
    pub(super) fn new(tree: &Tree, words: &Range<usize>) -> Self {
        Self::from_forms(words.clone().map(|word| tree.form(word)))
    }

    fn from_forms<'f>(forms: impl Iterator<Item = &'f str>) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut joined = false;
        for form in forms {
            for (at, part) in form.split('-').enumerate() {
                joined |= at > 0;
                for word in unglued(part) {
                    let joined = std::mem::take(&mut joined) && !words.is_empty();
                    words.push(Word { form: word.to_owned(), folded: fold(word), joined });
                }
            }
        }
        Self { words }
    }

    /// How many words there are, of which hyphens make one.
    pub(super) fn len(&self) -> usize {
        self.words.iter().filter(|word| !word.joined).count()
    }

    /// For each word the letter that it begins with, small and without marks; words that are [`alike`], or of which one is
    /// the other's initial, have the same. `None` for what has no letter but marks.
    pub(super) fn letters(&self) -> impl Iterator<Item = Option<char>> {
        self.words.iter().map(|word| word.folded.chars().next())
    }

    /// Whether another name of at least two words, not longer than this one, is the same person's.
    pub(super) fn is_called_in_full(&self, other: &Self) -> Option<Likeness> {
        let (long, short) = (&self.words, &other.words);
        if short.len() > long.len() || short.len() < 2 || long.is_empty() {
            return None;
        }
        let end = aligned(&long[long.len() - short.len()..], short);
        let first = given(&long[0], &short[0]);
        let last = alike(&long[long.len() - 1], &short[short.len() - 1], true);
        let inside = || long[1..].iter().find(|word| word.form == short[short.len() - 1].form);
        let last = last.or_else(|| (short.len() == 2).then(inside).flatten().map(|_| Likeness::Spelling));
        let frame = first.and_then(|first| Some(first.max(last?)));
        let beginning = aligned(&long[..short.len()], short).filter(|likeness| *likeness != Likeness::Slip);
        [end, frame, beginning].into_iter().flatten().min()
    }

    /// Whether a single word (or one with hyphens) calls the person, and by which part of the name.
    pub(super) fn is_called_by(&self, other: &Self) -> Option<(Likeness, Part)> {
        let (long, short) = (&self.words, &other.words);
        if short.len() > long.len() || short.is_empty() {
            return None;
        }
        let at = |start: usize| aligned(&long[start..start + short.len()], short);
        let end = long.len() - short.len();
        let surname = at(end).map(|likeness| (likeness, Part::Surname));
        let clear = |likeness: &Likeness| *likeness != Likeness::Slip;
        let double = (1..end)
            .find(|&word| !long[word].joined && long[word + 1..].iter().all(|word| word.joined))
            .and_then(at);
        let beginning = (end > 0).then(|| at(0).or(double)).flatten().filter(clear);
        let middle =
            (1..end).find_map(at).filter(|likeness| *likeness < Likeness::Spelling && long.len() > 3);
        let parts = [
            surname,
            beginning.map(|likeness| (likeness, Part::Beginning)),
            middle.map(|likeness| (likeness, Part::Middle)),
        ];
        parts.into_iter().flatten().min()
    }
}

/// The words of a part, of which a lost blank may have made one (`AnnaHuber`, but not `MacDonald`).
fn unglued(part: &str) -> impl Iterator<Item = &str> {
    let mut small = 0;
    let glued = part.char_indices().find_map(|(at, letter)| {
        let ends = letter.is_uppercase() && small >= 3;
        small = if letter.is_lowercase() { small + 1 } else { 0 };
        ends.then_some(at)
    });
    let (first, second) = part.split_at(glued.unwrap_or(part.len()));
    [first, second].into_iter().filter(|word| word.chars().any(char::is_alphanumeric))
}

/// The likeness of the least alike of the words; only the last one takes an ending.
fn aligned(long: &[Word], short: &[Word]) -> Option<Likeness> {
    let last = short.len() - 1;
    let mut each = long.iter().zip(short).enumerate().map(|(at, (a, b))| alike(a, b, at == last));
    each.try_fold(Likeness::Same, |worst, likeness| Some(worst.max(likeness?)))
}

/// Given names may be initials (`G. Bush`).
fn given(a: &Word, b: &Word) -> Option<Likeness> {
    let initial = |short: &Word, long: &Word| {
        short.form.strip_suffix('.').is_some_and(|letter| !letter.is_empty() && long.form.starts_with(letter))
    };
    let alike = alike(a, b, false).filter(|likeness| *likeness != Likeness::Slip);
    alike.or((initial(a, b) || initial(b, a)).then_some(Likeness::Spelling))
}

fn alike(a: &Word, b: &Word, last: bool) -> Option<Likeness> {
    if a.form == b.form {
        Some(Likeness::Same)
    } else if last && (is_genitive(&a.form, &b.form) || is_genitive(&b.form, &a.form)) {
        Some(Likeness::Genitive)
    } else if a.folded == b.folded
        || last && (is_genitive(&a.folded, &b.folded) || is_genitive(&b.folded, &a.folded))
    {
        Some(Likeness::Spelling)
    } else {
        (last && one_letter_apart(&a.folded, &b.folded)).then_some(Likeness::Slip)
    }
}

/// `Merkels` of `Merkel`, `Grass'` of `Grass`.
fn is_genitive(genitive: &str, name: &str) -> bool {
    let ending = genitive.strip_prefix(name);
    name.chars().count() > 2 && matches!(ending, Some("s" | "'" | "’" | "'s" | "’s"))
}

/// Small letters without marks.
fn fold(word: &str) -> String {
    let letters = word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    letters
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'ı' => 'i',
            'ł' => 'l',
            'đ' | 'ð' => 'd',
            'ø' => 'o',
            _ => c,
        })
        .collect()
}

/// Whether long words that begin alike differ by one letter more, less or other.
fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (long, short) = if a.len() >= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < LONG || long.len() - short.len() > 1 || long[0] != short[0] {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    let rest = if long.len() == short.len() { same + 1 } else { same };
    long[(same + 1).min(long.len())..] == short[rest.min(short.len())..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> PersonName {
        PersonName::from_forms(text.split_whitespace())
    }

    /// Whether the first word of one begins like a word of the other, on which the search for persons relies.
    fn share_a_letter(long: &PersonName, short: &PersonName) -> bool {
        short.letters().next().is_some_and(|first| long.letters().any(|letter| letter == first))
    }

    #[test]
    fn full_names_of_one_person() {
        for (long, short, expected) in [
            ("Anna Rot", "Anna Rot", Some(Likeness::Same)),
            ("Anna Maria Rot", "Anna Rot", Some(Likeness::Same)),
            ("Rudolf Kern", "Rudolf Kerns", Some(Likeness::Genitive)),
            ("Rudolf Kerns", "Rudolf Kern", Some(Likeness::Genitive)),
            ("Alexander van der Berg", "van der Berg", Some(Likeness::Same)),
            ("Alexander Van der Berg", "van der Berg", Some(Likeness::Spelling)),
            ("Luis Peña Rojo", "Luis Peña", Some(Likeness::Same)),
            ("Ayşe Şahin", "Ayse Sahin", Some(Likeness::Spelling)),
            ("Kim Ki-moon", "Kim Ki Moon", Some(Likeness::Spelling)),
            ("Georg W. Busch", "G. Busch", Some(Likeness::Spelling)),
            ("Sergej Wassiljew", "Sergej Wasiljew", Some(Likeness::Slip)),
            ("Luis Emilio Peña Rojo", "Luis Peña", Some(Likeness::Spelling)),
            ("AnnaRot", "Anna Rot", Some(Likeness::Same)),
            ("Anna Rot", "Maria Rot", None),
            ("Anna Rot", "Anna Blau", None),
            ("Sergej Wassiljew", "Andrej Wassiljew", None),
        ] {
            let (long, short) = (name(long), name(short));
            assert_eq!(long.is_called_in_full(&short), expected, "{long:?} / {short:?}");
            assert!(expected.is_none() || share_a_letter(&long, &short), "{long:?} / {short:?}");
        }
    }

    #[test]
    fn single_words_for_a_person() {
        for (long, short, expected) in [
            ("Anna Rot", "Rot", Some((Likeness::Same, Part::Surname))),
            ("Anna Rot", "Rots", Some((Likeness::Genitive, Part::Surname))),
            ("Anna Rot", "Anna", Some((Likeness::Same, Part::Beginning))),
            ("Eva Rot-Blau", "Rot", Some((Likeness::Same, Part::Beginning))),
            ("Eva Rot-Blau", "Rot-Blau", Some((Likeness::Same, Part::Surname))),
            ("Luis Ignacio Lupo da Costa", "Lupo", Some((Likeness::Same, Part::Middle))),
            ("Ayşe Şahin", "Sahin", Some((Likeness::Spelling, Part::Surname))),
            ("Sergej Wassiljew", "Wasiljew", Some((Likeness::Slip, Part::Surname))),
            ("Scheich Omar al-Raschid", "Al-Raschid", Some((Likeness::Spelling, Part::Surname))),
            ("AnnaRot", "Rot", Some((Likeness::Same, Part::Surname))),
            ("Anna MacRot", "Rot", None),
            ("Anna Huber", "Hubel", None),
            ("Anna Rot", "Blau", None),
        ] {
            let (long, short) = (name(long), name(short));
            assert_eq!(long.is_called_by(&short), expected, "{long:?} / {short:?}");
            assert!(expected.is_none() || share_a_letter(&long, &short), "{long:?} / {short:?}");
        }
    }
}
