//! Node ids that a person can read and type.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Longest id before the number that tells namesakes apart, in characters.
const LONGEST: usize = 60;

/// Gives out ids, each once.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
}

impl Ids {
    /// The slug of `name`, or with `-2`, `-3` … where that is taken; `fallback` for a name without letters.
    pub(super) fn give(&mut self, name: &str, fallback: &str) -> String {
        let slug = match slug(name) {
            slug if slug.is_empty() => fallback.to_owned(),
            slug => slug,
        };
        let numbered = (2..).map(|number: usize| format!("{slug}-{number}"));
        let id = std::iter::once(slug.clone()).chain(numbered).find(|id| !self.taken.contains(id));
        let id = id.unwrap_or(slug);
        self.taken.insert(id.clone());
        id
    }
}

/// A name in small letters joined by hyphens: umlauts written out, accents dropped, other scripts kept.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.nfc().flat_map(char::to_lowercase) {
        match written_out(c) {
            Some(letters) => slug.push_str(letters),
            None if c.is_alphanumeric() => slug.push(base_letter(c)),
            None if is_combining_mark(c) => {}
            None if "'’‘ʼ".contains(c) => {}
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    shorten(slug.trim_end_matches('-'))
}

/// Letters that are written with two others, or that Unicode does not take apart.
fn written_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        _ => return None,
    })
}

/// The letter without its accents when that leaves an ASCII letter, else the letter itself.
fn base_letter(c: char) -> char {
    let mut first = None;
    decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    first.filter(char::is_ascii).unwrap_or(c)
}

/// Cuts at the last hyphen that leaves at most [`LONGEST`] characters.
fn shorten(slug: &str) -> String {
    let Some((end, _)) = slug.char_indices().nth(LONGEST) else { return slug.to_owned() };
    let cut = if slug[end..].starts_with('-') { end } else { slug[..end].rfind('-').unwrap_or(end) };
    slug[..cut].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_read_like_the_name() {
        for (name, expected) in [
            ("Jörg Müller-Weiß", "joerg-mueller-weiss"),
            ("Jo\u{308}rg", "joerg"),
            ("Erdoğan", "erdogan"),
            ("Łukasz Żółty", "lukasz-zolty"),
            ("İstanbul", "istanbul"),
            ("O’Neill & Söhne (AG)", "oneill-soehne-ag"),
            ("Владимир", "владимир"),
            ("한국", "한국"),
            ("  …  ", ""),
            ("🙂", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }

    #[test]
    fn long_names_are_cut_between_words() {
        let id = slug(&"Gesellschaft ".repeat(1000));
        assert_eq!(id, "gesellschaft-gesellschaft-gesellschaft-gesellschaft");
        assert_eq!(slug(&"x".repeat(10_000)).len(), LONGEST);
    }

    #[test]
    fn ids_stay_unique_even_when_a_name_looks_like_a_number() {
        let mut ids = Ids::default();
        let given: Vec<_> = ["A", "A 2", "A", "!", "!"].iter().map(|name| ids.give(name, "group")).collect();
        assert_eq!(given, ["a", "a-2", "a-3", "group", "group-2"]);
    }
}
