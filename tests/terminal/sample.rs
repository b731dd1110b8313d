//! A small timeline, whole and broken, in a folder of its own.

use std::fs;

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::session::{self, Session};

pub(crate) const SIZE: (u16, u16) = (120, 30);

pub(crate) const TITLE: &str = "The bridge at Aldermoor";

/// The words that the first source of the warning quotes, far down in a long article.
pub(crate) const QUOTE: &str = "eleven cables are cracked";

const TIMELINE: &str = r#"
[timeline]
title = "The bridge at Aldermoor"
utc_offset = "+00:00"

[actors.council]
name = "Town council"
kind = "organisation"

[actors.mayor]
name = "Ada Lind"
kind = "person"
part_of = "council"

[actors.engineer]
name = "Ben Orme"
kind = "person"

[articles.gazette]
title = "The Gazette on the warning"
issued = "2021-03-10"
text = "gazette.md"

[articles.herald]
title = "The Herald on the mayor"
issued = "2021-03-12"
text = "herald.md"

[[events]]
id = "inspection"
date = "2021-02-01"
title = "Inspectors look at the bridge"
actors = ["engineer"]

[[events.sources]]
article = "gazette"
quote = "An inspection in February took a day."

[[events]]
id = "warning"
date = "2021-03-05"
title = "A warning goes to the council"
actors = ["engineer", "council"]

[[events.sources]]
article = "gazette"
quote = "eleven cables are cracked"

[[events.sources]]
article = "herald"
quote = "a letter that nobody opened"

[[events]]
id = "closure"
date = "2021-03-07"
title = "The bridge is closed"
actors = ["mayor"]

[[events.sources]]
article = "herald"
quote = "closed the bridge at dawn"

[[events]]
id = "collapse"
date = "2021-03-08"
title = "The bridge falls"

[[events.sources]]
article = "gazette"
quote = "fell into the river"

[[events]]
id = "resignation"
date = "2021-03-12"
title = "The mayor resigns"
actors = ["mayor"]

[[events.sources]]
article = "herald"
quote = "resigned on Friday"
"#;

const HERALD: &str = "The mayor closed the bridge at dawn, after a letter that nobody opened. \
    She resigned on Friday.\n";

/// A folder with the sample as `timeline.toml`.
pub(crate) fn folder() -> TempDir {
    folder_with(TIMELINE)
}

/// A folder with `timeline` as `timeline.toml`, beside the articles of the sample.
pub(crate) fn folder_with(timeline: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    let filler = |from: usize| -> String {
        let paragraph = |number| format!("Paragraph {number} tells of other things.\n\n");
        (from..from + 30).map(paragraph).collect()
    };
    let passage = "An inspection in February took a day.\n\n\
        The letter said that eleven cables are cracked.\n\n\
        The bridge fell into the river.\n\n";
    write("timeline.toml", timeline);
    write("gazette.md", &format!("{}{passage}{}", filler(1), filler(31)));
    write("herald.md", HERALD);
    folder
}

/// dateline as it was built for these tests.
pub(crate) fn dateline() -> CommandBuilder {
    session::command(env!("CARGO_BIN_EXE_dateline"))
}

/// dateline in `folder`, where it finds the `timeline.toml`.
pub(crate) fn dateline_in(folder: &TempDir) -> CommandBuilder {
    let mut command = dateline();
    command.cwd(folder.path());
    command
}

/// The sample is open, its first event in focus. The folder goes with the first of the two.
pub(crate) fn open() -> (TempDir, Session) {
    open_with(|_| {})
}

/// The same, started in a way of the test's own.
pub(crate) fn open_with(change: impl FnOnce(&mut CommandBuilder)) -> (TempDir, Session) {
    let folder = folder();
    let mut command = dateline_in(&folder);
    change(&mut command);
    let session = Session::start(command, SIZE);
    session.shows("The bridge falls");
    (folder, session)
}
