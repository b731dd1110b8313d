//! The views beside the list: what survives going from one to another.

use super::*;

const GAZETTE: &str = "The council met on Monday.\n\nThe bridge was closed on 5 June, with 14 cracks counted. \
    When it fell, 3 people died.\n";
const HERALD: &str =
    "Closed since 7 June, the bridge had 14 cracks, the mayor said. Four people lost their lives.\n";

const BRIDGE: &str = r#"
[timeline]
title = "The bridge"

[actors.mayor]
name = "Ada Lind"

[actors.engineer]
name = "Ben Orme"

[articles.gazette]
title = "The Gazette"
issued = "2031-06-06"
text = "gazette.md"

[articles.herald]
title = "The Herald"
text = "herald.md"

[articles.unread]
title = "Never quoted"

[facts.cracks]
name = "Cracks"
kind = "number"

[facts.deaths]
name = "People killed"
kind = "number"
unit = "people"

[[events]]
id = "meeting"
date = "2031-05-05"
title = "The council meets"
[[events.sources]]
article = "gazette"
quote = "The council met on Monday"

[[events]]
id = "closure"
date = "2031-06"
title = "The bridge is closed"
actors = ["mayor"]
[[events.sources]]
article = "gazette"
quote = "The bridge was closed on 5 June, with 14 cracks counted"
says = { date = { value = "2031-06-05", words = "5 June" }, cracks = 14 }
[[events.sources]]
article = "herald"
stance = "disputes"
quote = "Closed since 7 June, the bridge had 14 cracks, the mayor said"
says = { date = { value = "2031-06-07", words = "7 June" } }
[[events.sources]]
article = "herald"
quote = "the bridge had 14 cracks, the mayor said"
says = { cracks = 14 }
said_by = "mayor"

[[events]]
id = "fall"
date = "2031-07-01"
title = "The bridge falls"
graphic = true
actors = ["engineer"]
[[events.sources]]
article = "gazette"
quote = "3 people died"
says = { deaths = 3 }
[[events.sources]]
article = "herald"
stance = "mentions"
quote = "Four people lost their lives"
says = { deaths = { value = 4, words = "Four", hedge = "reportedly" } }
"#;

/// Three events; the articles differ on the day of the second, and on the dead of the third, which
/// is graphic.
pub(crate) fn bridge() -> State {
    let files = [("timeline.toml", BRIDGE), ("gazette.md", GAZETTE), ("herald.md", HERALD)];
    let loaded = in_folder(&files);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let name = Name::File("bridge.toml".to_owned());
    State::new(Checked::new(loaded.timeline, loaded.problems), name, (80, 24))
}

/// The account in focus: its fact, its event, and what it says.
fn account(state: &State) -> String {
    let (comparison, said) = state.said_in_focus().expect("an account");
    let timeline = &state.checked.timeline;
    format!("{}: {}", comparison.heading(timeline), crate::card::value_in_words(&state.checked, said))
}

#[test]
fn the_worst_verdict_stands_first_and_the_event_in_focus_is_sought() {
    let mut state = bridge();
    press(&mut state, "4");
    assert_eq!(account(&state), "Date · The bridge is closed: 5 June 2031 (“5 June”)");
    assert!(state.messages.fresh().is_some(), "the meeting has no fact, and that is said");
    press(&mut state, "1jj4");
    assert_eq!(account(&state), "People killed · The bridge falls: 3 people");
    assert_eq!(state.messages.fresh(), None);
    press(&mut state, "1kl<Down><Down><Down>4");
    assert_eq!(account(&state), "Cracks · The bridge is closed: 14", "of the source in focus");
}

