//! Words that report speech or turn what they govern into a plan or a denial.
//!
//! Read from `speech.toml` and `modality.toml` of a language; the files' headers explain the columns.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::frame::{FrameError, Role};
use super::tables::{self, LineCounter, with_lines};

/// How a word of speech presents what it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Force {
    /// Says it.
    Say,
    /// Thinks it.
    Think,
    /// Denies it.
    Deny,
    /// Asks for it.
    Ask,
    /// Promises it.
    Promise,
    /// Reports it, as media do.
    Report,
}

/// A word that reports speech or thought.
#[derive(Debug, Clone, PartialEq)]
pub struct Speech {
    /// Where the speaker stands; empty where nobody is named. Of a preposition, [`Role::Object`] is its noun.
    pub speaker: Vec<Role>,
    /// How it presents what is said.
    pub force: Force,
    /// One of these lemmas must depend on the word, if there are any.
    pub with: Vec<String>,
    /// None of these lemmas may depend on the word; of a preposition with its noun, none may stand behind it.
    pub without: Vec<String>,
}

/// What a word does to the act it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// Makes it a plan, a possibility, a demand.
    Intended,
    /// Denies it.
    Negated,
    /// Leaves it a fact.
    Actual,
    /// Makes it somebody's claim.
    Claimed,
}

/// A word that changes the status of what it governs.
#[derive(Debug, Clone, PartialEq)]
pub struct Modality {
    /// What it does.
    pub effect: Effect,
    /// What it governs: `xcomp`, `ccomp`, `obj`, `aux`, `advmod`; `conj` of a word that sets a member of a list against those
    /// before it.
    pub scope: Vec<String>,
    /// Only of a modal in the past (`musste gehen`, `hat gehen müssen`).
    pub past: bool,
    /// One of these lemmas must stand before it in the sentence, if there are any.
    pub after: Vec<String>,
    /// None of these lemmas may stand right behind it.
    pub not_before: Vec<String>,
    /// Only with a perfect infinitive (`soll getötet haben`).
    pub perfect_infinitive: bool,
    /// One of these lemmas must depend on the word, if there are any.
    pub with: Vec<String>,
}

