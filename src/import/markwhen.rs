//! Markwhen (docs.markwhen.com/syntax), its plain events: `date: title #tags`, and lines of text below.
//!
//! Dates are EDTF, or words that can mean but one date; ranges are EDTF, or two dates with ` - ` or ` to ` between them. An event
//! with another date (with slashes, relative, recurrent, from one clock to another) is told with its line, and comes in undated
//! with its date in the note. What else the language has (groups, sections) is told with its line.

mod dates;

use crate::export::markwhen::{Line, unescaped};

use super::{
    Imported,
    model::{Table, Value},
    tables::{ABOUT, Id},
};

use dates::{dated, oddly_dated};

/// An event that is being read.
#[derive(Default)]
struct Paragraph {
    line: usize,
    /// In EDTF.
    date: String,
    /// As it was written, where it is none that is read.
    undated: String,
    title: String,
    tags: Vec<String>,
    id: Option<String>,
    text: Vec<String>,
}

pub(super) fn read(text: &str, imported: &mut Imported) {
    let mut about = Table::new();
    let mut event: Option<Paragraph> = None;
    for (index, line) in text.lines().enumerate() {
        let (number, line) = (index + 1, line.trim());
        if line.is_empty() || line == "---" || line.starts_with("//") {
            continue;
        }
        if let Some((date, rest)) = dated(line) {
            finish(event.take(), imported);
            event = Some(Paragraph { date, ..Paragraph::new(number, rest) });
            continue;
        }
        if let Some((date, rest)) = oddly_dated(line) {
            finish(event.take(), imported);
            let why =
                format!("no date that can be read: `{date}`: the event has none, and its note has this");
            imported.unread(format!("line {number}"), why);
            event = Some(Paragraph { undated: date.to_owned(), ..Paragraph::new(number, rest) });
            continue;
        }
        match (&mut event, property(line)) {
            _ if is_structure(line) => {
                finish(event.take(), imported);
                imported.unread(format!("line {number}"), format!("this is no event: `{line}`"));
            }
            (None, Some((key @ ("title" | "description"), value))) => {
                let key = if key == "title" { "title" } else { "summary" };
                about.push((key.to_owned(), Value::Text(value)));
            }
            (None, _) => imported.unread(format!("line {number}"), format!("this is no event: `{line}`")),
            (Some(event), Some(("id", id))) if event.text.is_empty() && event.id.is_none() => {
                event.id = Some(id);
            }
            (Some(event), _) => {
                event.text.push(unescaped(line.strip_prefix("* ").unwrap_or(line), Line::Below));
            }
        }
    }
    finish(event, imported);
    imported.about = imported.fields(ABOUT, about, "line 1: ");
}

/// What has a meaning of its own to markwhen.
fn is_structure(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    let is_word = ["group", "endGroup", "section", "endSection"].contains(&word);
    is_word || (line.starts_with('#') && line.trim_start_matches('#').starts_with(' '))
}

/// `key: value`, whose value may be a string of YAML.
fn property(line: &str) -> Option<(&str, String)> {
    let (key, value) = line.split_once(':')?;
    let value = value.trim();
    let quoted = value.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    Some((key.trim(), quoted.map_or_else(|| value.to_owned(), unquoted)))
}

/// What a string of YAML says, of whose escapes (YAML 1.2.2, 5.7) those are read that stand for a character each.
fn unquoted(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        read.push_str(before);
        let mut characters = behind.chars();
        let digits = match characters.next() {
            Some('x') => 2,
            Some('u') => 4,
            _ => 0,
        };
        let number = behind.get(1..=digits).filter(|_| digits > 0);
        let number = number.filter(|it| it.bytes().all(|c| c.is_ascii_hexdigit()));
        let numbered = number.and_then(|it| char::from_u32(u32::from_str_radix(it, 16).ok()?));
        rest = if let Some(c) = numbered {
            read.push(c);
            behind.get(digits + 1..).unwrap_or_default()
        } else {
            read.extend(behind.chars().next().map(|c| if c == 'n' { '\n' } else { c }));
            characters.as_str()
        };
    }
    read + rest
}

impl Paragraph {
    fn new(line: usize, rest: &str) -> Self {
        let is_tag = |word: &&str| word.len() > 1 && word.starts_with('#');
        let tags = rest.split_whitespace().filter(is_tag).filter_map(|word| word.strip_prefix('#'));
        let words: Vec<&str> = rest.split_whitespace().filter(|word| !is_tag(word)).collect();
        let tags = tags.map(str::to_owned).collect();
        Self { line, title: unescaped(&words.join(" "), Line::Title), tags, ..Self::default() }
    }
}

