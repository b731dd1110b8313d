use super::*;
use crate::{export::tests::bridge, findings::tests::of_every_class};

fn cited(source: usize) -> String {
    citation(&bridge(), SourceId::new(source))
}

#[test]
fn a_citation_says_whose_words_they_are_and_how_far_to_rely_on_them() {
    assert_eq!(
        cited(0),
        "“The bridge was closed on 5 June, with 14 cracks counted”\n\
         The [first] Gazette, by Ann Ahlberg, Ben Orme, The Gazette Ltd, issued 6 June 2031, \
         https://gazette.example/a_b, archived at https://archive.example/1, p. 4\n\
         Quote: verbatim, paragraph 1\n\
         Supports: The bridge is closed, June 2031\n\
         Says: Date: 5 June 2031 (“5 June”); all accounts of it: conflict (values that cannot both be true)\n\
         Says: Cracks: 14; all accounts of it: single (one voice, one value)\n"
    );
}

#[test]
fn the_words_of_a_restatement_are_never_cited_as_the_articles_own() {
    let cited = cited(1);
    let first = cited.lines().next().expect("a line");
    assert_eq!(
        first,
        "“It closed on 7 June, the mayor said” [words of our restatement, not the article's own]"
    );
    assert!(cited.contains("\nQuote: verbatim in our restatement, paragraph 1\n"), "{cited}");
    assert!(cited.contains("\nDisputes: The bridge is closed, June 2031\n"), "{cited}");
    assert!(cited.ends_with("\nSaid by: Ada Lind\nAs of: 8 June 2031\n"), "{cited}");
}

#[test]
fn what_was_not_found_is_cited_as_that() {
    let cited = cited(2);
    let mut lines = cited.lines();
    assert_eq!(lines.next(), Some("“four people died” [not found in our restatement of the article]"));
    assert!(cited.contains("marked as graphic"), "{cited}");
    let checked = of_every_class();
    let first = |source| citation(&checked, SourceId::new(source)).lines().next().map(str::to_owned);
    assert_eq!(first(0).as_deref(), Some("“Nobody counted the ships”"));
    assert_eq!(first(3).as_deref(), Some("“The port is safe” [stands in 2 places in the article]"));
    assert_eq!(first(4).as_deref(), Some("“it is 41 years old” [not found in the article]"));
    assert_eq!(first(6).as_deref(), Some("“No saved text” [not checked]"));
    assert_eq!(first(7).as_deref(), Some("N"), "no words are quoted");
    let changed = citation(&checked, SourceId::new(4));
    assert!(
        changed.contains("[-it is 41-]{+it's 14+}") && changed.contains("Careful: a number differs"),
        "{changed}"
    );
}
