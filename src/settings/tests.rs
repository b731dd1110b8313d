use super::*;

#[test]
fn nothing_at_all_is_the_default() {
    let read = Settings::of("config.toml", b"");
    assert!(read.problems.is_empty());
    assert_eq!(printed(&read), printed(&Settings::default()));
}

fn printed(settings: &Settings) -> String {
    let mut out = Vec::new();
    print(&settings.preferences, &mut out).expect("printed");
    String::from_utf8(out).expect("UTF-8")
}

/// The codes of what is wrong with `text`, and what is in force.
fn read(text: &str) -> (Vec<&'static str>, String) {
    let settings = Settings::of("config.toml", text.as_bytes());
    (settings.problems.iter().map(|problem| problem.code.name()).collect(), printed(&settings))
}

#[test]
fn what_is_printed_says_the_same_when_it_is_read() {
    let text = "theme = 'light'\nsigns = 'ascii'\nhints = false\noriginals = '/o \"x\"'\n[colours]\nlit = 208\nalarm = '#aa0000'\n\
                [keys.timeline]\ndown = ['x', 'Down']\n[keys.browsing]\nshow-help = 'F2'\n";
    for text in ["", text] {
        let (codes, printed) = read(text);
        assert!(codes.is_empty(), "{codes:?}");
        assert_eq!(read(&printed), (Vec::new(), printed));
    }
}

#[test]
fn a_key_that_is_taken_in_one_place_only_is_printed_so_that_it_can_be_read() {
    let (codes, printed) = read("[keys.timeline]\nup = 'e'\n");
    assert!(codes.is_empty(), "{codes:?}");
    assert!(printed.contains("\n# edit = [\"e\"]"), "it still edits elsewhere: {printed}");
    assert_eq!(read(&printed), (Vec::new(), printed));
}

#[test]
fn what_is_sound_is_in_force_beside_what_is_not() {
    let (codes, printed) =
        read("theme = 'drak'\nsigns = 'ascii'\nfont = 1\n[keys.timeline]\ndown = ['x', 'Alt-y']\n");
    assert_eq!(codes, ["unknown-value", "unknown-key", "bad-key"]);
    assert!(printed.contains("theme = \"auto\"\nsigns = \"ascii\""), "{printed}");
    assert!(printed.contains("down = [\"x\"]"), "{printed}");
}

#[test]
fn a_key_of_two_actions_in_one_place_is_the_first_one_s() {
    let (codes, printed) = read("[keys.timeline]\nup = 'x'\ndown = ['x', 'y']\n[keys.card]\nup = 'x'\n");
    assert_eq!(codes, ["key-twice"]);
    assert!(printed.contains("up = [\"x\"]") && printed.contains("down = [\"y\"]"), "{printed}");
    let (codes, _) = read("[keys.timeline]\nup = 'x'\n[keys.events]\nclear-filter = 'x'\n");
    assert_eq!(codes, ["key-twice"]);
}

#[test]
fn one_mistake_hides_no_other() {
    let (codes, printed) = read("what is = this\n[keys.card]\nup = 'x'\n[keys.card]\nup = 'y'\n[key]\n");
    assert_eq!(codes, ["syntax", "key-twice", "unknown-key"]);
    assert!(printed.contains("up = [\"x\"]"), "{printed}");
}

#[test]
fn a_chosen_key_leaves_the_action_it_came_with() {
    let (codes, printed) = read("[keys.reader]\nopen = 'j'\n");
    assert!(codes.is_empty(), "{codes:?}");
    let (_, reader) = printed.split_once("[keys.reader]").expect("the reader's");
    assert!(reader.contains("down = [\"Down\"]"), "{reader}");
}

#[test]
fn the_way_out_stays_open() {
    for text in ["[keys.card]\nback = []\n", "[keys.card]\nopen = ['Esc', 'h', 'Left']\n"] {
        let (codes, printed) = read(text);
        assert_eq!(codes, ["no-way-out"], "{text}");
        let (_, card) = printed.split_once("[keys.card]").expect("the card's");
        assert!(card.contains("back = [\"Esc\", \"h\", \"Left\"]"), "{card}");
    }
    let (codes, printed) = read("[keys.everywhere]\nquit = []\n[keys.browsing]\nquit = 'Ctrl-q'\n");
    assert!(codes.is_empty(), "{codes:?}");
    assert!(printed.contains("quit = [\"Ctrl-c\"]") && printed.contains("quit = [\"Ctrl-q\"]"), "{printed}");
}

#[test]
fn what_is_typed_is_no_key_where_one_types() {
    for text in ["[keys.filter]\nopen = 'x'\n", "[keys.everywhere]\nsuspend = 'Space'\n"] {
        assert_eq!(read(text).0, ["bad-key"], "{text}");
    }
    assert!(read("[keys.filter]\nopen = 'Ctrl-o'\n").0.is_empty());
}

#[test]
fn hostile_settings_are_read_to_their_end() {
    for text in
        ["[keys", "keys = 1", "[keys]\ntimeline = 3", "[keys.timeline]\ndown = 1", "colours = []", "\u{1b}"]
    {
        let (codes, _) = read(text);
        assert!(!codes.is_empty(), "{text:?}");
    }
    let deep = format!("theme = {}", "[".repeat(100_000));
    assert!(!read(&deep).0.is_empty());
}
