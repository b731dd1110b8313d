use super::*;
use crate::tui::action::Answer;

/// The harbour after a change of its file.
fn read(state: &mut State, change: impl FnOnce(&str) -> String) -> Option<Effect> {
    let loaded = in_folder(&[("timeline.toml", &change(TIMELINE)), ("note.md", ARTICLE)]);
    let checked = Checked::new(loaded.timeline, loaded.problems);
    update(state, Input::Answer(Answer::Read(Box::new(checked))))
}

const EARLIER: &str = "\n[[events]]\nid = 'storm'\ntitle = 'A storm'\ndate = '2021-03-01'\n";

#[test]
fn a_changed_file_is_shown_and_the_focus_stays_on_its_event_and_source() {
    let mut state = harbour();
    press(&mut state, "<Enter>j");
    assert_eq!((focus(&state), state.source_index()), ("resignation", 1));
    read(&mut state, |text| text.replace("The mayor resigns", "The mayor goes") + EARLIER);
    assert_eq!((focus(&state), state.source_index()), ("resignation", 1));
    assert!(matches!(state.view, View::Card));
    assert_eq!(state.messages.fresh(), Some("Read anew: 1 event more"));
    assert_eq!(state.checked.timeline.events.len(), 4);
    let line: String = state.card.lines[0].parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(line, "The mayor goes");
}

#[test]
fn an_event_that_is_gone_gives_way_to_the_nearest_one() {
    let mut state = harbour();
    press(&mut state, "j");
    read(&mut state, |text| {
        text.replace("id = \"closure\"", "id = \"closing\"").replace("after = [\"closure\"]", "")
    });
    assert_eq!(focus(&state), "denial");
}

#[test]
fn the_filter_the_marks_and_the_way_back_are_of_the_new_timeline() {
    let mut state = harbour();
    press(&mut state, "jmaG/actor:office<Enter>");
    read(&mut state, |text| format!("{EARLIER}{text}"));
    assert_eq!((focus(&state), state.filter.text(), state.list.shown.len()), ("denial", "actor:office", 2));
    press(&mut state, "'a");
    assert_eq!((focus(&state), state.filter.text()), ("closure", ""));
    press(&mut state, "{{");
    assert_eq!((focus(&state), state.filter.text()), ("denial", ""));
}

#[test]
fn a_filter_that_names_what_is_gone_is_lifted_aloud() {
    let mut state = harbour();
    press(&mut state, "/actor:office<Enter>");
    read(&mut state, |text| {
        text.replace("\"office\"", "\"mayor\"").replace("[actors.office]", "[actors.harbour]")
    });
    assert_eq!((state.filter.text(), state.list.shown.len()), ("", 3));
    let said = state.messages.fresh().expect("a message");
    assert!(said.ends_with(". The filter is lifted: there is no actor `office`"), "{said}");
}

#[test]
fn an_article_is_read_on_where_it_was() {
    let mut state = harbour();
    update(&mut state, Input::Resize { columns: 40, rows: 8 });
    press(&mut state, "<Enter><Enter>jj");
    let View::Reader(reader) = &state.view else { panic!("an article is open") };
    let top = reader.column.top;
    read(&mut state, |text| text.to_owned() + EARLIER);
    let View::Reader(reader) = &state.view else { panic!("an article is open") };
    assert_eq!(reader.column.top, top);
    press(&mut state, "<Esc>");
    assert_eq!(focus(&state), "resignation");
}

#[test]
fn what_is_open_over_the_view_stays_open() {
    let mut state = harbour();
    press(&mut state, "ahar");
    read(&mut state, |text| format!("{EARLIER}{text}"));
    let Some(Overlay::Picker(picker)) = &state.overlay else { panic!("actors are chosen") };
    assert_eq!((picker.typed.value(), picker.rows.len()), ("har", 2));
    press(&mut state, "<Enter>/ closes");
    read(&mut state, str::to_owned);
    let Some(Overlay::Filter(line)) = &state.overlay else { panic!("a filter is typed") };
    assert_eq!(line.typed.value(), "actor:office closes");
}

