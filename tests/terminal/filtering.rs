use crate::{sample, session::Session};

const TAB: &str = "\t";
const SHIFT_TAB: &str = "\x1b[Z";

#[track_caller]
fn shows_all(session: &Session) {
    session.lacks("events shown");
    for title in ["Inspectors look", "A warning goes", "The bridge is closed", "The bridge falls"] {
        session.shows(title);
    }
}

#[test]
fn typing_a_name_and_enter_shows_that_actor_only() {
    let (_folder, mut session) = sample::open();
    session.press("a");
    session.shows("type a name");
    session.press("orme\r");
    session.shows("Only Ben Orme");
    session.shows("2 of 5 events shown, 3 hidden");
    session.lacks("The bridge is closed");
    session.shows("A warning goes");
    session.press("c");
    shows_all(&session);
}

#[test]
fn an_actor_stands_for_all_that_are_part_of_it() {
    let (_folder, mut session) = sample::open();
    session.press("atown\r");
    session.shows("Only Town council");
    session.shows("3 of 5 events shown, 2 hidden");
    session.shows("The mayor resigns");
}

#[test]
fn tab_marks_several_and_the_list_follows_at_once() {
    let (_folder, mut session) = sample::open();
    session.press("aorme");
    session.shows("Ben Orme · person");
    session.press(TAB);
    session.shows("2 of 5 events");
    session.press("\x7f\x7f\x7f\x7flind");
    session.shows("Ada Lind · person");
    session.press(TAB);
    session.shows("4 of 5 events");
    session.press("\r");
    session.lacks("type a name");
    session.shows("Only Ben Orme or Ada Lind");
    session.shows("4 of 5 events shown, 1 hidden");
    session.lacks("The bridge falls");
}

#[test]
fn shift_tab_hides_an_actor() {
    let (_folder, mut session) = sample::open();
    session.press("alind");
    session.shows("Ada Lind · person");
    session.press(SHIFT_TAB);
    session.shows("[-] Ada Lind");
    session.press("\r");
    session.shows("Without Ada Lind");
    session.shows("3 of 5 events shown, 2 hidden");
    session.shows("The bridge falls");
}

#[test]
fn escape_leaves_the_filter_as_it_was() {
    let (_folder, mut session) = sample::open();
    session.press("alind");
    session.shows("Ada Lind · person");
    session.press(TAB);
    session.shows("2 of 5 events");
    session.press("\x1b");
    session.lacks("type a name");
    shows_all(&session);
}

#[test]
fn a_hidden_event_is_in_focus_again_once_it_is_shown() {
    let (_folder, mut session) = sample::open();
    session.press("jjj");
    session.is_on("The bridge falls");
    session.press("alind\r");
    session.is_on("The bridge is closed");
    session.press("c");
    session.is_on("The bridge falls");
}

#[test]
fn letters_are_typed_and_do_not_quit() {
    let (_folder, mut session) = sample::open();
    session.press("aq?!jc");
    session.shows("type a name: q?!jc");
    session.shows("no actor fits");
}

#[test]
fn a_filter_is_given_on_the_command_line_and_the_picker_writes_into_it() {
    let (_folder, mut session) = sample::open_with(|command| command.args(["--filter", "bridge -resigns"]));
    session.shows("Filter: bridge -resigns");
    session.shows("hidden");
    session.press("aorme\r");
    session.shows("Filter: actor:");
    session.shows("bridge -resigns");
    session.press("c");
    shows_all(&session);
}

#[test]
fn a_filter_is_typed_and_followed_at_once() {
    let (_folder, mut session) = sample::open();
    session.press("/bridge date:2021-03-07");
    session.shows("/bridge date:2021-03-07");
    session.lacks("The bridge falls");
    session.press("\r");
    session.shows("Filter: bridge date:2021-03-07");
    session.press("/ actor:");
    session.shows("Tab: council");
    session.press("nobody");
    session.shows("^");
    session.press("\x1b");
    session.shows("Filter: bridge date:2021-03-07");
}

/// As a terminal sends what is pasted, where it was asked to mark that (bracketed paste).
fn pasted(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

#[test]
fn what_is_pasted_is_typed_on_one_line() {
    let (_folder, mut session) = sample::open();
    session.press("/");
    session.shows("Tab: ");
    session.press(&pasted("bridge\nfalls"));
    session.shows("/bridge falls");
    session.lacks("The bridge is closed");
    session.shows("The bridge falls");
    session.press("\r");
    session.shows("Filter: bridge falls");
}

#[test]
fn what_is_pasted_is_no_keys() {
    let (_folder, mut session) = sample::open();
    session.press(&pasted("q"));
    session.shows("Pasted text goes where one types");
    session.press("jjj");
    session.is_on("The bridge falls");
}
