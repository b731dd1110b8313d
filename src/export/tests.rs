use crate::{findings::Checked, load::tests::in_folder};

use super::{Format, Losses, Selection};

/// A timeline with all its events in a form, and what that could not carry.
pub(super) fn exported(format: Format, timeline: &str) -> (String, Losses) {
    exported_in(format, &[("t.toml", timeline)])
}

/// The same of the first of some files.
pub(super) fn exported_in(format: Format, files: &[(&str, &str)]) -> (String, Losses) {
    let loaded = in_folder(files);
    let checked = Checked::new(loaded.timeline, loaded.problems);
    let events: Vec<_> = checked.timeline.events.ids().collect();
    let mut out = Vec::new();
    let losses = format.write(&Selection::of(&checked, &events), &mut out).expect("written to memory");
    (String::from_utf8(out).expect("text"), losses)
}

const BRIDGE: &str = r#"
[actors.mayor]
name = "Ada Lind"

[places.wend]
name = "The Wend"

[articles.gazette]
title = "The [first] Gazette"
author = ["Ann Ahlberg", "Ben Orme"]
publisher = "The Gazette Ltd"
issued = "2031-06-06"
url = "https://gazette.example/a_b"
archive_url = "https://archive.example/1"
text = "gazette.md"

[articles.herald]
title = "The Herald"
text = "herald.md"
rendition = "restated"

[facts.cracks]
name = "Cracks"
kind = "number"

[facts.deaths]
name = "People killed"
kind = "number"

[[events]]
id = "closure"
date = "2031-06"
title = "The bridge is closed"
summary = "1. Nobody may cross *it*."
actors = ["mayor"]
roles = { mayor = "orders it" }
places = ["wend"]
note = "The day is told differently."
[[events.sources]]
article = "gazette"
quote = "The bridge was closed on 5 June, with 14 cracks counted"
locator = "p. 4"
says = { date = { value = "2031-06-05", words = "5 June" }, cracks = 14 }
[[events.sources]]
article = "herald"
stance = "disputes"
quote = "It closed on 7 June, the mayor said"
says = { date = "2031-06-07" }
said_by = "mayor"
as_of = "2031-06-08"

[[events]]
id = "fall"
title = "The bridge falls"
graphic = true
after = ["closure"]
[[events.sources]]
article = "herald"
quote = "four people died"
says = { deaths = 4 }
"#;

/// A bridge that is closed, by an original and by a restatement, and falls: what one quotes of that is not there.
pub(super) fn bridge() -> Checked {
    let gazette = "The bridge was closed on 5 June, with 14 cracks counted.\n";
    let herald = "It closed on 7 June, the mayor said.\n";
    let loaded = in_folder(&[("t.toml", BRIDGE), ("gazette.md", gazette), ("herald.md", herald)]);
    Checked::new(loaded.timeline, loaded.problems)
}
