//! Files for Neo4j: the Cypher script, run by an embedded graph database, and the tables of the bulk import.

use std::collections::BTreeSet;

use actograph::export;
use actograph::graph::Graph;
use serde_json::Value;

use crate::support::{self, visible};

fn write(graph: &Graph, format: &str) -> String {
    export::to_string(graph, export::by_name(format).unwrap())
}

/// Runs the script twice and tells what the database has then.
const LOAD: &str = "
const db = require('@grafeo-db/js').GrafeoDB.create();
const script = require('fs').readFileSync(process.argv[1], 'utf8').split('\\n').filter(line => !line.startsWith('//'));
const ask = async query => (await db.executeCypher(query)).toArray();
(async () => {
  for (let run = 0; run < 2; run++)
    for (const statement of script.join('\\n').split(';\\n').filter(text => text.trim())) await db.executeCypher(statement);
  console.log(JSON.stringify([
    await ask('MATCH (n:Actor) RETURN n.id AS id, n.name AS name, n.kind AS kind, n.named AS named, n.mentions AS mentions, n.aliases AS aliases, n.country AS country, labels(n) AS labels'),
    await ask('MATCH (s:Actor)-[r]->(t:Actor) RETURN s.id AS source, t.id AS target, type(r) AS type, r.id AS id, r.weight AS weight, r.status AS status, r.negated AS negated, r.confidence AS confidence, r.by AS by, r.first_seen AS first'),
    await ask('MATCH (s:Actor)<-[:SOURCE]-(e:Evidence)-[:TARGET]->(t:Actor) MATCH (e)-[:TOLD_IN]->(d:Document) RETURN s.id AS source, t.id AS target, d.id AS document, e.text AS text, e.sentence AS sentence, e.relation AS relation'),
    await ask('MATCH (n:Document) RETURN n.id AS id')]));
})();";

fn load(graph: &Graph) -> Option<[Vec<Value>; 4]> {
    let read = support::node(&["@grafeo-db/js"], LOAD, write(graph, "cypher"))?;
    Some(serde_json::from_str(&read).unwrap())
}

fn evidence(graph: &Graph) -> usize {
    graph.links().map(|link| link.edge.weight()).sum()
}

#[test]
fn a_database_has_all_after_two_runs_of_the_script() {
    for graph in [support::week(), support::hostile(), support::wild_ids(), Graph::default()] {
        let Some([actors, relations, proofs, documents]) = load(&graph) else { return };
        assert_eq!((actors.len(), relations.len()), (graph.node_count(), graph.edge_count()));
        assert_eq!((proofs.len(), documents.len()), (evidence(&graph), graph.documents().len()));
        for node in graph.nodes() {
            // A line separator is a line break everywhere but in our own JSON.
            let id = node.id.replace('\u{2028}', "\n");
            let read =
                actors.iter().find(|actor| actor["id"] == *id).unwrap_or_else(|| panic!("{id:?} is missing"));
            assert_eq!(visible(read["name"].as_str().unwrap()), visible(&node.name));
            assert_eq!(read["aliases"].as_array().unwrap().len(), node.aliases.len());
        }
        let texts: BTreeSet<String> =
            proofs.iter().map(|proof| visible(proof["text"].as_str().unwrap())).collect();
        for link in graph.links() {
            assert!(link.edge.evidence.iter().all(|evidence| texts.contains(&visible(&evidence.text))));
        }
    }
}

