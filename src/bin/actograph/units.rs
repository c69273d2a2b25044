//! What one thread works on at a time: a document, or a piece of a long one.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use actograph::document::Document;
use actograph::input::{self, Piece, PieceError, Pieces};
use actograph::parse::conllu::{ConlluDocument, ConlluError, ConlluReader};
use actograph::parse::{Scratch, Tree};
use actograph::pipeline::Analyzer;
use actograph::token::Layout;
use anyhow::Result;

use crate::args::{From, Inputs};
use crate::commands;
use crate::inputs::{self, Source, cannot_read, is_stdin, name};
use crate::report::{Failure, cause, warning};

/// A document, or a piece of a long one, and who can read it.
pub(crate) struct Unit {
    pub(crate) analyzer: &'static Analyzer,
    pub(crate) document: Document,
    /// Whether it is the document's first piece.
    pub(crate) is_first: bool,
    content: Content,
}

enum Content {
    /// The document's text is still to be parsed.
    Text { layout: Layout, opens_paragraph: bool },
    /// The trees were in the input.
    Trees(Vec<Tree>),
}

impl Unit {
    /// The trees of the document or piece.
    pub(crate) fn trees(&mut self, scratch: &mut Scratch) -> Vec<Tree> {
        match &mut self.content {
            Content::Trees(trees) => std::mem::take(trees),
            Content::Text { layout, opens_paragraph } => {
                let mut trees = self.analyzer.parse_piece(&self.document.text, *layout, scratch);
                if let Some(first) = trees.first_mut() {
                    first.sentence.paragraph_start &= *opens_paragraph;
                }
                trees
            }
        }
    }
}

/// Reads the inputs one after the other, and long texts in pieces of about `size` bytes.
pub(crate) struct Units<'a> {
    args: &'a Inputs,
    size: usize,
    /// Names and texts of the user's frames.
    ontology: Vec<(String, String)>,
    sources: std::vec::IntoIter<Source>,
    /// Never given back: they live as long as the program, and taking them apart at its end is a waste of time.
    analyzers: BTreeMap<String, &'static Analyzer>,
    open: Option<Open>,
}

/// The input that is being read.
struct Open {
    source: Source,
    reader: Reader,
    /// How many units came from it.
    count: usize,
}

type Input = BufReader<Box<dyn Read>>;

enum Reader {
    Text(Pieces<Input>, Option<Known>),
    Conllu(ConlluReader<Input>),
    Documents(std::vec::IntoIter<Document>),
}

/// What the first piece of a text tells of the others.
struct Known {
    /// The document without its text.
    document: Document,
    layout: Layout,
    analyzer: &'static Analyzer,
}

impl<'a> Units<'a> {
    /// Reads the user's frames and finds all inputs; see [`inputs::find`].
    pub(crate) fn new(args: &'a Inputs, ontology: &[PathBuf], size: usize) -> Result<Self> {
        let ontology = commands::read_ontology(ontology)?;
        let sources = inputs::find(args)?.into_iter();
        Ok(Self { args, size, ontology, sources, analyzers: BTreeMap::new(), open: None })
    }

    fn open(&self, source: Source) -> Result<Open> {
        let path = &source.path;
        let input = || -> Result<Input> {
            Ok(BufReader::new(if is_stdin(path) {
                Box::new(io::stdin())
            } else {
                Box::new(File::open(path).map_err(|error| cannot_read(path, &error))?)
            }))
        };
        let reader = match self.args.from {
            From::Conllu => Reader::Conllu(ConlluReader::new(input()?)),
            From::Text if source.has_many() => Reader::Documents(source.read_many()?.into_iter()),
            From::Text => Reader::Text(Pieces::new(input()?, self.size), None),
        };
        Ok(Open { source, reader, count: 0 })
    }

