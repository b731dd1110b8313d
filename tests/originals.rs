//! The shipped timeline against the originals it was made from. They are not shipped: whoever has them beside the
//! project checks that the restatements keep their numbers, names and quoted words, and copy nothing else.

use std::{collections::BTreeSet, fs, io::Write, ops::Range, path::Path, path::PathBuf, sync::LazyLock};

use sha2::{Digest, Sha256};
use toml::{Table, Value};

/// In characters. The longest passage, one sentence, has 260; in a much longer one almost any word is found.
const WIDEST: usize = 300;

/// This many words in a row are a copy, not a restatement.
const RUN: usize = 9;

/// Not "one", which comes and goes with the wording.
const SPELLED: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

static ROOT: LazyLock<PathBuf> = LazyLock::new(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));

static TIMELINE: LazyLock<Table> = LazyLock::new(|| {
    let timeline: Table = read(&ROOT.join("timeline.toml")).parse().expect("timeline.toml is TOML");
    assert!(timeline["timeline"].get("include").is_none(), "these tests read no included files");
    timeline
});

#[test]
fn every_text_has_the_hash_of_the_timeline() {
    none(articles().filter_map(|(id, article)| other_hash(id, &ROOT.join(text(article, "text")), article)));
}

#[test]
fn every_original_has_the_hash_of_the_timeline() {
    let Some(folder) = originals() else { return };
    let other = |id, article| other_hash(id, &folder.join(original(article)), &article["original"]);
    none(articles().filter_map(|(id, article)| other(id, article)));
}

#[test]
fn every_original_is_an_article_of_the_timeline() {
    let Some(folder) = originals() else { return };
    let known: Vec<_> = articles().map(|(_, article)| folder.join(original(article))).collect();
    let strays = files(&folder).into_iter().filter(|file| !known.contains(file));
    none(strays.map(|file| format!("{} is the original of no article", file.display())));
}

#[test]
fn every_article_is_used_by_a_source() {
    let unused = articles().filter(|(id, _)| sources().all(|source| source.article_id() != *id));
    none(unused.map(|(id, _)| format!("article `{id}`: no source uses it")));
}

#[test]
fn every_quote_stands_exactly_once_in_its_reading_copy() {
    each_source(|source| match source.places(&source.copy()).len() {
        1 => Vec::new(),
        count => vec![format!("stands {count} times in the reading copy: {}", source.quote())],
    });
}

#[test]
fn every_source_has_a_passage_of_its_original() {
    let Some(folder) = originals() else { return };
    each_source(|source| source.passage(&folder).err().into_iter().collect());
}

#[test]
fn every_number_of_a_quote_stands_in_the_original_passage() {
    each_passage(|source, passage| missing(numbers(source.quote()), &numbers(passage)));
}

#[test]
fn every_name_of_a_quote_stands_in_the_original_passage() {
    let Some(folder) = originals() else { return };
    let known = known_names(&folder);
    each_passage(|source, passage| {
        let there: Vec<_> = words(passage).into_iter().map(|(word, _)| word).collect();
        let names = source.words().into_iter().filter(|(word, opens)| !opens || known.contains(word));
        missing(names.map(|(word, _)| word).filter(|word| is_capitalised(word)).collect(), &there)
    });
}

#[test]
fn every_quoted_word_of_a_quote_is_quoted_in_the_original_passage() {
    each_passage(|source, passage| {
        let (quote, passage) = (fold(source.quote()), fold(passage));
        let quoted = quote.split('"').skip(1).step_by(2).map(bare);
        let marked = |words: &str| ['"', '\''].iter().any(|mark| passage.contains(&format!("{mark}{words}")));
        quoted.filter(|words| !marked(words) || !stands(words, &passage)).map(str::to_owned).collect()
    });
}

