//! Cuts a timeline file at its top-level headers, so that each piece is parsed alone.
//!
//! One parse of a whole file costs fifteen times the file in memory, and stops making
//! sense after the first mistake. The scanner knows strings, comments and brackets, and
//! nothing else of TOML: what it cuts is valid if the whole was.

use std::{collections::HashMap, iter, ops::Range};

/// The tables that a timeline file may have at its top.
pub(super) const TABLES: [&str; 6] = ["timeline", "actors", "places", "articles", "facts", "events"];

/// One thing of the file: an event with its sources, an actor, the `[timeline]` table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where its text stands. More than one range where `[articles.a.original]` stands
    /// apart from `[articles.a]`.
    pub(super) ranges: Vec<Range<usize>>,
    /// The keys of its first header; none for what stands before any header.
    pub(super) path: Vec<String>,
    /// The first header itself.
    pub(super) header: Range<usize>,
}

/// A header with all that stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// The header itself.
    header: Range<usize>,
    /// Where the next one begins.
    end: usize,
    /// The keys of the header.
    path: Vec<String>,
}

impl Piece {
    fn new(section: &Section) -> Self {
        Self {
            ranges: iter::once(section.range()).collect(),
            path: section.path.clone(),
            header: section.header.clone(),
        }
    }

    /// An event that stands at `range`, with the tables below it.
    pub(super) fn of_event(range: Range<usize>) -> Self {
        let header = range.start..range.start + EVENT.len();
        Self { ranges: iter::once(range).collect(), path: vec!["events".to_owned()], header }
    }

    fn add(&mut self, range: Range<usize>) {
        match self.ranges.last_mut().filter(|last| last.end == range.start) {
            Some(last) => last.end = range.end,
            None => self.ranges.push(range),
        }
    }
}

/// How almost every event is headed.
pub(super) const EVENT: &str = "[[events]]";

impl Section {
    fn shifted(self, by: usize) -> Self {
        Self { header: self.header.start + by..self.header.end + by, end: self.end + by, ..self }
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.header.start..self.end
    }

    pub(super) fn is_event(&self) -> bool {
        self.path == ["events"]
    }

    /// The table at the top that it is, or is of.
    pub(super) fn table(&self) -> Option<&str> {
        self.path.first().map(String::as_str)
    }

    /// Of an actor, an article or a fact, which one it is.
    pub(super) fn id(&self) -> Option<&str> {
        self.path.get(1).map(String::as_str)
    }

    /// Whether it belongs to the event before it.
    pub(super) fn is_of_event(&self) -> bool {
        self.path.len() > 1 && self.path.first().is_some_and(|first| first == "events")
    }
}

/// Cuts `text` into pieces, in the order in which they stand.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let sections: Vec<Section> = Sections::of(text, 0).collect();
    let first = sections.first().map_or(text.len(), |section| section.header.start);
    let leading = Section { header: 0..0, end: first, path: Vec::new() };
    iter::once(Piece::new(&leading)).chain(join(&sections)).collect()
}

/// Cuts a piece that does not parse again, at every line that looks like a known header:
/// a string that is not closed hides the headers behind it.
pub(super) fn recut(text: &str, piece: &Piece) -> Option<Vec<Piece>> {
    let [range] = piece.ranges.as_slice() else { return None };
    let inside = text.get(range.clone())?;
    let multiline = inside.contains("\"\"\"") || inside.contains("'''");
    let bytes = inside.as_bytes();
    let known = line_starts(inside).filter(|at| is_known_header(inside, *at));
    let starts: Vec<usize> = known.map(|at| skip(bytes, at, |byte| matches!(byte, b' ' | b'\t'))).collect();
    if !multiline || starts.len() < 2 {
        return None;
    }
    let section = |(index, at): (usize, &usize)| {
        let end = starts.get(index + 1).copied().unwrap_or(inside.len());
        section(inside, *at, end).shifted(range.start)
    };
    Some(join(&starts.iter().enumerate().map(section).collect::<Vec<_>>()))
}

