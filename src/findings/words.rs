//! Words that accounts and links give as their sources' own, looked for where they must stand.

use std::collections::BTreeSet;

use crate::{
    evidence::Haystack,
    model::{ArticleId, Event, Link, OwnWords, Source, Timeline},
    problem::{Code, Problem},
    text::{Span, Text},
};

use super::Passage;

/// The words of a source's accounts that are not in its passage's paragraphs. Where the passage
/// itself is not verified, there is nothing to say of them.
pub(super) fn lost_of(
    timeline: &Timeline,
    source: &Source,
    passage: &Passage,
    haystack: &Haystack<'_>,
) -> impl Iterator<Item = Span> {
    let context = passage.verified_context();
    let lost = move |words: &OwnWords| {
        context.as_ref().is_some_and(|at| !haystack.holds(written(timeline, words.text), at))
    };
    own_words(timeline, source).map(|(words, _)| words).filter(lost).map(|words| words.at)
}

/// The words of links that can be looked for: every article of their event has a text.
pub(super) struct OfLinks {
    /// All of them.
    pub(super) sought: BTreeSet<Span>,
    /// By article, those that may stand in it.
    pub(super) by_article: Vec<Vec<OwnWords>>,
}

impl OfLinks {
    pub(super) fn new(timeline: &Timeline) -> Self {
        let mut links =
            Self { sought: BTreeSet::new(), by_article: vec![Vec::new(); timeline.articles.len()] };
        for (_, event) in timeline.events.iter() {
            let words: Vec<OwnWords> = links_of(event).filter_map(|link| link.words).collect();
            if words.is_empty() {
                continue;
            }
            let articles: BTreeSet<ArticleId> =
                timeline.sources_of(event).map(|(_, source)| source.article).collect();
            if articles.is_empty() || !articles.iter().all(|article| timeline.has_text(*article)) {
                continue;
            }
            links.sought.extend(words.iter().map(|words| words.at));
            for article in articles {
                links.by_article[article.index()].extend(&words);
            }
        }
        links
    }
}

/// Whether a link's words stand anywhere in an article.
pub(super) fn is_in(timeline: &Timeline, words: &OwnWords, haystack: &Haystack<'_>) -> bool {
    haystack.holds(written(timeline, words.text), &haystack.whole())
}

/// What is reported of a source that does not have some words of its accounts.
pub(super) fn of_source(timeline: &Timeline, source: &Source, lost: &[Span]) -> Vec<Problem> {
    if lost.is_empty() {
        return Vec::new();
    }
    let words = own_words(timeline, source).filter(|(words, _)| lost.contains(&words.at));
    let problem = |(words, noun): (OwnWords, &str)| {
        let id = written(timeline, timeline.articles[source.article].id);
        let own = written(timeline, words.text);
        let message = format!("the paragraph that is quoted from `{id}` does not have the {noun} `{own}`");
        let help =
            format!("`{noun}` must be the source's own: copy from that paragraph, or leave `{noun}` out");
        Problem::new(Code::WordsMissing, words.at, message).help(help)
    };
    words.map(problem).collect()
}

/// What is reported of links whose words are in no article of their event.
pub(super) fn of_links(timeline: &Timeline, lost: &BTreeSet<Span>) -> Vec<Problem> {
    if lost.is_empty() {
        return Vec::new();
    }
    let links = timeline.events.iter().flat_map(|(_, event)| links_of(event));
    let words = links.filter_map(|link| link.words).filter(|words| lost.contains(&words.at));
    let problem = |words: OwnWords| {
        let own = written(timeline, words.text);
        let message = format!("no article that this event quotes has the words `{own}`");
        let help = "`words` must be a source's own: copy from its article, or leave `words` out";
        Problem::new(Code::WordsMissing, words.at, message).help(help)
    };
    words.map(problem).collect()
}

