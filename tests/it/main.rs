//! Tests through the public interface, in one binary.

mod cli;
mod dot;
mod json;
mod laws;
mod merge;
mod support;
