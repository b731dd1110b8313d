//! What the timeline is, what it rests on, and how far that was checked.

use strum::IntoEnumIterator;

use crate::{
    evidence::Class,
    findings::Checked,
    model::{Article, ArticleId, Rendition},
    text::{Written, counted},
    tui::Name,
};

use super::{Line, Link, Page, Tone};

pub(super) fn about(checked: &Checked, name: &Name, width: usize) -> Vec<Line> {
    let timeline = &checked.timeline;
    let mut page = Page::new(width);
    if let Some(title) = timeline.about.title {
        page.paragraph("", timeline.text(title), Tone::Strong);
    }
    if let Some(summary) = timeline.about.summary {
        page.paragraph("", timeline.text(summary), Tone::Plain);
    }
    page.blank();
    match name {
        Name::BuiltIn => {
            let words = "This is the timeline that is part of dateline. `dateline FILE` opens another.";
            page.paragraph("", Written::new(words), Tone::Plain);
        }
        Name::File(path) => page.paragraph("File    ", Written::new(path), Tone::Plain),
    }
    let mut counts = vec![
        counted(timeline.events.len(), "event"),
        counted(timeline.articles.len(), "article"),
        counted(timeline.sources.len(), "source"),
    ];
    counts.extend(timeline.unsourced_in_words());
    page.paragraph("Holds   ", Written::new(&counts.join(", ")), Tone::Plain);
    for class in Class::iter() {
        let count = checked.findings.count(class);
        if count > 0 {
            page.paragraph(
                &format!("  {count:>5} "),
                Written::new(&format!("{class}: {}", meaning(class))),
                Tone::Plain,
            );
        }
    }
    page.blank();
    renditions(&mut page, checked);
    for (id, article) in timeline.articles.iter() {
        write_article(&mut page, checked, id, article);
        page.blank();
    }
    page.into_lines()
}

fn meaning(class: Class) -> &'static str {
    match class {
        Class::Verbatim => "the same characters stand in the article's text",
        Class::Typographic => "the same words, but for quotation marks, dashes, spaces and the like",
        Class::Elided => "the pieces around an ellipsis stand in the article's text, in order",
        Class::Ambiguous => "found in several places; which is meant is not said",
        Class::Changed => "not found; the nearest words are shown, and are not the quote",
        Class::Missing => "not found, and nothing near it",
        Class::Unchecked => "there is no saved text to check it against",
        Class::Unquoted => "the source gives no words",
        Class::Awaited => "not looked for yet",
    }
}

/// What it means that a text is not the original's, where there are such texts.
fn renditions(page: &mut Page, checked: &Checked) {
    let has = |rendition| checked.timeline.articles.iter().any(|(_, article)| article.rendition == rendition);
    if has(Rendition::Restated) {
        let words = "In our restatement: the saved text restates the article, paragraph by paragraph, in the \
                     curator's own words. A quote from it is checked against that text; it shows what the article \
                     says, and is not how the article says it.";
        page.paragraph("", Written::new(words), Tone::Plain);
        page.blank();
    }
    if has(Rendition::Translation) {
        let words = "In translation: the saved text is a translation, and its words are the translator's.";
        page.paragraph("", Written::new(words), Tone::Plain);
        page.blank();
    }
}

fn write_article(page: &mut Page, checked: &Checked, id: ArticleId, article: &Article) {
    let timeline = &checked.timeline;
    page.title("", timeline.text(article.title), Link::to(timeline, id).as_ref());
    let quoting = timeline.sources.iter().filter(|source| source.article == id).count();
    page.paragraph("  used by     ", Written::new(&counted(quoting, "source")), Tone::Plain);
    for (label, line) in timeline.citation_in_words(article) {
        page.paragraph(&format!("  {label:<11} "), Written::new(&line), Tone::Plain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::loaded;

    #[test]
    fn every_class_is_counted_by_its_own_name() {
        let lines = about(&crate::findings::tests::of_every_class(), &Name::BuiltIn, 100);
        let text = |line: &Line| line.parts.iter().map(|part| part.text.as_str()).collect::<String>();
        let classes = Class::iter().filter(|class| *class != Class::Awaited);
        let counts = classes.map(|class| format!("      1 {class}: {}", meaning(class)));
        let counts: Vec<String> = counts.collect();
        let lines: Vec<String> = lines.iter().map(text).collect();
        assert!(lines.windows(counts.len()).any(|lines| lines == counts), "{lines:#?}");
        assert_eq!(lines.concat().matches("found").count(), 3, "and only to say that something was not");
    }

    fn holds(text: &str) -> String {
        let loaded = loaded(text);
        let checked = Checked::new(loaded.timeline, loaded.problems);
        let lines = about(&checked, &Name::BuiltIn, 100);
        let text = |line: &Line| line.parts.iter().map(|part| part.text.as_str()).collect::<String>();
        lines.iter().map(text).find(|line| line.starts_with("Holds")).expect("the line of counts")
    }

    #[test]
    fn events_without_a_source_are_counted_where_there_are_any() {
        let event = "[[events]]\nid = 'a'\ntitle = 'A'\n";
        let source = "[[events.sources]]\narticle = 'x'\n[articles.x]\ntitle = 'X'\n";
        assert_eq!(holds(event), "Holds   1 event, 0 articles, 0 sources, 1 event without a source");
        assert_eq!(holds(&format!("{event}{source}")), "Holds   1 event, 1 article, 1 source");
    }
}