#[test]
fn coverage_of_a_timeline_without_articles_takes_every_key_and_click() {
    let text = "[[events]]\nid = 'e'\ntitle = 'E'\n";
    let loaded = in_folder(&[("timeline.toml", text)]);
    let name = Name::File("t.toml".to_owned());
    for size in [(80, 24), (200, 60), (20, 5)] {
        let checked = Checked::new(in_folder(&[("timeline.toml", text)]).timeline, Vec::new());
        let mut state = State::new(checked, name.clone(), size);
        press(&mut state, "5hl<Enter>jkn3");
        for at in (0..size.0).step_by(7).flat_map(|x| (0..size.1).step_by(2).map(move |y| (x, y))) {
            press(&mut state, "5");
            update(&mut state, Input::Mouse { at, what: Mouse::Click });
            crate::tui::view::tests::drawn(&state);
        }
    }
    assert!(loaded.problems.is_empty());
}

#[test]
fn what_the_filter_hides_keeps_its_place_in_coverage_too() {
    let mut state = bridge();
    press(&mut state, "jl5");
    let before = state.focus;
    state.set_filter(Filter::parse(&state.checked, "nowhere").expect("a filter"));
    assert!(state.list.shown.is_empty());
    press(&mut state, "jkG");
    assert_eq!(state.focus, before);
}

#[test]
fn keys_go_from_account_to_account_and_from_fact_to_fact() {
    let mut state = bridge();
    press(&mut state, "4j");
    assert_eq!(account(&state), "Date · The bridge is closed: 7 June 2031 (“7 June”)");
    press(&mut state, "n");
    assert_eq!(account(&state), "People killed · The bridge falls: 3 people");
    press(&mut state, "n");
    assert_eq!(account(&state), "Cracks · The bridge is closed: 14");
    press(&mut state, "jN");
    let numbers = |state: &State| state.account().map(|(_, number)| number);
    assert_eq!((account(&state).as_str(), numbers(&state)), ("Cracks · The bridge is closed: 14", Some(0)));
    press(&mut state, "N");
    assert_eq!(account(&state), "People killed · The bridge falls: 3 people");
    press(&mut state, "G");
    assert_eq!(numbers(&state), Some(1));
    press(&mut state, "nj<PgDn>");
    assert_eq!((account(&state).as_str(), numbers(&state)), ("Cracks · The bridge is closed: 14", Some(1)));
    press(&mut state, "g<PgUp>");
    assert_eq!(account(&state), "Date · The bridge is closed: 5 June 2031 (“5 June”)");
}

#[test]
fn enter_reads_the_passage_behind_an_account_and_escape_leads_back_to_it() {
    let mut state = bridge();
    press(&mut state, "4j<Enter>");
    let View::Reader(reader) = &state.view else { panic!("an article is open") };
    let lit = state.checked.findings.passage(reader.source.expect("a source")).extent().expect("found");
    assert!(HERALD.get(lit).is_some_and(|words| words.starts_with("Closed since 7 June")));
    press(&mut state, "<Esc>");
    assert_eq!(account(&state), "Date · The bridge is closed: 7 June 2031 (“7 June”)");
    press(&mut state, "<Esc>");
    assert!(matches!(state.view, View::Timeline));
    assert_eq!((focus(&state), state.source_index()), ("closure", 1), "the focus went along");
}

#[test]
fn an_account_of_a_graphic_event_shows_its_passage_when_asked() {
    let is_covered = |state: &State| {
        let View::Accounts(facts) = &state.view else { panic!("the accounts") };
        facts.passage.lines.iter().flat_map(|line| &line.parts).all(|part| !part.text.contains("died"))
    };
    let mut state = bridge();
    press(&mut state, "4n");
    assert!(is_covered(&state));
    press(&mut state, "<Enter>");
    assert!(!is_covered(&state), "the first time it is shown");
    press(&mut state, "<Enter>");
    assert!(matches!(state.view, View::Reader(_)), "the second time it is opened");
}

#[test]
fn a_filter_hides_the_facts_of_the_events_it_hides() {
    let mut state = bridge();
    press(&mut state, "4n");
    press(&mut state, "alind<Enter>");
    assert_eq!(account(&state), "Date · The bridge is closed: 5 June 2031 (“5 June”)");
    let View::Accounts(facts) = &state.view else { panic!("the accounts") };
    assert_eq!(facts.shown.len(), 2);
    press(&mut state, "c");
    assert_eq!(account(&state), "People killed · The bridge falls: 3 people", "the focus waited");
}

