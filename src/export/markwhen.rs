//! Markwhen (docs.markwhen.com/syntax, as its parser 1.2 reads it): plain text, an event a paragraph.
//!
//! ```text
//! title: "The port"
//!
//! 2024-03-07/2024-05: The port is closed #harbour
//! id: "closure"
//! * Supports: “closed from 7 March”, The Gazette
//! ```
//!
//! Of EDTF its parser reads years of four digits, months, days, and ranges of them; it has times of day to the minute, and
//! to the second in UTC; years before 1 are `44 BCE`, those of five digits stand as they are. What else a date says stands
//! in words in brackets before the title. A time without an offset is read on the clock of whoever looks at it.
//!
//! Every line of text begins with `* `: the parser takes a line such as `5 May: …`, and even `After: …`, for another
//! event, and `Note: …` for a property, but none that begins so.

mod escape;

use std::io::{self, Write};

use crate::{
    dates::{Civil, Date, Instant},
    model::{Event, EventId},
};

use super::{Loss, Losses, Selection, placed::Placed, prose, reference::PLAIN};

use escape::escaped;
pub(crate) use escape::{Line, unescaped};

/// Writes a header and the events that have a date with a beginning.
pub(super) fn write(selection: &Selection<'_>, losses: &mut Losses, out: &mut dyn Write) -> io::Result<()> {
    selection.count_unverified(losses);
    prose::count_accounts(selection, losses);
    writeln!(out, "title: {}", yaml(&selection.title().shown().to_string()))?;
    if let Some(summary) = selection.timeline().about.summary {
        writeln!(out, "description: {}", yaml(&selection.shown(summary)))?;
    }
    for (id, event) in selection.events() {
        let Some(date) = selection.date_of(id, losses) else { continue };
        match When::of(date) {
            Ok(when) => {
                losses.count(Loss::Dates, usize::from(!when.is_whole));
                paragraph(selection, (id, event, date), &when, out)?;
            }
            Err(loss) => losses.count(loss, 1),
        }
    }
    Ok(())
}

fn paragraph(
    selection: &Selection<'_>,
    (id, event, date): (EventId, &Event, &Date),
    when: &When,
    out: &mut dyn Write,
) -> io::Result<()> {
    let tags = selection.timeline().tags_of(event).iter().map(|tag| selection.shown(*tag));
    let (tags, others): (Vec<String>, Vec<String>) = tags.partition(|tag| is_tag(tag));
    let words = if when.is_whole { String::new() } else { format!("[{}] ", date.in_words()) };
    let title = escaped(&selection.shown(event.title), Line::Title);
    let tags = tags.iter().map(|tag| format!(" #{tag}")).collect::<Vec<_>>().concat();
    writeln!(out, "\n{}: {words}{title}{tags}", when.written)?;
    writeln!(out, "id: {}", yaml(&selection.shown(event.id)))?;
    let mut lines = prose::lines(selection, id, PLAIN);
    lines.extend((!others.is_empty()).then(|| format!("Tags: {}", others.join(", "))));
    lines.extend(prose::sources(selection, id, PLAIN));
    for line in lines {
        writeln!(out, "* {}", escaped(&line, Line::Below))?;
    }
    Ok(())
}

/// A date as the parser reads it.
struct When {
    written: String,
    /// It says all that the date does.
    is_whole: bool,
}

impl When {
    fn of(date: &Date) -> Result<Self, Loss> {
        let earliest = date.ends(None).0;
        let placed = Placed::of(date)?;
        if let Some((Civil { time: Some(clock), .. }, first)) = Some(placed.first).zip(earliest) {
            let has_second = clock.second.is_some();
            // A leap second has no place on a clock of 60.
            let is_whole = placed.is_whole && clock.second != Some(60);
            let written = moment(first).ok_or(Loss::FarDates)?;
            if date.offset().is_some() {
                return Ok(Self { written: written + "Z", is_whole });
            }
            let minute = written.replace('T', " ").chars().take("2024-03-22 19:58".len()).collect();
            return Ok(Self { written: minute, is_whole: is_whole && !has_second });
        }
        let (first, is_first_whole) = day(placed.first).ok_or(Loss::FarDates)?;
        let last = placed.last.map(|last| day(last).ok_or(Loss::FarDates)).transpose()?;
        let are_edtf = is_edtf(placed.first) && placed.last.is_none_or(is_edtf);
        let written = match last {
            None => first,
            Some((last, _)) if are_edtf => format!("{first}/{last}"),
            Some((last, _)) => format!("{first} - {last}"),
        };
        // Ranges that are not EDTF end for the parser where their last year begins.
        let is_whole = placed.is_whole && is_first_whole && (are_edtf || placed.last.is_none());
        Ok(Self { written, is_whole })
    }
}

/// `2024-03-22T19:58:00`, of a year that has four digits.
fn moment(moment: Instant) -> Option<String> {
    Civil::day_of(moment).filter(|day| is_edtf(*day)).map(|_| moment.on_utc_clock())
}

fn is_edtf(civil: Civil) -> bool {
    (0..10_000).contains(&civil.year)
}

/// A year, a month or a day, and whether that is all of it; none of a year that the parser does not read.
fn day(civil: Civil) -> Option<(String, bool)> {
    let Civil { year, month, day, .. } = civil;
    if is_edtf(civil) {
        let rest = month.into_iter().chain(day).map(|part| format!("-{part:02}"));
        return Some((format!("{year:04}") + &rest.collect::<String>(), true));
    }
    let written = match year {
        10_000..100_000 => year.to_string(),
        -99_998..0 => format!("{} BCE", 1 - year),
        _ => return None,
    };
    Some((written, month.is_none()))
}

