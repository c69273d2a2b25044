//! A page for the browser: the whole graph in one file that can be searched, filtered and read without a network.
//!
//! The page is built from `explore/` into `html/page.html` and is the same for every graph; this module puts the data
//! into it. Everything from texts goes in as JSON in which no `<` is left, so that no text can end the element that it
//! stands in, and the page never reads any of it as markup.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::Exporter;
use super::json::Json;
use crate::graph::Graph;

/// The page with [`GRAPH`] and [`TEXTS`] where the data goes. Made by `npm run build` in `explore/`.
const PAGE: &str = include_str!("html/page.html");
/// Stands in the page for the graph.
const GRAPH: &str = "@@graph@@";
/// Stands in the page for the texts.
const TEXTS: &str = "@@texts@@";
/// Stands in the page before its content security policy.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// The page without whole texts.
pub(super) struct Html;

impl Exporter for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn purpose(&self) -> &'static str {
        "a page to explore the graph in any browser, offline, in one file"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        write_page(graph, &BTreeMap::new(), out)
    }
}

/// Writes the page for a graph, with the texts of those documents that the reader may see as a whole, by the ids of
/// the documents. Without its text a document shows those of its sentences that are evidence.
///
/// ```
/// # use std::collections::BTreeMap;
/// # use actograph::{export::html, graph::Builder};
/// let mut page = Vec::new();
/// html::write_page(&Builder::default().build(), &BTreeMap::new(), &mut page)?;
/// assert!(page.starts_with(b"<!doctype html>"));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// Only those of `out`.
pub fn write_page(graph: &Graph, texts: &BTreeMap<String, String>, out: &mut dyn Write) -> io::Result<()> {
    let (head, rest) = PAGE.split_once(GRAPH).unwrap_or((PAGE, TEXTS));
    let (middle, tail) = rest.split_once(TEXTS).unwrap_or((rest, ""));
    out.write_all(head.as_bytes())?;
    Json.write(graph, &mut Escaped(out))?;
    out.write_all(middle.as_bytes())?;
    serde_json::to_writer(Escaped(out), texts)?;
    out.write_all(tail.as_bytes())
}

/// The page's content security policy, for servers that send it as a header too.
pub fn content_policy() -> &'static str {
    let (_, rest) = PAGE.split_once(POLICY).unwrap_or_default();
    rest.split_once('"').unwrap_or_default().0
}

/// Writes JSON so that it can stand in a `script` element: `<`, `>` and `&` occur in strings only, where JSON has
/// another spelling for them.
struct Escaped<'a>(&'a mut dyn Write);

impl Write for Escaped<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let special = |byte: &u8| matches!(byte, b'<' | b'>' | b'&');
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(special) {
            self.0.write_all(&rest[..at])?;
            write!(self.0, "\\u{:04x}", rest[at])?;
            rest = &rest[at + 1..];
        }
        self.0.write_all(rest)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::colours;
    use crate::relation::Quad;

    #[test]
    fn data_has_one_place_each() {
        for mark in [GRAPH, TEXTS, POLICY] {
            assert_eq!(PAGE.matches(mark).count(), 1, "{mark}");
        }
        assert!(PAGE.find(GRAPH) < PAGE.find(TEXTS));
    }

    #[test]
    fn the_policy_allows_only_what_is_in_the_page() {
        let policy = content_policy();
        assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
        for forbidden in ["unsafe", "http", "*", "connect-src 'self'"] {
            assert!(!policy.contains(forbidden), "{policy}");
        }
    }

    #[test]
    fn markup_cannot_leave_its_string() {
        let mut out = Vec::new();
        let text = "</script><!-- & \"ä\" \\u003c";
        serde_json::to_writer(Escaped(&mut out), text).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert!(!written.contains(['<', '>', '&']), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }

    #[test]
    fn colours_are_those_of_the_other_pictures() {
        for quad in Quad::ALL.into_iter().map(Some).chain([None]) {
            let (line, words) = colours::quad(quad);
            for colour in [line, words].map(colours::hex) {
                assert!(
                    PAGE.contains(&colour),
                    "{colour} of {quad:?} is not in the page: explore/src/draw/palette.ts"
                );
            }
        }
    }
}
