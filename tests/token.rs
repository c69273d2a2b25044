//! Sentences and tokens: one row per phenomenon, and laws that hold for any text.

use std::sync::LazyLock;

use actograph::lang::token_data;
use actograph::token::{Sentence, Tokenizer};
use proptest::prelude::*;

static GERMAN: LazyLock<Tokenizer> = LazyLock::new(|| Tokenizer::new(&token_data("de").unwrap()).unwrap());
static ENGLISH: LazyLock<Tokenizer> = LazyLock::new(|| Tokenizer::new(&token_data("en").unwrap()).unwrap());

/// Tokens with spaces between, ` | ` between sentences, contracted tokens as `im=in+dem`.
fn sketch(sentences: &[Sentence]) -> String {
    let sentence = |sentence: &Sentence| {
        let mut tokens = Vec::new();
        let mut index = 0;
        while index < sentence.words.len() {
            let multiword = sentence.multiwords.iter().find(|multiword| multiword.first == index);
            let last = multiword.map_or(index, |multiword| multiword.last);
            let words: Vec<&str> = sentence.words[index..=last].iter().map(|word| &*word.form).collect();
            tokens.push(multiword.map_or(String::new(), |m| format!("{}=", m.form)) + &words.join("+"));
            index = last + 1;
        }
        tokens.join(" ")
    };
    sentences.iter().map(sentence).collect::<Vec<_>>().join(" | ")
}

