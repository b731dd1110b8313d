//! Files that were made to be read by others to their harm: each ends in a clear problem, soon, and in little memory.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
};

use crate::{Ran, command, dateline, folder, run};

const EVENT: &str = "[[events]]\nid = 'e'\ntitle = 'E'\n[[events.sources]]\narticle = 'a'\nquote = 'words'\n";

/// A timeline whose one article has its text at `path`, and one that includes it.
fn naming(path: &str) -> [String; 2] {
    let path = path.replace('\\', "/");
    [
        format!("[articles.a]\ntitle = 'A'\ntext = '{path}'\n{EVENT}"),
        format!("[timeline]\ntitle = 'T'\ninclude = ['{path}']\n[[events]]\nid = 'e'\ntitle = 'E'\n"),
    ]
}

/// The problems of a timeline in `folder`, as codes.
fn codes(folder: &Path, timeline: impl AsRef<[u8]>) -> Vec<String> {
    fs::write(folder.join("timeline.toml"), timeline).expect("written");
    let ran = dateline(folder, &["check", "--json"]);
    assert!(ran.code < 2, "{ran:?}");
    let problems = ran.json();
    let problems = problems.as_array().expect("a list");
    problems.iter().map(|problem| problem["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn a_path_that_leads_out_of_the_folder_is_not_read() {
    let outer = folder(&[("secret.md", "words"), ("inner/inside.md", "words")]);
    let inner = outer.path().join("inner");
    let absolute = outer.path().join("secret.md").display().to_string();
    for path in
        ["../secret.md", "./../secret.md", "x/../../secret.md", "/etc/passwd", "//etc/passwd", &absolute]
    {
        for timeline in naming(path) {
            assert!(codes(&inner, &timeline).contains(&"outside-folder".to_owned()), "{path}");
        }
    }
    let [article, _] = naming("inside.md");
    assert_eq!(codes(&inner, &article), [""; 0], "what is inside is read");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_not_read() {
    use std::os::unix::fs::symlink;
    let outer = folder(&[("secret.md", "words"), ("inner/inside.md", "words")]);
    let inner = outer.path().join("inner");
    for (target, name) in
        [("../secret.md", "file.md"), ("..", "up"), ("/etc", "etc"), ("loop", "loop"), ("chain", "first.md")]
    {
        symlink(target, inner.join(name)).expect("linked");
    }
    symlink("../secret.md", inner.join("chain")).expect("linked");
    for path in ["file.md", "up/secret.md", "etc/passwd", "first.md"] {
        for timeline in naming(path) {
            assert!(codes(&inner, &timeline).contains(&"outside-folder".to_owned()), "{path}");
        }
    }
    for timeline in naming("loop") {
        let codes = codes(&inner, &timeline);
        assert!(codes.contains(&"file-unreadable".to_owned()), "{codes:?}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_opened() {
    use rustix_less::fifo;
    let folder = folder(&[("dir/x.md", "")]);
    fifo(&folder.path().join("pipe"));
    let socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket")).expect("a socket");
    for path in ["pipe", "dir", "socket"] {
        let [article, included] = naming(path);
        assert_eq!(codes(folder.path(), &article)[0], "file-unreadable", "{path}");
        assert!(codes(folder.path(), &included).contains(&"file-unreadable".to_owned()), "{path}");
        let ran = dateline(folder.path(), &["check", path]);
        assert_eq!((ran.code, ran.err), (2, format!("error: `{path}` is not a file\n")));
    }
    drop(socket);
    for device in ["/dev/zero", "/dev/tty", "/dev/full"] {
        let ran = dateline(folder.path(), &["list", device]);
        assert_eq!((ran.code, ran.err), (2, format!("error: `{device}` is not a file\n")));
    }
}

/// Pipes are made by the system's own command, so that no crate is needed for it.
#[cfg(unix)]
mod rustix_less {
    use std::{path::Path, process::Command};

    pub(super) fn fifo(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
    }
}

#[test]
fn a_file_of_ten_gigabytes_is_told_of_and_not_read() {
    let folder = folder(&[]);
    for name in ["big.md", "big.toml"] {
        // Sparse, so that it takes no room.
        File::create(folder.path().join(name))
            .and_then(|file| file.set_len(10 << 30))
            .expect("a sparse file");
    }
    let [article, _] = naming("big.md");
    assert_eq!(codes(folder.path(), &article), ["file-too-large"]);
    let [_, included] = naming("big.toml");
    assert_eq!(codes(folder.path(), &included), ["file-too-large"]);
    let ran = dateline(folder.path(), &["check", "big.toml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("`big.toml` is over 1 GiB"), "{}", ran.err);
}

#[test]
fn many_articles_that_name_one_large_file_are_not_all_read() {
    let folder = folder(&[]);
    File::create(folder.path().join("large.md"))
        .and_then(|file| file.set_len(1 << 20))
        .expect("a sparse file");
    let article = |number| format!("[articles.a{number}]\ntitle = 'A'\ntext = 'large.md'\n");
    fs::write(folder.path().join("timeline.toml"), (0..40).map(article).collect::<String>())
        .expect("written");
    let ran = dateline(folder.path(), &["check", "--limit", "articles=17M"]);
    assert_eq!(
        ran.out.matches("the texts of the articles are too large together").count(),
        40 - 17,
        "{}",
        ran.out
    );
    assert_eq!(dateline(folder.path(), &["check"]).code, 0);
}

#[test]
fn a_file_that_is_made_of_headers_is_not_read() {
    let folder = folder(&[("b.toml", &"[[events]]\n".repeat(60))]);
    fs::write(folder.path().join("timeline.toml"), "[[events]]\nid = 'e'\ntitle = 'E'\n".repeat(50))
        .expect("written");
    for (file, limit, words) in [
        ("timeline.toml", "tables=48", "the file has over 48 tables, and is not read"),
        ("b.toml", "tables=58", "read more with `--limit tables=10000000`"),
    ] {
        let ran = dateline(folder.path(), &["check", file, "--limit", limit]);
        assert!(ran.code == 1 && ran.out.contains(words), "{}", ran.out);
        assert!(ran.out.contains("0 events"), "{}", ran.out);
    }
    let [_, included] = naming("b.toml");
    fs::write(folder.path().join("main.toml"), included).expect("written");
    let ran = dateline(folder.path(), &["check", "main.toml", "--limit", "tables=58"]);
    assert!(ran.out.contains("b.toml:1:1") && ran.out.contains("1 event,"), "{}", ran.out);
    // Those of all files count.
    let ran = dateline(folder.path(), &["check", "main.toml", "--limit", "tables=59"]);
    assert!(ran.out.contains("with this file there are over 59 tables; it is not read"), "{}", ran.out);
}

#[test]
fn a_table_of_more_values_than_any_has_is_not_read() {
    let own = "[[events]]\nid = 'e'\ntitle = 'E'\n";
    let list = format!("nothing = [{}]\n", "{a=1},".repeat(400));
    let lines: String = (0..400).flat_map(|n| [format!("k{n}"), " = 1\n".to_owned()]).collect();
    let inline = format!("events = [{}]\n", "{},".repeat(400));
    let ran = |text: &str| {
        let folder = folder(&[("timeline.toml", text)]);
        dateline(folder.path(), &["check", "--limit", "values=300"]).out
    };
    for text in [format!("{own}{list}{own}"), format!("{own}{lines}{own}"), format!("{inline}{own}{own}")] {
        let out = ran(&text);
        assert!(out.contains("the table has over 300 values, and is not read"), "{out}");
        assert!(out.contains("read more with `--limit values=2000000`"), "{out}");
    }
    // Others are read; a string that is not closed does not make one table of them.
    let open = format!("{own}summary = \"\"\"a\n{}", own.repeat(200));
    assert!(!ran(&open).contains("values"), "{}", ran(&open));
    // None has too many, all together have.
    let few = format!("{own}nothing = [{}]\n", "{a=1},".repeat(200));
    let out = ran(&few.repeat(40));
    assert!(out.contains("with this table there are over 6000 values; it is not read"), "{out}");
}

#[test]
fn limits_are_named_in_the_help_and_can_be_set() {
    let folder = folder(&[("a.md", "words and more"), ("b.toml", "[[events]]\nid = 'b'\ntitle = 'B'\n")]);
    let [article, _] = naming("a.md");
    fs::write(folder.path().join("timeline.toml"), &article).expect("written");
    let ran = dateline(folder.path(), &["check", "--limit", "article=10"]);
    assert!(
        ran.out.contains("`a.md` is over 10 bytes") && ran.out.contains("--limit article=128M"),
        "{}",
        ran.out
    );
    assert_eq!(dateline(folder.path(), &["check", "--limit", "article=14"]).code, 0);
    let ran = dateline(folder.path(), &["check", "--limit=timeline=20"]);
    assert!(ran.err.contains("`timeline.toml` is over 20 bytes"), "{}", ran.err);
    let [_, included] = naming("*.toml");
    fs::write(folder.path().join("main.toml"), included.replace("'*.toml'", "'b.toml'")).expect("written");
    let most = format!("timeline={}", included.len() + 3);
    let ran = dateline(folder.path(), &["check", "main.toml", "--limit", &most]);
    assert!(ran.out.contains("with `b.toml` the files of the timeline are over"), "{}", ran.out);
    for (limit, words) in [("names=1", "too many files"), ("files=1", "the first 1 are read")] {
        fs::write(folder.path().join("main.toml"), &included).expect("written");
        let ran = dateline(folder.path(), &["check", "main.toml", "--limit", limit]);
        assert!(ran.out.contains(words), "{limit}: {}", ran.out);
    }
    let ran = dateline(folder.path(), &["check", "--limit", "event=10"]);
    assert!(
        ran.code == 2 && ran.err.contains("there are timeline, tables, values, article, articles,"),
        "{}",
        ran.err
    );
    for arguments in [&["--help"][..], &["check", "--help"], &["list", "--help"], &["show", "--help"]] {
        let help = dateline(folder.path(), arguments).out;
        assert!(help.contains("--limit <NAME=NUMBER>"), "{help}");
    }
}

#[cfg(target_os = "linux")]
/// The program with no more than so many KiB of memory to itself, address space that it does not use included.
fn within(memory: usize, folder: &Path, arguments: &[&str]) -> Ran {
    let mut limited = Command::new("sh");
    let program = command(folder, arguments);
    limited.args(["-c", "ulimit -v \"$1\" && shift && exec \"$@\"", "sh", &memory.to_string()]);
    limited.arg(program.get_program()).args(arguments).current_dir(folder).stdin(Stdio::null());
    run(&mut limited)
}

#[cfg(target_os = "linux")]
/// How many events; `DATELINE_EVENTS=1000000` for as many as the figures in SECURITY.md are of, which takes half a minute
/// without optimisation.
fn many() -> usize {
    std::env::var("DATELINE_EVENTS").map_or(100_000, |count| count.parse().expect("a number"))
}

#[cfg(target_os = "linux")]
#[test]
fn events_without_end_that_have_nothing_in_them_are_told_of_in_bounded_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut file = File::create(folder.path().join("timeline.toml")).expect("made");
    file.write_all("[[events]]\n".repeat(many()).as_bytes()).expect("written");
    // Less than a KiB for each of them.
    let ran = within(300_000 + many(), folder.path(), &["list"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("errors"), "{}", ran.err);
}

#[test]
fn ten_thousand_brackets_within_each_other_are_a_mistake_and_no_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = 10_000;
    for text in [
        format!("x = {}{}\n", "[".repeat(deep), "]".repeat(deep)),
        format!("x = {}1{}\n", "{a=".repeat(deep), "}".repeat(deep)),
        format!("[{}a]\nb = 1\n", "a.".repeat(deep)),
        format!("{}a = 1\n", "a.".repeat(deep)),
        format!("{}{EVENT}", "[".repeat(deep)),
        format!("{EVENT}says = {}\n", "[".repeat(deep)),
        format!("{EVENT}says = {{cause = {}\n", "{value = ".repeat(deep)),
        format!("[[events]]\nid = 'e'\ntitle = 'E'\nactors = {}'a'{}\n", "[".repeat(deep), "]".repeat(deep)),
    ] {
        let found = codes(folder.path(), &text);
        assert!(!found.is_empty(), "{}", text.chars().take(40).collect::<String>());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_quote_of_ten_megabytes_is_looked_for_and_shown_in_part() {
    let folder = tempfile::tempdir().expect("a folder");
    let quote = "ten words of a quote that never seems to end. ".repeat(10 << 20 >> 5);
    let article = format!("Before it. {quote} After it.\n");
    // That it is not there as it stands is the dearest to find out.
    let changed = quote.replacen("seems", "seemed", 1);
    let [timeline, _] = naming("a.md");
    let timeline = timeline.replace("words'", &format!("{}'", changed.trim()));
    fs::write(folder.path().join("timeline.toml"), timeline).expect("written");
    fs::write(folder.path().join("a.md"), &article).expect("written");
    let ran = within(1_000_000, folder.path(), &["check"]);
    assert!(ran.out.contains("1 changed"), "{}", ran.out.lines().last().unwrap_or_default());
    assert!(ran.out.len() < 100_000, "{} bytes are printed", ran.out.len());
}

#[test]
fn bytes_that_are_no_text_line_ends_of_all_kinds_and_marks_of_byte_order_are_read_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let check = |timeline: &[u8], article: &[u8]| {
        fs::write(folder.path().join("a.md"), article).expect("written");
        codes(folder.path(), timeline)
    };
    let [timeline, _] = naming("a.md");
    let crlf = timeline.replace('\n', "\r\n");
    let with_mark = format!("\u{feff}{timeline}");
    for sound in [timeline.as_bytes(), crlf.as_bytes(), with_mark.as_bytes()] {
        for article in [&b"words"[..], b"\xef\xbb\xbfwords\r\n", b"a\r\nwords\r\nb"] {
            assert_eq!(check(sound, article), [""; 0]);
        }
        assert_eq!(check(sound, b"words \xff\xfe"), ["article-not-utf8"]);
        assert_eq!(check(sound, b"\xff\xfew\0o\0r\0d\0s\0"), ["article-not-utf8"]);
    }
    let utf_16: Vec<u8> = timeline.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (broken, code) in [
        (timeline.replace("'E'", "'\u{1}E'").into_bytes(), "syntax"),
        ([timeline.as_bytes(), b"note = '\xff\xc0\x80\xed\xa0\x80'\n"].concat(), "not-utf8"),
        ([b"\xff\xfe".as_slice(), &utf_16].concat(), "not-utf8"),
        (timeline.replace('\n', "\r").into_bytes(), "syntax"),
        (format!("{timeline}\0\0\0").into_bytes(), "syntax"),
    ] {
        let found = check(&broken, b"words");
        assert!(found.contains(&code.to_owned()), "{code}: {found:?}");
    }
}

#[test]
fn a_timeline_that_comes_from_a_pipe_is_refused_and_not_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut child = command(folder.path(), &["check", "/dev/stdin"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    // It is never written to, and stays open until the program has ended.
    let held = child.stdin.take();
    let mut line = String::new();
    BufReader::new(child.stderr.take().expect("piped")).read_line(&mut line).expect("read");
    assert_eq!(line, "error: `/dev/stdin` is not a file\n");
    assert_eq!(child.wait().expect("ended").code(), Some(2));
    drop(held);
}
