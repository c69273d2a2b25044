//! Why a graph file cannot be read.

use thiserror::Error;

use super::FORMAT;

/// Why a graph file cannot be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Not JSON, or not of the shape of a graph.
    #[error("not an actograph graph: {0}")]
    Syntax(#[from] serde_json::Error),
    /// JSON of another kind or of a later version.
    #[error("graph.format is {got:?}, expected {FORMAT:?}")]
    Format {
        /// What the file says.
        got: String,
    },
    /// A word that is not in the list of allowed ones.
    #[error("{place}: unknown {what} {got:?}")]
    Word {
        /// The node or edge.
        place: String,
        /// The field.
        what: &'static str,
        /// What the file says.
        got: String,
    },
    /// An edge or its evidence points to something that is not in the file.
    #[error("{place}: there is no {what} {id:?}")]
    Dangling {
        /// The edge.
        place: String,
        /// `node`, `document` or `type`.
        what: &'static str,
        /// The id that it names.
        id: String,
    },
    /// A correction in the file cannot be read.
    #[error("graph.corrections: {message}")]
    Correction {
        /// What is wrong with it.
        message: String,
    },
    /// No other format could carry the id.
    #[error("node id {id:?} is empty or has control characters")]
    Id {
        /// The id.
        id: String,
    },
    /// Two documents, nodes or edges cannot be told apart.
    #[error("{what} {id:?} occurs twice")]
    Duplicate {
        /// `document`, `node`, `type` or `edge`.
        what: &'static str,
        /// Its id; source, type and target for an edge.
        id: String,
    },
}
