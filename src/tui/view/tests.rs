use ratatui::{Terminal, backend::TestBackend};

use super::*;
use crate::{
    findings::Checked,
    load::tests::{in_folder, loaded},
    query::Filter,
    tui::{
        Name,
        action::Input,
        signs::Signs,
        update::{
            tests::{bridge, canal, harbour, press},
            update,
        },
    },
};

mod effort;
mod hostile;
#[path = "../../../tests/corpus/mod.rs"]
mod hostile_strings;
mod lanes;
mod reader;
mod screens;
#[path = "../../../tests/corpus/shown.rs"]
mod shown;
mod tables;
mod taking;

/// The screen as text, at the size that the state has.
pub(crate) fn drawn(state: &State) -> String {
    let (columns, rows) = state.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("backend");
    terminal.draw(|frame| draw(frame, state, Theme::new(true))).expect("drawn");
    // What has no columns cannot be told in rows.
    if columns == 0 { String::new() } else { terminal.backend().to_string() }
}

/// The harbour after some keys, at some size.
fn after(keys: &str, columns: u16, rows: u16) -> String {
    let mut state = harbour();
    update(&mut state, Input::Resize { columns, rows });
    press(&mut state, keys);
    drawn(&state)
}

fn opened(text: &str, (columns, rows): (u16, u16)) -> State {
    let loaded = loaded(text);
    let name = Name::File("small.toml".to_owned());
    State::new(Checked::new(loaded.timeline, loaded.problems), name, (columns, rows))
}

#[test]
fn what_is_wrong_is_in_the_first_line_at_every_width() {
    for columns in 40..140 {
        let state = opened(
            "[timeline]\ntitle = 't'\n[[events]]\nid = 'e'\ntitle = 'E'\ncolour = 1\nsize = 2\n",
            (columns, 24),
        );
        let first = drawn(&state).lines().next().unwrap_or_default().to_owned();
        assert!(first.contains("2 errors"), "{columns}: {first}");
    }
}

#[test]
fn the_list_stands_above_the_card() {
    insta::assert_snapshot!(after("", 80, 24));
}

#[test]
fn on_a_wide_screen_the_list_stands_beside_the_card() {
    insta::assert_snapshot!(after("j", 120, 36));
}

#[test]
fn on_a_narrow_screen_the_date_column_goes() {
    insta::assert_snapshot!(after("", 34, 15));
}

#[test]
fn a_small_screen_shows_the_list_or_the_card() {
    insta::assert_snapshot!("small_list", after("", 40, 12));
    insta::assert_snapshot!("small_card", after("<Enter>", 40, 12));
}

#[test]
fn the_smallest_screens_say_what_they_can() {
    insta::assert_snapshot!("20x5", after("", 20, 5));
    insta::assert_snapshot!("20x5_card", after("<Enter>", 20, 5));
    insta::assert_snapshot!("20x5_reader", after("<Enter><Enter>", 20, 5));
    insta::assert_snapshot!("20x5_picker", after("a", 20, 5));
}

#[test]
fn above_an_article_stands_what_speaks_against_its_passage() {
    let note = "Her lawyer called it an unlawful arrest.\n";
    for (quote, remark) in [
        ("quote = 'lawful arrest'", "begins or ends inside a word or number"),
        ("quote = 'unlawful'\nprefix = 'not'", "not where prefix and suffix put it"),
    ] {
        let timeline = format!(
            "[articles.note]\ntitle = 'A note'\ntext = 'note.md'\n\
             [[events]]\nid = 'arrest'\ntitle = 'An arrest'\n[[events.sources]]\narticle = 'note'\n{quote}\n"
        );
        let loaded = in_folder(&[("t.toml", &timeline), ("note.md", note)]);
        let name = Name::File("small.toml".to_owned());
        let mut state = State::new(Checked::new(loaded.timeline, loaded.problems), name, (80, 12));
        press(&mut state, "<Enter><Enter>");
        let screen = drawn(&state);
        assert!(screen.contains(&format!("  verbatim · {remark} ")), "{screen}");
    }
}

#[test]
fn a_source_in_focus_is_marked() {
    insta::assert_snapshot!(after("<Enter>j", 80, 24));
}

#[test]
fn an_article_is_read_with_its_passage() {
    insta::assert_snapshot!(after("<Enter>j<Enter>", 80, 24));
}

