//! What each term finds, and what is said where there is something wrong with one.

use super::*;
use crate::load::tests::loaded;

const HARBOUR: &str = r#"
[timeline]
utc_offset = "+01:00"

[actors.town]
name = "Town of Malmö"
[actors.mayor]
name = "Ann Ahlberg"
part_of = "town"
aliases = ["The mayor"]
[actors.harbour-office]
name = "Harbour office"
part_of = "town"
[actors.annex]
name = "Annex"

[places.port]
name = "The port"
[places.quay]
name = "East quay"
part_of = "port"

[articles.note]
title = "A note"
issued = "2021-03-06"
[articles.letter]
title = "A letter"

[facts.hurt]
name = "People hurt"
kind = "number"

[[events]]
id = "resignation"
date = "2021-03-05"
title = "The mayor resigns"
summary = "She says so at a café."
actors = ["mayor"]
tags = ["town hall"]
[[events.sources]]
article = "note"
quote = "On Friday the mayor resigned"
said_by = "harbour-office"

[[events]]
id = "closure"
title = "The quay closes"
places = ["quay"]
after = ["resignation"]
graphic = true
[[events.sources]]
article = "note"
says = { hurt = 2 }
[[events.sources]]
article = "letter"
says = { hurt = 3 }

[[events]]
id = "reopening"
date = "2021-03"
title = "It opens again"
places = ["port"]
actors = ["harbour-office", "annex"]

[[events]]
id = "rumour"
title = "Something is said"
tags = ["gossip"]
"#;

fn harbour() -> Checked {
    let loaded = loaded(HARBOUR);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    Checked::new(loaded.timeline, Vec::new())
}

/// The ids of what a filter shows, in alphabetical order; a `?` behind what passes possibly.
fn shown(checked: &Checked, filter: &Filter) -> String {
    let timeline = &checked.timeline;
    let found = matching(checked, filter);
    let id = |event: &EventId| timeline.text(timeline.events[*event].id).as_written();
    let mark = |event: &EventId| if found.is_possible(*event) { "?" } else { "" };
    let mut shown: Vec<String> =
        found.shown.iter().map(|event| format!("{}{}", id(event), mark(event))).collect();
    shown.sort();
    shown.join(" ")
}

