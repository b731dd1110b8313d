//! What is read quickly is what the parser reads.

use std::{cell::Cell, fmt::Write};

use proptest::{prelude::*, sample::select};

use crate::{
    load::{
        Loaded, Progress,
        tests::{loaded, loaded_again},
    },
    model::{Event, Source, Timeline, When},
    text::{Span, Text, Texts},
};

use super::{
    Former, PART,
    block::{Arena, Met},
    event::Reader,
};

thread_local! {
    /// None where all is for the parser.
    static PART_SIZE: Cell<Option<usize>> = const { Cell::new(Some(PART)) };
}

pub(super) fn part_size(_: usize) -> Option<usize> {
    PART_SIZE.get()
}

fn in_parts(size: Option<usize>, load: impl FnOnce() -> Loaded) -> Loaded {
    PART_SIZE.set(size);
    let loaded = load();
    PART_SIZE.set(Some(PART));
    loaded
}

/// All that was read, in words that do not depend on where decoded texts are kept.
fn told(loaded: &Loaded) -> String {
    let timeline = &loaded.timeline;
    let mut told = String::new();
    for (id, event) in timeline.events.iter() {
        let _ = writeln!(told, "{id:?} {}", of_event(timeline, event));
        for (source_id, source) in timeline.sources_of(event) {
            assert_eq!(timeline.event_of(source_id), id);
            let _ = writeln!(told, "  {}", of_source(timeline, source));
        }
    }
    for id in timeline.events.sorted() {
        let _ = write!(told, "{id:?} ");
    }
    for problem in &loaded.problems {
        let _ = writeln!(told, "{} {:?} {:?}", place(timeline, problem.at), problem.code, problem.message);
        let _ = writeln!(told, "{:?}", problem.help);
    }
    told
}

fn place(timeline: &Timeline, at: Span) -> String {
    let place = timeline.texts.locate(at);
    format!("{}:{}+{}", place.line(), place.column(), at.len())
}

fn of_event(timeline: &Timeline, event: &Event) -> String {
    let text = |text: Text| timeline.text(text).as_written().to_owned();
    let when = match &event.when {
        When::Undated => "undated".to_owned(),
        When::Dated(date) => date.written().to_owned(),
        When::Faulty(written) => text(*written),
    };
    let cast = timeline.cast_of(event).iter().map(|actor| (*actor, event.role(*actor).map(text)));
    let tags = timeline.tags_of(event).iter().map(|tag| text(*tag));
    let words = [Some(event.id), Some(event.title), event.summary, event.note()].map(|it| it.map(text));
    let places = [event.at, event.date_at].map(|at| place(timeline, at));
    let links = event.order().after.iter().chain(&event.order().before).map(|link| link.event);
    format!(
        "{words:?} {when} {places:?} {:?} {:?} {:?} {:?} {} {}",
        cast.collect::<Vec<_>>(),
        tags.collect::<Vec<_>>(),
        links.collect::<Vec<_>>(),
        event.order().beside,
        event.graphic,
        event.faulty
    )
}

fn of_source(timeline: &Timeline, source: &Source) -> String {
    let text = |text: Text| timeline.text(text).as_written().to_owned();
    let details = source.details();
    let words = [source.quote, details.prefix, details.suffix, details.locator, details.note];
    let accounts = timeline.accounts_of(source).iter().map(|account| {
        let stated = account.stated.as_ref();
        let stated = stated.map(|stated| (text(stated.written), stated.bare_number, stated.value.clone()));
        (account.fact, account.manner, stated, account.words().map(|words| text(words.text)))
    });
    format!(
        "{:?} {:?} {} {:?} {:?} {:?}",
        source.article,
        words.map(|it| it.map(text)),
        place(timeline, source.quote_at),
        source.stance,
        details.speech,
        accounts.collect::<Vec<_>>()
    )
}

