//! The colours that all pictures share.

use crate::actor::Kind;
use crate::relation::{Quad, RelationType};

/// A colour, red, green and blue.
pub(super) type Rgb = [u8; 3];

/// `#rrggbb`.
pub(super) fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Colours of the line and of the words on it.
pub(super) fn edge(kind: &RelationType) -> (Rgb, Rgb) {
    match own(kind) {
        Some(own) => (own, own),
        None => quad(kind.quad),
    }
}

/// The colour that the user gave to a type.
pub(super) fn own(kind: &RelationType) -> Option<Rgb> {
    kind.color.as_deref().and_then(parse)
}

/// Colours of a quad, told apart by colour-blind readers too: blues with, reds against each other; light for words,
/// dark for deeds. Lines after Okabe and Ito, "Color universal design" (2008); words darkened to be read on white.
pub(super) fn quad(quad: Option<Quad>) -> (Rgb, Rgb) {
    match quad {
        Some(Quad::VerbalCooperation) => ([0x56, 0xb4, 0xe9], [0x17, 0x65, 0x9a]),
        Some(Quad::MaterialCooperation) => ([0x00, 0x72, 0xb2], [0x00, 0x4f, 0x7c]),
        Some(Quad::VerbalConflict) => ([0xe6, 0x9f, 0x00], [0x8a, 0x5a, 0x00]),
        Some(Quad::MaterialConflict) => ([0xd5, 0x5e, 0x00], [0xa0, 0x3c, 0x00]),
        None => ([0x8c, 0x8c, 0x8c], [0x55, 0x55, 0x55]),
    }
}

/// The same on a dark ground: blues and oranges again, words lighter than deeds, all light enough to be read.
pub(super) fn quad_dark(quad: Option<Quad>) -> (Rgb, Rgb) {
    let colour = match quad {
        Some(Quad::VerbalCooperation) => [0x9b, 0xd5, 0xf5],
        Some(Quad::MaterialCooperation) => [0x2f, 0x93, 0xd6],
        Some(Quad::VerbalConflict) => [0xf3, 0xc2, 0x50],
        Some(Quad::MaterialConflict) => [0xf0, 0x74, 0x3a],
        None => [0xa8, 0xa8, 0xa8],
    };
    (colour, colour)
}

/// Dark fill colour of an actor that carries its name in white.
pub(super) fn fill_dark(kind: Kind) -> Rgb {
    match kind {
        Kind::Person => [0x1f, 0x24, 0x2b],
        Kind::Organization => [0x2b, 0x2f, 0x35],
        Kind::Place => [0x24, 0x32, 0x42],
        Kind::Group => [0x3a, 0x33, 0x26],
    }
}

/// Light fill colour of an actor that carries its name in black.
pub(super) fn fill(kind: Kind) -> Rgb {
    match kind {
        Kind::Person => [0xff, 0xff, 0xff],
        Kind::Organization => [0xf2, 0xf2, 0xf2],
        Kind::Place => [0xe8, 0xee, 0xf4],
        Kind::Group => [0xf6, 0xf0, 0xe4],
    }
}

/// Strong colour of an actor that is drawn as a dot beside its name.
pub(super) fn dot(kind: Kind) -> Rgb {
    match kind {
        Kind::Person => [0x33, 0x33, 0x33],
        Kind::Organization => [0x00, 0x9e, 0x73],
        Kind::Place => [0xcc, 0x79, 0xa7],
        Kind::Group => [0xb3, 0xa1, 0x25],
    }
}

/// Reads `#rrggbb`.
fn parse(text: &str) -> Option<Rgb> {
    let digits = text
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_the_user_go_before_the_quad() {
        let mut kind =
            RelationType { name: "X".into(), quad: None, symmetric: false, color: Some("#aB3377".into()) };
        assert_eq!(hex(edge(&kind).0), "#ab3377");
        for wrong in ["red", "#12345", "#+1+2+3", "#ä3456"] {
            kind.color = Some(wrong.into());
            assert_eq!(edge(&kind), quad(None), "{wrong}");
        }
    }
}