#[track_caller]
fn finds(checked: &Checked, table: &[(&str, &str)]) {
    for (text, wanted) in table {
        let filter = Filter::parse(checked, text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!(shown(checked, &filter), *wanted, "{text}");
    }
}

const ALL: &str = "closure reopening resignation rumour";

#[test]
fn words_are_found_whatever_their_case_and_accents() {
    finds(
        &harbour(),
        &[
            ("", ALL),
            ("  ", ALL),
            ("MAYOR", "resignation"),
            ("cafe", "resignation"),
            ("\"on friday the\"", "resignation"),
            ("ahlberg resign", "resignation"),
            ("\"ahlberg resign\"", ""),
            ("quay", "closure"),
            ("office", "reopening resignation"),
            ("quay OR opens", "closure reopening"),
        ],
    );
}

#[test]
fn names_stand_for_their_parts() {
    finds(
        &harbour(),
        &[
            ("actor:mayor", "resignation"),
            ("actor:town", "reopening resignation"),
            ("actor:mayor,annex", "reopening resignation"),
            ("actor:\"the MAYOR\"", "resignation"),
            ("actor:\"ann a\"", "resignation"),
            ("-actor:town", "closure rumour"),
            ("said_by:harbour", "resignation"),
            ("said_by:mayor", ""),
            ("place:port", "closure reopening"),
            ("place:quay", "closure"),
            ("article:letter", "closure"),
            ("article:\"a note\"", "closure resignation"),
            ("tag:gossip,\"Town Hall\"", "resignation rumour"),
        ],
    );
}

#[test]
fn facts_verdicts_sources_and_states_are_asked_for() {
    finds(
        &harbour(),
        &[
            ("verdict:conflict", "closure"),
            ("verdict:agree,single", ""),
            ("fact:hurt", "closure"),
            ("hurt=conflict", "closure"),
            ("hurt=agree", ""),
            ("sources:0", "reopening rumour"),
            ("sources:<2", "reopening resignation rumour"),
            ("sources:>=1 sources:<=1", "resignation"),
            ("sources:1..2", "closure resignation"),
            ("sources:0,2", "closure reopening rumour"),
            ("quote:unchecked", "resignation"),
            ("quote:unquoted", "closure"),
            ("is:graphic", "closure"),
            ("is:undated", "closure rumour"),
            ("is:single-source", "resignation"),
            ("is:faulty", ""),
        ],
    );
}

#[test]
fn what_may_be_of_a_time_is_kept_and_marked() {
    finds(
        &harbour(),
        &[
            ("date:2021-03", "closure? reopening resignation rumour?"),
            ("date:2021-03-05", "closure? reopening? resignation rumour?"),
            ("date:2021-03-04", "reopening? rumour?"),
            ("after:2021-03-05", "closure? reopening? rumour?"),
            ("after:2021-03-04", "closure reopening? resignation rumour?"),
            ("before:2021-03-05", "reopening? rumour?"),
            ("before:2021-04", "closure? reopening resignation rumour?"),
            ("-date:2021-03", "closure? rumour?"),
            ("date:2021-03-05,2021-03-04", "closure? reopening? resignation rumour?"),
            ("date:[2021-03-04,2021-03-05]", "closure? reopening? resignation? rumour?"),
            ("date:2021-03-05 is:undated", "closure? rumour?"),
            ("-(date:2021-03-05 -is:undated)", "closure reopening? rumour"),
        ],
    );
}

#[test]
fn what_stands_side_by_side_binds_tighter_than_or() {
    finds(
        &harbour(),
        &[
            ("mayor quay OR opens", "reopening"),
            ("mayor (quay OR resigns)", "resignation"),
            ("mayor AND (quay OR resigns)", "resignation"),
            ("-(mayor OR quay)", "reopening rumour"),
            ("NOT mayor -quay", "reopening rumour"),
            ("--mayor", "resignation"),
            ("((mayor))", "resignation"),
        ],
    );
}

/// The text, the carets under what is wrong, the message, the help.
fn told(checked: &Checked, text: &str) -> String {
    let error = Filter::parse(checked, text).expect_err(text);
    let carets = "^".repeat(error.at.len().max(1));
    let help = error.help.map(|help| format!("help: {}\n", help.written().shown()));
    let message = error.message.written().shown();
    format!("{text}\n{:gap$}{carets} {message}\n{}", "", help.unwrap_or_default(), gap = error.at.start)
}

#[test]
fn what_is_wrong_is_told_where_it_stands() {
    let checked = harbour();
    let texts = [
        "acter:mayor",
        "19:58",
        "hurt:conflict",
        "actor=mayor",
        "quay actor:mayer",
        "actor:zzz",
        "actor:a",
        "tag:gosip",
        "place:moon",
        "verdict:confict",
        "quote:change",
        "is:dated",
        "sources:few",
        "sources:4..",
        "deaths=conflict",
        "hurt=2",
        "date:2021-3",
        "date:\"199u\"",
        "after:soon",
        "actor:",
        "actor:mayor,",
        "actor:(mayor OR annex)",
        "actor:mayor\"x\"",
        ":mayor",
        "\"the quay",
        "\"\"",
        "quay OR",
        "OR quay",
        "quay AND",
        "quay -",
        "quay - OR mayor",
        "(quay",
        "quay)",
        "()",
    ];
    let told: Vec<String> = texts.iter().map(|text| told(&checked, text)).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn brackets_are_not_nested_without_end() {
    let checked = harbour();
    for deep in ["(", "-", "NOT ", "-("] {
        let error = Filter::parse(&checked, &deep.repeat(100_000)).expect_err("too deep");
        assert!(error.message.written().as_written().starts_with("too many"), "{error:?}");
    }
    let text = format!("{}mayor{}", "(".repeat(60), ")".repeat(60));
    assert_eq!(shown(&checked, &Filter::parse(&checked, &text).expect("fine")), "resignation");
}

fn id(checked: &Checked, id: &str) -> ActorId {
    checked.timeline.actors.find(&checked.timeline.texts, id).expect("an actor")
}

#[test]
fn the_actors_of_a_filter_are_written_into_its_text() {
    let checked = harbour();
    for (before, included, excluded, after) in [
        ("", &["mayor"][..], &[][..], "actor:mayor"),
        ("actor:mayor", &["mayor", "town"], &["annex"], "actor:mayor,town -actor:annex"),
        ("actor:mayor -actor:annex", &[], &[], ""),
        ("quay actor:\"the mayor\" -gone", &["town"], &[], "actor:town quay -gone"),
        ("quay OR -actor:mayor", &["town"], &[], "actor:town (quay OR -actor:mayor)"),
        ("(quay) OR (mayor)", &[], &["town"], "-actor:town ((quay) OR (mayor))"),
        ("(quay OR mayor) AND opens", &[], &["town"], "-actor:town (quay OR mayor) opens"),
        ("actor:town actor:mayor -actor:annex,mayor", &["town"], &[], "actor:town actor:mayor"),
    ] {
        let ids = |ids: &[&str]| ids.iter().map(|text| id(&checked, text)).collect::<Vec<_>>();
        let filter = Filter::parse(&checked, before).expect(before);
        let filter = filter.with_actors(&checked, ids(included), ids(excluded));
        assert_eq!(filter.text(), after);
        assert_eq!((filter.included(), filter.excluded()), (&*ids(included), &*ids(excluded)), "{after}");
        assert_eq!(filter.is_empty(), after.is_empty());
    }
}

#[test]
fn only_terms_that_all_else_is_joined_to_are_the_pickers() {
    let checked = harbour();
    let parts = |text: &str| {
        let filter = Filter::parse(&checked, text).expect(text);
        (filter.included().len(), filter.excluded().len(), filter.is_of_actors())
    };
    assert_eq!(parts("actor:mayor,town -actor:annex NOT actor:annex"), (2, 1, true));
    assert_eq!(parts("actor:mayor quay"), (1, 0, false));
    assert_eq!(parts("actor:mayor OR actor:town"), (0, 0, false));
    assert_eq!(parts("-(actor:mayor quay)"), (0, 0, false));
    assert_eq!(parts("-said_by:mayor"), (0, 0, false));
}

#[test]
fn two_filters_show_what_passes_both() {
    let checked = harbour();
    let found = |text: &str| matching(&checked, &Filter::parse(&checked, text).expect(text));
    let both = found("date:2021-03-05").and(&found("actor:town"));
    assert_eq!((both.shown.len(), both.possible()), (2, 1));
}

#[test]
fn the_parts_of_a_chain_of_thirty_thousand_groups_are_found_in_one_walk() {
    let last = 29_999;
    let actor = |number: usize| match number {
        0 => "[actors.a0]\nname = 'A'\n".to_owned(),
        _ => format!("[actors.a{number}]\nname = 'A'\npart_of = 'a{}'\n", number - 1),
    };
    let actors: String = (0..=last).rev().map(actor).collect();
    let event = |id: usize| format!("[[events]]\nid = 'e{id}'\ntitle = 'E'\nactors = ['a{id}']\n");
    let text = format!("{actors}{}{}", event(last), event(last / 2));
    let checked = Checked::new(crate::load::tests::timeline(&text), Vec::new());
    let shown = |text: &str| {
        let filter = Filter::parse(&checked, text).expect("understood");
        matching(&checked, &filter).shown.len()
    };
    assert_eq!((shown("actor:a0"), shown("actor:a20000"), shown("-actor:a0")), (2, 1, 0));
}