#[test]
fn the_words_hedges_and_figures_of_accounts_stand_in_the_original_passage() {
    each_passage(|source, passage| {
        let mut lost = Vec::new();
        for (fact, account) in source.accounts() {
            let given = ["words", "hedge"].into_iter().filter_map(|key| account.get(key)?.as_str());
            lost.extend(given.filter(|words| !stands(words, passage)).map(str::to_owned));
            let value = if account.is_table() { account.get("value") } else { Some(account) };
            lost.extend(value.into_iter().flat_map(|value| missing(figures(fact, value), &numbers(passage))));
        }
        lost
    });
}

#[test]
fn the_words_of_links_stand_in_an_original_of_their_event() {
    let Some(folder) = originals() else { return };
    let links = |event: &'static Value| {
        let given = ["after", "before"].into_iter().filter_map(|key| event.get(key)).flat_map(list);
        given.filter_map(|link| link.get("words")?.as_str()).map(move |words| (text(event, "id"), words))
    };
    let there = |event: &str, words: &str| {
        let own = sources().filter(|source| source.event == event);
        own.map(|source| read(&folder.join(original(source.article())))).any(|text| stands(words, &text))
    };
    let lost = list(&TIMELINE["events"]).iter().flat_map(links).filter(|(event, words)| !there(event, words));
    none(lost.map(|(event, words)| format!("event `{event}`: in no original: {words}")));
}

#[test]
fn no_nine_words_in_a_row_are_those_of_an_original() {
    let Some(folder) = originals() else { return };
    // A title that heads its original is the article's own and may be repeated; one in brackets is the curator's.
    let heads = |article, title: &str| read(&folder.join(original(article))).lines().next() == Some(title);
    let titles = articles().map(|(_, article)| (article, text(article, "title")));
    let own = titles.filter(|(article, title)| !title.starts_with('[') && heads(article, title));
    let allowed: BTreeSet<_> = own.flat_map(|(_, title)| runs(title)).collect();
    let mut ours = files(&ROOT.join("articles"));
    ours.push(ROOT.join("timeline.toml"));
    ours.extend(Some(ROOT.join("README.md")).filter(|file| file.exists()));
    let mut wrong = Vec::new();
    for original in files(&folder) {
        let theirs = &runs(&read(&original)) - &allowed;
        for file in &ours {
            let place = format!("{} copies {}", file.display(), original.display());
            wrong.extend(runs(&read(file)).intersection(&theirs).map(|run| format!("{place}: {run}")));
        }
    }
    none(wrong);
}

/// A source, as it stands under its event in the timeline.
struct Source {
    event: &'static str,
    table: &'static Value,
}

