//! Byte spans and their conversion to code points.

/// A half-open range of bytes into the original text of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span from byte offsets; texts over 4 GiB are not supported, so larger offsets saturate.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies inside (or equals) this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text under the span; empty when the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// Converts byte offsets of one text into code point offsets, counting from the last one that was asked for.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    count: u32,
}

impl<'a> CodePoints<'a> {
    /// Starts at the beginning of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, byte: 0, count: 0 }
    }

    /// The number of code points before byte offset `byte`. Fast when called with offsets near the last one; an offset
    /// beyond the text counts as its end, one inside a character as that character's start.
    pub fn at(&mut self, byte: u32) -> u32 {
        let mut byte = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let count = |range: std::ops::Range<usize>| {
            u32::try_from(self.text[range].chars().count()).unwrap_or(u32::MAX)
        };
        self.count = match self.byte {
            here if byte >= here => self.count + count(here..byte),
            here if byte > here / 2 => self.count - count(byte..here),
            _ => count(0..byte),
        };
        self.byte = byte;
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_not_bytes() {
        let text = "Müller grüßt Straße";
        let mut points = CodePoints::new(text);
        assert_eq!(points.at(text.find("grüßt").unwrap() as u32), 7);
        assert_eq!(points.at(text.len() as u32), 19);
        assert_eq!(points.at(2), 1, "inside ü: the character's start");
        assert_eq!(points.at(u32::MAX), 19);
    }

    #[test]
    fn spans_cover_and_contain() {
        let (a, b) = (Span::new(2, 5), Span::new(4, 9));
        assert_eq!(a.cover(b), Span::new(2, 9));
        assert!(a.cover(b).contains(a) && !a.contains(b));
        assert_eq!(Span::new(0, 99).of("kurz"), "");
    }
}
