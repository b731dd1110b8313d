//! A date that the curator gives and no source allows.

use crate::{
    dates::{Answer, Date, same},
    model::EventId,
    problem::{Code, Problem, Reported},
};

use super::Case;

/// An event whose sources say when it was, none of them so that its date can be true.
///
/// An account in words alone allows every date.
pub(super) fn lint(case: &Case<'_>, id: EventId, problems: &mut Vec<Reported>) {
    let Some((event, date)) = case.dated(id) else { return };
    let said: Option<Vec<&Date>> = case.dates_said(id).map(|account| account.date()).collect();
    let zone = case.timeline.about.utc_offset;
    let Some(said) = said.filter(|said| !said.is_empty()) else { return };
    if said.iter().any(|said| same(date, said, zone) != Answer::No) {
        return;
    }
    let mut words: Vec<String> = said.iter().map(|date| date.in_words()).collect();
    words.dedup();
    let message = format!("no account of this event allows its date, {}", date.in_words());
    let so = if words.len() == 1 { "so" } else { "as one of these: `[…,…]`" };
    let help = format!("its sources say {}; date it {so}", words.join("; "));
    problems.push(Problem::new(Code::DateWithoutAccount, event.date_at, message).help(help).into());
}