impl Source {
    fn article_id(&self) -> &'static str {
        text(self.table, "article")
    }

    fn article(&self) -> &'static Value {
        &TIMELINE["articles"][self.article_id()]
    }

    fn quote(&self) -> &'static str {
        text(self.table, "quote")
    }

    fn copy(&self) -> String {
        read(&ROOT.join(text(self.article(), "text")))
    }

    /// Where the quote stands in the reading copy, in bytes, with the context it asks for.
    fn places(&self, copy: &str) -> Vec<Range<usize>> {
        let context = |key| self.table.get(key).and_then(Value::as_str).unwrap_or_default();
        let found = copy.match_indices(self.quote()).map(|(at, quote)| at..at + quote.len());
        let before = |end| copy.get(..end).is_some_and(|text| text.ends_with(context("prefix")));
        let after = |start| copy.get(start..).is_some_and(|text| text.starts_with(context("suffix")));
        found.filter(|place| before(place.start) && after(place.end)).collect()
    }

    /// The words of the quote. What stands before it is read too: only that tells whether it begins a sentence.
    fn words(&self) -> Vec<(String, bool)> {
        let copy = self.copy();
        let Some(place) = self.places(&copy).into_iter().next() else { return words(self.quote()) };
        let until = |end| words(copy.get(..end).unwrap_or_default());
        until(place.end).split_off(until(place.start).len())
    }

    /// The passage of the original that `original` gives, or what is wrong with that range.
    fn passage(&self, folder: &Path) -> Result<String, String> {
        let range = self.table.get("original").and_then(|range| range.clone().try_into::<[usize; 2]>().ok());
        let [start, end] = range.ok_or("`original` is not [start, end)")?;
        let whole: Vec<char> = read(&folder.join(original(self.article()))).chars().collect();
        let joined = |two: &[char]| two.iter().all(|c| c.is_alphanumeric());
        let cuts = |at: usize| at > 0 && whole.get(at - 1..=at).is_some_and(joined);
        match whole.get(start..end) {
            None | Some([]) => Err(format!("[{start}, {end}) is not within {} characters", whole.len())),
            Some(_) if end - start > WIDEST => Err(format!("[{start}, {end}) is wider than {WIDEST}")),
            Some(_) if cuts(start) || cuts(end) => Err(format!("[{start}, {end}) cuts a word")),
            Some(passage) => Ok(passage.iter().collect()),
        }
    }

    /// Every account of the source, with its fact; several values of one fact are several accounts.
    fn accounts(&self) -> impl Iterator<Item = (&'static String, &'static Value)> {
        let keys = ["says", "denies", "doubts"].into_iter();
        let given = keys.filter_map(|key| self.table.get(key)?.as_table());
        given.flatten().flat_map(|(fact, account)| list(account).iter().map(move |one| (fact, one)))
    }
}

/// Fails with everything that `problems` finds wrong with the sources.
#[track_caller]
fn each_source(problems: impl Fn(&Source) -> Vec<String>) {
    none(sources().flat_map(|source| {
        let place = format!("event `{}`, article `{}`", source.event, source.article_id());
        problems(&source).into_iter().map(move |problem| format!("{place}: {problem}"))
    }));
}

/// Fails with every word that `lost` finds missing in a passage. A source without a passage lacks all its words.
#[track_caller]
fn each_passage(lost: impl Fn(&Source, &str) -> Vec<String>) {
    let Some(folder) = originals() else { return };
    each_source(|source| {
        let lost = lost(source, &source.passage(&folder).unwrap_or_default());
        lost.iter().map(|word| format!("not in the original passage: {word}")).collect()
    });
}

#[track_caller]
fn none(wrong: impl IntoIterator<Item = String>) {
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The folder of the originals, or a line on standard error that a test is skipped: past the test harness, which
/// keeps to itself what `eprintln` says in a test that passes.
fn originals() -> Option<PathBuf> {
    let folder = ROOT.join("../shared/originals");
    if !folder.is_dir() {
        let skipped = b"skipped: the originals are not beside the project\n";
        std::io::stderr().write_all(skipped).expect("standard error is open");
    }
    folder.is_dir().then_some(folder)
}

fn articles() -> impl Iterator<Item = (&'static String, &'static Value)> {
    TIMELINE["articles"].as_table().expect("articles are a table").iter()
}

fn sources() -> impl Iterator<Item = Source> {
    let events = list(&TIMELINE["events"]).iter().filter(|event| event.get("sources").is_some());
    let tables = events.flat_map(|event| list(&event["sources"]).iter().map(move |table| (event, table)));
    tables.map(|(event, table)| Source { event: text(event, "id"), table })
}

/// The values of a list, or the one value that stands for a list of one.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

fn text<'a>(table: &'a Value, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("no text `{key}` in {table}"))
}