#[test]
fn actors_are_chosen_in_their_groups() {
    insta::assert_snapshot!("picker_all", after("a<Tab>", 80, 24));
    insta::assert_snapshot!("picker_typed", after("aann", 80, 24));
    insta::assert_snapshot!("picker_none_fits", after("axyz", 80, 24));
}

#[test]
fn the_filter_says_what_it_hides() {
    insta::assert_snapshot!(after("aharb<Tab><Enter>atown<BackTab><Enter>", 80, 24));
}

#[test]
fn the_filter_and_what_it_hides_are_named_on_the_smallest_screen() {
    insta::assert_snapshot!("20x5_filter", after("aharb<Enter>", 20, 5));
    insta::assert_snapshot!("40x8_filter", after("aharb<Enter>", 40, 8));
}

#[test]
fn a_filter_that_is_typed_shows_what_is_wrong_or_what_may_follow() {
    insta::assert_snapshot!("typed_filter", after("/act", 80, 24));
    insta::assert_snapshot!("typed_filter_wrong", after("/port actor:nobdy", 80, 24));
    insta::assert_snapshot!("20x5_typed_filter", after("/port actor:nobdy", 20, 5));
}

#[test]
fn a_card_that_goes_on_says_how_far() {
    insta::assert_snapshot!("long_card_beside", after("", 120, 12));
    insta::assert_snapshot!("long_card_below", after("", 80, 16));
}

#[test]
fn a_filter_that_nothing_passes_names_the_way_out() {
    insta::assert_snapshot!(after(
        "atown<BackTab><Backspace><Backspace><Backspace><Backspace>harb<BackTab><Enter>",
        80,
        24
    ));
}

#[test]
fn what_is_graphic_shows_its_title_only() {
    insta::assert_snapshot!(after("G", 80, 24));
}

#[test]
fn the_keys_are_listed_by_their_places() {
    insta::assert_snapshot!(after("?", 100, 220));
}

#[test]
fn the_help_begins_here_and_is_searched() {
    insta::assert_snapshot!("help_in_a_card", after("<Enter>?", 80, 24));
    insta::assert_snapshot!("help_searched", after("?/conflict<Enter>n", 80, 24));
    insta::assert_snapshot!("40x12_help_searched", after("?/nowhere", 40, 12));
    insta::assert_snapshot!("20x5_help_searched", after("?/conflict", 20, 5));
}

#[test]
fn what_a_view_is_for_is_said_below_it() {
    let mut state = harbour();
    state.want_firsts();
    insta::assert_snapshot!("first_time", drawn(&state));
}

/// All that the screen shows, at some size, with signs in ASCII.
fn in_ascii(state: &State) -> String {
    let (columns, rows) = state.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("backend");
    let theme = Theme::new(true).with_signs(Signs::Ascii);
    terminal.draw(|frame| draw(frame, state, theme)).expect("drawn");
    terminal.backend().buffer().content().iter().map(ratatui::buffer::Cell::symbol).collect()
}

#[test]
fn in_ascii_no_cell_of_any_screen_is_anything_else() {
    let ways = [
        "",
        "j",
        "<Enter>",
        "<Enter><Enter>",
        "?",
        "?/con",
        "i",
        "!",
        "M",
        "a",
        "aharb<Tab><Enter>",
        "/act",
        "/x:y",
        ":",
        ":22 march",
        "2",
        "2+l",
        "2Z",
        "4",
        "4j",
        "5",
        "5l",
        "G<Enter>",
        "]",
        "[",
        "12",
        "~",
        "m",
        "'",
    ];
    for size in [(80, 24), (120, 36), (40, 12), (20, 5)] {
        for make in [harbour, bridge, canal] {
            for keys in ways {
                let mut state = make();
                update(&mut state, Input::Resize { columns: size.0, rows: size.1 });
                press(&mut state, keys);
                let screen = in_ascii(&state);
                let other: String = screen.chars().filter(|c| !c.is_ascii()).collect();
                assert!(other.is_empty(), "{size:?} {keys:?}: {other}");
            }
        }
    }
    let mut state = harbour();
    press(&mut state, "j");
    let screen = in_ascii(&state);
    let rows: Vec<String> =
        screen.chars().collect::<Vec<_>>().chunks(80).map(|row| row.iter().collect()).collect();
    insta::assert_snapshot!("ascii", rows.join("\n"));
}

