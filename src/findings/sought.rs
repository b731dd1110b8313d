//! Words that are looked for in what events are told with.
//!
//! An event's texts stand near each other in its file: they are gone through as one, and only where the words may
//! stand is asked which of them it is.

use std::ops::Range;

use crate::{
    evidence::{Look, Needle},
    model::{Event, Timeline},
    text::{Near, Text},
};

/// Words to look for in events.
#[derive(Debug)]
pub(crate) struct Sought {
    needle: Needle,
    /// By actor: whether they stand in one of its names.
    actors: Vec<bool>,
    places: Vec<bool>,
    /// Whether they stand in any name.
    are_in_names: bool,
}

impl Sought {
    /// `words` are as [`searched`](crate::evidence::searched) leaves them.
    pub(crate) fn new(timeline: &Timeline, words: &str) -> Self {
        let needle = Needle::new(words);
        let is_in = |text| needle.is_in(timeline.text(text).as_written());
        let actors: Vec<bool> = timeline.actors.iter().map(|(_, actor)| actor.names().any(is_in)).collect();
        let places: Vec<bool> = timeline.places.iter().map(|(_, place)| place.names().any(is_in)).collect();
        let are_in_names = actors.contains(&true) || places.contains(&true);
        Self { needle, actors, places, are_in_names }
    }

    /// Whether what has these words in it has `others` in it too.
    pub(crate) fn narrows(&self, others: &Self) -> bool {
        self.needle.narrows(&others.needle)
    }

    pub(crate) fn looking<'t>(&'t self, timeline: &'t Timeline) -> Looking<'t> {
        Looking { sought: self, timeline, texts: timeline.texts.near() }
    }

    fn are_in_names_of(&self, timeline: &Timeline, event: &Event) -> bool {
        let voices = timeline.sources_of(event).filter_map(|(_, source)| source.speech().said_by);
        let mut actors = timeline.cast_of(event).iter().copied().chain(voices);
        actors.any(|actor| self.actors[actor.index()])
            || event.places().iter().any(|place| self.places[place.index()])
    }
}

/// Goes from event to event.
#[derive(Debug)]
pub(crate) struct Looking<'t> {
    sought: &'t Sought,
    timeline: &'t Timeline,
    texts: Near<'t>,
}

impl Looking<'_> {
    /// Whether the words stand in the title of `event`, its summary, a quote, or the name of an actor, a voice or a
    /// place.
    pub(crate) fn finds(&mut self, event: &Event) -> bool {
        self.finds_in_file(event)
            || self.finds_in_others(event)
            || (self.sought.are_in_names && self.sought.are_in_names_of(self.timeline, event))
    }

    /// Whether its texts are gone through as one. Of many texts it is not told soon in which of them a place is.
    fn is_one(&self, event: &Event) -> bool {
        const FEW: usize = 64;
        self.sought.needle.is_sharp() && event.sources.len() <= FEW
    }

    /// Whether they stand in a text of the event that is in the file as it is.
    fn finds_in_file(&mut self, event: &Event) -> bool {
        if !self.is_one(event) {
            return false;
        }
        let needle = &self.sought.needle;
        let (file, at) = self.texts.around(event.at);
        let file = file.as_written();
        let mut from = at.start;
        while let Some(place) = needle.next(file, from..at.end) {
            let within = place - at.start;
            let Some(range) = text_at(self.timeline, event, within) else { break };
            let range = at.start + range.start..at.start + range.end;
            let text = file.get(range.clone()).unwrap_or_default();
            from = match place.checked_sub(range.start).map(|place| needle.look(text, place)) {
                Some(Look::Found) => return true,
                Some(Look::On(behind)) => range.start + behind,
                None => range.start,
            };
        }
        false
    }

    /// Whether they stand in a text that is not: one with escape sequences was decoded beside the file.
    fn finds_in_others(&mut self, event: &Event) -> bool {
        let is_one = self.is_one(event);
        let Self { sought, timeline, texts } = self;
        let is_other = |text: &Text| !is_one || !event.at.contains(text.span());
        let mut others = texts_of(timeline, event).filter(is_other);
        others.any(|text| sought.needle.is_in(texts.get(text).as_written()))
    }
}

