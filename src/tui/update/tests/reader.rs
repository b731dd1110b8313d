//! Reading an article: from passage to passage, and from a passage to what it is told for.

use super::*;
use crate::tui::action::Answer;

pub(crate) const PORT: &str = "# The log of the port\n\n\
    The crane stopped at nine. The pilot went ashore at ten, and the crane stood still.\n\n\
    No ship came in on Tuesday, and nobody asked why.\n\n\
    At noon the café “Zum Anker” closed its doors; the pilot had not been seen.\n\n\
    The crane stopped again. A tug\nleft the harbour before dark, the log says.\n";

const TIMELINE: &str = r#"
[timeline]
title = "The port"

[actors.pilot]
name = "The pilot"

[articles.log]
title = "The log"
text = "log.md"
original = { file = "log.txt" }

[articles.letter]
title = "A letter"
text = "letter.md"

[[events]]
id = "standstill"
title = "The crane stands still"
date = "2021-03-02"
[[events.sources]]
article = "log"
quote = "The crane stopped at nine."
original = [16, 47]
[[events.sources]]
article = "log"
quote = "the crane stood still"

[[events]]
id = "ashore"
title = "The pilot goes ashore"
date = "2021-03-03"
actors = ["pilot"]
[[events.sources]]
article = "log"
quote = "The pilot went ashore at ten, and the crane stood still."
original = [48, 4800]
[[events.sources]]
article = "log"
quote = "The crane stopped"

[[events]]
id = "last-seen"
title = "The pilot is last seen"
date = "2021-03-04"
actors = ["pilot"]
[[events.sources]]
article = "log"
quote = "the crane stood still"
[[events.sources]]
article = "log"
quote = "the pilot had not been seen"
"#;

const LETTER: &str = "Dear harbour office, the crane is broken, and so is the pilot.\n";

/// Two articles, one of them quoted: with words that two events share, with words within others, and with a
/// quote that stands in two places.
pub(crate) fn port() -> State {
    let files = [("timeline.toml", TIMELINE), ("log.md", PORT), ("letter.md", LETTER)];
    let loaded = in_folder(&files);
    let name = Name::File("port.toml".to_owned());
    State::new(Checked::new(loaded.timeline, loaded.problems), name, (80, 24))
}

fn lit(state: &State) -> Option<&'static str> {
    let View::Reader(reader) = &state.view else { panic!("an article is open") };
    PORT.get(reader.lit(&state.checked)?)
}

fn said(state: &State) -> &str {
    state.messages.fresh().unwrap_or_default()
}

#[test]
fn passages_follow_each_other_in_the_order_of_the_text_and_the_focus_goes_along() {
    let mut state = port();
    press(&mut state, "<Enter><Enter>");
    assert_eq!(lit(&state), Some("The crane stopped at nine."));
    press(&mut state, "<Tab>");
    assert_eq!(lit(&state), Some("The pilot went ashore at ten, and the crane stood still."));
    assert_eq!((focus(&state), state.source_index()), ("ashore", 0));
    press(&mut state, "n");
    assert_eq!((lit(&state), focus(&state)), (Some("the crane stood still"), "standstill"));
    press(&mut state, "<Tab>");
    assert_eq!(lit(&state), Some("the pilot had not been seen"));
    press(&mut state, "<Tab>");
    assert_eq!(said(&state), "This is the last of 4 passages");
    press(&mut state, "9N");
    assert_eq!(
        (lit(&state), said(&state)),
        (Some("The crane stopped at nine."), "This is the first of 4 passages")
    );
}

#[test]
fn going_back_shows_the_event_that_was_come_to() {
    let mut state = port();
    press(&mut state, "<Enter><Enter><Tab><Esc>");
    assert!(matches!(state.view, View::Card));
    assert_eq!((focus(&state), state.source_index()), ("ashore", 0));
    let lines = state.source_lines();
    let height = usize::from(state.layout().card.height);
    assert!((state.card.top..state.card.top + height).contains(&lines.start), "it is in sight");
}

#[test]
fn enter_leads_to_the_event_of_the_passage() {
    let mut state = port();
    press(&mut state, "<Enter><Enter><Tab><Enter>");
    assert!(matches!(state.view, View::Card));
    assert_eq!((focus(&state), state.source_index()), ("ashore", 0));
}

#[test]
fn every_event_that_rests_on_the_same_words_can_be_gone_to() {
    for (keys, wanted) in [("<Enter>", "standstill"), ("j<Enter>", "last-seen"), ("G<Enter>", "last-seen")] {
        let mut state = port();
        press(&mut state, "<Enter><Enter><Tab><Tab><Enter>");
        assert!(matches!(state.overlay, Some(Overlay::Uses(_))));
        press(&mut state, keys);
        assert_eq!(focus(&state), wanted);
        assert!(matches!(state.view, View::Card) && state.overlay.is_none());
    }
    let mut state = port();
    press(&mut state, "<Enter><Enter><Tab><Tab><Enter><Esc>");
    assert_eq!(lit(&state), Some("the crane stood still"), "one may stay, too");
}

