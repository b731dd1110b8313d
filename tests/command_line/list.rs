use crate::{dateline, elmford, folder, shipped};

#[test]
fn events_are_listed_in_order_one_a_line() {
    let ran = dateline(elmford().path(), &["list"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "\
May 2031     inspection  Engineers look at the old bridge (0 sources)
5 June 2031  closure     The old bridge is closed (0 sources)
undated      rumour      The bridge is said to be safe (0 sources)
"
    );
}

#[test]
fn every_event_of_the_shipped_timeline_is_listed() {
    let ran = shipped(&["list"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let events = shipped(&["list", "--json"]).json().as_array().expect("a list").len();
    assert!(events >= 20);
    assert_eq!(ran.out.lines().count(), events);
}

#[test]
fn what_an_actor_hides_is_counted_on_standard_error() {
    let ran = dateline(elmford().path(), &["list", "--actor", "engineers"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.out, "May 2031  inspection  Engineers look at the old bridge (0 sources)\n");
    assert_eq!(ran.err, "1 shown, 2 events hidden by --actor\n");
}

#[test]
fn several_actors_are_any_of_them() {
    let ran = dateline(elmford().path(), &["list", "--actor", "engineers", "--actor", "council"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.out.lines().count(), 2);
    assert_eq!(ran.err, "2 shown, 1 event hidden by --actor\n");
}

#[test]
fn an_actor_stands_for_all_that_are_part_of_it() {
    let ran = dateline(elmford().path(), &["list", "--actor", "town"]);
    assert!(ran.out.contains("  closure  "), "{}", ran.out);
    assert_eq!(ran.err, "1 shown, 2 events hidden by --actor\n");
}

#[test]
fn an_unknown_actor_is_an_error_that_names_the_nearest() {
    let ran = dateline(elmford().path(), &["list", "--actor", "coucnil"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "error: there is no actor `coucnil` in the timeline\nhelp: did you mean `council`?\n"
    );
}

#[test]
fn where_no_actor_is_near_all_are_named() {
    let ran = dateline(elmford().path(), &["list", "--json", "--actor", "zzzz"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "error: there is no actor `zzzz` in the timeline\n\
         help: the actors are `council`, `engineers` and `town`\n"
    );
}

#[test]
fn a_broken_timeline_is_listed_as_far_as_it_is_sound_and_ends_with_1() {
    let folder = folder(&[(
        "timeline.toml",
        "[[events]]\nid = \"a\"\ntitle = \"A\"\ndate = \"2031-5\"\n[[events]]\nid = \"b\"\ntitle = \"B\"\n",
    )]);
    let ran = dateline(folder.path(), &["list"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("! A") && ran.out.contains("  B"), "{}", ran.out);
    assert_eq!(ran.err, "1 error; `dateline check` lists them\n");
}

#[test]
fn an_event_whose_id_is_taken_or_broken_is_marked() {
    let event = |id: &str| format!("[[events]]\nid = \"{id}\"\ntitle = \"Of {id}\"\n");
    let text = format!("{}{}{}", event("a"), event("a"), event("Not So"));
    let ran = dateline(folder(&[("timeline.toml", &text)]).path(), &["list"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out.lines().filter(|line| line.contains("! Of")).count(), 2, "{}", ran.out);
}

#[test]
fn a_timeline_without_events_lists_nothing() {
    let folder = folder(&[("timeline.toml", "")]);
    let ran = dateline(folder.path(), &["list"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert_eq!(dateline(folder.path(), &["list", "--json"]).out, "[]\n");
}
