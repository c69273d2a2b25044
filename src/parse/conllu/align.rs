//! Finding the tokens of a sentence in its `# text`.

use crate::token::cleaned;

/// One written token: a word, or a multiword token.
pub(super) struct Token<'a> {
    pub(super) form: &'a str,
    pub(super) space_after: bool,
}

/// Byte ranges of the tokens in `text`; `None` if the two do not agree.
pub(super) fn align(text: &str, tokens: &[Token<'_>]) -> Option<Vec<(usize, usize)>> {
    let mut at = 0;
    let mut ranges = Vec::with_capacity(tokens.len());
    for token in tokens {
        at += text[at..].len() - text[at..].trim_start().len();
        let end = match_form(&text[at..], token.form)?;
        ranges.push((at, at + end));
        at += end;
    }
    text[at..].trim().is_empty().then_some(ranges)
}

/// Length of the text that reads as `form`: the same letters, or the same after cleaning.
fn match_form(text: &str, form: &str) -> Option<usize> {
    if text.starts_with(form) {
        return Some(form.len());
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(4 * form.chars().count() + 8);
    ends.take_while(|&end| !text[..end].ends_with(['\n', '\t'])).find(|&end| cleaned(&text[..end]) == form)
}

/// The tokens in a row, spaces where they ask for them, and their byte ranges.
pub(super) fn rebuild(tokens: &[Token<'_>]) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut ranges = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        let start = text.len();
        text.push_str(token.form);
        ranges.push((start, text.len()));
        if token.space_after && index + 1 < tokens.len() {
            text.push(' ');
        }
    }
    (text, ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens<'a>(forms: &'a [&'a str]) -> Vec<Token<'a>> {
        forms.iter().map(|form| Token { form, space_after: true }).collect()
    }

    #[test]
    fn finds_tokens_despite_spaces_and_soft_hyphens() {
        let found = align("Der  Bundes\u{AD}tag,", &tokens(&["Der", "Bundestag", ","]));
        assert_eq!(found, Some(vec![(0, 3), (5, 16), (16, 17)]));
    }

    #[test]
    fn disagreement_is_noticed() {
        assert_eq!(align("Der Tag", &tokens(&["Der", "Abend"])), None);
        assert_eq!(align("Der Tag beginnt", &tokens(&["Der", "Tag"])), None, "text left over");
        assert_eq!(align("Der", &tokens(&["Der", "Tag"])), None, "text too short");
    }
}
