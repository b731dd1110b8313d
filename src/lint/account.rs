//! A date that the curator gives and no source allows.

use crate::{
    dates::{Answer, Date, same},
    problem::{Code, Problem},
};

use super::Case;

/// Every event whose sources say when it was, none of them so that its date can be true.
///
/// An account in words alone allows every date.
pub(super) fn problems(case: &Case<'_>) -> Vec<Problem> {
    case.dated()
        .filter_map(|(id, event, date)| {
            let said: Vec<Option<&Date>> = case.dates_said(id).map(|account| account.date()).collect();
            let said: Vec<&Date> = said.into_iter().collect::<Option<_>>()?;
            let zone = case.timeline.about.utc_offset;
            if said.is_empty() || said.iter().any(|said| same(date, said, zone) != Answer::No) {
                return None;
            }
            let mut words: Vec<String> = said.iter().map(|date| date.in_words()).collect();
            words.dedup();
            let message = format!("no account of this event allows its date, {}", date.in_words());
            let so = if words.len() == 1 { "so" } else { "as one of these: `[…,…]`" };
            let help = format!("its sources say {}; date it {so}", words.join("; "));
            Some(Problem::new(Code::DateWithoutAccount, event.date_at, message).help(help))
        })
        .collect()
}