/// Groups what belongs together: an event with the tables below it, and so on.
pub(super) fn join(sections: &[Section]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    // Where a deeper table's piece is, by the first two keys of its path; for events, the last one.
    let mut homes: HashMap<(String, Option<String>), usize> = HashMap::new();
    for section in sections {
        let (home, deep) = match section.path.as_slice() {
            [first] => ((first.clone(), None), false),
            [first, rest @ ..] if first == "events" => ((first.clone(), None), !rest.is_empty()),
            [first, second, rest @ ..] => ((first.clone(), Some(second.clone())), !rest.is_empty()),
            [] => ((String::new(), None), false),
        };
        if let Some(piece) = homes.get(&home).and_then(|found| pieces.get_mut(*found)).filter(|_| deep) {
            piece.add(section.range());
        } else {
            homes.insert(home, pieces.len());
            pieces.push(Piece::new(section));
        }
    }
    pieces
}

/// Every top-level header from some place on that stands outside of everything.
pub(super) struct Sections<'t> {
    text: &'t str,
    /// Where the next header begins, if it was met.
    next: Option<usize>,
}

impl<'t> Sections<'t> {
    pub(super) fn of(text: &'t str, from: usize) -> Self {
        Self { text, next: next_header(text, from) }
    }
}

impl Iterator for Sections<'_> {
    type Item = Section;

    fn next(&mut self) -> Option<Section> {
        let start = self.next?;
        self.next = next_header(self.text, line_end(self.text.as_bytes(), start));
        Some(section(self.text, start, self.next.unwrap_or(self.text.len())))
    }
}

/// Where the first header from `at` on begins.
fn next_header(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    while at < bytes.len() {
        at = skip(bytes, at, |byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        if bytes.get(at) == Some(&b'[') {
            return Some(at);
        }
        at = statement_end(text, at);
    }
    None
}

/// The end of the key and value, or of the comment, that begins at `at`.
fn statement_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' if depth == 0 => return at + 1,
            // No value begins with these words, so an array or a table was not closed.
            b'\n' if is_known_header(text, at + 1) => return at + 1,
            b'#' => at = line_end(bytes, at),
            b'"' | b'\'' => at = string_end(bytes, at, *byte),
            b'[' | b'{' => {
                depth += 1;
                at += 1;
            }
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            _ => at += 1,
        }
    }
    at
}

/// The end of the string that `quote` opens at `at`; of the line, where a one-line string
/// is not closed on it; of the text, where a multi-line one is not closed at all.
pub(super) fn string_end(bytes: &[u8], at: usize, quote: u8) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let escapes = quote == b'"';
    let triple = [quote; 3];
    if !rest.starts_with(&triple) {
        let mut at = at + 1;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\n' => return at,
                b'\\' if escapes && bytes.get(at + 1) != Some(&b'\n') => at += 2,
                byte if *byte == quote => return at + 1,
                _ => at += 1,
            }
        }
        return at;
    }
    let mut at = at + 3;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if escapes => at += 2,
            byte if *byte == quote && bytes.get(at..).is_some_and(|rest| rest.starts_with(&triple)) => {
                // Up to two quotation marks may stand right before the closing three.
                let more = skip(bytes, at + 3, |byte| byte == quote);
                return more.min(at + 5);
            }
            _ => at += 1,
        }
    }
    at.min(bytes.len())
}

/// Reads the keys of the header at `start`, as far as it is one; the parser says what is wrong with it.
fn section(text: &str, start: usize, end: usize) -> Section {
    let source = text.get(start..line_end(text.as_bytes(), start)).unwrap_or_default();
    let array = source.starts_with("[[");
    let inner = source.get(if array { 2.. } else { 1.. }).unwrap_or_default();
    let mut path = vec![String::new()];
    let mut quoted = None;
    let mut closing_at = inner.len();
    for (at, c) in inner.char_indices() {
        match (quoted, c) {
            (Some(open), c) if open == c => quoted = None,
            (None, '"' | '\'') => quoted = Some(c),
            (None, ']' | '#') => {
                closing_at = at;
                break;
            }
            (None, '.') => path.push(String::new()),
            (None, c) if c.is_whitespace() => {}
            (_, c) => path.last_mut().into_iter().for_each(|key| key.push(c)),
        }
    }
    let closing = if array { 2 } else { 1 };
    let length = (closing_at + 2 * closing).min(source.trim_end().len());
    Section { header: start..start + length, end, path }
}

