//! Documents made by hand, so that graphs can be tested without reading German.

use std::process::Command;

use actograph::actor::{Actor, Actors, Country, Form, Kind, Mention};
use actograph::document::Document;
use actograph::graph::{Builder, Graph};
use actograph::parse::Tree;
use actograph::pipeline::Analysis;
use actograph::relation::{Relation, RelationType, Status, types};
use actograph::text::Span;
use actograph::token::Sentence;
use serde_json::{Value, json};

/// Strings that have broken graph files of one format or another.
pub(crate) const HOSTILE: &[&str] = &[
    "end",
    "node",
    "graph",
    "subgraph",
    "constructor",
    "__proto__",
    "",
    " ",
    "\"",
    "'",
    "\\",
    "ends with \\",
    "\\\"",
    "\\N \\G \\n \\l",
    "<b>fett</b>",
    "a & b &amp; &lt; &#38; &nope;",
    "]]>",
    "<!-- --> <?xml?>",
    "zwei\nZeilen\r\nund\rmehr",
    "Tab\tund\u{b}VT und\u{0}Null\u{7f}\u{85}",
    "\u{1b}[31mrot",
    "\u{feff}BOM \u{200b}ZWSP \u{2028}LS",
    "\u{fffe}\u{ffff}",
    "علي خامنئي",
    "\u{202e}umgedreht",
    "👩‍👩‍👧 🇩🇪",
    "e\u{301}\u{301}\u{301}",
    "a;b,c|d",
    "=1+1",
    "@SUM(A1)",
    "-5",
    "{{x}} ${y} `z`",
    "#quot; %22 %%",
    "CDU (Berlin)",
    "a->b",
    "a:b:c",
    "null",
    "NaN",
    "1e999",
    "true",
];

/// Runs a Python program on a file; `None` when Python or one of the modules is not installed.
pub(crate) fn python(modules: &[&str], program: &str, input: impl AsRef<[u8]>) -> Option<String> {
    run("python3", "-c", &format!("import {}", modules.join(",")), program, input.as_ref())
}

/// Runs a JavaScript program on a file; `None` when Node or one of the modules (found by `NODE_PATH`) is not installed.
pub(crate) fn node(modules: &[&str], program: &str, input: impl AsRef<[u8]>) -> Option<String> {
    let imports: String = modules.iter().map(|module| format!("require.resolve('{module}');")).collect();
    run("node", "-e", &imports, program, input.as_ref())
}

