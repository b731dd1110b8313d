//! The views beside the list, on a timeline whose articles differ.

use tempfile::TempDir;

use crate::{
    sample::{self, SIZE},
    session::Session,
};

/// The two articles of the sample, which differ on when the bridge was closed.
const DIFFERING: &str = r#"
[timeline]
title = "The bridge at Aldermoor"

[articles.gazette]
title = "The Gazette on the warning"
text = "gazette.md"

[articles.herald]
title = "The Herald on the mayor"
text = "herald.md"

[[events]]
id = "inspection"
date = "2021-02-01"
title = "Inspectors look at the bridge"

[[events.sources]]
article = "gazette"
quote = "An inspection in February took a day."

[[events]]
id = "closure"
date = "2021-03-07"
title = "The bridge is closed"

[[events.sources]]
article = "herald"
quote = "closed the bridge at dawn"
says = { date = { value = "2021-03-07", words = "at dawn" } }

[[events.sources]]
article = "gazette"
stance = "mentions"
quote = "fell into the river"
says = { date = "2021-03-08" }
"#;

fn open() -> (TempDir, Session) {
    let folder = sample::folder_with(DIFFERING);
    let session = Session::start(sample::dateline_in(&folder), SIZE);
    session.shows("The bridge is closed");
    (folder, session)
}

#[test]
fn an_account_opens_onto_its_passage_lit_and_escape_leads_back() {
    let (_folder, mut session) = open();
    session.press("4");
    session.shows("≠ conflict  Date · The bridge is closed");
    session.is_on("7 March 2021 (“at dawn”)");
    session.lights("closed the bridge at dawn");
    session.press("j");
    session.is_on("8 March 2021");
    session.press("\r");
    session.shows("Paragraph 31 tells");
    session.lights("fell into the river");
    session.press("\x1b");
    session.is_on("8 March 2021");
    session.press("\x1b");
    session.is_on("The bridge is closed");
}

#[test]
fn a_cell_says_what_it_is_and_opens_its_passage() {
    let (_folder, mut session) = open();
    session.press("5");
    session.shows("1 of 2 events is single-source");
    session.is_on("Inspectors look at the bridge");
    session.press("l\r");
    session.shows("“The Herald on the mayor” is silent about it");
    session.press("hj");
    session.shows("“The Gazette on the warning” mentions it, in 1 source");
    session.press("\r");
    session.lights("fell into the river");
    session.press("\x1b");
    session.is_on("The bridge is closed");
    session.press("4");
    session.is_on("8 March 2021");
    session.press("1");
    session.is_on("The bridge is closed");
}

#[test]
fn lanes_show_who_was_there_when_and_lead_to_the_card_and_back() {
    let (_folder, mut session) = sample::open();
    session.press("2");
    session.shows("▾ Town council");
    session.is_on("Ben Orme");
    session.shows("Inspectors look at the bridge");
    session.press("l");
    session.shows("A warning goes to the council");
    session.press("jj");
    session.is_on("Ada Lind");
    session.shows("The bridge is closed");
    session.press("z");
    session.is_on("▸ Town council");
    session.shows("lane 2 of 3");
    session.press("++++");
    session.shows("UTC");
    session.press("\r");
    session.shows("lanes");
    session.shows("closed the bridge at dawn");
    session.press("\x1b");
    session.is_on("▸ Town council");
    session.press("1");
    session.is_on("The bridge is closed");
}