fn original(article: &Value) -> &str {
    text(&article["original"], "file")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder that can be read");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

fn other_hash(article: &str, file: &Path, stated: &Value) -> Option<String> {
    let bytes: [u8; 32] = Sha256::digest(read(file)).into();
    let hash = bytes.map(|byte| format!("{byte:02x}")).concat();
    (hash != text(stated, "sha256")).then(|| format!("article `{article}`: {} has {hash}", file.display()))
}

fn missing(words: Vec<String>, there: &[String]) -> Vec<String> {
    words.into_iter().filter(|word| !there.contains(word)).collect()
}

/// The words without the punctuation around them, each with whether it begins a sentence: a capital there says nothing.
fn words(text: &str) -> Vec<(String, bool)> {
    let mut words = Vec::new();
    let mut opens = true;
    for piece in text.split_inclusive(|c: char| c.is_whitespace() || "-–—/".contains(c)) {
        let word = bare(bare(piece).trim_end_matches("'s").trim_end_matches("’s"));
        if !word.is_empty() {
            words.push((word.to_owned(), opens));
            opens = ends_sentence(piece);
        }
        opens |= piece.contains('\n');
    }
    words
}

/// The full stop of "U.S." ends none, so that a name after it is not taken for a beginning.
fn ends_sentence(piece: &str) -> bool {
    let piece = piece.trim_matches(|c: char| !c.is_alphanumeric() && !".!?".contains(c));
    let initials = piece.split_terminator('.').all(|part| part.chars().count() == 1);
    piece.ends_with(['.', '!', '?']) && !initials
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// What is a name even where it begins a sentence: capitalised within one in an original, or in the name of an actor
/// or a place. Not what an original has in small letters too, such as the first word of "The Kremlin".
fn known_names(folder: &Path) -> BTreeSet<String> {
    let originals: Vec<_> = files(folder).iter().flat_map(|file| words(&read(file))).collect();
    let as_written: BTreeSet<_> = originals.iter().map(|(word, _)| word.clone()).collect();
    let tables = ["actors", "places"].into_iter().filter_map(|key| TIMELINE[key].as_table());
    let entries = tables.flat_map(Table::values).flat_map(|entry| words(text(entry, "name")));
    let inside = originals.into_iter().filter(|(_, opens)| !opens);
    let names = inside.chain(entries).map(|(word, _)| word).filter(|word| is_capitalised(word));
    let acronym = |name: &str| !name.contains(char::is_lowercase);
    names.filter(|name| acronym(name) || !as_written.contains(&name.to_ascii_lowercase())).collect()
}

/// The numbers of a text: digits with the points and commas between them, and the small ones in words, as digits.
fn numbers(text: &str) -> Vec<String> {
    let digits = text.split(|c: char| !c.is_ascii_digit() && !",.".contains(c));
    let digits = digits.map(|run| run.trim_matches([',', '.']).to_owned()).filter(|run| !run.is_empty());
    let position = |word: String| SPELLED.iter().position(|number| *number == word);
    let spelled = tokens(text).into_iter().filter_map(position).map(|index| (index + 2).to_string());
    digits.chain(spelled).collect()
}

/// The figures of a value that its source must show: of a date the day, for hardly an article names the year.
fn figures(fact: &str, value: &Value) -> Vec<String> {
    let numbers = numbers(&value.to_string());
    match (text(&TIMELINE["facts"][fact], "kind"), numbers.as_slice()) {
        ("number", _) => numbers,
        ("date", [_, _, day]) => vec![day.trim_start_matches('0').to_owned()],
        _ => Vec::new(),
    }
}

fn fold(text: &str) -> String {
    text.replace(['‘', '’'], "'").replace(['“', '”'], "\"")
}

fn tokens(text: &str) -> Vec<String> {
    let text = fold(text).to_ascii_lowercase();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'');
    words.map(|word| word.trim_matches('\'')).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn runs(text: &str) -> BTreeSet<String> {
    tokens(text).windows(RUN).map(|run| run.join(" ")).collect()
}

/// Whether the passage has these words, whole and with their punctuation; case and the shape of quotes do not count.
fn stands(words: &str, passage: &str) -> bool {
    let plain = |text: &str| fold(text).to_ascii_lowercase();
    let whole = |text: &str| format!(" {} ", tokens(text).join(" "));
    plain(passage).contains(&plain(words)) && whole(passage).contains(&whole(words))
}