/// What stands somewhere in a timeline; `#` at the end of an id stands for a number of its own.
const PIECES: &[&str] = &[
    r#"
[[events]]
id = "e-#"
date = "2024-03-22"
title = "A title"
"#,
    r"
[[events]]
id = 'e-#'
date = 2024-03-21
title = 'T' # why
actors = ['mayor', 'crew',]
tags = []
",
    r#"
[[events]]
id = "e-#"
title = """
[[events]]
id = 'inside'
"""
summary = '''
[actors.x]'''
"#,
    r#"
[[events]]
id = "e-#"
date = "2024-03-22T19:58Z"
title = "says \"no\" \u00e9"
graphic = true
note = "n\n"
"#,
    r#"
[[events.sources]]
article = "note"
quote = """
the \
  port"""
says = { deaths = 3, cause = "fire" }
"#,
    r#"
[[events.sources]]
article = 'note'
prefix = 'p'
stance = "disputes"
said_by = 'mayor'
as_of = '2024-03'
"#,
    r"
[[events.sources]]
article = 'note'
denies = { deaths = 12 }
says = { deaths = '>3' }
locator = 'p. 1'
",
    "[[events.sources]]\narticle = 'nobody'\n",
    "[[events.sources]]\narticle = 'note'\nsays = { deaths = 'many' }\n",
    "[[events.sources]]\narticle = 'note'\nsays = { deaths = [1, 2], deaths = 3 }\n",
    "[[events]]\nid = 'e-#'\nid = 'twice'\ntitle = 'T'\n",
    "[[events]]\nid = 'same'\ntitle = 'T'\nafter = ['e-1']\n",
    "[[events]]\nid = 'same'\ntitle = ' '\n",
    "[[events]]\nid = 'same'\ntitle = 'S'\n",
    "[[events]]\ntitle = 'no id'\nactors = ['who']\n",
    "[[events]]\nid = 'Not Kebab'\ntitle = 'T'\nunknown = 1\n",
    "[[events]]\nid = 'e-#'\ntitle = 'not closed\ndate = '2024'\n",
    "[[events]]\nid = 'e-#'\ntitle = \"\"\"not closed\n",
    "[[events]]\nid = 'e-#'\ntitle = 'T'\nactors = ['mayor',\n",
    "[[events]]\r\nid = 'e-#'\r\ntitle = 'T'\r\n# a comment\r\n",
    "  [[events]]\n  id = 'e-#'\n  title = 'T'\n    [[events.sources]]\n    article = 'note'\n",
    "[[events]] # here\nid = 'e-#'\ntitle = 'T'\nbefore = ['e-2']\ndate = '2024-03-22'\n",
    "[[events]]\nid = 'e-#'\ntitle = ''''''\ndate = 'soon'\n",
    "[events.sources]\n",
    "[actors.crew]\nname = 'Crew'\n",
    "[actors.a-#]\nname = 'A'\naliases = [\n 'x',\n]\n",
    "[articles.note.original]\nfile = 'x'\n",
    "# a comment with [[events]] in it\n",
    "\n",
];

const REGISTERS: &str = "[timeline]\ntitle = 'T'\n[actors.mayor]\nname = 'Mayor'\n[articles.note]\ntitle = 'N'\n\
                         [facts.deaths]\nname = 'D'\nkind = 'number'\n[facts.cause]\nname = 'C'\n";

/// The same and more, in another order.
const OTHER_REGISTERS: &str = "[facts.cause]\nname = 'C'\n[facts.wounded]\nname = 'W'\nkind = 'number'\n\
                               [facts.deaths]\nname = 'D'\nkind = 'number'\n[articles.letter]\ntitle = 'L'\n\
                               [articles.note]\ntitle = 'N'\n[actors.crew]\nname = 'Crew'\n\
                               [actors.mayor]\nname = 'Mayor'\n[timeline]\ntitle = 'T'\n";

/// What may be typed by mistake.
const SLIPS: &[&str] = &[
    "",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "[",
    "]",
    "\n",
    "\\",
    "#",
    "=",
    "\u{1}",
    "é",
    "{",
    ",",
    "\r",
    "\n[[events]]\n",
];

/// The text with a slip in the place of one of its characters.
fn with_slip(mut text: String, at: prop::sample::Index, slip: &str) -> String {
    let places: Vec<(usize, char)> = text.char_indices().collect();
    let (at, old) = places[at.index(places.len())];
    text.replace_range(at..at + old.len_utf8(), slip);
    text
}

/// Whether it makes no difference that `before` was read before.
fn is_read_again_alike(before: &str, text: &str) -> Result<(), TestCaseError> {
    let former = loaded(before).timeline;
    let whole = told(&loaded(text));
    for size in [60, 200, PART] {
        let again = in_parts(Some(size), || loaded_again(text, &former));
        prop_assert_eq!(&told(&again), &whole, "parts of {} in {} before {}", size, before, text);
    }
    Ok(())
}

