//! The forms that a timeline is exported in, and what each could not carry.

use std::io::{self, Write};

use super::{
    Losses, Selection, annotations, csl, csv, html, ics, json, markdown, markwhen, svg, timelinejs,
    timesketch,
};

/// One form, one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString, strum::VariantNames)]
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
    /// Writes what is selected, and counts what of it this form cannot carry.
    ///
    /// # Errors
    /// Those of `out`.
    pub(crate) fn write(self, selection: &Selection<'_>, out: &mut dyn Write) -> io::Result<Losses> {
        let mut losses = Losses::default();
        match self {
            Self::Json => json::whole(selection, out)?,
            Self::Jsonl => json::by_event(selection, out)?,
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
