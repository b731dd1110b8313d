//! What stands above an article's text: which it is, where in it one is, and what the lit passage is for.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    evidence::Class,
    findings::Reading,
    model::{EventId, SourceId},
    text::{Written, columns, counted, words},
    tui::{
        action::Action,
        keymap::Context,
        page::{Link, Tone},
        state::{Found, InOriginal, Original, Reader, Shows, State},
        theme::Theme,
    },
};

use super::super::{link, put, put_cut, row};

/// As many lines as there is room for, what says most first.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, reader: &Reader, state: &State, theme: Theme) {
    if area.is_empty() {
        return;
    }
    let timeline = &state.checked.timeline;
    let title = timeline.text(timeline.articles[reader.article].title).shown();
    let title = if reader.is_original_only() { format!("Original of {title}") } else { title.to_string() };
    let right = draw_place(buffer, row(area, area.y), (reader, state), theme);
    let room = Rect { width: right.saturating_sub(area.x), ..row(area, area.y) };
    let to = put_cut(buffer, room, area.x, &title, theme.tone(Tone::Strong));
    if let Some(link) = Link::to(timeline, reader.article) {
        link::lead(buffer, room, (area.x, to), &link, theme);
    }
    let Some((_, reading)) = state.reading() else { return };
    let lines = [(standing(reader, reading, state), Tone::Plain), (about(reader, state), Tone::Quiet)];
    for (y, (words, tone)) in (area.y + 1..area.bottom()).zip(lines) {
        put_cut(buffer, row(area, y), area.x, &words, theme.tone(tone));
    }
    if let (Some(original), 4.., false) = (&reader.original, area.height, reader.is_original_only()) {
        draw_names(buffer, (area, state), original, theme);
    }
}

/// Which of the two texts is which, right above them.
fn draw_names(buffer: &mut Buffer, (area, state): (Rect, &State), original: &Original, theme: Theme) {
    let columns = state.layout().reader(true);
    let line = row(area, area.bottom() - 1);
    let name = Rect { x: columns.text.x, width: columns.text.width, ..line };
    put_cut(buffer, name, name.x, "reading copy", theme.tone(Tone::Strong));
    let name = Rect { x: columns.original.x, width: columns.original.width, ..line };
    put_cut(buffer, name, name.x, &original_in_words(original), theme.tone(Tone::Strong));
}

/// Whether it is the right one, and why nothing may be lit in it.
fn original_in_words(original: &Original) -> String {
    let mut words = vec!["original"];
    words.push(if original.found.is_checked {
        "its hash is right"
    } else {
        "the timeline gives no hash of it"
    });
    words.extend(match original.lit {
        InOriginal::NotGiven => Some("the source gives no place in it"),
        InOriginal::Beyond => Some("the place that the source gives lies beyond its end"),
        InOriginal::Nothing | InOriginal::At(_) => None,
    });
    words.join(" · ")
}

/// Where in the text one is, right of the title; less of it where there is little room. Where it begins.
fn draw_place(buffer: &mut Buffer, area: Rect, (reader, state): (&Reader, &State), theme: Theme) -> u16 {
    let Some((_, reading)) = state.reading() else { return area.right() };
    let meant = match reader.shows {
        Shows::Passages => reader.lit(&state.checked),
        Shows::Unquoted(number) => number.and_then(|number| reading.paragraphs.get(number).cloned()),
    };
    let found = reader.found.as_ref().and_then(|found| found.at().cloned());
    let lit = found.or(meant).filter(|at| reader.column.has_in_sight(at));
    let at = lit.map_or(reader.column.first_in_sight(), |at| at.start);
    let original = reader.original.as_ref().filter(|_| reader.is_original_only());
    let percent = format!("{} %", original.map_or(&reader.column, |original| &original.column).percent());
    if original.is_some() {
        let x = area.right().saturating_sub(u16::try_from(columns(&percent)).unwrap_or(u16::MAX));
        put(buffer, area, x, &percent, theme.tone(Tone::Quiet));
        return x.saturating_sub(2);
    }
    let paragraph = format!("paragraph {} of {} · ", reading.paragraphs.near(at), reading.paragraphs.len());
    let whole = format!("{paragraph}{percent}");
    let fits = |words: &String| columns(words) + 24 <= usize::from(area.width);
    let Some(words) = [whole, percent].into_iter().find(fits) else { return area.right() };
    let x = area.right().saturating_sub(u16::try_from(columns(&words)).unwrap_or(u16::MAX));
    put(buffer, area, x, &words, theme.tone(Tone::Quiet));
    x.saturating_sub(2)
}

/// How much no event quotes.
fn unquoted_in_words(reading: &Reading) -> String {
    let unquoted = &reading.unquoted;
    format!(
        "{} % unquoted: {} of {} · {} of {} without a quote",
        unquoted.percent(),
        unquoted.characters,
        counted(unquoted.of, "character"),
        unquoted.paragraphs.len(),
        counted(reading.paragraphs.len(), "paragraph"),
    )
}

