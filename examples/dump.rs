//! dump
use serde_json::{Value, json};
use std::io::{BufRead, Write};
fn main() -> anyhow::Result<()> {
    let a = actograph::pipeline::Analyzer::embedded(&std::env::args().nth(1).unwrap_or("de".into()))?;
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    for line in std::io::stdin().lock().lines() {
        let d: Value = serde_json::from_str(&line?)?;
        let text: Vec<&str> =
            d["sentences"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
        let text = text.join(" ");
        let an = a.analyze(actograph::document::Document {
            id: d["id"].as_str().unwrap().to_owned(),
            text,
            lang: "de".to_owned(),
            ..Default::default()
        });
        let trees: Vec<Value> = an
            .trees
            .iter()
            .map(|t| {
                json!(
                    (0..t.len())
                        .map(|i| {
                            let n = &t.nodes[i];
                            let w = t.word(i);
                            json!([
                                w.form.to_string(),
                                n.lemma.to_string(),
                                format!("{:?}", n.upos),
                                n.xpos.to_string(),
                                n.feats.as_str(),
                                n.head,
                                n.deprel.to_string(),
                                n.entity.to_string(),
                                w.span.start
                            ])
                        })
                        .collect::<Vec<_>>()
                )
            })
            .collect();
        let actors: Vec<Value> = an.actors.actors.iter().map(|x| json!({"name":x.name,"kind":x.kind.name(),"country":x.country.map(|c|c.code().to_string()),"named":x.named,"aliases":x.aliases})).collect();
        let ms: Vec<Value> = an.actors.mentions.iter().map(|m| json!({"actor":m.actor,"s":m.sentence,"head":m.head,"a":m.words.start,"b":m.words.end,"form":format!("{:?}",m.form),"noun":m.noun.as_ref().map(|(w,n)| json!([w,format!("{:?}",n)]))})).collect();
        let rs: Vec<Value> = an.relations.iter().map(|r| json!({"source":r.source,"target":r.target,"type":r.kind.name,"pred":r.predicate,"trigger":r.trigger,"s":r.sentence,"status":r.status.name(),"negated":r.negated,"conf":r.confidence,"by":r.by})).collect();
        writeln!(
            out,
            "{}",
            json!({"id":d["id"],"trees":trees,"actors":actors,"mentions":ms,"relations":rs})
        )?;
    }
    Ok(())
}
