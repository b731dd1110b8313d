//! Which files are read, from wherever the program is started.

use std::{fs, path::Path};

use crate::{CRATE, dateline, folder, shipped};

const SPLIT: &[(&str, &str)] = &[
    ("town/timeline.toml", "[timeline]\ninclude = [\"events/*.toml\"]\n"),
    (
        "town/events/closure.toml",
        "[articles.gazette]\ntitle = \"G\"\ntext = \"articles/gazette.md\"\n\
         [[events]]\nid = \"closure\"\ntitle = \"The bridge is closed\"\n\
         [[events.sources]]\narticle = \"gazette\"\nquote = \"closed at noon\"\n",
    ),
    ("town/articles/gazette.md", "The bridge was closed at noon.\n"),
    // What stands beside the working directory must not be taken for it.
    ("events/closure.toml", "[[events]]\nid = \"wrong\"\ntitle = \"Wrong\"\n"),
    ("articles/gazette.md", "Wrong.\n"),
];

#[test]
fn a_timeline_is_found_by_its_path_from_another_folder() {
    let elsewhere = folder(&[]);
    let whole = format!("{CRATE}/timeline.toml");
    let ran = dateline(elsewhere.path(), &["list", &whole]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, shipped(&["list"]).out);
    let ran = dateline(elsewhere.path(), &["show", "concert-attack", &whole, "--json"]);
    assert_eq!(ran.out, shipped(&["show", "concert-attack", "--json"]).out);
}

#[test]
fn includes_and_articles_are_relative_to_the_file() {
    let folder = folder(SPLIT);
    let file = Path::new("town").join("timeline.toml");
    let ran = dateline(folder.path(), &["check", file.to_str().expect("UTF-8")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "1 event, 1 article, 1 source (1 verbatim): no problems\n");
    let deeper = dateline(&folder.path().join("town/events"), &["list", "../timeline.toml"]);
    assert_eq!(deeper.out, "undated  closure  The bridge is closed (1 source)\n");
}

#[test]
fn a_problem_of_an_included_file_has_a_path_that_leads_there_from_here() {
    let folder = folder(SPLIT);
    fs::write(folder.path().join("town/articles/gazette.md"), "It was open.\n").expect("written");
    let file = Path::new("town").join("timeline.toml");
    let ran = dateline(folder.path(), &["check", "--json", file.to_str().expect("UTF-8")]);
    let named = ran.json()[0]["file"].as_str().expect("a path").to_owned();
    assert_eq!(ran.json()[0]["code"], "quote-missing");
    assert_eq!(folder.path().join(&named), folder.path().join("town").join("events/closure.toml"));
}

#[test]
fn an_article_outside_the_folder_is_not_read() {
    for path in ["../secret.md", "articles/../../secret.md", "/etc/hostname"] {
        let timeline = format!("[articles.secret]\ntitle = \"S\"\ntext = \"{path}\"\n");
        let folder = folder(&[("town/timeline.toml", &timeline), ("secret.md", "secret words")]);
        outside(&folder.path().join("town"), path);
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_to_an_article_outside_the_folder_is_not_followed() {
    let timeline = "[articles.secret]\ntitle = \"S\"\ntext = \"articles/link.md\"\n";
    let folder = folder(&[("town/timeline.toml", timeline), ("secret/words.md", "secret words")]);
    let town = folder.path().join("town");
    // The link may be the file, or a folder on the way to it.
    fs::create_dir(town.join("articles")).expect("made");
    std::os::unix::fs::symlink("../../secret/words.md", town.join("articles/link.md")).expect("linked");
    outside(&town, "articles/link.md");
    std::os::unix::fs::symlink("../secret", town.join("away")).expect("linked");
    let timeline = timeline.replace("articles/link.md", "away/words.md");
    fs::write(town.join("timeline.toml"), timeline).expect("written");
    outside(&town, "away/words.md");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_inside_the_folder_is_followed() {
    let folder = folder(SPLIT);
    let town = folder.path().join("town");
    fs::rename(town.join("articles"), town.join("texts")).expect("moved");
    std::os::unix::fs::symlink("texts", town.join("articles")).expect("linked");
    assert_eq!(dateline(&town, &["check"]).code, 0);
}

#[cfg(unix)]
#[test]
fn an_included_file_outside_the_folder_is_not_read() {
    let event = "[[events]]\nid = \"secret\"\ntitle = \"Secret\"\n";
    let timeline = "[timeline]\ninclude = [\"events/*.toml\", \"../away/*.toml\"]\n";
    let folder = folder(&[("town/timeline.toml", timeline), ("away/events.toml", event)]);
    std::os::unix::fs::symlink("../away", folder.path().join("town/events")).expect("linked");
    let ran = dateline(&folder.path().join("town"), &["check", "--json"]);
    let codes: Vec<String> =
        ran.json().as_array().expect("a list").iter().map(|problem| problem["code"].to_string()).collect();
    assert_eq!(codes, ["\"outside-folder\"", "\"outside-folder\""]);
    assert_eq!(dateline(&folder.path().join("town"), &["list"]).out, "");
}

/// Checks that the timeline in `town` says so of `path`, and shows nothing of what is there.
fn outside(town: &Path, path: &str) {
    let ran = dateline(town, &["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let expected = format!("error[outside-folder]: `{path}` lies outside the timeline's folder\n");
    assert!(ran.out.starts_with(&expected), "{}", ran.out);
    assert!(!ran.out.contains("secret words"));
}

#[test]
fn a_folder_does_not_choose_what_outside_of_it_is_read() {
    let outside = folder(&[("secret.toml", "title = secret words\n")]);
    let here = folder(&[]);
    let link = here.path().join("timeline.toml");
    std::os::unix::fs::symlink(outside.path().join("secret.toml"), &link).expect("a link");
    for command in ["check", "list"] {
        let ran = dateline(here.path(), &[command]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(
            ran.err.contains("is a link that leads out of this folder") && !ran.err.contains("secret words")
        );
    }
    // Who names it wants it.
    assert!(dateline(here.path(), &["check", "timeline.toml"]).out.contains("secret words"));
}

#[test]
fn an_argument_that_would_steer_the_terminal_is_shown_in_what_is_said_of_it() {
    let here = folder(&[]);
    for arguments in
        [&["--theme", "\u{1b}[31mx"][..], &["check", "--\u{1b}[31mx"], &["check", "--limit", "\u{1b}[31mx=1"]]
    {
        let ran = dateline(here.path(), arguments);
        assert!(ran.code == 2 && ran.err.contains("␛[31mx"), "{}", ran.err);
    }
}
