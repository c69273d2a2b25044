//! Forms and their lemmas, by the German tables.

use super::*;
use crate::lang;

fn german() -> Lemmas {
    Lemmas::new(&lang::embedded("de").unwrap().lemmas).unwrap()
}

/// Checks rows of form, what it is, the model's lemma and the right one.
#[track_caller]
fn check_verbs(rows: &[(&str, &str, &str, &str)]) {
    let lemmas = german();
    for &(form, kind, model, wanted) in rows {
        let feats = Feats::new(format!("VerbForm={kind}"));
        assert_eq!(lemmas.correct(form, Upos::Verb, &feats, model.into()), wanted, "{form} ({model})");
    }
}

#[test]
fn verb_forms_lead_to_their_infinitive() {
    check_verbs(&[
        ("half", "Fin", "herben", "helfen"),
        ("gewährt", "Fin", "währen", "gewähren"),
        ("berät", "Fin", "beräen", "beraten"),
        ("entließ", "Fin", "lassen", "entlassen"),
        ("entsandte", "Fin", "entsanden", "entsenden"),
        ("zeterte", "Fin", "zeteren", "zetern"),
        ("verstümmelten", "Fin", "verstümmelen", "verstümmeln"),
        ("verzieh", "Fin", "verziehen", "verzeihen"),
        ("lädt", "Fin", "läden", "laden"),
        ("beschwor", "Fin", "beschworen", "beschwören"),
        ("erhängt", "Part", "erhängten", "erhängen"),
        ("übernommen", "Part", "überkommen", "übernehmen"),
        ("gesendet", "Part", "gesenden", "senden"),
        ("zweifle", "Fin", "zweiflen", "zweifeln"),
        ("hätten", "Fin", "hätten", "haben"),
        ("worden", "Part", "worden", "werden"),
    ]);
}

#[test]
fn particles_are_put_before_the_infinitive() {
    check_verbs(&[
        ("vorgeworfen", "Part", "vorgewerfen", "vorwerfen"),
        ("vorwarf", "Fin", "vorwarfen", "vorwerfen"),
        ("vorzuwerfen", "Inf", "vorzuwerfen", "vorwerfen"),
        ("anerkannt", "Part", "anerkannen", "anerkennen"),
        ("wiedereingeführt", "Part", "wiedereinführten", "wiedereinführen"),
        ("zurückzuerobern", "Inf", "zurückzuerobern", "zurückerobern"),
        ("nahezubringen", "Inf", "ausubringen", "nahebringen"),
    ]);
}

#[test]
fn a_separated_form_keeps_its_base() {
    check_verbs(&[
        ("lehnte", "Fin", "ablehnen", "lehnen"),
        ("schüchterte", "Fin", "einschüchtern", "schüchtern"),
    ]);
}

#[test]
fn the_model_chooses_among_the_verbs_of_a_form() {
    check_verbs(&[
        ("gehört", "Part", "hören", "hören"),
        ("gehört", "Part", "gehören", "gehören"),
        ("fällt", "Fin", "fällen", "fällen"),
        ("fällt", "Fin", "fälltn", "fallen"),
    ]);
}

#[test]
fn what_the_form_is_excludes_verbs() {
    check_verbs(&[("gehört", "Fin", "hören", "gehören"), ("gefällt", "Fin", "fällen", "gefallen")]);
}

#[test]
fn other_spellings_and_capitals_are_read() {
    check_verbs(&[
        ("Ließ", "Fin", "Ließen", "lassen"),
        ("schliesst", "Fin", "schliessten", "schließen"),
        ("mußte", "Fin", "mußen", "müssen"),
        ("Xyzte", "Fin", "Xyzen", "xyzen"),
    ]);
}

#[test]
fn unknown_forms_keep_the_lemma_of_the_model() {
    check_verbs(&[
        ("gefrobbt", "Part", "frobben", "frobben"),
        ("abm", "Fin", "abmen", "abmen"),
        ("", "Fin", "x", "x"),
    ]);
}

