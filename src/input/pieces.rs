//! Long texts, read in pieces, so that a text may be larger than memory.

use std::io::{self, Read};

use thiserror::Error;

use super::DecodeError;

/// A paragraph of more bytes than this is cut.
const LONGEST_PARAGRAPH: usize = 1 << 20;
/// How much is read at once.
const READ: usize = 1 << 16;
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// A part of a text that can be analysed by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The part. All pieces joined are the text without its byte order mark.
    pub text: String,
    /// Whether a paragraph begins with it; only a piece of an overlong paragraph does not.
    pub opens_paragraph: bool,
    /// Whether it is the last.
    pub is_last: bool,
}

/// Why a piece could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PieceError {
    /// The input cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is no UTF-8 text; places are counted from its beginning.
    #[error(transparent)]
    Decode(#[from] DecodeError),
}

/// The pieces of a text, cut at blank lines.
///
/// A piece has about the size asked for, at least half of it (but for the last), and at most 1 MiB if that is more. A
/// paragraph that is longer still is cut at the end of a line, of what looks like a sentence, or of a word. There is always
/// one piece, even if it is empty.
#[derive(Debug)]
pub struct Pieces<R> {
    input: R,
    size: usize,
    /// Read and checked to be UTF-8 up to `checked`, not given out yet.
    buffer: Vec<u8>,
    checked: usize,
    /// Bytes of the input before the buffer.
    offset: usize,
    started: bool,
    at_end: bool,
    opens_paragraph: bool,
    done: bool,
}

impl<R: Read> Pieces<R> {
    /// Pieces of about `size` bytes.
    pub fn new(input: R, size: usize) -> Self {
        Self {
            input,
            size: size.max(2),
            buffer: Vec::new(),
            checked: 0,
            offset: 0,
            started: false,
            at_end: false,
            opens_paragraph: true,
            done: false,
        }
    }

    /// Reads until there is something to cut at, and gives the length of the next piece.
    fn fill(&mut self) -> Result<usize, PieceError> {
        let most = self.size.max(LONGEST_PARAGRAPH);
        loop {
            if !self.at_end && self.checked < self.size {
                self.read()?;
                continue;
            }
            if self.at_end && self.checked <= self.size {
                return Ok(self.checked);
            }
            let (text, half) = (&self.buffer[..self.checked], self.size / 2);
            if let Some(cut) =
                last_blank_line(&text[..self.size], half).or_else(|| first_blank_line(text, half))
            {
                return Ok(cut);
            }
            if self.checked >= most {
                return Ok(emergency_cut(text, most));
            }
            if self.at_end {
                return Ok(self.checked);
            }
            self.read()?;
        }
    }

    /// Reads some more and checks it.
    fn read(&mut self) -> Result<(), PieceError> {
        let read = self.input.by_ref().take(READ as u64).read_to_end(&mut self.buffer)?;
        self.at_end = read == 0;
        if !std::mem::replace(&mut self.started, true) {
            if self.buffer.starts_with(&[0xFF, 0xFE]) || self.buffer.starts_with(&[0xFE, 0xFF]) {
                return Err(DecodeError::Utf16.into());
            }
            if self.buffer.starts_with(MARK) {
                self.buffer.drain(..MARK.len());
                self.offset = MARK.len();
            }
        }
        let new = &self.buffer[self.checked..];
        if let Some(zero) = new.iter().position(|&byte| byte == 0) {
            return Err(DecodeError::Binary { offset: self.offset + self.checked + zero }.into());
        }
        match std::str::from_utf8(new) {
            Ok(_) => self.checked = self.buffer.len(),
            // A character may go on in what is not read yet.
            Err(error) if error.error_len().is_none() && !self.at_end => self.checked += error.valid_up_to(),
            Err(error) => {
                let at = self.checked + error.valid_up_to();
                return Err(DecodeError::Utf8 { offset: self.offset + at, byte: self.buffer[at] }.into());
            }
        }
        Ok(())
    }

    fn piece(&mut self) -> Result<Piece, PieceError> {
        let cut = self.fill()?;
        let bytes: Vec<u8> = self.buffer.drain(..cut).collect();
        self.checked -= cut;
        self.offset += cut;
        let ends_paragraph = is_blank_line_end(&bytes);
        let text = String::from_utf8(bytes).unwrap_or_default();
        if self.buffer.is_empty() && !self.at_end {
            self.read()?;
        }
        let is_last = self.at_end && self.buffer.is_empty();
        let opens_paragraph = std::mem::replace(&mut self.opens_paragraph, ends_paragraph);
        Ok(Piece { text, opens_paragraph, is_last })
    }
}

impl<R: Read> Iterator for Pieces<R> {
    type Item = Result<Piece, PieceError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let piece = self.piece();
        self.done = !matches!(&piece, Ok(piece) if !piece.is_last);
        Some(piece)
    }
}

/// Whether the text ends in a line break and a blank line.
fn is_blank_line_end(text: &[u8]) -> bool {
    text.ends_with(b"\n\n") || text.ends_with(b"\n\r\n")
}

