use super::Fault;
use crate::dates::parse::read;

pub(super) fn nothing(text: &str) -> Option<Fault> {
    let advice = "write a date such as 2024-03-22, 2024-03 or 2024, or leave it out";
    text.trim().is_empty().then(|| Fault::new(0..text.len(), "no date is given").advice(advice))
}

pub(super) fn blank_ends(text: &str) -> Option<Fault> {
    let bare = text.trim();
    let start = text.len() - text.trim_start().len();
    if start > 0 {
        return Some(Fault::new(0..start, "a blank stands before the date").instead(bare));
    }
    let behind = bare.len()..text.len();
    (!behind.is_empty()).then(|| Fault::new(behind, "a blank follows the date").instead(bare))
}

/// A dash other than the hyphen, or one with blanks around it, which parts two dates.
pub(super) fn dash(text: &str) -> Option<Fault> {
    let is_dash = |c: char| matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−');
    for (at, c) in text.char_indices().filter(|(_, c)| is_dash(*c)) {
        let behind = at + c.len_utf8();
        let (left, right) = (text.get(..at)?, text.get(behind..)?);
        let (bare_left, bare_right) = (left.trim_end(), right.trim_start());
        if bare_left.len() < left.len() && bare_right.len() < right.len() {
            let place = bare_left.len()..text.len() - bare_right.len();
            let message = "from and to are parted by a slash";
            return Some(Fault::new(place, message).instead(format!("{bare_left}/{bare_right}")));
        }
        if c != '-' {
            let plain: String = text.chars().map(|c| if is_dash(c) { '-' } else { c }).collect();
            return Some(Fault::new(at..behind, "dates are written with plain hyphens").instead(plain));
        }
    }
    None
}

pub(super) fn blank_inside(text: &str) -> Option<Fault> {
    let at = text.find(char::is_whitespace)?;
    let (day, rest) = (text.get(..at)?, text.get(at..)?);
    let time = rest.trim_start();
    let blank = at..text.len() - time.len();
    let is_clock = time.bytes().next()?.is_ascii_digit() && time.get(2..3) == Some(":");
    if is_clock {
        return Some(Fault::new(blank, "day and time are joined by a T").instead(format!("{day}T{time}")));
    }
    let joined: String = text.split_whitespace().collect();
    Some(Fault::new(blank, "blanks do not belong inside a date").instead(joined))
}

/// A set without its brackets, or with only the first.
pub(super) fn brackets(text: &str) -> Option<Fault> {
    for (open, close) in [('[', ']'), ('{', '}')] {
        if text.starts_with(open) && !text.contains(close) {
            let instead = format!("{text}{close}");
            return Some(Fault::new(0..1, "the bracket is not closed").instead(instead));
        }
    }
    let at = text.find(',').filter(|_| !text.starts_with(['[', '{']))?;
    let (one, all) = (format!("[{text}]"), format!("{{{text}}}"));
    let fault = Fault::new(at..at + 1, "several dates stand in brackets");
    read(&one).is_ok().then(|| fault.advice(format!("write {one} for one of them, {all} for all")))
}