#[test]
fn values_keep_their_types_in_a_database() {
    let Some([actors, relations, proofs, _]) = load(&support::week()) else { return };
    let kern = actors.iter().find(|actor| actor["id"] == "lena-kern").unwrap();
    assert_eq!(
        (&kern["named"], &kern["mentions"], &kern["country"]),
        (&true.into(), &2.into(), &"AUT".into())
    );
    let labels: BTreeSet<&str> =
        kern["labels"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(labels, BTreeSet::from(["Actor", "Person"]));
    let talks = relations.iter().find(|relation| relation["type"] == "CONSULT").unwrap();
    assert_eq!(
        (&talks["weight"], &talks["confidence"], &talks["negated"]),
        (&3.into(), &0.99.into(), &false.into())
    );
    assert_eq!(talks["first"], "2024-03-04");
    let proof = proofs.iter().find(|proof| proof["text"] == "Brandt besuchte Kern am Dienstag.").unwrap();
    assert_eq!((&proof["document"], &proof["relation"]), (&"dienstag".into(), &talks["id"]));
}

#[test]
fn types_may_have_any_name() {
    let script = write(&support::wild_ids(), "cypher");
    assert!(script.contains("MERGE (s)-[r:`EIGENER TYP \"''/u0060` {id: row.edge.id}]->(t)"), "{script}");
    let Some([_, relations, _, _]) = load(&support::wild_ids()) else { return };
    let types: BTreeSet<&str> = relations.iter().filter_map(|relation| relation["type"].as_str()).collect();
    assert_eq!(types.len(), 4, "{types:?}");
}

/// Reads a table as DuckDB does, every cell as text, absent ones as null.
const TABLE: &str = "
import duckdb, json, sys
options = \"delim=',', quote='\\\"', escape='\\\"', header=true, all_varchar=true, strict_mode=true, auto_detect=false, nullstr='\\\\N', max_line_size=10000000\"
header = open(sys.argv[1], encoding='utf-8').readline().rstrip('\\n').split(',')
columns = '{' + ', '.join(f\"'{name}': 'VARCHAR'\" for name in header) + '}'
rows = duckdb.sql(f\"select * from read_csv('{sys.argv[1]}', columns={columns}, {options})\").fetchall()
print(json.dumps([dict(zip(header, row)) for row in rows]))";

fn table(graph: &Graph, format: &str) -> Option<Vec<Value>> {
    let read = support::python(&["duckdb"], TABLE, write(graph, format))?;
    Some(serde_json::from_str(&read).unwrap())
}

#[test]
fn tables_have_one_header_with_types() {
    for (format, key) in [
        ("neo4j", ":START_ID(Actor)"),
        ("neo4j-actors", "id:ID(Actor)"),
        ("neo4j-evidence", "id:ID(Evidence)"),
    ] {
        let text = write(&support::week(), format);
        assert!(!text.starts_with('\u{feff}'));
        let header: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        assert_eq!(header[0], key);
        let unique: BTreeSet<&&str> = header.iter().collect();
        assert_eq!(unique.len(), header.len(), "a name twice");
        for name in header {
            assert_eq!(name.trim(), name);
            let kind = name.split_once(':').map_or("string", |(_, kind)| kind);
            let known = ["string", "string[]", "int", "double", "boolean", "LABEL", "TYPE"];
            assert!(known.contains(&kind) || kind.contains("ID("), "{name}");
        }
        assert_eq!(text.matches(key).count(), 1, "the header is there once");
    }
}

#[test]
fn tables_are_read_back_whole() {
    for graph in [support::week(), support::hostile(), support::wild_ids()] {
        let Some(relations) = table(&graph, "neo4j") else { return };
        let (actors, proofs) =
            (table(&graph, "neo4j-actors").unwrap(), table(&graph, "neo4j-evidence").unwrap());
        assert_eq!((actors.len(), relations.len()), (graph.node_count(), graph.edge_count()));
        assert_eq!(proofs.len(), evidence(&graph));
        let ids: BTreeSet<&str> = actors.iter().filter_map(|actor| actor["id:ID(Actor)"].as_str()).collect();
        assert_eq!(ids.len(), graph.node_count(), "no two ids become one");
        for relation in &relations {
            assert!(ids.contains(relation[":START_ID(Actor)"].as_str().unwrap()));
            assert!(ids.contains(relation[":END_ID(Actor)"].as_str().unwrap()));
            assert!(!relation[":TYPE"].as_str().unwrap().is_empty());
            assert!(relation["weight:int"].as_str().unwrap().parse::<u32>().is_ok());
        }
        for (node, actor) in graph.nodes().zip(&actors) {
            let aliases: Vec<String> =
                node.aliases.iter().map(|alias| visible(alias)).filter(|a| !a.is_empty()).collect();
            let read = actor["aliases:string[]"].as_str().unwrap_or_default();
            assert_eq!(read.split(';').filter(|alias| !alias.is_empty()).count(), aliases.len(), "{read}");
            assert!(!actor["name"].as_str().unwrap_or_default().contains('\n'));
        }
    }
}
