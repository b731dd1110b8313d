//! Several dates in one phrase, what they share said once.

use edtf_core::{Date, Set, SetElement, SetKind};

use super::{joined, month_name, single};
use crate::dates::parts::{Plain, named, qualifiers};

/// The two ends of an interval: `8` and `22 March 2024`.
pub(super) fn pair(from: &Date, to: &Date) -> [String; 2] {
    let shared = Shared::by(&[*from, *to]);
    [shared.shortened(from), single(to)]
}

pub(super) fn set(set: &Set) -> String {
    let dates = named(&edtf_core::Edtf::Set(set.clone()));
    let shared = Shared::by(&dates);
    let last = dates.len().saturating_sub(1);
    let mut at = 0;
    // The last date of all carries what the others share.
    let mut say = |date: &Date| {
        let words = if at == last { single(date) } else { shared.shortened(date) };
        at += 1;
        words
    };
    let word = match set.kind {
        SetKind::OneMember => "or",
        SetKind::AllMembers => "and",
    };
    let mut phrase = |element: &SetElement| match element {
        SetElement::Date(date) => say(date),
        SetElement::OnOrBefore(date) => format!("{} {word} before", say(date)),
        SetElement::OnOrAfter(date) => format!("{} {word} later", say(date)),
        SetElement::Range(from, to) => {
            let from = say(from);
            format!("{from} to {}", say(to))
        }
    };
    let phrases: Vec<_> = set.elements.iter().map(&mut phrase).collect();
    match set.elements.as_slice() {
        [SetElement::Range(from, _)] => {
            let which = if set.kind == SetKind::OneMember { "some" } else { "every" };
            format!("{which} {} from {}", unit(from), phrases.concat())
        }
        _ => joined(&phrases, word),
    }
}

fn unit(date: &Date) -> &'static str {
    match (date.month, date.day) {
        (_, Some(_)) => "day",
        (Some(_), None) => "month",
        (None, None) => "year",
    }
}

/// What all dates of a list have in common, so that only its last has to say it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shared {
    Nothing,
    Year,
    Month,
}

impl Shared {
    /// Dates share only when all are plain, told alike, and unqualified: a qualifier speaks of the whole
    /// date.
    fn by(dates: &[Date]) -> Self {
        let plain = |date: &Date| {
            let doubted = qualifiers(date).iter().any(|(_, qualifier)| qualifier.is_qualified());
            Plain::of(date).filter(|_| !doubted)
        };
        let plain: Option<Vec<_>> = dates.iter().map(plain).collect();
        let Some([first, rest @ ..]) = plain.as_deref() else { return Self::Nothing };
        let all = |alike: fn(&Plain, &Plain) -> bool| rest.iter().all(|it| alike(it, first));
        let same_year = all(|a, b| a.year == b.year && a.day.is_some() == b.day.is_some());
        if first.month.is_none() || !same_year || rest.iter().any(|it| it.month.is_none()) {
            Self::Nothing
        } else if first.day.is_some() && all(|a, b| a.month == b.month) {
            Self::Month
        } else {
            Self::Year
        }
    }

    /// The date without what is shared.
    fn shortened(self, date: &Date) -> String {
        let plain = Plain::of(date).filter(|_| self != Self::Nothing);
        match plain {
            Some(Plain { day: Some(day), .. }) if self == Self::Month => day.to_string(),
            Some(Plain { day: Some(day), month: Some(month), .. }) => format!("{day} {}", month_name(month)),
            Some(Plain { day: None, month: Some(month), .. }) => month_name(month).to_owned(),
            _ => single(date),
        }
    }
}
