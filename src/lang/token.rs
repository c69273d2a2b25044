//! The built-in tokeniser data.

use crate::token::{Source, TokenData};

macro_rules! data {
    ($lang:literal) => {{
        macro_rules! source {
            ($file:literal) => {
                Source {
                    name: concat!("lang/", $lang, "/token/", $file),
                    text: include_str!(concat!($lang, "/token/", $file)),
                }
            };
        }
        TokenData {
            settings: source!("settings.txt"),
            abbreviations: source!("abbreviations.txt"),
            multiwords: source!("multiwords.txt"),
            words: source!("words.txt"),
        }
    }};
}

/// The built-in description of how a language is cut into words and sentences (`de`, `en`).
pub fn token_data(lang: &str) -> Option<TokenData<'static>> {
    match lang {
        "de" => Some(DE),
        "en" => Some(EN),
        _ => None,
    }
}

/// German.
pub(super) const DE: TokenData<'static> = data!("de");

/// English.
pub(super) const EN: TokenData<'static> = data!("en");
