//! The forms of the 2012 draft that the Library of Congress published, which older data still holds.

use super::{Fault, components, replaced};

/// `open` and `unknown`, alone or for an end of an interval.
pub(super) fn keyword(text: &str) -> Option<Fault> {
    for part in components(text) {
        let word = text.get(part.clone())?;
        let (message, modern) = if word.eq_ignore_ascii_case("open") {
            ("`open` is the 2012 draft's open end, today `..`", "..")
        } else if word.eq_ignore_ascii_case("unknown") {
            ("`unknown` is the 2012 draft's unknown end, today left empty", "")
        } else {
            continue;
        };
        if part.len() == text.len() {
            return Some(Fault::new(part, "what is unknown has no date").advice("leave the date out"));
        }
        let instead = replaced(text, &part, modern);
        return Some(Fault::new(part, message).instead(instead));
    }
    None
}

/// `u`, and a small `x`, which in the draft stood for a whole decade and is read as one still.
pub(super) fn unknown_digit(text: &str) -> Option<Fault> {
    let is_mask = |c: char| matches!(c, 'u' | 'U' | 'x');
    let at = text.find(is_mask)?;
    let run = text.get(at..)?.chars().take_while(|c| is_mask(*c)).count();
    // The letters that a date can hold, so that a word is not taken for one.
    let date_like = text.chars().all(|c| !c.is_alphabetic() || is_mask(c) || "XYESTZyesptz".contains(c));
    let message = if text.get(at..)?.starts_with('x') {
        "an unknown digit is a capital `X`"
    } else {
        "`u` is the 2012 draft's unknown digit, today `X`"
    };
    date_like.then(|| Fault::new(at..at + run, message).instead(text.replace(is_mask, "X")))
}

/// Small letters in a year such as `y17e7p2`, and the draft's `p` for significant digits.
pub(super) fn letter_of_year(text: &str) -> Option<Fault> {
    for part in components(text) {
        let year = text.get(part.clone())?;
        if !year.starts_with(|c: char| matches!(c, 'y' | 'Y') || c.is_ascii_digit()) {
            continue;
        }
        let (offset, letter) = year.char_indices().find(|(_, c)| matches!(c, 'y' | 'e' | 'p' | 's'))?;
        let (message, modern) = match letter {
            'y' => ("a long year starts with a capital `Y`", "Y"),
            'e' => ("powers of ten are a capital `E`", "E"),
            _ => ("significant digits are marked by a capital `S`", "S"),
        };
        let at = part.start + offset..part.start + offset + 1;
        let instead = replaced(text, &at, modern);
        return Some(Fault::new(at, message).instead(instead));
    }
    None
}

/// `?~`: today one sign.
pub(super) fn two_qualifiers(text: &str) -> Option<Fault> {
    let at = text.find("?~").or_else(|| text.find("~?"))?;
    let instead = text.replace("?~", "%").replace("~?", "%");
    Some(Fault::new(at..at + 2, "uncertain and approximate together are `%`").instead(instead))
}

/// `2004-(06)?-11`: a sign behind brackets is about what stands in them. Today it stands left of each such part.
pub(super) fn grouping(text: &str) -> Option<Fault> {
    let open =
        text.find('(').filter(|open| text.get(open + 1..).is_some_and(|rest| rest.starts_with(is_digit)))?;
    let inside = text.get(open + 1..)?;
    let close = inside.find(')')?;
    let behind = inside.get(close + 1..)?;
    let sign = behind.len() - behind.trim_start_matches(['?', '~', '%']).len();
    let at = open..open + close + 2 + sign;
    let fault = Fault::new(at.clone(), "brackets are the 2012 draft's grouping of parts");
    let parts: Vec<&str> = inside.get(..close)?.split('-').collect();
    match behind.get(..sign)? {
        "" => Some(
            fault.advice("put `?`, `~` or `%` left of each part that it is about, or behind the whole date"),
        ),
        sign => {
            let sign = if sign.len() > 1 { "%" } else { sign };
            let parts: Vec<String> = parts.iter().map(|part| format!("{sign}{part}")).collect();
            Some(fault.instead(replaced(text, &at, &parts.join("-"))))
        }
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'u' | 'x' | 'X')
}

/// `2001-21^southernHemisphere`.
pub(super) fn hemisphere(text: &str) -> Option<Fault> {
    let at = text.find('^')?;
    let advice = "write 25 to 28 for spring to winter in the north, 29 to 32 for those in the south";
    Some(Fault::new(at..text.len(), "`^` is the 2012 draft's note to a season").advice(advice))
}
