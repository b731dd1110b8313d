use strum::IntoEnumIterator;

use super::*;
use crate::{evidence::Class, load::tests::in_folder};

const NOTICE: &str =
    "The bridge is safe, the council said.\n\nEngineers counted 14 cracks. The bridge is safe.\n";

/// The card of the first event of `event`, one line for each thing that is said.
fn told(event: &str) -> Vec<String> {
    let head = "[places.wend]\nname = 'The Wend'\n[actors.council]\nname = 'Town council'\n\
                [facts.cracks]\nname = 'Cracks'\nkind = 'number'\n\
                [articles.notice]\ntitle = 'A notice'\nissued = '2031-05'\ntext = 'notice.md'\n";
    let timeline = format!("{head}[[events]]\nid = 'closure'\ntitle = 'The bridge is closed'\n{event}");
    let loaded = in_folder(&[("t.toml", &timeline), ("notice.md", NOTICE)]);
    let checked = Checked::new(loaded.timeline, loaded.problems);
    let closure = checked.timeline.events.find(&checked.timeline.texts, "closure").expect("the event");
    let card = Card::of(&checked, closure);
    let field = |field: &Field<'_>| format!("{}: {}", field.label, field.text().shown());
    let mut told = vec![card.heading.join(" · ")];
    told.extend(card.fields.iter().map(field));
    for source in &card.sources {
        let sign = if source.is_sound { "" } else { "! " };
        told.push(format!("{sign}{}", source.standing.join(" · ")));
        told.extend(source.not_found.map(|quote| format!("? {}", quote.shown())));
        if let Some(difference) = &source.difference {
            told.extend(difference.alarms.iter().map(|alarm| format!("! {alarm}")));
            told.push(format!("~ {}", difference.text));
        }
        told.extend(source.fields.iter().map(field));
    }
    told
}

#[test]
fn everything_that_the_file_says_of_an_event_and_its_sources_is_told() {
    let event = "date = '2031-05-05'\nplaces = ['wend']\ntags = ['bridge']\nnote = 'N'\n\
                 actors = ['council']\nroles = { council = 'closes it' }\n\
                 [[events.sources]]\narticle = 'notice'\nquote = 'Engineers counted 14 cracks'\nlocator = 'p. 4'\n\
                 says = { cracks = 14 }\nsaid_by = 'council'\nas_of = '2031-05-06'\nabout = 'closure'\nnote = 'M'\n";
    assert_eq!(
        told(event),
        [
            "5 May 2031 · The Wend · #bridge",
            "Actors: Town council (closes it)",
            "Note: N",
            "verbatim · paragraph 2 · issued May 2031 · p. 4 · supports",
            "says: Cracks: 14",
            "of: The bridge is closed",
            "said by: Town council",
            "as of: 6 May 2031",
            "note: M",
        ]
    );
}

#[test]
fn a_quote_is_told_as_what_it_is() {
    let quotes = [
        "The bridge is safe",
        "ngineers counted",
        "Engineers counted 41 cracks",
        "Ships were seen off the coast",
    ];
    let sources = quotes.map(|quote| format!("[[events.sources]]\narticle = 'notice'\nquote = '{quote}'\n"));
    let elsewhere = "[[events.sources]]\narticle = 'notice'\nquote = '14 cracks'\nsuffix = 'in all'\n";
    let unquoted = "[[events.sources]]\narticle = 'notice'\n";
    assert_eq!(
        told(&format!("{}{elsewhere}{unquoted}", sources.concat())),
        [
            "undated",
            "! ambiguous: the quote stands in 2 places · issued May 2031 · supports",
            "? The bridge is safe",
            "! verbatim · begins or ends inside a word or number · paragraph 2 · issued May 2031 · supports",
            "! changed: the quote is not there as it is given here · issued May 2031 · supports",
            "? Engineers counted 41 cracks",
            "! a number differs: 41 in the quote, 14 in the article",
            "~ Engineers counted [-41-]{+14+} cracks",
            "! missing: the quote is not in the article · issued May 2031 · supports",
            "? Ships were seen off the coast",
            "! verbatim · not where prefix and suffix put it · paragraph 2 · issued May 2031 · supports",
            "! unquoted: no words are given · issued May 2031 · supports",
        ]
    );
}

#[test]
fn words_that_are_not_where_they_must_stand_are_marked() {
    let account =
        "{ value = 14, words = '14 cracks', hedge = 'perhaps' }, { words = 'a few', hedge = 'counted' }";
    let event = format!(
        "before = [{{ event = 'repair', words = 'just days' }}]\n\
         [[events.sources]]\narticle = 'notice'\nquote = 'Engineers counted 14'\nsays = {{ cracks = [{account}] }}\n\
         [[events]]\nid = 'repair'\ntitle = 'The repair'\ndate = '2031'\n"
    );
    let words = "? “just days” [not in the article]";
    assert_eq!(
        told(&event),
        [
            "by 2031".to_owned(),
            format!("Before: “The repair” (2031): {words}"),
            "verbatim · paragraph 2 · issued May 2031 · supports".to_owned(),
            "says: Cracks: 14 (“14 cracks”), ? perhaps [not in the passage]".to_owned(),
            "says: Cracks: ? “a few” [not in the passage], counted".to_owned(),
        ]
    );
}

#[test]
fn every_link_is_told_with_the_words_and_the_distance_of_its_source() {
    let links = "after = ['vote', { event = 'survey', words = 'soon after' }]\n\
                 before = [{ event = 'repair', words = 'just days', within = 'P7D' },\n\
                 { event = 'opening', within = 'P1Y6M' }]\n";
    let others = ["vote", "survey", "repair", "opening"];
    let others = others.map(|id| format!("[[events]]\nid = '{id}'\ntitle = 'The {id}'\n")).concat();
    let told_of_each = [
        "After: “The vote”",
        "After: “The survey”: “soon after”",
        "Before: “The repair”: “just days”, within 7 days",
        "Before: “The opening”: within 1 year and 6 months",
    ];
    for date in ["date = '2031-05-05'\n", ""] {
        assert_eq!(told(&format!("{date}{links}{others}"))[1..], told_of_each);
    }
}

#[test]
fn what_is_not_verified_is_never_told_as_sound_nor_without_its_quote() {
    let checked = crate::findings::tests::of_every_class();
    let event = checked.timeline.events.ids().next().expect("the event");
    let card = Card::of(&checked, event);
    for (told, class) in card.sources.iter().zip(Class::iter()) {
        assert_eq!(told.is_sound, class.is_verified(), "{class}");
        assert_eq!(told.not_found.is_some(), !class.is_verified() && class != Class::Unquoted, "{class}");
        assert!(told.standing[0].starts_with(<&str>::from(class)), "{class}");
    }
}
