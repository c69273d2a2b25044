//! Positions in the source text, and tables that are read where they lie.
//!
//! Everything inside the program points into the original text with byte [`Span`]s; only the border to
//! people and other programs speaks of Unicode code points, and [`CodePoints`] converts once, there.

mod sorted;
mod span;

pub(crate) use sorted::SortedLines;
pub use span::{CodePoints, Span};
