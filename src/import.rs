//! Timelines from other programs' files: one format, one file of code.
//!
//! A reader makes an [`Imported`] of bytes: what a timeline's file is to hold, and a list of what could not be read, each
//! with its place. Nothing is refused as a whole that can be read in part. [`Imported::written`] makes the file.

mod csl;
mod csv;
mod hypothesis;
mod ids;
mod json;
mod jsonl;
mod markwhen;
mod misfit;
mod model;
mod others;
mod parts;
mod settle;
mod tables;
mod timelinejs;
mod when;
mod written;
mod zone;

use memchr::memchr_iter;

use when::Dates;

pub(crate) use ids::Known;
pub(crate) use misfit::Misfit;
pub(crate) use model::Imported;
pub(crate) use when::Order;

/// One form, one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString, strum::VariantNames, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Format {
    Json,
    Jsonl,
    Csv,
    #[strum(serialize = "timelinejs")]
    TimelineJs,
    #[strum(serialize = "timelinejs-csv")]
    TimelineJsCsv,
    Csl,
    Hypothesis,
    Markwhen,
}

/// What a reader is told beside the bytes.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Fields with the columns that they are in.
    pub(crate) map: Vec<(String, String)>,
    /// Which number of a date of a table is the day.
    pub(crate) order: Option<Order>,
    /// What there is in the timeline that the rest is put into, which has a title of its own.
    pub(crate) into: Option<Known>,
}

/// The fields that a column may be, each with the other names that it is known by; and those of them that take several.
pub(crate) fn fields() -> (String, String) {
    csv::fields()
}

/// Reads what is in a file of a format: what could not be read is told. Fails only where a table is not one that was
/// asked for.
pub(crate) fn read(format: Format, bytes: &[u8], options: Options) -> Result<Imported, Misfit> {
    if format != Format::Csv {
        let strange = [("--map", !options.map.is_empty()), ("--dates", options.order.is_some())];
        if let Some((option, _)) = strange.into_iter().find(|(_, is_given)| *is_given) {
            return Err(Misfit::NoTable(option));
        }
    }
    let is_beside = options.into.is_some();
    let mut imported = options.into.map_or_else(Imported::default, Imported::beside);
    imported.dates = Dates::of(options.order, format == Format::Csv);
    let Some(text) = text(bytes, &mut imported) else { return Ok(imported) };
    match format {
        Format::Json => json::read(text, &mut imported),
        Format::Jsonl => jsonl::read(text, &mut imported),
        Format::Csv => csv::read(text, &options.map, &mut imported)?,
        Format::TimelineJs => timelinejs::read(text, &mut imported),
        Format::Csl => csl::read(text, &mut imported),
        Format::Hypothesis => hypothesis::read(text, &mut imported),
        Format::Markwhen => markwhen::read(text, &mut imported),
        Format::TimelineJsCsv => timelinejs::table(text, &mut imported)?,
    }
    if is_beside {
        imported.keep_about();
    }
    imported.settle();
    Ok(imported)
}

/// The text of some bytes, without a byte order mark.
fn text<'b>(bytes: &'b [u8], imported: &mut Imported) -> Option<&'b str> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        imported.unread("line 1", "the file is UTF-16 text: save it as UTF-8");
        return None;
    }
    match str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = memchr_iter(b'\n', before).count() + 1;
            imported.unread(format!("line {line}"), "the file is not UTF-8 text: save it as UTF-8");
            None
        }
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