/// Whether the line at `at` can only be a header: `[actors.` is no array, because `actors`
/// is no value.
fn is_known_header(text: &str, at: usize) -> bool {
    let Some(line) = text.get(at..) else { return false };
    let line = line.trim_start_matches([' ', '\t']);
    let Some(inner) = line.strip_prefix("[[").or_else(|| line.strip_prefix('[')) else { return false };
    let inner = inner.trim_start_matches([' ', '\t']);
    TABLES
        .iter()
        .any(|table| inner.strip_prefix(table).is_some_and(|rest| rest.trim_start().starts_with(['.', ']'])))
}

fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1))
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(bytes.len(), |length| at + length)
}

fn skip(bytes: &[u8], mut at: usize, skipped: impl Fn(u8) -> bool) -> usize {
    while bytes.get(at).is_some_and(|byte| skipped(*byte)) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of every piece but the first, each on its own.
    fn cut(text: &str) -> Vec<String> {
        let joined =
            |piece: &Piece| piece.ranges.iter().filter_map(|range| text.get(range.clone())).collect();
        pieces(text).iter().skip(1).map(joined).collect()
    }

    #[test]
    fn every_event_is_a_piece_with_its_sources() {
        let first = "[[events]]\nid='a'\n[[events.sources]]\nquote='x'\n";
        let second = "[[events]]\nid='b'\n";
        assert_eq!(cut(&format!("{first}{second}")), [first, second]);
    }

    #[test]
    fn a_header_inside_a_string_is_text() {
        let text = "[[events]]\nsummary = \"\"\"\n[[events]]\n\"\"\"\nnote = '''\n[actors.a]'''\n";
        assert_eq!(cut(text).len(), 1);
    }

    #[test]
    fn a_hash_inside_a_string_begins_no_comment() {
        let text = "[[events]]\ntitle = \"a # b\" # [[events]]\n[[events]]\n";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn an_array_over_several_lines_is_one_statement() {
        let text = "[[events]]\noriginal = [\n[1, 2],\n  # [[events]]\n[3]]\n[[events]]\n";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn an_array_that_is_not_closed_ends_before_the_next_header() {
        let text = "[[events]]\nactors = [\"a\",\n[[events]]\nid = 'b'\n[actors.a]\n";
        assert_eq!(cut(text).len(), 3);
    }

    #[test]
    fn a_one_line_string_that_is_not_closed_ends_with_its_line() {
        assert_eq!(cut("[[events]]\ntitle = \"open\n[[events]]\n").len(), 2);
    }

    #[test]
    fn a_table_that_stands_apart_comes_home() {
        let text = "[articles.a]\ntitle='x'\n[actors.b]\n[articles.a.original]\nfile='y'\n";
        assert_eq!(cut(text), ["[articles.a]\ntitle='x'\n[articles.a.original]\nfile='y'\n", "[actors.b]\n"]);
    }

    #[test]
    fn keys_in_quotation_marks_are_keys() {
        let found = pieces("[ actors . \"x.y\" ] # here\n");
        assert_eq!(found[1].path, ["actors", "x.y"]);
        assert_eq!(found[1].header, 0..18);
    }

    #[test]
    fn a_piece_whose_string_is_not_closed_is_cut_again() {
        let text = "[[events]]\nsummary = \"\"\"open\n[[events]]\nid = 'b'\n[actors.c]\n";
        let whole = pieces(text);
        assert_eq!(whole.len(), 2);
        let again = recut(text, &whole[1]).expect("cut again");
        let paths: Vec<_> = again.iter().map(|piece| piece.path.join(".")).collect();
        assert_eq!(paths, ["events", "events", "actors.c"]);
    }
}