fn is_read_alike(text: &str) -> Result<(), TestCaseError> {
    let whole = told(&in_parts(None, || loaded(text)));
    for size in [1, 60, 200, PART] {
        prop_assert_eq!(
            &told(&in_parts(Some(size), || loaded(text))),
            &whole,
            "parts of {} in {}",
            size,
            text
        );
    }
    Ok(())
}

#[test]
fn every_piece_is_read_as_the_parser_reads_it() {
    for piece in PIECES {
        for text in [format!("{REGISTERS}{piece}"), format!("{}{piece}{REGISTERS}", PIECES[0])] {
            is_read_alike(&text).unwrap_or_else(|error| panic!("{error}"));
        }
    }
}

#[test]
fn plain_events_need_no_parser() {
    let text =
        format!("{REGISTERS}{}", numbered(&[(PIECES[0], 1), (PIECES[4], 0), (PIECES[1], 2), (PIECES[3], 3)]));
    let mut texts = Texts::default();
    let file = texts.add_file("t.toml", text).expect("room");
    let read = super::read(&file, None, &texts, &Progress::untold()).expect("it begins with a header");
    let quick: usize = read.blocks.iter().map(|block| block.arena.events.len()).sum();
    assert_eq!((quick, read.sections.len()), (3, 5), "what is left are the five registers");
}

#[test]
fn what_stands_in_the_file_as_it_is_meant_is_kept_once() {
    let pieces =
        [(PIECES[0], 1), (PIECES[5], 0), (PIECES[1], 2), (PIECES[2], 3), (PIECES[3], 4), (PIECES[4], 0)];
    let text = format!("{REGISTERS}{}", numbered(&pieces));
    let texts = loaded(&text).timeline.texts;
    // What has an escape in it, and the fact that every timeline knows.
    let meant = ["says \"no\" é", "n\n", "the port", "date", "Date"];
    assert_eq!(texts.sizes(), (text.len(), meant.iter().map(|it| it.len()).sum()));
}

fn numbered(pieces: &[(&str, usize)]) -> String {
    pieces.iter().map(|(piece, number)| piece.replace("-#", &format!("-{number}"))).collect()
}

/// How many events of `text` are copied where `before` was read before.
fn copied(before: &str, text: &str) -> usize {
    let timeline = loaded(before).timeline;
    let mut texts = Texts::default();
    let file = texts.add_file("timeline.toml", text.to_owned()).expect("room");
    let Some(former) = Former::of(&timeline, "timeline.toml", &file) else { return 0 };
    let mut copies = former.from(0);
    let mut arena = Arena::default();
    let mut met = Met::default();
    let room = texts.room_for(text.len()).expect("room");
    let mut reader = Reader { file: &file, room, arena: &mut arena, met: &mut met };
    let events = text.match_indices("[[events]]").map(|(at, _)| at);
    events.filter(|at| copies.take(*at, text.len(), &mut reader).is_some()).count()
}

#[test]
fn what_an_edit_leaves_as_it_was_is_not_read_again() {
    let events: String = (1..=9).map(|number| numbered(&[(PIECES[0], number), (PIECES[4], 0)])).collect();
    let before = format!("{REGISTERS}{events}");
    let edited = |from: &str, to: &str| copied(&before, &before.replacen(from, to, 1));
    assert_eq!(edited("e-5", "other-id"), 8, "all but the one that is edited");
    let register = "[actors.more]\nname = 'M'\n[facts.cause]";
    assert_eq!(edited("[facts.cause]", register), 9, "none of them is edited");
    assert_eq!(copied(&before, &format!("{before}[[events]]\nid = 'new'\n")), 8, "the last may go on");
    assert_eq!(copied(&before, "[[events]]\nid = 'e-1'\n"), 0);
}

