//! The targets of `fuzz/` as property tests: real files, cut, repeated, spliced with words that mean something, and raw bytes.
//!
//! `DATELINE_CASES` says how many of each; without it, as many as take a few seconds.

#[allow(unreachable_pub, reason = "`fuzz/` reaches them")]
mod folder;
mod found;

use std::{env, fs, path::Path};

use dateline::fuzzed;
use proptest::{prelude::*, sample::select};

/// What is done to some bytes.
#[derive(Debug, Clone)]
enum Edit {
    Cut,
    Twice,
    Turned,
    Word(&'static str),
    Bytes(Vec<u8>),
}

const TOML: &[&str] = &[
    "[timeline]\n",
    "[[events]]\n",
    "[[events.sources]]\n",
    "[actors.a]\n",
    "[articles.a]\n",
    "[places.p]\n",
    "[facts.f]\n",
    "id = ",
    "title = ",
    "name = ",
    "date = ",
    "quote = ",
    "text = 'a.md'\n",
    "include = ['*.toml']\n",
    "after = ['a']\n",
    "before = [{ event = 'a', within = 'P7D' }]\n",
    "actors = ['a']\n",
    "roles = { a = 'r' }\n",
    "part_of = 'a'\n",
    "derived_from = 'a'\n",
    "says = { f = '>5', date = '2024' }\n",
    "denies = { f = 5 }\n",
    "original = [1, 2]\n",
    "utc_offset = '+03:00'\n",
    "kind = 'number'\n",
    "sha256 = '0'\n",
    "'''",
    "\"\"\"",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "=",
    "\n",
    "\r\n",
    "#",
    "\0",
    "\\u0000",
    "\\",
    "\u{202e}",
    "\u{feff}",
    "é",
    "2024-03-22",
    "[2024-03-07,2024-03-08]",
    "..",
    "1e999",
    "9223372036854775808",
];

const DATES: &[&str] = &[
    "2024",
    "-03",
    "-22",
    "T19:58",
    "Z",
    "+03:00",
    "/",
    "..",
    "[",
    "]",
    "{",
    "}",
    ",",
    "?",
    "~",
    "%",
    "X",
    "-21",
    "Y",
    "E",
    "S2",
    "u",
    "open",
    "March",
    "22 March 2024",
    "\n",
    "P7D",
    "PT3H",
    "-0000",
    "19th century",
    "9999999999",
    "\u{2013}",
];

const FILTERS: &[&str] = &[
    "actor:", "-", "said_by:", "article:", "tag:", "place:", "date:", "after:", "before:", "verdict:",
    "fact:", "deaths=", "sources:", "quote:", "is:", "text:", "conflict", "undated", "<2", " OR ", "(", ")",
    "\"", ",", "2024-03", "putin", "fsb", "é", "\\",
];

const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "<b class=x>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<td colspan=99999999>",
    "</table>",
    "<br>",
    "<h1>",
    "</h1>",
    "<title>",
    "</title>",
    "<meta charset=utf-16>",
    "<meta charset=shift_jis>",
    "<meta name=author content=",
    "<script>",
    "</script>",
    "<script type='application/ld+json'>",
    "{\"@type\":\"Article\",\"name\":",
    "[",
    "}",
    "<svg>",
    "<template>",
    "</template>",
    "<!--",
    "-->",
    "&#13;",
    "&#0;",
    "&#x202e;",
    "&",
    "\0",
    "\r",
    "é",
    "<noscript>",
    "<img src='data:image/png;base64,x'>",
    "<frameset>",
    "<base href='://'>",
    "</html>",
    "\u{feff}",
    "itemprop=author",
    "style='display:none'",
    "hidden",
    "<li>",
    "<font>",
];