#[test]
fn an_article_leads_back_to_where_it_was_opened() {
    let mut state = bridge();
    press(&mut state, "3");
    assert!(matches!(state.view, View::Reader(_)), "of the first source");
    press(&mut state, "<Esc>");
    assert!(matches!(state.view, View::Timeline));
    press(&mut state, "4<Enter>1");
    assert!(matches!(state.view, View::Timeline));
    press(&mut state, "<Enter>34");
    assert!(matches!(state.view, View::Accounts(_)));
}

#[test]
fn a_digit_leaves_a_page_of_text_and_is_typed_where_one_types() {
    let mut state = bridge();
    press(&mut state, "?4");
    assert!(state.overlay.is_none() && matches!(state.view, View::Accounts(_)));
    press(&mut state, "1a4");
    let Some(Overlay::Picker(picker)) = &state.overlay else { panic!("the picker is open") };
    assert_eq!(picker.typed.value(), "4");
}

#[test]
fn a_click_goes_to_an_account_and_a_second_one_opens_it() {
    let mut state = bridge();
    press(&mut state, "4");
    let rows = state.layout().accounts().rows;
    let click =
        |state: &mut State, row| update(state, Input::Mouse { at: (9, rows.y + row), what: Mouse::Click });
    click(&mut state, 2);
    assert_eq!(account(&state), "Date · The bridge is closed: 7 June 2031 (“7 June”)");
    click(&mut state, 0);
    assert_eq!(account(&state), "Date · The bridge is closed: 5 June 2031 (“5 June”)", "the heading's first");
    click(&mut state, 2);
    click(&mut state, 2);
    assert!(matches!(state.view, View::Reader(_)));
}

#[test]
fn the_account_in_focus_is_in_sight_at_every_height() {
    for rows in 1..30 {
        let mut state = bridge();
        update(&mut state, Input::Resize { columns: 50, rows });
        for keys in ["4", "j", "j", "j", "j", "k", "k", "G", "g"] {
            press(&mut state, keys);
            let View::Accounts(facts) = &state.view else { panic!("the accounts") };
            let place = state.account().and_then(|account| facts.row_of(account)).expect("a row");
            let height = usize::from(state.layout().accounts().rows.height);
            assert!((facts.top..facts.top + height.max(1)).contains(&place), "{rows} rows, {keys}");
        }
    }
}

mod coverage {
    use super::*;
    use crate::coverage::Cover;

    /// The cell in focus: its event, its article, and what it is.
    fn cell(state: &State) -> (String, usize, Cover) {
        let cell = state.cell().expect("a cell");
        (focus(state).to_owned(), cell.article.index() + 1, cell.cover)
    }

    #[test]
    fn keys_go_from_event_to_event_and_from_article_to_article() {
        let mut state = bridge();
        press(&mut state, "5");
        assert_eq!(cell(&state), ("meeting".to_owned(), 1, Cover::Quoted));
        press(&mut state, "lj");
        assert_eq!(cell(&state), ("closure".to_owned(), 2, Cover::Disputed), "the column stays");
        press(&mut state, "j");
        assert_eq!(cell(&state), ("fall".to_owned(), 2, Cover::Mentioned));
        press(&mut state, "llllkh");
        assert_eq!(cell(&state), ("closure".to_owned(), 2, Cover::Disputed));
    }

