//! Turtle and TriG, read by rdflib and by oxigraph, which is stricter.

use std::collections::BTreeMap;

use actograph::export;
use actograph::graph::Graph;
use serde_json::Value;

use crate::support::{self, visible};

fn write(graph: &Graph, format: &str) -> String {
    export::to_string(graph, export::by_name(format).unwrap())
}

fn graphs() -> [Graph; 4] {
    [support::week(), support::hostile(), support::wild_ids(), Graph::default()]
}

#[test]
fn rdflib_finds_every_sentence_with_its_place_and_origin() {
    let program = "
import json, sys, rdflib
g = rdflib.Graph().parse(sys.argv[1], format='turtle')
query = '''
prefix a: <urn:actograph:> prefix oa: <http://www.w3.org/ns/oa#> prefix prov: <http://www.w3.org/ns/prov#>
prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> prefix skos: <http://www.w3.org/2004/02/skos/core#>
select ?quote ?start ?end ?source ?kind ?target ?status ?id (group_concat(?speaker; separator=\"|\") as ?by) where {
  ?e a oa:Annotation ; oa:hasBody ?r ; a:status ?status ; prov:wasQuotedFrom ?d ; oa:hasTarget ?t .
  ?t oa:hasSource ?d ; oa:hasSelector [ a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ] ,
    [ a oa:TextQuoteSelector ; oa:exact ?quote ] .
  ?d <http://purl.org/dc/terms/identifier> ?id .
  ?r a ?type ; a:source [ skos:prefLabel ?source ] ; a:target [ skos:prefLabel ?target ] .
  ?type rdfs:label ?kind .
  optional { ?e prov:wasAttributedTo [ rdfs:label ?speaker ] }
} group by ?e ?quote ?start ?end ?source ?kind ?target ?status ?id'''
rows = [[str(x) if not isinstance(x, rdflib.Literal) or x.language or x.datatype is None else x.toPython() for x in r] for r in g.query(query)]
subjects = lambda kind: len(set(g.subjects(rdflib.RDF.type, rdflib.URIRef('urn:actograph:' + kind))))
print(json.dumps([rows, subjects('Actor'), subjects('Relation'), subjects('Document'), str(list(g.objects(None, rdflib.DCTERMS.issued)))]))";
    for graph in graphs() {
        let Some(read) = support::python(&["rdflib"], program, write(&graph, "turtle")) else { return };
        let (rows, actors, relations, documents, days): (Vec<Vec<Value>>, usize, usize, usize, String) =
            serde_json::from_str(&read).unwrap();
        assert_eq!(
            (actors, relations, documents),
            (graph.node_count(), graph.edge_count(), graph.documents().len())
        );
        let evidence: usize = graph.links().map(|link| link.edge.weight()).sum();
        assert_eq!(rows.len(), evidence);
        for link in graph.links() {
            for proof in &link.edge.evidence {
                let found = rows.iter().find(|row| {
                    visible(row[0].as_str().unwrap()) == visible(&proof.text) && row[1] == proof.start
                });
                let row = found.unwrap_or_else(|| panic!("{:?} is missing", proof.text));
                assert_eq!(row[2], proof.end);
                assert_eq!(visible(row[3].as_str().unwrap()), visible(&link.source.name));
                assert_eq!(visible(row[4].as_str().unwrap()), visible(&link.edge.kind.name));
                assert_eq!(row[6], proof.status.name());
            }
        }
        if graph == support::week() {
            assert!(rows.iter().any(|row| row[8].as_str().unwrap().split('|').count() == 2), "two speakers");
            assert!(days.contains("XMLSchema#date"), "{days}");
        }
    }
}

#[test]
fn trig_has_the_evidence_of_each_document_in_a_graph() {
    let program = "
import json, sys, rdflib
d = rdflib.Dataset()
d.parse(sys.argv[1], format='trig')
kind = rdflib.URIRef('http://www.w3.org/ns/oa#Annotation')
graphs = {str(g.identifier): len(set(g.subjects(rdflib.RDF.type, kind))) for g in d.graphs()}
print(json.dumps(graphs))";
    for graph in graphs() {
        let Some(read) = support::python(&["rdflib"], program, write(&graph, "trig")) else { return };
        let mut read: BTreeMap<String, usize> = serde_json::from_str(&read).unwrap();
        read.retain(|_, count| *count > 0);
        let mut expected: BTreeMap<usize, usize> = BTreeMap::new();
        for proof in graph.links().flat_map(|link| &link.edge.evidence) {
            *expected.entry(proof.document).or_default() += 1;
        }
        let sorted = |counts: Vec<usize>| {
            let mut counts = counts;
            counts.sort_unstable();
            counts
        };
        assert_eq!(sorted(read.values().copied().collect()), sorted(expected.into_values().collect()));
        if graph == support::week() {
            assert_eq!(read.get("urn:actograph:graph:montag"), Some(&6), "{read:?}");
        }
    }
}

#[test]
fn oxigraph_reads_both() {
    let program = "
import json, sys, pyoxigraph as ox
quads = {}
for name, kind in [('turtle', ox.RdfFormat.TURTLE), ('trig', ox.RdfFormat.TRIG)]:
    text = json.load(open(sys.argv[1]))[name]
    quads[name] = list(ox.parse(text, format=kind))
print(json.dumps([len(quads['turtle']), len([q for q in quads['trig'] if not isinstance(q.graph_name, ox.DefaultGraph)]), len(quads['trig'])]))";
    for graph in graphs() {
        let both = serde_json::json!({"turtle": write(&graph, "turtle"), "trig": write(&graph, "trig")});
        let Some(read) = support::python(&["pyoxigraph"], program, both.to_string()) else { return };
        let [turtle, named, trig]: [usize; 3] = serde_json::from_str(&read).unwrap();
        assert_eq!(
            trig,
            turtle + 2 * graph.documents().len(),
            "each named graph is described by two triples"
        );
        assert!(named > 0 || graph.edge_count() == 0);
    }
}
