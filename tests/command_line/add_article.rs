//! Articles that are added: a saved page becomes a text and a table, or nothing is written.

use std::{fs, path::Path};

use crate::{Ran, dateline, folder, hostile_strings::strings, shown::harm};

const TIMELINE: &str = "# Begun in spring.\n[timeline]\ntitle = 'The harbour' # the old one\n\n\
    [articles.note]\ntitle = 'A note'\ntext = 'note.md'\n# of the office\n\n# Events\n\n[[events]]\nid = 'first'   # of all\ntitle = 'It begins'\n";

const PARAGRAPH: &str =
    "The port closed at noon, and the mayor said that nobody in the office knew why it had to be so. ";

fn page(head: &str) -> String {
    let paragraph = PARAGRAPH.repeat(4);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head>{head}</head><body><nav><a href=\"/\">Home</a></nav><article>\
         <h1>The port closes</h1><p>{paragraph}</p><p>“Café” – {paragraph}</p></article><script>alert(1)</script></body></html>"
    )
}

const HEAD: &str = "<meta charset=utf-8><title>The port closes | Harbour News</title>\
    <meta property=\"og:title\" content=\"The port closes\"><meta property=\"og:site_name\" content=\"Harbour News\">\
    <meta property=\"article:published_time\" content=\"2021-03-06T12:00:00.000+0100\"><meta name=\"author\" content=\"A. Writer\">\
    <link rel=\"canonical\" href=\"https://harbour.example/port\">";

