use serde::Serialize;

use crate::{
    accounts::Verdict,
    coverage::is_single_source,
    export::Selection,
    model::Rendition,
    text::{Written, counted},
};

use super::page;

/// What stands above all else.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    title: String,
    summary: Vec<String>,
    counts: Vec<Count>,
    policy: String,
    style: &'static str,
    version: &'static str,
}

#[derive(Debug, Serialize)]
struct Count {
    label: &'static str,
    number: String,
    remark: Option<String>,
}

/// Paragraphs, each safe to show.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let all = text.split("\n\n").map(|part| Written::new(part.trim()).shown().to_string());
    all.filter(|part| !part.is_empty()).collect()
}

impl Head {
    pub(super) fn of(selection: &Selection<'_>) -> Self {
        let summary = selection.timeline().about.summary.map(|summary| selection.written(summary));
        Self {
            title: selection.title().shown().to_string(),
            summary: summary.map(paragraphs).unwrap_or_default(),
            counts: counts(selection),
            policy: page::policy(),
            style: page::STYLE,
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

fn counts(selection: &Selection<'_>) -> Vec<Count> {
    let (checked, timeline) = (selection.checked, selection.timeline());
    let hidden = timeline.events.len() - selection.events.len();
    let (mut quotes, mut verified, mut elsewhere) = (0, 0, 0);
    for (_, id, source) in selection.sources().filter(|(.., source)| source.quote.is_some()) {
        quotes += 1;
        if checked.findings.passage(id).class().is_verified() {
            verified += 1;
            let is_own = timeline.articles[source.article].rendition == Rendition::Original;
            elsewhere += usize::from(!is_own);
        }
    }
    let told = checked.accounts.told_by(timeline, &selection.sorted());
    let told = told.into_iter().filter_map(|place| checked.accounts.all().get(place));
    let conflicts = told.filter(|comparison| comparison.verdict == Verdict::Conflict).count();
    let single = selection.events().filter(|(_, event)| is_single_source(timeline, event)).count();
    let count = |label, number: String, remark: Option<String>| Count { label, number, remark };
    let whose = |words: &str| format!("{words} in a translation or a restatement, not in the article itself");
    let elsewhere = match elsewhere {
        0 => None,
        all if all == verified => Some(whose("all")),
        some => Some(whose(&format!("{some} of them"))),
    };
    let hidden = (hidden > 0).then(|| format!("{} left out by a filter", counted(hidden, "more event")));
    vec![
        count("Events", selection.events.len().to_string(), hidden),
        count("Quotes verified", format!("{verified} of {quotes}"), elsewhere),
        count(
            "Conflicts",
            conflicts.to_string(),
            Some("facts told in ways that cannot all be true".to_owned()),
        ),
        count("Single-source events", single.to_string(), Some("told by one article alone".to_owned())),
    ]
}
