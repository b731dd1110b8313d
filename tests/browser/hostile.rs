//! What a hostile file cannot make of the page of `export --to html`.

use std::{fs, io::ErrorKind, net::TcpListener};

use serde_json::json;

use super::{chromium::Chromium, export};

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
    chromium.run(&["--dump-dom", "--timeout=500"], &chromium.address("bare.html"));
    assert!(listener.accept().is_ok(), "the listener hears nothing at all");
}