#[test]
fn a_broken_save_keeps_what_was_shown_and_lists_what_is_wrong() {
    let mut state = harbour();
    press(&mut state, "j");
    read(&mut state, |text| text.replace("id = \"closure\"", "id = \"closure"));
    assert_eq!((focus(&state), state.checked.timeline.events.len()), ("closure", 3));
    let said = state.messages.fresh().expect("a message");
    assert!(said.starts_with("What was saved is broken, ! lists it; shown is what was before. "), "{said}");
    press(&mut state, "!");
    let effect = press(&mut state, "e");
    assert!(matches!(effect, Some(Effect::Edit { line: 33, .. })), "{effect:?}");
    read(&mut state, str::to_owned);
    assert!(state.stale.is_none());
    assert_eq!(state.messages.fresh(), Some("Read anew: 3 events"));
}

#[test]
fn an_error_that_hides_nothing_is_shown_with_what_is_sound() {
    let mut state = harbour();
    read(&mut state, |text| text.replace("2021-03-06", "soon"));
    assert_eq!(state.messages.fresh(), Some("Read anew: 3 events, 1 error: ! lists them"));
    assert_eq!(state.checked.problems.len(), 1);
}

#[test]
fn the_editor_is_asked_for_at_the_line_of_the_event() {
    let mut state = harbour();
    let effect = press(&mut state, "je");
    let Some(Effect::Edit { file, line }) = effect else { panic!("an editor is asked for") };
    assert!(file.ends_with("timeline.toml"));
    let named = TIMELINE.lines().nth(line).expect("a line");
    assert_eq!(named, "id = \"closure\"", "the header stands at {line}");
}

#[test]
fn what_cannot_be_read_or_edited_is_said() {
    let mut state = harbour();
    update(&mut state, Input::Answer(Answer::Unreadable("there is no file `t.toml`".to_owned())));
    assert_eq!(state.messages.fresh(), Some("Shown is what was before: there is no file `t.toml`"));
    state.name = Name::BuiltIn;
    assert!(press(&mut state, "e").is_none());
    assert!(press(&mut state, "R").is_none());
    assert!(
        state.messages.fresh().is_some_and(|words| words.starts_with("This timeline is part of the program"))
    );
}

/// Timelines that have less than the one before, or other things by other names.
const OTHERS: [&str; 4] = [
    "[timeline]\ntitle = 'T'\n",
    "[[events]]\nid = 'x'\ntitle = 'X'\n",
    "[articles.log]\ntitle = 'L'\n[articles.note]\ntitle = 'N'\n[[events]]\nid = 'x'\ntitle = 'X'\n",
    "[actors.a]\nname = 'A'\n[articles.note]\ntitle = 'N'\ntext = 'note.md'\n[[events]]\nid = 'x'\ntitle = 'X'\nactors = ['a']\n",
];

#[test]
fn nothing_that_is_open_outlives_the_timeline_it_was_of() {
    let ways = [
        "G<Enter>",
        "2jj",
        "2Zj",
        "4j",
        "5l",
        "G5j<Enter>",
        "ah",
        "a<F1>",
        "/act",
        "/actor:m<F1>",
        ":2021",
        ":2021<F1>",
        "<Enter><Enter>",
        "<Enter><Enter><Tab>",
        "<Enter><Enter>/the",
        "<Enter><Enter>/the<Enter>n",
        "<Enter><Enter>v",
        "<Enter><Enter>u<Tab>",
        "sthe",
        "sthe<F1>",
        "sthe<Enter>",
        "<Enter><Enter>sthe<Enter>",
        "<Enter><Enter>O",
        "<Enter><Enter><Tab><Enter>",
        "<Enter><Enter><Tab><Tab><Enter>?",
        "4<Enter><Enter>",
        "5<Enter><Enter>",
        "i",
        "!",
        "?",
        "maG",
        "o",
    ];
    let after = [
        &["", "<Esc>", "<Esc>", "<Esc>", "'a", "{", "y", "3"][..],
        &["<F1>", "<Enter>", "<Tab>", "j", "n", "<Esc>", "o"],
        &["<Enter>", "2", "4", "5", "1", "<Enter>", "Y"],
    ];
    for make in [harbour as fn() -> State, bridge, port, canal] {
        for (way, keys) in ways.into_iter().enumerate() {
            for (place, other) in OTHERS.into_iter().enumerate() {
                // Each way meets each of them with one of the other timelines.
                for then in after.iter().skip((way + place) % after.len()).take(1) {
                    let mut state = make();
                    press(&mut state, keys);
                    let loaded = in_folder(&[("timeline.toml", other), ("note.md", ARTICLE)]);
                    let checked = Box::new(Checked::new(loaded.timeline, loaded.problems));
                    update(&mut state, Input::Answer(Answer::Read(checked)));
                    for keys in *then {
                        press(&mut state, keys);
                        crate::tui::view::tests::drawn(&state);
                    }
                }
            }
        }
    }
}