fn check(tokenizer: &Tokenizer, rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|&(text, expected)| {
            let got = sketch(&tokenizer.tokenize(text));
            (got != expected).then(|| format!("{text:?}\n  expected {expected}\n  got      {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn contracted_forms() {
    check(
        &GERMAN,
        &[
            ("Er ist im Haus.", "Er ist im=in+dem Haus ."),
            ("Zum Schluss ging sie ins Kino.", "Zum=Zu+dem Schluss ging sie ins=in+das Kino ."),
            ("Am besten lief es fürs Team.", "Am=An+dem besten lief es fürs=für+das Team ."),
            (
                "unterm Dach, überm Tor, hinters Licht",
                "unterm=unter+dem Dach , überm=über+dem Tor , hinters=hinter+das Licht",
            ),
            ("TREFFEN IM SCHLOSS", "TREFFEN IM=IN+DEM SCHLOSS"),
            ("Die Fans, der Imker und ein Amboss.", "Die Fans , der Imker und ein Amboss ."),
        ],
    );
}

#[test]
fn hyphens_and_dashes() {
    check(
        &GERMAN,
        &[
            ("Der US-Präsident kommt.", "Der US - Präsident kommt ."),
            ("Bundes- und Landesregierung", "Bundes - und Landesregierung"),
            ("ein 18-jähriger Helfer", "ein 18 - jähriger Helfer"),
            ("Frau Berg-Thal aus Neu-Au", "Frau Berg - Thal aus Neu - Au"),
            ("Er kam – wie immer — zu spät.", "Er kam – wie immer — zu spät ."),
            ("Treffen Oslo–Rom", "Treffen Oslo – Rom"),
            ("Nord-Süd-Achse, Ein- und Ausfuhr", "Nord - Süd - Achse , Ein - und Ausfuhr"),
            ("Haupteingang und -ausgang, EU-weit", "Haupteingang und - ausgang , EU - weit"),
            ("der US\u{2011}Präsident, 2010–2015", "der US ‑ Präsident , 2010 – 2015"),
            ("Das -- so heißt es -- reicht.", "Das -- so heißt es -- reicht ."),
            ("am 2024-05-17 erneut", "am=an+dem 2024-05-17 erneut"),
        ],
    );
}

#[test]
fn quotation_marks() {
    check(
        &GERMAN,
        &[
            ("„Wir bleiben“, sagte sie.", "„ Wir bleiben “ , sagte sie ."),
            ("»Wir bleiben«, sagte sie.", "» Wir bleiben « , sagte sie ."),
            ("« Wir bleiben ! » Er ging.", "« Wir bleiben ! » | Er ging ."),
            ("\"Wir bleiben.\" Er ging.", "\" Wir bleiben . \" | Er ging ."),
            ("``Wir bleiben.'' Er ging.", "`` Wir bleiben . '' | Er ging ."),
            ("Sie rief ‚Halt‘ und ging.", "Sie rief ‚ Halt ‘ und ging ."),
            ("„Wirklich?“ fragte er.", "„ Wirklich ? “ fragte er ."),
            ("„Wir gehen!“ – Dann schwieg sie.", "„ Wir gehen ! “ – Dann schwieg sie ."),
            ("(Er kam nicht.) Sie wartete.", "( Er kam nicht . ) | Sie wartete ."),
            ("Marx' Werk, Grass’ Roman, das geht's an", "Marx' Werk , Grass’ Roman , das geht's an"),
            ("Das 'Haus' steht.", "Das ' Haus ' steht ."),
            ("„Wir bleiben”, sagte sie. “Nein.”", "„ Wir bleiben ” , sagte sie . | “ Nein . ”"),
            ("›Wir bleiben‹, sagte ‹sie›.", "› Wir bleiben ‹ , sagte ‹ sie › ."),
            (",,Wir bleiben'', sagte sie.", ",, Wir bleiben '' , sagte sie ."),
            ("„Er sagte: ‚Komm!‘“, rief sie.", "„ Er sagte : ‚ Komm ! ‘ “ , rief sie ."),
            ("„Nein.“ „Doch?“ Er ging.", "„ Nein . “ | „ Doch ? “ | Er ging ."),
            ("»Nein.« Er ging.", "» Nein . « | Er ging ."),
            (
                "Der „Bote“-Chef nennt es „gut“. Sie nicht.",
                "Der „ Bote “ - Chef nennt es „ gut “ . | Sie nicht .",
            ),
        ],
    );
}

#[test]
fn abbreviations_and_initials() {
    check(
        &GERMAN,
        &[
            ("Dr. Berger traf Prof. Roth in St. Blasien.", "Dr. Berger traf Prof. Roth in St. Blasien ."),
            ("Obst, z. B. Äpfel, z.B. Birnen.", "Obst , z. B. Äpfel , z.B. Birnen ."),
            ("Sie war u. a. in Rom, d. h. fort.", "Sie war u. a. in Rom , d. h. fort ."),
            ("Rund 3 Mrd. Euro fehlen.", "Rund 3 Mrd. Euro fehlen ."),
            ("bzw. Äpfel, d.h. Obst, i.d.R. süß", "bzw. Äpfel , d.h. Obst , i.d.R. süß"),
            ("§ 5 Abs. 2 Nr. 3, vgl. Art. 5 ff. Er las.", "§ 5 Abs. 2 Nr. 3 , vgl. Art. 5 ff. | Er las ."),
            ("Dipl.-Ing. Roth, Hr. Berg, ca. 5 Std.", "Dipl. - Ing. Roth , Hr. Berg , ca. 5 Std."),
            ("Er mag Brot, Käse usw. Die Wurst nicht.", "Er mag Brot , Käse usw. | Die Wurst nicht ."),
            ("Um 50 v. Chr. herrschte Streit.", "Um 50 v. Chr. herrschte Streit ."),
            ("A. B. Muster und Tom C. Beispiel kamen.", "A. B. Muster und Tom C. Beispiel kamen ."),
            ("Siehe Nr. 5. Das ist die Nr. Sie fehlt.", "Siehe Nr. 5 . | Das ist die Nr . | Sie fehlt ."),
            ("Er wohnt in der Schweiz. Auf dem Berg.", "Er wohnt in der Schweiz . | Auf dem Berg ."),
            ("König Otto III. kam.", "König Otto III. kam ."),
        ],
    );
}

#[test]
fn numbers_and_dates() {
    check(
        &GERMAN,
        &[
            ("Am 3. Oktober und am 3. Mai.", "Am=An+dem 3. Oktober und am=an+dem 3. Mai ."),
            ("der 2. Platz im 18. Jahrhundert", "der 2. Platz im=in+dem 18. Jahrhundert"),
            ("Das war 2019. Dann kam er.", "Das war 2019 . | Dann kam er ."),
            ("Es kamen 30. Die Polizei zählte.", "Es kamen 30 . | Die Polizei zählte ."),
            ("Es kostet 1.234,56 oder 3,5 Euro.", "Es kostet 1.234,56 oder 3,5 Euro ."),
            ("um 18.30 Uhr, um 9:15 Uhr, 2:0", "um 18.30 Uhr , um 9:15 Uhr , 2:0"),
            (
                "am 24.12.2023, am 24.12. und am 16. 5. 2016",
                "am=an+dem 24.12.2023 , am=an+dem 24.12. und am=an+dem 16. 5. 2016",
            ),
            ("für 20,– Euro, 70% und 5 €", "für 20,– Euro , 70 % und 5 €"),
            ("vom 3. bis 5. März", "vom=von+dem 3. bis 5. März"),
            ("am 3. Oktober. Dann kam er.", "am=an+dem 3. Oktober . | Dann kam er ."),
            ("1'234 oder 12’345’678,50 Franken", "1'234 oder 12’345’678,50 Franken"),
            ("'5'000 und '68'er", "' 5'000 und ' 68'er"),
            ("3,5 Mio. Euro. Die Summe", "3,5 Mio. Euro . | Die Summe"),
            ("Der 1. FC Nordstadt gewann 2:1 (1:0).", "Der 1. FC Nordstadt gewann 2:1 ( 1:0 ) ."),
        ],
    );
}

#[test]
fn addresses_and_handles() {
    check(
        &GERMAN,
        &[
            ("Siehe https://beispiel.de/a?b=1.", "Siehe https://beispiel.de/a?b=1 ."),
            ("(www.beispiel.at) und beispiel.de.", "( www.beispiel.at ) und beispiel.de ."),
            ("Mail an a.b@beispiel.org, bitte.", "Mail an a.b@beispiel.org , bitte ."),
            ("@muster_frau schreibt #Wahl2020!", "@muster_frau schreibt #Wahl2020 !"),
            ("Ende.Danach ging er.", "Ende . | Danach ging er ."),
            ("Unter http://www.beispiel.de/. Danach", "Unter http://www.beispiel.de/ . | Danach"),
            ("An info@beispiel.de. Er nicht.", "An info@beispiel.de . | Er nicht ."),
        ],
    );
}

#[test]
fn gender_marks() {
    check(
        &GERMAN,
        &[
            ("Politiker:innen, Politiker*innen", "Politiker:innen , Politiker*innen"),
            ("PolitikerInnen und Politiker_innen", "PolitikerInnen und Politiker_innen"),
            ("jede:r Lehrer/in oder Lehrer/-innen", "jede:r Lehrer/in oder Lehrer/-innen"),
            ("Minister:innenrunde", "Minister:innenrunde"),
            ("Kolleg·innen und ein:e Schüler:in", "Kolleg·innen und ein:e Schüler:in"),
            ("Thema:Inhalt", "Thema : Inhalt"),
            ("und/oder", "und / oder"),
        ],
    );
}

#[test]
fn odd_characters() {
    check(
        &GERMAN,
        &[
            ("\u{FEFF}Der Bundes\u{AD}tag\u{200B} tagt.", "Der Bundestag tagt ."),
            ("Ein Ofﬁzier", "Ein Offizier"),
            ("Eﬀekt, ﬂott, ﬆark", "Effekt , flott , stark"),
            ("Mu\u{308}ller\u{A0}kam.\r\nEr ging.", "Müller kam . | Er ging ."),
            ("Schön 👍🏽! 👩‍👩‍👧 🇩🇪🇦🇹", "Schön 👍🏽 ! | 👩👩👧 🇩🇪 🇦🇹"),
            ("a\u{0}b\tc", "ab c"),
            ("\u{301}", "\u{301}"),
            ("Warte … nein... Doch!!", "Warte … nein ... | Doch ! !"),
            ("\u{200B}\u{AD} \n", ""),
            ("Gut ;-) Weiter", "Gut ;-) | Weiter"),
            ("Toll! 🎉 Danke ❤\u{FE0F}.", "Toll ! | 🎉 Danke ❤ ."),
            ("NEUE STEUER: RAT WARNT! WER ZAHLT?", "NEUE STEUER : RAT WARNT ! | WER ZAHLT ?"),
            ("RAT WARNT\nDer Rat warnt vor der Steuer.", "RAT WARNT | Der Rat warnt vor der Steuer ."),
            ("DIE MINISTERIN REIST AB. SIE KOMMT WIEDER.", "DIE MINISTERIN REIST AB . | SIE KOMMT WIEDER ."),
        ],
    );
    assert_eq!(GERMAN.tokenize(&"ä".repeat(100_000)).len(), 1);
}

#[test]
fn lines_and_datelines() {
    check(
        &GERMAN,
        &[
            ("Gesandter reist ab\n\nDie Lage ist ernst.", "Gesandter reist ab | Die Lage ist ernst ."),
            ("Gesandter reist ab\nDie Lage ist ernst.", "Gesandter reist ab | Die Lage ist ernst ."),
            (
                "Die Ministerin hat am Montag in der\nHauptstadt mit dem Gesandten über den\nHandel gesprochen \
                 und reist\nab.",
                "Die Ministerin hat am=an+dem Montag in der Hauptstadt mit dem Gesandten über den Handel \
                 gesprochen und reist ab .",
            ),
            ("Berlin (dpa) – Die Lage ist ernst.", "Berlin ( dpa ) – Die Lage ist ernst ."),
            ("Wien/Kiew – Die Lage ist ernst.", "Wien / Kiew – Die Lage ist ernst ."),
            ("• Erstens\n• Zweitens", "• Erstens | • Zweitens"),
        ],
    );
}

#[test]
fn words_broken_at_the_end_of_a_line() {
    check(
        &GERMAN,
        &[
            ("Die Minis-\nterin reist ab.", "Die Ministerin reist ab ."),
            ("Die Minis- \r\n  terin reist ab.", "Die Ministerin reist ab ."),
            ("Die Minis\u{AD}\nterin reist ab.", "Die Ministerin reist ab ."),
            ("Der US-Bot-\nschafter reist ab.", "Der US - Botschafter reist ab ."),
            ("die Ost-\nund Westküste", "die Ost - und Westküste"),
            ("die EU-\nweite Regel", "die EU - weite Regel"),
            ("der Nord-\nLotse", "der Nord - Lotse"),
            ("Die Minis-\n\nterin", "Die Minis - | terin"),
        ],
    );
    check(&ENGLISH, &[("a well-\nknown envoy", "a well - known envoy")]);
    let text = "Die Minis-\nterin.";
    assert_eq!(GERMAN.tokenize(text)[0].words[1].span.of(text), "Minis-\nterin");
}

#[test]
fn sentences_without_a_mark() {
    check(
        &GERMAN,
        &[
            (
                "Die Sitzung wurde vertagt Danach gingen alle.",
                "Die Sitzung wurde vertagt | Danach gingen alle .",
            ),
            ("Sie las in Der Woche, wie Sie wissen.", "Sie las in Der Woche , wie Sie wissen ."),
            ("Das ist ein Ein-Mann-Betrieb.", "Das ist ein Ein - Mann - Betrieb ."),
        ],
    );
}

#[test]
fn english() {
    check(
        &ENGLISH,
        &[
            ("I don't know, it's Ann's.", "I don't=do+n't know , it's=it+'s Ann's=Ann+'s ."),
            (
                "He’ll go; we cannot. I'm gonna.",
                "He’ll=He+’ll go ; we cannot=can+not . | I'm=I+'m gonna=gon+na .",
            ),
            ("the state-of-the-art e-mail re-election", "the state - of - the - art e-mail re-election"),
            ("Mr. Smith met Dr. Roe in the U.S. on 9/11.", "Mr. Smith met Dr. Roe in the U.S. on 9/11 ."),
            ("Wow!!! Really?", "Wow !!! | Really ?"),
            ("It costs $5.50, about 70%, at 5pm.", "It costs $ 5.50 , about 70 % , at 5 pm ."),
            ("\"Stay,\" she said. 'Why?' he asked.", "\" Stay , \" she said . | ' Why ? ' he asked ."),
            ("The parents' house, O'Neil said.", "The parents ' house , O'Neil said ."),
        ],
    );
}

#[test]
fn spans_point_into_the_text() {
    let text = "Er war im Bundes\u{AD}tag.";
    let sentences = GERMAN.tokenize(text);
    let surface: Vec<&str> = sentences[0].words.iter().map(|word| word.span.of(text)).collect();
    assert_eq!(surface, ["Er", "war", "im", "im", "Bundes\u{AD}tag", "."]);
    let spaces: Vec<bool> = sentences[0].words.iter().map(|word| word.space_after).collect();
    assert_eq!(spaces, [true, true, true, true, false, false]);
    assert_eq!(sentences[0].span.of(text), text);
}

#[test]
fn paragraphs_are_marked() {
    let sentences = GERMAN.tokenize("Titel\n\nEr kam. Sie ging.\nEr blieb.");
    let starts: Vec<bool> = sentences.iter().map(|sentence| sentence.paragraph_start).collect();
    assert_eq!(starts, [true, true, false, false]);
}

/// Words cover the text in order; only multiword tokens share a span; between words lies nothing visible.
fn check_cover(text: &str, sentences: &[Sentence]) -> Result<(), TestCaseError> {
    let visible = |c: char| !c.is_whitespace() && !is_invisible(c);
    let mut at = 0;
    for sentence in sentences {
        prop_assert!(!sentence.words.is_empty());
        for (index, word) in sentence.words.iter().enumerate() {
            if sentence.multiwords.iter().any(|m| m.first < index && index <= m.last) {
                prop_assert_eq!(word.span, sentence.words[index - 1].span);
                continue;
            }
            let between = text.get(at..word.span.start as usize);
            prop_assert!(between.is_some(), "spans rise and lie between characters");
            prop_assert!(!between.unwrap().contains(visible), "left out {:?}", between);
            prop_assert!(!word.form.is_empty() && !word.span.of(text).is_empty());
            at = word.span.end as usize;
            let spaced = text[at..].chars().find(|&c| !is_invisible(c)).is_some_and(char::is_whitespace);
            prop_assert!(!spaced || word.space_after);
        }
        prop_assert_eq!(sentence.span.end, sentence.words.last().unwrap().span.end);
    }
    prop_assert!(!text[at..].contains(visible));
    Ok(())
}

fn is_invisible(c: char) -> bool {
    let listed = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}');
    listed || c.is_control() && !c.is_whitespace()
}

/// Pieces that meet in all combinations in the second law.
const PIECES: &[&str] = &[
    "im",
    "Dr.",
    "z.",
    "B.",
    "3.",
    "Mai",
    "US-",
    "Präsident",
    "'",
    "’",
    "\"",
    "„",
    "“",
    "''",
    "``",
    "...",
    "…",
    ".",
    "!",
    "?",
    ",",
    ":",
    ";",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\u{A0}",
    "\u{AD}",
    "\u{200B}",
    "\u{308}",
    "www.",
    "a@b.de",
    "https://",
    "#",
    "@",
    "_",
    "*innen",
    "/",
    "-",
    "--",
    "–",
    "(",
    ")",
    "1.234",
    ",5",
    "€",
    "👍",
    "🏽",
    "\u{200D}",
    "🇩🇪",
    "n't",
    "don",
    "ß",
    "İ",
    "ﬁ",
    "I.",
    "usw.",
    "Die",
    "die",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_covered(text in "\\PC*|(.|\n){0,60}") {
        check_cover(&text, &GERMAN.tokenize(&text))?;
        check_cover(&text, &ENGLISH.tokenize(&text))?;
    }

    #[test]
    fn any_mixture_of_difficult_pieces_is_covered(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)
    ) {
        let text = pieces.concat();
        check_cover(&text, &GERMAN.tokenize(&text))?;
        check_cover(&text, &ENGLISH.tokenize(&text))?;
    }
}
