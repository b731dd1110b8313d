use crate::{dateline, elmford, shipped};

#[test]
fn a_filter_lists_what_it_holds_for_and_counts_the_rest() {
    let ran = dateline(elmford().path(), &["list", "--filter", "actor:town -is:undated"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.out, "5 June 2031  closure  The old bridge is closed (0 sources)\n");
    assert_eq!(ran.err, "1 shown, 2 events hidden by --filter\n");
}

#[test]
fn what_possibly_passes_is_listed_as_such() {
    let ran = dateline(elmford().path(), &["list", "--filter", "date:2031-05-03"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.out,
        "\
possibly May 2031  inspection  Engineers look at the old bridge (0 sources)
possibly undated   rumour      The bridge is said to be safe (0 sources)
"
    );
    assert_eq!(ran.err, "2 shown, 2 of them possibly, 1 event hidden by --filter\n");
    let ran = dateline(elmford().path(), &["list", "--json", "--filter", "after:2031-06-04"]);
    let rows = ran.json();
    assert_eq!((&rows[0]["id"], &rows[0]["possible"]), (&"closure".into(), &false.into()));
    assert_eq!((&rows[1]["id"], &rows[1]["possible"]), (&"rumour".into(), &true.into()));
    let rows = dateline(elmford().path(), &["list", "--json"]).json();
    assert!(rows[0].get("possible").is_none(), "nothing was asked for");
}

#[test]
fn a_filter_that_begins_with_a_hyphen_is_no_flag() {
    let ran = dateline(elmford().path(), &["list", "--filter", "-bridge"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, "0 shown, 3 events hidden by --filter\n");
    let ran = dateline(elmford().path(), &["list", "--filter=-actor:town"]);
    assert_eq!(ran.err, "2 shown, 1 event hidden by --filter\n");
}

#[test]
fn an_actor_and_a_filter_hold_both() {
    let ran = dateline(elmford().path(), &["list", "--actor", "town", "--filter", "month OR engineers"]);
    assert!(ran.out.contains("closure") && ran.out.lines().count() == 1, "{}", ran.out);
    assert_eq!(ran.err, "1 shown, 2 events hidden by --actor and --filter\n");
}

#[test]
fn what_is_wrong_with_a_filter_is_pointed_at() {
    for command in [&[][..], &["list"], &["list", "--json"], &["accounts"], &["coverage"]] {
        let arguments = [command, &["--filter", "bridge actor:coucnil"]].concat();
        let ran = dateline(elmford().path(), &arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert_eq!(
            ran.err,
            "\
error: there is no actor `coucnil`
 --> --filter:1:14
  |
1 | bridge actor:coucnil
  |              ^^^^^^^
  |
help: did you mean `council`?
"
        );
    }
}

#[test]
fn a_hostile_filter_steers_no_terminal() {
    let ran = dateline(
        elmford().path(),
        &["list", "--filter", "\u{1b}]0;x\u{7} \u{202e}:\u{9b}31m actor:\u{1b}[2J"],
    );
    assert_eq!(ran.code, 2);
    assert!(!ran.err.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{:?}", ran.err);
}

#[test]
fn the_shipped_timeline_is_filtered_by_what_was_found_out() {
    let ids = |filter: &str| -> Vec<String> {
        let rows = shipped(&["list", "--json", "--filter", filter]).json();
        let rows = rows.as_array().expect("a list").iter();
        rows.map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(ids("deaths=unclear"), ["concert-attack"]);
    assert!(ids("date=conflict").contains(&"embassy-warning".to_owned()));
    assert!(ids("said_by:peskov").contains(&"peskov-unaware".to_owned()));
    assert!(ids("actor:united-states").contains(&"embassy-warning".to_owned()));
    assert!(!ids("after:2024-03-22").contains(&"concert-attack".to_owned()));
    assert!(ids("before:2024-03-22").contains(&"putin-dismisses-warnings".to_owned()));
    assert_eq!(ids("-before:2024-03-22 -date:2024-03-22 -after:2024-03-22 -is:undated"), [""; 0]);
}

#[test]
fn an_export_says_which_events_pass_only_possibly() {
    let folder = elmford();
    let export = |form: &str| {
        dateline(folder.path(), &["export", "--to", form, "--filter", "bridge -engineers date:2031-06"])
    };
    let events = export("json").json()["events"].clone();
    let possible = |events: &[serde_json::Value]| -> Vec<(String, bool)> {
        let of = |event: &serde_json::Value| {
            (event["id"].as_str().unwrap_or_default().to_owned(), event["possible"] == true)
        };
        events.iter().map(of).collect()
    };
    let wanted = [("closure".to_owned(), false), ("rumour".to_owned(), true)];
    assert_eq!(possible(events.as_array().expect("a list")), wanted);
    let lines: Vec<serde_json::Value> =
        export("jsonl").out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(possible(&lines), wanted);
    for form in ["html", "markdown"] {
        let out = export(form).out;
        assert!(out.contains("1 more event left out by a filter, which 1 passes only possibly"), "{out}");
    }
    assert!(
        dateline(folder.path(), &["export", "--to", "json"]).json()["events"][0].get("possible").is_none()
    );
}

#[test]
fn accounts_and_coverage_are_filtered_by_their_events() {
    let ran = shipped(&["accounts", "--filter", "actor:us-embassy", "--verdict", "conflict", "--json"]);
    let rows = ran.json();
    let rows = rows.as_array().expect("a list");
    assert!(!rows.is_empty() && rows.iter().all(|row| row["event"] == "embassy-warning"), "{rows:?}");
    assert!(ran.err.ends_with("hidden by --verdict and --filter\n"), "{}", ran.err);
    let ran = dateline(elmford().path(), &["coverage", "--filter", "bridge -engineers date:2031-06"]);
    assert!(ran.out.contains("(closure)") && !ran.out.contains("(inspection)"), "{}", ran.out);
    assert_eq!(ran.err, "2 shown, 1 of them possibly, 1 event hidden by --filter\n");
}
