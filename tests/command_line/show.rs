use crate::{dateline, elmford, folder, shipped};

const ARTICLE: &str =
    "The old bridge was closed.\n\nThe council said: “It is safe.” Nobody asked for more.\n";

const TIMELINE: &str = r#"[actors.council]
name = "Town council"

[facts.cracks]
name = "Cracks"
kind = "number"

[articles.gazette]
title = "The Gazette"
issued = "2031-05"
text = "gazette.md"
rendition = "restated"

[[events]]
id = "closure"
date = "2031-05-05"
title = "The old bridge is closed"
summary = "It stays so."
tags = ["bridge"]
actors = ["council"]
roles = { council = "closes it" }

[[events.sources]]
article = "gazette"
quote = "It is safe"
said_by = "council"
as_of = "2031-05-06"
says = { cracks = 14 }

[[events.sources]]
article = "gazette"
quote = "Nobody asked for less"
"#;

#[test]
fn an_event_is_shown_with_the_passages_it_rests_on() {
    let folder = folder(&[("timeline.toml", TIMELINE), ("gazette.md", ARTICLE)]);
    let ran = dateline(folder.path(), &["show", "closure"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, "1 error; `dateline check` lists them\n"));
    assert_eq!(
        ran.out,
        "\
The old bridge is closed
5 May 2031 · #bridge · closure · timeline.toml:14
! the quote is not in `gazette` as it stands here

It stays so.

Actors      Town council (closes it)

1. The Gazette
   verbatim in our restatement · paragraph 2 · issued May 2031 · supports
   | The council said: “It is safe.” Nobody asked for more.
   says     Cracks: 14
   said by  Town council
   as of    6 May 2031

2. The Gazette
   changed: the quote is not there as it is given here · issued May 2031 ·
   supports
   ? Nobody asked for less
   nearest words in the article, paragraph 2:
   ~ Nobody asked for [-less-]{+more+}
"
    );
}

#[test]
fn a_changed_quote_says_aloud_what_must_not_be_overlooked() {
    let quote = "The council said 3: 'It is not safe.' Nobody asked for more";
    let timeline = TIMELINE.replace("Nobody asked for less", quote);
    let folder = folder(&[("timeline.toml", &timeline), ("gazette.md", ARTICLE)]);
    let ran = dateline(folder.path(), &["show", "closure"]);
    let expected = "   ? The council said 3: 'It is not safe.' Nobody asked for more
   ! a number differs: 3 in the quote, none in the article
   ! a negation differs: not in the quote, none in the article
   nearest words in the article, paragraph 2:
   ~ The council said [-3-]: [-'-]{+“+}It is [-not-] safe.[-'-]{+”+} Nobody
     asked for more
";
    assert!(ran.out.ends_with(expected), "{}", ran.out);
}

#[test]
fn a_quote_that_cuts_a_word_or_stands_against_its_context_is_shown_as_one() {
    let timeline = TIMELINE
        .replace("\"It is safe\"", "\"is safe\"\nprefix = \"Nobody\"")
        .replace("\"Nobody asked for less\"", "\"he council said\"");
    let folder = folder(&[("timeline.toml", &timeline), ("gazette.md", ARTICLE)]);
    let ran = dateline(folder.path(), &["show", "closure"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "2 warnings; `dateline check` lists them\n"));
    assert!(ran.out.contains("restatement · not where prefix and suffix put it ·"), "{}", ran.out);
    assert!(ran.out.contains("restatement · begins or ends inside a word or number"), "{}", ran.out);
}

#[test]
fn a_shipped_event_is_shown_with_its_words_in_context() {
    let ran = shipped(&["show", "concert-attack"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("Gunmen attack a concert hall in Moscow\n22 March 2024 · "), "{}", ran.out);
    assert!(ran.out.contains("\n   verbatim in our restatement · paragraph "), "{}", ran.out);
    assert!(!ran.out.contains('\x1b'));
}

#[test]
fn the_json_of_one_event_is_what_the_list_says_of_it() {
    let ran = shipped(&["show", "concert-attack", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let all = shipped(&["list", "--json"]).json();
    let listed = all.as_array().expect("a list").iter().find(|event| event["id"] == "concert-attack");
    assert_eq!(Some(&ran.json()), listed);
}

#[test]
fn an_unknown_id_is_an_error_that_names_the_nearest() {
    let folder = elmford();
    for json in [&[][..], &["--json"]] {
        let ran = dateline(folder.path(), &[&["show", "clousre"], json].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        let expected = "error: there is no event `clousre` in the timeline\nhelp: did you mean `closure`?\n";
        assert_eq!(ran.err, expected);
    }
}

#[test]
fn where_no_id_is_near_the_list_is_offered() {
    let ran = dateline(elmford().path(), &["show", "zzzz"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let expected = "error: there is no event `zzzz` in the timeline\nhelp: `dateline list` shows all ids\n";
    assert_eq!(ran.err, expected);
}

#[test]
fn an_event_that_is_graphic_says_so_before_all_else() {
    let text = "[[events]]\nid = 'fall'\ntitle = 'The bridge falls'\ndate = '2031'\ngraphic = true\n\
                summary = 'It fell.'\n";
    let folder = folder(&[("timeline.toml", text)]);
    let ran = dateline(folder.path(), &["show", "fall"]);
    assert!(ran.out.contains("\nThis event is marked as graphic.\n\nIt fell.\n"), "{}", ran.out);
}

#[test]
fn lines_are_as_wide_as_one_asks_for() {
    for command in [&["show", "concert-attack"][..], &["list"], &["accounts"], &["coverage"]] {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let widest = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        // What is piped has whole lines; but a page of passages is as wide as paper.
        let whole = shipped(command).out;
        let endless = if command[0] == "show" { usize::MAX } else { widest(&whole) };
        for width in ["50", "80", "132"] {
            let columns: usize = width.parse().expect("a number");
            let ran = shipped(&[command, &["--width", width]].concat());
            let widest = widest(&ran.out);
            assert!(widest <= columns && widest + 20 > columns.min(endless), "{command:?} {width}: {widest}");
            // The passages of `show` stand behind bars, one a line.
            if command[0] != "show" {
                assert_eq!(words(&ran.out), words(&whole), "{command:?} {width}");
            }
        }
        assert_eq!(shipped(&[command, &["--width", "39"]].concat()).code, 2);
    }
}
