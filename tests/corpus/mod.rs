//! Hostile strings, and timelines that have them wherever a string can stand.

use std::fmt::Write;

/// One string of the corpus.
pub(crate) struct Hostile {
    pub(crate) name: String,
    pub(crate) text: String,
    /// It must not be shown as it is.
    pub(crate) hides: bool,
}

/// All of `strings.toml`, and each control character by itself.
pub(crate) fn strings() -> Vec<Hostile> {
    let table: toml::Table = toml::from_str(include_str!("strings.toml")).expect("TOML");
    let mut strings = Vec::new();
    for (hides, key) in [(true, "hides"), (false, "comes-through")] {
        for (name, text) in table[key].as_table().expect("a table") {
            strings.push(Hostile {
                name: name.clone(),
                text: text.as_str().expect("text").to_owned(),
                hides,
            });
        }
    }
    let controls = ('\0'..='\u{9f}').filter(|c| c.is_control() && !matches!(c, '\n' | '\t'));
    strings.extend(controls.map(|c| {
        let code = u32::from(c);
        Hostile { name: format!("control-{code:02x}"), text: format!("a{c}b"), hides: true }
    }));
    strings
}

/// Whether a terminal obeys it, is turned around by it or shows nothing for it, wherever it stands. Written down here once
/// more, so that the program is not held against its own list.
pub(crate) fn is_steering(c: char) -> bool {
    let code = u32::from(c);
    code < 0x20
        || [
            0x7f..=0x9f,
            0xad..=0xad,
            0x34f..=0x34f,
            0x61c..=0x61c,
            0x115f..=0x1160,
            0x17b4..=0x17b5,
            0x180e..=0x180e,
            0x200e..=0x200f,
            0x2028..=0x202e,
            0x2060..=0x206f,
            0x3164..=0x3164,
            0xfeff..=0xfeff,
            0xffa0..=0xffa0,
            0xfff0..=0xfffb,
            0x1bca0..=0x1bca3,
            0x1d173..=0x1d17a,
            0xe0000..=0xe00ff,
        ]
        .iter()
        .any(|range| range.contains(&code))
}

/// As a TOML string in which nothing stands as it is.
pub(crate) fn toml_string(text: &str) -> String {
    text.chars().fold(String::from("\""), |mut all, c| {
        let _ = write!(all, "\\U{:08X}", u32::from(c));
        all
    }) + "\""
}

/// A timeline, as its file and those beside it, in which each string stands in every field that takes text, and in every
/// one that takes something else. Event `event-N` has the `N`th.
pub(crate) fn files(strings: &[&Hostile]) -> Vec<(String, String)> {
    let all = strings.iter().map(|string| string.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut timeline = format!(
        "[timeline]\ntitle = {all}\nsummary = {all}\nutc_offset = {all}\ninclude = [{first}]\n{first} = {first}\n\
         [facts.cause]\nname = 'Cause'\nkind = 'text'\n[facts.dead]\nname = 'Dead'\nkind = 'number'\n\
         [facts.start]\nname = 'Start'\nkind = 'date'\n",
        all = toml_string(&all),
        first = toml_string(strings.first().map_or("", |string| &string.text)),
    );
    let mut files = Vec::new();
    for (number, string) in strings.iter().enumerate() {
        timeline += &tables(number, &toml_string(&string.text));
        files.push((format!("{number}.md"), format!("First it said {} and then no more.\n", string.text)));
    }
    files.push(("timeline.toml".to_owned(), timeline));
    files
}

/// The tables that one string stands in, sound ones and broken ones.
fn tables(number: usize, text: &str) -> String {
    // As part of a longer string.
    let within = text.trim_matches('"');
    let registers = format!(
        "[actors.actor-{number}]\nname = \"Actor {number} {within}\"\nshort = {text}\nkind = {text}\naliases = [{text}]\npart_of = {text}\n\
         [places.place-{number}]\nname = {text}\naliases = [{text}]\npart_of = {text}\n\
         [facts.fact-{number}]\nname = {text}\nkind = 'text'\nunit = {text}\nchanges = {text}\n\
         [articles.article-{number}]\ntitle = {text}\nauthor = [{text}]\npublisher = {text}\nissued = '2021-03-08'\n\
         accessed = {text}\nurl = \"https://example.org/{within}\"\narchive_url = {text}\nlanguage = {text}\n\
         rendition = {text}\nderived_from = {text}\nsha256 = {text}\ntext = '{number}.md'\noriginal = {{ file = {text}, sha256 = {text} }}\n\
         [articles.lost-{number}]\ntitle = {text}\ntext = {text}\n\
         [actors.{text}]\nname = 'A'\n[places.{text}]\nname = 'P'\n[facts.{text}]\nname = 'F'\n[articles.{text}]\ntitle = 'T'\n\
         [{text}]\n{text} = {text}\n"
    );
    let event = format!(
        "[[events]]\nid = 'event-{number}'\ndate = '2021-03-05'\ntitle = {text}\nsummary = {text}\nnote = {text}\ntags = [{text}]\n\
         actors = ['actor-{number}', {text}]\nroles = {{ actor-{number} = {text}, {text} = {text} }}\nplaces = ['place-{number}', {text}]\n\
         after = [{text}]\nbefore = [{{ event = {text}, words = {text}, within = {text} }}]\ngraphic = {text}\n{text} = {text}\n\
         [[events.sources]]\narticle = 'article-{number}'\nquote = \"it said {within} and then\"\nprefix = 'First'\nsuffix = 'no more'\n\
         locator = {text}\nnote = {text}\nstance = {text}\nsaid_by = 'actor-{number}'\nas_of = {text}\nabout = {text}\noriginal = {text}\n\
         says = {{ cause = {{ value = {text}, words = {text}, hedge = {text} }}, dead = {text}, start = {text}, {text} = {text} }}\n\
         denies = {{ fact-{number} = {text} }}\ndoubts = {{ date = {text} }}\n{text} = {text}\n\
         [[events.sources]]\narticle = 'article-{number}'\nquote = \"it never said {within} and then\"\nsays = {{ cause = 'something else' }}\n\
         [[events.sources]]\narticle = {text}\nquote = {text}\n"
    );
    let broken = format!("[[events]]\nid = {text}\ntitle = 'T'\ndate = {text}\n[[events]]\n{text}\n");
    registers + &event + &broken
}
