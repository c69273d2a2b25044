//! The languages inside the program: every file of their folders.
//!
//! A third language is a folder laid out like these and one line here.

use super::LanguageFiles;
use crate::actor::lexicon::ActorFiles;
use crate::parse::LemmaData;
use crate::token::{Source, TokenData};

macro_rules! language {
    ($code:literal, $weights:expr) => {{
        macro_rules! text {
            ($file:literal) => {
                include_str!(concat!($code, "/", $file))
            };
        }
        macro_rules! source {
            ($file:literal) => {
                Source { name: concat!("lang/", $code, "/", $file), text: text!($file) }
            };
        }
        macro_rules! frames {
            ($type:literal) => {
                (
                    concat!($code, "/frames/", $type, ".toml"),
                    include_str!(concat!($code, "/frames/", $type, ".toml")),
                )
            };
        }
        LanguageFiles {
            code: $code,
            tokens: TokenData {
                settings: source!("token/settings.txt"),
                abbreviations: source!("token/abbreviations.txt"),
                multiwords: source!("token/multiwords.txt"),
                words: source!("token/words.txt"),
            },
            model: include_bytes!(concat!($code, "/model/", $code, ".model")),
            lemmas: LemmaData {
                settings: source!("lemma/settings.txt"),
                verbs: source!("lemma/verbs.tsv"),
                nouns: source!("lemma/nouns.tsv"),
            },
            actors: ActorFiles {
                states: text!("actors/states.tsv"),
                regions: text!("actors/regions.tsv"),
                seats: text!("actors/seats.tsv"),
                organizations: text!("actors/organizations.tsv"),
                functions: text!("actors/functions.tsv"),
                groups: text!("actors/groups.tsv"),
                bodies: text!("actors/bodies.tsv"),
                given_names: text!("actors/given_names.tsv"),
                name_particles: text!("actors/name_particles.txt"),
                contractions: text!("token/multiwords.txt"),
                grammar: text!("actors/grammar.tsv"),
            },
            frames: &[
                frames!("accuse"),
                frames!("affiliation"),
                frames!("agree"),
                frames!("aid"),
                frames!("assault"),
                frames!("coerce"),
                frames!("concede"),
                frames!("consult"),
                frames!("cooperate"),
                frames!("mobilize"),
                frames!("protest"),
                frames!("reject"),
                frames!("request"),
                frames!("retreat"),
                frames!("sanction"),
                frames!("support"),
                frames!("threaten"),
            ],
            weights: $weights,
            speech: text!("speech.toml"),
            modality: text!("modality.toml"),
        }
    }};
}

/// All languages inside the program, German first.
pub(super) static LANGUAGES: [LanguageFiles<'static>; 2] =
    [language!("de", Some(include_bytes!("de/relations/weights.bin"))), language!("en", None)];
