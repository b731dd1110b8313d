//! Words of a file as words of a Markdown document, and nothing else than words.

use crate::text::{Address, Written};

/// `words`, which are safe to show by now, so that Markdown, whatever the dialect, prints them as
/// they are, wherever on a line or at its beginning they stand.
pub(super) fn escaped(words: &str) -> String {
    let words = words.trim();
    let mut escaped = String::with_capacity(words.len());
    let mut at_start = true;
    // What stands before it is all of a line, and would number a list.
    let mut is_number = false;
    for c in words.chars() {
        // Signs of lists and headings mean something at the beginning of a line only.
        let is_sign = matches!(c, '-' | '+' | '=' | ':') && at_start;
        let ends_number = matches!(c, '.' | ')') && is_number;
        if is_sign || ends_number || is_markup(c) {
            escaped.push('\\');
        }
        escaped.push(c);
        is_number = (at_start || is_number) && c.is_ascii_digit();
        at_start = false;
    }
    escaped
}

fn is_markup(c: char) -> bool {
    matches!(
        c,
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '^' | '{' | '}'
    )
}

/// An address as a link, where it is one that may be opened; else as words.
pub(super) fn address(written: Written<'_>) -> String {
    match Address::parse(written) {
        Ok(address) => format!("<{address}>"),
        Err(_) => escaped(&written.shown().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_that_is_written_becomes_markup() {
        for (words, expected) in [
            ("[On a raid](javascript:x)", r"\[On a raid\](javascript:x)"),
            ("<script>alert(1)</script> &lt;", r"\<script\>alert(1)\</script\> \&lt;"),
            ("*a* _b_ `c` ~~d~~ $e$ a|b", r"\*a\* \_b\_ \`c\` \~\~d\~\~ \$e\$ a\|b"),
            ("# no heading", r"\# no heading"),
            ("1. no list", r"1\. no list"),
            ("22) no list", r"22\) no list"),
            ("- no list - at all", r"\- no list - at all"),
            ("+ no list", r"\+ no list"),
            ("=== no heading", r"\=== no heading"),
            (r"back\slash\*", r"back\\slash\\\*"),
            ("   not code", "not code"),
            ("137 killed. 1.5 million (a)", "137 killed. 1.5 million (a)"),
        ] {
            assert_eq!(escaped(words), expected);
        }
    }

    #[test]
    fn a_long_number_and_many_dots_take_no_time() {
        let words = "1".repeat(400_000) + &".".repeat(400_000);
        assert_eq!(escaped(&words), words.replacen('.', "\\.", 1));
    }

    #[test]
    fn only_what_may_be_opened_becomes_a_link() {
        let written = |text| address(Written::new(text));
        assert_eq!(written("https://example.org/a_b?c=*"), "<https://example.org/a_b?c=*>");
        assert_eq!(written("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(written("https://example.org/><b>"), r"https://example.org/\>\<b\>");
    }

    proptest! {
        #[test]
        fn what_is_escaped_reads_as_it_was_written(words in "[ -~]*") {
            let mut read = String::new();
            let escaped = escaped(&words);
            let mut characters = escaped.chars();
            while let Some(c) = characters.next() {
                // A backslash before punctuation stands for what follows.
                read.extend(if c == '\\' { characters.next() } else { Some(c) });
            }
            prop_assert_eq!(read, words.trim());
        }
    }
}