/// A tag is one word, and no number.
fn is_tag(tag: &str) -> bool {
    let is_word = !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_word && !tag.chars().all(|c| c.is_ascii_digit())
}

/// A string of YAML in quotation marks. Its parser replaces what looks like a colour before it reads YAML.
fn yaml(text: &str) -> String {
    let mut string = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => string.extend(['\\', c]),
            '#' => string.push_str("\\x23"),
            c => string.push(c),
        }
    }
    string + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Format;
    use crate::export::tests::{bridge, exported};

    fn event(date: &str) -> String {
        format!("[[events]]\nid = 'e'\ntitle = 'E'\ndate = '{date}'\n")
    }

    #[test]
    fn a_date_is_written_as_exactly_as_its_parser_reads_and_else_in_words() {
        let table = [
            ("2024-03-22", "2024-03-22: E"),
            ("2024-03", "2024-03: E"),
            ("2024", "2024: E"),
            ("0000", "0000: E"),
            ("2024-03-07/2024-05", "2024-03-07/2024-05: E"),
            ("2024-03-22T01:58+03:00", "2024-03-21T22:58:00Z: E"),
            ("2024-03-22T19:58", "2024-03-22 19:58: E"),
            ("2024-03-22T19:58:07", "2024-03-22 19:58: [22 March 2024, 19:58:07] E"),
            ("[2024-03-07,2024-03-08]", "2024-03: [7 or 8 March 2024] E"),
            ("2024/..", "2024: [from 2024 on] E"),
            ("-0043", "44 BCE: E"),
            ("-0043-03-15", "44 BCE: [15 March 44 BCE] E"),
            ("-0043/0014", "44 BCE - 0014: [from 44 BCE to 14 CE] E"),
            ("Y17000", "17000: E"),
        ];
        for (date, line) in table {
            let (text, losses) = exported(Format::Markwhen, &event(date));
            let written = text.lines().nth(2).expect("an event");
            assert_eq!(written, line, "{date}");
            assert_eq!(losses.of(Loss::Dates), usize::from(written.contains('[')), "{date}");
        }
        let out =
            ["../2024", "/2024", "[2024..]", "Y170000002", "Y-170000002", "Y8E20202"].map(event).concat();
        let (text, losses) = exported(Format::Markwhen, &(out + "[[events]]\nid = 'u'\ntitle = 'U'\n"));
        assert_eq!(text, "title: \"A timeline\"\n");
        let counted = [Loss::OpenDates, Loss::FarDates, Loss::Undated];
        assert_eq!(counted.map(|loss| losses.of(loss)), [3, 3, 1]);
    }

    #[test]
    fn no_text_begins_an_event_a_property_or_a_tag() {
        let hostile = "5 May: a #tag\\n2024: b\\nAfter: c\\nid: d\\n# e\\n// f\\n- [x] g";
        let timeline = format!(
            "[timeline]\ntitle = \"a \\\"b\\\" #fff\\n2024: c\"\n[[events]]\nid = 'e'\ndate = '2024-03-22'\n\
             title = \"[x] #tag {hostile}\"\nsummary = \"{hostile}\"\ntags = ['port', 'civil society', '12']\n"
        );
        let (text, _) = exported(Format::Markwhen, &timeline);
        let expected = "title: \"a \\\"b\\\" \\x23fff 2024: c\"\n\n\
            2024-03-22: \\[x] \\#tag 5 May: a \\#tag 2024: b After: c id: d \\# e // f - [x] g #port\n\
            id: \"e\"\n* 5 May: a \\#tag\n* 2024: b\n* After: c\n* id: d\n* \\# e\n* // f\n* - [x] g\n\
            * Tags: civil society, 12\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn no_words_are_taken_for_a_picture_a_place_a_share_or_the_name_of_an_event() {
        let hostile =
            "![a](b.png) [c](location) 60% of 1,060% 60%, .end... wait...end Stop !now! no!way é!x 5%";
        let timeline =
            format!("[[events]]\nid = 'e'\ndate = '2024'\ntitle = '{hostile}'\nsummary = '{hostile}'\n");
        let (written, _) = exported(Format::Markwhen, &timeline);
        let lines: Vec<&str> = written.lines().collect();
        let begins = r"![a]\(b.png) [c]\(location) 60\% of 1,060% 60%, ";
        assert_eq!(lines[2], format!(r"2024: {begins}.\end... wait...\end Stop !\now! no!way é!\x 5\%"));
        assert_eq!(lines[4], format!(r"* {begins}.end... wait...end Stop !now! no!way é!x 5\%"));
    }

    #[test]
    fn sources_stand_below_with_whose_words_they_are() {
        let checked = bridge();
        let events: Vec<_> = checked.timeline.events.ids().collect();
        let mut out = Vec::new();
        let selection = Selection::of(&checked, &events);
        let losses = Format::Markwhen.write(&selection, &mut out).expect("written");
        let text = String::from_utf8(out).expect("text");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[2], "2031-06: The bridge is closed");
        assert!(
            lines.iter().any(|line| line.starts_with("* Supports: “The bridge was closed on 5 June")),
            "{text}"
        );
        let restated = "* Disputes: “It closed on 7 June, the mayor said” [words of our restatement, not the article's own]";
        assert!(text.contains(restated), "{text}");
        let counted = [Loss::Undated, Loss::Unverified, Loss::Accounts];
        assert_eq!(counted.map(|loss| losses.of(loss)), [1, 1, 4]);
    }
}
