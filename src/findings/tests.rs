use strum::IntoEnumIterator;

use super::*;
use crate::{
    accounts::Verdict,
    findings::batch::Compared,
    load::tests::{in_folder, timeline},
    text::{Written, tests::ASKED_FOR},
};

const ARTICLE: &str = "The port is safe, it said. The port is safe, all said; it's 14 years old.\n\n\
                       Nobody counted the ships that had left before noon.\n";

/// A timeline with one source of each class.
pub(crate) fn of_every_class() -> Checked {
    let quotes = [
        "quote = 'Nobody counted the ships'",
        "quote = 'it’s 14 years'",
        "quote = 'Nobody counted the ships [...] before noon'",
        "quote = 'The port is safe'",
        "quote = 'it is 41 years old'",
        "quote = 'Fireworks were seen above the harbour'",
        "quote = 'No saved text'",
        "",
    ];
    let article = |quote: &&str| if quote.contains("No saved text") { "unsaved" } else { "note" };
    let sources =
        quotes.iter().map(|quote| format!("[[events.sources]]\narticle = '{}'\n{quote}\n", article(quote)));
    let timeline = format!(
        "[articles.note]\ntitle = 'N'\ntext = 'note.md'\n[articles.unsaved]\ntitle = 'U'\n\
         [[events]]\nid = 'e'\ntitle = 'E'\n{}",
        sources.collect::<String>()
    );
    let loaded = in_folder(&[("t.toml", &timeline), ("note.md", ARTICLE)]);
    Checked::new(loaded.timeline, loaded.problems)
}

#[test]
fn each_class_counts_for_itself_and_what_was_not_found_has_no_place() {
    let checked = of_every_class();
    for (index, class) in Class::iter().filter(|class| *class != Class::Awaited).enumerate() {
        assert_eq!(checked.findings.count(class), 1, "{class}");
        let passage = checked.findings.passage(SourceId::new(index));
        assert_eq!(passage.class(), class);
        assert_eq!(passage.extent().is_some(), class.is_verified(), "{class}");
        assert_eq!(passage.difference().is_some(), class == Class::Changed, "{class}");
    }
}

/// So many articles, and an event of which each says what `says` has for it.
fn all_saying(count: usize, kind: &str, says: impl Fn(usize) -> String) -> Timeline {
    let article = |number: usize| format!("[articles.a{number}]\ntitle = 'A'\n");
    let source = |number: usize| {
        format!("[[events.sources]]\narticle = 'a{number}'\nsays = {{ f = {} }}\n", says(number))
    };
    let articles: String = (0..count).map(article).collect();
    let sources: String = (0..count).map(source).collect();
    timeline(&format!(
        "[facts.f]\nname = 'F'\nkind = '{kind}'\n{articles}[[events]]\nid = 'e'\ntitle = 'E'\n{sources}"
    ))
}

#[test]
fn of_a_thousand_voices_that_say_one_text_each_is_read_a_few_times() {
    let many = 1_000;
    let timeline = all_saying(many, "text", |_| "'a fire'".to_owned());
    let before = ASKED_FOR.get();
    let compared = Compared::of(&timeline);
    let asked = ASKED_FOR.get() - before;
    assert!((many..many * 10).contains(&asked), "{asked} texts were asked for");
    assert_eq!(compared.accounts.count(Verdict::Agree), 1);
}

#[test]
fn long_texts_that_begin_in_other_ways_are_compared_no_further() {
    // To read all of both for each pair would take minutes.
    let rest = "word ".repeat(5_000);
    let words = |number: usize| format!("{{ words = '{number} {rest}' }}");
    let timeline = all_saying(300, "text", words);
    assert_eq!(Compared::of(&timeline).accounts.count(Verdict::Unclear), 1);
}

#[test]
fn pieces_in_another_order_are_said_to_be_so() {
    let timeline = "[articles.note]\ntitle = 'N'\ntext = 'note.md'\n[[events]]\nid = 'e'\ntitle = 'E'\n\
                    [[events.sources]]\narticle = 'note'\nquote = 'had left before noon [...] Nobody counted'\n";
    let loaded = in_folder(&[("t.toml", timeline), ("note.md", ARTICLE)]);
    let checked = Checked::new(loaded.timeline, loaded.problems);
    let source = &checked.timeline.sources[0];
    let said = checked.findings.passages[0].alarms_in_words(&checked.timeline, source, Written::new(ARTICLE));
    assert_eq!(said, ["its words are there, but not in this order, or with too much left out between them"]);
}

#[test]
fn what_a_timeline_has_millions_of_is_small() {
    use crate::{accounts::Comparison, model::Account};
    let sizes = [size_of::<Event>(), size_of::<Source>(), size_of::<Account>(), size_of::<Comparison>()];
    assert!(sizes.iter().zip([104, 40, 64, 56]).all(|(size, most)| *size <= most), "{sizes:?}");
}
