use crate::{CRATE, dateline, elmford, folder, shipped};

#[test]
fn the_shipped_timeline_is_clean() {
    let ran = shipped(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.ends_with(" verbatim): no problems\n"), "{}", ran.out);
}

#[test]
fn a_broken_timeline_is_reported_on_standard_output_and_ends_with_1() {
    let folder = folder(&[("timeline.toml", "[[events]]\nid = \"a\"\ntitle = \"A\"\ndate = \"2031-5\"\n")]);
    let ran = dateline(folder.path(), &["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert_eq!(
        ran.out,
        "error[bad-date]: months and days have two digits
 --> timeline.toml:4:14
  |
4 | date = \"2031-5\"
  |              ^
  |
help: write 2031-05

1 event, 0 articles, 0 sources, 1 event without a source: 1 error
"
    );
}

#[test]
fn events_without_a_source_are_counted() {
    let ran = dateline(elmford().path(), &["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "3 events, 0 articles, 0 sources, 3 events without a source: no problems\n");
}

#[test]
fn warnings_alone_end_with_0() {
    let ran = dateline(CRATE.as_ref(), &["check", "tests/fixtures/quote-ambiguous/timeline.toml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("warning[quote-ambiguous]: "), "{}", ran.out);
    assert!(ran.out.ends_with("1 event, 1 article, 1 source (1 ambiguous): 1 warning\n"), "{}", ran.out);
}

#[test]
fn every_fixture_but_those_of_warnings_ends_with_1() {
    // The file that is too large is not committed; it is missing, which is an error as well.
    for entry in std::fs::read_dir(format!("{CRATE}/tests/fixtures")).expect("fixtures") {
        let path = entry.expect("an entry").path().join("timeline.toml");
        if path.with_file_name("config.toml").exists() {
            continue;
        }
        let ran = dateline(CRATE.as_ref(), &["check", path.to_str().expect("UTF-8")]);
        assert_eq!(ran.code, i32::from(!ran.out.starts_with("warning[")), "{}", ran.out);
        assert_eq!(ran.err, "");
    }
}

#[test]
fn without_a_file_there_is_nothing_to_check() {
    let folder = folder(&[]);
    for command in ["check", "list"] {
        let ran = dateline(folder.path(), &[command]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert_eq!(
            ran.err,
            "error: there is no timeline.toml in this folder\nhelp: name one behind the command, as in `dateline check FILE`\n"
        );
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = folder(&[]);
    let ran = dateline(folder.path(), &["check", "elmford.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "error: there is no file `elmford.toml`\n");
}

#[test]
fn of_a_folder_the_timeline_in_it_is_offered() {
    let town = elmford();
    let parent = folder(&[("town/timeline.toml", ""), ("empty/readme", "")]);
    let ran = dateline(parent.path(), &["check", "town"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let file = std::path::Path::new("town").join("timeline.toml");
    let expected =
        format!("error: `town` is not a file\nhelp: name the timeline in it: {}\n", file.display());
    assert_eq!(ran.err, expected);
    let ran = dateline(parent.path(), &["check", "empty"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, "error: `empty` is not a file\n"));
    assert_eq!(dateline(town.path(), &["check", "."]).code, 2);
}

#[test]
fn a_timeline_of_over_a_gib_is_refused_without_reading_it() {
    let folder = folder(&[]);
    // A sparse file, which takes no room.
    let file = std::fs::File::create(folder.path().join("timeline.toml")).expect("made");
    file.set_len((1 << 30) + 1).expect("a sparse file");
    let ran = dateline(folder.path(), &["check"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let expected = "error: `timeline.toml` is over 1 GiB, and no larger timeline is read\n\
        help: read more with `--limit timeline=2G`, if you trust it\n";
    assert_eq!(ran.err, expected);
}

#[test]
fn json_lists_every_problem_with_its_place() {
    let broken = "[[events]]\nid = \"a\"\ntitle = \"Ä\"\nactors = [\"né\", \"mayor\"]\ntitel = \"A\"\n[actors.major]\nname = \"M\"\n";
    let folder = folder(&[("timeline.toml", broken)]);
    let ran = dateline(folder.path(), &["check", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert_eq!(
        ran.json(),
        serde_json::json!([
            {
                "file": "timeline.toml", "line": 4, "column": 11, "severity": "error", "code": "unknown-actor",
                "message": "there is no actor `né` in [actors]", "help": null,
            },
            {
                "file": "timeline.toml", "line": 4, "column": 17, "severity": "error", "code": "unknown-actor",
                "message": "there is no actor `mayor` in [actors]", "help": "did you mean `major`?",
            },
            {
                "file": "timeline.toml", "line": 5, "column": 1, "severity": "error", "code": "unknown-key",
                "message": "`titel` is no key of an event", "help": "did you mean `title`?",
            },
        ])
    );
}

#[test]
fn problems_are_printed_as_other_programs_read_them() {
    let folder = folder(&[("timeline.toml", "[[events]]\nid = 'a'\ntitle = 'A'\nactors = ['mayor']\n")]);
    let check = |format: &str| dateline(folder.path(), &["check", "--format", format]);
    assert_eq!(check("json"), dateline(folder.path(), &["check", "--json"]));
    assert_eq!(check("text"), dateline(folder.path(), &["check"]));
    let told = "there is no actor `mayor` in [actors]";
    let command = format!("::error file=timeline.toml,line=4,col=11,title=unknown-actor::{told}\n");
    assert!(check("github").out.starts_with(&command), "{}", check("github").out);
    let log = check("sarif").json();
    assert_eq!((log["version"].as_str(), check("sarif").code), (Some("2.1.0"), 1));
    assert_eq!(log["runs"][0]["results"][0]["message"]["text"], told);
    assert_eq!(shipped(&["check", "--format", "sarif"]).json()["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(check("xml").code, 2);
}

#[test]
fn a_name_that_is_written_with_escapes_is_pointed_at_where_it_is_written() {
    let alike = "[actors.ivan]\nname = \"Ivan\"\n[actors.\"i\\u0076an2\"]\nname = \"Iv\\u0430n\"\n\
        [[events]]\nid = \"e1\"\ntitle = \"E\"\n[[events]]\nid = \"e\\u006c\"\ntitle = \"F\"\n";
    let folder = folder(&[("timeline.toml", alike)]);
    let found = dateline(folder.path(), &["check", "--json"]).json();
    let places: Vec<_> =
        found.as_array().expect("a list").iter().map(|it| (&it["file"], &it["line"])).collect();
    let file = serde_json::json!("timeline.toml");
    assert_eq!(places, [(&file, &serde_json::json!(4)), (&file, &serde_json::json!(9))]);
}

#[test]
fn json_of_a_clean_timeline_is_an_empty_list() {
    let ran = shipped(&["check", "--json"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "[]\n", ""));
}

#[test]
fn arguments_that_nobody_knows_end_with_2_and_leave_standard_output_empty() {
    for arguments in [&["check", "--jsno"][..], &["check", "a", "b"], &["show"], &["list", "--actors"]] {
        let ran = shipped(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.starts_with("error: ") && ran.err.contains("Usage: "), "{}", ran.err);
    }
}

#[test]
fn help_that_was_asked_for_goes_to_standard_output() {
    for arguments in [&["--help"][..], &["help"], &["check", "--help"], &["--version"]] {
        let ran = shipped(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(!ran.out.is_empty());
    }
}
