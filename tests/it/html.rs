//! The page for the browser, as far as it can be checked without one; explore/tests has the rest.

use std::collections::BTreeMap;
use std::fs;

use actograph::export::{self, html};
use actograph::graph::Graph;
use assert_cmd::Command;

use crate::support;

fn write(graph: &Graph) -> String {
    export::to_string(graph, export::by_name("html").unwrap())
}

/// What stands between the tags of a data element.
fn data<'a>(page: &'a str, id: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("<script type=\"application/json\" id=\"{id}\">")).unwrap();
    rest.split_once("</script>").unwrap().0
}

#[test]
fn the_page_holds_the_graph() {
    for graph in [support::week(), support::hostile()] {
        let page = write(&graph);
        assert_eq!(Graph::from_json(data(&page, "graph")).unwrap(), graph);
        assert_eq!(data(&page, "texts"), "{}");
    }
}

#[test]
fn data_opens_and_closes_no_element() {
    let empty = write(&Graph::default());
    let hostile = write(&support::hostile());
    for mark in ["<script", "</script", "<!--", "<style", "</title", "-->"] {
        assert_eq!(hostile.matches(mark).count(), empty.matches(mark).count(), "{mark}");
    }
}

#[test]
fn the_page_loads_nothing() {
    let page = write(&support::week());
    let (_, markup) = page.split_once("<html").unwrap();
    for attribute in [" src=\"", " href=\"http", "@import", "url(http"] {
        let (head, _) = markup.split_once("<script type").unwrap();
        assert!(!head.contains(attribute), "{attribute}");
    }
    assert!(page.contains(html::content_policy()));
}

#[test]
fn texts_are_there_when_wanted() {
    // The text says what stands in the page for the data before it is written.
    let mut texts =
        BTreeMap::from([("montag".to_owned(), "Satz. </script> Ü @@graph@@ @@texts@@".to_owned())]);
    let expected = texts.clone();
    texts.insert("verborgen".to_owned(), "Dieses Dokument ist nicht im Graphen.".to_owned());
    let mut page = Vec::new();
    html::write_page(&support::week(), &texts, &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert_eq!(serde_json::from_str::<BTreeMap<String, String>>(data(&page, "texts")).unwrap(), expected);
}

#[test]
fn the_program_writes_texts_only_when_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Lena Kern kritisierte Tobias Brandt. Danach regnete es.")
        .unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::cargo_bin("actograph").unwrap();
        command.current_dir(folder.path()).args(args).assert()
    };
    let page = || fs::read_to_string(folder.path().join("a.html")).unwrap();
    run(&["extract", "a.txt", "-o", "a.html"]).code(0);
    assert!(!page().contains("Danach regnete es"));
    run(&["extract", "a.txt", "--with-text", "-o", "a.html"]).code(0);
    assert!(data(&page(), "texts").contains("Danach regnete es"));
    let failed = run(&["extract", "a.txt", "--with-text"]).code(2);
    let message = String::from_utf8_lossy(&failed.get_output().stderr).into_owned();
    assert_eq!(
        message,
        "error: --with-text: a file of format json has no texts\nhint: write a page: -o page.html\n"
    );
}

#[test]
fn explore_says_what_it_cannot_do() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Lena Kern kritisierte Tobias Brandt.").unwrap();
    fs::write(folder.path().join("leer.txt"), "").unwrap();
    fs::write(folder.path().join("kaputt.json"), "{}").unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let cases: [(&[&str], i32, &str); 5] = [
        (&["fehlt.txt"], 2, "error: cannot read fehlt.txt: no such file"),
        (&["kaputt.json"], 2, "error: cannot read kaputt.json: not an actograph graph"),
        (
            &["kaputt.json", "a.txt"],
            2,
            "error: a graph (.json) was named beside other inputs\nhint: name one graph",
        ),
        (&["a.txt", "--port", &port], 2, "error: cannot listen on port "),
        (&["leer.txt"], 1, "warning: leer.txt is empty"),
    ];
    for (args, code, expected) in cases {
        let mut command = Command::cargo_bin("actograph").unwrap();
        let assert =
            command.current_dir(folder.path()).args(["explore", "--no-open"]).args(args).assert().code(code);
        let message = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(message.starts_with(expected), "{args:?}: {message}");
    }
}
