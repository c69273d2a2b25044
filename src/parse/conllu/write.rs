//! The writer.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::parse::Tree;

/// Writes documents as CoNLL-U.
#[derive(Debug)]
pub struct Writer<W> {
    output: W,
    buffer: String,
}

impl<W: Write> Writer<W> {
    /// Writes to `output`, which should be buffered.
    pub fn new(output: W) -> Self {
        Self { output, buffer: String::new() }
    }

    /// Writes the sentences of one document with its id, their numbers (`id-1`, `id-2`, …) and texts.
    ///
    /// # Errors
    /// Those of the output.
    pub fn document(&mut self, id: &str, trees: &[Tree]) -> io::Result<()> {
        self.piece(id, 0, trees)
    }

    /// Writes sentences of a document behind the first `before` ones, which are written already.
    ///
    /// # Errors
    /// Those of the output.
    pub fn piece(&mut self, id: &str, before: usize, trees: &[Tree]) -> io::Result<()> {
        for (index, tree) in (before..).zip(trees) {
            self.buffer.clear();
            if index == 0 {
                comment(&mut self.buffer, "newdoc id", id);
            }
            if index > 0 && tree.sentence.paragraph_start {
                self.buffer.push_str("# newpar\n");
            }
            comment(&mut self.buffer, "sent_id", &format!("{id}-{}", index + 1));
            self.body(tree)?;
        }
        Ok(())
    }

    /// Writes one sentence with these comments (`sent_id = 5`) before its text.
    ///
    /// # Errors
    /// Those of the output.
    pub fn sentence(&mut self, comments: &[&str], tree: &Tree) -> io::Result<()> {
        self.buffer.clear();
        for line in comments {
            let _ = writeln!(self.buffer, "# {}", one_line(line));
        }
        self.body(tree)
    }

    /// The output, after everything was written.
    pub fn into_inner(self) -> W {
        self.output
    }

    fn body(&mut self, tree: &Tree) -> io::Result<()> {
        if tree.is_empty() {
            return Ok(());
        }
        comment(&mut self.buffer, "text", &sentence_text(tree));
        let mut multiwords = tree.sentence.multiwords.iter().peekable();
        let mut inside = 0;
        for index in 0..tree.len() {
            if let Some(multiword) = multiwords.next_if(|multiword| multiword.first == index) {
                inside = multiword.last + 1;
                let misc = if space_after(tree, multiword.last) { "_" } else { "SpaceAfter=No" };
                let (first, last, form) = (index + 1, multiword.last + 1, field(&multiword.form));
                let _ = writeln!(self.buffer, "{first}-{last}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}");
            }
            word(&mut self.buffer, tree, index, index < inside);
        }
        self.buffer.push('\n');
        self.output.write_all(self.buffer.as_bytes())
    }
}

/// One word's line; `inside` a multiword token, the space behind it is told there.
fn word(buffer: &mut String, tree: &Tree, index: usize, inside: bool) {
    let node = &tree.nodes[index];
    let _ = write!(
        buffer,
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t",
        index + 1,
        field(tree.form(index)),
        field(&node.lemma),
        node.upos.name(),
        field(&node.xpos),
        node.feats.as_str(),
        node.head.map_or(0, |head| head + 1),
        field(&node.deprel),
    );
    let entity = (!node.entity.is_empty()).then(|| format!("NER={}", field(&node.entity)));
    let space = (!inside && !space_after(tree, index)).then(|| "SpaceAfter=No".to_owned());
    let misc: Vec<String> = entity.into_iter().chain(space).collect();
    buffer.push_str(if misc.is_empty() { "_" } else { "" });
    buffer.push_str(&misc.join("|"));
    buffer.push('\n');
}

fn space_after(tree: &Tree, index: usize) -> bool {
    tree.word(index).space_after
}

/// The sentence as its tokens read, which is what validators compare; the original may hold line breaks and
/// removed characters.
fn sentence_text(tree: &Tree) -> String {
    let tokens = written(tree);
    let mut plain = String::new();
    for (position, &(form, space)) in tokens.iter().enumerate() {
        plain.push_str(form);
        if space && position + 1 < tokens.len() {
            plain.push(' ');
        }
    }
    plain
}

/// The written tokens and whether a space follows.
fn written(tree: &Tree) -> Vec<(&str, bool)> {
    let mut multiwords = tree.sentence.multiwords.iter().peekable();
    let (mut tokens, mut index) = (Vec::with_capacity(tree.len()), 0);
    while index < tree.len() {
        let multiword = multiwords.next_if(|multiword| multiword.first == index);
        let last = multiword.map_or(index, |multiword| multiword.last);
        tokens.push((
            multiword.map_or(tree.form(index), |multiword| &*multiword.form),
            space_after(tree, last),
        ));
        index = last + 1;
    }
    tokens
}

fn comment(buffer: &mut String, key: &str, value: &str) {
    let _ = writeln!(buffer, "# {key} = {}", one_line(value));
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// A column's value: `_` for nothing, no tabs or line breaks.
fn field(value: &str) -> std::borrow::Cow<'_, str> {
    match value {
        "" => "_".into(),
        _ if value.contains(['\t', '\n', '\r']) => value.replace(['\t', '\n', '\r'], " ").into(),
        _ => value.into(),
    }
}
