//! The README against the project: its commands run, its files exist, its figures are those that were measured.
//!
//! The Rust in it is compiled as a documentation test.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The lines of all code blocks of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if let Some(opening) = line.strip_prefix("```") {
            inside = !inside && opening == language;
        } else if inside {
            lines.push(line.to_owned());
        }
    }
    lines
}

#[test]
fn the_edge_that_is_shown_is_found() {
    let graph: Value = serde_json::from_str(&read("output/politics.json")).unwrap();
    let shown = blocks(&read("README.md"), "json");
    assert!(!shown.is_empty());
    for line in shown {
        let wanted: Value = serde_json::from_str(&line).unwrap();
        let has = |edge: &Value| wanted.as_object().unwrap().iter().all(|(key, value)| edge[key] == *value);
        assert!(graph["edges"].as_array().unwrap().iter().any(has), "no edge has {line}");
    }
}

#[test]
#[cfg(unix)]
fn commands_run() {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("examples");
    fs::create_dir(&articles).unwrap();
    for name in ["politics.txt", "business.txt", "sport.txt", "trade.txt", "company.toml"] {
        fs::write(articles.join(name), read(&format!("examples/{name}"))).unwrap();
    }
    let binary = assert_cmd::cargo::cargo_bin("actograph");
    let path = format!("{}:{}", binary.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut ran = 0;
    for line in blocks(&read("README.md"), "sh").iter().filter(|line| line.contains("actograph ")) {
        // A server does not end; explore/tests asks it.
        if line.contains("cargo ") || line.starts_with("actograph explore") || !others_are_installed(line) {
            eprintln!("skipped: {line}");
            continue;
        }
        let mut shell = Command::new("sh");
        shell.args(["-c", line]).current_dir(folder.path()).env("PATH", &path);
        let output = shell.output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        let code = i32::from(line.contains("# ends with 1 "));
        assert!(output.status.code() == Some(code) && errors.is_empty(), "{line}\n{errors}");
        ran += 1;
    }
    assert!(ran >= 5, "only {ran} commands were found");
}

/// Whether the other programs of a pipeline are on this machine.
#[cfg(unix)]
fn others_are_installed(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or_default();
    let programs = line.split('|').filter_map(|part| part.split_whitespace().next());
    programs.filter(|program| *program != "actograph").all(|program| {
        Command::new("sh").args(["-c", &format!("command -v {program}")]).output().unwrap().status.success()
    })
}

#[test]
fn corrections_can_be_read() {
    let mut count = 0;
    for name in ["README.md", "docs/corrections.md"] {
        let toml = blocks(&read(name), "toml").join("\n");
        count += actograph::graph::correct::read_toml(&toml).unwrap().len();
    }
    assert!(count >= 8, "only {count} corrections were found");
}

#[test]
fn files_exist() {
    for name in ["README.md", "CHANGELOG.md", "output/README.md", "training/README.md"] {
        let text = read(name);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let targets: Vec<&str> = text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        for target in targets.into_iter().filter(|target| !target.contains("://") && !target.starts_with('#'))
        {
            assert!(
                folder.parent().unwrap().join(target).exists(),
                "{name} links to {target}, which is not there"
            );
        }
    }
}

#[test]
fn figures_are_those_in_the_report() {
    let between = |text: &str, what: &str| -> String {
        let (_, rest) = text.split_once(&format!("<!-- {what} -->\n")).expect("the mark before the figures");
        rest.split_once(&format!("<!-- /{what} -->")).expect("the mark after the figures").0.to_owned()
    };
    for (what, command) in [
        ("scores", "python3 tests/scores.py --write"),
        ("scale", "cargo bench --profile fast --bench scale -- --write"),
    ] {
        let report = between(&read(&format!("output/{what}.md")), what);
        assert!(report.lines().count() > 5);
        assert_eq!(between(&read("README.md"), what), report, "{command} puts them right");
    }
}
