use serde::Serialize;

use crate::{
    export::{
        Selection,
        totals::{CONFLICTS, SINGLE, Totals},
    },
    text::Written,
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
    let totals = Totals::of(selection);
    let count = |label, number: String, remark: Option<String>| Count { label, number, remark };
    let verified = format!("{} of {}", totals.verified, totals.quotes);
    vec![
        count("Events", totals.events.to_string(), totals.hidden_in_words()),
        count("Quotes verified", verified, totals.elsewhere_in_words()),
        count("Conflicts", totals.conflicts.to_string(), Some(CONFLICTS.to_owned())),
        count("Single-source events", totals.single.to_string(), Some(SINGLE.to_owned())),
    ]
}
