//! The picture of `export --to svg`.

use std::{fs, path::Path};

use serde_json::json;

use super::{CRATE, chromium::Chromium, export};

/// What is drawn of a timeline, and what of it does not fit.
const LOOK: &str = r#"
    const picture = await frame("timeline.svg");
    const texts = all(picture, "text").map((it) => [it, it.getBBox()]);
    const width = picture.documentElement.viewBox.baseVal.width;
    const outside = texts.filter(([, box]) => box.x < 0 || box.x + box.width > width);
    const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y + 2 || b.y + b.height <= a.y + 2;
    const touching = texts.flatMap(([one, a], at) =>
      texts.slice(at + 1).filter(([, b]) => !apart(a, b)).map(([other]) => [one.textContent, other.textContent]));
    return {
      root: picture.documentElement.nodeName,
      errors: all(picture, "parsererror").length,
      names: [...new Set(all(picture, "*").map((it) => it.nodeName))].sort(),
      title: picture.querySelector("title").textContent,
      lanes: all(picture, "g > title").length,
      outside: outside.map(([it]) => it.textContent),
      touching,
    };
"#;

#[test]
fn the_lanes_are_drawn_and_no_words_stand_on_others() {
    let Some(chromium) = Chromium::find() else { return };
    export(Path::new(CRATE), "svg", &chromium.folder);
    let expected = json!({
        "root": "svg", "errors": 0, "names": ["circle", "desc", "g", "path", "rect", "svg", "text", "title"],
        "title": "The Moscow concert hall attack, March 2024", "lanes": 30, "outside": [], "touching": [],
    });
    assert_eq!(chromium.ask(LOOK, &[]), expected);
    let picture = chromium.picture((1200, 1500), &[], "timeline.svg", "lanes.png");
    assert!(fs::metadata(&picture).is_ok_and(|it| it.len() > 50_000));
    if let Some(folder) = std::env::var_os("DATELINE_PICTURES") {
        fs::copy(&picture, Path::new(&folder).join("lanes.png")).expect("kept");
    }
}

#[test]
fn no_markup_of_a_file_becomes_a_part_of_the_picture() {
    let Some(chromium) = Chromium::find() else { return };
    let hostile =
        r#"</title></text><script>1</script><image href='http://127.0.0.1/'/>\" x=\"1 ]]> & \ufffe"#;
    let timeline = format!(
        "[timeline]\ntitle = \"{hostile}\"\n[actors.a]\nname = \"{hostile}\"\n\
         [[events]]\nid = 'e'\ntitle = \"{hostile}\"\ndate = '2024-03'\nactors = ['a']\n"
    );
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("timeline.toml"), timeline).expect("written");
    export(folder.path(), "svg", &chromium.folder);
    let said = chromium.ask(LOOK, &[]);
    let names = json!(["circle", "desc", "g", "path", "rect", "svg", "text", "title"]);
    assert_eq!((&said["errors"], &said["names"], &said["lanes"]), (&json!(0), &names, &json!(1)));
    assert!(said["title"].as_str().is_some_and(|it| it.starts_with("</title></text><script>")), "{said}");
}