/// What a source's accounts give as its own, and the key that gives it.
fn own_words<'t>(
    timeline: &'t Timeline,
    source: &Source,
) -> impl Iterator<Item = (OwnWords, &'static str)> + use<'t> {
    timeline.accounts_of(source).iter().flat_map(|account| {
        let words = account.words().map(|words| (words, "words"));
        words.into_iter().chain(account.hedge().map(|hedge| (hedge, "hedge")))
    })
}

fn links_of(event: &Event) -> impl Iterator<Item = &Link> {
    event.order().after.iter().chain(&event.order().before)
}

fn written(timeline: &Timeline, text: Text) -> &str {
    timeline.text(text).as_written()
}

#[cfg(test)]
mod tests {
    use crate::{findings::Checked, load::tests::in_folder};

    const NOTE: &str = "On 5 May the port “closed”, reportedly for 137 days.\n\nNobody said why.\n";

    const ARTICLES: &str = "[articles.note]\ntitle = 'N'\ntext = 'note.md'\n[articles.lost]\ntitle = 'L'\n\
                            [facts.cause]\nname = 'Cause'\n[[events]]\nid = 'b'\ntitle = 'B'\n";

    /// An event with these lines, checked against the note: the places and the messages of what is warned of.
    fn warned(event: &str) -> Vec<String> {
        let timeline = format!("[[events]]\nid = 'a'\ntitle = 'A'\n{event}\n{ARTICLES}");
        let loaded = in_folder(&[("t.toml", &timeline), ("note.md", NOTE)]);
        let checked = Checked::new(loaded.timeline, loaded.problems);
        let warned = checked.problems.iter().filter(|problem| problem.code.name() == "words-missing");
        let warned = warned.map(|problem| {
            let place = checked.timeline.texts.locate(problem.at);
            format!(
                "{}:{} {}",
                place.line(),
                place.column(),
                checked.in_words(problem).message.written().as_written()
            )
        });
        warned.collect()
    }

    /// The same for an account of a source that quotes the note's first paragraph.
    fn of_account(account: &str) -> Vec<String> {
        warned(&format!(
            "[[events.sources]]\narticle = 'note'\nquote = 'the port'\nsays = {{ cause = {account} }}"
        ))
    }

    fn is_found(words: &str) -> bool {
        of_account(&format!("{{ words = '''{words}''' }}")).is_empty()
    }

    #[test]
    fn words_of_the_quoted_paragraph_are_the_sources_own() {
        for words in ["5 May", "closed", "the port \"closed\"", "for  137 days", " reportedly "] {
            assert!(is_found(words), "{words}");
        }
    }

    #[test]
    fn words_that_are_not_there_or_not_so_are_missing() {
        // The last of them stands in another paragraph than the quote.
        for words in
            ["aliens did it", "the Port", "37 days", "137 day", "port … closed", "", "Nobody said why"]
        {
            assert!(!is_found(words), "{words}");
        }
    }

    #[test]
    fn the_words_and_the_hedge_of_every_account_are_looked_for_and_pointed_at() {
        let message = |key: &str, words: &str| {
            format!("the paragraph that is quoted from `note` does not have the {key} `{words}`")
        };
        let account = "[{ value = 'x', words = \"not\\tso\" }, { words = '5 May', hedge = 'perhaps' }, 'y']";
        let expected = [
            format!("7:42 {}", message("words", "not\tso")),
            format!("7:82 {}", message("hedge", "perhaps")),
        ];
        assert_eq!(of_account(account), expected);
        let source = "[[events.sources]]\narticle = 'note'\nquote = 'the port'\n";
        for key in ["denies", "doubts"] {
            assert_eq!(
                warned(&format!("{source}{key} = {{ cause = {{ words = 'rust' }} }}")).len(),
                1,
                "{key}"
            );
        }
    }

    #[test]
    fn where_the_passage_is_not_verified_nothing_is_said_of_words() {
        let account = "says = { cause = { words = 'aliens did it', hedge = 'surely' } }\n";
        for source in ["'note'", "'note'\nquote = 'Ships were seen'", "'lost'\nquote = 'the port'"] {
            assert!(
                warned(&format!("[[events.sources]]\narticle = {source}\n{account}")).is_empty(),
                "{source}"
            );
        }
    }

    #[test]
    fn a_links_words_stand_anywhere_in_an_article_of_its_event() {
        let linked = |words: &str, sources: &str| {
            warned(&format!("after = [{{ event = 'b', words = '{words}' }}]\n{sources}"))
        };
        let source =
            |article: &str| format!("[[events.sources]]\narticle = '{article}'\nquote = 'the port'\n");
        let note = source("note");
        assert!(linked("Nobody said why", &note).is_empty());
        let message = "4:33 no article that this event quotes has the words `just days`";
        assert_eq!(linked("just days", &note), [message]);
        assert_eq!(
            linked("just days", &note.repeat(2)),
            [message],
            "said once, however many sources quote it"
        );
        for sources in [String::new(), source("lost"), format!("{note}{}", source("lost"))] {
            assert!(linked("just days", &sources).is_empty(), "unchecked: {sources}");
        }
    }
}
