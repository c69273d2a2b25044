//! Which language a text is in.

use whichlang::Lang;

/// How much of a text is looked at, in bytes: more does not change the answer.
const SAMPLE: usize = 4096;

/// The language of a text (`de`, `en`), `None` if it is another or the text has no letters.
pub fn detect(text: &str) -> Option<&'static str> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    if !sample.contains(char::is_alphabetic) {
        return None;
    }
    match whichlang::detect_language(sample) {
        Lang::Deu => Some("de"),
        Lang::Eng => Some("en"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn tells_german_english_and_others_apart() {
        for (text, lang) in [
            ("Die Ministerin hat den Gesandten am Montag in der Hauptstadt empfangen.", Some("de")),
            ("The minister received the envoy in the capital on Monday.", Some("en")),
            ("La ministre a reçu l'envoyé lundi dans la capitale.", None),
            ("Министр принял посланника в понедельник.", None),
            ("", None),
            ("12:30 – 42 %", None),
        ] {
            assert_eq!(detect(text), lang, "{text}");
        }
    }
}