#[track_caller]
fn check(upos: Upos, feats: &str, rows: &[(&str, &str, &str)]) {
    let lemmas = german();
    for &(form, model, wanted) in rows {
        assert_eq!(lemmas.correct(form, upos, &Feats::new(feats), model.into()), wanted, "{form} ({model})");
    }
}

#[test]
fn participles_as_adjectives_are_cited_without_ending() {
    check(
        Upos::Adj,
        "Degree=Pos",
        &[
            ("entdeckte", "entdecken", "entdeckt"),
            ("dotierte", "dotiern", "dotiert"),
            ("herbeigeeilten", "herbeigeeilen", "herbeigeeilt"),
            ("Verstümmelter", "Verstümmelt", "verstümmelt"),
            ("roten", "rot", "rot"),
            ("geheimen", "geheim", "geheim"),
        ],
    );
    check(Upos::Adj, "VerbForm=Part", &[("vorgesehen", "vorgeeffen", "vorsehen")]);
}

#[test]
fn names_keep_their_letters() {
    check(
        Upos::Propn,
        "_",
        &[
            ("Russland", "Rußland", "Russland"),
            ("Russlands", "Rußlands", "Russlands"),
            ("Berlins", "Berlin", "Berlin"),
            ("Marx'", "Marx", "Marx"),
            ("Chrétien", "Chrétie", "Chrétien"),
            ("Amiens", "Amien", "Amien"),
        ],
    );
}

#[test]
fn english_names_keep_what_the_model_knows() {
    let lemmas = Lemmas::new(&lang::embedded("en").unwrap().lemmas).unwrap();
    for (form, feats, model, wanted) in [
        ("Nordlanders", "Number=Plur", "Nordlander", "Nordlander"),
        ("Nordlanders", "Number=Sing", "Nordlander", "Nordlanders"),
        ("Sept.", "Abbr=Yes|Number=Sing", "September", "September"),
        ("oslo", "Number=Sing", "Oslo", "Oslo"),
        ("BERGEN", "Number=Sing", "Bergen", "Bergen"),
        ("QRS", "Number=Sing", "Qrs", "QRS"),
        ("Bergen", "Number=Sing", "bergen", "Bergen"),
        ("Bergen", "Number=Sing", "Berg", "Bergen"),
    ] {
        let found = lemmas.correct(form, Upos::Propn, &Feats::new(feats), model.into());
        assert_eq!(found, wanted, "{form} ({model})");
    }
    assert_eq!(lemmas.correct("Hidden", Upos::Adj, &Feats::default(), "Hidden".into()), "Hidden");
}

#[test]
fn nouns_keep_the_spelling_of_the_form() {
    check(
        Upos::Noun,
        "_",
        &[
            ("Prozesse", "Prozeß", "Prozess"),
            ("Missverständnisprozesse", "Mißverständnisprozeß", "Missverständnisprozess"),
            ("Fußballprozesse", "Fußballprozeß", "Fußballprozess"),
            ("Grüße", "Gruß", "Gruß"),
            ("Spaß", "Spaß", "Spaß"),
        ],
    );
}

#[test]
fn noun_forms_lead_to_their_singular() {
    check(
        Upos::Noun,
        "Case=Dat|Number=Plur",
        &[
            ("Vorwürfen", "Vorwürf", "Vorwurf"),
            ("Lotsinnen", "Lotsinne", "Lotsin"),
            ("Herkunftsländern", "Herkunftsländ", "Herkunftsland"),
            ("Lotsenpläne", "Lotsenplän", "Lotsenplan"),
            ("Apps", "Apum", "App"),
            ("Bänke", "Bänk", "Bank"),
            ("Beamten", "Beamte", "Beamte"),
            ("Lotsenbeamten", "Lotsenbeamte", "Lotsenbeamte"),
            ("Qwfpgj", "Qwfp", "Qwfp"),
            ("ERGEBNISSE", "ERGEBNISSE", "Ergebnis"),
        ],
    );
    check(
        Upos::Noun,
        "Number=Sing",
        &[
            ("Gerät", "Geraten", "Gerät"),
            ("Verdachts", "Verdenken", "Verdacht"),
            ("Küchengerätes", "Küchengeraten", "Küchengerät"),
            ("Sonderverdacht", "Sonderverdenken", "Sonderverdacht"),
            ("Herumgreifens", "Herumgreifen", "Herumgreifen"),
            ("Wartens", "Warten", "Warten"),
            ("Streikes", "Streike", "Streik"),
            ("GERÄT", "GERÄ", "Gerät"),
            ("SUV", "SU", "SUV"),
            ("Leistungs", "Leistungs", "Leistungs"),
        ],
    );
}

