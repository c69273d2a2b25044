//! Writing files whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::report::{Failure, cause};

/// Hands `write` the standard output (no path, or `-`) or the file. A regular file appears under its name only when
/// all is written; until then it has another name in the same folder, and is removed when anything fails.
pub(crate) fn write<E: Into<anyhow::Error>>(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<()> {
    let write = |out: &mut dyn Write| write(out).map_err(Into::into);
    match path.filter(|path| *path != Path::new("-")) {
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            write(&mut out)?;
            out.flush()?;
            Ok(())
        }
        // What is wrong with the file is told with its name; what else went wrong has its own words.
        Some(path) => write_file(path, write).map_err(|error| match error.downcast::<io::Error>() {
            Ok(error) => cannot_write(path, &error).into(),
            Err(error) => error,
        }),
    }
}

/// Fails early when the file could not be written in the end.
pub(crate) fn check(path: Option<&Path>) -> Result<()> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else { return Ok(()) };
    let folder = folder_of(path);
    if path.is_dir() {
        let error = io::Error::from(io::ErrorKind::IsADirectory);
        return Err(cannot_write(path, &error)
            .hint(format!("name a file: {}", path.join("graph.json").display()))
            .into());
    }
    if !folder.is_dir() {
        let failure =
            Failure::new(format!("cannot write {}: there is no folder {}", path.display(), folder.display()));
        return Err(failure.hint(format!("make it first: mkdir -p {}", folder.display())).into());
    }
    Ok(())
}

/// Whether writing to the path makes a file: it is not `-`, a device or a pipe.
pub(crate) fn is_regular(path: &Path) -> bool {
    path != Path::new("-") && fs::metadata(path).is_ok_and(|metadata| metadata.is_file())
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot write {}: {}", path.display(), cause(error)))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn write_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let existing = fs::metadata(path).ok();
    if existing.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        // A device or a pipe cannot be replaced by renaming.
        let mut out = BufWriter::new(File::options().write(true).open(path)?);
        write(&mut out)?;
        return Ok(out.flush()?);
    }
    // A link stays a link: its target is replaced.
    let path: PathBuf = if existing.is_some() { fs::canonicalize(path)? } else { path.to_owned() };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".actograph-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any new file; what the user's mask forbids is taken away by the system.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder_of(&path))?;
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    if let Some(metadata) = existing {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}
