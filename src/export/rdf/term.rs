//! Names and values of RDF as Turtle writes them.

use std::fmt::Write;

use crate::export::gexf::day_after;
use crate::export::text::clean;

/// Of all names that the program gives. A URN, because it stands for no page on the web.
pub(super) const NAMESPACE: &str = "urn:actograph:";

/// The full name of something, with everything encoded that could not stand in one. Prefixed names would need an
/// escape that not every reader knows.
pub(super) fn iri(kind: &str, id: &str) -> String {
    let mut iri = format!("<{NAMESPACE}{kind}:");
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            iri.push(char::from(byte));
        } else {
            let _ = write!(iri, "%{byte:02X}");
        }
    }
    iri.push('>');
    iri
}

/// A class or property of the program.
pub(super) fn own(name: &str) -> String {
    format!("actograph:{name}")
}

/// A string.
pub(super) fn string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in clean(text).chars() {
        match c {
            '\\' => quoted.push_str("\\\\"),
            '"' => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A string in a language, `"…"@de`; without the language where its code is not a plain one.
pub(super) fn language_string(text: &str, lang: &str) -> String {
    let plain = (2..=3).contains(&lang.len()) && lang.bytes().all(|byte| byte.is_ascii_lowercase());
    let at = if plain { format!("@{lang}") } else { String::new() };
    string(text) + &at
}

/// A day, or a string where it is none.
pub(super) fn date(day: &str) -> String {
    let kind = if day_after(day).is_some() { "^^xsd:date" } else { "" };
    string(day) + kind
}

/// A number with two decimals.
pub(super) fn decimal(number: f64) -> String {
    format!("{number:.2}")
}

/// An address on the web as a resource; anything else, or an address that a strict reader could refuse, as a string.
pub(super) fn web_address(address: &str) -> String {
    let rest =
        address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/?#@!$&()*+,;=:".contains(&byte);
    let fits = !host.is_empty()
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
        && rest.bytes().all(plain)
        && rest.matches('#').count() < 2;
    if fits { format!("<{address}>") } else { string(address) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_nothing_but_what_names_may() {
        assert_eq!(iri("actor", "lena kern/ä"), "<urn:actograph:actor:lena%20kern%2F%C3%A4>");
    }

    #[test]
    fn only_addresses_are_resources() {
        assert_eq!(web_address("https://example.org/a?b=c#d"), "<https://example.org/a?b=c#d>");
        for other in
            ["", "https://", "ftp://x", "https://x/a b", "https://x/<>", "https://x:y/", "http://a/#b#c"]
        {
            assert_eq!(web_address(other), string(other), "{other}");
        }
    }

    #[test]
    fn values_have_their_types() {
        assert_eq!(date("2024-03-04"), "\"2024-03-04\"^^xsd:date");
        assert_eq!(date("Montag"), "\"Montag\"");
        assert_eq!(language_string("a \"b\"\n", "de"), "\"a \\\"b\\\"\\n\"@de");
        assert_eq!(language_string("a", "x y"), "\"a\"");
    }
}
