//! Dates more exact than their sources: the first of a month, where the source names the month.

use std::{collections::HashMap, ops::Range};

use crate::{
    dates::{CalendarDay, Date},
    model::{ArticleId, Event, EventId, Rendition, Timeline},
    problem::{Code, Problem},
};

use super::{Case, languages::Language, mentions::Mentions};

/// Every event whose date claims a day or a time that no passage of it names. A passage is the whole paragraph
/// that a found quote stands in; the day on which the article was issued is none.
///
/// A day that bears a qualifier is passed over, for that says the same. So is an event without a found quote, and
/// one with an article whose language is not given or not known here.
pub(super) fn problems(case: &Case<'_>) -> Vec<Problem> {
    let mut articles = Articles { timeline: case.timeline, read: HashMap::new() };
    let lint = |(id, event, date): (EventId, &Event, &Date)| {
        let unnamed = unnamed(case, &mut articles, (id, date))?;
        let message = format!("no passage of this event names {unnamed}");
        let help = format!(
            "date it no finer than its sources do; or quote the passage that names it, or give the source's own \
             words for it: `says = {{ date = {{ value = \"{}\", words = \"on Friday\" }} }}`",
            date.written()
        );
        Some(Problem::new(Code::DateNotInSources, event.date_at, message).help(help))
    };
    case.dated().filter_map(lint).collect()
}

/// The days and the time of an event's date that no passage names, in words; nothing where all are named, or
/// where it cannot be known.
fn unnamed(case: &Case<'_>, articles: &mut Articles<'_>, (id, date): (EventId, &Date)) -> Option<String> {
    let days = date.plain_days();
    if days.is_empty() {
        return None;
    }
    let mut passages: Vec<(ArticleId, Range<usize>)> = Vec::new();
    for (source, link) in case.sources(id) {
        if let Some(at) = case.paragraphs.get(source.index()).and_then(Clone::clone) {
            articles.read(link.article)?;
            passages.push((link.article, at));
        }
    }
    if passages.is_empty() {
        return None;
    }
    let is_named = |is: &dyn Fn(&Mentions, &Range<usize>) -> bool| {
        passages.iter().any(|(article, at)| articles.of(*article).is_some_and(|mentions| is(mentions, at)))
    };
    let unnamed: Vec<String> = days
        .into_iter()
        .filter(|day| !is_named(&|mentions, at| mentions.names_day(*day, at)) && !is_told(case, id, *day))
        .map(CalendarDay::in_words)
        .collect();
    if !unnamed.is_empty() {
        return Some(unnamed.join(" or "));
    }
    let time = date.time_of_day()?;
    let is_named = is_named(&|mentions, at| mentions.names_time(time, at));
    (!is_named && !is_told_to_the_minute(case, id)).then(|| format!("the time {:02}:{:02}", time.0, time.1))
}

/// Whether an account puts the event on that day in other words of the source, which the curator has given: `on
/// Friday`. Words that name a month do not, for then the passage would name the day.
fn is_told(case: &Case<'_>, id: EventId, day: CalendarDay) -> bool {
    case.dates_said(id).any(|account| {
        let words = account.words.map(|words| case.timeline.text(words.text).as_written());
        let is_other = words.is_some_and(|words| !Language::any_month_in(words));
        is_other && account.date().is_some_and(|date| date.plain_days().contains(&day))
    })
}

fn is_told_to_the_minute(case: &Case<'_>, id: EventId) -> bool {
    case.dates_said(id)
        .any(|account| account.words.is_some() && account.date().is_some_and(|it| it.time_of_day().is_some()))
}

/// What each article names, found when the first passage of it is asked for.
struct Articles<'t> {
    timeline: &'t Timeline,
    /// Nothing for an article in a language that is not known.
    read: HashMap<ArticleId, Option<Mentions>>,
}

impl Articles<'_> {
    fn read(&mut self, id: ArticleId) -> Option<&Mentions> {
        let timeline = self.timeline;
        self.read.entry(id).or_insert_with(|| mentions(timeline, id)).as_ref()
    }

    /// Of an article that was read.
    fn of(&self, id: ArticleId) -> Option<&Mentions> {
        self.read.get(&id)?.as_ref()
    }
}

fn mentions(timeline: &Timeline, id: ArticleId) -> Option<Mentions> {
    let article = &timeline.articles[id];
    let mut languages = vec![Language::of(timeline.text(article.citation.language?).as_written())?];
    // The language may be the original's, and the words our own.
    if article.rendition != Rendition::Original {
        languages.extend(Language::of("en"));
    }
    Some(Mentions::of(timeline.text(article.text?).as_written(), &languages))
}