    fn analyzer(&mut self, code: &str) -> Result<&'static Analyzer> {
        if let Some(known) = self.analyzers.get(code) {
            return Ok(known);
        }
        let analyzer = commands::analyzer(code, &self.ontology)?;
        let analyzer: &'static Analyzer = Box::leak(Box::new(analyzer));
        self.analyzers.insert(code.to_owned(), analyzer);
        Ok(analyzer)
    }

    /// The next unit of the open input.
    fn unit(&mut self, open: &mut Open) -> Result<Option<Unit>> {
        let Open { source, reader, count } = open;
        let is_first = *count == 0;
        *count += 1;
        match reader {
            Reader::Text(pieces, known) => match pieces.next() {
                Some(piece) => self.piece(source, piece, known).map(Some),
                None => Ok(None),
            },
            Reader::Conllu(documents) => match documents.next() {
                Some(document) => self.trees(source, document, *count).map(Some),
                None => {
                    if is_first {
                        warning(&format!("{} is empty", name(&source.path)));
                    }
                    Ok(None)
                }
            },
            Reader::Documents(documents) => {
                let Some(document) = documents.next() else { return Ok(None) };
                let document = inputs::complete(document, self.args);
                let analyzer = self.analyzer(&document.lang)?;
                let layout = analyzer.layout(&document.text);
                let content = Content::Text { layout, opens_paragraph: true };
                Ok(Some(Unit { analyzer, document, is_first: true, content }))
            }
        }
    }

    fn piece(
        &mut self,
        source: &Source,
        piece: Result<Piece, PieceError>,
        known: &mut Option<Known>,
    ) -> Result<Unit> {
        let Piece { text, opens_paragraph, is_last } =
            piece.map_err(|error| piece_failure(&source.path, error))?;
        if let Some(Known { document, layout, analyzer }) = known {
            let document = Document { text, ..document.clone() };
            let content = Content::Text { layout: *layout, opens_paragraph };
            return Ok(Unit { analyzer, document, is_first: false, content });
        }
        if is_last && text.trim().is_empty() {
            warning(&format!("{} is empty", name(&source.path)));
        }
        let mut document = source.describe(Document { text, ..source.document(self.args) }, self.args);
        let analyzer = self.analyzer(&document.lang)?;
        let layout = analyzer.layout(&document.text);
        let text = std::mem::take(&mut document.text);
        *known = Some(Known { document: document.clone(), layout, analyzer });
        let content = Content::Text { layout, opens_paragraph };
        Ok(Unit { analyzer, document: Document { text, ..document }, is_first: true, content })
    }

    /// The unit of a document that has its trees; `number` counts the documents of the file.
    fn trees(
        &mut self,
        source: &Source,
        document: Result<ConlluDocument, ConlluError>,
        number: usize,
    ) -> Result<Unit> {
        let ConlluDocument { id, text, sentences } =
            document.map_err(|error| conllu_failure(&source.path, error))?;
        let mut document = source.document(self.args);
        match id {
            Some(id) => document.id = id,
            None if number > 1 => document.id = format!("{}-{number}", document.id),
            None => {}
        }
        let date = input::date_in_name(&source.path.to_string_lossy());
        let document = inputs::complete(Document { text, date, ..document }, self.args);
        let analyzer = self.analyzer(&document.lang)?;
        let trees = sentences.into_iter().map(|sentence| sentence.tree).collect();
        Ok(Unit { analyzer, document, is_first: true, content: Content::Trees(trees) })
    }

    fn advance(&mut self) -> Result<Option<Unit>> {
        loop {
            let mut open = match self.open.take() {
                Some(open) => open,
                None => match self.sources.next() {
                    Some(source) => self.open(source)?,
                    None => return Ok(None),
                },
            };
            if let Some(unit) = self.unit(&mut open)? {
                self.open = Some(open);
                return Ok(Some(unit));
            }
        }
    }
}

impl Iterator for Units<'_> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        self.advance().transpose()
    }
}

fn piece_failure(path: &Path, error: PieceError) -> Failure {
    match error {
        PieceError::Io(error) => cannot_read(path, &error),
        PieceError::Decode(error) => {
            Failure::new(format!("cannot read {}: {error}", name(path))).hint(error.hint())
        }
        other => Failure::new(format!("cannot read {}: {other}", name(path))),
    }
}

fn conllu_failure(path: &Path, error: ConlluError) -> Failure {
    match error {
        ConlluError::Io { line, source } => {
            Failure::new(format!("cannot read {}: line {line}: {}", name(path), cause(&source)))
        }
        other => Failure::new(format!("cannot read {}: {other}", name(path))),
    }
}
