//! Where a frame's actors stand in the sentence.

/// Grammatical case, of two-way prepositions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Dative.
    Dative,
    /// Accusative.
    Accusative,
    /// Genitive.
    Genitive,
}

impl Case {
    /// The value of the feature `Case`.
    pub fn feature(self) -> &'static str {
        match self {
            Case::Dative => "Dat",
            Case::Accusative => "Acc",
            Case::Genitive => "Gen",
        }
    }
}

/// One place where an actor can stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// `subj`: subject of the active clause.
    Subject,
    /// `obj`: accusative object.
    Object,
    /// `iobj`: dative object.
    IndirectObject,
    /// `gobj`: genitive object.
    GenitiveObject,
    /// `gen`: genitive attribute of a noun.
    Genitive,
    /// `poss`: possessive pronoun of a noun.
    Possessive,
    /// `comp`: first part of a compound.
    Compound,
    /// `adj`: adjective that carries a country or body.
    Adjective,
    /// `coord`: the other members of a coordinated subject.
    Coordinated,
    /// `clause`: the subject of the complement clause.
    Clause,
    /// `duty`: the subject of the complement clause, of which the clause says that it must do something.
    Duty,
    /// `condition`: who is to do something lest it happens (`threatened to strike unless Oslo gave in`).
    Condition,
    /// `act`: whom the act of the complement clause is directed at (`threatened to bomb Oslo`).
    Act,
    /// A prepositional object or attribute (`mit`, `an:Acc`).
    Preposition {
        /// The preposition.
        lemma: String,
        /// Its case, for prepositions that rule two.
        case: Option<Case>,
    },
}

impl Role {
    /// Reads one alternative of the role vocabulary.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "subj" => Role::Subject,
            "obj" => Role::Object,
            "iobj" => Role::IndirectObject,
            "gobj" => Role::GenitiveObject,
            "gen" => Role::Genitive,
            "poss" => Role::Possessive,
            "comp" => Role::Compound,
            "adj" => Role::Adjective,
            "coord" => Role::Coordinated,
            "clause" => Role::Clause,
            "act" => Role::Act,
            "duty" => Role::Duty,
            "condition" => Role::Condition,
            _ => {
                let (lemma, case) = match text.split_once(':') {
                    Some((lemma, "Dat")) => (lemma, Some(Case::Dative)),
                    Some((lemma, "Acc")) => (lemma, Some(Case::Accusative)),
                    Some((lemma, "Gen")) => (lemma, Some(Case::Genitive)),
                    Some(_) => return None,
                    None => (text, None),
                };
                let is_word = !lemma.is_empty() && lemma.chars().all(|c| c.is_lowercase() || c == ' ');
                return is_word.then(|| Role::Preposition { lemma: lemma.to_owned(), case });
            }
        })
    }

    /// The role in the vocabulary, without the case of a preposition.
    pub fn name(&self) -> &str {
        match self {
            Role::Subject => "subj",
            Role::Object => "obj",
            Role::IndirectObject => "iobj",
            Role::GenitiveObject => "gobj",
            Role::Genitive => "gen",
            Role::Possessive => "poss",
            Role::Compound => "comp",
            Role::Adjective => "adj",
            Role::Coordinated => "coord",
            Role::Clause => "clause",
            Role::Act => "act",
            Role::Duty => "duty",
            Role::Condition => "condition",
            Role::Preposition { lemma, .. } => lemma,
        }
    }

    /// Reads alternatives that ` | ` separates; `Err` holds the one that is no role.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, &str> {
        text.split('|').map(|part| Self::parse(part.trim()).ok_or(part.trim())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_vocabulary() {
        let roles = Role::parse_list("subj | an:Acc | mit").unwrap();
        assert_eq!(roles[0], Role::Subject);
        assert_eq!(roles[1], Role::Preposition { lemma: "an".into(), case: Some(Case::Accusative) });
        assert_eq!(Role::parse_list("subj | an:Akk"), Err("an:Akk"));
        assert_eq!(Role::parse_list("Subjekt"), Err("Subjekt"));
    }
}
