use crate::{
    card::{Field, Told},
    export::reference::{Style, article_reference, caution, reference},
    findings::Checked,
    model::{ArticleId, Source, SourceId, Timeline},
};

use super::escape::{address, escaped};

const MARKDOWN: Style = Style { words: escaped, title: |title| format!("**{}**", escaped(title)), address };

/// An article by itself.
pub(super) fn cited(timeline: &Timeline, id: ArticleId) -> String {
    article_reference(timeline, id, None, MARKDOWN)
}

/// One of an event's sources: the article, how the quote stands in it, the quote, and what it says of facts.
pub(super) fn lines(
    checked: &Checked,
    (number, id, source): (usize, SourceId, &Source),
    told: &Told<'_>,
) -> Vec<String> {
    let timeline = &checked.timeline;
    let mut found = told.found.clone();
    found.push(<&str>::from(source.stance).to_owned());
    let mut lines =
        vec![format!("{}: {}", reference(timeline, source, MARKDOWN), escaped(&found.join(", ")))];
    if let Some(quote) = source.quote {
        let caution = caution(checked.findings.passage(id), &timeline.articles[source.article]);
        let caution = caution.map(|caution| format!(" ({})", escaped(&caution))).unwrap_or_default();
        let quote = escaped(&timeline.text(quote).shown().to_string());
        lines.extend([String::new(), format!("> “{quote}”{caution}")]);
    }
    if let Some(difference) = &told.difference {
        lines.extend([String::new(), format!("Nearest words there: {}", escaped(&difference.text))]);
        lines.extend(difference.alarms.iter().map(|alarm| format!("Careful: {}", escaped(alarm))));
    }
    if !told.fields.is_empty() {
        lines.push(String::new());
    }
    let field =
        |field: &Field<'_>| format!("- {}: {}", field.label, escaped(&field.text().shown().to_string()));
    lines.extend(told.fields.iter().map(field));
    // What belongs to an item of a list stands below its words.
    let lead = format!("{number}. ");
    let margin = " ".repeat(lead.len());
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(index, line)| if index == 0 { lead.clone() + &line } else { format!("{margin}{line}") })
        .map(|line| line.trim_end().to_owned())
        .collect()
}
