//! Small timelines in, small facts out; whole files are in `tests/`.

use super::*;
use crate::problem::LOOKED_AT;

/// What loading makes of `text`, without a folder around it.
pub(crate) fn loaded(text: &str) -> Loaded {
    let root = Root::of_no_file("timeline.toml");
    load(&Folder::BuiltIn, &root, text.as_bytes().to_vec())
}

/// The same, where `former` was loaded before.
pub(in crate::load) fn loaded_again(text: &str, former: &Timeline) -> Loaded {
    let root = Root { former: Some(former), ..Root::of_no_file("timeline.toml") };
    load(&Folder::BuiltIn, &root, text.as_bytes().to_vec())
}

/// A timeline with nothing wrong in it.
pub(crate) fn timeline(text: &str) -> Timeline {
    let loaded = loaded(text);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    loaded.timeline
}

/// What loading makes of a folder with these files; the first is the timeline.
pub(crate) fn in_folder(files: &[(&str, &str)]) -> Loaded {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, text).expect("written");
    }
    let (name, _) = files.first().expect("a timeline");
    let loaded = open(&folder.path().join(name)).expect("opened");
    // The folder is gone before anybody could ask for a text.
    for article in loaded.timeline.articles.ids() {
        let _ = loaded.timeline.article_text(article);
    }
    loaded
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.problems.iter().map(|problem| problem.code.name()).collect()
}

#[test]
fn the_built_in_timeline_is_sound() {
    let loaded = built_in();
    assert_eq!(codes(&loaded), [""; 0]);
    assert!(loaded.timeline.events.len() >= 20);
}

#[test]
fn what_is_sound_is_kept_beside_what_is_not() {
    let loaded =
        loaded("[[events]]\nid = 'a'\ntitle = 'A'\ndate = 'soon'\n[[events]]\nid = 'b'\ntitle = 'B'\n");
    assert_eq!(codes(&loaded), ["bad-date"]);
    let faulty: Vec<bool> = loaded.timeline.events.iter().map(|(_, event)| event.faulty).collect();
    assert_eq!(faulty, [true, false]);
}

#[test]
fn the_order_does_not_depend_on_how_a_timeline_is_split_into_files() {
    let event = |id: &str, date: &str| format!("[[events]]\nid = '{id}'\ntitle = '{id}'\ndate = '{date}'\n");
    let (first, second) = (event("a", "2024-02"), event("b", "2024-01"));
    let whole = in_folder(&[("t.toml", &format!("{first}{second}"))]);
    let split = in_folder(&[
        ("t.toml", "[timeline]\ntitle = 'T'\ninclude = ['events/*.toml']\n"),
        ("events/1.toml", &first),
        ("events/2.toml", &second),
    ]);
    let ids = |loaded: &Loaded| -> Vec<String> {
        let timeline = &loaded.timeline;
        timeline.events.iter().map(|(_, event)| timeline.text(event.id).as_written().to_owned()).collect()
    };
    assert_eq!(ids(&whole), ["b", "a"]);
    assert_eq!(ids(&split), ids(&whole));
}

#[test]
fn a_changed_article_is_reported_and_its_quotes_are_looked_for_all_the_same() {
    let zeros = "0".repeat(64);
    let timeline = format!(
        "[articles.a]\ntitle = 'A'\ntext = 'a.md'\nsha256 = '{zeros}'\n\
         [[events]]\nid = 'e'\ntitle = 'E'\n[[events.sources]]\narticle = 'a'\nquote = 'the mayor left'\n"
    );
    let loaded = in_folder(&[("t.toml", &timeline), ("a.md", "On Friday the mayor left.\n")]);
    assert_eq!(codes(&loaded), [""; 0], "nobody has read it");
    let checked = crate::findings::Checked::new(loaded.timeline, loaded.problems);
    assert_eq!(checked.problems.iter().map(|it| it.code.name()).collect::<Vec<_>>(), ["article-changed"]);
    assert_eq!(checked.findings.count(crate::evidence::Class::Verbatim), 1);
}

