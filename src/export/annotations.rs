//! The W3C's Web Annotation Data Model (2017-02-23) as JSON-LD: one annotation for each source, on the words it quotes.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::{
    evidence::Class,
    model::{ArticleId, Event, Rendition, Source, SourceId},
};

use super::{Loss, Losses, Selection, json, prose, uri::relative};

/// Writes an annotation page. Positions are Unicode characters of the saved text, as the model asks (4.2.5).
pub(super) fn write(selection: &Selection<'_>, losses: &mut Losses, out: &mut dyn Write) -> io::Result<()> {
    selection.count_unverified(losses);
    prose::count_accounts(selection, losses);
    for (_, event) in selection.events() {
        let loss = if event.sources.is_empty() { Loss::Unsourced } else { Loss::EventKeys };
        losses.count(loss, usize::from(event.sources.is_empty() || is_more(event)));
    }
    let places = json::Events::of(selection.checked);
    write!(
        out,
        "{{\n  \"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n  \"type\": \"AnnotationPage\",\n  "
    )?;
    write!(out, "\"id\": \"#annotations\",\n  \"items\": ")?;
    let annotations = selection.events().flat_map(|(_, event)| {
        let sources = selection.timeline().sources_of(event);
        (1..).zip(sources).map(move |(number, told)| (number, event, told))
    });
    let annotations =
        annotations.map(|(number, event, told)| annotation(selection, &places, (number, event, told)));
    json::list(annotations, "  ", out)?;
    writeln!(out, "\n}}")
}

/// Whether more is told of an event than its id, title, date and sources.
fn is_more(event: &Event) -> bool {
    event.summary.is_some()
        || event.graphic
        || !event.cast.is_empty()
        || !event.tags.is_empty()
        || event.details.is_some()
}

fn annotation(
    selection: &Selection<'_>,
    places: &json::Events<'_>,
    (number, event, (id, source)): (usize, &Event, (SourceId, &Source)),
) -> Value {
    let event_id = relative(selection.written(event.id));
    let target = target(selection, places, (id, source));
    json!({
        "id": format!("#{event_id}-{number}"),
        "type": "Annotation",
        "motivation": "linking",
        "body": bodies(selection, event, (id, source)),
        "target": target,
    })
}

/// What the words are a source of, how they stand to it, and whether they were found.
fn bodies(selection: &Selection<'_>, event: &Event, (id, source): (SourceId, &Source)) -> Vec<Value> {
    let body = |purpose: &str, value: &str| json!({ "type": "TextualBody", "format": "text/plain", "purpose": purpose, "value": value });
    let timeline = selection.timeline();
    let title = format!("{} ({})", selection.written(event.title), timeline.when_in_words(event));
    let class: &str = selection.checked.findings.passage(id).class().into();
    let mut bodies = vec![
        body("describing", &title),
        body("tagging", selection.written(event.id)),
        body("classifying", source.stance.into()),
        body("assessing", &format!("quote: {class}")),
    ];
    let remark = timeline.articles[source.article].rendition.whose_words();
    bodies.extend(remark.filter(|_| source.quote.is_some()).map(|remark| body("commenting", remark)));
    let written = |text| selection.written(text).to_owned();
    let locator = source.details().locator.map(|locator| ("at", written(locator)));
    let told = locator.into_iter().chain(prose::speech(selection, source, written));
    bodies.extend(told.map(|(label, words)| body("commenting", &format!("{label}: {words}"))));
    bodies
}

/// The article, and its words. Of a translation or a restatement the words stand in no page of the web: its target is
/// the saved text.
fn target(selection: &Selection<'_>, places: &json::Events<'_>, (id, source): (SourceId, &Source)) -> Value {
    let article = &selection.timeline().articles[source.article];
    let address = article.citation.url.map(|url| selection.written(url).to_owned());
    let file = article.file.map(|file| relative(selection.written(file)));
    let is_own = article.rendition == Rendition::Original;
    let of = if is_own { address.or(file.clone()) } else { file.clone() };
    // What has no address at all is known by its id alone.
    let of = of.unwrap_or_else(|| format!("#articles/{}", relative(selection.written(article.id))));
    let mut target = Map::new();
    target.insert("type".to_owned(), "SpecificResource".into());
    let selectors = selectors(selection, places, (id, source));
    if !selectors.is_empty() {
        target.insert("selector".to_owned(), selectors.into());
    }
    let cached = file.filter(|file| *file != of);
    target.insert("source".to_owned(), of.into());
    if let Some(file) = cached {
        target.insert("state".to_owned(), json!({ "type": "TimeState", "cached": file }));
    }
    target.into()
}

