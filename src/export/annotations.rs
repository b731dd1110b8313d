//! The W3C's Web Annotation Data Model (2017-02-23) as JSON-LD: one annotation for each source, on the words it quotes.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::{
    evidence::Class,
    model::{ArticleId, Event, Rendition, Source, SourceId},
};

use super::{Losses, Selection, json, uri::relative};

/// Writes an annotation page. Positions are Unicode characters of the saved text, as the model asks (4.2.5).
pub(super) fn write(selection: &Selection<'_>, losses: &mut Losses, out: &mut dyn Write) -> io::Result<()> {
    selection.count_unverified(losses);
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
    bodies.extend(source.details().note.map(|note| body("commenting", selection.written(note))));
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
    let of = of.unwrap_or_else(|| format!("#{}", relative(selection.written(article.id))));
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
    for (key, text) in [("prefix", source.details().prefix), ("suffix", source.details().suffix)] {
        selector.extend(text.map(|text| (key.to_owned(), selection.written(text).into())));
    }
    let position = passage.extent().filter(|_| passage.class().is_verified()).map(|bytes| {
        let [start, end] = places.characters_of(source.article, &bytes);
        json!({ "type": "TextPositionSelector", "start": start, "end": end })
    });
    [Value::from(selector)].into_iter().chain(position).collect()
}

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
    use crate::export::{Format, Loss, tests::exported_in};

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
            { article = 'a' },
        ]
        ";

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
    }
}
