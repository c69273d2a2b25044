//! What can be wrong with a model file.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why a model could not be loaded.
#[derive(Debug, Error)]
pub enum ModelError {
    /// The file could not be read.
    #[error("cannot read the model file {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The bytes are not a model file at all.
    #[error("not a model file: it begins with {found:02x?} instead of the magic {expected:02x?}")]
    Magic {
        /// The first bytes found.
        found: Vec<u8>,
        /// The bytes a model begins with.
        expected: [u8; 8],
    },
    /// The file was written for another version of the format.
    #[error(
        "model format version {found}, but this program reads version {expected}; train or fetch a model for it"
    )]
    Version {
        /// Version in the file.
        found: u32,
        /// Version of this program.
        expected: u32,
    },
    /// The file is shorter or longer than it says.
    #[error(
        "the model file has {found} bytes but should have {expected}; it was cut or joined, copy it again"
    )]
    Length {
        /// Bytes present.
        found: u64,
        /// Bytes the header speaks of.
        expected: u64,
    },
    /// Some bytes have changed.
    #[error(
        "the model file's checksum is {found:016x} but should be {expected:016x}; it is damaged, copy it again"
    )]
    Checksum {
        /// Sum of the bytes present.
        found: u64,
        /// Sum in the header.
        expected: u64,
    },
    /// The header is not what this version expects.
    #[error("the model file's header is malformed: {0}")]
    Header(String),
    /// A tensor is absent or has another shape than the header's configuration needs.
    #[error("tensor `{name}`: expected {expected}, found {found}")]
    Tensor {
        /// Its name.
        name: String,
        /// What the configuration needs.
        expected: String,
        /// What the file has.
        found: String,
    },
}
