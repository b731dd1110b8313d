//! The parser's errors for people who do not know its words. What is not in the table stays as it is.

use std::ops::Range;

const KEY: &str = "a line has one word as its key, then `=`, then the value";
const BRACES: &str = "what is in braces is parted by `,` and closed with `}`";
const ESCAPE: Option<&str> = Some("the backslash begins no escape that TOML knows");
const BACKSLASH: &str = "a backslash is written `\\\\`";
const OPEN: Option<&str> = Some("the string is not closed");
const THREE: &str = "put the three quotation marks at its end, too";

/// How the parser's message begins, what to say instead, and the way out.
const PLAIN: &[(&str, Option<&str>, &str)] = &[
    (
        "invalid basic string, expected `\"`",
        Some("the string is not closed on its line"),
        "put `\"` at its end; a text of several lines stands between `\"\"\"` and `\"\"\"`",
    ),
    ("invalid literal string", None, "a string begins and ends with a quotation mark, on the same line"),
    ("invalid multi-line basic string, expected `\"`", OPEN, THREE),
    ("invalid multi-line literal string, expected `'`", OPEN, THREE),
    ("string values must be quoted", None, "put it between straight quotation marks: \"...\""),
    (
        "unexpected key or value",
        Some("something stands behind the value"),
        "a quotation mark inside a string is written `\\\"`, several values stand in a list: [\"a\", \"b\"]",
    ),
    (
        "invalid boolean",
        Some("this is no value"),
        "strings stand in quotation marks; or a list above is not closed with `]`",
    ),
    ("missing comma between array elements", None, "what is in a list is parted by `,` and closed with `]`"),
    ("missing comma between key-value pairs", None, BRACES),
    ("invalid inline table element", None, BRACES),
    ("too few unicode value digits", ESCAPE, BACKSLASH),
    ("missing escaped value", ESCAPE, BACKSLASH),
    ("duplicate key", Some("the key stands twice"), "one of the two must go"),
    ("key with no value", None, KEY),
    ("invalid unquoted key", None, KEY),
    ("unquoted keys cannot be empty", None, KEY),
    ("extra `=`", None, KEY),
    ("unclosed array table", Some("the header is not closed"), "close it with `]]`"),
    ("unclosed table", Some("the header is not closed"), "close it with `]`"),
];

/// The message on one line and in plain words, and help where there is some.
pub(super) fn words(message: &str) -> (String, Option<&'static str>) {
    let line = message.trim_end().replace('\n', ", ");
    match PLAIN.iter().find(|(start, _, _)| line.starts_with(start)) {
        Some((_, plain, help)) => (plain.map_or(line, str::to_owned), Some(*help)),
        None => (line, None),
    }
}

/// Where to look: of a string that is never closed not the end of the text, but where it opens.
pub(super) fn place(at: Range<usize>, message: &str, text: &str) -> Range<usize> {
    if !message.starts_with("invalid multi-line") || at.start < text.trim_end().len() {
        return at;
    }
    let mark = if message.contains("literal") { "'''" } else { "\"\"\"" };
    text.rfind(mark).map_or(at, |start| start..start + mark.len())
}
