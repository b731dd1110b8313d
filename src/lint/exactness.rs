//! Dates more exact than their sources: the first of a month, where the source names the month.

use std::{
    cell::OnceCell,
    collections::BTreeSet,
    ops::Range,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use crate::{
    dates::{CalendarDay, Date},
    model::{ArticleId, EventId, Rendition, SourceId, Timeline},
    problem::{Code, Problem, Reported},
};

use super::{Case, languages::Language, made, mentions::Mentions};

/// An event whose date claims a day or a time that no passage of it names. A passage is the whole paragraph
/// that a found quote stands in; the day on which the article was issued is none.
///
/// A day that bears a qualifier is passed over, for that says the same. So is an event without a found quote, and
/// one with an article whose language is not given or not known here.
pub(super) fn lint(case: &Case<'_>, id: EventId, named: &Named) -> Option<Reported> {
    if !named.is_known(id) {
        return None;
    }
    let (event, date) = case.dated(id)?;
    let days = date.plain_days();
    let unnamed =
        (0..).zip(&days).filter(|(place, day)| !named.has_day(id, *place) && !is_told(case, id, **day));
    let unnamed: Vec<u32> = unnamed.map(|(place, _)| place).collect();
    let is_time_told = || named.has(id, TIME) || is_told_to_the_minute(case, id);
    let signs = match unnamed.as_slice() {
        [] if days.is_empty() || date.time_of_day().is_none() || is_time_told() => return None,
        [] => TIME,
        [.., last] if *last < DAYS => unnamed.iter().fold(0, |signs, place| signs | 1 << place),
        _ => {
            let days = unnamed.iter().filter_map(|place| days.get(*place as usize));
            let (message, help) = said(date, &days.map(|day| day.in_words()).collect::<Vec<_>>());
            let problem = Problem::new(Code::DateNotInSources, event.date_at, message);
            return Some(problem.help(help).into());
        }
    };
    Some(made(Code::DateNotInSources, event.date_at, (id.index(), signs)))
}

/// What is said of an event of whose date the passages do not name what these signs stand for, and the way out.
pub(super) fn in_words(timeline: &Timeline, (event, signs): (EventId, u32)) -> (String, String) {
    let Some(date) = timeline.events[event].when.date() else { return (String::new(), String::new()) };
    let time = date.time_of_day().filter(|_| signs == TIME);
    let time = time.map(|(hour, minute)| format!("the time {hour:02}:{minute:02}"));
    let days = (0..DAYS).zip(date.plain_days()).filter(|(place, _)| signs & 1 << place != 0);
    let unnamed: Vec<String> = time.into_iter().chain(days.map(|(_, day)| day.in_words())).collect();
    said(date, &unnamed)
}

fn said(date: &Date, unnamed: &[String]) -> (String, String) {
    let message = format!("no passage of this event names {}", unnamed.join(" or "));
    let help = format!(
        "date it no finer than its sources do; or quote the passage that names it, or give the source's own \
         words for it: `says = {{ date = {{ value = \"{}\", words = \"on Friday\" }} }}`",
        date.written()
    );
    (message, help)
}

/// Whether an account puts the event on that day in other words of the source, which the curator has given: `on
/// Friday`. Words that name a month do not, for then the passage would name the day.
fn is_told(case: &Case<'_>, id: EventId, day: CalendarDay) -> bool {
    case.dates_said(id).any(|account| {
        let words = account.words().map(|words| case.timeline.text(words.text).as_written());
        let is_other = words.is_some_and(|words| !Language::any_month_in(words));
        is_other && account.date().is_some_and(|date| date.plain_days().contains(&day))
    })
}

fn is_told_to_the_minute(case: &Case<'_>, id: EventId) -> bool {
    case.dates_said(id).any(|account| {
        account.words().is_some() && account.date().is_some_and(|it| it.time_of_day().is_some())
    })
}

/// A passage of the event was found.
const FOUND: u32 = 1 << 31;
/// One was found in an article of a language that is not known.
const UNKNOWN: u32 = 1 << 30;
/// One names the time.
const TIME: u32 = 1 << 29;
/// So many of an event's days have a sign of their own; the others, which hardly any event has, stand apart.
const DAYS: u32 = 29;

/// What the passages of each event name of its date, noted as they are found, on any thread.
pub(super) struct Named {
    /// By event: signs as above, and one for each of its days.
    signs: Vec<AtomicU32>,
    later_days: Mutex<BTreeSet<(EventId, u32)>>,
}

impl Named {
    pub(super) fn new(timeline: &Timeline) -> Self {
        let signs = timeline.events.ids().map(|_| AtomicU32::new(0)).collect();
        Self { signs, later_days: Mutex::default() }
    }

    /// Takes note of a passage of that source, which stands under that event.
    pub(super) fn passage(
        &self,
        timeline: &Timeline,
        reading: &Reading<'_>,
        (event, source, at): (EventId, SourceId, &Range<usize>),
    ) {
        let about = timeline.sources.get(source.index()).and_then(|source| source.speech().about);
        for event in [event].into_iter().chain(about.filter(|about| *about != event)) {
            self.note(event, FOUND);
            match (reading.mentions(), timeline.events[event].when.date()) {
                (None, _) => self.note(event, UNKNOWN),
                (Some(mentions), Some(date)) => self.names(event, date, &|is| is(mentions, at)),
                (Some(_), None) => {}
            }
        }
    }

    fn names(&self, event: EventId, date: &Date, is_named: &dyn Fn(IsNamed<'_>) -> bool) {
        let days = date.plain_days();
        if days.is_empty() {
            return;
        }
        for (place, day) in (0..).zip(days) {
            if is_named(&|mentions, at| mentions.names_day(day, at)) {
                self.note_day(event, place);
            }
        }
        if date.time_of_day().is_some_and(|time| is_named(&|mentions, at| mentions.names_time(time, at))) {
            self.note(event, TIME);
        }
    }

    fn note(&self, event: EventId, sign: u32) {
        if let Some(signs) = self.signs.get(event.index()) {
            // All is read once every thread has ended.
            signs.fetch_or(sign, Ordering::Relaxed);
        }
    }

    fn note_day(&self, event: EventId, place: u32) {
        if place < DAYS {
            self.note(event, 1 << place);
        } else {
            self.later_days.lock().unwrap_or_else(PoisonError::into_inner).insert((event, place));
        }
    }

    fn has(&self, event: EventId, sign: u32) -> bool {
        self.signs.get(event.index()).is_some_and(|signs| signs.load(Ordering::Relaxed) & sign != 0)
    }

    fn has_day(&self, event: EventId, place: u32) -> bool {
        if place < DAYS {
            return self.has(event, 1 << place);
        }
        self.later_days.lock().unwrap_or_else(PoisonError::into_inner).contains(&(event, place))
    }

    /// Whether it can be known what the passages of an event name.
    fn is_known(&self, event: EventId) -> bool {
        self.has(event, FOUND) && !self.has(event, UNKNOWN)
    }
}

/// What is asked of an article's text and some bytes of it.
type IsNamed<'a> = &'a dyn Fn(&Mentions, &Range<usize>) -> bool;

/// An article's text, and what it names, found when the first passage of it asks.
pub(crate) struct Reading<'a> {
    text: &'a str,
    /// Empty where the article's is not given or not known.
    languages: Vec<&'static Language>,
    mentions: OnceCell<Mentions>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(timeline: &Timeline, id: ArticleId, text: &'a str) -> Self {
        let article = &timeline.articles[id];
        let tag = article.citation.language.map(|language| timeline.text(language).as_written());
        let mut languages: Vec<_> = tag.and_then(Language::of).into_iter().collect();
        // The language may be the original's, and the words our own.
        if article.rendition != Rendition::Original && !languages.is_empty() {
            languages.extend(Language::of("en"));
        }
        Self { text, languages, mentions: OnceCell::new() }
    }

    fn mentions(&self) -> Option<&Mentions> {
        if self.languages.is_empty() {
            return None;
        }
        Some(self.mentions.get_or_init(|| Mentions::of(self.text, &self.languages)))
    }
}
