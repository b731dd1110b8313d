//! Where quotes stand: class, range, pieces, paragraph and context of a source of each class.

use serde_json::{Value, json};

use crate::{dateline, folder};

/// Characters of one to four bytes, and letters of two characters, stand before every quote.
const NOTICE: &str = "Übersicht – the “old” bridge 🌉 of Elmford, cafe\u{301} included\n\n\
    The council’s notice said: “The bridge is safe.” Nobody asked.\n\n\
    Engineers counted 14 cracks in the bridge, in its pillars and its deck, before it was closed.\n\n\
    On Friday the council said it again: the bridge is safe.\n";

/// With a byte order mark and Windows line ends, which count as the characters they are.
const WINDOWS: &str = "\u{feff}One line.\r\n\r\nThe bridge was\r\nclosed at noon.\r\n";

const HEAD: &str = "[articles.notice]\ntitle = \"Notice\"\ntext = \"notice.md\"\n\
    [articles.windows]\ntitle = \"Windows\"\ntext = \"windows.md\"\n\
    [articles.unsaved]\ntitle = \"Unsaved\"\n\
    [[events]]\nid = \"closure\"\ntitle = \"The old bridge is closed\"\n";

/// What JSON says of one source with these lines.
fn source(lines: &str) -> Value {
    let timeline = format!("{HEAD}[[events.sources]]\n{lines}\n");
    let files = [("timeline.toml", timeline.as_str()), ("notice.md", NOTICE), ("windows.md", WINDOWS)];
    dateline(folder(&files).path(), &["list", "--json"]).json()[0]["sources"][0].clone()
}

fn of_notice(lines: &str) -> Value {
    source(&format!("article = \"notice\"\n{lines}"))
}

/// Class, range, pieces, paragraph and context.
fn found(source: &Value) -> Value {
    ["class", "range", "pieces", "paragraph", "context"].iter().map(|key| source[key].clone()).collect()
}

/// Where `words` stand in `text` for the first time, in characters.
fn at(text: &str, words: &str) -> [usize; 2] {
    let start = text.find(words).expect("in the text");
    let start = text.get(..start).expect("a boundary").chars().count();
    [start, start + words.chars().count()]
}

fn paragraph(number: usize) -> &'static str {
    NOTICE.trim_end().split("\n\n").nth(number - 1).expect("a paragraph")
}

#[test]
fn a_verbatim_quote_is_counted_in_characters_not_in_bytes() {
    let words = "bridge 🌉 of Elmford, cafe\u{301}";
    let expected = json!(["verbatim", at(NOTICE, words), null, 1, paragraph(1)]);
    assert_eq!(found(&of_notice(&format!("quote = \"{words}\""))), expected);
}

#[test]
fn the_range_of_a_typographic_quote_is_that_of_the_articles_own_characters() {
    let source = of_notice("quote = '''The council's notice said: \"The bridge is safe.\"'''");
    let words = "The council’s notice said: “The bridge is safe.”";
    assert_eq!(found(&source), json!(["typographic", at(NOTICE, words), null, 2, paragraph(2)]));
    assert_eq!(source["quote"], "The council's notice said: \"The bridge is safe.\"");
}

#[test]
fn an_elided_quote_has_a_range_around_its_pieces() {
    let source = of_notice("quote = \"Engineers counted 14 cracks [...] before it was closed\"");
    let (first, last) = (at(NOTICE, "Engineers counted 14 cracks"), at(NOTICE, "before it was closed"));
    assert_eq!(found(&source), json!(["elided", [first[0], last[1]], [first, last], 3, paragraph(3)]));
}

#[test]
fn the_context_of_an_elided_quote_over_two_paragraphs_is_both() {
    let source = of_notice("quote = \"Nobody asked. [...] Engineers counted\"");
    let (first, last) = (at(NOTICE, "Nobody asked."), at(NOTICE, "Engineers counted"));
    let context = format!("{}\n\n{}", paragraph(2), paragraph(3));
    assert_eq!(found(&source), json!(["elided", [first[0], last[1]], [first, last], 2, context]));
}

#[test]
fn an_ambiguous_quote_has_no_range_until_prefix_or_suffix_decide() {
    let quote = "quote = \"bridge is safe\"";
    assert_eq!(found(&of_notice(quote)), json!(["ambiguous", null, null, null, null]));
    let [start, end] = at(NOTICE, "again: the bridge is safe");
    let expected = json!(["verbatim", [start + "again: the ".len(), end], null, 4, paragraph(4)]);
    assert_eq!(found(&of_notice(&format!("{quote}\nprefix = \"again: the\""))), expected);
}

#[test]
fn json_says_where_a_quote_cuts_a_word_or_stands_against_its_context() {
    let said = |lines: &str| -> Value {
        let source = of_notice(lines);
        ["class", "cuts_word", "contradicted"].iter().map(|key| source[key].clone()).collect()
    };
    assert_eq!(said("quote = \"Nobody asked\""), json!(["verbatim", false, false]));
    assert_eq!(said("quote = \"body asked\""), json!(["verbatim", true, false]));
    assert_eq!(said("quote = \"Nobody asked\"\nprefix = \"On Friday\""), json!(["verbatim", false, true]));
}

#[test]
fn a_changed_quote_has_no_range_but_the_context_that_is_nearest() {
    let source = of_notice("quote = \"Engineers counted 41 cracks in the bridge\"");
    assert_eq!(found(&source), json!(["changed", null, null, 3, paragraph(3)]));
}