/// The text that has a place within an event, or the next one behind it: where it stands within the event.
fn text_at(timeline: &Timeline, event: &Event, place: usize) -> Option<Range<usize>> {
    let mut next: Option<Range<usize>> = None;
    for text in texts_of(timeline, event) {
        let Some(range) = event.at.place_of(text.span()).filter(|range| range.end > place) else { continue };
        if range.start <= place {
            return Some(range);
        }
        if next.as_ref().is_none_or(|next| range.start < next.start) {
            next = Some(range);
        }
    }
    next
}

fn texts_of(timeline: &Timeline, event: &Event) -> impl Iterator<Item = Text> {
    let quotes = event.sources.of(&timeline.sources).iter().filter_map(|source| source.quote);
    [event.title].into_iter().chain(event.summary).chain(quotes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        evidence::searched,
        load::tests::{loaded, timeline},
    };

    fn found(timeline: &Timeline, words: &str) -> Vec<bool> {
        let sought = Sought::new(timeline, words);
        let mut looking = sought.looking(timeline);
        timeline.events.iter().map(|(_, event)| looking.finds(event)).collect()
    }

    #[test]
    fn words_are_found_in_all_that_an_event_is_told_with_and_not_across_two_texts() {
        let timeline = timeline(
            "[actors.m]\nname = 'Ann Ahlberg'\naliases = ['The Mayor']\n[places.p]\nname = 'Malmö'\n\
             [articles.g]\ntitle = 'G'\n[[events]]\nid = 'a'\ntitle = 'She resigns'\nsummary = 'At noon.'\n\
             actors = ['m']\nplaces = ['p']\n[[events.sources]]\narticle = 'g'\nquote = 'left for ever'\n\
             [[events]]\nid = 'b'\ntitle = 'Nothing'\n[[events.sources]]\narticle = 'g'\nsaid_by = 'm'\n",
        );
        for (words, wanted) in [
            ("resign", [true, false]),
            ("at noon", [true, false]),
            ("malmo", [true, false]),
            ("for ever", [true, false]),
            ("the mayor", [true, true]),
            ("nothing", [false, true]),
            ("resigns at", [false, false]),
            ("g", [true, true]),
        ] {
            assert_eq!(found(&timeline, words), wanted, "{words}");
        }
    }

    fn piece() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "(the|of|The|wound|ed|title|é|—|’|“|´|[ \n.]|\u{301}|\u{ad}|\u{a0}|ﬁ|·|Я)",
            "[a-e ’é-]{1,70}",
        ];
        prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    /// A string of a timeline: as it is, on one line or more, or with an escape sequence.
    fn string() -> impl Strategy<Value = String> {
        (piece(), 0..4).prop_map(|(text, how)| match how {
            0 => format!("'{}'", text.replace('\n', " ")),
            1 => format!("\"\"\"{text}\"\"\""),
            2 => format!("\"\"\"\\u0074{text}\"\"\""),
            _ => format!("'''\n{text}'''"),
        })
    }

    proptest! {
        #[test]
        fn going_through_the_file_finds_what_going_through_each_text_finds(
            events in prop::collection::vec(
                (string(), prop::option::of(string()), prop::collection::vec(string(), 0..3)),
                1..5,
            ),
            words in prop_oneof!["(of |the |wound|ed|t|’|—|title|é){1,3}", "[a-e -]{1,4}", piece()],
        ) {
            let event = |(at, (title, summary, quotes)): (usize, &(String, Option<String>, Vec<String>))| {
                let summary = summary.as_ref().map(|summary| format!("summary = {summary}\n"));
                let quotes = quotes.iter().map(|quote| {
                    format!("[[events.sources]]\narticle = 'article'\nquote = {quote}\n")
                });
                let head = format!("[[events]]\nid = 'e{at}'\ndate = '20{at:02}'\ntitle = {title}\n");
                [head].into_iter().chain(summary).chain(quotes).collect::<String>()
            };
            let events: String = events.iter().enumerate().map(event).collect();
            let toml = format!("[articles.article]\ntitle = 'A'\n{events}");
            let timeline = loaded(&toml).timeline;
            let words = searched(&words);
            let holds = |text| searched(timeline.text(text).as_written()).contains(&words);
            let each = timeline.events.iter().map(|(_, event)| texts_of(&timeline, event).any(holds));
            let wanted: Vec<bool> = each.collect();
            prop_assert_eq!(found(&timeline, &words), wanted, "{:?} in {}", words, toml);
        }
    }
}
