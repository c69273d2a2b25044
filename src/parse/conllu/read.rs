//! The reader.

use std::collections::HashMap;
use std::io::{self, BufRead};
use std::sync::Arc;

use compact_str::CompactString;

use super::align::{Token, align, rebuild};
use super::{ConlluDocument, ConlluSentence};
use crate::parse::{Feats, Node, Tree, Upos};
use crate::text::Span;
use crate::token::{MultiWord, Sentence, Word};

/// What is wrong with a CoNLL-U file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConlluError {
    /// The file cannot be read.
    #[error("line {line}: cannot read CoNLL-U")]
    Io {
        /// Line, counted from one.
        line: usize,
        /// Why.
        source: io::Error,
    },
    /// A line is not CoNLL-U.
    #[error("line {line}: expected {expected}, got `{got}`; check the file with a CoNLL-U validator")]
    Syntax {
        /// Line, counted from one.
        line: usize,
        /// What should stand there.
        expected: &'static str,
        /// What stands there.
        got: String,
    },
}

/// Reads all documents.
///
/// # Errors
/// [`ConlluError`] names the line and what was expected there.
pub fn read(input: impl BufRead) -> Result<Vec<ConlluDocument>, ConlluError> {
    ConlluReader::new(input).collect()
}

/// Reads documents one by one.
#[derive(Debug)]
pub struct ConlluReader<R> {
    input: R,
    line: usize,
    buffer: Vec<u8>,
    /// First sentence of the next document, already read.
    pending: Option<Raw>,
    /// Feature strings seen so far, to be shared.
    feats: HashMap<String, Feats>,
    done: bool,
}

impl<R: BufRead> ConlluReader<R> {
    /// Starts reading.
    pub fn new(input: R) -> Self {
        Self { input, line: 0, buffer: Vec::new(), pending: None, feats: HashMap::new(), done: false }
    }

    fn document(&mut self) -> Result<Option<ConlluDocument>, ConlluError> {
        let first = match self.pending.take() {
            Some(first) => Some(first),
            None => self.sentence()?,
        };
        let Some(mut raw) = first else { return Ok(None) };
        let mut document = ConlluDocument { id: raw.document_id.take(), ..ConlluDocument::default() };
        loop {
            raw.add_to(&mut document);
            match self.sentence()? {
                None => break,
                Some(next) if next.new_document => {
                    self.pending = Some(next);
                    break;
                }
                Some(next) => raw = next,
            }
        }
        Ok(Some(document))
    }

    /// The next sentence that has words.
    fn sentence(&mut self) -> Result<Option<Raw>, ConlluError> {
        let mut raw = Raw::default();
        loop {
            self.buffer.clear();
            self.line += 1;
            let line = self.line;
            let io = |source| ConlluError::Io { line, source };
            let length = self.input.read_until(b'\n', &mut self.buffer).map_err(io)?;
            let text = std::str::from_utf8(&self.buffer)
                .map_err(|error| io(io::Error::new(io::ErrorKind::InvalidData, error)))?;
            let text = text.trim_end_matches(['\n', '\r']);
            let text = if line == 1 { text.trim_start_matches('\u{FEFF}') } else { text };
            if length == 0 || text.trim().is_empty() {
                if !raw.words.is_empty() {
                    raw.check(line)?;
                    return Ok(Some(raw));
                }
                if length == 0 {
                    return Ok(None);
                }
            } else if let Some(comment) = text.strip_prefix('#') {
                raw.comment(comment.trim());
            } else {
                raw.line(text, line, &mut self.feats)?;
            }
        }
    }
}

impl<R: BufRead> Iterator for ConlluReader<R> {
    type Item = Result<ConlluDocument, ConlluError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let result = self.document().transpose();
        self.done = !matches!(result, Some(Ok(_)));
        result
    }
}

/// A sentence as its lines say it, before its place in the text is known.
#[derive(Debug, Default)]
struct Raw {
    new_document: bool,
    document_id: Option<String>,
    new_paragraph: bool,
    id: Option<String>,
    text: Option<String>,
    comments: Vec<String>,
    words: Vec<(CompactString, bool)>,
    nodes: Vec<Node>,
    /// Form, first and last word, whether a space follows.
    multiwords: Vec<(MultiWord, bool)>,
}

impl Raw {
    fn comment(&mut self, comment: &str) {
        let (key, value) = comment.split_once('=').unwrap_or((comment, ""));
        let (key, value) = (key.trim_end(), value.trim());
        let value_or_none = || (!value.is_empty()).then(|| value.to_owned());
        match key {
            "newdoc" | "newdoc id" => (self.new_document, self.document_id) = (true, value_or_none()),
            "newpar" | "newpar id" => self.new_paragraph = true,
            "sent_id" => self.id = value_or_none(),
            "text" => self.text = value_or_none(),
            _ => self.comments.push(comment.to_owned()),
        }
    }

