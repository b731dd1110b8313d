//! The forms that a timeline is exported in, and what each could not carry.

use std::io::{self, Write};

use super::{
    Losses, Selection, annotations, csl, csv, html, ics, json, markdown, markwhen, svg, timelinejs,
    timesketch,
};

/// One form, one file.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::EnumIter,
    strum::EnumString,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Format {
    Json,
    Jsonl,
    Annotations,
    Csl,
    Html,
    Markdown,
    Svg,
    Csv,
    #[strum(serialize = "timelinejs")]
    TimelineJs,
    #[strum(serialize = "timelinejs-csv")]
    TimelineJsCsv,
    Ics,
    Markwhen,
    Timesketch,
}

impl Format {
    /// Whom it is for, in a line.
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Self::Json => "everything, for programs; `dateline schema --export` describes it",
            Self::Jsonl => "a line for each event, with ids for actors, places, articles and facts",
            Self::Annotations => "W3C Web Annotations on the quoted words (JSON-LD)",
            Self::Csl => "the articles as CSL-JSON, for Zotero and pandoc; nothing of the events",
            Self::Html => "a page to publish, in one file",
            Self::Markdown => "a report with numbered notes",
            Self::Svg => "the lanes as a picture",
            Self::Csv => "a row for each source, for spreadsheets",
            Self::TimelineJs => "TimelineJS 3",
            Self::TimelineJsCsv => "the columns of TimelineJS' template",
            Self::Ics => "a calendar (RFC 5545)",
            Self::Markwhen => "Markwhen",
            Self::Timesketch => "Timesketch's JSON lines",
        }
    }

    /// Writes what is selected, and counts what of it this form cannot carry.
    ///
    /// # Errors
    /// Those of `out`.
    pub(crate) fn write(self, selection: &Selection<'_>, out: &mut dyn Write) -> io::Result<Losses> {
        let mut losses = Losses::default();
        match self {
            Self::Json => json::whole(selection, out)?,
            Self::Jsonl => json::by_event(selection, &mut losses, out)?,
            Self::Annotations => annotations::write(selection, &mut losses, out)?,
            Self::Csl => csl::write(selection, &mut losses, out)?,
            Self::Html => html::write(selection, &mut losses, out)?,
            Self::Markdown => markdown::write(selection, &mut losses, out)?,
            Self::Svg => svg::write(selection, &mut losses, out)?,
            Self::Csv => csv::write(selection, &mut losses, out)?,
            Self::TimelineJs => timelinejs::write(selection, &mut losses, out)?,
            Self::TimelineJsCsv => timelinejs::table(selection, &mut losses, out)?,
            Self::Ics => ics::write(selection, &mut losses, out)?,
            Self::Markwhen => markwhen::write(selection, &mut losses, out)?,
            Self::Timesketch => timesketch::write(selection, &mut losses, out)?,
        }
        Ok(losses)
    }
}
