//! An article that tells of an event before it happened.

use crate::{
    dates::{Answer, before},
    model::{ArticleId, EventId, Stance},
    problem::{Code, Problem},
};

use super::Case;

/// Every article that was issued, past any doubt, before an event that it reports. One that only mentions the
/// event may tell of a plan.
pub(super) fn lint(case: &Case<'_>, id: EventId, problems: &mut Vec<Problem>) {
    let timeline = case.timeline;
    let Some((event, date)) = case.dated(id) else { return };
    let reports = timeline.sources_of(event).filter(|(_, source)| source.stance != Stance::Mentions);
    let mut articles: Vec<ArticleId> = reports.map(|(_, source)| source.article).collect();
    articles.sort_unstable();
    articles.dedup();
    for article in articles.into_iter().map(|article| &timeline.articles[article]) {
        let Some(issued) = &article.citation.issued else { continue };
        if before(issued, date, timeline.about.utc_offset) != Answer::Yes {
            continue;
        }
        let id = timeline.text(article.id).as_written();
        let message = format!(
            "`{id}` was issued {}, before the event that it reports: {}",
            issued.in_words(),
            date.in_words()
        );
        let help = "set right the event's `date` or the article's `issued`; where it tells of a plan, give the \
                    source `stance = \"mentions\"`";
        problems.push(Problem::new(Code::EventAfterArticle, event.date_at, message).help(help));
    }
}
