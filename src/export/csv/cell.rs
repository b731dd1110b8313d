//! What may stand in a cell of a table that a spreadsheet opens.
//!
//! A reader who wants the text back takes one apostrophe from the front of a cell whose rest [`is_quoted`]. Line ends
//! stay; whatever else steers a terminal or hides is made visible, and counted.

use crate::{
    export::{Loss, Losses, block},
    text::Written,
};

use super::converted::is_converted;

/// The text as a cell: not hidden, no formula.
pub(in crate::export) fn safe(text: &str, losses: &mut Losses) -> String {
    let lines: Vec<String> = text.split('\n').map(shown).collect();
    let cell = lines.join("\n");
    losses.count(Loss::Characters, usize::from(cell != text.replace("\r\n", "\n")));
    if is_quoted(&cell) { format!("'{cell}") } else { cell }
}

/// Whether an apostrophe stands before this in a cell: it is no formula then, and nothing that is counted.
pub(crate) fn is_quoted(cell: &str) -> bool {
    begins_a_formula(cell) || is_converted(cell.trim_start_matches('\''))
}

/// A line that came with the line ends of another system has what is left of them at its end.
fn shown(line: &str) -> String {
    Written::new(line.strip_suffix('\r').unwrap_or(line)).shown().to_string()
}

/// Whether a spreadsheet may take a cell for a formula, which runs when the file is opened (OWASP, "CSV Injection"). Also
/// behind blanks and quotation marks, which some readers take away, and in the wide letters of East Asia.
pub(crate) fn begins_a_formula(cell: &str) -> bool {
    let rest = cell.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
    let is_blank = cell.starts_with(['\t', '\r', '\n']);
    is_blank || rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Ids or words with `; ` between them. One that has a semicolon or a quotation mark of its own, begins or ends with a
/// blank or is empty, stands as a string of TOML.
pub(super) fn listed<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let is_bare = |item: &str| !item.is_empty() && item.trim() == item && !item.contains([';', '"']);
    let item = |item: &str| if is_bare(item) { item.to_owned() } else { string(item) };
    items.map(item).collect::<Vec<_>>().join("; ")
}

/// `key = value`, as it stands in the timeline file.
pub(super) fn named(key: &str, value: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let key = if is_bare { key.to_owned() } else { string(key) };
    format!("{key} = {value}")
}

/// A string of TOML, on one line.
pub(super) fn string(text: &str) -> String {
    block::basic(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cell(text: &str) -> String {
        safe(text, &mut Losses::default())
    }

    #[test]
    fn what_would_be_a_formula_has_an_apostrophe_before_it_and_nothing_else_has() {
        for formula in
            ["=1+1", "+1", "-0043", "@SUM(1)", " =1", "\"=1", "'=1", "\t=1", "\n=1", "＝1", "\u{a0}-1"]
        {
            assert!(cell(formula).starts_with('\''), "{formula:?}: {:?}", cell(formula));
        }
        for text in ["", "1=1", "'tis so", "\"so\"", "a-b", "(=1)", "..", "2024-03-22", "[2024-03,2024-05]"] {
            assert_eq!(cell(text), text);
        }
    }

    #[test]
    fn what_steers_is_made_visible_and_counted_and_line_ends_are_neither() {
        let mut losses = Losses::default();
        assert_eq!(safe("one\r\ntwo\nthree", &mut losses), "one\ntwo\nthree");
        assert!(losses.is_empty());
        assert_eq!(safe("a\u{1b}[2J\u{202e}", &mut losses), "a␛[2J<U+202E>");
        assert_eq!(losses.of(Loss::Characters), 1);
    }

    proptest! {
        #[test]
        fn a_reader_gets_the_text_back(text in "['\"=+@a 0-2;/-]{0,6}") {
            let cell = cell(&text);
            let rest = cell.strip_prefix('\'').filter(|rest| is_quoted(rest));
            prop_assert_eq!(rest.unwrap_or(&cell), text);
        }
    }
}
