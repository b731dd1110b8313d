//! `CommonMark` 0.31.2: a report of all that is selected, whose numbers lead to notes with the quotes and their articles.
//! A number is `[1]`, which is a word and no link: nothing defines it as one.

use std::{
    collections::HashSet,
    io::{self, Write},
    ops::Range,
};

use crate::{
    card::{Card, Told},
    export::{
        Losses, Selection,
        reference::caution,
        totals::{CONFLICTS, SINGLE, Totals},
    },
    model::{ArticleId, Event, EventId},
    text::counted,
};

use super::{escaped, facts, in_words, source};

/// Writes the report event by event; the notes are gone through once more behind them.
pub(in crate::export) fn write(
    selection: &Selection<'_>,
    losses: &mut Losses,
    out: &mut dyn Write,
) -> io::Result<()> {
    selection.count_unverified(losses);
    head(selection, out)?;
    writeln!(out, "\n## Chronology")?;
    for (notes, id, event) in numbered(selection) {
        chronology(selection, (id, event), notes, out)?;
    }
    accounts(selection, out)?;
    notes(selection, out)?;
    unverified(selection, out)?;
    unnamed(selection, out)
}

/// The events, each with the numbers of its notes.
fn numbered<'c>(selection: &Selection<'c>) -> impl Iterator<Item = (Range<usize>, EventId, &'c Event)> {
    let mut next = 1;
    selection.events().map(move |(id, event)| {
        let first = next;
        next += event.sources.len();
        (first..next, id, event)
    })
}

fn head(selection: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", in_words(selection.title()))?;
    let timeline = selection.timeline();
    if let Some(summary) = timeline.about.summary {
        writeln!(out, "{}\n", in_words(timeline.text(summary)))?;
    }
    let totals = Totals::of(selection);
    let more = |words: Option<String>| words.map(|words| format!(" ({words})")).unwrap_or_default();
    writeln!(out, "- {}{}", counted(totals.events, "event"), more(totals.hidden_in_words()))?;
    let verified = format!("{} of {} verified", totals.verified, counted(totals.quotes, "quote"));
    writeln!(out, "- {verified}{}", more(totals.elsewhere_in_words()))?;
    writeln!(out, "- {}{}", counted(totals.conflicts, "conflict"), more(Some(CONFLICTS.to_owned())))?;
    writeln!(out, "- {}{}", counted(totals.single, "single-source event"), more(Some(SINGLE.to_owned())))
}

fn chronology(
    selection: &Selection<'_>,
    (id, event): (EventId, &Event),
    notes: Range<usize>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let timeline = selection.timeline();
    let card = Card::of(selection.checked, id);
    writeln!(out, "\n### {}\n", in_words(card.title))?;
    let graphic = if event.graphic { " (marked as graphic)" } else { "" };
    writeln!(out, "**{}**{graphic}", escaped(&timeline.when_in_words(event)))?;
    if let Some(summary) = card.summary {
        writeln!(out, "\n{}", in_words(summary))?;
    }
    writeln!(out)?;
    for field in &card.fields {
        writeln!(out, "- {}: {}", field.label, in_words(field.text()))?;
    }
    let places: Vec<String> =
        event.places().iter().map(|place| in_words(timeline.text(timeline.places[*place].name))).collect();
    if !places.is_empty() {
        writeln!(out, "- Places: {}", places.join(", "))?;
    }
    let tags: Vec<String> = timeline.tags_of(event).iter().map(|tag| in_words(timeline.text(*tag))).collect();
    if !tags.is_empty() {
        writeln!(out, "- Tags: {}", tags.join(", "))?;
    }
    for (_, problem) in &card.problems {
        writeln!(out, "- Reported by the checks: {}", in_words(problem.written()))?;
    }
    let notes: Vec<String> = notes.map(|number| format!("[{number}]")).collect();
    let none = if notes.is_empty() { "none" } else { "" };
    writeln!(out, "- Sources: {}{none}", notes.join(" "))
}

