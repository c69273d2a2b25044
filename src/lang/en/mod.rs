//! English.

use super::LanguageFiles;
use crate::actor::lexicon::ActorFiles;
use crate::parse::LemmaData;
use crate::token::Source;

macro_rules! frames {
    ($($name:literal),* $(,)?) => { &[$((concat!("en/frames/", $name, ".toml"), include_str!(concat!("frames/", $name, ".toml")))),*] };
}

/// All English data files.
pub(super) const FILES: LanguageFiles<'static> = LanguageFiles {
    code: "en",
    tokens: super::token::EN,
    model: include_bytes!("model/en.model"),
    lemmas: LemmaData {
        settings: Source { name: "en/lemma/settings.txt", text: include_str!("lemma/settings.txt") },
        verbs: Source { name: "en/lemma/verbs.tsv", text: include_str!("lemma/verbs.tsv") },
    },
    actors: ActorFiles {
        states: include_str!("actors/states.tsv"),
        regions: include_str!("actors/regions.tsv"),
        seats: include_str!("actors/seats.tsv"),
        organizations: include_str!("actors/organizations.tsv"),
        functions: include_str!("actors/functions.tsv"),
        groups: include_str!("actors/groups.tsv"),
        bodies: include_str!("actors/bodies.tsv"),
        given_names: include_str!("actors/given_names.tsv"),
        name_particles: include_str!("actors/name_particles.txt"),
        grammar: include_str!("actors/grammar.tsv"),
    },
    frames: frames![
        "accuse",
        "affiliation",
        "agree",
        "aid",
        "assault",
        "coerce",
        "concede",
        "consult",
        "cooperate",
        "mobilize",
        "protest",
        "reject",
        "request",
        "retreat",
        "sanction",
        "support",
        "threaten",
    ],
    speech: include_str!("speech.toml"),
    modality: include_str!("modality.toml"),
};