    #[test]
    fn a_cell_opens_its_passage_and_a_silent_one_says_so() {
        let mut state = bridge();
        press(&mut state, "5l<Enter>");
        assert_eq!(state.messages.fresh(), Some("“The Herald” is silent about it"));
        press(&mut state, "j<Enter>");
        let View::Reader(reader) = &state.view else { panic!("an article is open") };
        let lit = state.checked.findings.passage(reader.source.expect("a source")).extent().expect("found");
        assert!(HERALD.get(lit).is_some_and(|words| words.starts_with("Closed since 7 June")));
        press(&mut state, "<Esc>");
        assert_eq!(cell(&state), ("closure".to_owned(), 2, Cover::Disputed));
        press(&mut state, "<Esc>");
        assert_eq!((focus(&state), state.source_index()), ("closure", 1), "the focus went along");
        press(&mut state, "5j<Enter>");
        assert!(matches!(state.view, View::Coverage(_)), "what is graphic is asked for first");
        press(&mut state, "<Enter>");
        assert!(matches!(state.view, View::Reader(_)));
    }

    #[test]
    fn single_source_events_are_counted_and_gone_to() {
        let mut state = bridge();
        press(&mut state, "G5N");
        assert_eq!(cell(&state), ("meeting".to_owned(), 1, Cover::Quoted));
        press(&mut state, "n");
        assert_eq!(state.messages.fresh(), Some("No further event is single-source"));
        let View::Coverage(coverage) = &state.view else { panic!("the coverage") };
        assert_eq!((coverage.single_source, coverage.unused.len()), (1, 1));
        press(&mut state, "alind<Enter>");
        let View::Coverage(coverage) = &state.view else { panic!("the coverage") };
        assert_eq!((coverage.single_source, coverage.unused.len()), (0, 1), "of what is shown");
    }

    #[test]
    fn one_focus_goes_through_all_views_and_a_filter() {
        let mut state = bridge();
        press(&mut state, "4j5");
        assert_eq!(cell(&state), ("closure".to_owned(), 2, Cover::Disputed), "the article of the account");
        press(&mut state, "145");
        assert_eq!(cell(&state), ("closure".to_owned(), 2, Cover::Disputed));
        press(&mut state, "ll");
        assert_eq!(cell(&state), ("closure".to_owned(), 3, Cover::Silent));
        press(&mut state, "145aorme<Enter>");
        assert_eq!(cell(&state), ("fall".to_owned(), 3, Cover::Silent), "the nearest event stands in");
        press(&mut state, "c");
        assert_eq!(cell(&state), ("closure".to_owned(), 3, Cover::Silent));
    }

    #[test]
    fn a_click_goes_to_a_cell_and_a_second_one_opens_it() {
        let mut state = bridge();
        press(&mut state, "5");
        let layout = state.layout().coverage(3);
        // The first row is the year, the second the meeting; a gap is between it and the closure.
        let second = (layout.columns(3).at(1) + 1, layout.rows.y + 2);
        let click = |state: &mut State, at| update(state, Input::Mouse { at, what: Mouse::Click });
        click(&mut state, second);
        assert_eq!(cell(&state), ("closure".to_owned(), 2, Cover::Disputed));
        click(&mut state, second);
        assert!(matches!(state.view, View::Reader(_)));
    }

    #[test]
    fn the_column_in_focus_is_in_sight_however_many_there_are() {
        let articles: Vec<String> = (0..120).map(|n| format!("[articles.a{n}]\ntitle = 'A'\n")).collect();
        let text = format!("{}[[events]]\nid = 'e'\ntitle = 'E'\n", articles.concat());
        let loaded = in_folder(&[("timeline.toml", &text)]);
        let name = Name::File("t.toml".to_owned());
        let mut state = State::new(Checked::new(loaded.timeline, loaded.problems), name, (80, 24));
        press(&mut state, "5");
        for keys in ["l".repeat(130), "h".repeat(70), "h".repeat(70)] {
            for key in keys.split_inclusive(char::is_alphabetic) {
                press(&mut state, key);
                let column = state.article().expect("an article").index();
                let count = state.layout().coverage(120).columns(120).count;
                let View::Coverage(coverage) = &state.view else { panic!("the coverage") };
                assert!((coverage.left..coverage.left + count).contains(&column), "{column}");
            }
        }
    }
}
