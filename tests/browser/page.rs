//! The page of `export --to html`: what it filters, opens, prints and asks for.

use std::{
    collections::BTreeSet,
    fs,
    io::ErrorKind,
    net::TcpListener,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::{CRATE, chromium::Chromium, export};

/// The page of the shipped timeline, opened by the browser.
fn opened() -> Option<(Chromium, Value)> {
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
        r##"
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
        "##,
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
    for (name, file, size, flags) in [
        ("light-1280.png", "timeline.html", (1280, 2400), &[][..]),
        ("dark-1280.png", "timeline.html", (1280, 2400), &[DARK]),
        ("light-390.png", "narrow.html", (500, 2400), &[]),
        ("dark-390.png", "narrow.html", (500, 2400), &[DARK]),
    ] {
        let picture = chromium.picture(size, flags, file, name);
        let bytes = fs::read(&picture).expect("a picture");
        assert!(bytes.starts_with(b"\x89PNG") && bytes.len() > 50_000, "{name}: {}", bytes.len());
        assert!(drawn.insert(bytes), "{name} is one of the others");
        if let Some(folder) = &keep {
            fs::copy(&picture, folder.join(name)).expect("kept");
        }
    }
}

#[test]
fn on_paper_every_event_is_there_with_its_passages_open() {
    let Some((chromium, whole)) = opened() else { return };
    let paper = chromium.folder.path().join("paper.pdf");
    let target = format!("--print-to-pdf={}", paper.display());
    chromium.run(&[&target, "--generate-pdf-document-outline"], &chromium.address("timeline.html"));
    let bytes = fs::read(&paper).expect("printed");
    if let Some(folder) = std::env::var_os("DATELINE_PICTURES") {
        fs::copy(&paper, PathBuf::from(folder).join("paper.pdf")).expect("kept");
    }
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    // Of what is in a PDF, the titles of its outline and the addresses of its links are not compressed.
    let titles: BTreeSet<String> =
        text.split("/Title ").skip(1).map(|rest| pdf_string(rest).unwrap_or_default()).collect();
    for event in whole["events"].as_array().expect("events") {
        let title = event["title"].as_str().expect("a title");
        assert!(titles.contains(title), "{title} is not among {titles:?}");
    }
    // An address stands behind what is to be opened, and of a graphic event behind that twice.
    let timeline = "[articles.a]\ntitle = 'A'\nurl = 'https://example.org/a'\narchive_url = 'https://example.org/b'\n\
                    [[events]]\nid = 'one'\ntitle = 'One'\n[[events.sources]]\narticle = 'a'\n\
                    [[events]]\nid = 'two'\ntitle = 'Two'\ngraphic = true\n[[events.sources]]\narticle = 'a'\n";
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("timeline.toml"), timeline).expect("written");
    export(folder.path(), "html", &chromium.folder);
    chromium.run(&[&target], &chromium.address("timeline.html"));
    let bytes = fs::read(&paper).expect("printed");
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let addresses = ["/URI (https://example.org/a)", "/URI (https://example.org/b)"];
    assert_eq!(addresses.map(|address| text.matches(address).count()), [2, 2]);
}

/// A string of a PDF (ISO 32000-1, 7.9.2): ASCII, or UTF-16 behind its mark.
fn pdf_string(text: &str) -> Option<String> {
    if let Some(hex) = text.strip_prefix('<') {
        let digits: Vec<u16> =
            hex.split_once('>')?.0.chars().filter_map(|c| c.to_digit(16)).map(|it| it as u16).collect();
        let units: Vec<u16> =
            digits.chunks(4).map(|unit| unit.iter().fold(0, |all, it| all << 4 | it)).collect();
        return String::from_utf16(units.strip_prefix(&[0xfeff])?).ok();
    }
    let mut said = String::new();
    let mut rest = text.strip_prefix('(')?.chars();
    loop {
        match rest.next()? {
            '\\' => said.push(rest.next()?),
            ')' => return Some(said),
            c => said.push(c),
        }
    }
}

#[test]
fn nothing_is_fetched_and_no_markup_of_a_file_is_obeyed() {
    let Some(chromium) = Chromium::find() else { return };
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("set");
    let here = format!("http://{}", listener.local_addr().expect("an address"));
    let hostile = format!(
        "</style></script></title></svg><img src={here}/i><script src={here}/s></script>\\\" onclick=\\\"x <svg onload=fetch('{here}/o')> \
         <link rel=stylesheet href={here}/l><iframe src={here}/f></iframe><meta http-equiv=refresh content='0;url={here}/m'> \
         <style>@import '{here}/c'</style><base href={here}>"
    );
    let timeline = format!(
        "[timeline]\ntitle = \"{hostile}\"\nsummary = \"{hostile}\"\n[actors.a]\nname = \"{hostile}\"\n[articles.n]\ntitle = \"{hostile}\"\n\
         url = '{here}/a'\ntext = 'a.md'\n[places.p]\nname = \"{hostile}\"\n[[events]]\nid = 'e'\ntitle = \"{hostile}\"\ndate = '2024-03-05'\n\
         summary = \"{hostile}\"\nactors = ['a']\nroles = {{ a = \"{hostile}\" }}\nplaces = ['p']\ntags = [\"{hostile}\"]\nnote = \"{hostile}\"\n\
         [[events.sources]]\narticle = 'n'\nquote = \"{hostile}\"\nlocator = \"{hostile}\"\n\
         [[events]]\nid = \"{hostile}\"\ntitle = 'T'\nactors = ['a']\n"
    );
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("timeline.toml"), &timeline).expect("written");
    fs::write(folder.path().join("a.md"), hostile.replace("\\\"", "\"")).expect("written");
    export(folder.path(), "html", &chromium.folder);
    let said = chromium.ask(
        r##"
        const page = await frame("timeline.html");
        all(page, "details").forEach((it) => (it.open = true));
        page.querySelector("[data-actor] button").click();
        const odd = all(page, "*").filter((it) => [...it.attributes].some(({ name }) => name.startsWith("on")));
        return {
          scripts: all(page, "script").length,
          odd: odd.length,
          others: all(page, "img, iframe, link, base, object, embed, form, input, body style").length,
          links: all(page, "a[href]").map((it) => it.getAttribute("href")).filter((it) => !it.startsWith("#")),
          title: page.title,
          seen: ids(page).length,
          mark: page.querySelector("mark").textContent,
        };
        "##,
        &[],
    );
    let plain = hostile.replace("\\\"", "\"");
    let expected = json!({
        "scripts": 1, "odd": 0, "others": 0, "links": [format!("{here}/a")], "title": plain, "seen": 2, "mark": plain,
    });
    assert_eq!(said, expected);
    let met = listener.accept().map(|(_, from)| from);
    assert!(met.as_ref().is_err_and(|error| error.kind() == ErrorKind::WouldBlock), "{met:?}");
    // That it would have been heard if there had been no policy and no escapes.
    fs::write(chromium.folder.path().join("bare.html"), format!("<!DOCTYPE html><img src={here}/i>"))
        .expect("written");
    chromium.run(&["--dump-dom", "--timeout=3000"], &chromium.address("bare.html"));
    assert!(listener.accept().is_ok(), "the listener hears nothing at all");
}
