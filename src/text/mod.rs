//! Positions in the source text.
//!
//! Everything inside the program points into the original text with byte [`Span`]s; only the border to
//! people and other programs speaks of Unicode code points, and [`CodePoints`] converts once, there.

mod span;

pub use span::{CodePoints, Span};