#[test]
fn words_that_are_looked_for_in_an_article_that_is_gone_are_given_up() {
    let mut state = harbour();
    press(&mut state, "<Enter><Enter>/port");
    read(&mut state, |_| OTHERS[1].to_owned());
    assert!(state.overlay.is_none());
    assert!(matches!(state.view, View::Card | View::Timeline));
}

#[test]
fn a_filter_that_can_be_understood_now_is_in_force() {
    let mut state = harbour();
    press(&mut state, "/actor:storm");
    assert!(matches!(&state.overlay, Some(Overlay::Filter(line)) if line.error.is_some()));
    read(&mut state, |text| {
        format!("{text}{EARLIER}actors = ['storm']\n[actors.storm]\nname = 'The storm'\n")
    });
    press(&mut state, "<Enter>");
    assert_eq!((state.filter.text(), state.list.shown.len()), ("actor:storm", 1));
}

#[test]
fn the_same_actor_stays_chosen() {
    let mut state = harbour();
    press(&mut state, "a<Down>");
    let chosen = |state: &State| match &state.overlay {
        Some(Overlay::Picker(picker)) => {
            let actor = picker.chosen().expect("an actor");
            state.checked.timeline.text(state.checked.timeline.actors[actor].id).shown().to_string()
        }
        other => panic!("no picker but {other:?}"),
    };
    let before = chosen(&state);
    read(&mut state, |text| format!("[actors.aaa]\nname = 'Aaa'\n{text}"));
    assert_eq!(chosen(&state), before);
}

#[test]
fn tables_behind_an_article_follow_the_filter() {
    let mut state = bridge();
    press(&mut state, "/verdict:conflict<Enter>5<Enter>c<Esc>");
    let View::Coverage(coverage) = &state.view else { panic!("the table") };
    assert_eq!(coverage.single_source, 1);
}

#[test]
fn a_file_that_was_emptied_or_is_gone_is_marked_as_such_until_it_is_back() {
    let mut state = harbour();
    press(&mut state, "j");
    read(&mut state, |_| String::new());
    assert_eq!((focus(&state), state.checked.timeline.events.len()), ("closure", 3));
    assert_eq!(state.messages.fresh(), Some("Shown is what was before: the file is empty"));
    press(&mut state, "!");
    let Some(Overlay::Text(text)) = &state.overlay else { panic!("the problems") };
    assert_eq!(text.lines[0].parts[1].text.split(':').next(), Some("What was saved last cannot be shown"));
    read(&mut state, str::to_owned);
    assert!(state.stale.is_none());
}

#[test]
fn each_problem_can_be_chosen_and_opened() {
    let mut state = harbour();
    read(&mut state, |text| text.replace("2021-03-06", "soon").replace("2021-03-05", "never"));
    press(&mut state, "!");
    let Some(Effect::Edit { line: first, .. }) = press(&mut state, "e") else {
        panic!("an editor is asked for")
    };
    let Some(Effect::Edit { line: second, .. }) = press(&mut state, "j<Enter>") else { panic!("an editor") };
    assert!(first < second, "{first} {second}");
    let Some(Effect::Edit { line, .. }) = press(&mut state, "jjke") else { panic!("an editor") };
    assert_eq!(line, first);
}

#[test]
fn the_key_for_the_problems_is_named_as_it_is_bound() {
    let mut state = harbour();
    state.keys.bind(Context::Browsing, Action::ShowProblems, &["F2".parse().expect("a key")]);
    read(&mut state, |text| text.replace("2021-03-06", "soon"));
    assert_eq!(state.messages.fresh(), Some("Read anew: 3 events, 1 error: F2 lists them"));
    read(&mut state, |text| text.replace("id = \"closure\"", "id = \"closure"));
    let said = state.messages.fresh().expect("a message");
    assert!(said.starts_with("What was saved is broken, F2 lists it"), "{said}");
}
