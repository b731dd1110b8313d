use crate::sample::{self, QUOTE};

#[test]
fn keys_move_through_the_list() {
    let (_folder, mut session) = sample::open();
    session.is_on("Inspectors look at the bridge");
    for (key, title) in [
        ("j", "A warning goes"),
        ("\x1b[B", "The bridge is closed"),
        ("k", "A warning goes"),
        ("\x1b[A", "Inspectors look"),
        ("G", "The mayor resigns"),
        ("g", "Inspectors look"),
        ("\x1b[F", "The mayor resigns"),
        ("\x1b[H", "Inspectors look"),
        ("\x1b[6~", "The mayor resigns"),
        ("\x1b[5~", "Inspectors look"),
    ] {
        session.press(key);
        session.is_on(title);
    }
}

#[test]
fn the_second_source_is_one_key_further() {
    let (_folder, mut session) = sample::open();
    session.press("j\rj");
    session.shows("read article");
    session.press("\r");
    session.shows("to its event");
    session.lacks("The bridge falls");
    session.lights("a letter that nobody opened");
    session.press("\x1b\x1b");
    // Two escapes in one go may be Alt-Escape to a terminal: one more does no harm.
    session.press("\x1b");
    session.is_on("A warning goes");
}

#[test]
fn the_help_lists_the_keys_and_goes_as_it_came() {
    let (_folder, mut session) = sample::open();
    session.press("?");
    session.shows("Here: in the list of events");
    session.press("G");
    session.shows("The signs of what an article does");
    session.press("?");
    session.is_on("Inspectors look");
    // F1
    session.press("\x1bOP");
    session.shows("Here: in the list of events");
    session.press("\x1b");
    session.is_on("Inspectors look");
}

#[test]
fn an_unknown_key_is_answered_until_the_next_one() {
    let (_folder, mut session) = sample::open();
    session.press("Z");
    session.shows("Z does nothing here: ? shows the keys");
    session.press("j");
    session.lacks("does nothing here");
}

#[test]
fn the_page_about_the_timeline_names_its_articles() {
    let (_folder, mut session) = sample::open();
    session.press("i");
    session.shows("The Herald on the mayor");
    session.shows("5 events, 2 articles, 6 sources");
    session.press("i");
    session.is_on("Inspectors look");
}

#[test]
fn keys_that_come_in_one_go_are_all_taken() {
    let (_folder, mut session) = sample::open();
    session.press("jjj");
    session.is_on("The bridge falls");
    session.press("kkjjGgj\x1b[Bj");
    session.is_on("The bridge falls");
    session.press(&"j".repeat(5000));
    session.is_on("The mayor resigns");
    session.press("\x1b[A\x1b[A");
    session.is_on("The bridge is closed");
}

#[test]
fn a_source_opens_onto_the_passage_lit_and_escape_leads_back() {
    let (_folder, mut session) = sample::open();
    session.press("j");
    session.is_on("A warning goes");
    session.lights(QUOTE);
    session.press("\r");
    session.shows("read article");
    session.press("\r");
    session.shows("Paragraph 31 tells");
    session.lacks("The bridge falls");
    session.shows("The Gazette on the warning");
    session.lights(QUOTE);
    session.press("g");
    session.shows("Paragraph 1 tells");
    session.lacks(QUOTE);
    session.press("\r");
    session.lights(QUOTE);
    session.press("\x1b");
    session.shows("read article");
    session.press("\x1b");
    session.shows("j down");
    session.is_on("A warning goes");
}

#[test]
fn escape_and_a_key_that_come_at_once_are_two_keys() {
    let (_folder, mut session) = sample::open();
    session.press("j\r");
    session.shows("read article");
    session.press("\x1bj");
    session.is_on("The bridge is closed");
}
