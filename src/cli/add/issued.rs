//! When a page says that it was published, as EDTF: no more exact than it says, and no less.

use crate::dates::Date;

/// The date that an ISO 8601 date is in EDTF; none of what is no such date.
///
/// Pages write what EDTF does not: a space for the `T`, offsets without a colon or of hours alone, parts of seconds, which go.
pub(super) fn issued(said: &str) -> Option<String> {
    let said = said.trim();
    let date = match said.split_once(['T', 't', ' ']) {
        None => day(said)?,
        Some((date, time)) => format!("{}T{}", day(date)?, clock(time.trim())?),
    };
    Date::parse(&date).ok().map(|_| date)
}

/// `2021-03-06`, `2021-03` or `2021`; `20210306` is the first of these.
fn day(date: &str) -> Option<String> {
    let widths: Vec<usize> = date.split('-').map(str::len).collect();
    let are_digits = date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match widths.as_slice() {
        [4] | [4, 2] | [4, 2, 2] if are_digits => Some(date.to_owned()),
        [8] if are_digits => Some([date.get(..4)?, date.get(4..6)?, date.get(6..)?].join("-")),
        _ => None,
    }
}

/// A time of day, with its offset if it has one.
fn clock(time: &str) -> Option<String> {
    let at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (time, offset) = time.split_at_checked(at)?;
    let time = time.split_once(['.', ',']).map_or(time, |(whole, _)| whole).trim();
    Some(format!("{time}{}", zone(offset)?))
}

fn zone(offset: &str) -> Option<String> {
    let digits = offset.get(1..).unwrap_or_default();
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    match (offset.get(..1), digits.len()) {
        (None, _) => Some(String::new()),
        (Some("Z" | "z"), 0) => Some("Z".to_owned()),
        (Some("+" | "-"), 2) if is_number => Some(format!("{offset}:00")),
        (Some(sign @ ("+" | "-")), 4) if is_number => {
            Some(format!("{sign}{}:{}", digits.get(..2)?, digits.get(2..)?))
        }
        (Some("+" | "-"), 5) if is_number => Some(offset.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_stays_as_exact_as_the_page_says_it() {
        for (said, date) in [
            ("2021", "2021"),
            ("2021-03", "2021-03"),
            (" 2021-03-06 ", "2021-03-06"),
            ("20210306", "2021-03-06"),
            ("2021-03-06T12:00", "2021-03-06T12:00"),
            ("2021-03-06T12:00:00", "2021-03-06T12:00:00"),
            ("2021-03-06 12:00:00", "2021-03-06T12:00:00"),
            ("2021-03-06T23:59:59.999Z", "2021-03-06T23:59:59Z"),
            ("2021-03-06T12:00:00+0100", "2021-03-06T12:00:00+01:00"),
            ("2021-03-06T12:00:00-05", "2021-03-06T12:00:00-05:00"),
            ("2021-03-06T12:00:00+05:30", "2021-03-06T12:00:00+05:30"),
            ("2021-03-06 12:00:00 +0000", "2021-03-06T12:00:00+00:00"),
        ] {
            assert_eq!(issued(said).as_deref(), Some(date), "{said}");
        }
    }

    #[test]
    fn what_is_no_iso_date_is_no_date() {
        for said in [
            "",
            "6 March 2021",
            "03/06/2021",
            "2021-13-01",
            "2021-02-30",
            "2021-03-06T25:00:00Z",
            "1615028400",
            "T12:00",
            "2021-3-6",
            "-021-03-06",
            "2021-03-06T12:00:00 CET",
            "2021-03-06T12:00:00+1",
            "2021-03-06Tnoon",
            "２０２１-03-06",
            "2021-03-06T",
        ] {
            assert_eq!(issued(said), None, "{said}");
        }
    }
}