    fn line(
        &mut self,
        text: &str,
        line: usize,
        feats: &mut HashMap<String, Feats>,
    ) -> Result<(), ConlluError> {
        let error = |expected, got: &str| ConlluError::Syntax { line, expected, got: got.to_owned() };
        let mut parts = text.split('\t');
        let columns: [&str; 10] = std::array::from_fn(|_| parts.next().unwrap_or(""));
        if columns[9].is_empty() || parts.next().is_some() {
            return Err(error("ten columns with tabs between them", text));
        }
        let [id, form, lemma, upos, xpos, features, head, deprel, _, misc] = columns;
        let space_after = !misc.split('|').any(|item| item == "SpaceAfter=No");
        if id.contains('.') {
            return Ok(());
        }
        if form.is_empty() {
            return Err(error("a word form", form));
        }
        let number = |text: &str| text.parse::<usize>().ok().filter(|&n| n > 0);
        if let Some((first, last)) = id.split_once('-') {
            let range = number(first).zip(number(last)).filter(|&(first, last)| {
                first == self.words.len() + 1 && last >= first && last - first < 100
            });
            let (first, last) = range.ok_or_else(|| error("a range of words that starts here", id))?;
            let multiword = MultiWord { form: form.into(), first: first - 1, last: last - 1 };
            self.multiwords.push((multiword, space_after));
            return Ok(());
        }
        if number(id) != Some(self.words.len() + 1) {
            return Err(error("the number of the next word", id));
        }
        let upos = if upos == "_" {
            Upos::X
        } else {
            Upos::from_name(upos).ok_or_else(|| error("a universal part of speech", upos))?
        };
        let head = if head == "_" {
            0
        } else {
            head.parse::<usize>().map_err(|_| error("the number of the head word", head))?
        };
        let entity = misc.split('|').find_map(|item| item.strip_prefix("NER=")).unwrap_or("");
        let blank = |text: &str| CompactString::from(if text == "_" { "" } else { text });
        let lemma = if lemma == "_" && form != "_" { "" } else { lemma };
        if !feats.contains_key(features) {
            feats.insert(features.to_owned(), Feats::new(Arc::from(features)));
        }
        self.words.push((form.into(), space_after));
        self.nodes.push(Node {
            lemma: lemma.into(),
            upos,
            xpos: blank(xpos),
            feats: feats[features].clone(),
            head: head.checked_sub(1),
            deprel: blank(deprel),
            entity: if entity == "O" { "".into() } else { blank(entity) },
        });
        Ok(())
    }

    /// Checks what can only be known at the end of the sentence, which is `line`.
    fn check(&self, line: usize) -> Result<(), ConlluError> {
        let words = self.words.len();
        let error = |expected, got: usize| ConlluError::Syntax { line, expected, got: (got + 1).to_string() };
        if let Some(head) = self.nodes.iter().filter_map(|node| node.head).find(|&head| head >= words) {
            return Err(error("heads inside the sentence that ends here", head));
        }
        if let Some((multiword, _)) = self.multiwords.iter().find(|(multiword, _)| multiword.last >= words) {
            return Err(error("all words of the last range in the sentence that ends here", multiword.last));
        }
        Ok(())
    }

    /// Puts the sentence behind the document's text.
    fn add_to(self, document: &mut ConlluDocument) {
        let mut tokens = Vec::with_capacity(self.words.len());
        let mut multiwords = self.multiwords.iter().peekable();
        let mut index = 0;
        while index < self.words.len() {
            if let Some((multiword, space_after)) =
                multiwords.next_if(|(multiword, _)| multiword.first == index)
            {
                tokens.push((
                    Token { form: &multiword.form, space_after: *space_after },
                    multiword.last + 1 - index,
                ));
                index = multiword.last + 1;
            } else {
                let (form, space_after) = &self.words[index];
                tokens.push((Token { form, space_after: *space_after }, 1));
                index += 1;
            }
        }
        let (tokens, counts): (Vec<Token<'_>>, Vec<usize>) = tokens.into_iter().unzip();
        let given = self.text.as_deref().and_then(|text| Some((text.to_owned(), align(text, &tokens)?)));
        let (text, ranges) = given.unwrap_or_else(|| rebuild(&tokens));
        let space_after: Vec<bool> = tokens.iter().map(|token| token.space_after).collect();

        let paragraph_start = document.sentences.is_empty() || self.new_paragraph;
        if let Some(last) = document.sentences.last() {
            let space = last.tree.sentence.words.last().is_none_or(|word| word.space_after);
            document.text.push_str(if self.new_paragraph {
                "\n\n"
            } else if space {
                " "
            } else {
                ""
            });
        }
        let start = document.text.len();
        document.text.push_str(&text);
        let mut forms = self.words.into_iter();
        let mut words = Vec::with_capacity(self.nodes.len());
        for ((&(from, to), &count), space_after) in ranges.iter().zip(&counts).zip(space_after) {
            let span = Span::new(start + from, start + to);
            words.extend(forms.by_ref().take(count).map(|(form, _)| Word { form, span, space_after }));
        }
        let span = match (words.first(), words.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        };
        let multiwords = self.multiwords.into_iter().map(|(multiword, _)| multiword).collect();
        let sentence = Sentence { span, words, multiwords, paragraph_start };
        let tree = Tree::new(sentence, self.nodes);
        document.sentences.push(ConlluSentence { id: self.id, comments: self.comments, tree });
    }
}