#[test]
fn letters_of_the_timeline_stay_under_utf8_and_become_marks_elsewhere() {
    let text = "[[events]]\nid = 'a'\ntitle = 'Café 港 “x”'\ndate = '2021-03-05'\n";
    let state = opened(text, (60, 10));
    let shown = |signs: Signs| {
        let mut terminal = Terminal::new(TestBackend::new(60, 10)).expect("backend");
        let theme = Theme::new(true).with_signs(signs);
        terminal.draw(|frame| draw(frame, &state, theme)).expect("drawn");
        terminal.backend().to_string()
    };
    assert!(shown(Signs::Ascii).contains("* Café 港 \"x\""), "{}", shown(Signs::Ascii));
    assert!(shown(Signs::AsciiOnly).contains("* Caf? ?  \"x\""), "{}", shown(Signs::AsciiOnly));
}

#[test]
fn the_timeline_is_told_about() {
    insta::assert_snapshot!(after("i", 80, 24));
}

#[test]
fn a_broken_file_shows_what_is_sound_and_what_is_wrong() {
    let text = "[[events]]\nid = 'a'\ntitle = 'A'\ndate = 'soon'\nactors = ['nobody']\n\
                [[events]]\nid = 'b'\ntitle = 'B'\ndate = '2021'\n";
    let mut state = opened(text, (80, 24));
    insta::assert_snapshot!("broken_list", drawn(&state));
    press(&mut state, "!");
    insta::assert_snapshot!("broken_problems", drawn(&state));
}

#[test]
fn an_empty_timeline_says_so() {
    insta::assert_snapshot!(drawn(&opened("", (80, 24))));
}

#[test]
fn wide_combining_and_right_to_left_characters_keep_their_columns() {
    let text = "[timeline]\ntitle = '港の記録'\n\
                [[events]]\nid = 'a'\ntitle = '市長が辞任した、港が閉鎖された、議会が開かれた、誰も理由を言わなかった'\ndate = '2021-03-05'\n\
                [[events]]\nid = 'b'\ntitle = 'Cafe\u{301} שלום 👩\u{200d}🚀'\ndate = '2021-03-06'\n";
    insta::assert_snapshot!(drawn(&opened(text, (80, 16))));
}

/// A timeline in scripts that are wide, that combine, and that are read from right to left.
fn scripts(size: (u16, u16)) -> State {
    let timeline = "[timeline]\ntitle = 'ספר הנמל 港の記録'\n\
        [actors.a]\nname = 'ראש העיר'\nkind = 'person'\n[actors.b]\nname = '市長の事務所'\nshort = '市長'\n\
        [facts.f]\nname = 'מספר 数'\nkind = 'number'\n\
        [articles.x]\ntitle = 'הנמל נסגר'\ntext = 'x.md'\n[articles.y]\ntitle = '港が閉鎖された'\n\
        [[events]]\nid = 'a'\ntitle = 'ראש העיר התפטר ב-5'\ndate = '2021-03-05'\nactors = ['a', 'b']\n\
        [[events.sources]]\narticle = 'x'\nquote = 'הנמל נסגר בצהריים'\nsays = { f = 3 }\n\
        [[events.sources]]\narticle = 'y'\nsays = { f = 4 }\n\
        [[events]]\nid = 'b'\ntitle = '市長が辞任した、Cafe\u{301}、👩\u{200d}🚀、می\u{200c}خواهم'\ndate = '2021-03-06'\n";
    let article = "שלום. הנמל נסגר בצהריים, 港が閉鎖された，Cafe\u{301}.\n";
    let loaded = in_folder(&[("t.toml", timeline), ("x.md", article)]);
    let name = Name::File("נמל.toml".to_owned());
    State::new(Checked::new(loaded.timeline, loaded.problems), name, size)
}

#[test]
fn every_view_keeps_its_columns_in_every_script() {
    for (name, keys) in [
        ("list", ""),
        ("reader", "<Enter><Enter>"),
        ("accounts", "4"),
        ("coverage", "5"),
        ("picker", "a"),
        ("picker_typed", "aרא"),
        ("filter", "/市長"),
        ("about", "i"),
    ] {
        let mut state = scripts((80, 24));
        press(&mut state, keys);
        insta::assert_snapshot!(format!("scripts_{name}"), drawn(&state).replace('\u{200e}', "<LRM>"));
    }
}