/// A page with an article in it.
fn pages() -> Vec<Vec<u8>> {
    let article = String::from_utf8(read("articles/on-russias-doubt.md")).expect("UTF-8");
    let text: Vec<&str> = article.split("\n\n").take(4).collect();
    let head = "<meta name=author content=A><meta property=og:title content=T><link rel=canonical href=https://e.example/>";
    let linked = "<script type='application/ld+json'>{\"@type\": \"Article\", \"headline\": \"H\"}</script>";
    [head, linked]
        .map(|head| {
            format!(
                "<html lang=en><head>{head}</head><body><h1>T</h1><p>{}</p></body></html>",
                text.join("</p><p>")
            )
            .into_bytes()
        })
        .to_vec()
}

const SETTINGS: &[&str] = &[
    "theme = 'light'\n",
    "signs = 'ascii'\n",
    "hints = ",
    "originals = '~'\n",
    "[colours]\n",
    "[keys.timeline]\n",
    "[keys.card]\n",
    "[keys.browsing]\n",
    "[keys.reader]\n",
    "up = 'e'\n",
    "down = ['x', 'Down']\n",
    "back = []\n",
    "quit = 'Ctrl-c'\n",
    "lit = 208\n",
    "'",
    "\"",
    "[",
    "]",
    "=",
    "\n",
    "\u{1b}",
];

const FORMS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\n",
    ";",
    "\"events\": [",
    "\"id\": \"a\"",
    "\"title\": \"A\"",
    "\"year\": -44",
    "\"start_date\": {",
    "\"date-parts\": [[",
    "\"rows\": [",
    "\"target\": [",
    "null",
    "1e999",
    "2031-03-07: ",
    "44 BCE",
    "#",
    "<p>",
    "&#38;",
    "'=",
    "event,date,title,says\n",
    "a = [",
    "\u{202e}",
    "\u{feff}",
    "é",
];

/// One of some texts, after some edits.
fn edited(texts: Vec<Vec<u8>>, words: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let edit = prop_oneof![
        2 => Just(Edit::Cut),
        1 => Just(Edit::Twice),
        1 => Just(Edit::Turned),
        4 => select(words).prop_map(Edit::Word),
        1 => prop::collection::vec(any::<u8>(), 1..6).prop_map(Edit::Bytes),
    ];
    let place = any::<(prop::sample::Index, prop::sample::Index)>();
    (select(texts), prop::collection::vec((edit, place), 0..6)).prop_map(|(mut text, edits)| {
        for (edit, (one, other)) in edits {
            let (one, other) = (one.index(text.len() + 1), other.index(text.len() + 1));
            // Most edits are of a few bytes.
            let (from, to) = (one.min(other), one.max(other).min(one.min(other) + 40));
            let part = text.get(from..to).unwrap_or_default().to_vec();
            match edit {
                Edit::Cut => drop(text.drain(from..to)),
                Edit::Twice => drop(text.splice(to..to, part)),
                Edit::Turned => drop(text.splice(from..to, part.into_iter().rev())),
                Edit::Word(word) => drop(text.splice(from..from, word.bytes())),
                Edit::Bytes(bytes) => drop(text.splice(from..from, bytes)),
            }
        }
        text
    })
}

