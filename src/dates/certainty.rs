use edtf_core::{Edtf, SetElement, SetKind};

use super::{Date, Precision, parts, precision};

/// How firmly an event can be put on a day: the choice between the marks ● ◐ ◌.
///
/// The first rule that holds decides:
/// 1. `Imprecise`: something other than days and moments is named (a month, a masked digit), or the date is
///    an interval, or a set with an open end, or one of the days of a run (`[2024-03-07..2024-03-21]`);
/// 2. `Uncertain`: there is a `?`, `~` or `%`, or it is one of several days, no one knows which;
/// 3. `Exact`: the rest, which is one day or moment, or several days that all hold.
///
/// So `2024-03?` is `Imprecise`: its words tell the doubt, the mark tells that there is no day to point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Certainty {
    /// ●
    Exact,
    /// ◐
    Uncertain,
    /// ◌
    Imprecise,
}

pub(super) fn of(date: &Date) -> Certainty {
    let to_the_day = |it: &edtf_core::Date| precision::of_date(it) <= Precision::Day;
    if has_extent(&date.edtf()) || !parts::named(&date.edtf()).iter().all(to_the_day) {
        Certainty::Imprecise
    } else if date.edtf().is_uncertain() || date.edtf().is_approximate() || is_choice(&date.edtf()) {
        Certainty::Uncertain
    } else {
        Certainty::Exact
    }
}

/// Whether it names a stretch of time by its ends.
fn has_extent(edtf: &Edtf) -> bool {
    let by_its_ends = |kind: SetKind, element: &SetElement| match element {
        SetElement::Date(_) => false,
        SetElement::Range(..) => kind == SetKind::OneMember,
        SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_) => true,
    };
    match edtf {
        Edtf::Date(_) | Edtf::DateTime(_) => false,
        Edtf::Interval(_) => true,
        Edtf::Set(set) => set.elements.iter().any(|element| by_its_ends(set.kind, element)),
    }
}

fn is_choice(edtf: &Edtf) -> bool {
    matches!(edtf, Edtf::Set(set) if set.kind == SetKind::OneMember && set.elements.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_follows_the_rule() {
        let table = [
            ("2024-03-22", Certainty::Exact),
            ("2024-03-22T19:58", Certainty::Exact),
            ("2024-03-22T19:58:00Z", Certainty::Exact),
            ("{2024-03-07,2024-03-08}", Certainty::Exact),
            ("{2024-03-07..2024-03-10}", Certainty::Exact),
            ("[2024-03-07]", Certainty::Exact),
            ("[2024-03-07,2024-03-08]", Certainty::Uncertain),
            ("2024-03-22?", Certainty::Uncertain),
            ("2024-03-22~", Certainty::Uncertain),
            ("2024-03-22%", Certainty::Uncertain),
            ("2024-03?-22", Certainty::Uncertain),
            ("[2024-03-07..2024-03-21]", Certainty::Imprecise),
            ("[..2024-03-07]", Certainty::Imprecise),
            ("[2024-03,2024-04]", Certainty::Imprecise),
            ("2024-03-XX", Certainty::Imprecise),
            ("2024-03", Certainty::Imprecise),
            ("2024-03?", Certainty::Imprecise),
            ("2024", Certainty::Imprecise),
            ("2024-21", Certainty::Imprecise),
            ("199X", Certainty::Imprecise),
            ("XXXX-12-25", Certainty::Imprecise),
            ("2024-03-07/2024-03-08", Certainty::Imprecise),
            ("../2024-03-22", Certainty::Imprecise),
            ("2024-03-22/", Certainty::Imprecise),
        ];
        for (text, certainty) in table {
            assert_eq!(Date::parse(text).unwrap().certainty(), certainty, "{text}");
        }
    }
}
