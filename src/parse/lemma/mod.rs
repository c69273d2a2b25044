//! Lemmas by tables: puts right what the model's lemma scripts get wrong.
//!
//! The scripts have learned from few verbs and from old spellings. Where a table knows the forms of a verb, its
//! infinitive counts, and where one knows the forms of a noun, its singular; names keep their letters.

mod nouns;
mod settings;
#[cfg(test)]
mod tests;
mod verbs;

use compact_str::{CompactString, ToCompactString};

use self::nouns::NounTable;
use self::settings::Settings;
use self::verbs::{Kinds, Reading, VerbTable};
use super::{Feats, Upos};
use crate::token::{DataError, Source};

/// The texts that describe the lemmas of one language; all may be empty.
#[derive(Debug, Clone, Copy)]
pub struct LemmaData {
    /// `name<TAB>value value …`: how verb forms are put together and which letters lemmas keep.
    pub settings: Source<'static>,
    /// `form<TAB>infinitive infinitive …`, sorted by the bytes of the form.
    pub verbs: Source<'static>,
    /// `form<TAB>lemma lemma …`, sorted by the bytes of the form.
    pub nouns: Source<'static>,
}

impl LemmaData {
    /// For a language without such tables.
    pub const NONE: Self = {
        let none = Source { name: "none", text: "" };
        Self { settings: none, verbs: none, nouns: none }
    };
}

/// What is known of a language's lemmas. The default knows nothing and changes nothing but capitals of verbs.
#[derive(Debug, Default)]
pub struct Lemmas {
    settings: Settings,
    verbs: VerbTable,
    nouns: NounTable,
}

impl Lemmas {
    /// Reads a language's tables. Verbs and nouns are only looked through for faults, and searched in their text later on.
    ///
    /// # Errors
    /// The first fault in a file, with its place.
    pub fn new(data: &LemmaData) -> Result<Self, DataError> {
        let settings = Settings::read(data.settings)?;
        Ok(Self { settings, verbs: VerbTable::new(data.verbs)?, nouns: NounTable::new(data.nouns)? })
    }

    /// The lemma of a word for which the model says `lemma`.
    pub fn correct(&self, form: &str, upos: Upos, feats: &Feats, lemma: CompactString) -> CompactString {
        match upos {
            Upos::Verb | Upos::Aux => self.verb(form, feats, &lemma),
            Upos::Adj => self.adjective(form, feats, lemma),
            Upos::Propn => self.name(form, feats, lemma),
            Upos::Noun => self.noun(form, feats, lemma),
            _ => lemma,
        }
    }

    /// A verb's infinitive. The model's stands if the form belongs to it; otherwise the likeliest of the table.
    fn verb(&self, form: &str, feats: &Feats, lemma: &str) -> CompactString {
        let (form, lemma) = (lower(form), lower(lemma));
        let mut readings = self.verbs.readings(&self.settings, &form);
        if readings.is_empty() {
            readings = self.inflected(&form).map(|(_, readings)| readings).unwrap_or_default();
        }
        if readings.iter().any(|reading| reading.known) {
            readings.retain(|reading| reading.known);
        } else {
            readings.truncate(1);
        }
        if let Some(kind) = kind(feats)
            && readings.iter().any(|reading| reading.kinds.contains(kind))
        {
            readings.retain(|reading| reading.kinds.contains(kind));
        }
        let chosen = readings.iter().find(|reading| reading.infinitive == lemma).or(readings.first());
        chosen.map_or(lemma, |reading| reading.infinitive.clone())
    }

    /// A participle's lemma: without its ending if it has one (`bedrohten`), else what the model says, its plain form or its
    /// infinitive.
    fn adjective(&self, form: &str, feats: &Feats, lemma: CompactString) -> CompactString {
        let is_kept = lemma == form;
        let form = lower(form);
        let plain = self.participle(&form).map(|readings| (form.clone(), readings));
        let Some((participle, readings)) = plain.or_else(|| self.inflected(&form)) else { return lemma };
        if lemma == participle
            || participle == form && is_kept
            || participle == form && readings.iter().any(|reading| reading.infinitive == lemma)
        {
            return lemma;
        }
        match readings.first() {
            Some(reading) if participle == form && kind(feats) == Some(Kinds::PARTICIPLE) => {
                reading.infinitive.clone()
            }
            _ => participle,
        }
    }

