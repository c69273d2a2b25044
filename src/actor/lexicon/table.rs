//! Reads tab-separated lexicon files.

use thiserror::Error;

/// A fault in a lexicon file.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
#[error("{file}:{line}: expected {expected}, found {found:?}")]
pub struct LexiconError {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

/// Iterates over the rows of a file, skipping blank lines and `#` comments.
#[derive(Debug)]
pub struct Table<'a> {
    file: &'static str,
    lines: std::iter::Enumerate<std::str::Lines<'a>>,
    columns: usize,
}

/// One row.
#[derive(Debug)]
pub struct Row<'a> {
    file: &'static str,
    line: usize,
    cells: Vec<&'a str>,
}

impl<'a> Table<'a> {
    /// Reads `text`, whose rows have at least `columns` cells; missing cells at the end count as empty.
    pub fn new(file: &'static str, text: &'a str, columns: usize) -> Self {
        Self { file, lines: text.lines().enumerate(), columns }
    }
}

impl<'a> Iterator for Table<'a> {
    type Item = Result<Row<'a>, LexiconError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (index, line) = self.lines.find(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))?;
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let row = Row { file: self.file, line: index + 1, cells };
        Some(if row.cells[0].is_empty() || row.cells.len() > self.columns {
            Err(row.error(&format!("up to {} tab-separated cells, the first not empty", self.columns), line))
        } else {
            Ok(row)
        })
    }
}

impl<'a> Row<'a> {
    /// The cell in a column, from 0; empty where the row is shorter.
    pub fn cell(&self, column: usize) -> &'a str {
        self.cells.get(column).copied().unwrap_or("")
    }

    /// The values in a cell, which `;` separates.
    pub fn list(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.cell(column).split(';').map(str::trim).filter(|value| !value.is_empty())
    }

    /// Reads a cell with `read`.
    ///
    /// # Errors
    /// Where `read` gives nothing: `expected` says what it wanted.
    pub fn read<T>(
        &self,
        column: usize,
        expected: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, LexiconError> {
        read(self.cell(column)).ok_or_else(|| self.error(expected, self.cell(column)))
    }

    fn error(&self, expected: &str, found: &str) -> LexiconError {
        LexiconError {
            file: self.file.to_owned(),
            line: self.line,
            expected: expected.to_owned(),
            found: found.to_owned(),
        }
    }
}
