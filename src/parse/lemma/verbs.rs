//! Infinitives of verb forms.
//!
//! The table holds the forms of verbs without particle and the infinitives of verbs with one; the forms of the latter
//! are put together here: `vorgeworfen` is `vor` before a form of `werfen`, and `vorwerfen` is a known infinitive.

use compact_str::{CompactString, format_compact};

use super::settings::Settings;
use crate::text::SortedLines;
use crate::token::{DataError, Source};

/// What a form can be: a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub(super) const FINITE: Self = Self(1);
    pub(super) const PARTICIPLE: Self = Self(2);
    pub(super) const INFINITIVE: Self = Self(4);

    /// Reads the letters of the table.
    fn read(letters: &str) -> Option<Self> {
        letters.chars().try_fold(Self(0), |kinds, letter| {
            let kind = match letter {
                'f' => Self::FINITE,
                'p' => Self::PARTICIPLE,
                'i' => Self::INFINITIVE,
                _ => return None,
            };
            Some(Self(kinds.0 | kind.0))
        })
    }

    pub(super) fn contains(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }
}

/// A verb that a form may belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) infinitive: CompactString,
    /// What the form is of this verb.
    pub(super) kinds: Kinds,
    /// Whether the infinitive stands in the table, and is not only put together from particle and verb.
    pub(super) known: bool,
}

/// The table, searched where it lies: nothing is built from it when the program starts.
#[derive(Debug, Default)]
pub(super) struct VerbTable {
    rows: SortedLines,
}

/// Particles before a verb (`wieder-ein-führen`).
const PARTICLES: usize = 2;

impl VerbTable {
    /// Takes a table of lines `form<TAB>infinitive infinitive:kinds …`, sorted by the bytes of the form. Comment lines
    /// stand at the beginning.
    pub(super) fn new(source: Source<'static>) -> Result<Self, DataError> {
        let rows = SortedLines::new(source.text).map_err(|(line, got)| DataError {
            file: source.name.to_owned(),
            line,
            expected: "a form greater than the last one, a tab and infinitives",
            got: got.to_owned(),
        })?;
        Ok(Self { rows })
    }

    /// The verbs that a form in small letters may belong to, the likeliest first.
    pub(super) fn readings(&self, settings: &Settings, form: &str) -> Vec<Reading> {
        let mut found = Vec::new();
        self.collect(settings, form, PARTICLES, &mut found);
        found
    }

    /// Whether the word is an infinitive that stands in the table.
    pub(super) fn knows(&self, infinitive: &str) -> bool {
        self.rows.get(infinitive).is_some_and(|row| {
            cells(row).any(|(verb, kinds)| verb == infinitive && kinds.contains(Kinds::INFINITIVE))
        })
    }

    fn collect(&self, settings: &Settings, form: &str, particles: usize, found: &mut Vec<Reading>) {
        let direct = self.rows.get(form).into_iter().flat_map(cells);
        found.extend(direct.map(|(verb, kinds)| Reading { infinitive: verb.into(), kinds, known: true }));
        if particles == 0 {
            return;
        }
        for particle in &settings.particles {
            let Some(rest) = form.strip_prefix(particle.as_str()) else { continue };
            let mut readings = Vec::new();
            if let Some(bare) = rest.strip_prefix(settings.infix.as_str()).filter(|bare| self.knows(bare)) {
                readings.push(Reading { infinitive: bare.into(), kinds: Kinds::INFINITIVE, known: true });
            }
            self.collect(settings, rest, particles - 1, &mut readings);
            for Reading { infinitive, kinds, .. } in readings {
                let infinitive = format_compact!("{particle}{infinitive}");
                if !found.iter().any(|reading| reading.infinitive == infinitive) {
                    let known = self.knows(&infinitive);
                    found.push(Reading { infinitive, kinds, known });
                }
            }
        }
    }
}

/// Infinitives of a row and what the form is of them; finite where nothing is said.
fn cells(row: &'static str) -> impl Iterator<Item = (&'static str, Kinds)> {
    row.split(' ').filter(|cell| !cell.is_empty()).map(|cell| match cell.split_once(':') {
        Some((verb, letters)) => (verb, Kinds::read(letters).unwrap_or(Kinds::FINITE)),
        None => (cell, Kinds::FINITE),
    })
}
