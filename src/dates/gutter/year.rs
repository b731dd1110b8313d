use crate::dates::{
    parts::Years,
    words::{era, grouped},
};

/// The years a date's year may be; `unknown` is how many of its last digits are not known.
pub(super) fn years(years: Years, unknown: u32) -> String {
    match years {
        // `1900s` would be read as a century.
        Years::Range(first, _) if unknown == 1 && first >= 1000 && first % 100 != 0 => format!("{first}s"),
        years => span(years, years),
    }
}

/// From the first of some years to the last of others.
pub(super) fn span(from: Years, to: Years) -> String {
    let (Some((first, _)), Some((_, last))) = (ends(from), ends(to)) else {
        return if from == to { odd(from) } else { format!("{}–{}", odd(from), odd(to)) };
    };
    if first == last {
        return one(first);
    }
    let same_century = (1000..10_000).contains(&first) && first / 100 == last / 100;
    match (era(first), era(last)) {
        _ if same_century => format!("{first}–{:02}", last % 100),
        ((first, era), (last, last_era)) if era == last_era && first.max(last) < 10_000 => {
            format!("{first}–{last}{era}")
        }
        _ => format!("{}–{}", one(first), one(last)),
    }
}

fn ends(years: Years) -> Option<(i64, i64)> {
    match years {
        Years::One(year) => Some((year, year)),
        Years::Range(first, last) => Some((first, last)),
        Years::Pattern(_) | Years::Beyond { .. } => None,
    }
}

/// One year; from a million years on by its size alone (`1.7e8`).
fn one(year: i64) -> String {
    let (number, era) = era(year);
    match number {
        ..10_000 => format!("{number}{era}"),
        10_000..1_000_000 => format!("{}{era}", grouped(number)),
        _ => {
            let digits = number.to_string();
            let exponent = digits.len() - 1;
            format!("{}.{}e{exponent}{era}", digits.get(..1).unwrap_or("?"), digits.get(1..2).unwrap_or("0"))
        }
    }
}

fn odd(years: Years) -> String {
    match years {
        Years::One(year) | Years::Range(year, _) => one(year),
        Years::Pattern(digits) => digits.map(|it| it.map_or("X".to_owned(), |it| it.to_string())).concat(),
        Years::Beyond { significand, exponent } => {
            let era = if significand < 0 { " BCE" } else { "" };
            format!("{}e{exponent}{era}", significand.unsigned_abs())
        }
    }
}
