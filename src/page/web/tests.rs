use proptest::prelude::*;

use super::*;

const WORDS: &str =
    "On Friday the mayor resigned, and nobody in the harbour office would say why, though many asked. ";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head>{head}</head><body><nav><a href=/>Home</a></nav>\
        <article>{body}</article><footer>About us</footer></body></html>"
    )
}

fn told(head: &str) -> Said {
    let body = format!("<h1>The port</h1><p>{}</p><p>{}</p>", WORDS.repeat(4), WORDS.repeat(4));
    read(page(head, &body).as_bytes()).expect("read").said
}

#[test]
fn the_article_is_kept_paragraph_by_paragraph_and_what_stands_around_it_is_not() {
    let body = format!(
        "<p>{}</p><script>alert('x')</script><p>The port <b>closed</b>.\r\nLater.</p>",
        WORDS.repeat(6)
    );
    let read = read(page("<title>The port</title>", &body).as_bytes()).expect("read");
    let paragraphs: Vec<&str> = read.text.split("\n\n").collect();
    assert_eq!(paragraphs, [WORDS.repeat(6).trim(), "The port closed. Later.\n"]);
    assert_eq!(read.notes, Notes::default());
}

#[test]
fn captions_and_terms_are_paragraphs_of_their_own() {
    let body = format!(
        "<p>{words}</p><figure><img src=a.png><figcaption>Photo: V. Lund</figcaption></figure><p>“They didn’t ask,” {words}</p>\
         <dl><dt>Port</dt><dd>closed</dd></dl><pre>a\n  b</pre><p>{words}</p>",
        words = WORDS.repeat(4).trim()
    );
    let read = read(page("<title>The port</title>", &body).as_bytes()).expect("read");
    let paragraphs: Vec<&str> = read.text.split("\n\n").filter(|it| !it.starts_with("On Friday")).collect();
    assert_eq!(paragraphs.len(), 5, "{paragraphs:?}");
    assert!(paragraphs[1].starts_with("“They didn’t ask,” On"), "{paragraphs:?}");
    assert_eq!(
        [paragraphs[0], paragraphs[2], paragraphs[3], paragraphs[4]],
        ["Photo: V. Lund", "Port", "closed", "a\n  b"]
    );
}

#[test]
fn what_the_page_says_of_itself_is_taken_and_nothing_else() {
    let bare = told("");
    assert_eq!((bare.language.as_deref(), bare.title.as_deref()), (Some("en-GB"), Some("The port")));
    assert_eq!(Said { language: None, title: None, ..bare }, Said::default());
    let head = "<title>The port: why it closed</title><meta property='og:site_name' content='Harbour News'>\
        <meta property='article:published_time' content='2021-03-06T12:00:00+01:00'><meta name=author content='A. Writer'>\
        <link rel=canonical href='https://harbour.example/port'><meta property='og:url' content='/port'>";
    let said = told(head);
    assert_eq!(said.title.as_deref(), Some("The port"), "the heading says so");
    assert_eq!(
        (said.authors, said.publisher.as_deref()),
        (vec!["A. Writer".to_owned()], Some("Harbour News"))
    );
    assert_eq!(said.issued.as_deref(), Some("2021-03-06T12:00:00+01:00"));
    assert_eq!(said.url.as_deref(), Some("https://harbour.example/port"));
}

#[test]
fn what_is_meant_for_programs_counts_first() {
    let linked = r#"<title>The port | Harbour News</title><meta name=author content="Nobody">
        <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
        {"@type": ["NewsArticle"], "headline": "\"@harbour\" closes", "datePublished": "2021-03-06",
        "author": [{"name": "@ann"}, "Ben"], "publisher": {"name": "Harbour News"}, "url": "javascript:alert(1)"}]}</script>"#;
    let said = told(linked);
    assert_eq!(said.title.as_deref(), Some("\"@harbour\" closes"));
    assert_eq!((said.authors.join("+"), said.issued.as_deref()), ("@ann+Ben".to_owned(), Some("2021-03-06")));
    assert_eq!(
        (said.publisher.as_deref(), said.url.as_deref()),
        (Some("Harbour News"), Some("javascript:alert(1)")),
        "whoever takes it looks at what it is"
    );
    let broken =
        "<title>The port | Harbour News</title><script type='application/ld+json'>{\"@type\": </script>";
    assert_eq!(told(broken).title.as_deref(), Some("The port"));
}

#[test]
fn characters_that_no_text_has_are_replaced_and_counted() {
    let body = format!("<p>{}a\0b\rc&#13;d</p>", WORDS.repeat(6));
    let read = read(page("", &body).as_bytes()).expect("read");
    assert!(!read.text.contains(['\0', '\r']) && read.text.contains("a\u{fffd}b"), "{}", read.text);
    assert_eq!((read.notes.nuls, read.notes.returns > 0), (1, true));
}

#[test]
fn a_panic_of_the_parser_would_be_an_error_and_a_page_without_words_is_one() {
    assert_eq!(read(b""), Err(NoPage::NoArticle));
    assert_eq!(read(b"<html><body><img src=x></body></html>"), Err(NoPage::NoArticle));
}

#[test]
fn hostile_pages_end_in_an_error_or_in_text_and_soon() {
    for part in [
        "<div>",
        "<b>",
        "<table><td>",
        "<p>x<br><br>",
        "<a href=x>y</a>",
        "<svg><desc>",
        "<li>x",
        "<font>x",
        "&#0;",
        "<noscript><img>",
    ] {
        for count in [400, 3_000] {
            let page = format!("<html><body>{}", part.repeat(count));
            let _ = read(page.as_bytes());
        }
    }
    let json = format!("<script type='application/ld+json'>{}</script>", "[".repeat(500_000));
    assert!(read(page(&json, &format!("<p>{}</p>", WORDS.repeat(6))).as_bytes()).is_ok());
}

const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<tr>",
    "<td colspan=99999999>",
    "</table>",
    "<br>",
    "<h1>",
    "</h1>",
    "<title>",
    "</title>",
    "<meta charset=utf-16>",
    "<meta name=author content=x>",
    "<script>",
    "</script>",
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"name\":1}</script>",
    "<svg>",
    "<template>",
    "</template>",
    "<!--",
    "-->",
    "&#13;",
    "&#x202e;",
    "&",
    "\0",
    "\r",
    "é",
    "<noscript>",
    "<img src='data:image/png;base64,x'>",
    "<frameset>",
    "<article>",
    "<base href='://'>",
    "The port closed, and the mayor said that nobody knew why. ",
];

proptest! {
    #[test]
    fn any_bytes_are_a_page_or_an_error(
        parts in proptest::collection::vec(prop_oneof![
            4 => proptest::sample::select(TAGS).prop_map(|tag| tag.as_bytes().to_vec()),
            1 => proptest::collection::vec(any::<u8>(), 0..12),
        ], 0..60),
    ) {
        // Text that is not UTF-8 has no type here; what is left to hold is that it comes to an end without a panic.
        let read = read(&parts.concat());
        prop_assert_ne!(&read, &Err(NoPage::Broken));
        if let Ok(page) = read {
            prop_assert!(!page.text.contains(['\0', '\r']) && !page.text.trim().is_empty());
        }
    }
}
