//! What a page says of itself, in its head.

use dom_query::Document;
use dom_smoothie::Metadata;

use super::linked;

/// As the file says it; what it does not say is not there.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) title: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) publisher: Option<String>,
    /// When it was published, in whatever notation.
    pub(crate) issued: Option<String>,
    /// Whatever it gives for its address.
    pub(crate) url: Option<String>,
    pub(crate) language: Option<String>,
}

impl Said {
    /// Out of what the page has for programs (JSON-LD) first, then of its `<meta>`, then of what it shows.
    pub(super) fn of(page: &Document, found: &Metadata) -> Self {
        let linked = linked::of(page);
        let of = |text: &Option<String>| text.as_deref().and_then(line);
        let mut authors: Vec<String> = linked.authors.iter().filter_map(|name| line(name)).collect();
        if authors.is_empty() {
            authors.extend(of(&found.byline));
        }
        let publisher = of(&linked.publisher).or_else(|| of(&found.site_name));
        let title = of(&linked.title).or_else(|| told_title(page, &found.title));
        Self {
            title: title.or_else(|| shown_title(page, publisher.as_deref())),
            authors,
            publisher,
            issued: of(&linked.issued).or_else(|| issued(page)),
            url: address(page, of(&linked.url)),
            language: of(&found.lang).or_else(|| of(&linked.language)).filter(|it| is_language(it)),
        }
    }
}

/// The title that was found, if a `<meta>` says it: else it may be cut out of `<title>`.
fn told_title(page: &Document, found: &str) -> Option<String> {
    let found = line(found)?;
    let metas = page.select("meta[property], meta[name]");
    let is_told = metas
        .nodes()
        .iter()
        .any(|meta| meta.attr("content").and_then(|it| line(&it)).as_ref() == Some(&found));
    is_told.then_some(found)
}

/// The title that the page shows: what a heading and `<title>` both say, for the rest of that is the site's name. Where they have
/// nothing in common the whole of `<title>`: half of it may be half of a sentence.
fn shown_title(page: &Document, site: Option<&str>) -> Option<String> {
    let headings: Vec<String> =
        page.select("h1").nodes().iter().filter_map(|node| line(&node.text())).collect();
    let Some(whole) = line(&page.select_single("head title").text()) else {
        return headings.into_iter().next();
    };
    let both = headings
        .into_iter()
        .filter(|heading| whole.contains(heading.as_str()) && Some(heading.as_str()) != site);
    Some(both.max_by_key(String::len).unwrap_or(whole))
}

/// The text on one line, if it says something.
fn line(text: &str) -> Option<String> {
    Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty())
}

/// What says when an article was published, and where. When it was made or changed is something else.
const ISSUED: [(&str, &str); 7] = [
    ("meta[property=\"article:published_time\"]", "content"),
    ("meta[name=\"article:published_time\"]", "content"),
    ("meta[itemprop=\"datePublished\"]", "content"),
    ("time[itemprop=\"datePublished\"]", "datetime"),
    ("meta[name=\"dcterms.issued\" i]", "content"),
    ("meta[name=\"dc.date.issued\" i]", "content"),
    ("meta[name=\"parsely-pub-date\"]", "content"),
];

fn issued(page: &Document) -> Option<String> {
    ISSUED.iter().find_map(|(selector, key)| line(&page.select_single(selector).attr(key)?))
}

/// The address that the page gives as its own; what it gives instead where that is none.
fn address(page: &Document, linked: Option<String>) -> Option<String> {
    let of = |selector: &str, key: &str| line(&page.select_single(selector).attr(key)?);
    let given = [of("link[rel=\"canonical\"]", "href"), of("meta[property=\"og:url\"]", "content"), linked];
    let first = given.iter().flatten().find(|url| is_address(url));
    first.or_else(|| given.iter().flatten().next()).cloned()
}

fn is_address(url: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        url.get(..scheme.len())
            .filter(|begin| begin.eq_ignore_ascii_case(scheme))
            .and(url.get(scheme.len()..))
    });
    rest.is_some_and(|rest| !rest.is_empty()) && !url.contains(char::is_whitespace)
}

/// Whether it may be a language tag (BCP 47): words of letters and digits, with hyphens between them.
fn is_language(tag: &str) -> bool {
    let is_word =
        |word: &str| (1..=8).contains(&word.len()) && word.chars().all(|c| c.is_ascii_alphanumeric());
    tag.split('-').all(is_word) && tag.split('-').next().is_some_and(|first| first.len() > 1)
}
