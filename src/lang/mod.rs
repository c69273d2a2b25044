//! Languages: a folder of data each, and how to tell them apart.

mod detect;
mod token;

pub use detect::detect;
pub use token::token_data;
