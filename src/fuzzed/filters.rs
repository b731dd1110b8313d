//! Filters over the timeline that is part of the program.

use crate::{
    findings::Checked,
    load,
    model::EventId,
    query::{self, Filter, Search, completion::completions},
};

thread_local! {
    static CHECKED: Checked = {
        let loaded = load::built_in();
        Checked::new(loaded.timeline, loaded.problems)
    };
}

/// Understands a filter, and asks it of every event.
///
/// # Panics
///
/// Where an error points beside the text, where the filter's own words or its opposite say something else, where it
/// matters how many events are asked at a time, and where a completion breaks a character.
pub fn filters(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    CHECKED.with(|checked| {
        for (cursor, _) in text.char_indices().chain([(text.len(), ' ')]).take(64) {
            for offer in completions(checked, &text, cursor) {
                assert!(text.get(offer.range.clone()).is_some(), "{offer:?} in {text:?}");
            }
        }
        match Filter::parse(checked, &text) {
            Ok(filter) => holds(checked, &filter),
            Err(error) => assert!(text.get(error.at.clone()).is_some(), "{error:?} in {text:?}"),
        }
    });
}

fn found(checked: &Checked, filter: &Filter) -> (Vec<EventId>, Vec<EventId>) {
    let found = query::matching(checked, filter);
    assert!(found.shown.is_sorted() && found.possible.is_sorted(), "{filter:?}");
    (found.shown, found.possible)
}

fn holds(checked: &Checked, filter: &Filter) {
    let shown = found(checked, filter);
    let again = |text: &str| {
        Filter::parse(checked, text).unwrap_or_else(|error| panic!("{text:?} is not understood: {error:?}"))
    };
    assert_eq!(found(checked, &again(filter.text())), shown, "{filter:?}");
    let actors = filter.with_actors(checked, filter.included().to_vec(), filter.excluded().to_vec());
    assert_eq!(found(checked, &actors), shown, "its actors chosen again: {filter:?} as {actors:?}");
    if filter.is_empty() {
        return;
    }
    let (others, possibly) = found(checked, &again(&format!("-({})", filter.text())));
    assert_eq!(possibly, shown.1, "{filter:?}");
    for event in checked.timeline.events.ids() {
        let is_possible = shown.1.binary_search(&event).is_ok();
        let sides = (shown.0.binary_search(&event).is_ok(), others.binary_search(&event).is_ok());
        assert!(
            if is_possible { sides == (true, true) } else { sides.0 != sides.1 },
            "{event:?} and {filter:?}"
        );
    }
    let mut search = Search::new(checked, filter, shown.0.last().copied());
    while !search.is_done() {
        search.ask(checked, 3);
    }
    let so_far = search.so_far();
    assert_eq!((so_far.shown, so_far.possible), shown, "some at a time: {filter:?}");
    assert!(filter.narrows(filter) || !filter.narrows(&again(filter.text())), "{filter:?}");
}
