//! Lemma scripts: how a form becomes its dictionary form.

use compact_str::CompactString;

/// What to cut and add at either end of a form, and how to write its capitals. `training/lemmas.py` makes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Script {
    /// The lemma as such.
    Whole(CompactString),
    /// Cut and add; lengths in characters.
    Edit { case: Case, cut_left: usize, add_left: CompactString, cut_right: usize, add_right: CompactString },
}

/// What happens to the form's capitals before the edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Keep,
    Lower,
    Capital,
}

impl Script {
    /// Reads `case:cut-left:add-left:cut-right:add-right` or `=lemma`.
    pub(super) fn read(text: &str) -> Option<Self> {
        if let Some(lemma) = text.strip_prefix('=') {
            return Some(Self::Whole(lemma.into()));
        }
        let mut fields = text.split(':');
        let case = match fields.next()? {
            "k" => Case::Keep,
            "l" => Case::Lower,
            "c" => Case::Capital,
            _ => return None,
        };
        let script = Self::Edit {
            case,
            cut_left: fields.next()?.parse().ok()?,
            add_left: fields.next()?.into(),
            cut_right: fields.next()?.parse().ok()?,
            add_right: fields.next()?.into(),
        };
        fields.next().is_none().then_some(script)
    }

    /// The lemma of `form`; `None` if the form is too short for the script or nothing would be left.
    pub(super) fn apply(&self, form: &str) -> Option<CompactString> {
        let Self::Edit { case, cut_left, add_left, cut_right, add_right } = self else {
            let Self::Whole(lemma) = self else { return None };
            return Some(lemma.clone());
        };
        let base: CompactString = match case {
            Case::Keep => form.into(),
            Case::Lower => form.chars().flat_map(char::to_lowercase).collect(),
            Case::Capital => capitalise(form),
        };
        let start = boundary(&base, *cut_left)?;
        let left = base.chars().count().checked_sub(*cut_right)?;
        let end = boundary(&base, left)?;
        let kept = base.get(start..end)?;
        let mut lemma = CompactString::with_capacity(add_left.len() + kept.len() + add_right.len());
        lemma.push_str(add_left);
        lemma.push_str(kept);
        lemma.push_str(add_right);
        (!lemma.is_empty()).then_some(lemma)
    }
}

fn capitalise(form: &str) -> CompactString {
    let mut lower = form.chars().flat_map(char::to_lowercase);
    lower.next().into_iter().flat_map(char::to_uppercase).chain(lower).collect()
}

/// Byte position after `count` characters.
fn boundary(text: &str, count: usize) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(script: &str, form: &str, lemma: Option<&str>) {
        assert_eq!(Script::read(script).unwrap().apply(form).as_deref(), lemma);
    }

    #[test]
    fn scripts_edit_both_ends() {
        check("l:0::2:en", "Sagte", Some("sagen"));
        check("k:1:H:5:aus", "Häuser", Some("Haus"));
        check("l:4:an:0:", "Angesehen", Some("ansehen"));
        check("c:0::0:", "MÜNCHEN", Some("München"));
        check("=ich", "mich", Some("ich"));
    }

    #[test]
    fn forms_that_are_too_short_are_refused() {
        check("l:0::3:en", "ab", None);
        check("l:2::2:", "übe", None);
        check("k:1::0:", "a", None);
    }

    #[test]
    fn malformed_scripts_are_refused() {
        for text in ["", "x:0::0:", "k:0::0", "k:a::0:", "k:0::0::", "k"] {
            assert_eq!(Script::read(text), None, "{text:?}");
        }
    }
}