fn selectors(
    selection: &Selection<'_>,
    places: &json::Events<'_>,
    (id, source): (SourceId, &Source),
) -> Vec<Value> {
    let Some(quote) = source.quote else { return Vec::new() };
    let passage = selection.checked.findings.passage(id);
    let mut selector = Map::new();
    selector.insert("type".to_owned(), "TextQuoteSelector".into());
    selector.insert("exact".to_owned(), exact(selection, (source.article, quote), passage).into());
    let given =
        [source.details().prefix, source.details().suffix].map(|text| text.map(|it| selection.written(it)));
    let context = around(selection, (source.article, passage), given);
    for (key, text) in ["prefix", "suffix"].into_iter().zip(context) {
        selector.extend(text.map(|text| (key.to_owned(), text.into())));
    }
    let position = passage.extent().filter(|_| passage.class().is_verified()).map(|bytes| {
        let [start, end] = places.characters_of(source.article, &bytes);
        json!({ "type": "TextPositionSelector", "start": start, "end": end })
    });
    [Value::from(selector)].into_iter().chain(position).collect()
}

/// A prefix and a suffix where they were given: as they stand in the article around words that were found, for the model
/// has them right before and behind (4.2.4), blanks and all. A file may leave those out, or have other signs.
fn around<'c>(
    selection: &Selection<'c>,
    (article, passage): (ArticleId, &crate::findings::Passage),
    [prefix, suffix]: [Option<&'c str>; 2],
) -> [Option<&'c str>; 2] {
    let text = selection.timeline().article_text(article).filter(|_| passage.class().is_verified());
    let Some((text, bytes)) = text.zip(passage.extent()) else { return [prefix, suffix] };
    let text = text.as_written();
    let before = text.get(..bytes.start).unwrap_or_default();
    let behind = text.get(bytes.end..).unwrap_or_default();
    let prefix = prefix.map(|given| {
        let words = before.trim_end();
        let from = reach(given, words.char_indices().rev().map(|(at, c)| (at, at + c.len_utf8(), c)));
        before.get(from.unwrap_or(0)..).unwrap_or_default()
    });
    let suffix = suffix.map(|given| {
        let blank = behind.len() - behind.trim_start().len();
        let to = reach(given, behind.trim_start().char_indices().map(|(at, c)| (at + c.len_utf8(), at, c)));
        behind.get(..to.map_or(behind.len(), |to| blank + to)).unwrap_or_default()
    });
    [prefix, suffix].map(|context| context.filter(|it| !it.is_empty()))
}

/// How far words reach that are as long as those given, to the end of the last of them: each character comes with where it
/// ends and where it begins, as one goes away from the quote. None where they are all there is.
fn reach(given: &str, characters: impl Iterator<Item = (usize, usize, char)>) -> Option<usize> {
    let long = given.trim().chars().count();
    let mut end = None;
    for (index, (far, near, c)) in characters.enumerate() {
        // What has no blanks ends, too.
        if (index >= long && c.is_whitespace()) || index >= long + LONGEST_WORD {
            return Some(near);
        }
        end = Some(far);
    }
    end
}

const LONGEST_WORD: usize = 30;

