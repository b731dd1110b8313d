use crate::{
    sample::{self, QUOTE},
    session::Session,
};

const LEFT: u8 = 0;
const WHEEL_UP: u8 = 64;
const WHEEL_DOWN: u8 = 65;

impl Session {
    /// Presses and releases a button on `text`, in xterm's SGR encoding; the wheel is a
    /// button that is never released.
    #[track_caller]
    fn click(&mut self, button: u8, text: &str) {
        let (x, y) = self.find(text);
        let at = format!("\x1b[<{button};{};{}", x + 1, y + 1);
        let release = if button == LEFT { format!("{at}m") } else { String::new() };
        self.press(&format!("{at}M{release}"));
    }
}

#[test]
fn the_wheel_scrolls_an_article() {
    let (_folder, mut session) = sample::open();
    session.press("j\r\r");
    session.shows("Paragraph 31 tells");
    session.press("g");
    session.shows("Paragraph 1 tells");
    session.click(WHEEL_DOWN, "Paragraph 4 tells");
    session.lacks("Paragraph 1 tells");
    session.click(WHEEL_UP, "Paragraph 4 tells");
    session.shows("Paragraph 1 tells");
}

#[test]
fn a_click_marks_an_actor() {
    let (_folder, mut session) = sample::open();
    session.press("a");
    session.click(LEFT, "[ ] Ben Orme");
    session.shows("[+] Ben Orme");
    session.shows("2 of 5 events");
    session.click(LEFT, "[+] Ben Orme");
    session.shows("5 of 5 events");
}

#[test]
fn clicks_outside_the_screen_or_with_other_buttons_do_nothing() {
    let (_folder, mut session) = sample::open();
    session.press("\x1b[<0;999;999M\x1b[<2;5;5M\x1b[<1;5;5M\x1b[<32;6;6M\x1b[<35;7;7M\x1b[<66;5;5M");
    session.press("j");
    session.is_on("A warning goes");
}

#[test]
fn a_click_moves_the_focus_and_a_second_one_opens() {
    let (_folder, mut session) = sample::open();
    session.click(LEFT, "A warning goes");
    session.is_on("A warning goes");
    session.lights(QUOTE);
    session.click(LEFT, "›");
    session.shows("read article");
    session.click(LEFT, "2/2");
    session.click(LEFT, "2/2");
    session.shows("to its event");
    session.lights("a letter that nobody opened");
}

#[test]
fn the_wheel_moves_through_the_list() {
    let (_folder, mut session) = sample::open();
    session.click(WHEEL_DOWN, "The bridge falls");
    session.is_on("A warning goes");
    session.click(WHEEL_DOWN, "The bridge falls");
    session.is_on("The bridge is closed");
    session.click(WHEEL_UP, "The bridge falls");
    session.is_on("A warning goes");
}

#[test]
fn a_key_that_is_named_can_be_clicked() {
    let (_folder, mut session) = sample::open();
    session.click(LEFT, "? keys");
    session.shows("Here: in the list of events");
    session.click(LEFT, "/ search");
    session.press("selects");
    session.shows("1 of 1");
    session.shows("the terminal itself selects");
    session.click(LEFT, "Esc cancel");
    session.click(LEFT, "q quit");
    assert!(session.end().0.success());
}

#[test]
fn a_click_on_the_filter_opens_it_and_one_beside_closes_it() {
    let (_folder, mut session) = sample::open();
    session.press("/bridge\r");
    session.shows("Filter: bridge");
    session.click(LEFT, "Filter: bridge");
    session.shows("Enter keep");
    session.click(LEFT, "The bridge falls");
    session.shows("Filter: bridge");
}
