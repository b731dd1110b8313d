use std::io::{self, Write};

use unicode_width::UnicodeWidthChar as _;

/// Octets of a line, without its end (RFC 5545, 3.1).
const MOST: usize = 75;

/// Writes a content line, folded before whole characters with the marks on them: a mark at the beginning of a line would
/// stand on the blank before it wherever lines are not put together again.
pub(super) fn line(name: &str, value: &str, out: &mut dyn Write) -> io::Result<()> {
    let line = format!("{name}:{value}");
    let (mut from, mut room) = (0, MOST);
    let mut places =
        line.char_indices().filter(|(_, c)| c.width() != Some(0)).map(|(at, _)| at).skip(1).peekable();
    let mut at = 0;
    while at < line.len() {
        let next = places.next().unwrap_or(line.len());
        if next - from > room && at > from {
            out.write_all(line.get(from..at).unwrap_or_default().as_bytes())?;
            out.write_all(b"\r\n ")?;
            (from, room) = (at, MOST - 1);
        }
        at = next;
    }
    out.write_all(line.get(from..).unwrap_or_default().as_bytes())?;
    out.write_all(b"\r\n")
}

/// Text as a value (3.3.11).
pub(super) fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\n' => value.push_str("\\n"),
            c => value.push(c),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(value: &str) -> String {
        let mut out = Vec::new();
        line("N", value, &mut out).expect("written to memory");
        String::from_utf8(out).expect("whole characters")
    }

    #[test]
    fn a_line_is_folded_at_seventy_five_octets_and_no_sooner() {
        assert_eq!(folded(&"a".repeat(73)), format!("N:{}\r\n", "a".repeat(73)));
        assert_eq!(folded(&"a".repeat(74)), format!("N:{}\r\n a\r\n", "a".repeat(73)));
        assert_eq!(folded(&"é".repeat(37)), format!("N:{}\r\n é\r\n", "é".repeat(36)));
        // An e with an accent on it is not cut, nor are their octets.
        let long = "e\u{301}".repeat(25);
        assert_eq!(folded(&long), format!("N:{}\r\n e\u{301}\r\n", "e\u{301}".repeat(24)));
        assert_eq!(folded(""), "N:\r\n");
    }

    proptest! {
        #[test]
        fn put_together_again_lines_are_what_they_were(value in "[a-zé市,;e\u{301}🎉 ]{0,200}") {
            let folded = folded(&value);
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= MOST));
            prop_assert_eq!(folded.replace("\r\n ", ""), format!("N:{value}\r\n"));
        }
    }
}
