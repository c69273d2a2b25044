//! Addresses: tokens that hold many punctuation marks inside (web and mail addresses, host names).

use super::data::{Class, Rules};

/// No longer address is recognised; keeps the scanner linear on texts without spaces.
const LONGEST: usize = 2048;

/// The length in bytes of the address at the start of `text`, if one stands there.
pub(crate) fn address(rules: &Rules, text: &str) -> Option<usize> {
    let chunk = trimmed(chunk(text));
    let is_address = has_scheme(chunk) || is_mail(chunk);
    if is_address {
        return Some(chunk.len());
    }
    host(rules, chunk)
}

/// Up to the next space or quotation mark.
fn chunk(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let stops = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '„' | '“' | '”' | '«' | '»' | '|' | '\\' | '…')
    };
    let text = &text[..end];
    &text[..text.find(stops).unwrap_or(end)]
}

/// Without the marks that belong to the sentence.
fn trimmed(mut chunk: &str) -> &str {
    loop {
        let end =
            chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '–', '—', '-', ']', '}']);
        let open = |end: &str| end.matches('(').count() < end.matches(')').count();
        let shorter = if open(end) { end.strip_suffix(')').unwrap_or(end) } else { end };
        if shorter.len() == chunk.len() {
            return chunk;
        }
        chunk = shorter;
    }
}

fn has_scheme(chunk: &str) -> bool {
    let scheme = chunk.find("://").is_some_and(|end| {
        (2..=10).contains(&end) && chunk[..end].bytes().all(|b| b.is_ascii_alphanumeric())
    });
    let start = |prefix: &str| {
        chunk.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
            && chunk.len() > prefix.len()
    };
    scheme || start("www.") || start("mailto:")
}

fn is_mail(chunk: &str) -> bool {
    let Some((local, host)) = chunk.split_once('@') else { return false };
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+' | b'%');
    !local.is_empty() && local.bytes().all(plain) && host.contains('.') && host.bytes().all(plain)
}

/// `beispiel.de` or `beispiel.de/pfad`: labels with periods, the last a known top domain in one case.
fn host(rules: &Rules, chunk: &str) -> Option<usize> {
    let name_end = chunk.find(['/', ':', '?', '#']).unwrap_or(chunk.len());
    let mut name = &chunk[..name_end];
    let path = chunk.as_bytes().get(name_end) == Some(&b'/');
    if !path {
        // Whatever follows the host name by a hyphen is a compound: `beispiel.de-Umfrage`.
        let last = name.rfind('.')?;
        let cut = name[last..].find(|c: char| c != '.' && !c.is_ascii_alphanumeric());
        name = &name[..cut.map_or(name.len(), |cut| last + cut)];
    }
    let (labels, top) = name.rsplit_once('.')?;
    let label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_host = labels.split('.').all(label)
        && labels.chars().filter(|c| c.is_alphabetic()).count() > 1
        && rules.is(top, Class::TOP_DOMAIN);
    is_host.then_some(if path { chunk.len() } else { name.len() })
}
