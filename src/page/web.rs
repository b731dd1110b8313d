//! The article of a web page, without what stands around it.

use std::{cell::Cell, panic, sync::Once, thread};

use dom_query::Document;
use dom_smoothie::{Config, Readability, ReadabilityError, TextMode};

use super::{NoPage, Notes, Page, Said, charset, tree};

/// Bytes of the stack that a page is read on.
const STACK: usize = 64 << 20;

thread_local! {
    /// Whether this thread reads a page.
    static READS: Cell<bool> = const { Cell::new(false) };
}

/// Reads it on a stack of its own. Should the parser panic, nothing of the page reaches the terminal by that.
pub(super) fn read(bytes: &[u8]) -> Result<Page, NoPage> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !READS.get() {
                loud(info);
            }
        }));
    });
    thread::scope(|scope| {
        let reading = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
            READS.set(true);
            found(bytes)
        });
        reading.map_or(Err(NoPage::Broken), |reading| reading.join().unwrap_or(Err(NoPage::Broken)))
    })
}

fn found(bytes: &[u8]) -> Result<Page, NoPage> {
    let (text, mut notes) = charset::decoded(bytes);
    let text = cleaned(&text, &mut notes);
    let tree = tree::tree(&text)?;
    let config = Config {
        // Its own reader of JSON-LD takes what begins with an at sign for another word.
        disable_json_ld: true,
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut reader = Readability::with_document(tree, None, Some(config)).map_err(no_article)?;
    let mut said = Said::of(&reader.doc, &reader.get_article_metadata(None));
    let article = reader.parse().map_err(no_article)?;
    if said.authors.is_empty() {
        let byline = article.byline.unwrap_or_default();
        let byline = byline.split_whitespace().collect::<Vec<_>>().join(" ");
        said.authors.extend(Some(byline).filter(|byline| !byline.is_empty()));
    }
    // Characters may also be written by their numbers.
    let mut text =
        cleaned(parted(&reader.doc).unwrap_or_else(|| article.text_content.to_string()).trim(), &mut notes);
    if text.is_empty() {
        return Err(NoPage::NoArticle);
    }
    text.push('\n');
    Ok(Page { text, said, notes })
}

/// Elements that browsers show as blocks, and `dom_query`'s writer of text as words of a line.
const BLOCKS: &str = "figure, figcaption, dt, dd, address, aside, header, footer, main, nav, hgroup, details, summary, \
    caption, fieldset, legend, center, form";

/// The text of what was found, each block a paragraph.
fn parted(page: &Document) -> Option<String> {
    let found = page.select_single("#readability-page-1");
    found.select(BLOCKS).rename("div");
    found.nodes().first().map(|node| node.formatted_text().to_string())
}

fn no_article(_: ReadabilityError) -> NoPage {
    NoPage::NoArticle
}

/// Without the two characters that no text has a use for, which are counted.
fn cleaned(text: &str, notes: &mut Notes) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\0' => {
                notes.nuls += 1;
                cleaned.push('\u{fffd}');
            }
            '\r' if characters.peek() != Some(&'\n') => {
                notes.returns += 1;
                cleaned.push('\n');
            }
            // The standard's parser makes one character of a line end.
            '\r' => {}
            c => cleaned.push(c),
        }
    }
    cleaned
}

#[cfg(test)]
mod tests;