fn run(interpreter: &str, flag: &str, imports: &str, program: &str, input: &[u8]) -> Option<String> {
    let available = Command::new(interpreter).args([flag, imports]).output();
    if !available.is_ok_and(|output| output.status.success()) {
        skipped(&format!("{interpreter} cannot run `{imports}`"));
        return None;
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), input).unwrap();
    let output = Command::new(interpreter).args([flag, program]).arg(file.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Says that a part of a test is left out; fails instead where everything must be there (see tests/consumers).
pub(crate) fn skipped(reason: &str) {
    assert!(std::env::var_os("ACTOGRAPH_CONSUMERS").is_none_or(|value| value != "required"), "{reason}");
    eprintln!("skipped: {reason}");
}

/// What is left of a text in every format: no control characters, all white space one blank.
pub(crate) fn visible(text: &str) -> String {
    let keep = |c: char| "\n\r\t".contains(c) || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
    text.chars().filter(|&c| keep(c)).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A document that is put together fact by fact.
#[derive(Debug, Clone)]
pub(crate) struct Story {
    document: Document,
    trees: Vec<Tree>,
    actors: Actors,
    relations: Vec<Relation>,
}

impl Story {
    pub(crate) fn new(id: &str) -> Self {
        let document = Document { id: id.to_owned(), lang: "de".to_owned(), ..Document::default() };
        Self { document, trees: Vec::new(), actors: Actors::default(), relations: Vec::new() }
    }

    pub(crate) fn date(&mut self, date: &str) -> &mut Self {
        self.document.date = Some(date.to_owned());
        self
    }

    /// A named actor, found by its name and kind when it is there already.
    pub(crate) fn actor(&mut self, name: &str, kind: Kind, country: Option<&str>) -> usize {
        let country = country.and_then(Country::new);
        let same = |actor: &Actor| actor.name == name && actor.kind == kind && actor.country == country;
        let index = self.actors.actors.iter().position(same).unwrap_or_else(|| {
            let (name, aliases) = (name.to_owned(), vec![name.to_owned()]);
            self.actors.actors.push(Actor { name, kind, country, named: true, aliases });
            self.actors.actors.len() - 1
        });
        let span = Span::default();
        self.actors.mentions.push(Mention {
            actor: index,
            sentence: 0,
            head: 0,
            words: 0..0,
            span,
            form: Form::Name,
            noun: None,
        });
        index
    }

    pub(crate) fn person(&mut self, name: &str) -> usize {
        self.actor(name, Kind::Person, None)
    }

    pub(crate) fn alias(&mut self, actor: usize, alias: &str) -> &mut Self {
        self.actors.actors[actor].aliases.push(alias.to_owned());
        self
    }

    pub(crate) fn unnamed(&mut self, name: &str) -> usize {
        let index = self.actor(name, Kind::Group, None);
        self.actors.actors[index].named = false;
        index
    }

    /// Adds a sentence that shows a relation.
    pub(crate) fn tell(&mut self, source: usize, kind: &str, target: usize, sentence: &str) -> &mut Relation {
        if !self.document.text.is_empty() {
            self.document.text.push(' ');
        }
        let start = self.document.text.len();
        self.document.text.push_str(sentence);
        let span = Span::new(start, self.document.text.len());
        self.trees.push(Tree::new(Sentence { span, ..Sentence::default() }, Vec::new()));
        self.relations.push(Relation {
            source,
            target,
            kind: relation_type(kind).into(),
            predicate: kind.to_lowercase(),
            trigger: sentence.split(' ').next().unwrap_or_default().to_owned(),
            trigger_spans: vec![span],
            sentence: self.trees.len() - 1,
            status: Status::Actual,
            by: Vec::new(),
            negated: false,
            confidence: 0.8,
        });
        self.relations.last_mut().expect("just pushed")
    }

    pub(crate) fn analysis(&self) -> Analysis {
        Analysis {
            document: self.document.clone(),
            trees: self.trees.clone(),
            actors: self.actors.clone(),
            relations: self.relations.clone(),
        }
    }
}

/// A type of the program, or one of the user's own.
pub(crate) fn relation_type(name: &str) -> RelationType {
    let own = RelationType {
        name: name.to_owned(),
        quad: None,
        symmetric: false,
        color: Some("#aa3377".to_owned()),
    };
    types::plover().into_iter().find(|kind| kind.name == name).unwrap_or(own)
}

pub(crate) fn graph<'a>(stories: impl IntoIterator<Item = &'a Story>) -> Graph {
    let mut builder = Builder::default();
    for story in stories {
        builder.add(&story.analysis());
    }
    builder.build()
}

/// Two reports with every status, a denial, speakers, a mutual act, a tie, an untyped verb and parallel edges.
pub(crate) fn week() -> Graph {
    let mut monday = Story::new("montag");
    monday.date("2024-03-04");
    let kern = monday.actor("Lena Kern", Kind::Person, Some("AUT"));
    let brandt = monday.actor("Tobias Brandt", Kind::Person, Some("DEU"));
    let hafen = monday.actor("Hafengesellschaft Nordufer", Kind::Organization, Some("DEU"));
    let freedonia = monday.actor("Freedonien", Kind::Place, None);
    let crowd = monday.unnamed("Demonstranten");
    monday.alias(kern, "Kern").alias(kern, "Außenministerin Lena Kern");
    monday.tell(kern, "CONSULT", brandt, "Kern und Brandt sprachen am Montag über den Hafen.");
    monday.tell(kern, "CONSULT", brandt, "Die beiden telefonierten später noch einmal.");
    let claim =
        monday.tell(kern, "ACCUSE", freedonia, "Kern warf Freedonien laut „Morgenblatt“ Wortbruch vor.");
    claim.status = Status::Claimed;
    claim.by = vec!["Morgenblatt".to_owned(), "Lena Kern".to_owned()];
    monday.tell(freedonia, "THREATEN", kern, "Freedonien drohe nicht, hieß es.").negated = true;
    monday.tell(crowd, "PROTEST", hafen, "Demonstranten zogen vor die Hafengesellschaft.");
    monday.tell(brandt, "AFFILIATION", hafen, "Brandt, Chef der Hafengesellschaft Nordufer, schwieg.");
    let mut tuesday = Story::new("dienstag");
    tuesday.date("2024-03-05");
    let brandt = tuesday.actor("Tobias Brandt", Kind::Person, None);
    let kern = tuesday.actor("Kern", Kind::Person, None);
    let hafen = tuesday.actor("Hafengesellschaft Nordufer", Kind::Organization, None);
    tuesday.tell(brandt, "CONSULT", kern, "Brandt besuchte Kern am Dienstag.");
    tuesday.tell(kern, "AID", hafen, "Kern will der Hafengesellschaft helfen.").status = Status::Intended;
    tuesday.tell(kern, "OTHER", brandt, "Kern überholte Brandt.");
    tuesday.tell(kern, "ACCUSE", brandt, "Kern kritisierte Brandt scharf.");
    tuesday.tell(brandt, "HIRE", kern, "Brandt stellte Kern ein.");
    graph([&monday, &tuesday])
}

/// One document whose actors and sentences are the hostile strings.
pub(crate) fn hostile() -> Graph {
    let mut story = Story::new("hostile \"&<>\\\n");
    let actors: Vec<usize> = HOSTILE.iter().map(|name| story.actor(name, Kind::Organization, None)).collect();
    let long = story.actor(&"Donaudampfschifffahrt ".repeat(500), Kind::Organization, None);
    for (index, text) in HOSTILE.iter().enumerate() {
        let target = if index + 1 < actors.len() { actors[index + 1] } else { long };
        let relation = story.tell(actors[index], "ACCUSE", target, text);
        relation.trigger = (*text).to_owned();
        relation.by = vec![(*text).to_owned()];
    }
    graph([&story])
}

/// Actors whose ids are the hostile strings, as a file may have them, and types that are no words.
pub(crate) fn wild_ids() -> Graph {
    let fits = |id: &&&str| !id.is_empty() && !id.chars().any(|c| c.is_control() || c >= '\u{fffe}');
    let ids: Vec<&str> = HOSTILE.iter().filter(fits).copied().collect();
    let node = |id: &&str| json!({"id": id, "name": id, "kind": "place", "country": null, "named": true, "aliases": [id], "mentions": 1});
    let types = ["ACCUSE", "EIGENER TYP \"`'\\u0060", "a;b,c", "="];
    let edge = |(at, pair): (usize, &[&str])| {
        let evidence = json!({"document": "d", "sentence": 1, "start": 0, "end": 5, "text": pair[0], "trigger": pair[1],
            "predicate": "p", "status": "claimed", "by": pair[0], "negated": false, "confidence": 0.5});
        json!({"source": pair[0], "target": pair[1], "type": types[at % types.len()], "evidence": [evidence]})
    };
    let own =
        types[1..].iter().map(|name| json!({"name": name, "quad": null, "symmetric": false, "color": null}));
    let documents =
        json!([{"id": "d", "title": "„T\"", "date": "März", "uri": "https://example.org/ä b", "lang": "de"}]);
    let graph = json!({"format": "actograph/1", "documents": documents, "types": own.collect::<Vec<_>>()});
    let nodes: Vec<Value> = ids.iter().map(node).collect();
    let edges: Vec<Value> = ids.windows(2).enumerate().map(edge).collect();
    let file = json!({"directed": true, "multigraph": true, "graph": graph, "nodes": nodes, "edges": edges});
    Graph::from_json(&file.to_string()).unwrap()
}

/// A graph of so many actors with rather more edges than actors, of all types and statuses.
pub(crate) fn crowd(actors: usize) -> Graph {
    let mut story = Story::new("d");
    let kinds = [Kind::Person, Kind::Organization, Kind::Place, Kind::Person, Kind::Group];
    let titles = ["Lena", "Ministerium für Hafenbau und", "Republik", "Zoë-Charlotte", "Anhänger der"];
    let people: Vec<usize> = (0..actors)
        .map(|at| story.actor(&format!("{} Aaq{at}", titles[at % 5]), kinds[at % 5], None))
        .collect();
    let types: Vec<RelationType> = types::plover();
    for at in 0..actors * 7 / 5 {
        // Some have many relations, most have few.
        let (source, target) = ((at * at) % actors, (at * 7 + 3) % actors);
        if source != target {
            let relation = story.tell(people[source], &types[at % 16].name, people[target], "Ein Satz.");
            relation.status = [Status::Actual, Status::Claimed, Status::Intended][at % 3];
            relation.negated = at % 9 == 0;
        }
    }
    graph([&story])
}

/// Checks that a program with networkx, which prints whether the graph is directed, its nodes and its edges, finds all
/// of them in an ordinary and in a hostile graph. What it read of the ordinary one; `None` without networkx.
pub(crate) fn networkx_reads(program: &str, write: impl Fn(&Graph) -> String) -> Option<Value> {
    let mut first = None;
    for graph in [week(), hostile(), wild_ids()] {
        let read: Value = serde_json::from_str(&python(&["networkx"], program, write(&graph))?).unwrap();
        assert_eq!(read[0], true);
        assert_eq!(read[1].as_object().unwrap().len(), graph.node_count());
        assert_eq!(read[2].as_array().unwrap().len(), graph.edge_count());
        first.get_or_insert(read);
    }
    first
}