/// How much is selected, and who quotes some of it.
fn selected_in_words(reader: &Reader, state: &State) -> Option<String> {
    let timeline = &state.checked.timeline;
    let text = timeline.article_text(reader.article)?;
    let at = reader.selection?.range(text);
    let selected = format!("{} selected", counted(words(text.part(at.clone())), "word"));
    let events = state.checked.events_quoting(reader.article, &at);
    let quoted =
        if events.is_empty() { "unquoted".to_owned() } else { format!("quoted {}", titles(state, &events)) };
    Some(format!("{selected} · {quoted}"))
}

/// Which of the words that are looked for were come to, and who quotes them.
fn found_in_words(reader: &Reader, found: &Found, state: &State) -> String {
    let hit = format!("hit {} for “{}”", found.place_in_words(), Written::new(&found.words).shown());
    let Some(at) = found.at() else { return hit };
    let events = state.checked.events_quoting(reader.article, at);
    if events.is_empty() {
        format!("{hit} · unquoted")
    } else {
        format!("{hit} · quoted {}", titles(state, &events))
    }
}

/// Which passage is lit, of how many, and for which events.
fn standing(reader: &Reader, reading: &Reading, state: &State) -> String {
    if let Some(selected) = selected_in_words(reader, state) {
        return selected;
    }
    let found = reader.found.as_ref().map(|found| found_in_words(reader, found, state));
    if reader.shows != Shows::Passages {
        let unquoted = [Some(unquoted_in_words(reading)), found];
        return unquoted.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    }
    if let Some(found) = found {
        return found;
    }
    let count = reading.passages.len();
    let passage = reader.passage.and_then(|place| Some((place, reading.passages.get(place)?)));
    let mut words = match (passage, reader.source) {
        (Some((place, passage)), _) => {
            let place = format!("passage {} of {count}", place + 1);
            vec![place, events_in_words(state, &passage.sources)]
        }
        (None, Some(source)) => vec![
            events_in_words(state, &[source]),
            format!("{} of this text in use", counted(count, "passage")),
        ],
        (None, None) => {
            let key = state.keys.name_for(Action::NextPassage, Context::Reader);
            vec![format!("{} in use, none lit: {key} goes to the next", counted(count, "passage"))]
        }
    };
    let placeless = reading.placeless.len();
    if placeless > 0 {
        words.push(format!("{} without a place in it", counted(placeless, "source")));
    }
    words.join(" · ")
}

/// The titles of the events that some sources stand under.
fn events_in_words(state: &State, sources: &[SourceId]) -> String {
    let timeline = &state.checked.timeline;
    let mut events: Vec<EventId> = sources.iter().map(|source| timeline.event_of(*source)).collect();
    events.dedup();
    titles(state, &events)
}

/// So many events are named where several rest on the same words.
const TITLES: usize = 3;

/// `for “…”`, or how many they are and which.
fn titles(state: &State, events: &[EventId]) -> String {
    let timeline = &state.checked.timeline;
    let title = |event: &EventId| {
        let hidden = if state.is_hidden(*event) { " (hidden by the filter)" } else { "" };
        format!("“{}”{hidden}", timeline.text(timeline.events[*event].title).shown())
    };
    match events {
        [only] => format!("for {}", title(only)),
        several => {
            let first: Vec<String> = several.iter().take(TITLES).map(title).collect();
            let more = if several.len() > TITLES { " …" } else { "" };
            format!("for {} events: {}{more}", several.len(), first.join(", "))
        }
    }
}

/// How the lit passage stands in the text, and whose text it is.
fn about(reader: &Reader, state: &State) -> String {
    if let Some(original) = reader.original.as_ref().filter(|_| reader.is_original_only()) {
        return original_in_words(original);
    }
    let timeline = &state.checked.timeline;
    let article = &timeline.articles[reader.article];
    let mut about: Vec<String> = Vec::new();
    if let Some(source) = reader.source.filter(|_| reader.shows == Shows::Passages) {
        let passage = state.checked.findings.passage(source);
        about.push(match passage.class() {
            Class::Changed => "changed: the nearest words are marked".to_owned(),
            Class::Ambiguous => format!("the quote stands in {} places", passage.hits()),
            Class::Missing => "the quote is not there".to_owned(),
            Class::Unquoted => "no words are quoted".to_owned(),
            Class::Awaited => "the quote is not looked for yet".to_owned(),
            class => class.to_string(),
        });
        about.extend(passage.remarks().map(str::to_owned));
        let text = timeline.article_text(reader.article).unwrap_or_default();
        about.extend(passage.alarms_in_words(timeline, &timeline.sources[source.index()], text));
    }
    about.extend(article.rendition.remark().map(str::to_owned));
    about.extend(article.citation.issued.as_ref().map(|date| format!("issued {}", date.in_words())));
    about.join(" · ")
}
