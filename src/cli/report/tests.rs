//! One broken timeline for each code, under `tests/fixtures/`; what is printed of it is the snapshot.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    path::Path,
};

use strum::IntoEnumIterator;

use super::*;
use crate::{findings::Checked, load, problem::Code, settings::Settings};

const FIXTURES: &str = "tests/fixtures";

/// What `dateline check` finds in a file, by a path from the crate's folder, where tests run.
fn check(path: &Path) -> Checked {
    let loaded = load::open(path).expect("the timeline opens");
    Checked::new(loaded.timeline, loaded.problems)
}

fn check_text(text: &str) -> Checked {
    let loaded = load::tests::loaded(text);
    Checked::new(loaded.timeline, loaded.problems)
}

/// All reports as they are printed, without colours.
fn printed(checked: &Checked) -> String {
    let problems: Vec<Problem> =
        checked.problems.iter().map(|problem| checked.in_words(problem).into_owned()).collect();
    printed_of(&problems, &checked.timeline.texts)
}

fn printed_of(problems: &[Problem], texts: &Texts) -> String {
    let mut out = Vec::new();
    for found in problems {
        problem(found, texts, &mut out).expect("printed");
    }
    anstream::adapter::strip_str(&String::from_utf8(out).expect("UTF-8")).to_string()
}

fn codes(checked: &Checked) -> Vec<&'static str> {
    checked.problems.iter().map(|problem| problem.code.name()).collect()
}

fn codes_of(problems: &[Problem]) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code.name()).collect()
}

/// The ids of all events, in the order for showing; `!` before those marked as faulty.
fn events(checked: &Checked) -> Vec<String> {
    let timeline = &checked.timeline;
    let event = |event| {
        let mark = if checked.is_faulty(event) { "!" } else { "" };
        format!("{mark}{}", timeline.text(event.id).shown())
    };
    timeline.events.iter().map(|(_, found)| event(found)).collect()
}

/// The codes of the problems of the fixture of `code`, and their reports.
fn fixture(code: Code) -> (Vec<&'static str>, String) {
    let folder = format!("{FIXTURES}/{}", code.name());
    // What only settings can have is shown by settings.
    let name = format!("{folder}/config.toml");
    if let Ok(settings) = fs::read(&name) {
        let settings = Settings::of(&name, &settings);
        return (codes_of(&settings.problems), printed_of(&settings.problems, &settings.texts));
    }
    let path = Path::new(&folder).join("timeline.toml");
    assert!(path.is_file(), "there is no fixture {}", path.display());
    let made = tempfile::tempdir().expect("a folder");
    match code {
        // Over 64 MiB is nothing to commit: the article is a sparse file, made here, that takes no room.
        Code::FileTooLarge => {
            fs::create_dir(made.path().join("articles")).expect("made");
            let article = File::create(made.path().join("articles/scan.md")).expect("made");
            article.set_len((64 << 20) + 1).expect("a sparse file");
        }
        // Nor are ten thousand files.
        Code::TooManyFiles => {
            fs::create_dir(made.path().join("events")).expect("made");
            for file in 0..=10_000 {
                File::create(made.path().join(format!("events/{file:05}.toml"))).expect("made");
            }
        }
        // Nor are a hundred thousand mistakes.
        Code::TooManyProblems => {
            let text =
                format!("{}{}", fs::read_to_string(&path).expect("read"), "[[events]]\n".repeat(60_000));
            fs::write(made.path().join("timeline.toml"), text).expect("written");
            let checked = check(&made.path().join("timeline.toml"));
            let first = checked.problems.first().expect("a problem");
            let words = printed_of(&[checked.in_words(first).into_owned()], &checked.timeline.texts);
            return (vec![first.code.name()], words.replace(&made.path().display().to_string(), &folder));
        }
        _ => {
            let checked = check(&path);
            let printed = printed(&checked);
            return (codes(&checked), printed);
        }
    }
    fs::copy(&path, made.path().join("timeline.toml")).expect("copied");
    let checked = check(&made.path().join("timeline.toml"));
    let printed = printed(&checked).replace(&made.path().display().to_string(), &folder);
    (codes(&checked), printed)
}

