//! The card of an event: what is told, and the passages it is told from.

use crate::{
    evidence::Class,
    findings::{Checked, Excerpt, Passage},
    model::{Event, Source, Timeline},
    text::{Text, Written},
};

use super::{Line, Page, Tone};

/// How much of its paragraph is shown on either side of a passage, in characters.
const AROUND: usize = 110;

/// The card of `event` at `width` columns. What is marked as graphic is shown when `revealed`.
pub(crate) fn card(checked: &Checked, event: &Event, width: usize, revealed: bool) -> Vec<Line> {
    let timeline = &checked.timeline;
    let mut page = Page::new(width);
    page.paragraph("", timeline.text(event.title), Tone::Strong);
    page.paragraph("", Written::new(&heading(timeline, event)), Tone::Quiet);
    if checked.is_faulty(event) {
        page.paragraph(
            "! ",
            Written::new("something is wrong with this event: the ! key lists the problems"),
            Tone::Alarm,
        );
    }
    page.blank();
    if event.remarks.graphic && !revealed {
        let warning = "This event is marked as graphic. Press Enter to show what happened.";
        page.paragraph("", Written::new(warning), Tone::Alarm);
        return page.into_lines();
    }
    if let Some(summary) = event.summary {
        page.paragraph("", timeline.text(summary), Tone::Plain);
        page.blank();
    }
    facts(&mut page, timeline, event);
    for (index, (id, source)) in timeline.sources_of(event).enumerate() {
        page.of_source(index);
        let number = format!("{}/{} ", index + 1, event.sources.len());
        write_source(&mut page, timeline, (&number, source), checked.findings.passage(id));
        page.blank();
    }
    if event.sources.is_empty() {
        page.paragraph("", Written::new("No source is given for this event."), Tone::Alarm);
    }
    page.into_lines()
}

/// When and where.
fn heading(timeline: &Timeline, event: &Event) -> String {
    let mut heading = vec![timeline.when_in_words(event)];
    let shown = |text: Text| timeline.text(text).shown().to_string();
    heading.extend(event.places.iter().map(|place| shown(timeline.places[*place].name)));
    heading.extend(event.tags.iter().map(|tag| format!("#{}", shown(*tag))));
    heading.join(" · ")
}

/// Who takes part, and the curator's remark.
fn facts(page: &mut Page, timeline: &Timeline, event: &Event) {
    let cast: Vec<String> = event
        .cast
        .iter()
        .map(|part| {
            let name = timeline.text(timeline.actors[part.actor].name).shown();
            match part.role {
                Some(role) => format!("{name} ({})", timeline.text(role).shown()),
                None => name.to_string(),
            }
        })
        .collect();
    if !cast.is_empty() {
        page.paragraph("Actors  ", Written::new(&cast.join(", ")), Tone::Plain);
    }
    if let Some(note) = event.remarks.note {
        page.paragraph("Note    ", timeline.text(note), Tone::Plain);
    }
    if !cast.is_empty() || event.remarks.note.is_some() {
        page.blank();
    }
}

fn write_source(page: &mut Page, timeline: &Timeline, (number, source): (&str, &Source), passage: &Passage) {
    let article = &timeline.articles[source.article];
    let title = timeline.text(article.title).shown().to_string();
    page.paragraph(number, Written::new(&title), Tone::Strong);
    let is_sound = passage.class.is_verified() && passage.remarks().next().is_none();
    let tone = if is_sound { Tone::Quiet } else { Tone::Alarm };
    page.paragraph("    ", Written::new(&standing(timeline, source, passage)), tone);
    words(page, timeline, source, passage);
    for account in timeline.accounts_of(source) {
        let manner: &str = account.manner.into();
        page.paragraph(
            &format!("    {manner:<7} "),
            Written::new(&timeline.account_in_words(account)),
            Tone::Plain,
        );
    }
    if let Some(event) = source.speech.about {
        page.paragraph("    of      ", timeline.text(timeline.events[event].title), Tone::Plain);
    }
    if let Some(actor) = source.speech.said_by {
        page.paragraph("    said by ", timeline.text(timeline.actors[actor].name), Tone::Plain);
    }
    if let Some(date) = &source.speech.as_of {
        page.paragraph("    as of   ", Written::new(&date.in_words()), Tone::Plain);
    }
    if let Some(note) = source.note {
        page.paragraph("    note    ", timeline.text(note), Tone::Plain);
    }
}

/// How the quote stands in the article, where, and what the passage does for the event.
fn standing(timeline: &Timeline, source: &Source, passage: &Passage) -> String {
    let article = &timeline.articles[source.article];
    let class = match (passage.class, article.rendition.remark()) {
        (class, Some(remark)) if class.is_verified() => format!("{class} {remark}"),
        (Class::Changed, _) => "changed: the quote is not there as it is given here".to_owned(),
        (Class::Missing, _) => "missing: the quote is not in the article".to_owned(),
        (Class::Ambiguous, _) => format!("ambiguous: the quote stands in {} places", passage.hits),
        (Class::Unchecked, _) => "unchecked: there is no text of the article".to_owned(),
        (Class::Unquoted, _) => "unquoted: no words are given".to_owned(),
        (class, _) => class.to_string(),
    };
    let mut standing = vec![class];
    standing.extend(passage.remarks().map(str::to_owned));
    if let Some(context) = passage.context.as_ref().filter(|_| passage.class.is_verified()) {
        standing.push(format!("paragraph {}", context.paragraph));
    }
    if let Some(issued) = &article.citation.issued {
        standing.push(format!("issued {}", issued.in_words()));
    }
    standing.extend(source.locator.map(|locator| timeline.text(locator).shown().to_string()));
    let stance: &str = source.stance.into();
    standing.push(stance.to_owned());
    standing.join(" · ")
}

/// The passage in its context, or the quote where it was not found.
fn words(page: &mut Page, timeline: &Timeline, source: &Source, passage: &Passage) {
    let text = timeline.articles[source.article].text.map(|text| timeline.text(text));
    let excerpt = text.and_then(|text| Some((text, passage.excerpt(text, AROUND)?)));
    match excerpt {
        Some((text, excerpt)) if passage.class.is_verified() => {
            write_excerpt(page, text, &excerpt, passage, Tone::Lit);
        }
        excerpt => {
            if let Some(quote) = source.selector.quote {
                page.paragraph("  ? ", timeline.text(quote), Tone::Plain);
            }
            if let Some((text, excerpt)) = excerpt {
                page.paragraph("    ", Written::new("nearest words in the article:"), Tone::Quiet);
                write_excerpt(page, text, &excerpt, passage, Tone::Strong);
            }
        }
    }
}

fn write_excerpt(page: &mut Page, text: Written<'_>, excerpt: &Excerpt, passage: &Passage, lit: Tone) {
    let start = excerpt.at.start;
    let marked = passage.pieces.iter().chain(&passage.nearest);
    let marked: Vec<_> = marked.map(|piece| piece.start - start..piece.end - start).collect();
    page.cut_paragraph("    ", text.part(excerpt.at.clone()), excerpt.cut, &marked, lit);
}