#[test]
fn an_event_that_the_filter_hides_is_not_gone_to_unseen() {
    let mut state = port();
    press(&mut state, "/-actor:pilot<Enter><Enter><Enter><Tab><Enter>");
    assert!(matches!(state.view, View::Reader(_)));
    assert_eq!(said(&state), "The filter hides “The pilot goes ashore”: c shows all events");
    press(&mut state, "c<Enter>");
    assert_eq!(focus(&state), "ashore");
}

#[test]
fn words_that_have_no_one_place_say_so_and_the_next_passage_is_one_key_away() {
    let mut state = port();
    press(&mut state, "j<Enter>j<Enter>");
    assert_eq!(lit(&state), None, "they stand in two places");
    press(&mut state, "<Tab>");
    assert_eq!(lit(&state), Some("The crane stopped at nine."));
}

#[test]
fn from_afar_enter_leads_to_the_passage_first() {
    let mut state = port();
    update(&mut state, Input::Resize { columns: 30, rows: 9 });
    press(&mut state, "<Enter><Enter>G<Enter>");
    let View::Reader(reader) = &state.view else { panic!("an article is open") };
    assert!(reader.column.has_in_sight(&reader.lit(&state.checked).expect("found")));
    press(&mut state, "<Enter>");
    assert!(matches!(state.view, View::Card));
}

#[test]
fn what_no_event_quotes_is_gone_through_paragraph_by_paragraph() {
    let mut state = port();
    press(&mut state, "<Enter><Enter>u");
    let at = |state: &State| {
        let View::Reader(reader) = &state.view else { panic!("an article is open") };
        reader.shows
    };
    for (key, number) in
        [("<Tab>", 1), ("<Tab>", 3), ("<Tab>", 5), ("<Tab>", 5), ("<BackTab>", 3), ("<BackTab>", 1)]
    {
        press(&mut state, key);
        assert_eq!(at(&state), crate::tui::state::Shows::Unquoted(Some(number)));
    }
    press(&mut state, "<Enter>");
    assert!(said(&state).starts_with("This is what no event quotes"));
    press(&mut state, "u<Tab>");
    assert_eq!(lit(&state), Some("The pilot went ashore at ten, and the crane stood still."));
}

/// The words that were come to by searching.
fn hit(state: &State) -> Option<String> {
    let View::Reader(reader) = &state.view else { panic!("an article is open") };
    let at = reader.found.as_ref()?.at()?;
    Some(PORT.get(at.start..)?.chars().take(12).collect())
}

#[test]
fn words_are_found_while_they_are_typed_and_gone_through() {
    let mut state = port();
    press(&mut state, "<Enter><Enter>/THE c");
    assert_eq!(hit(&state).as_deref(), Some("The crane st"), "from the lit passage on");
    press(&mut state, "<Enter>");
    for (keys, wanted) in [("n", "the crane st"), ("n", "the café “Zu"), ("02n", "The crane st")] {
        press(&mut state, keys);
        assert_eq!(hit(&state).as_deref(), Some(wanted), "{keys}");
    }
    assert_eq!(said(&state), "on from the top: that was the last");
    press(&mut state, "N");
    assert_eq!(said(&state), "on from the end: that was the first");
    press(&mut state, "<Tab>");
    assert_eq!(
        lit(&state),
        Some("The pilot went ashore at ten, and the crane stood still."),
        "Tab is for passages"
    );
    press(&mut state, "<Esc>");
    assert_eq!(hit(&state), None);
    press(&mut state, "n");
    assert_eq!(lit(&state), Some("the crane stood still"));
}

#[test]
fn case_accents_and_typography_do_not_count_in_a_search() {
    for (words, wanted) in [("cafe", "café"), ("\"zum anker\"", "“Zum Anker”"), ("tug left", "tug\nleft")]
    {
        let mut state = port();
        press(&mut state, &format!("<Enter><Enter>/{words}"));
        assert!(hit(&state).expect("a hit").starts_with(wanted), "{words}");
    }
}

#[test]
fn a_search_that_is_given_up_leads_back_to_where_one_was() {
    let mut state = port();
    update(&mut state, Input::Resize { columns: 40, rows: 12 });
    press(&mut state, "<Enter><Enter>jj");
    let top = |state: &State| {
        let View::Reader(reader) = &state.view else { panic!("an article is open") };
        reader.column.top
    };
    let before = top(&state);
    press(&mut state, "/dark");
    assert_ne!(top(&state), before);
    press(&mut state, "<Esc>");
    assert_eq!((top(&state), hit(&state)), (before, None));
    press(&mut state, "/nowhere<Enter>");
    assert!(matches!(state.overlay, Some(Overlay::Find(_))), "what stands nowhere stays to be seen");
    press(&mut state, "<Esc>");
    assert_eq!(top(&state), before);
}

