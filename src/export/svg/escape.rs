use std::fmt;

use crate::text::{columns, fitting};

/// Words that are safe to show, as the text of an element or of an attribute (XML 1.0, 2.4).
pub(super) fn escaped(words: &str) -> Escaped<'_> {
    Escaped(words)
}

pub(super) struct Escaped<'w>(&'w str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                '"' => f.write_str("&quot;")?,
                // No characters of XML (2.2).
                '\u{fffe}' | '\u{ffff}' => f.write_str("\u{fffd}")?,
                c => write!(f, "{c}")?,
            }
        }
        Ok(())
    }
}

/// As much of some words as has room in so many columns.
pub(super) fn cut(words: &str, most: usize) -> String {
    if columns(words) <= most {
        return words.to_owned();
    }
    fitting(words, most - 1).trim_end().to_owned() + "…"
}
