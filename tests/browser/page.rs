//! The page of `export --to html`: what it filters and opens, and what it looks like.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::{CRATE, chromium::Chromium, export};

/// The page of the shipped timeline, opened by the browser.
pub(crate) fn opened() -> Option<(Chromium, Value)> {
    let chromium = Chromium::find()?;
    export(Path::new(CRATE), "html", &chromium.folder);
    let whole = export(Path::new(CRATE), "json", &chromium.folder);
    let whole = serde_json::from_str(&fs::read_to_string(whole).expect("there")).expect("JSON");
    Some((chromium, whole))
}

fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().expect("a list");
    list.iter().map(|it| it.as_str().expect("a text").to_owned()).collect()
}

/// By actor: the events in which it, or a part of it, takes part.
fn events_of(whole: &Value, actor: &str) -> Vec<String> {
    let actors = whole["actors"].as_array().expect("actors");
    let is_part = |id: &str| {
        let mut at = Some(id.to_owned());
        while let Some(id) = at {
            if id == actor {
                return true;
            }
            let outer = actors.iter().find(|it| it["id"] == *id).expect("an actor");
            at = outer["part_of"].as_str().map(str::to_owned);
        }
        false
    };
    let events = whole["events"].as_array().expect("events").iter();
    let of = events.filter(|event| strings(&event["actors"]).iter().any(|id| is_part(id)));
    of.map(|event| event["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn an_actor_that_is_chosen_hides_the_other_events_and_says_how_many() {
    let Some((chromium, whole)) = opened() else { return };
    let said = chromium.ask(
        r#"
        const page = await frame("timeline.html");
        const status = () => page.getElementById("status").textContent;
        const said = { all: ids(page), status: status(), live: page.getElementById("status").ariaLive, actors: {} };
        page.querySelector(".actors details").open = true;
        for (const item of all(page, "[data-actor]")) {
          const button = item.querySelector("button");
          button.click();
          said.actors[item.dataset.id] = {
            ids: ids(page),
            status: status(),
            pressed: button.ariaPressed,
            address: page.location.hash,
            count: Number(item.querySelector(".count").textContent),
            rows: all(page, ".coverage tbody tr").filter(isSeen).length,
          };
          button.click();
        }
        said.none = [ids(page).length, status(), page.location.hash];
        const [one, two] = all(page, "[data-actor] button").slice(2, 4);
        one.click();
        two.click();
        said.either = { of: [one, two].map((it) => it.parentElement.dataset.id), ids: ids(page) };
        page.getElementById("clear").click();
        said.cleared = [ids(page).length, status(), page.location.hash];
        const linked = await frame("timeline.html#actor=islamic-state,nobody");
        said.linked = ids(linked);
        return said;
        "#,
        &[],
    );
    let all = strings(&said["all"]);
    let listed: Vec<String> = whole["events"]
        .as_array()
        .expect("events")
        .iter()
        .map(|it| it["id"].as_str().expect("an id").to_owned())
        .collect();
    assert_eq!(
        (all, &said["status"], &said["live"]),
        (listed.clone(), &json!("38 events"), &json!("polite"))
    );
    let actors = said["actors"].as_object().expect("actors");
    assert!(actors.len() > 30, "{}", actors.len());
    for (actor, chosen) in actors {
        let expected = events_of(&whole, actor);
        assert_eq!(strings(&chosen["ids"]), expected, "{actor}");
        assert_eq!(chosen["count"], expected.len(), "{actor}");
        assert_eq!(chosen["rows"], expected.len(), "{actor}");
        assert_eq!(
            (&chosen["pressed"], &chosen["address"]),
            (&json!("true"), &json!(format!("#actor={actor}")))
        );
        let hidden = format!("; {} hidden", listed.len() - expected.len());
        assert!(
            chosen["status"].as_str().expect("words").ends_with(&hidden),
            "{actor}: {}",
            chosen["status"]
        );
    }
    assert_eq!(said["none"], json!([38, "38 events", ""]));
    assert_eq!(said["cleared"], json!([38, "38 events", ""]));
    let either: BTreeSet<String> =
        strings(&said["either"]["of"]).iter().flat_map(|actor| events_of(&whole, actor)).collect();
    assert_eq!(strings(&said["either"]["ids"]).into_iter().collect::<BTreeSet<_>>(), either);
    assert_eq!(strings(&said["linked"]), events_of(&whole, "islamic-state"));
}

#[test]
fn a_passage_is_opened_by_a_click_and_by_its_address_and_everything_is_there_without_scripts() {
    let Some((chromium, whole)) = opened() else { return };
    let said = chromium.ask(
        r##"
        const page = await frame("timeline.html");
        const source = page.querySelector("#event-embassy-warning details.source");
        const mark = source.querySelector("mark");
        const said = { before: isSeen(mark) };
        source.querySelector("summary").click();
        said.behind = isSeen(mark);
        const linked = await frame("timeline.html#source-embassy-warning-3");
        said.linked = all(linked, "details.source[open]").map((it) => it.id);
        const skip = page.querySelector(".skip");
        said.skip = [skip.getBoundingClientRect().right <= 0];
        skip.focus();
        said.skip.push(skip.getBoundingClientRect().left >= 0, page.querySelector("a, button, summary, [tabindex]") === skip);
        const plain = await frame("timeline.html", { scripts: false });
        said.buttons = [all(page, "button").length > 30, all(plain, "button").length];
        said.plain = ids(plain).length;
        said.words = all(plain, ".cards details.source").map((it) => it.querySelector("mark").textContent);
        plain.querySelector("#event-embassy-warning details.source summary").click();
        said.opened = isSeen(plain.querySelector("#event-embassy-warning mark"));
        const narrow = await frame("timeline.html", { width: 390 });
        all(narrow, "details").forEach((it) => (it.open = true));
        said.wide = [narrow.documentElement.scrollWidth];
        said.contrasts = contrasts(narrow);
        return said;
        "##,
        &[],
    );
    assert_eq!((&said["before"], &said["behind"]), (&json!(false), &json!(true)));
    assert_eq!(said["linked"], json!(["source-embassy-warning-3"]));
    assert_eq!(said["skip"], json!([true, true, true]));
    assert_eq!(
        (&said["buttons"], &said["plain"], &said["opened"]),
        (&json!([true, 0]), &json!(38), &json!(true))
    );
    let sources = whole["events"]
        .as_array()
        .expect("events")
        .iter()
        .flat_map(|it| it["sources"].as_array().expect("a list"));
    let quotes: Vec<String> = sources.map(|it| it["quote"].as_str().expect("a quote").to_owned()).collect();
    let spaced = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(
        strings(&said["words"]).iter().map(spaced).collect::<Vec<_>>(),
        quotes.iter().map(spaced).collect::<Vec<_>>()
    );
    assert_eq!(said["wide"], json!([390]), "nothing stands out of a telephone's screen");
    assert_contrasts(&said["contrasts"]);
}

#[track_caller]
fn assert_contrasts(contrasts: &Value) {
    let all = contrasts.as_array().expect("a list");
    assert!(all.len() > 6, "{all:?}");
    for one in all {
        assert!(one[0].as_f64().is_some_and(|ratio| ratio >= 4.5), "{one}");
    }
}

const DARK: &str = "--blink-settings=preferredColorScheme=0";

#[test]
fn words_stand_out_in_the_dark_too_and_both_are_drawn() {
    let Some((chromium, _)) = opened() else { return };
    let said = chromium.ask(
        r#"
        const page = await frame("timeline.html");
        all(page, "details").forEach((it) => (it.open = true));
        all(page, "[data-actor] button")[0].click();
        return { paper: getComputedStyle(page.documentElement).backgroundColor, contrasts: contrasts(page) };
        "#,
        &[DARK],
    );
    assert_eq!(said["paper"], "rgb(20, 23, 27)");
    assert_contrasts(&said["contrasts"]);
    let narrow = "<!DOCTYPE html><style>body { margin: 0 }</style><iframe src=timeline.html width=390 height=2400 frameborder=0></iframe>";
    fs::write(chromium.folder.path().join("narrow.html"), narrow).expect("written");
    let keep = std::env::var_os("DATELINE_PICTURES").map(PathBuf::from);
    let mut drawn = BTreeSet::new();
    let all = [
        ("light-1280.png", "timeline.html", (1280, 2400), &[][..]),
        ("dark-390.png", "narrow.html", (500, 2400), &[DARK]),
        ("dark-1280.png", "timeline.html", (1280, 2400), &[DARK]),
        ("light-390.png", "narrow.html", (500, 2400), &[]),
    ];
    // Two tell that both are drawn; all are for who wants to look at them, in the folder that `DATELINE_PICTURES` names.
    let some = if keep.is_some() { all.len() } else { 2 };
    for (name, file, size, flags) in all.into_iter().take(some) {
        let picture = chromium.picture(size, flags, file, name);
        let bytes = fs::read(&picture).expect("a picture");
        assert!(bytes.starts_with(b"\x89PNG") && bytes.len() > 50_000, "{name}: {}", bytes.len());
        assert!(drawn.insert(bytes), "{name} is one of the others");
        if let Some(folder) = &keep {
            fs::copy(&picture, folder.join(name)).expect("kept");
        }
    }
}
