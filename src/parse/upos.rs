//! Universal part-of-speech tags (<https://universaldependencies.org/u/pos/>).

macro_rules! upos {
    ($($tag:ident $name:literal $doc:literal),* $(,)?) => {
        /// A universal part-of-speech tag.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Upos { $(#[doc = $doc] $tag),* }

        impl Upos {
            /// All tags, in the order of their names.
            pub const ALL: &'static [Upos] = &[$(Upos::$tag),*];

            /// The tag as CoNLL-U writes it.
            pub fn name(self) -> &'static str {
                match self { $(Upos::$tag => $name),* }
            }

            /// Reads a tag; `None` for anything that is not one.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Upos::$tag),)* _ => None }
            }
        }
    };
}

upos! {
    Adj "ADJ" "Adjective.", Adp "ADP" "Adposition.", Adv "ADV" "Adverb.", Aux "AUX" "Auxiliary.",
    Cconj "CCONJ" "Coordinating conjunction.", Det "DET" "Determiner.", Intj "INTJ" "Interjection.",
    Noun "NOUN" "Common noun.", Num "NUM" "Numeral.", Part "PART" "Particle.", Pron "PRON" "Pronoun.",
    Propn "PROPN" "Proper noun.", Punct "PUNCT" "Punctuation.", Sconj "SCONJ" "Subordinating conjunction.",
    Sym "SYM" "Symbol.", Verb "VERB" "Verb.", X "X" "Other.",
}
