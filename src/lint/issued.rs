//! An article that tells of an event before it happened.

use std::cell::LazyCell;

use crate::{
    dates::{Answer, Date, Reach},
    model::{ArticleId, EventId, Stance, Timeline},
    problem::{Code, Reported},
};

use super::{Case, made};

/// Every article that was issued, past any doubt, before an event that it reports. One that only mentions the
/// event may tell of a plan.
pub(super) fn lint(case: &Case<'_>, id: EventId, problems: &mut Vec<Reported>) {
    let timeline = case.timeline;
    let Some((event, date)) = case.dated(id) else { return };
    let reports = timeline.sources_of(event).filter(|(_, source)| source.stance != Stance::Mentions);
    let mut articles: Vec<ArticleId> = reports.map(|(_, source)| source.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let happened = LazyCell::new(|| Reach::of(date, timeline.about.utc_offset));
    for article in articles {
        let issued = case.issued.get(article.index()).and_then(Option::as_ref);
        if issued.is_some_and(|issued| issued.comes_before(&happened) == Answer::Yes) {
            let article = u32::try_from(article.index()).unwrap_or(u32::MAX);
            problems.push(made(Code::EventAfterArticle, event.date_at, (id.index(), article)));
        }
    }
}

/// What is said of that event and an article, and the way out.
pub(super) fn in_words(timeline: &Timeline, (event, article): (EventId, ArticleId)) -> (String, String) {
    let article = &timeline.articles[article];
    let id = timeline.text(article.id).as_written();
    let issued = article.citation.issued.as_ref().map(Date::in_words).unwrap_or_default();
    let date = timeline.events[event].when.date().map(Date::in_words).unwrap_or_default();
    let message = format!("`{id}` was issued {issued}, before the event that it reports: {date}");
    let help = "set right the event's `date` or the article's `issued`; where it tells of a plan, give the \
                source `stance = \"mentions\"`";
    (message, help.to_owned())
}
