//! An event in plain sentences, for formats that have one field for all of its text.

use crate::{
    card::Card,
    dates::Date,
    model::{EventId, Source, SourceId, Stance},
    text::{Text, Written},
};

use super::{
    Loss, Losses, Selection,
    reference::{Style, caution, reference},
};

/// What is told of an event besides its title and its date, a line each; safe to show, and as `style` writes words.
pub(super) fn lines(selection: &Selection<'_>, id: EventId, style: Style) -> Vec<String> {
    let timeline = selection.timeline();
    let event = &timeline.events[id];
    let told = |text: Text| -> Vec<String> {
        let lines = timeline.text(text).as_written().lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| (style.words)(&Written::new(line).shown().to_string())).collect()
    };
    let mut lines: Vec<String> = Vec::new();
    lines.extend(event.graphic.then(|| "Marked as graphic.".to_owned()));
    lines.extend(event.summary.into_iter().flat_map(told));
    let field = |label: &str, words: &str| format!("{label}: {}", (style.words)(words));
    let places: Vec<String> =
        event.places().iter().map(|place| selection.shown(timeline.places[*place].name)).collect();
    lines.extend((!places.is_empty()).then(|| field("Places", &places.join(", "))));
    let card = Card::of(selection.checked, id);
    lines.extend(card.fields.iter().map(|it| field(it.label, &it.text().shown().to_string())));
    lines
}

/// Its sources, a line each: how one stands to it, the quote with what must be known of it, and where it is found.
///
/// ```text
/// Disputes: “It closed on 7 June” [not found in the article], The Herald, issued 6 June 2031, https://herald.example;
/// said by: Ada Lind; as of: 8 June 2031
/// ```
pub(super) fn sources(selection: &Selection<'_>, id: EventId, style: Style) -> Vec<String> {
    let timeline = selection.timeline();
    timeline.sources_of(&timeline.events[id]).map(|told| source(selection, told, style)).collect()
}

fn source(selection: &Selection<'_>, (id, source): (SourceId, &Source), style: Style) -> String {
    let timeline = selection.timeline();
    let stance = match source.stance {
        Stance::Supports => "Supports",
        Stance::Disputes => "Disputes",
        Stance::Mentions => "Mentions",
    };
    let quote = source.quote.map(|quote| {
        let caution = caution(selection.checked.findings.passage(id), &timeline.articles[source.article]);
        let caution = caution.map(|caution| format!(" [{caution}]")).unwrap_or_default();
        format!("{}{caution}, ", (style.words)(&format!("“{}”", selection.shown(quote))))
    });
    let found = format!("{stance}: {}{}", quote.unwrap_or_default(), reference(timeline, source, style));
    let speech = speech(selection, source, |text| selection.shown(text));
    let speech = speech.into_iter().map(|(label, words)| format!("{label}: {}", (style.words)(&words)));
    [found].into_iter().chain(speech).collect::<Vec<_>>().join("; ")
}

/// Of which event, whose and from when the words are, and the curator's remark: labels with words, as `told` gives them.
pub(super) fn speech(
    selection: &Selection<'_>,
    source: &Source,
    told: impl Fn(Text) -> String,
) -> Vec<(&'static str, String)> {
    let timeline = selection.timeline();
    let speech = source.speech();
    let parts = [
        ("of", speech.about.map(|event| told(timeline.events[event].title))),
        ("said by", speech.said_by.map(|actor| told(timeline.actors[actor].name))),
        ("as of", speech.as_of.as_ref().map(Date::in_words)),
        ("note", source.details().note.map(told)),
    ];
    parts.into_iter().filter_map(|(label, words)| Some((label, words?))).collect()
}

/// Counts what sources say of facts, which is not told here.
pub(super) fn count_accounts(selection: &Selection<'_>, losses: &mut Losses) {
    let accounts = selection.sources().map(|(.., source)| selection.timeline().accounts_of(source).len());
    losses.count(Loss::Accounts, accounts.sum());
}