    /// The infinitive of a known verb that a form is the participle of, with or without ending (`geretteten`).
    pub fn infinitive(&self, form: &str) -> Option<CompactString> {
        let form = lower(form);
        let readings =
            self.participle(&form).or_else(|| self.inflected(&form).map(|(_, readings)| readings))?;
        readings.into_iter().next().map(|reading| reading.infinitive)
    }

    /// The plain form and the verbs of an inflected participle (`verstümmelten`).
    fn inflected(&self, form: &str) -> Option<(CompactString, Vec<Reading>)> {
        self.settings.participle_endings.iter().find_map(|ending| {
            let plain = form.strip_suffix(ending.as_str())?;
            Some((plain.into(), self.participle(plain)?))
        })
    }

    /// The known verbs that a form is the participle of.
    fn participle(&self, form: &str) -> Option<Vec<Reading>> {
        let mut readings = self.verbs.readings(&self.settings, form);
        readings.retain(|reading| reading.known && reading.kinds.contains(Kinds::PARTICIPLE));
        (!readings.is_empty()).then_some(readings)
    }

    /// A name's lemma is the name; only an ending that the model too takes off may be missing, and capitals may change. The
    /// model knows better where the features say that there is more to it (plurals, abbreviations).
    fn name(&self, form: &str, feats: &Feats, lemma: CompactString) -> CompactString {
        let Settings { name_endings: endings, name_features: features, .. } = &self.settings;
        let is_shortened =
            || form.strip_prefix(lemma.as_str()).is_some_and(|rest| endings.iter().any(|end| end == rest));
        let is_trusted = || features.iter().any(|(name, value)| feats.is(name, value));
        if endings.is_empty() || is_shortened() || is_trusted() || is_capitalised(form, &lemma) {
            return lemma;
        }
        form.into()
    }

    /// A noun's lemma by the table, and that of an acronym, where there is a table.
    fn noun(&self, form: &str, feats: &Feats, lemma: CompactString) -> CompactString {
        let shouted = form.chars().all(char::is_uppercase) && !self.nouns.is_empty();
        if shouted && form.chars().count() < LONG_NAME {
            return form.into();
        }
        let written = if shouted { nouns::capital(&lower(form)) } else { form.into() };
        let is_infinitive = |lemma: &str| {
            let mut readings = self.verbs.readings(&self.settings, &lower(lemma)).into_iter();
            readings.any(|reading| reading.kinds.contains(Kinds::INFINITIVE))
        };
        let known = self.nouns.correct(&self.settings, &written, feats, &lemma, is_infinitive);
        known.unwrap_or_else(|| self.respelled(form, lemma))
    }

    /// The lemma with the form's spelling where it has an older one (`Prozesse`, not `Prozeß`).
    fn respelled(&self, form: &str, lemma: CompactString) -> CompactString {
        let mut lemma = lemma;
        for (new, old) in &self.settings.spellings {
            let mut from = 0;
            while let Some(at) = lemma[from..].find(old.as_str()).map(|at| from + at) {
                let same_start = form.get(..at).is_some_and(|start| start.eq_ignore_ascii_case(&lemma[..at]));
                if same_start && form[at..].starts_with(new.as_str()) {
                    lemma.replace_range(at..at + old.len(), new);
                    from = at + new.len();
                } else {
                    from = at + old.len();
                }
            }
        }
        lemma
    }
}

/// Acronyms are shorter than this.
const LONG_NAME: usize = 5;

/// Whether the lemma is a name as names are written, and the form the same in small letters (`oslo`) or, unless it may be an
/// acronym, in capitals (`BERGEN`).
fn is_capitalised(form: &str, lemma: &str) -> bool {
    let mut letters = lemma.chars();
    let is_name = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
    let is_acronym = form.starts_with(char::is_uppercase) && form.chars().count() < LONG_NAME;
    is_name && !is_acronym && lower(form) == lower(lemma)
}

/// What the features say that a verb form is.
fn kind(feats: &Feats) -> Option<Kinds> {
    match feats.get("VerbForm")? {
        "Fin" => Some(Kinds::FINITE),
        "Part" => Some(Kinds::PARTICIPLE),
        "Inf" => Some(Kinds::INFINITIVE),
        _ => None,
    }
}

fn lower(text: &str) -> CompactString {
    text.chars().flat_map(char::to_lowercase).collect::<String>().to_compact_string()
}