/// What the sources say of each fact, by event; of events that are left out, too, where a source here speaks of them.
fn accounts(selection: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## What the sources say")?;
    let (checked, timeline) = (selection.checked, selection.timeline());
    let told = checked.accounts.told_by(timeline, &selection.sorted());
    let mut events: Vec<EventId> =
        told.into_iter().filter_map(|place| Some(checked.accounts.all().get(place)?.event)).collect();
    events.dedup();
    if events.is_empty() {
        return writeln!(out, "\nNo source speaks of a fact.");
    }
    for id in events {
        writeln!(out, "\n### {}\n", in_words(timeline.text(timeline.events[id].title)))?;
        for line in facts::facts(checked, id) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn notes(selection: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## Notes")?;
    let (checked, timeline) = (selection.checked, selection.timeline());
    let mut is_empty = true;
    for (notes, _, event) in numbered(selection) {
        for (number, (id, of)) in notes.zip(timeline.sources_of(event)) {
            let told = Told::of(checked, id, of);
            writeln!(out, "\n{}", source::lines(checked, (number, id, of), &told).join("\n"))?;
            is_empty = false;
        }
    }
    if is_empty { writeln!(out, "\nNo source is given.") } else { Ok(()) }
}

/// The quotes that nobody should take for what the articles say.
fn unverified(selection: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## Quotes not verified\n")?;
    let (checked, timeline) = (selection.checked, selection.timeline());
    let mut is_empty = true;
    for (notes, _, event) in numbered(selection) {
        for (number, (id, source)) in notes.zip(timeline.sources_of(event)) {
            let passage = checked.findings.passage(id);
            let Some(quote) = source.quote.filter(|_| !passage.class().is_verified()) else { continue };
            let article = &timeline.articles[source.article];
            let caution =
                caution(passage, article).map(|it| format!(" ({})", escaped(&it))).unwrap_or_default();
            let (quote, article) = (in_words(timeline.text(quote)), in_words(timeline.text(article.title)));
            let title = in_words(timeline.text(event.title));
            writeln!(out, "- [{number}] “{quote}”{caution}: **{article}**, for {title}")?;
            is_empty = false;
        }
    }
    if is_empty {
        writeln!(out, "Every quote that is given was found in its article’s text.")
    } else {
        Ok(())
    }
}

/// The articles that the timeline has and no event of it rests on. What a filter left out may name others.
fn unnamed(selection: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
    let timeline = selection.timeline();
    let named: HashSet<ArticleId> = timeline.sources.iter().map(|source| source.article).collect();
    let mut unnamed = timeline.articles.ids().filter(|id| !named.contains(id)).peekable();
    if unnamed.peek().is_some() {
        writeln!(out, "\n## Articles that no event names\n")?;
    }
    for id in unnamed {
        writeln!(out, "- {}", source::cited(timeline, id))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::{
        export::{
            Format, Loss, Selection,
            tests::{bridge, exported},
        },
        model::EventId,
    };

    fn report(events: impl Fn(&EventId) -> bool) -> (String, usize) {
        let checked = bridge();
        let events: Vec<EventId> = checked.timeline.events.ids().filter(|id| events(id)).collect();
        let selection = Selection::of(&checked, &events);
        let mut out = Vec::new();
        let losses = Format::Markdown.write(&selection, &mut out).expect("written to memory");
        (String::from_utf8(out).expect("text"), losses.of(Loss::Unverified))
    }

    #[test]
    fn a_report_tells_the_events_and_numbers_their_sources_through() {
        let (report, unverified) = report(|_| true);
        insta::assert_snapshot!("report", report);
        assert_eq!(unverified, 1);
    }

    #[test]
    fn what_a_filter_left_out_is_counted_and_the_numbers_begin_with_what_is_there() {
        let (report, _) = report(|id| id.index() == 1);
        assert!(report.contains("- 1 event (1 more event left out by a filter)"), "{report}");
        assert!(report.contains("- Sources: [1]\n") && report.contains("\n1. **The Herald**"), "{report}");
        assert!(report.contains("- [1] “four people died” (not found in our restatement"), "{report}");
    }

    #[test]
    fn dates_say_what_they_are_and_an_empty_timeline_is_a_report() {
        let event =
            |date: &str| format!("[[events]]\nid = 'e{}'\ntitle = 'E'\ndate = '{date}'\n", date.len());
        let dates = [
            "-0043-03-15",
            "[2024-03-07,2024-03-08]",
            "2024-03-07/..",
            "2024-03-22T19:58+03:00",
            "Y170000002",
            "2024-03?",
        ];
        let (report, _) = exported(Format::Markdown, &dates.map(event).concat());
        for words in [
            "15 March 44 BCE",
            "7 or 8 March 2024",
            "from 7 March 2024 on",
            "22 March 2024, 19:58 (UTC+3)",
            "170,000,002",
        ] {
            assert!(report.contains(&format!("**{words}")), "{words}: {report}");
        }
        let more = "[articles.a]\ntitle = 'A [note]'\npublisher = 'P'\n[articles.b]\ntitle = 'B'\n\
            [[events]]\nid = 'e'\ntitle = 'E'\ntags = ['x*', 'y']\nsources = [{ article = 'b' }]\n";
        let (report, _) = exported(Format::Markdown, more);
        assert!(report.contains("\n- Tags: x\\*, y\n"), "{report}");
        assert!(
            report.ends_with("\n\n## Articles that no event names\n\n- **A \\[note\\]**, P\n"),
            "{report}"
        );
        let (report, losses) = exported(Format::Markdown, "");
        assert!(losses.is_empty());
        assert!(report.starts_with("# A timeline\n\n- 0 events\n- 0 of 0 quotes verified\n"), "{report}");
        assert!(report.contains("No source is given.") && report.contains("No source speaks of a fact."));
    }
}