#[test]
fn of_several_files_each_is_read_again_beside_what_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("written");
    let main = format!("{REGISTERS}{}", numbered(&[(PIECES[3], 1), (PIECES[0], 2)])).replacen(
        "title = 'T'",
        "title = 'T'\ninclude = ['more.toml', 'most.toml']",
        1,
    );
    let more = numbered(&[(PIECES[3], 3), (PIECES[4], 0), (PIECES[1], 4), (PIECES[5], 0)]);
    let most = numbered(&[(PIECES[0], 5), (PIECES[4], 0), (PIECES[3], 6)]);
    write("main.toml", &main);
    write("more.toml", &more);
    write("most.toml", &most);
    let path = folder.path().join("main.toml");
    let former = crate::load::open(&path).expect("opened").timeline;
    assert_eq!(former.events.len(), 6);
    for (name, text) in [
        ("main.toml", main.replacen("e-1", "a-longer-id", 1)),
        ("more.toml", more.replacen("mayor", "nobody", 1)),
        ("more.toml", more.replacen("says", "said and says", 1)),
        ("most.toml", format!("# a comment\n{most}")),
    ] {
        write(name, &text);
        let again = crate::load::open_again(
            &path,
            Some(&former),
            (crate::load::Limits::default(), &Progress::untold()),
        )
        .expect("opened");
        assert_eq!(told(&again), told(&crate::load::open(&path).expect("opened")), "{name}");
    }
}

proptest! {
    #[test]
    fn what_was_read_before_is_read_as_if_it_had_not_been(
        pieces in proptest::collection::vec((select(PIECES), 1usize..6), 0..10),
        (from, to) in any::<(prop::sample::Index, prop::sample::Index)>(),
        other in proptest::collection::vec((select(PIECES), 1usize..6), 0..2),
        is_first in any::<bool>(),
    ) {
        let written = |pieces: &str| {
            if is_first { format!("{REGISTERS}{pieces}") } else { format!("{pieces}{REGISTERS}") }
        };
        let (from, to) = (from.index(pieces.len() + 1), to.index(pieces.len() + 1));
        let (from, to) = (from.min(to), from.max(to));
        let edited = [&pieces[..from], &other, &pieces[to..]].concat();
        is_read_again_alike(&written(&numbered(&pieces)), &written(&numbered(&edited)))?;
    }

    #[test]
    fn what_an_id_stands_for_is_found_anew(
        pieces in proptest::collection::vec((select(PIECES), 1usize..6), 0..8),
        is_turned in any::<bool>(),
        has_crlf in any::<bool>(),
        has_mark in any::<bool>(),
    ) {
        let (before, after) =
            if is_turned { (OTHER_REGISTERS, REGISTERS) } else { (REGISTERS, OTHER_REGISTERS) };
        let written = |registers: &str| {
            let text = format!("{registers}{}", numbered(&pieces));
            let text = if has_crlf { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text };
            if has_mark { format!("\u{feff}{text}") } else { text }
        };
        is_read_again_alike(&written(before), &written(after))?;
    }

    #[test]
    fn what_is_as_long_as_it_was_is_read_anew_where_it_says_something_else(
        pieces in proptest::collection::vec((select(PIECES), 1usize..6), 1..6),
        at in any::<prop::sample::Index>(),
    ) {
        let before = format!("{REGISTERS}{}", numbered(&pieces));
        let (unchanged, changed) = pieces.split_at(at.index(pieces.len()));
        let changed = ["03-22", "mayor", "deaths"].iter().zip(["03-23", "other", "causes"]).fold(
            numbered(changed),
            |text, (was, is)| text.replacen(was, is, 1),
        );
        is_read_again_alike(&before, &format!("{REGISTERS}{}{changed}", numbered(unchanged)))?;
    }

    #[test]
    fn a_slip_in_what_was_read_before_is_read_as_if_it_had_not_been(
        pieces in proptest::collection::vec((select(PIECES), 1usize..6), 1..8),
        at in any::<prop::sample::Index>(),
        slip in select(SLIPS),
    ) {
        let before = format!("{REGISTERS}{}", numbered(&pieces));
        is_read_again_alike(&before, &with_slip(before.clone(), at, slip))?;
    }

    #[test]
    fn what_is_read_quickly_is_what_the_parser_reads(
        pieces in proptest::collection::vec((select(PIECES), 1usize..6), 0..12),
        is_first in any::<bool>(),
    ) {
        let pieces = numbered(&pieces);
        let text = if is_first { format!("{REGISTERS}{pieces}") } else { format!("{pieces}{REGISTERS}") };
        is_read_alike(&text)?;
    }

    #[test]
    fn a_file_with_a_slip_in_it_is_read_as_the_parser_reads_it(
        pieces in proptest::collection::vec((select(PIECES), 1usize..6), 1..6),
        at in any::<prop::sample::Index>(),
        slip in select(SLIPS),
    ) {
        is_read_alike(&with_slip(format!("{REGISTERS}{}", numbered(&pieces)), at, slip))?;
    }
}