/// The end of the last blank line that ends behind `least`.
fn last_blank_line(text: &[u8], least: usize) -> Option<usize> {
    (least + 1..=text.len()).rev().find(|&end| text[end - 1] == b'\n' && is_blank_line_end(&text[..end]))
}

/// The end of the first blank line that ends behind `least`.
fn first_blank_line(text: &[u8], least: usize) -> Option<usize> {
    (least + 1..=text.len()).find(|&end| text[end - 1] == b'\n' && is_blank_line_end(&text[..end]))
}

/// Where to cut a text without blank lines: behind the last line break of its second half before `most`, else behind the
/// last mark that seems to end a sentence, else behind the last space, else anywhere.
fn emergency_cut(text: &[u8], most: usize) -> usize {
    let text = std::str::from_utf8(text).unwrap_or_default();
    let half = text.floor_char_boundary(most / 2);
    let end = text.floor_char_boundary(most);
    let part = &text[half..end];
    let sentence = || {
        let marks = part.match_indices([' ', '\t']).map(|(at, _)| at).rev();
        marks.filter(|&at| at > 4).find(|&at| {
            let letters = part[..at].strip_suffix(['.', '!', '?']);
            letters.is_some_and(|before| before.chars().rev().take(4).all(char::is_lowercase))
                && part[at + 1..].starts_with(char::is_uppercase)
        })
    };
    let cut = part.rfind('\n').or_else(sentence).or_else(|| part.rfind(char::is_whitespace));
    cut.map_or(end, |at| half + text[half + at..].chars().next().map_or(0, char::len_utf8) + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives three bytes at a time, so that characters are torn apart.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(3).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn pieces(text: &[u8], size: usize) -> Result<Vec<Piece>, PieceError> {
        let slow: Vec<Piece> = Pieces::new(Slow(text), size).collect::<Result<_, _>>()?;
        let quick: Vec<Piece> = Pieces::new(text, size).collect::<Result<_, _>>()?;
        assert_eq!(slow, quick, "how the input comes makes no difference");
        Ok(quick)
    }

    #[test]
    fn pieces_end_at_blank_lines_and_join_to_the_text() {
        let text = "Ä eins\n\nzwei\nzwei\r\n\r\ndrei\n\n\nvier".repeat(7);
        for size in [2, 5, 9, 20, 64, 1000] {
            let pieces = pieces(text.as_bytes(), size).unwrap();
            assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text, "{size}");
            for (number, piece) in pieces.iter().enumerate() {
                assert!(piece.opens_paragraph);
                assert_eq!(piece.is_last, number + 1 == pieces.len());
                assert!(
                    piece.is_last || is_blank_line_end(piece.text.as_bytes()),
                    "{size}: {:?}",
                    piece.text
                );
                assert!(piece.is_last || piece.text.len() > size / 2);
            }
        }
        assert_eq!(pieces("kurz".as_bytes(), 2).unwrap().len(), 1, "one paragraph is one piece");
    }

    #[test]
    fn an_empty_text_is_one_empty_piece() {
        for text in [b"".as_slice(), MARK] {
            let pieces = pieces(text, 100).unwrap();
            assert_eq!(pieces, [Piece { text: String::new(), opens_paragraph: true, is_last: true }]);
        }
        assert_eq!(pieces("\u{FEFF}Grüße".as_bytes(), 100).unwrap()[0].text, "Grüße");
    }

    #[test]
    fn overlong_paragraphs_are_cut_at_lines_sentences_or_words() {
        let long = |unit: &str| unit.repeat(5 * LONGEST_PARAGRAPH / 2 / unit.len());
        for (unit, end) in [
            ("Die Sitzung dauerte lange.\nEs wurde Abend ", ".\n"),
            ("Laut Dr. Huber dauerte die Sitzung lange. ", "lange. "),
            ("ohne Punkt und Komma ", " "),
            ("ä", "ä"),
        ] {
            let text = long(unit);
            let pieces = pieces(text.as_bytes(), 1000).unwrap();
            assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
            assert!(pieces.len() > 2, "{unit:?}");
            for piece in &pieces[..pieces.len() - 1] {
                assert!(piece.text.ends_with(end) && piece.text.len() <= LONGEST_PARAGRAPH, "{unit:?}");
            }
            assert!(pieces[0].opens_paragraph && !pieces[1].opens_paragraph);
        }
    }

    #[test]
    fn faults_are_those_of_decoding_the_whole() {
        let long = "Grüße.\n\n".repeat(20_000);
        for tail in [b"\xff".as_slice(), b"abc\0", b"\xc3", b"\xc3 "] {
            let bytes = [long.as_bytes(), tail].concat();
            let whole = super::super::decode(bytes.clone()).unwrap_err();
            match pieces(&bytes, 1 << 16).unwrap_err() {
                PieceError::Decode(error) => assert_eq!(error, whole),
                PieceError::Io(error) => panic!("{error}"),
            }
        }
        assert!(matches!(pieces(b"\xff\xfeH\0", 9).unwrap_err(), PieceError::Decode(DecodeError::Utf16)));
    }
}