#[test]
fn json_says_where_the_nearest_passage_is_and_what_differs_there() {
    let said = |quote: &str| -> Value {
        let source = of_notice(&format!("quote = \"{quote}\""));
        ["nearest", "differs"].iter().map(|key| source[key].clone()).collect()
    };
    let nearest = at(NOTICE, "Engineers counted 14 cracks in the bridge");
    assert_eq!(said("Engineers counted 41 cracks in the bridge"), json!([nearest, ["number"]]));
    assert_eq!(said("Engineers counted 14 crags in the bridge"), json!([nearest, []]));
    assert_eq!(
        said("Engineers did not count 14 cracks in the Bridge"),
        json!([nearest, ["negation", "name"]])
    );
    let on_friday = at(NOTICE, "On Friday the council said it");
    assert_eq!(said("On Monday the council said it"), json!([on_friday, ["date"]]));
    assert_eq!(said("Engineers counted 14 cracks"), json!([null, []]));
    assert_eq!(said("Fireworks were seen above the harbour"), json!([null, []]));
}

#[test]
fn of_an_elided_quote_only_the_piece_that_is_not_there_is_compared() {
    let quote = "Engineers counted 41 cracks in the bridge [...] the council said it again 5 times";
    let source = of_notice(&format!("quote = \"{quote}\""));
    assert_eq!((&source["class"], &source["differs"]), (&json!("changed"), &json!(["number"])));
    assert!(source["nearest"].is_array());
}

#[test]
fn a_missing_quote_stands_nowhere() {
    let source = of_notice("quote = \"Fireworks were seen above the harbour\"");
    assert_eq!(found(&source), json!(["missing", null, null, null, null]));
}

#[test]
fn a_quote_of_an_article_without_a_saved_text_is_unchecked() {
    let source = source("article = \"unsaved\"\nquote = \"The bridge is safe\"");
    assert_eq!(found(&source), json!(["unchecked", null, null, null, null]));
}

#[test]
fn a_source_without_a_quote_is_unquoted() {
    assert_eq!(found(&of_notice("")), json!(["unquoted", null, null, null, null]));
}

#[test]
fn a_byte_order_mark_and_both_characters_of_a_windows_line_end_are_counted() {
    let found_at = |source: &Value| (source["class"].clone(), source["range"].clone());
    let verbatim = source("article = \"windows\"\nquote = \"closed at noon\"");
    assert_eq!(found_at(&verbatim), (json!("verbatim"), json!([30, 44])));
    assert_eq!(json!(at(WINDOWS, "closed at noon")), json!([30, 44]));
    let over_lines = source("article = \"windows\"\nquote = \"The bridge was closed\"");
    assert_eq!(found_at(&over_lines), (json!("typographic"), json!(at(WINDOWS, "The bridge was\r\nclosed"))));
    assert_eq!(verbatim["paragraph"], 2);
}

#[test]
fn check_counts_every_class() {
    let lines = ["quote = \"Nobody asked\"", "quote = \"bridge is safe\"", "quote = \"Fireworks above\"", ""];
    let source = lines.map(|line| format!("[[events.sources]]\narticle = \"notice\"\n{line}\n"));
    let timeline = format!("{HEAD}{}", source.concat());
    let files = [("timeline.toml", timeline.as_str()), ("notice.md", NOTICE), ("windows.md", WINDOWS)];
    let ran = dateline(folder(&files).path(), &["check"]);
    let summary = "1 event, 3 articles, 4 sources (1 verbatim, 1 ambiguous, 1 missing, 1 unquoted): \
                   1 error and 1 warning\n";
    assert!(ran.out.ends_with(summary), "{}", ran.out);
}

#[test]
fn nothing_that_is_not_verified_has_a_range_or_is_counted_with_what_is() {
    let classes = [
        ("notice", "quote = \"Nobody asked\"", "verbatim"),
        ("notice", "quote = \"The council's notice\"", "typographic"),
        ("notice", "quote = \"Engineers counted 14 cracks [...] before it was closed\"", "elided"),
        ("notice", "quote = \"bridge is safe\"", "ambiguous"),
        ("notice", "quote = \"Engineers counted 41 cracks\"", "changed"),
        ("notice", "quote = \"Fireworks above\"", "missing"),
        ("unsaved", "quote = \"Nobody asked\"", "unchecked"),
        ("notice", "", "unquoted"),
    ];
    let sources =
        classes.map(|(article, quote, _)| format!("[[events.sources]]\narticle = \"{article}\"\n{quote}\n"));
    let timeline = format!("{HEAD}{}", sources.concat());
    let files = [("timeline.toml", timeline.as_str()), ("notice.md", NOTICE), ("windows.md", WINDOWS)];
    let folder = folder(&files);
    let listed = dateline(folder.path(), &["list", "--json"]).json();
    for (index, (_, _, class)) in classes.iter().enumerate() {
        let source = &listed[0]["sources"][index];
        let is_verified = index < 3;
        assert_eq!(source["class"], *class);
        assert_eq!(source["range"].is_array(), is_verified, "{class}");
        assert_eq!(source["pieces"].is_array(), *class == "elided", "{class}");
        assert_eq!(source["nearest"].is_array(), *class == "changed", "{class}");
    }
    let summary = "8 sources (1 verbatim, 1 typographic, 1 elided, 1 ambiguous, 1 changed, 1 missing, \
                   1 unchecked, 1 unquoted): 2 errors and 1 warning\n";
    let ran = dateline(folder.path(), &["check"]);
    assert!(ran.out.ends_with(summary), "{}", ran.out);
}