fn read(path: impl AsRef<Path>) -> Vec<u8> {
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

/// The files called so of all fixtures.
fn fixtures(name: &str) -> Vec<Vec<u8>> {
    let folders = fs::read_dir("tests/fixtures").expect("fixtures").map(|it| it.expect("an entry").path());
    let mut files: Vec<_> = folders.map(|folder| folder.join(name)).filter(|file| file.is_file()).collect();
    files.sort();
    assert!(!files.is_empty(), "{name}");
    files.into_iter().map(read).collect()
}

/// Timelines with an article behind them: the fixtures, and parts of the one that is shipped.
fn timelines() -> Vec<Vec<u8>> {
    let article = read("articles/on-the-warnings-reception.md");
    let text = String::from_utf8(read("timeline.toml")).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    let parts = lines.chunks(60).map(|lines| lines.join("\n").into_bytes());
    let with_article = |text: Vec<u8>| [&text[..], b"\0", &article].concat();
    fixtures("timeline.toml").into_iter().chain(parts).map(with_article).collect()
}

/// A part of an article and a quote of it.
fn quoted() -> Vec<Vec<u8>> {
    let article = String::from_utf8(read("articles/on-russias-doubt.md")).expect("UTF-8");
    let paragraphs: Vec<&str> = article.split("\n\n").filter(|it| it.len() > 40).collect();
    let quote = |text: &&str| text.chars().skip(10).take(80).collect::<String>();
    paragraphs.iter().map(|text| format!("{text}\0{}", quote(text)).into_bytes()).collect()
}

/// What stands in a file some lines at a time.
fn lines_of(path: &str) -> Vec<Vec<u8>> {
    let text = String::from_utf8(read(path)).expect("UTF-8");
    text.lines().collect::<Vec<_>>().chunks(3).map(|lines| lines.join("\n").into_bytes()).collect()
}

fn lines(path: &str) -> Vec<Vec<u8>> {
    String::from_utf8(read(path)).expect("UTF-8").split('"').map(|it| it.as_bytes().to_vec()).collect()
}

/// Many times as many where somebody asks for more.
fn cases(usual: u32) -> ProptestConfig {
    let more = env::var("DATELINE_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig::with_cases(more.unwrap_or(usual))
}

#[test]
fn the_shipped_timeline_and_every_fixture_are_read_and_printed() {
    let article = read("articles/on-the-warnings-reception.md");
    folder::timeline(&[&read("timeline.toml")[..], b"\0", &article].concat());
    for text in timelines() {
        folder::timeline(&text);
    }
    for text in fixtures("config.toml") {
        fuzzed::settings(&text);
    }
}

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn whatever_becomes_of_a_timeline_all_of_it_is_printed(text in edited(timelines(), TOML)) {
        folder::timeline(&text);
    }

    #[test]
    fn whatever_becomes_of_a_timeline_it_is_read_again_as_it_is_read_whole(
        text in edited(timelines(), TOML),
        edit in edited(vec![Vec::new(), b"[[events]]\nid = 'more'\ntitle = 'M'\n".to_vec()], TOML),
        at: prop::sample::Index,
    ) {
        let text: Vec<u8> = text.into_iter().take_while(|byte| *byte != 0).collect();
        let (start, end) = text.split_at(at.index(text.len() + 1));
        let edit: Vec<u8> = edit.into_iter().filter(|byte| *byte != 0).collect();
        folder::reload(&[start, b"\0", &edit, b"\0", end].concat());
    }
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn no_keys_sizes_and_clicks_break_the_shipped_timeline(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        fuzzed::screen(&bytes);
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn whatever_becomes_of_dates_what_is_said_of_them_holds(
        texts in prop::collection::vec(edited(lines("src/dates/table.rs"), DATES), 1..4),
    ) {
        fuzzed::dates(&[b"+03:00".to_vec(), texts.join(&b'\n')].join(&b'\n'));
    }

    #[test]
    fn whatever_becomes_of_an_article_and_a_quote_what_is_found_is_there(
        text in edited(quoted(), &["[...]", "…", "“", "’", "—", "\u{ad}", "\u{200b}", "ﬁ", "e\u{301}", "\r\n", "137", "not ", "\0", "👨‍👩‍👧"]),
    ) {
        fuzzed::quotes(&text);
    }

    #[test]
    fn whatever_becomes_of_a_page_there_is_text_or_an_error(text in edited(pages(), TAGS)) {
        fuzzed::page(&text);
    }

    #[test]
    fn whatever_becomes_of_a_file_of_others_what_is_made_of_it_is_a_timeline(
        form in 0..8_u8,
        text in edited(lines_of("tests/command_line/import.rs"), FORMS),
    ) {
        fuzzed::import(&[&[form][..], &text].concat());
    }

    #[test]
    fn whatever_becomes_of_settings_what_is_printed_of_them_can_be_read(text in edited(fixtures("config.toml"), SETTINGS)) {
        fuzzed::settings(&text);
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn whatever_becomes_of_a_filter_it_is_understood_again_or_its_error_has_a_place(
        text in edited(lines("tests/command_line/filter.rs"), FILTERS),
    ) {
        fuzzed::filters(&text);
    }
}