fn finish(event: Option<Paragraph>, imported: &mut Imported) {
    let Some(Paragraph { line, date, undated, title, tags, id, text }) = event else { return };
    let id = id.map_or_else(|| Id::Made(title.clone()), Id::Given);
    let note = if undated.is_empty() { undated } else { format!("Date as written: {undated}") };
    let texts = [("date", date), ("title", title), ("summary", text.join("\n")), ("note", note)];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let mut table: Table = texts.map(|(key, text)| (key.to_owned(), Value::Text(text))).collect();
    table.extend((!tags.is_empty()).then(|| ("tags".to_owned(), Value::texts(tags))));
    imported.take_event(&id, table, &format!("line {line}: "));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::{
        export::{self, basic},
        import::{
            Format,
            tests::{exported, imported},
        },
    };

    const SCRAPS: &[&str] = &[
        "\\", "#", "[", "]", "(", ")", "%", "5%", "60", "!", ".", "start", "end", "a", "é", " ", "x23", "\"",
        ": ", "* ", "2024", "//", "'",
    ];

    /// A line that begins and ends with a word.
    fn line() -> impl Strategy<Value = String> {
        let parts =
            prop::collection::vec(prop::sample::select(SCRAPS), 1..12).prop_map(|parts| parts.concat());
        let line = parts.prop_map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
        line.prop_filter("blank", |it| !it.is_empty())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn what_was_exported_comes_back_the_same(
            about in (line(), line()), title in line(), summary in prop::collection::vec(line(), 1..4),
            tags in prop::collection::btree_set("[a-z_][a-z0-9_]{0,5}", 0..3)
        ) {
            let tags: Vec<String> = tags.iter().map(|tag| basic(tag)).collect();
            let tags = if tags.is_empty() { String::new() } else { format!("tags = [{}]\n", tags.join(", ")) };
            let timeline = format!(
                "[timeline]\ntitle = {}\nsummary = {}\n\n[[events]]\nid = \"e\"\ndate = \"2031-03-07\"\ntitle = {}\nsummary = {}\n{tags}",
                basic(&about.0), basic(&about.1), basic(&title), basic(&summary.join("\n"))
            );
            let written = exported(export::Format::Markwhen, &timeline);
            let (read, told) = imported(Format::Markwhen, &written);
            prop_assert!(told.is_empty(), "{told:?}\n{written}");
            let json = |timeline: &str| exported(export::Format::Json, timeline);
            prop_assert_eq!(json(&read), json(&timeline), "{}", written);
        }
    }

    #[test]
    fn escapes_are_read_once_each() {
        let text = "title: \"a\\\\x23b \\x23 \\\\\\x23 \\u00e9 \\x2 \\\"\"\n2031: wait !\\\\x and \\\\# end\nC:\\\\% and !\\y\n";
        let (written, told) = imported(Format::Markwhen, text);
        assert_eq!(told, [""; 0]);
        assert_eq!(
            written,
            "[timeline]\ntitle = 'a\\x23b # \\# é x2 \"'\n\n[[events]]\nid = \"wait-x-and-end\"\ndate = \"2031\"\n\
             title = 'wait !\\x and \\# end'\nsummary = 'C:\\% and !\\y'\n"
        );
    }

    #[test]
    fn plain_events_come_in_and_all_else_is_told_with_its_line() {
        let text = "title: \"The \\x23port\"\n\n// a comment\n2031-03-07: The port !\\closes #port #town\nid: \"closed\"\n* It is \\#1, [a]\\(b), 5\\%\nsays: one\n\n\
            group All\n2031-03/2031-05: A\n44 BCE - 0014: B\nDec 2031: C\n2031-03-07 19:58: D\n12/2031: E\nnow: F\nendGroup\n";
        let (written, told) = imported(Format::Markwhen, text);
        let lines: Vec<&str> = told.iter().filter_map(|it| it.split(": ").next()).collect();
        assert_eq!(lines, ["line 9", "line 14", "line 15", "line 16"]);
        assert_eq!(
            told[1],
            "line 14: no date that can be read: `12/2031`: the event has none, and its note has this"
        );
        assert_eq!(
            written,
            "[timeline]\ntitle = \"The #port\"\n\n[[events]]\nid = \"closed\"\ndate = \"2031-03-07\"\ntitle = \"The port !closes\"\n\
             summary = '''It is #1, [a](b), 5%\nsays: one'''\ntags = [\"port\", \"town\"]\n\n\
             [[events]]\nid = \"a\"\ndate = \"2031-03/2031-05\"\ntitle = \"A\"\n\n\
             [[events]]\nid = \"b\"\ndate = \"-0043/0014\"\ntitle = \"B\"\n\n\
             [[events]]\nid = \"c\"\ndate = \"2031-12\"\ntitle = \"C\"\n\n\
             [[events]]\nid = \"d\"\ndate = \"2031-03-07T19:58\"\ntitle = \"D\"\n\n\
             [[events]]\nid = \"e\"\ntitle = \"E\"\nnote = \"Date as written: 12/2031\"\n\n\
             [[events]]\nid = \"f\"\ntitle = \"F\"\nnote = \"Date as written: now\"\n"
        );
    }

    #[test]
    fn an_event_whose_date_cannot_be_read_comes_in_without_one() {
        for date in [
            "03/04/1995",
            "1995-11-14T21:00:00Z/1995-11-15T02:00:00Z",
            "1995-11-14 for 3 days",
            "Dec 1 2012 every 2 weeks",
            "after !port 3 days",
            "now - 10 years",
            "1995 ~ 1996",
        ] {
            let (written, told) = imported(Format::Markwhen, &format!("{date}: amb #port\nWords: so\n"));
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(told[0].starts_with(&format!("line 1: no date that can be read: `{date}`")), "{told:?}");
            assert_eq!(
                written,
                format!(
                    "[[events]]\nid = \"amb\"\ntitle = \"amb\"\nsummary = \"Words: so\"\nnote = \"Date as written: {date}\"\n\
                     tags = [\"port\"]\n"
                )
            );
        }
        let (written, told) = imported(Format::Markwhen, "2031: A\n14 people said: no\nNowhere: b\n");
        assert_eq!(told, [""; 0]);
        assert!(written.ends_with("summary = '''14 people said: no\nNowhere: b'''\n"), "{written}");
    }
}
