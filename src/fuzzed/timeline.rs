//! From a file to all that is printed of it.

use std::path::Path;

use strum::VariantNames as _;

use crate::{
    cli::on_paper,
    evidence::Class,
    export::{self, Format, Selection, json},
    findings::Checked,
    load::{self, Progress},
    model::Timeline,
};

use super::is_harmless;

/// A timeline that was read, to read its file again beside it.
pub struct Former(load::Loaded);

/// Reads the timeline at `path`, checks it, and prints all that can be printed of it.
///
/// # Panics
///
/// Where it cannot be read, or what is printed harms a terminal, is no JSON, or shows words that are not there.
pub fn timeline(path: &Path) {
    let loaded = opened(path, None);
    let checked = Checked::new(loaded.timeline, loaded.problems);
    places_are_there(&checked);
    passages_are_there(&checked);
    let _ = printed(&checked);
}

/// # Panics
///
/// Where there is no file.
pub fn former(path: &Path) -> Former {
    Former(opened(path, None))
}

/// Reads the timeline at `path`, once whole and once beside what it was.
///
/// # Panics
///
/// Where that does not come to the same.
pub fn reload(path: &Path, former: &Former) {
    let told = |loaded: load::Loaded| printed(&Checked::new(loaded.timeline, loaded.problems));
    let whole = told(opened(path, None));
    let again = told(opened(path, Some(&former.0.timeline)));
    for (whole, again) in whole.iter().zip(&again) {
        assert!(whole == again, "read whole:\n{whole}\nread again:\n{again}");
    }
}

fn opened(path: &Path, former: Option<&Timeline>) -> load::Loaded {
    load::open_again(path, former, (load::Limits::default(), &Progress::untold()))
        .unwrap_or_else(|error| panic!("{error}"))
}

fn places_are_there(checked: &Checked) {
    for problem in &checked.problems {
        let place = checked.timeline.texts.locate(problem.at);
        assert!(place.line() >= 1 && place.column() >= 1, "{problem:?}");
        assert!(place.excerpt().get(place.marked()).is_some(), "{problem:?}");
    }
}

/// What is called found stands in the article.
fn passages_are_there(checked: &Checked) {
    let sources = checked.timeline.events.iter().flat_map(|(_, event)| checked.timeline.sources_of(event));
    for (id, source) in sources {
        let passage = checked.findings.passage(id);
        assert!(passage.class() != Class::Awaited, "all quotes were looked for");
        let Some(text) = checked.timeline.article_text(source.article) else {
            assert!(!passage.class().is_verified(), "there is no text");
            continue;
        };
        for piece in passage.pieces().chain(passage.nearest()) {
            assert!(text.as_written().get(piece).is_some_and(|piece| !piece.is_empty()), "{passage:?}");
        }
    }
}

/// All that is printed: JSON, Markdown, what `check` and `show` say, and every form of export.
fn printed(checked: &Checked) -> Vec<String> {
    let timeline = &checked.timeline;
    let events = json::Events::of(checked);
    let listed = timeline.events.iter().map(|(_, event)| events.listed(event, Some(true)));
    let problems = checked.problems.iter().map(|problem| json::problem(checked, problem));
    let accounts = checked.accounts.all().iter().map(|comparison| json::accounts(checked, comparison));
    let covers = timeline.events.iter().map(|(_, event)| json::coverage(timeline, event));
    let written = |name: &str, write: &mut dyn FnMut(&mut dyn std::io::Write) -> std::io::Result<()>| {
        let mut out = Vec::new();
        write(&mut out).unwrap_or_else(|error| panic!("{name}: {error}"));
        is_harmless(&out, name);
        String::from_utf8(out).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let mut rows = (Some(listed), Some(problems), Some(accounts), Some(covers));
    let json = [
        written("list", &mut |out| rows.0.take().map_or(Ok(()), |rows| json::write_list(rows, out))),
        written("check", &mut |out| rows.1.take().map_or(Ok(()), |rows| json::write_list(rows, out))),
        written("accounts", &mut |out| rows.2.take().map_or(Ok(()), |rows| json::write_list(rows, out))),
        written("coverage", &mut |out| rows.3.take().map_or(Ok(()), |rows| json::write_list(rows, out))),
    ];
    for list in &json {
        assert!(serde_json::from_str::<serde_json::Value>(list).is_ok(), "no JSON: {list}");
    }
    let [list, check, accounts, coverage] = json;
    let markdown = written("Markdown", &mut |out| {
        timeline.events.ids().try_for_each(|id| write!(out, "{}", export::markdown(checked, id, 1)))
    });
    let paper = written("paper", &mut |out| on_paper(checked, out));
    let exports = Format::VARIANTS.iter().map(|form| exported(checked, form));
    [list, check, accounts, coverage, markdown, paper].into_iter().chain(exports).collect()
}

/// The timeline in a form that `export --to` names.
fn exported(checked: &Checked, form: &str) -> String {
    let format: Format = form.parse().unwrap_or_else(|error| panic!("{form}: {error}"));
    let events: Vec<_> = checked.timeline.events.ids().collect();
    let mut out = Vec::new();
    let written = format.write(&Selection::of(checked, &events), &mut out);
    written.unwrap_or_else(|error| panic!("{form}: {error}"));
    let text = String::from_utf8(out).unwrap_or_else(|error| panic!("{form}: {error}"));
    // The ends of lines, and the mark of the beginning, that standards ask for.
    is_harmless(text.trim_start_matches('\u{feff}').replace("\r\n", "\n").as_bytes(), form);
    text
}
