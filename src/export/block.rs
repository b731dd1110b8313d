//! A source as it stands in a timeline file, to be put under an event.

use std::fmt::Write;

use crate::{
    evidence::Selector,
    model::{ArticleId, Timeline},
    text::characters,
};

/// A table `[[events.sources]]` with what `selector` finds its passage by.
pub(crate) fn source_block(timeline: &Timeline, article: ArticleId, selector: &Selector<'_>) -> String {
    let id = timeline.text(timeline.articles[article].id).as_written();
    let mut block =
        format!("[[events.sources]]\narticle = {}\nquote = {}\n", basic(id), string(selector.quote));
    for (key, context) in [("prefix", selector.prefix), ("suffix", selector.suffix)] {
        // Context is compared folded: it reads better on one line.
        let context = context.map(|context| context.split_whitespace().collect::<Vec<_>>().join(" "));
        if let Some(context) = context.filter(|context| !context.is_empty()) {
            let _ = writeln!(block, "{key} = {}", string(&context));
        }
    }
    block
}

/// An event as a curator gives it.
#[derive(Debug, Default)]
pub(crate) struct NewEvent<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    /// `date`, `summary` and `note`, as far as they are given.
    pub(crate) texts: Vec<(&'static str, &'a str)>,
    /// `actors`, `places` and `tags`.
    pub(crate) lists: Vec<(&'static str, &'a [String])>,
    /// An article's id, and the words that it says.
    pub(crate) source: Option<(&'a str, &'a str)>,
}

/// An article as it is added.
#[derive(Debug, Default)]
pub(crate) struct NewArticle<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) authors: &'a [String],
    /// The other keys with what is given for them, in their order.
    pub(crate) texts: Vec<(&'static str, &'a str)>,
}

/// A table `[articles.ID]`.
pub(crate) fn article_block(article: &NewArticle<'_>) -> String {
    let mut block = format!("[articles.{}]\ntitle = {}\n", article.id, string(article.title));
    if !article.authors.is_empty() {
        let authors: Vec<String> = article.authors.iter().map(|author| string(author)).collect();
        let _ = writeln!(block, "author = [{}]", authors.join(", "));
    }
    for (key, text) in &article.texts {
        let _ = writeln!(block, "{key} = {}", string(text));
    }
    block
}

/// A table `[[events]]`, with its source below it.
pub(crate) fn event_block(event: &NewEvent<'_>) -> String {
    let mut block = format!("[[events]]\nid = {}\ntitle = {}\n", basic(event.id), string(event.title));
    for (key, text) in &event.texts {
        let _ = writeln!(block, "{key} = {}", string(text));
    }
    for (key, items) in event.lists.iter().filter(|(_, items)| !items.is_empty()) {
        let items: Vec<String> = items.iter().map(|item| string(item)).collect();
        let _ = writeln!(block, "{key} = [{}]", items.join(", "));
    }
    if let Some((article, quote)) = event.source {
        let _ =
            write!(block, "\n[[events.sources]]\narticle = {}\nquote = {}\n", basic(article), string(quote));
    }
    block
}

/// The kind of string that reads best; with escapes where the text may not stand there as it is.
pub(crate) fn string(text: &str) -> String {
    let has_lines = text.contains('\n');
    let needs_escapes = characters(text).any(|(_, c, stands)| c != '\n' && !stands);
    if !needs_escapes
        && has_lines
        && !text.contains("'''")
        && !text.ends_with('\'')
        && !text.starts_with('\n')
    {
        return format!("'''{text}'''");
    }
    if needs_escapes || has_lines || !text.contains(['"', '\\']) || text.contains('\'') {
        return basic(text);
    }
    format!("'{text}'")
}

/// On one line, with escapes for what may not stand there, and for what hides or turns the text around it.
pub(crate) fn basic(text: &str) -> String {
    let mut string = String::from("\"");
    for (_, c, stands) in characters(text) {
        match c {
            '"' => string.push_str("\\\""),
            '\\' => string.push_str("\\\\"),
            '\n' => string.push_str("\\n"),
            '\r' => string.push_str("\\r"),
            '\t' => string.push_str("\\t"),
            c if !stands => {
                let _ = write!(string, "\\U{:08X}", u32::from(c));
            }
            c => string.push(c),
        }
    }
    string.push('"');
    string
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{evidence::Class, findings::Checked, load::tests::in_folder, model::SourceId};

    #[test]
    fn a_string_is_written_as_it_reads_best() {
        assert_eq!(string("it's so"), "\"it's so\"");
        assert_eq!(string("he said \"no\""), "'he said \"no\"'");
        assert_eq!(string("it's \"so\""), "\"it's \\\"so\\\"\"");
        assert_eq!(string("one\ntwo"), "'''one\ntwo'''");
        assert_eq!(string("one\ntwo'"), "\"one\\ntwo'\"");
        assert_eq!(string("a\u{202e}b\tc"), "\"a\\U0000202Eb\\tc\"");
    }

    fn checked(article: &str, sources: &str) -> Checked {
        let timeline = format!(
            "[articles.a-b]\ntitle = 'A'\ntext = 'a.md'\n[[events]]\nid = 'e'\ntitle = 'E'\n{sources}"
        );
        let loaded = in_folder(&[("t.toml", &timeline), ("a.md", article)]);
        Checked::new(loaded.timeline, loaded.problems)
    }

    proptest! {
        #[test]
        fn any_words_cut_from_an_article_are_a_source_that_is_found_there(
            words in proptest::collection::vec(
                proptest::sample::select(&["the ", "port ", "37 ", "é", "e\u{301} ", "\n", "\n\n", ". ", "\"a\" ", "it's ",
                    "'''", "\\", "市", "no-", "\r\n", "\t", "#", "= ", "\u{202e}", "\u{1b}", "\u{7f}"][..]), 1..30),
            cut in any::<(prop::sample::Index, prop::sample::Index)>(),
        ) {
            let article = words.concat();
            let places: Vec<usize> = article.char_indices().map(|(at, _)| at).chain([article.len()]).collect();
            let (one, two) = (*cut.0.get(&places), *cut.1.get(&places));
            let id = ArticleId::new(0);
            let bare = checked(&article, "");
            let Some(chosen) = bare.choose(id, &(one.min(two)..one.max(two))) else { return Ok(()) };
            let block = source_block(&bare.timeline, id, &chosen.selector);
            prop_assert!(characters(&block).all(|(_, c, stands)| c == '\n' || stands));
            let quoting = checked(&article, &block);
            prop_assert_eq!(quoting.errors(), 0, "{}", block);
            let passage = quoting.findings.passage(SourceId::new(0));
            prop_assert_eq!(passage.class(), Class::Verbatim, "{}", block);
            prop_assert_eq!(passage.pieces().collect::<Vec<_>>(), [chosen.at]);
        }
    }
}