#[test]
fn all_articles_are_searched_from_anywhere_and_escape_leads_back_step_by_step() {
    for keys in ["", "<Enter>", "<Enter><Enter>", "4", "5", "?"] {
        let mut state = port();
        press(&mut state, keys);
        press(&mut state, "sPILOT");
        let Some(Overlay::Search(search)) = &state.overlay else { panic!("a search is open after {keys}") };
        assert_eq!((search.hits.count, search.hits.articles.len()), (3, 2));
        press(&mut state, "<Down><Enter>");
        assert!(hit(&state).expect("a hit").starts_with("pilot had"));
        press(&mut state, "<Esc>");
        let Some(Overlay::Search(search)) = &state.overlay else { panic!("the hits are back") };
        assert_eq!(search.typed.value(), "PILOT");
        press(&mut state, "<Esc>");
        assert!(state.overlay.is_none());
    }
}

#[test]
fn an_article_that_no_event_quotes_is_read_too() {
    let mut state = port();
    press(&mut state, "sdear<Enter>");
    let View::Reader(reader) = &state.view else { panic!("an article is open") };
    assert_eq!((reader.source, reader.passage), (None, None));
    press(&mut state, "<Tab>");
    assert_eq!(said(&state), "No source quotes words that stand in this text");
    press(&mut state, "u<Tab>");
    assert_eq!(said(&state), "");
    press(&mut state, "1");
    assert!(matches!(state.view, View::Timeline) && state.overlay.is_none());
}

#[test]
fn a_search_from_the_hits_of_another_goes_back_to_those() {
    let mut state = port();
    press(&mut state, "<Enter><Enter>scrane<Enter>s");
    let Some(Overlay::Search(search)) = &state.overlay else { panic!("the hits are back") };
    assert_eq!(search.typed.value(), "crane");
    press(&mut state, "<Esc>");
    assert_eq!(lit(&state), Some("The crane stopped at nine."));
    press(&mut state, "<Esc>");
    assert!(matches!(state.view, View::Card));
}

#[test]
fn from_a_hit_that_is_quoted_the_event_is_two_keys_away() {
    let mut state = port();
    press(&mut state, "snot been seen<Enter><Enter>");
    assert_eq!(lit(&state), Some("the pilot had not been seen"));
    press(&mut state, "<Enter>");
    assert_eq!((focus(&state), state.source_index()), ("last-seen", 1));
}

/// The original of the first article, as it would come from its file.
pub(crate) fn original() -> Input {
    let text =
        "Hafen, Dienstag.\nDer Kran stand um neun Uhr – still. Um zehn ging der Lotse von Bord.\n".repeat(2);
    let found = crate::load::OriginalText { text: text.into(), is_checked: true };
    Input::Answer(Answer::Original(crate::model::ArticleId::new(0), Ok(found)))
}

#[test]
fn the_original_is_asked_for_and_the_same_passage_is_lit_in_it() {
    use crate::tui::state::InOriginal;

    let mut state = port();
    let asked = press(&mut state, "<Enter><Enter>O");
    assert_eq!(asked, Some(Effect::ReadOriginal(crate::model::ArticleId::new(0))));
    update(&mut state, original());
    let place = |state: &State| {
        let View::Reader(reader) = &state.view else { panic!("an article is open") };
        reader.original.as_ref().map(|original| original.lit.clone())
    };
    assert_eq!(place(&state), Some(InOriginal::At(16..49)));
    press(&mut state, "<Tab>");
    assert_eq!(place(&state), Some(InOriginal::Beyond));
    press(&mut state, "<Tab>");
    assert_eq!(place(&state), Some(InOriginal::NotGiven));
    assert_eq!(press(&mut state, "O"), None);
    assert_eq!(place(&state), None);
}

#[test]
fn where_the_original_stands_alone_the_keys_are_for_it() {
    let mut state = port();
    update(&mut state, Input::Resize { columns: 40, rows: 8 });
    press(&mut state, "<Enter><Enter>O");
    update(&mut state, original());
    let tops = |state: &State| {
        let View::Reader(reader) = &state.view else { panic!("an article is open") };
        (reader.column.top, reader.original.as_ref().map(|original| original.column.top))
    };
    let before = tops(&state);
    press(&mut state, "G");
    assert_eq!(tops(&state), (before.0, before.1.map(|top| top + 1)));
    for key in ["v", "/", "u"] {
        press(&mut state, key);
        assert_eq!(said(&state), "This is the original: O goes back to the reading copy", "{key}");
        assert_eq!(state.context(), Context::Reader);
    }
    update(&mut state, Input::Resize { columns: 120, rows: 20 });
    press(&mut state, "v");
    assert_eq!(state.context(), Context::Selecting, "both are seen");
}

#[test]
fn an_answer_that_comes_too_late_changes_nothing() {
    let mut state = port();
    press(&mut state, "<Enter><Enter>O<Esc>");
    update(&mut state, original());
    assert!(matches!(state.view, View::Card));
}
