//! How two values of one fact lie to each other.

use std::cmp::Ordering;

use crate::{
    dates::{self, Answer},
    model::{Account, Amount, FactKind, Timeline, Value},
};

/// How two values lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    Same,
    /// Different, and both can be true.
    Compatible,
    /// Both cannot be true. How the first lies to the second, where there is a less and a more.
    Apart(Option<Ordering>),
    /// Words that cannot be compared.
    Unknown,
}

/// Compares two accounts of one fact.
pub(super) fn likeness(timeline: &Timeline, a: &Account, b: &Account) -> Likeness {
    if timeline.facts[a.fact].kind == FactKind::Text {
        return texts(timeline, a, b);
    }
    let (Some(a), Some(b)) = (&a.stated, &b.stated) else { return Likeness::Unknown };
    match (&a.value, &b.value) {
        (Value::Number(a), Value::Number(b)) => numbers(*a, *b),
        (Value::Date(a), Value::Date(b)) => days(timeline, a, b),
        (Value::Actor(a), Value::Actor(b)) => {
            nested(a == b, timeline.is_in_group(*a, *b) || timeline.is_in_group(*b, *a))
        }
        (Value::Place(a), Value::Place(b)) => {
            nested(a == b, timeline.is_in_place(*a, *b) || timeline.is_in_place(*b, *a))
        }
        _ => Likeness::Unknown,
    }
}

/// Whether whatever `a` says is so if `b` is: then who denies `b` denies `a`. `None` where words
/// cannot be compared.
pub(super) fn is_within(timeline: &Timeline, a: &Account, b: &Account) -> Option<bool> {
    if timeline.facts[a.fact].kind == FactKind::Text {
        return match texts(timeline, a, b) {
            Likeness::Unknown => None,
            likeness => Some(likeness == Likeness::Same),
        };
    }
    Some(match (&a.stated.as_ref()?.value, &b.stated.as_ref()?.value) {
        (Value::Number(a), Value::Number(b)) => {
            let least = b.least().is_none() || compare_least(*a, *b).is_ge();
            least && (b.most().is_none() || compare_most(*a, *b).is_le())
        }
        (Value::Date(a), Value::Date(b)) => {
            a == b || dates::within(a, b, timeline.about.utc_offset) == Answer::Yes
        }
        (Value::Actor(a), Value::Actor(b)) => timeline.is_in_group(*a, *b),
        (Value::Place(a), Value::Place(b)) => timeline.is_in_place(*a, *b),
        _ => return None,
    })
}

/// Texts are the same but for case and white space. A value is what the curator compares by; words alone
/// are the source's own, and may say the same in another way.
fn texts(timeline: &Timeline, a: &Account, b: &Account) -> Likeness {
    let text = |account: &Account| {
        let words = || account.words().map(|words| words.text);
        let text = account.stated.as_ref().map(|stated| stated.written).or_else(words)?;
        let words = timeline.text(text).as_written().split_whitespace();
        Some(words.flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' '])))
    };
    // As far as they are alike: each is compared with each.
    match text(a).zip(text(b)).map(|(a, b)| a.eq(b)) {
        Some(true) => Likeness::Same,
        _ if a.stated.is_some() && b.stated.is_some() => Likeness::Apart(None),
        _ => Likeness::Unknown,
    }
}

fn numbers(a: Amount, b: Amount) -> Likeness {
    if compare_least(a, b).is_eq() && compare_most(a, b).is_eq() {
        Likeness::Same
    } else if is_below(a, b) {
        Likeness::Apart(Some(Ordering::Less))
    } else if is_below(b, a) {
        Likeness::Apart(Some(Ordering::Greater))
    } else {
        Likeness::Compatible
    }
}

/// Whether all that `a` may be is less than all that `b` may be.
fn is_below(a: Amount, b: Amount) -> bool {
    a.most().zip(b.least()).is_some_and(|(most, least)| {
        most.value < least.value || (most.value <= least.value && !(most.reached && least.reached))
    })
}

/// Which amount begins first: none is as low as one without a least.
fn compare_least(a: Amount, b: Amount) -> Ordering {
    let key = |amount: Amount| amount.least().map(|least| (least.value, !least.reached));
    compare(key(a), key(b))
}

/// Which amount ends first.
fn compare_most(a: Amount, b: Amount) -> Ordering {
    let key = |amount: Amount| amount.most().map(|most| (most.value, most.reached));
    match (key(a), key(b)) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (a, b) => compare(a, b),
    }
}

fn compare(a: Option<(f64, bool)>, b: Option<(f64, bool)>) -> Ordering {
    a.partial_cmp(&b).unwrap_or(Ordering::Equal)
}

fn days(timeline: &Timeline, a: &dates::Date, b: &dates::Date) -> Likeness {
    let zone = timeline.about.utc_offset;
    if a == b || dates::same(a, b, zone) == Answer::Yes {
        Likeness::Same
    } else if dates::before(a, b, zone) == Answer::Yes {
        Likeness::Apart(Some(Ordering::Less))
    } else if dates::before(b, a, zone) == Answer::Yes {
        Likeness::Apart(Some(Ordering::Greater))
    } else if dates::same(a, b, zone) == Answer::No {
        Likeness::Apart(None)
    } else {
        Likeness::Compatible
    }
}

fn nested(same: bool, nested: bool) -> Likeness {
    match (same, nested) {
        (true, _) => Likeness::Same,
        (false, true) => Likeness::Compatible,
        (false, false) => Likeness::Apart(None),
    }
}