#[test]
fn the_model_and_the_number_choose_among_nouns() {
    let source = |text| Source { name: "table", text };
    let data = LemmaData {
        settings: source("noun-endings\tn"),
        nouns: source("Bande\tBand:p Bande:s\nbünde\tBund"),
        ..LemmaData::NONE
    };
    let lemmas = Lemmas::new(&data).unwrap();
    for (form, number, model, wanted) in [
        ("Bande", "Sing", "Band", "Band"),
        ("Bande", "Sing", "Ban", "Bande"),
        ("Banden", "Plur", "Ban", "Band"),
        ("Bünden", "Plur", "Bünd", "Bund"),
        ("Lotsenbünden", "Plur", "Lotsenbünd", "Lotsenbund"),
        ("Lobünden", "Plur", "Lobünd", "Lobünd"),
        ("Lotsenbanden", "Plur", "Lotsenband", "Lotsenband"),
    ] {
        let feats = Feats::new(format!("Number={number}"));
        assert_eq!(lemmas.correct(form, Upos::Noun, &feats, model.into()), wanted, "{form} ({model})");
    }
}

#[test]
fn without_tables_only_capitals_of_verbs_change() {
    let lemmas = Lemmas::new(&LemmaData::NONE).unwrap();
    for (form, upos, model, wanted) in [
        ("Helped", Upos::Verb, "Help", "help"),
        ("Paris", Upos::Propn, "Pari", "Pari"),
        ("Boss", Upos::Noun, "Boß", "Boß"),
    ] {
        assert_eq!(lemmas.correct(form, upos, &Feats::default(), model.into()), wanted);
    }
}

fn table(text: &'static str) -> Result<Lemmas, DataError> {
    let source = |text| Source { name: "table", text };
    let settings = source("infix\tzu\nparticles\tvor");
    Lemmas::new(&LemmaData { settings, verbs: source(text), ..LemmaData::NONE })
}

#[test]
fn every_row_of_a_table_is_found() {
    let lemmas = table("# comment\n# comment\nwarf\twerfen\nwerfen\twerfen:fi\nwürfe\twerfen").unwrap();
    for form in ["warf", "werfen", "würfe", "vorwarf", "vorzuwerfen"] {
        let found = lemmas.correct(form, Upos::Verb, &Feats::default(), "x".into());
        assert_eq!(found, if form.starts_with("vor") { "vorwerfen" } else { "werfen" }, "{form}");
    }
    assert_eq!(lemmas.correct("wa", Upos::Verb, &Feats::default(), "x".into()), "x");
}

#[test]
fn unsorted_rows_are_faults() {
    for (text, line) in [("b\tben\na\tan", 2), ("a\tan\na\tan", 2), ("# c\na\tan\nb", 3), ("a\tan\n# c", 2)] {
        assert_eq!(table(text).unwrap_err().line, line, "{text:?}");
    }
}

#[test]
fn german_rows_are_well_formed() {
    let data = lang::embedded("de").unwrap().lemmas;
    for line in data.verbs.text.lines().filter(|line| !line.starts_with('#')) {
        for cell in line.split_once('\t').unwrap().1.split(' ') {
            let (verb, letters) = cell.split_once(':').unwrap_or((cell, "f"));
            assert!(verb.ends_with('n') && !letters.is_empty(), "{line}");
            assert!(letters.chars().all(|letter| "fpi".contains(letter)), "{line}");
        }
    }
}
