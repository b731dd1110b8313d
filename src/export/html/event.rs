use serde::Serialize;

use crate::{
    card::{Card, Rivals},
    dates::{Civil, Date, Simple},
    export::Selection,
    model::{self, EventId},
};

use super::{anchor, head::paragraphs, source::Source, strip::Strip};

/// A card of the page.
#[derive(Debug, Serialize)]
pub(super) struct Event {
    key: String,
    actors: String,
    /// Which of the undated events it is one of, as the axis counts them.
    beside: Option<usize>,
    when: String,
    /// The same for machines, where HTML has a form that says no more and no less.
    datetime: Option<String>,
    title: String,
    graphic: bool,
    problems: Vec<String>,
    summary: Vec<String>,
    cast: Vec<Part>,
    places: Vec<String>,
    tags: Vec<String>,
    rivals: Vec<Told>,
    fields: Vec<(&'static str, String)>,
    sources: Vec<Source>,
}

/// Somebody, and what they do in it.
#[derive(Debug, Serialize)]
struct Part {
    name: String,
    role: Option<String>,
}

/// What sources tell differently.
#[derive(Debug, Serialize)]
struct Told {
    verdict: &'static str,
    heading: String,
    values: Vec<String>,
}

impl Event {
    pub(super) fn of(
        selection: &Selection<'_>,
        strip: &Strip,
        (id, event): (EventId, &model::Event),
    ) -> Self {
        let (checked, timeline) = (selection.checked, selection.timeline());
        let card = Card::of(checked, id);
        let key = anchor::key(selection, id);
        let cast = timeline.cast_of(event).iter().map(|actor| Part {
            name: selection.shown(timeline.actors[*actor].name),
            role: event.role(*actor).map(|role| selection.shown(role)),
        });
        let told = |rivals: Rivals| Told {
            verdict: rivals.verdict.into(),
            heading: rivals.heading,
            values: rivals.values,
        };
        // Actors have a list of their own.
        let fields = card.fields.iter().filter(|field| field.label != "Actors");
        let sources = timeline.sources_of(event).zip(&card.sources);
        Self {
            actors: anchor::actors(selection, event),
            beside: strip.beside(id),
            when: timeline.when_in_words(event),
            datetime: event.when.date().and_then(datetime),
            title: card.title.shown().to_string(),
            graphic: event.graphic,
            problems: card.problems.iter().map(|(_, it)| it.written().shown().to_string()).collect(),
            summary: event.summary.map(|text| paragraphs(selection.written(text))).unwrap_or_default(),
            cast: cast.collect(),
            places: event.places().iter().map(|it| selection.shown(timeline.places[*it].name)).collect(),
            tags: timeline.tags_of(event).iter().map(|tag| selection.shown(*tag)).collect(),
            fields: fields.map(|field| (field.label, field.text().shown().to_string())).collect(),
            sources: (1..)
                .zip(sources)
                .map(|(number, (of, told))| Source::of(selection, (&key, number), of, told))
                .collect(),
            rivals: card.rivals.into_iter().map(told).collect(),
            key,
        }
    }
}

/// A valid string of `<time datetime>` (HTML, 4.5.14), where the date is a year, a month, a day or a moment, sure, and of
/// a year that HTML can write.
fn datetime(date: &Date) -> Option<String> {
    let simple = date.simple()?;
    let Simple { first: Civil { year, month, day, time }, last: None, offset, is_sure: true } = simple else {
        return None;
    };
    if year < 1 {
        return None;
    }
    let day = month.into_iter().chain(day).map(|part| format!("-{part:02}"));
    let time = time.map(|time| {
        let second = time.second.map(|second| format!(":{second:02}")).unwrap_or_default();
        let offset = offset.map(|offset| offset.to_string()).unwrap_or_default();
        format!("T{:02}:{:02}{second}{offset}", time.hour, time.minute)
    });
    Some([format!("{year:04}")].into_iter().chain(day).chain(time).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_is_told_a_date_only_where_it_would_read_the_same() {
        let table = [
            ("2024", Some("2024")),
            ("0079-10", Some("0079-10")),
            ("2024-03-22", Some("2024-03-22")),
            ("2024-03-22T19:58", Some("2024-03-22T19:58")),
            ("2024-03-22T19:58:07+03:00", Some("2024-03-22T19:58:07+03:00")),
            ("Y17000", Some("17000")),
            ("-0043-03-15", None),
            ("0000", None),
            ("2024-03-22?", None),
            ("2024-03~", None),
            ("2024-03-07/2024-03-08", None),
            ("[2024-03-07,2024-03-08]", None),
            ("2024-03-XX", None),
            ("2024/..", None),
        ];
        for (text, expected) in table {
            assert_eq!(datetime(&Date::parse(text).expect(text)).as_deref(), expected, "{text}");
        }
    }
}
