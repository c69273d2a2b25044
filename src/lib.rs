//! **actograph** reads news text and draws who did what to whom.
//!
//! Data flows one way, one module per stage:
//! [`input`] → [`text`] → [`token`] → [`parse`] → [`actor`] → [`relation`] → [`graph`] → [`export`].

pub mod text;

pub mod document;
pub mod token;

pub mod model;
pub mod parse;

pub mod actor;

pub mod relation;

pub mod lang;

pub mod pipeline;

pub mod input;

pub mod graph;

pub mod export;

/// The Rust in the README is compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
