//! What holds of every date, and of every text.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::*;

/// Calendar dates of levels 0 to 2, a few of them no dates at all.
fn plain() -> impl Strategy<Value = String> {
    let year = prop_oneof![6 => "20[0-2][0-9]", 1 => "[0-9X]{4}", 1 => "-0[0-9]{3}", 1 => "Y[1-9][0-9]{4,8}"];
    let rest = prop_oneof![
        4 => "-0[1-9]-[0-2][1-8]",
        2 => "-(0[1-9]|1[0-2]|2[1-4]|XX)",
        1 => "-0[1-9]-[0-3X][0-9X]",
        2 => "",
    ];
    (year, rest).prop_map(|(year, rest)| year + &rest)
}

fn qualified() -> impl Strategy<Value = String> {
    (plain(), prop_oneof![3 => "", 1 => "[?~%]"]).prop_map(|(date, qualifier)| date + &qualifier)
}

fn text() -> impl Strategy<Value = String> {
    let end = || prop_oneof![4 => qualified(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    let member = || prop_oneof![4 => qualified(), 1 => plain().prop_map(|date| date + "..")];
    let list = prop::collection::vec(member(), 1..4).prop_map(|dates| dates.join(","));
    prop_oneof![
        4 => qualified(),
        2 => "2024-03-2[1-3]T[01][0-9]:[0-5][0-9](:[0-5][0-9])?(Z|[+-](0[1-9]|1[0-3]):[0-5]0)?",
        2 => (end(), end()).prop_map(|(start, end)| format!("{start}/{end}")),
        2 => (list, any::<bool>()).prop_map(|(list, one)| if one { format!("[{list}]") } else { format!("{{{list}}}") }),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    text().prop_filter_map("no date", |text| Date::parse(&text).ok())
}

fn zone() -> impl Strategy<Value = Option<UtcOffset>> {
    prop_oneof![Just(None), (-840_i16..=840).prop_map(|minutes| Some(UtcOffset::from_minutes(minutes)))]
}

proptest! {
    #[test]
    fn a_date_keeps_its_text_and_ends_no_sooner_than_it_starts(text in text(), zone in zone()) {
        let Ok(date) = Date::parse(&text) else { return Ok(()) };
        prop_assert_eq!(date.written(), text);
        if let (Some(first), Some(last)) = (date.earliest(zone), date.latest(zone)) {
            prop_assert!(first <= last);
        }
        if let Some((first, last)) = date.day_span() {
            prop_assert!(first <= last);
        }
    }

    #[test]
    fn a_bound_is_a_date_again_and_the_same_moment(text in text(), zone in zone()) {
        let Ok(date) = Date::parse(&text) else { return Ok(()) };
        for (bound, moment) in date.bounds().into_iter().zip([date.earliest(zone), date.latest(zone)]) {
            match bound {
                // EDTF has no time of day in years that take a sign.
                Bound::At(text) if text.starts_with(['-', '+']) => {}
                Bound::At(text) => prop_assert_eq!(Date::parse(&text).unwrap().earliest(zone), moment),
                Bound::Open | Bound::Unknown => prop_assert_eq!(moment, None),
                Bound::Beyond => prop_assert!(moment == Some(Instant::MIN) || moment == Some(Instant::MAX)),
            }
        }
    }

    #[test]
    fn a_qualifier_moves_no_bound(text in plain(), qualifier in "[?~%]", zone in zone()) {
        let Ok(bare) = Date::parse(&text) else { return Ok(()) };
        let qualified = Date::parse(&(text + &qualifier)).unwrap();
        prop_assert_eq!(bare.start(zone), qualified.start(zone));
        prop_assert_eq!(bare.end(zone), qualified.end(zone));
        prop_assert_ne!(qualified.certainty(), Certainty::Exact);
        prop_assert_eq!(show_order(&bare, &qualified, zone), Ordering::Equal);
    }

    #[test]
    fn the_order_for_showing_is_total(a in date(), b in date(), c in date(), zone in zone()) {
        prop_assert_eq!(show_order(&a, &b, zone), show_order(&b, &a, zone).reverse());
        let equal = ShowKey::of(&a, zone) == ShowKey::of(&b, zone);
        prop_assert_eq!(equal, show_order(&a, &b, zone) == Ordering::Equal);
        let mut sorted = [a, b, c];
        sorted.sort_by(|a, b| show_order(a, b, zone));
        prop_assert_ne!(show_order(&sorted[0], &sorted[2], zone), Ordering::Greater);
    }

    #[test]
    fn relations_do_not_contradict_each_other(a in date(), b in date(), zone in zone()) {
        prop_assert_eq!(before(&a, &b, zone), after(&b, &a, zone));
        prop_assert_eq!(same(&a, &b, zone), same(&b, &a, zone));
        if before(&a, &b, zone) == Answer::Yes {
            prop_assert_eq!(after(&a, &b, zone), Answer::No);
            prop_assert_eq!(same(&a, &b, zone), Answer::No);
            prop_assert_eq!(within(&a, &b, zone), Answer::No);
        }
        if same(&a, &b, zone) == Answer::No {
            prop_assert_eq!(within(&a, &b, zone), Answer::No);
        }
        if same(&a, &b, zone) == Answer::Yes {
            prop_assert_ne!(within(&a, &b, zone), Answer::No);
        }
    }

    #[test]
    fn a_date_is_never_other_than_itself(a in date(), zone in zone()) {
        prop_assert_ne!(same(&a, &a, zone), Answer::No);
        prop_assert_ne!(within(&a, &a, zone), Answer::No);
        prop_assert_ne!(before(&a, &a, zone), Answer::Yes);
    }

    #[test]
    fn what_is_sure_without_a_zone_is_sure_in_every_zone(a in date(), b in date(), minutes in -840_i16..=840) {
        let zone = Some(UtcOffset::from_minutes(minutes));
        for relation in [before, after, within, same] {
            let answer = relation(&a, &b, None);
            if answer != Answer::Possibly {
                prop_assert_eq!(answer, relation(&a, &b, zone));
            }
        }
    }

    #[test]
    fn a_date_fits_its_column_and_says_something(a in date()) {
        prop_assert!(a.gutter().chars().count() <= Date::GUTTER, "{}", a.gutter());
        prop_assert!(!a.gutter().is_empty());
        prop_assert!(!a.in_words().is_empty());
    }

    #[test]
    fn no_text_breaks_the_reading_and_no_error_repeats_what_could_harm(
        text in prop_oneof![
            "[0-9XYESTZuxytz?~%.,:/+ \\[\\]{}-]{0,24}",
            "\\PC{0,16}",
            ".{0,12}",
            "(.|2024|-02|-30|March|22|T19|:58|/|/open|[+-]3|,|\\[|–| ){1,6}",
        ],
    ) {
        match Date::parse(&text) {
            Ok(date) => {
                prop_assert_eq!(date.written(), text);
                prop_assert!(date.gutter().chars().count() <= Date::GUTTER);
                let _ = (date.in_words(), date.day_span(), date.first_year(), ShowKey::of(&date, None));
                prop_assert_ne!(same(&date, &date, None), Answer::No);
            }
            Err(error) => {
                prop_assert!(text.get(error.at).is_some());
                let told = error.message + &error.help.unwrap();
                prop_assert!(told.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()), "{}", told);
            }
        }
    }
}