#[test]
fn a_byte_order_mark_hides_nothing_and_moves_nothing() {
    let event = "\u{feff}[[events]] # first\nid = 'a'\ntitle = 'A'\n[[events.sources]]\narticle = 'x'\n";
    let about = "\u{feff}[tmeline]\ninclude = ['e.toml']\n[timeline]\ninclude = ['e.toml']\n[articles.x]\ntitle = 'X'\n";
    let loaded = in_folder(&[("t.toml", about), ("e.toml", event)]);
    assert_eq!(codes(&loaded), ["unknown-key"]);
    let place = loaded.timeline.texts.locate(loaded.problems[0].at);
    assert_eq!((place.line(), place.column(), place.excerpt().get(place.marked())), (1, 2, Some("tmeline")));
    assert_eq!((loaded.timeline.events.len(), loaded.timeline.sources.len()), (1, 1));
}

#[test]
fn the_roles_of_two_thousand_actors_are_looked_up_once_each() {
    let all = |what: &dyn Fn(usize) -> String| (0..2_000).map(what).collect::<Vec<_>>();
    let actors = all(&|it| format!("[actors.a{it}]\nname = 'A'\n")).concat();
    let (cast, roles) = (all(&|it| format!("'a{it}'")), all(&|it| format!("a{it} = 'R'")));
    let (cast, roles) = (cast.join(","), roles.join(","));
    let text =
        format!("{actors}[[events]]\nid = 'e'\ntitle = 'E'\nactors = [{cast}]\nroles = {{ {roles} }}\n");
    let asked = || crate::text::tests::ASKED_FOR.get();
    let before = asked();
    let timeline = timeline(&text);
    assert!(asked() - before < 200_000, "{} texts were asked for", asked() - before);
    let (_, event) = timeline.events.iter().next().expect("an event");
    assert!(timeline.cast_of(event).iter().all(|actor| event.role(*actor).is_some()));
}

#[test]
fn what_is_wrong_with_a_broken_event_is_sought_among_its_own_problems() {
    let many = 500;
    let before = LOOKED_AT.get();
    let loaded = loaded(&"[[events]]\nid = 'E E'\ndate = \nunknown = 1\n".repeat(many));
    let looked_at = LOOKED_AT.get() - before;
    assert!(loaded.problems.len() > many, "{}", loaded.problems.len());
    assert!((many..many * 10).contains(&looked_at), "{looked_at} problems were looked at");
}

#[test]
fn the_fact_date_needs_no_definition() {
    let text = "[articles.a]\ntitle = 'A'\n[[events]]\nid = 'e'\ntitle = 'E'\n\
                [[events.sources]]\narticle = 'a'\nsays = { date = '2024' }\n";
    assert_eq!(codes(&loaded(text)), [""; 0]);
}

mod properties {
    use proptest::prelude::*;

    use super::*;
    use crate::findings::Checked;

    /// Pieces that a timeline is made of, sound and broken, for any order of them.
    const SCRAPS: &[&str] = &[
        "[timeline]\n",
        "[[events]]\n",
        "[[events.sources]]\n",
        "[actors.a]\n",
        "[articles.a.original]\n",
        "id = \"a\"\n",
        "title = '''\n",
        "quote = \"\"\"",
        "actors = [\"a\",\n",
        "after = [\"a\"]\n",
        "says = { date = \"2024\" }\n",
        "name = \"\u{202e}\"\n",
        "]\n",
        "\"",
        "date = 2024-03-22\n",
        "\r\n",
        "# [[events]]\n",
        "é = 1\n",
        "a.b.c = {}\n",
    ];

    fn scraps() -> impl Strategy<Value = String> {
        let some = proptest::collection::vec(proptest::sample::select(SCRAPS), 0..24);
        some.prop_map(|scraps| scraps.concat())
    }

    proptest! {
        #[test]
        fn loading_never_panics_and_every_problem_has_a_place(text in scraps(), noise in ".{0,12}") {
            let Loaded { timeline, problems, .. } = loaded(&format!("{text}{noise}"));
            let checked = Checked::new(timeline, problems);
            for problem in &checked.problems {
                let place = checked.timeline.texts.locate(problem.at);
                prop_assert!(place.line() >= 1 && place.column() >= 1);
                prop_assert!(place.excerpt().get(place.marked()).is_some(), "{problem:?}");
            }
        }

        #[test]
        fn every_byte_is_in_a_piece_and_in_one_only(text in scraps()) {
            let pieces = scan::pieces(&text);
            let mut ranges: Vec<_> = pieces.into_iter().flat_map(|piece| piece.ranges).collect();
            ranges.sort_by_key(|range| range.start);
            let mut at = 0;
            for range in ranges {
                prop_assert_eq!(range.start, at);
                at = range.end;
            }
            prop_assert_eq!(at, text.len());
        }
    }
}
