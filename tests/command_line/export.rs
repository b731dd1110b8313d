//! `dateline export`: what is written where, and what is said of what is lost.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use super::{CRATE, command, dateline, folder, run, shipped};

const TIMELINE: &str = "[articles.a]\ntitle = 'A'\nissued = '[2031-03-07,2031-03-08]'\n\
    [[events]]\nid = 'one'\ntitle = 'One'\ndate = '2031-03-01'\nactors = ['x']\n\
    [[events.sources]]\narticle = 'a'\n\
    [[events]]\nid = 'two'\ntitle = 'Two'\n[actors.x]\nname = 'X'\n";

#[test]
fn everything_of_the_shipped_timeline_is_in_its_json() {
    let ran = shipped(&["export", "--to", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let whole = ran.json();
    let listed = shipped(&["list", "--json"]).json();
    let counted = |key: &str| whole[key].as_array().map_or(0, Vec::len);
    assert_eq!(whole["events"], listed);
    // Here they stand in the order of the events, there the worst first.
    let compared = |value: &Value| -> BTreeSet<String> {
        value.as_array().expect("a list").iter().map(Value::to_string).collect()
    };
    assert!(compared(&whole["accounts"]) == compared(&shipped(&["accounts", "--json"]).json()));
    assert_eq!(whole["problems"], shipped(&["check", "--json"]).json());
    let file = fs::read_to_string(format!("{CRATE}/timeline.toml")).expect("the timeline");
    for (key, header) in [
        ("actors", "\n[actors."),
        ("places", "\n[places."),
        ("facts", "\n[facts."),
        ("events", "\n[[events]]"),
    ] {
        assert_eq!(counted(key), file.matches(header).count(), "{key}");
    }
    assert_eq!((&whole["dateline"], &whole["hidden_events"]), (&Value::from(1), &Value::from(0)));
    // The same again, byte for byte.
    assert_eq!(ran.out, shipped(&["export", "--to", "json"]).out);
}

#[test]
fn a_line_of_jsonl_is_an_event_with_the_accounts_of_it() {
    let lines = shipped(&["export", "--to", "jsonl"]).out;
    let events: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let whole = shipped(&["export", "--to", "json"]).json();
    let accounts: usize = events.iter().filter_map(|event| event["accounts"].as_array()).map(Vec::len).sum();
    assert_eq!(Some(accounts), whole["accounts"].as_array().map(Vec::len));
    for (event, other) in events.iter().zip(whole["events"].as_array().expect("a list")) {
        let mut event = event.clone();
        event.as_object_mut().expect("a table").remove("accounts");
        assert_eq!(&event, other);
    }
}

#[test]
fn a_filter_leaves_out_events_and_says_how_many() {
    let folder = folder(&[("timeline.toml", TIMELINE)]);
    let ran = dateline(folder.path(), &["export", "--to", "json", "--filter", "actor:x"]);
    let whole = ran.json();
    assert_eq!(
        (whole["events"].as_array().map(Vec::len), &whole["hidden_events"]),
        (Some(1), &Value::from(1))
    );
    assert_eq!(ran.err, "1 shown, 1 event hidden by --filter\n");
}

#[test]
fn what_a_form_cannot_carry_is_counted_and_strictness_makes_it_a_failure() {
    let folder = folder(&[("timeline.toml", TIMELINE)]);
    let lost = "csl: 1 date told in words, for this format holds less\n";
    let ran = dateline(folder.path(), &["export", "--to", "csl", "-o", "a.json"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", lost));
    let written = fs::read_to_string(folder.path().join("a.json")).expect("written");
    assert!(written.contains("7 or 8 March 2031"), "{written}");
    let ran = dateline(folder.path(), &["export", "--to", "csl", "--strict", "-o", "b.json"]);
    assert_eq!((ran.code, ran.err), (1, format!("{lost}nothing is written\n")));
    let names = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(names, 2, "neither b.json nor what was begun of it");
    let ran = dateline(folder.path(), &["export", "--to", "csl", "--strict"]);
    assert_eq!((ran.code, ran.out == written), (1, true));
}

#[test]
fn a_file_that_the_timeline_was_read_from_is_never_written_over() {
    let article = TIMELINE.replace("title = 'A'", "title = 'A'\ntext = 'a.md'");
    let folder = folder(&[("timeline.toml", &article), ("a.md", "words"), ("old.json", "old")]);
    std::os::unix::fs::symlink("a.md", folder.path().join("link")).expect("a link");
    for name in ["timeline.toml", "a.md", "link", "./timeline.toml"] {
        let ran = dateline(folder.path(), &["export", "--to", "json", "-o", name]);
        assert!(
            ran.code == 2 && ran.err.contains("is a file that the timeline was read from"),
            "{}",
            ran.err
        );
    }
    assert_eq!(fs::read_to_string(folder.path().join("a.md")).expect("there"), "words");
    let there = dateline(folder.path(), &["export", "--to", "json", "-o", "-"]);
    assert_eq!((there.code, there.out), (0, dateline(folder.path(), &["export", "--to", "json"]).out));
    for (name, why) in [(".", "is not a file"), ("none/x.json", "there is no folder `none`")] {
        let ran = dateline(folder.path(), &["export", "--to", "json", "-o", name]);
        assert!(ran.code == 2 && ran.err.contains(why), "{name}: {}", ran.err);
    }
    // Whatever else is there is replaced.
    assert_eq!(dateline(folder.path(), &["export", "--to", "json", "-o", "old.json"]).code, 0);
    assert!(fs::read_to_string(folder.path().join("old.json")).expect("there").contains("\"events\""));
}

#[test]
fn a_new_file_is_for_whom_the_mask_lets_and_an_old_one_for_whom_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("timeline.toml", TIMELINE), ("old.json", "old")]);
    let at = |name: &str| folder.path().join(name);
    fs::set_permissions(at("old.json"), fs::Permissions::from_mode(0o640)).expect("set");
    let script = "umask 027; for f in new.json old.json; do \"$0\" export --to json -o $f; done";
    let mut shell = command(folder.path(), &[]);
    let program = shell.get_program().to_owned();
    shell = std::process::Command::new("sh");
    shell.current_dir(folder.path()).args(["-c", script]).arg(program);
    assert_eq!(run(&mut shell).code, 0);
    let mode = |name: &str| fs::metadata(at(name)).expect("there").permissions().mode() & 0o777;
    assert_eq!((mode("new.json"), mode("old.json")), (0o640, 0o640));
    fs::set_permissions(at("old.json"), fs::Permissions::from_mode(0o440)).expect("set");
    let ran = dateline(folder.path(), &["export", "--to", "json", "-o", "old.json"]);
    assert!(ran.code == 2 && ran.err.contains("may not be written"), "{}", ran.err);
}