#[test]
fn hostile_text_is_made_visible() {
    let text =
        "[[events]]\nid = 'a'\ntitle = \"x\\u001b[31m\\u202ey\"\ndate = '2021'\nsummary = \"\\u0007\"\n";
    insta::assert_snapshot!(drawn(&opened(text, (60, 16))));
}

#[test]
fn a_quote_that_is_not_there_is_shown_with_the_nearest_words() {
    let timeline = "[articles.a]\ntitle = 'A'\ntext = 'a.md'\n\
        [[events]]\nid = 'e'\ntitle = 'E'\n\
        [[events.sources]]\narticle = 'a'\nquote = 'it left 144 people dead in the hall'\n\
        [[events.sources]]\narticle = 'a'\n";
    let article = "The attack was on a Friday; it left 137 people dead in the hall, they said.\n";
    let loaded = in_folder(&[("t.toml", timeline), ("a.md", article)]);
    let name = Name::File("t.toml".to_owned());
    let state = State::new(Checked::new(loaded.timeline, loaded.problems), name, (80, 24));
    insta::assert_snapshot!(drawn(&state));
}

#[test]
fn the_quoted_words_are_lit_with_colours_and_without() {
    for colours in [true, false] {
        let state = harbour();
        let theme = Theme::new(colours);
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("backend");
        terminal.draw(|frame| draw(frame, &state, theme)).expect("drawn");
        let lit = theme.tone(crate::tui::page::Tone::Lit);
        let cells = terminal.backend().buffer().content().iter();
        let words: String = cells
            .filter(|cell| cell.style().patch(lit) == cell.style())
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert!(words.starts_with("On Friday the mayor resigned"), "{words:?}");
    }
}

#[test]
fn every_size_can_be_drawn() {
    for columns in [1, 2, 3, 7, 13, 19, 20, 21, 35, 36, 59, 60, 80, 107, 108, 250] {
        for rows in (0..16).chain([24, 60]) {
            let mut state = harbour();
            update(&mut state, Input::Resize { columns, rows });
            for keys in ["", "a", "<Esc><Enter>", "<Enter>", "?"] {
                press(&mut state, keys);
                drawn(&state);
            }
            let mut state = bridge();
            update(&mut state, Input::Resize { columns, rows });
            for keys in ["4", "G", "n", "<Enter>", "<Enter>", "2", "j", "+", "l", "5", "l", "G", "<Enter>"] {
                press(&mut state, keys);
                drawn(&state);
            }
        }
    }
}

#[test]
fn what_passes_only_possibly_is_marked_and_the_filter_is_shown_as_typed() {
    let mut state = opened(
        "[[events]]\nid = 'a'\ntitle = 'In March'\ndate = '2024-03'\n\
         [[events]]\nid = 'b'\ntitle = 'On the day'\ndate = '2024-03-08'\n\
         [[events]]\nid = 'c'\ntitle = 'Later'\ndate = '2025'\n",
        (80, 24),
    );
    let filter = Filter::parse(&state.checked, "date:2024-03-08").expect("a filter");
    state.begin_with(filter);
    let screen = drawn(&state);
    assert!(screen.contains("Filter: date:2024-03-08"), "{screen}");
    assert!(screen.contains("2 of 3 events shown, 1 possibly, 1 hidden"), "{screen}");
    assert!(screen.contains("?◌ In March") && screen.contains(" ● On the day"), "{screen}");
}

#[test]
fn a_key_that_waits_for_another_says_for_what() {
    for (keys, wanted) in [
        ("]", " On to the next: c conflict"),
        ("[", " Back to the previous: c conflict"),
        ("012", " 12 … j down"),
    ] {
        let screen = after(keys, 80, 24);
        assert!(screen.contains(wanted), "{screen}");
    }
}

#[test]
fn a_typed_date_says_where_it_leads() {
    insta::assert_snapshot!("typed_date", after(":6 march", 80, 24));
    insta::assert_snapshot!("typed_date_wrong", after(":next week", 80, 24));
    let screen = after(":2030", 80, 24);
    assert!(
        screen.contains("2030 › no event begins so late; the last one: “The port closes” (6 March 2021)"),
        "{screen}"
    );
}