#[test]
fn every_code_has_a_fixture_that_yields_it_alone_and_a_report_that_reads_well() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for code in Code::iter() {
        let (found, printed) = fixture(code);
        assert_eq!(found, [code.name()], "{printed}");
        settings.bind(|| insta::assert_snapshot!(code.name(), printed));
    }
}

#[test]
fn every_fixture_and_every_snapshot_is_of_a_code() {
    let names: BTreeSet<String> = Code::iter().map(|code| code.name().to_owned()).collect();
    let entries = |folder: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        entries.map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned()).collect()
    };
    assert_eq!(entries(FIXTURES), names);
    assert_eq!(entries("src/cli/report/snapshots"), names);
}

#[test]
fn every_mistake_of_a_file_is_reported_at_once_in_the_order_of_place() {
    let checked = check_text(
        "[timeline]\n\
         titel = 'The bridges of Elmford'\n\
         utc_offset = 'west'\n\
         [actors.Council]\n\
         name = 'Town council'\n\
         kind = 'organization'\n\
         [[events]]\n\
         id = 'closure'\n\
         title = 'The old bridge is closed'\n\
         date = '2031-13'\n\
         actors = ['mayor']\n\
         after = ['opening']\n\
         [[events.sources]]\n\
         article = 'gazette'\n\
         original = [2, 1]\n\
         [[events]]\n\
         id = 'closure\n\
         [[events]]\n\
         id = 'closure'\n\
         places = 'bridge'\n",
    );
    let found: Vec<String> = checked
        .problems
        .iter()
        .map(|found| {
            let place = checked.timeline.texts.locate(found.at);
            format!("{}:{} {}", place.line(), place.column(), found.code.name())
        })
        .collect();
    assert_eq!(
        found,
        [
            "2:1 unknown-key",
            "3:15 bad-offset",
            "4:9 bad-id",
            "6:8 unknown-value",
            "10:14 bad-date",
            "11:11 unknown-actor",
            "12:10 unknown-event",
            "14:11 unknown-article",
            "15:12 bad-range",
            "17:6 duplicate-id",
            "17:14 syntax",
            "18:1 missing-key",
            "19:6 duplicate-id",
            "20:10 wrong-type",
        ]
    );
    assert_eq!(events(&checked).len(), 3);
}

const SECOND: &str = "[[events]]\nid = 'b'\ntitle = 'B'\n";

/// The first event with `broken` in it, and a second one behind it.
fn with_broken(broken: &str) -> Checked {
    check_text(&format!("[[events]]\nid = 'a'\n{broken}\ntitle = 'A'\n\n{SECOND}"))
}

#[test]
fn a_syntax_error_is_reported_once_and_marks_its_event() {
    for broken in [
        "date = '2031",
        "date = \"2031",
        "date 2031",
        "date = ",
        "date == '2031'",
        "= 2031",
        "graphic = yes",
        "note = 'it's safe'",
        "graphic = True",
        "note = \"C:\\users\"",
        "id = 'twice'",
        "note = “safe”",
        "note: 'safe'",
        "summary = \"\"\"open",
        "summary = '''open",
        "[[events.sources]",
        "after = [{ event = 'b' ]",
    ] {
        let checked = with_broken(broken);
        assert_eq!(codes(&checked), ["syntax"], "{broken}\n{}", printed(&checked));
        assert_eq!(events(&checked), ["!a", "b"], "{broken}");
        assert!(checked.in_words(&checked.problems[0]).help.is_some(), "{broken}: no way out");
    }
}

#[test]
fn what_is_not_closed_does_not_hide_the_events_behind_it() {
    for open in ["\"open", "'open", "\"\"\"open", "'''open", "[\"open\",", "[[1, 2]", "{ a = 1", "[{ a = \"x"]
    {
        let checked = with_broken(&format!("note = {open}"));
        assert_eq!(events(&checked).last().map(String::as_str), Some("b"), "{open}");
        assert!(codes(&checked).contains(&"syntax"), "{open}");
    }
}

