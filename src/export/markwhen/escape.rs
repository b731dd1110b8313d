//! Words of a file as words of a Markwhen document, and back: what the parser would take out of a text has a backslash in it.
//!
//! The parser itself knows no escape, and shows each backslash. Where one of ours may stand, those that stand there already are
//! doubled: so a run of them is halved on the way back, and nothing else is.

/// Which line of an event a text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// In which there may be the name of an event (`!word`) or one of its ends (`.start`).
    Title,
    Below,
}

/// Text that is no tag, no box to tick, no link, picture or place on a map, and says nothing of how much is done (`60%`), nor
/// is a name or an end of an event.
pub(super) fn escaped(text: &str, line: Line) -> String {
    let mut written = String::with_capacity(text.len());
    let (mut is_blank, mut earlier, mut before) = (true, ' ', ' ');
    let mut rest = text;
    loop {
        let (run, behind) = backslashes(rest);
        let Some(c) = behind.chars().next() else { break };
        let doubled = if takes(before, behind, line) { run } else { "" };
        let is_special = run.is_empty()
            && match (before, c) {
                (_, '#') => before.is_whitespace(),
                (_, '[') => before.is_whitespace() && is_blank,
                (_, '%') => is_share(text, text.len() - behind.len()),
                (']', _) => takes(before, behind, line),
                _ => !is_word(earlier) && takes(before, behind, line),
            };
        written.extend([run, doubled, if is_special { "\\" } else { "" }]);
        written.push(c);
        is_blank &= run.is_empty() && c.is_whitespace();
        (earlier, before) = (if run.is_empty() { before } else { '\\' }, c);
        rest = behind.get(c.len_utf8()..).unwrap_or_default();
    }
    written + rest
}

/// What was written so.
pub(crate) fn unescaped(text: &str, line: Line) -> String {
    let mut read = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text;
    loop {
        let (run, behind) = backslashes(rest);
        let Some(c) = behind.chars().next() else { break };
        let kept = if takes(before, behind, line) { run.len() / 2 } else { run.len() };
        read.push_str(run.get(..kept).unwrap_or_default());
        read.push(c);
        before = c;
        rest = behind.get(c.len_utf8()..).unwrap_or_default();
    }
    read + rest
}

/// The backslashes that a text begins with, and what is behind them.
fn backslashes(text: &str) -> (&str, &str) {
    let behind = text.trim_start_matches('\\');
    (text.get(..text.len() - behind.len()).unwrap_or_default(), behind)
}

/// Whether a backslash between these two may be one of ours: behind the sign of a name or an end, for one before it would not
/// stop the parser.
fn takes(before: char, behind: &str, line: Line) -> bool {
    match before {
        ']' if behind.starts_with('(') => true,
        '!' if line == Line::Title && behind.starts_with(is_word) => true,
        '.' if line == Line::Title && (behind.starts_with("start") || behind.starts_with("end")) => true,
        _ => behind.starts_with(['#', '[', '%']),
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Whether the `%` there ends a word of a few digits.
fn is_share(text: &str, at: usize) -> bool {
    let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    let word = before.chars().rev().take(4).take_while(|c| !c.is_whitespace());
    let (digits, others): (Vec<char>, Vec<char>) = word.partition(char::is_ascii_digit);
    let is_number = (1..=3).contains(&digits.len()) && others.is_empty();
    is_number && !behind.starts_with(|c: char| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_backslash_is_doubled_where_one_of_ours_may_stand_and_nowhere_else() {
        for (words, written) in [
            (r"C:\% and !\y", r"C:\\% and !\\y"),
            (r"wait !\x and \# end", r"wait !\\x and \\# end"),
            (r"C:\dir\ and \\host", r"C:\dir\ and \\host"),
            ("a #b", r"a \#b"),
            (r"5% \5%", r"5\% \5%"),
            (r"[a]\(b) [a](b)", r"\[a]\\(b) [a]\(b)"),
            (r"end\", r"end\"),
        ] {
            assert_eq!(escaped(words, Line::Title), written);
            assert_eq!(unescaped(written, Line::Title), words);
        }
        assert_eq!(escaped(r"wait!\x .\end !x", Line::Below), r"wait!\x .\end !x");
    }

    #[test]
    fn a_text_of_many_shares_takes_no_time() {
        for words in ["1%".repeat(400_000), "%".repeat(800_000), " [".repeat(400_000), "\\".repeat(800_000)] {
            assert_eq!(unescaped(&escaped(&words, Line::Title), Line::Title), words);
        }
    }

    const SCRAPS: &[&str] =
        &["\\", "#", "[", "]", "(", "%", "60", "!", ".", "start", "end", "a", "é", " ", "x23", "_"];

    proptest! {
        #[test]
        fn what_is_escaped_reads_as_it_was_written(
            parts in prop::collection::vec(prop::sample::select(SCRAPS), 0..12), is_title: bool
        ) {
            let (words, line) = (parts.concat(), if is_title { Line::Title } else { Line::Below });
            prop_assert_eq!(unescaped(&escaped(&words, line), line), words);
        }
    }
}