/// The words as they stand in the article, where they were found; the quote leaves some out, or has other signs.
fn exact<'c>(
    selection: &Selection<'c>,
    (article, quote): (ArticleId, crate::text::Text),
    passage: &crate::findings::Passage,
) -> &'c str {
    let stands = matches!(passage.class(), Class::Typographic | Class::Elided);
    let text = selection.timeline().article_text(article).filter(|_| stands);
    let found = text.zip(passage.extent()).and_then(|(text, bytes)| text.as_written().get(bytes));
    found.unwrap_or_else(|| selection.written(quote))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{
        Format,
        tests::{exported, exported_in},
    };

    const TIMELINE: &str = "
        [articles.a]
        title = 'A'
        url = 'https://example.org/a'
        text = 'a.md'
        [articles.b]
        title = 'B'
        text = 'a.md'
        rendition = 'restated'
        url = 'https://example.org/b'
        [[events]]
        id = 'e'
        title = 'The port closes'
        date = '2024-03'
        sources = [
            { article = 'a', quote = 'die Hafen […] mittags', prefix = 'Für ' },
            { article = 'b', quote = 'mittags', stance = 'disputes' },
            { article = 'a', quote = 'abends war es spät' },
            { article = 'a', locator = 'p. 4', said_by = 'm', as_of = '2024-04', note = 'Late', about = 'f', says = { date = '2024' } },
        ]
        [[events]]
        id = 'f'
        title = 'The port opens'
        graphic = true
        [actors.m]
        name = 'Ada Lind'
        ";

    #[test]
    fn context_stands_right_beside_the_words_as_the_article_has_it() {
        let timeline = "[articles.a]\ntitle = 'A'\ntext = 'a.md'\n[[events]]\nid = 'e'\ntitle = 'E'\nsources = [\n\
            { article = 'a', quote = 'closed', prefix = 'said: \"it was', suffix = 'on' },\n\
            { article = 'a', quote = 'opened', suffix = 'late' },\n{ article = 'a', quote = 'shut', prefix = 'It' },\n]\n";
        let article = "She said: “it was\n closed  on Monday, and\u{a0}opened late.";
        let (text, _) = exported_in(Format::Annotations, &[("t.toml", timeline), ("a.md", article)]);
        let page: Value = serde_json::from_str(&text).expect("JSON");
        let quote = |index: usize| {
            let quote = &page["items"][index]["target"]["selector"][0];
            [quote["prefix"].as_str(), quote["suffix"].as_str()]
        };
        assert_eq!(quote(0), [Some("said: “it was\n "), Some("  on")]);
        assert_eq!(quote(1), [None, Some(" late.")]);
        // What was not found keeps what the file gives.
        assert_eq!(quote(2), [Some("It"), None]);
    }

    #[test]
    fn words_are_pointed_at_in_characters_where_they_were_found_and_not_where_they_were_not() {
        let files = [("t.toml", TIMELINE), ("a.md", "Für die Hafen war es mittags.")];
        let (text, losses) = exported_in(Format::Annotations, &files);
        let page: Value = serde_json::from_str(&text).expect("JSON");
        let target = |index: usize| page["items"][index]["target"].clone();
        assert_eq!(
            target(0),
            json!({
                "type": "SpecificResource", "source": "https://example.org/a",
                "selector": [
                    { "type": "TextQuoteSelector", "exact": "die Hafen war es mittags", "prefix": "Für " },
                    { "type": "TextPositionSelector", "start": 4, "end": 28 },
                ],
                "state": { "type": "TimeState", "cached": "a.md" },
            })
        );
        // Nobody is told that the page says what our restatement does.
        assert_eq!(target(1)["source"], "a.md");
        assert!(page["items"][1]["body"].to_string().contains("not the article's own"));
        assert_eq!(target(2)["selector"].as_array().map(Vec::len), Some(1));
        assert_eq!(target(3).get("selector"), None);
        assert_eq!((page["items"][3]["id"].clone(), losses.of(Loss::Unverified)), (json!("#e-4"), 2));
        let bodies = page["items"][3]["body"].as_array().expect("bodies").iter();
        let comments: Vec<&str> = bodies
            .filter(|body| body["purpose"] == "commenting")
            .filter_map(|body| body["value"].as_str())
            .collect();
        let told = ["at: p. 4", "of: The port opens", "said by: Ada Lind", "as of: April 2024", "note: Late"];
        assert_eq!(comments, told);
        let counted = [Loss::Unsourced, Loss::Accounts, Loss::EventKeys];
        assert_eq!(counted.map(|loss| losses.of(loss)), [1, 1, 0]);
        let more = "[[events]]\nid = 'e'\ntitle = 'E'\nsummary = 'S'\nsources = [{ article = 'a' }]\n[articles.a]\ntitle = 'A'\n";
        assert_eq!(exported(Format::Annotations, more).1.of(Loss::EventKeys), 1);
    }
}