#[test]
fn a_text_that_is_not_closed_does_not_hide_those_between_it_and_the_next() {
    let closed = "[[events]]\nid = 'c'\ntitle = 'C'\nsummary = \"\"\"\nclosed\n\"\"\"\n";
    let checked = check_text(&format!(
        "[[events]]\nid = 'a'\ntitle = 'A'\nsummary = \"\"\"open\n{SECOND}{closed}[actors.x]\nname = 'X'\n"
    ));
    assert_eq!(events(&checked), ["!a", "b", "c"]);
    assert_eq!(checked.timeline.actors.len(), 1);
    insta::assert_snapshot!(printed(&checked), @r#"
    error[syntax]: the string is not closed
     --> timeline.toml:4:11
      |
    4 | summary = """open
      |           ^^^
      |
    help: put the three quotation marks at its end, too
    "#);
}

#[test]
fn a_list_that_is_not_closed_says_so() {
    insta::assert_snapshot!(printed(&with_broken("tags = ['old', 'bridge'")), @"
    error[syntax]: missing comma between array elements, expected `,`
     --> timeline.toml:4:1
      |
    4 | title = 'A'
      | ^
      |
    help: what is in a list is parted by `,` and closed with `]`
    ");
}

#[test]
fn problems_of_an_included_file_name_that_file_as_it_is_reached_from_here() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    fs::create_dir(folder.path().join("events")).expect("made");
    write("timeline.toml", "[timeline]\ninclude = ['events/*.toml']\n");
    write("events/1.toml", "[[events]]\nid = 'a'\ntitle = 'A'\nactors = ['nobody']\n");
    write("events/2.toml", "[[events]]\nid = 'a'\ntitle = 'Again'\n");
    let checked = check(&folder.path().join("timeline.toml"));
    let printed = printed(&checked).replace(&folder.path().display().to_string(), "elmford");
    assert!(printed.contains("--> elmford/events/1.toml:4:11"), "{printed}");
    assert!(printed.contains("--> elmford/events/2.toml:2:6"), "{printed}");
    assert!(printed.contains("the first is at elmford/events/1.toml:2"), "{printed}");
    assert_eq!(events(&checked), ["!a", "!a"]);
}

#[test]
fn the_caret_stands_under_the_word_behind_wide_and_combining_characters() {
    // A column is a character; on the screen the first of these takes two, and the accent none.
    let line = "actors = ['橋', 'e\u{301}', 'x']";
    let checked = check_text(&format!("[[events]]\nid = 'a'\ntitle = 'A'\n{line}\n"));
    let printed = printed(&checked);
    let last = printed.split("error").last().expect("a report");
    assert!(last.contains(" --> timeline.toml:4:22\n"), "{printed}");
    assert!(last.contains(&format!("4 | {line}\n  | {:21}^^^\n", "")), "{printed}");
}

#[test]
fn a_problem_in_a_line_of_megabytes_is_shown_with_what_is_near_it() {
    let before = "é".repeat(1_000_000);
    let text = format!("[[events]]\nid = 'e'\nactors = ['{before}', 'nobody']\ntitle = 'E'\n");
    let checked = check_text(&text);
    let printed = printed(&checked);
    assert!(printed.contains("--> timeline.toml:3:1000015\n"), "{:?}", printed.lines().last());
    assert!(
        printed.contains("é', 'nobody']\n") && printed.contains(" ^^^^^^^^\n"),
        "{:?}",
        printed.lines().last()
    );
    let place = checked.timeline.texts.locate(checked.problems[1].at);
    let (cut, near) = place.near(AROUND);
    assert_eq!((cut > 1_000_000, near.excerpt().len() < 2 * AROUND + 40), (true, true));
    assert_eq!(near.excerpt().get(near.marked()), place.excerpt().get(place.marked()));
}
