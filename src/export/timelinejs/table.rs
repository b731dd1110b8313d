use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use crate::export::{Losses, Selection, prose};

use super::{
    about, headline,
    slide::{Parts, Slide},
};

/// The columns of Knight Lab's template, in its order.
pub(crate) const COLUMNS: [&str; 18] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
];

/// Writes the table (RFC 4180), the title first. Without a byte order mark, which would be part of the first column's name
/// to some readers of the template. No cell is a formula: a year with a minus is a number, and texts are HTML.
pub(in crate::export) fn write(
    selection: &Selection<'_>,
    losses: &mut Losses,
    out: &mut dyn Write,
) -> io::Result<()> {
    selection.count_unverified(losses);
    prose::count_accounts(selection, losses);
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    table.write_record(COLUMNS)?;
    let title =
        Row { headline: headline(selection), text: about(selection), kind: "title", ..Row::default() };
    title.write(&mut table)?;
    for (id, _) in selection.events() {
        let Some(slide) = Slide::of(selection, id, losses) else { continue };
        let row = Row {
            dates: [Some(slide.first), slide.last],
            words: slide.words,
            headline: slide.headline,
            text: slide.text,
            kind: "",
            group: slide.group.unwrap_or_default(),
        };
        row.write(&mut table)?;
    }
    table.flush()
}

/// What a row has in it.
#[derive(Default)]
struct Row {
    dates: [Option<Parts>; 2],
    words: String,
    headline: String,
    text: String,
    kind: &'static str,
    group: String,
}

impl Row {
    fn write<W: Write>(self, table: &mut Writer<W>) -> io::Result<()> {
        let dates = self.dates.into_iter().flat_map(|parts| parts.map(Parts::cells).unwrap_or_default());
        let none = String::new;
        let texts = [self.words, self.headline, self.text, none(), none(), none(), none()];
        let kind = [self.kind.to_owned(), self.group, none()];
        table.write_record(dates.chain(texts).chain(kind)).map_err(Into::into)
    }
}

impl Parts {
    /// Year, month, day and time.
    fn cells(self) -> [String; 4] {
        let part = |part: Option<u8>| part.map(|part| part.to_string()).unwrap_or_default();
        let time = self.time.map(|time| {
            let second = time.second.map(|second| format!(":{second:02}")).unwrap_or_default();
            format!("{:02}:{:02}{second}", time.hour, time.minute)
        });
        [self.year.to_string(), part(self.month), part(self.day), time.unwrap_or_default()]
    }
}
