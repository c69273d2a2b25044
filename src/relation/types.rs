//! The relation types that actograph knows by itself.
//!
//! After PLOVER, the event ontology that succeeded CAMEO (<https://github.com/openeventdata/PLOVER>).

use super::{Quad, RelationType};

/// The name of the type of a standing tie to a body.
pub const AFFILIATION: &str = "AFFILIATION";

/// The name of the type of a verb between two actors that no frame covers.
pub const OTHER: &str = "OTHER";

/// PLOVER's sixteen types with AFFILIATION and OTHER.
pub fn plover() -> Vec<RelationType> {
    use Quad::{MaterialConflict, MaterialCooperation, VerbalConflict, VerbalCooperation};
    let types = [
        ("AGREE", Some(VerbalCooperation), true),
        ("CONSULT", Some(VerbalCooperation), true),
        ("SUPPORT", Some(VerbalCooperation), false),
        ("CONCEDE", Some(VerbalCooperation), false),
        ("COOPERATE", Some(MaterialCooperation), true),
        ("AID", Some(MaterialCooperation), false),
        ("RETREAT", Some(MaterialCooperation), false),
        ("REQUEST", Some(VerbalConflict), false),
        ("ACCUSE", Some(VerbalConflict), false),
        ("REJECT", Some(VerbalConflict), false),
        ("THREATEN", Some(VerbalConflict), false),
        ("PROTEST", Some(MaterialConflict), false),
        ("SANCTION", Some(MaterialConflict), false),
        ("MOBILIZE", Some(MaterialConflict), false),
        ("COERCE", Some(MaterialConflict), false),
        ("ASSAULT", Some(MaterialConflict), false),
        (AFFILIATION, None, false),
        (OTHER, None, false),
    ];
    types
        .into_iter()
        .map(|(name, quad, symmetric)| RelationType { name: name.to_owned(), quad, symmetric, color: None })
        .collect()
}
