//! Selecting words of an article, and copying them.

use super::{reader::PORT, *};

fn text_of(effect: Option<Effect>) -> String {
    match effect {
        Some(Effect::Copy { text, .. }) => text,
        other => panic!("nothing is copied: {other:?}"),
    }
}

/// What is copied after some keys in the first article.
fn copied(keys: &str) -> String {
    let mut state = port();
    press(&mut state, "<Enter><Enter>");
    text_of(press(&mut state, keys))
}

/// What is to be said once it is copied.
fn said_of(effect: Option<Effect>) -> String {
    match effect {
        Some(Effect::Copy { said, .. }) => said,
        other => panic!("nothing is copied: {other:?}"),
    }
}

#[test]
fn words_are_selected_from_the_lit_passage_on_and_copied_as_they_are() {
    assert_eq!(copied("vey"), "The");
    assert_eq!(copied("veeey"), "The crane stopped");
    assert_eq!(
        copied("v<End>y"),
        "The crane stopped at nine. The pilot went ashore at ten, and the crane stood"
    );
    assert_eq!(copied("vwwby"), "The c");
    assert_eq!(copied("vllhy"), "Th");
    assert_eq!(
        copied("v8wy"),
        "The crane stopped at nine. The pilot w",
        "a count begins with a digit of no key"
    );
    assert_eq!(copied("veoky"), "# The log of the port\n\nThe", "from the other end");
}

#[test]
fn what_is_copied_is_said_and_the_selection_ends() {
    let mut state = port();
    let said = said_of(press(&mut state, "<Enter><Enter>veey"));
    assert_eq!((said.as_str(), state.context()), ("2 words copied", Context::Reader));
    assert_eq!(state.messages.fresh(), None, "it is said once it is so");
    press(&mut state, "v");
    assert_eq!(state.context(), Context::Selecting);
    press(&mut state, "<Esc>");
    assert_eq!(state.context(), Context::Reader);
    press(&mut state, "<Esc>");
    assert!(matches!(state.view, View::Card));
}

#[test]
fn lines_are_gone_through_in_their_column_and_blank_ones_passed_over() {
    let mut state = port();
    press(&mut state, "<Enter><Enter>vlljj");
    let View::Reader(reader) = &state.view else { panic!("an article is open") };
    let at = reader.selection.expect("a selection").cursor;
    assert!(PORT.get(at..).expect("a place").starts_with(" ship came in"), "behind `No`");
    assert_eq!(copied("vGy").lines().count(), 8);
}

#[test]
fn a_source_is_copied_with_the_context_it_needs() {
    assert_eq!(
        copied("v<End>Y"),
        "[[events.sources]]\narticle = \"log\"\nquote = \"The crane stopped at nine. The pilot went ashore at ten, and the crane stood\"\n"
    );
    assert_eq!(
        copied("veeeY"),
        "[[events.sources]]\narticle = \"log\"\nquote = \"The crane stopped\"\nprefix = \"of the port\"\nsuffix = \"at nine. The\"\n"
    );
    let mut state = port();
    let said = said_of(press(&mut state, "<Enter><Enter>vY"));
    assert_eq!(said, "1 word copied as a source, whole words only, with prefix and suffix");
}

#[test]
fn what_is_dragged_over_is_selected() {
    let mut state = port();
    press(&mut state, "<Enter><Enter>");
    let area = state.layout().reader(false).text;
    let mouse =
        |state: &mut State, x, y, what| update(state, Input::Mouse { at: (area.x + x, area.y + y), what });
    mouse(&mut state, 4, 2, Mouse::Click);
    mouse(&mut state, 6, 2, Mouse::Drag);
    mouse(&mut state, 8, 2, Mouse::Drag);
    assert_eq!(text_of(press(&mut state, "y")), "crane");
    mouse(&mut state, 2, 3, Mouse::Click);
    mouse(&mut state, 70, 2, Mouse::Drag);
    assert_eq!(text_of(press(&mut state, "y")), " stood sti");
    mouse(&mut state, 4, 2, Mouse::Drag);
    assert_eq!(state.context(), Context::Reader, "nothing was pressed before");
}

#[test]
fn a_drag_that_began_beside_the_text_selects_nothing() {
    let mut state = port();
    press(&mut state, "<Enter><Enter>");
    let area = state.layout().reader(false).text;
    let footer = state.layout().footer;
    update(&mut state, Input::Mouse { at: (area.x + 4, area.y + 2), what: Mouse::Click });
    update(&mut state, Input::Mouse { at: (footer.right() - 1, footer.y), what: Mouse::Click });
    update(&mut state, Input::Mouse { at: (area.x + 8, area.y + 2), what: Mouse::Drag });
    assert_eq!(state.context(), Context::Reader);
}

#[test]
fn a_click_lights_the_passage_there() {
    let mut state = port();
    press(&mut state, "<Enter><Enter>");
    let area = state.layout().reader(false).text;
    update(&mut state, Input::Mouse { at: (area.x + 30, area.y + 2), what: Mouse::Click });
    assert_eq!((focus(&state), state.source_index()), ("ashore", 0));
    // Of those that overlap there, the shortest.
    update(&mut state, Input::Mouse { at: (area.x + 2, area.y + 3), what: Mouse::Click });
    assert_eq!((focus(&state), state.source_index()), ("standstill", 1));
}

#[test]
fn wide_and_combined_characters_are_selected_whole() {
    let timeline = "[articles.a]\ntitle = 'A'\ntext = 'a.md'\n\
                    [[events]]\nid = 'e'\ntitle = 'E'\n[[events.sources]]\narticle = 'a'\n";
    let files = [("t.toml", timeline), ("a.md", "市長が cafe\u{301} 👩\u{200d}🚀!\n")];
    for (keys, wanted) in [
        ("vly", "市長"),
        ("v<End>hhhy", "市長が cafe\u{301}"),
        ("v<End>hy", "市長が cafe\u{301} 👩\u{200d}🚀"),
    ] {
        let checked = Checked::new(in_folder(&files).timeline, Vec::new());
        let mut state = State::new(checked, Name::File("t.toml".to_owned()), (80, 24));
        press(&mut state, "<Enter><Enter>");
        assert_eq!(text_of(press(&mut state, keys)), wanted, "{keys}");
    }
}