/// All such words of a language.
#[derive(Debug, Default)]
pub struct OperatorWords {
    speech_verbs: FxHashMap<String, Speech>,
    speech_nouns: FxHashMap<String, Speech>,
    speech_prepositions: FxHashMap<String, Speech>,
    speech_adverbs: FxHashMap<String, Speech>,
    modality: FxHashMap<(String, String), Vec<Modality>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeechFile {
    speech: Vec<toml::Spanned<SpeechEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeechEntry {
    verb: Option<String>,
    noun: Option<String>,
    preposition: Option<String>,
    adverb: Option<String>,
    speaker: String,
    force: Force,
    #[serde(default)]
    with: String,
    #[serde(default)]
    without: String,
    #[serde(default, rename = "reflexive")]
    _reflexive: bool,
    #[serde(rename = "yes")]
    _yes: String,
    #[serde(rename = "no")]
    _no: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModalityFile {
    modality: Vec<toml::Spanned<ModalityEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModalityEntry {
    lemma: String,
    pos: String,
    effect: Effect,
    scope: String,
    infinitive: Option<String>,
    #[serde(default)]
    past: bool,
    #[serde(default)]
    after: String,
    #[serde(default)]
    not_before: String,
    #[serde(default)]
    with: String,
    #[serde(default, rename = "reflexive")]
    _reflexive: bool,
    #[serde(rename = "yes")]
    _yes: String,
    #[serde(rename = "no")]
    _no: String,
}

impl OperatorWords {
    /// Reads both files' texts.
    ///
    /// # Errors
    /// The first fault, with file and line.
    pub fn new(speech: &str, modality: &str) -> Result<Self, FrameError> {
        let mut words = Self::default();
        words.read_speech(speech)?;
        words.read_modality(modality)?;
        Ok(words)
    }

    fn read_speech(&mut self, text: &str) -> Result<(), FrameError> {
        let entries: Vec<(usize, SpeechEntry)> = match plain_entries("speech", text) {
            Some(entries) => entries,
            None => with_lines(text, parse::<SpeechFile>("speech.toml", text)?.speech),
        };
        for (line, entry) in entries {
            let speaker = match entry.speaker.as_str() {
                "none" => Vec::new(),
                roles => Role::parse_list(roles)
                    .map_err(|role| fault("speech.toml", line, format!("speaker: {role:?} is no role")))?,
            };
            let (with, without) = (lemmas(&entry.with), lemmas(&entry.without));
            let speech = Speech { speaker, force: entry.force, with, without };
            let (map, word) = match (entry.verb, entry.noun, entry.preposition, entry.adverb) {
                (Some(verb), None, None, None) => (&mut self.speech_verbs, verb),
                (None, Some(noun), None, None) => (&mut self.speech_nouns, noun),
                (None, None, Some(preposition), None) => (&mut self.speech_prepositions, preposition),
                (None, None, None, Some(adverb)) => (&mut self.speech_adverbs, adverb),
                _ => {
                    let problem = "an entry needs exactly one of verb, noun, preposition, adverb".to_owned();
                    return Err(fault("speech.toml", line, problem));
                }
            };
            map.insert(word, speech);
        }
        Ok(())
    }

    fn read_modality(&mut self, text: &str) -> Result<(), FrameError> {
        let entries: Vec<(usize, ModalityEntry)> = match plain_entries("modality", text) {
            Some(entries) => entries,
            None => with_lines(text, parse::<ModalityFile>("modality.toml", text)?.modality),
        };
        for (_, entry) in entries {
            let modality = Modality {
                effect: entry.effect,
                scope: lemmas(&entry.scope),
                perfect_infinitive: entry.infinitive.as_deref() == Some("perfect"),
                past: entry.past,
                after: lemmas(&entry.after),
                not_before: lemmas(&entry.not_before),
                with: lemmas(&entry.with),
            };
            self.modality.entry((entry.pos, entry.lemma)).or_default().push(modality);
        }
        Ok(())
    }

    /// A verb of saying or thinking, by infinitive; `has` tells whether a lemma depends on it.
    pub fn speech_verb(&self, lemma: &str, has: impl Fn(&str) -> bool) -> Option<&Speech> {
        let any = |lemmas: &[String]| lemmas.iter().any(|lemma| has(lemma));
        self.speech_verbs
            .get(lemma)
            .filter(|speech| (speech.with.is_empty() || any(&speech.with)) && !any(&speech.without))
    }

    /// A noun of saying (`Angabe`, `Vorwurf`).
    pub fn speech_noun(&self, lemma: &str) -> Option<&Speech> {
        self.speech_nouns.get(lemma)
    }

    /// A preposition of saying (`laut`), or preposition and noun lemma (`nach Angabe`).
    pub fn speech_preposition(&self, lemma: &str) -> Option<&Speech> {
        self.speech_prepositions.get(lemma)
    }

    /// An adverb of saying (`demnach`).
    pub fn speech_adverb(&self, lemma: &str) -> Option<&Speech> {
        self.speech_adverbs.get(lemma)
    }

    /// What a word of this part of speech does to what it governs, alternatives in order.
    pub fn modality(&self, pos: &str, lemma: &str) -> &[Modality] {
        self.modality.get(&(pos.to_owned(), lemma.to_owned())).map_or(&[], Vec::as_slice)
    }
}

fn lemmas(text: &str) -> Vec<String> {
    text.split('|').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// The entries of a plain file, all of which are called `name`.
fn plain_entries<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Option<Vec<(usize, T)>> {
    tables::plain(text)?.iter().map(|block| block.read(name)).collect()
}

fn parse<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, FrameError> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        fault(name, LineCounter::new(text).line(at), error.message().to_owned())
    })
}

fn fault(name: &str, line: usize, problem: String) -> FrameError {
    FrameError { file: name.to_owned(), line, problem }
}
