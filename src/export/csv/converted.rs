//! What a spreadsheet makes of a text that it takes for a number, a date or a time: `2024-03` becomes the first of March,
//! `7 March` a day of this year, `0043` forty-three.

/// Whether a spreadsheet that opens a table may hold another value than the one that is written. Whole numbers are what they
/// are, and so are days that are written with their year. What months are called, it knows in English.
pub(super) fn is_converted(cell: &str) -> bool {
    let cell = cell.trim();
    let is_short = cell.len() <= LONGEST && cell.bytes().any(|byte| byte.is_ascii_digit());
    let parts = if is_short { parts(cell) } else { None };
    parts.is_some_and(|parts| is_another(cell, &parts))
}

/// In bytes. What is longer is read as words.
const LONGEST: usize = 24;

/// What of a text is digits, and what is letters.
enum Part<'t> {
    Digits(&'t str),
    Month,
    /// Of a clock, or the exponent of a number.
    Letters,
}

/// The parts of what may be a number, a date or a time; none where it cannot be one.
fn parts(cell: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut rest = cell;
    while let Some(first) = rest.chars().next() {
        let is_like = |c: char| {
            c.is_ascii_digit() == first.is_ascii_digit() && c.is_alphabetic() == first.is_alphabetic()
        };
        let (part, behind) = rest.split_at(rest.find(|c| !is_like(c)).unwrap_or(rest.len()));
        rest = behind;
        if first.is_ascii_digit() {
            parts.push(Part::Digits(part));
        } else if first.is_alphabetic() {
            parts.push(letters(part)?);
        } else if !part.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '-' | '/' | ':' | '.' | ',' | '(' | ')'))
        {
            return None;
        }
    }
    Some(parts)
}

fn letters<'t>(word: &str) -> Option<Part<'t>> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    match word.as_str() {
        "e" | "am" | "pm" | "a" | "p" => Some(Part::Letters),
        _ => {
            let is_month = |month: &&str| word.len() >= 3 && month.starts_with(&word) || word == "sept";
            MONTHS.iter().any(is_month).then_some(Part::Month)
        }
    }
}

fn is_another(cell: &str, parts: &[Part<'_>]) -> bool {
    use Part::{Digits, Letters, Month};
    let is_whole = |digits: &str| digits.len() <= EXACT && (digits.len() == 1 || !digits.starts_with('0'));
    match parts {
        // A number that is written in the one way that it is shown in.
        [Digits(number)] => !is_whole(number) || *number != cell,
        [Digits(_), Digits(_)] if cell.contains("..") => false,
        [Digits(whole), Digits(part)] if cell.contains('.') => {
            !is_whole(whole) || whole.len() + part.len() > EXACT || part.ends_with('0')
        }
        // The year, the month and the day of ISO 8601, or a day, a month by its name and the year.
        [Digits(year), Digits(month), Digits(day)] => {
            !(year.len() == 4 && month.len() == 2 && day.len() == 2 && cell.matches('-').count() == 2)
        }
        [Digits(day), Month, Digits(year)] => !(day.len() <= 2 && year.len() == 4),
        // A month of a year, a day of a month, two parts of a clock, and what is like them.
        [Digits(_), Digits(_) | Month]
        | [Month, Digits(_)]
        | [Month, Digits(_), Digits(_)]
        | [Digits(_), Letters, ..]
        | [Digits(_), Digits(_), Letters, ..]
        | [Digits(_), Digits(_), Digits(_), Letters, ..] => true,
        _ => false,
    }
}

/// Digits that a spreadsheet keeps of a number.
const EXACT: usize = 15;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_another_value_is_known_and_what_stays_is_left_alone() {
        for cell in [
            "2024-03",
            "2024/3",
            "3/2024",
            "7 March",
            "March 2024",
            "mar-24",
            "Sept 5",
            "March 7, 2024",
            "12:30",
            "7:58 pm",
            "7:58:30 pm",
            "(5)",
            "3/4",
            "1-2",
            "0043",
            "007",
            "1e5",
            "1.50",
            "1,5",
            "22.03.2024",
            "3/4/24",
            "1234567890123456",
            "22-Mar-24",
        ] {
            assert!(is_converted(cell), "{cell}");
        }
        for cell in [
            "",
            "2024",
            "137",
            "0",
            "1.5",
            "2024-03-22",
            "22 March 2024",
            "2024-03-22T19:58+03:00",
            "2024-03-XX",
            "2024-03~",
            "2024?",
            "[2024-03-07,2024-03-08]",
            "2024-03/2024-04-01",
            "by 22 March 2024",
            "7 or 8 March 2024",
            "5 people",
            "may",
            "4 boats",
            "1490..1560",
            "Marching 12",
            "a-1",
            "22:15:07:01",
            "50%",
        ] {
            assert!(!is_converted(cell), "{cell}");
        }
    }
}