fn harbour(page: &str) -> tempfile::TempDir {
    folder(&[
        ("timeline.toml", TIMELINE),
        ("note.md", "On Friday the mayor resigned.\n"),
        ("saved/page.html", page),
    ])
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn add(folder: &Path, arguments: &[&str]) -> Ran {
    dateline(folder, &[&["add", "article"], arguments].concat())
}

/// The table that was added, its hash apart.
fn table(folder: &Path, id: &str) -> String {
    let text = read(folder, "timeline.toml");
    let header = format!("[articles.{id}]\n");
    let (_, rest) = text.split_once(&header).unwrap_or_else(|| panic!("no {header} in {text}"));
    let table = rest.split("\n\n").next().expect("a table");
    table.lines().filter(|line| !line.starts_with("sha256 = ")).flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn a_saved_page_becomes_a_text_and_a_table_behind_the_last_one() {
    let folder = harbour(&page(HEAD));
    let ran = add(folder.path(), &["saved/page.html"]);
    let text = read(folder.path(), "articles/the-port-closes.md");
    let words = text.split_whitespace().count();
    let said = format!("added: the-port-closes, articles/the-port-closes.md ({words} words)\n");
    assert_eq!((ran.code, ran.out, ran.err.as_str()), (0, said, ""));
    let paragraph = PARAGRAPH.repeat(4);
    assert!(text.ends_with(&format!("{}\n\n“Café” – {}\n", paragraph.trim(), paragraph.trim())), "{text}");
    assert!(!text.contains("Home") && !text.contains("alert"), "{text}");
    assert_eq!(
        table(folder.path(), "the-port-closes"),
        "title = \"The port closes\"\nauthor = [\"A. Writer\"]\npublisher = \"Harbour News\"\nissued = \"2021-03-06T12:00:00+01:00\"\n\
         url = \"https://harbour.example/port\"\nlanguage = \"en\"\ntext = \"articles/the-port-closes.md\"\n"
    );
    let all = read(folder.path(), "timeline.toml");
    let (before, behind) = TIMELINE.split_once("\n# Events").expect("both");
    assert!(all.starts_with(&format!("{before}\n[articles.the-port-closes]\n")), "{all}");
    assert!(all.ends_with(&format!("\"\n\n# Events{behind}")), "{all}");
    // The hash is that of the file, and its words can be quoted.
    let quoting = |quote| {
        let event =
            ["add", "event", "closure", "--title", "T", "--article", "the-port-closes", "--quote", quote];
        dateline(folder.path(), &event).code
    };
    assert_eq!(quoting("the port stayed open"), 1);
    assert_eq!(quoting("Café” – The port closed at noon"), 0);
    let checked = dateline(folder.path(), &["check"]);
    assert!(checked.code == 0 && checked.out.contains("no problems"), "{checked:?}");
}

#[test]
fn flags_count_before_the_page_and_what_nobody_says_is_left_out() {
    let folder = harbour(&page(HEAD));
    let flags = [
        "saved/page.html",
        "--id",
        "port",
        "--title",
        "Closed",
        "--author",
        "B",
        "--author",
        "C",
        "--publisher",
        "D",
        "--issued",
        "2021-03?",
        "--accessed",
        "2021-04-01",
        "--url",
        "https://e.example/",
        "--language",
        "en-GB",
        "--rendition",
        "restated",
    ];
    assert_eq!(add(folder.path(), &flags).code, 0);
    assert_eq!(
        table(folder.path(), "port"),
        "title = \"Closed\"\nauthor = [\"B\", \"C\"]\npublisher = \"D\"\nissued = \"2021-03?\"\naccessed = \"2021-04-01\"\n\
         url = \"https://e.example/\"\nlanguage = \"en-GB\"\ntext = \"articles/port.md\"\nrendition = \"restated\"\n"
    );
    let bare =
        harbour(&page("<meta name=\"DCTERMS.issued\" content=\"6 March 2021\">").replace(" lang=\"en\"", ""));
    let ran = add(bare.path(), &["saved/page.html"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        ran.err,
        "left out: the page says `6 March 2021` for when it was published, which is no ISO 8601 date\n"
    );
    assert_eq!(
        table(bare.path(), "the-port-closes"),
        "title = \"The port closes\"\ntext = \"articles/the-port-closes.md\"\n"
    );
}

#[test]
fn a_title_that_is_taken_gets_a_number_and_an_id_that_is_taken_is_refused() {
    let folder = harbour(&page(HEAD));
    for (id, more) in
        [("the-port-closes", "once"), ("the-port-closes-2", "twice"), ("the-port-closes-3", "again")]
    {
        let other = page(HEAD).replace("the mayor", more);
        fs::write(folder.path().join("saved/page.html"), other).expect("written");
        let ran = add(folder.path(), &["saved/page.html"]);
        assert!(ran.code == 0 && ran.out.starts_with(&format!("added: {id}, articles/{id}.md (")), "{ran:?}");
    }
    let before = read(folder.path(), "timeline.toml");
    let ran = add(folder.path(), &["saved/page.html", "--id", "note"]);
    assert!(ran.code == 1 && ran.err.contains("duplicate-id"), "{ran:?}");
    assert!(!folder.path().join("articles/note.md").exists(), "the text is taken away again");
    // A file that somebody keeps there is not replaced.
    fs::write(folder.path().join("articles/own.md"), "mine").expect("written");
    let ran = add(folder.path(), &["saved/page.html", "--id", "own"]);
    assert!(ran.code == 2 && ran.err.contains("is there already"), "{ran:?}");
    assert_eq!(read(folder.path(), "articles/own.md"), "mine");
    assert_eq!(add(folder.path(), &["saved/page.html", "--id", "../own"]).code, 2);
    assert_eq!(read(folder.path(), "timeline.toml"), before);
}

#[test]
fn a_text_that_is_there_already_is_not_added_by_accident() {
    let folder = harbour(&page(HEAD));
    assert_eq!(add(folder.path(), &["saved/page.html"]).code, 0);
    let before = read(folder.path(), "timeline.toml");
    let ran = add(folder.path(), &["saved/page.html", "--title", "Another"]);
    assert!(ran.code == 2 && ran.err.contains("article `the-port-closes` has the same text"), "{ran:?}");
    assert!(ran.err.contains("`--id`"), "{ran:?}");
    assert_eq!(read(folder.path(), "timeline.toml"), before);
    assert_eq!(add(folder.path(), &["saved/page.html", "--id", "second"]).code, 0);
}

#[test]
fn only_an_address_of_a_page_is_taken_for_one() {
    let folder = harbour(&page("<title>The port</title><link rel=canonical href='javascript:alert(1)'>"));
    for url in ["foo", "javascript:alert(1)", "https://", "file:///etc", "https://e.example/a b"] {
        let ran = add(folder.path(), &["saved/page.html", "--url", url]);
        assert!(ran.code == 2 && ran.err.contains("no address of a page"), "{url}: {ran:?}");
    }
    assert_eq!(read(folder.path(), "timeline.toml"), TIMELINE);
    let ran = add(folder.path(), &["saved/page.html", "--id", "port"]);
    let told =
        "left out: the page says `javascript:alert(1)` for where it is, which is no address of a page\n";
    assert_eq!((ran.code, ran.err.as_str()), (0, told));
    assert!(!table(folder.path(), "port").contains("url"));
}

#[test]
fn what_would_be_wrong_with_it_is_told_and_nothing_is_left() {
    let folder = harbour(&page(HEAD));
    let ran = add(folder.path(), &["saved/page.html", "--issued", "last spring"]);
    assert!(
        ran.code == 1 && ran.err.contains("bad-date") && ran.err.contains("nothing is written"),
        "{ran:?}"
    );
    assert_eq!(read(folder.path(), "timeline.toml"), TIMELINE);
    assert!(!folder.path().join("articles").exists(), "nor the folder that was made for it");
    let broken = format!("{TIMELINE}note = '''never ended\n");
    fs::write(folder.path().join("timeline.toml"), &broken).expect("written");
    let ran = add(folder.path(), &["saved/page.html"]);
    assert!(ran.code == 1 && ran.err.ends_with("mend this first\n"), "{ran:?}");
    assert!(read(folder.path(), "timeline.toml") == broken && !folder.path().join("articles").exists());
    for (name, text, why) in [
        ("empty.html", "<html></html>", "no article was found"),
        ("latin.txt", "", "is not UTF-8 text: line 2"),
        ("none.html", "", "there is no file"),
    ] {
        let path = folder.path().join(name);
        match name {
            "latin.txt" => fs::write(path, b"a\n\xe9\n").expect("written"),
            "empty.html" => fs::write(path, text).expect("written"),
            _ => {}
        }
        let ran = add(folder.path(), &[name]);
        assert!(ran.code == 2 && ran.err.contains(why), "{name}: {ran:?}");
    }
    let ran = add(folder.path(), &["saved/page.html", "--limit", "article=100"]);
    assert!(ran.code == 2 && ran.err.contains("over 100 bytes"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn no_text_is_written_outside_of_the_folder_nor_kept_where_the_timeline_may_not_be_changed() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, other) = (harbour(&page(HEAD)), tempfile::tempdir().expect("another"));
    symlink(other.path(), folder.path().join("articles")).expect("linked");
    let ran = add(folder.path(), &["saved/page.html"]);
    assert!(ran.code == 2 && ran.err.contains("outside the timeline's folder"), "{ran:?}");
    assert_eq!(fs::read_dir(other.path()).expect("read").count(), 0);
    fs::remove_file(folder.path().join("articles")).expect("removed");
    let path = folder.path().join("timeline.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("set");
    let ran = add(folder.path(), &["saved/page.html"]);
    assert!(ran.code == 2 && ran.err.contains("may not be written"), "{ran:?}");
    assert!(!folder.path().join("articles").exists());
}

#[test]
fn plain_text_and_markdown_are_copied_byte_for_byte() {
    let folder = harbour("");
    let texts: [(&str, &[u8], &str); 3] = [
        ("letter.txt", b"\xef\xbb\xbfA letter\r\n\r\nThe port \xe2\x80\xae closed.\rLater.\0\n", "a-letter"),
        ("note.markdown", b"Saved.\n\n## The *gate*\n\nIt broke.", "the-gate"),
        ("page", b"The port closed <b>soon</b>.\n", "the-port-closed-b-soon-b"),
    ];
    for (name, bytes, id) in texts {
        fs::write(folder.path().join(name), bytes).expect("written");
        let ran = add(folder.path(), &[name]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}: {ran:?}");
        assert_eq!(fs::read(folder.path().join(format!("articles/{id}.md"))).expect("read"), bytes, "{name}");
    }
    fs::write(folder.path().join("blank.txt"), " \n").expect("written");
    fs::write(folder.path().join("long.txt"), "a ".repeat(500_000)).expect("written");
    for name in ["blank.txt", "long.txt"] {
        let ran = add(folder.path(), &[name]);
        assert!(ran.code == 2 && ran.err.contains("says no title") && ran.err.contains("--title"), "{ran:?}");
    }
    assert_eq!(dateline(folder.path(), &["check"]).code, 0);
}

#[test]
fn the_charset_is_found_and_told_where_it_is_not_utf_8() {
    let folder = harbour("");
    let latin: Vec<u8> = page("<title>The port closes</title>")
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).expect("a byte"),
        })
        .collect();
    fs::write(folder.path().join("latin.htm"), latin).expect("written");
    let ran = add(folder.path(), &["latin.htm", "--id", "latin"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "the page is read as windows-1252\n"));
    assert!(read(folder.path(), "articles/latin.md").contains("“Café” – "));
    let nul = page("<meta charset=utf-8>").replace("Café", "Caf\0\u{202e}é");
    fs::write(folder.path().join("nul.html"), nul).expect("written");
    let ran = add(folder.path(), &["nul.html", "--id", "nul"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "1 NUL character is replaced by \u{fffd}\n"));
    assert!(
        read(folder.path(), "articles/nul.md").contains("Caf\u{fffd}\u{202e}é"),
        "the rest is kept as it is"
    );
}

#[test]
fn line_ends_are_those_of_the_file() {
    let folder = harbour(&page(HEAD));
    let before = TIMELINE.replace('\n', "\r\n");
    fs::write(folder.path().join("timeline.toml"), &before).expect("written");
    assert_eq!(add(folder.path(), &["saved/page.html"]).code, 0);
    let after = read(folder.path(), "timeline.toml");
    assert!(
        after.len() > before.len() && after.matches('\n').count() == after.matches("\r\n").count(),
        "{after:?}"
    );
    let no_article = "[[events]]\nid = 'e'\ntitle = 'E'";
    fs::write(folder.path().join("timeline.toml"), no_article).expect("written");
    assert_eq!(add(folder.path(), &["saved/page.html", "--id", "port"]).code, 0);
    assert!(read(folder.path(), "timeline.toml").starts_with(&format!("{no_article}\n\n[articles.port]\n")));
}

#[test]
fn hostile_strings_in_the_head_of_a_page_do_not_steer_the_terminal() {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let all = strings();
    for some in all.chunks(30) {
        let some: String = some.iter().map(|it| escaped(&it.text)).collect();
        let head = format!(
            "<meta charset=utf-8><meta name=\"author\" content=\"{some}\"><meta property=\"og:title\" content=\"x {some}\">\
             <meta property=\"article:published_time\" content=\"{some}\">"
        );
        let folder = harbour(&page(&head));
        let ran = add(folder.path(), &["saved/page.html"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_eq!((harm(&ran.out, &[]), harm(&ran.err, &[])), (None, None), "{ran:?}");
        assert_eq!(dateline(folder.path(), &["check"]).code, 0, "what was written can be read");
    }
}
