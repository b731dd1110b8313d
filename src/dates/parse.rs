use std::borrow::Cow;

use edtf_core::Edtf;

use super::{Date, DateError, faults, kept::Kept};

/// Where the seconds stand in `2024-03-22T19:58:00`, with their colon.
const SECONDS: usize = "2024-03-22T19:58".len();

pub(super) fn parse(written: &str) -> Result<Date, DateError> {
    read(written).map_err(|offset_and_reason| faults::explain(written, offset_and_reason))
}

/// Reads a date, or says at which byte it stops being one, and edtf-core's reason.
pub(super) fn read(written: &str) -> Result<Date, (usize, &'static str)> {
    if let Some(kept) = Kept::short(written) {
        return Ok(Date(kept));
    }
    let (whole, to_the_minute) = with_seconds(written);
    match Edtf::parse(&whole) {
        Ok(edtf) => Ok(Date(Kept::long(written, edtf, to_the_minute))),
        Err(error) if to_the_minute && error.offset > SECONDS => {
            Err((error.offset.saturating_sub(":00".len()).max(SECONDS), error.message))
        }
        Err(error) => Err((error.offset, error.message)),
    }
}

/// The text with `:00` put where a time of day has no seconds, and whether it was.
pub(super) fn with_seconds(written: &str) -> (Cow<'_, str>, bool) {
    match written.split_at_checked(SECONDS) {
        Some((time, offset))
            if is_time(time) && (offset.is_empty() || offset.starts_with(['Z', '+', '-'])) =>
        {
            (format!("{time}:00{offset}").into(), true)
        }
        _ => (written.into(), false),
    }
}

/// Whether the text has the shape of `2024-03-22T19:58`; its numbers are edtf-core's to judge.
fn is_time(text: &str) -> bool {
    text.bytes().zip("dddd-dd-ddTdd:dd".bytes()).all(|(byte, wanted)| match wanted {
        b'd' => byte.is_ascii_digit(),
        _ => byte == wanted,
    })
}
