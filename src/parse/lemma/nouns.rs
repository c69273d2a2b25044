//! Lemmas of noun forms.
//!
//! The table holds the forms that do not follow from others. An ending behind a form is taken off (`Gerätes`), and a compound
//! has the lemma of its last part (`Herkunftsländern`: `Ländern`).

use compact_str::{CompactString, format_compact};

use super::settings::Settings;
use crate::parse::Feats;
use crate::text::SortedLines;
use crate::token::{DataError, Source};

/// The table, searched where it lies. Forms in which compounds end begin with a small letter, the others with a capital.
#[derive(Debug, Default)]
pub(super) struct NounTable {
    rows: SortedLines,
}

/// Letters of the first and of the last part of a compound, at least. Short last parts are found by chance too often.
const SHORTEST_FIRST: usize = 3;
const SHORTEST_LAST: usize = 5;
/// Stands for the lemmas of forms that are inflected like adjectives (`Beamten`): the model knows more of them.
const UNKNOWN: &str = "?";
/// Stands for the form itself.
const SAME: &str = "=";

impl NounTable {
    /// Takes a table of lines `form<TAB>lemma lemma:number …`, sorted by the bytes of the form. Comment lines stand at the
    /// beginning.
    pub(super) fn new(source: Source<'static>) -> Result<Self, DataError> {
        let rows = SortedLines::new(source.text).map_err(|(line, got)| DataError {
            file: source.name.to_owned(),
            line,
            expected: "a form behind that of the line before, a tab and lemmas",
            got: got.to_owned(),
        })?;
        Ok(Self { rows })
    }

    /// Whether the language has no such table.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lemma of a form for which the model says `lemma`, where the table knows better.
    pub(super) fn correct(
        &self,
        settings: &Settings,
        form: &str,
        feats: &Feats,
        lemma: &str,
        is_infinitive: impl Fn(&str) -> bool,
    ) -> Option<CompactString> {
        if !is_plain(form) {
            return None;
        }
        let small = small(form);
        let whole = |form: &str| self.rows.get(&capital(form)).or_else(|| self.rows.get(form));
        let found = inflected(settings, &small, whole);
        if let Some(found) = found.as_ref().filter(|found| found.form == small) {
            return found.choose(feats, lemma);
        }
        let rest = form.strip_prefix(lemma).filter(|_| !feats.is("Number", "Plur"));
        let is_ending = |rest: &str| settings.noun_endings.iter().any(|ending| ending == rest);
        if rest.is_some_and(|rest| rest.is_empty() || is_ending(rest) && is_infinitive(lemma)) {
            // The first part of a compound (`Leistungs-`), an infinitive as a noun (`Eingreifens`), or the like.
            return None;
        }
        if let Some(found) = found {
            return found.choose(feats, lemma);
        }
        let (first, last) = self.last_part(settings, &small)?;
        let first = form.get(..first)?;
        let last = last.choose(feats, &capital(lemma.strip_prefix(first).unwrap_or_default()))?;
        Some(format_compact!("{first}{}", self::small(&last)))
    }

    /// The length of the first part of a compound in small letters, and the last part: the longest that is known.
    fn last_part<'f>(&self, settings: &Settings, form: &'f str) -> Option<(usize, Found<'f>)> {
        let letters = form.chars().count();
        let starts = form.char_indices().map(|(at, _)| at).take((letters + 1).saturating_sub(SHORTEST_LAST));
        starts
            .skip(SHORTEST_FIRST)
            .find_map(|at| Some((at, inflected(settings, &form[at..], |form| self.rows.get(form))?)))
    }
}

/// A form in small letters that the table knows, with its row.
struct Found<'f> {
    form: &'f str,
    row: &'static str,
}

/// Finds a form, or what is left of it without an ending.
fn inflected<'f>(
    settings: &Settings,
    form: &'f str,
    find: impl Fn(&str) -> Option<&'static str>,
) -> Option<Found<'f>> {
    let stems = settings.noun_endings.iter().filter_map(|ending| form.strip_suffix(ending.as_str()));
    let mut forms = std::iter::once(form).chain(stems.filter(|stem| !stem.is_empty()));
    forms.find_map(|form| Some(Found { form, row: find(form)? }))
}

impl Found<'_> {
    /// The model's lemma if it is one of the row, else the first of the right number.
    fn choose(&self, feats: &Feats, lemma: &str) -> Option<CompactString> {
        if self.row == UNKNOWN {
            return None;
        }
        let number = if feats.is("Number", "Plur") { "p" } else { "s" };
        let cells = || self.row.split(' ').map(|cell| cell.split_once(':').unwrap_or((cell, number)));
        let name = |cell: &str| if cell == SAME { capital(self.form) } else { cell.into() };
        if cells().any(|(cell, _)| name(cell) == lemma) {
            return Some(lemma.into());
        }
        let fitting = cells().find(|(_, only)| *only == number).or_else(|| cells().next());
        fitting.map(|(cell, _)| name(cell))
    }
}

/// Whether the word is a capital and small letters.
fn is_plain(form: &str) -> bool {
    let mut letters = form.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

fn small(word: &str) -> CompactString {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// With a capital at the beginning.
pub(super) fn capital(word: &str) -> CompactString {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
