//! What a reader does between the README's pictures.

use portable_pty::CommandBuilder;

use crate::{session::Session, svg::svg};

/// Columns and rows: as much as is legible in the width that a README is given.
const SIZE: (u16, u16) = (120, 31);

const DOWN: &str = "\x1b[B";

pub(crate) struct Picture {
    /// Where it is kept, from the top of the repository.
    pub(crate) path: &'static str,
    pub(crate) svg: String,
}

/// Every picture, of `program` exploring the timeline in this repository.
pub(crate) fn pictures(mut program: CommandBuilder) -> Vec<Picture> {
    // Nothing of the machine gets into a picture: no setting, and no path but `timeline.toml`.
    program.env_clear();
    program.env("TERM", "xterm-256color");
    program.env("COLORFGBG", "15;0");
    program.cwd(env!("CARGO_MANIFEST_DIR"));
    program.env("DATELINE_CONFIG", "examples/picture/config.toml");
    let mut session = Session::start(program, SIZE);
    let mut pictures = Vec::new();
    let mut take = |session: &Session, path, title: &str| {
        pictures.push(Picture { path, svg: session.look(|seen| svg(seen.screen(), title)) });
    };

    session.shows("US Embassy warns Americans");
    session.press("jjjjj");
    session.is_on("US Embassy warns Americans");
    take(&session, "docs/timeline.svg", "dateline: the list of events, and the card of the one in focus");

    // Its third source, which has another day than the first.
    session.press("\rjj\r");
    session.lights("warning went out on March 8 and rested");
    session.shows("passage 3 of ");
    take(&session, "docs/reader.svg", "dateline: an article, the quoted passage lit");

    // The same account beside those that differ from it.
    session.press("4");
    session.shows("conflicts with 1");
    take(&session, "docs/accounts.svg", "dateline: what the sources say of each fact, conflicts first");

    // Who takes part in what, groups folded.
    session.press("2Z");
    session.shows("▸ Russia");
    take(&session, "docs/lanes.svg", "dateline: lanes of actors over time");

    // Two actors are chosen; opened again, the picker marks them.
    session.press("1gjjjjj");
    session.is_on("US Embassy warns Americans");
    session.press(&format!("aus{DOWN}\t{DOWN}{DOWN}\t"));
    session.shows("[+] US intelligence");
    session.press("\r");
    session.lacks("type a name");
    session.press("jaus");
    session.shows("type a name: us");
    session.press(DOWN);
    session.shows("›[+] US Embassy in Moscow");
    take(&session, "docs/actors.svg", "dateline: choosing actors by typing");
    pictures
}
