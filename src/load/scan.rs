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

#[derive(Debug)]
struct Header {
    at: Range<usize>,
    path: Vec<String>,
}

impl Piece {
    fn new(range: Range<usize>, header: &Header) -> Self {
        Self { ranges: iter::once(range).collect(), path: header.path.clone(), header: header.at.clone() }
    }

    fn add(&mut self, range: Range<usize>) {
        match self.ranges.last_mut().filter(|last| last.end == range.start) {
            Some(last) => last.end = range.end,
            None => self.ranges.push(range),
        }
    }
}

impl Header {
    fn shifted(self, by: usize) -> Self {
        Self { at: self.at.start + by..self.at.end + by, ..self }
    }
}

/// Cuts `text` into pieces, in the order in which they stand.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let headers = headers(text, 0);
    join(text, &headers)
}

/// Cuts a piece that does not parse again, at every line that looks like a known header:
/// a string that is not closed hides the headers behind it.
pub(super) fn recut(text: &str, piece: &Piece) -> Option<Vec<Piece>> {
    let [range] = piece.ranges.as_slice() else { return None };
    let inside = text.get(range.clone())?;
    let multiline = inside.contains("\"\"\"") || inside.contains("'''");
    let bytes = inside.as_bytes();
    let known = line_starts(inside).filter(|at| is_known_header(inside, *at));
    let found = known.map(|at| {
        let at = skip(bytes, at, |byte| matches!(byte, b' ' | b'\t'));
        header(inside, at..line_end(bytes, at))
    });
    let headers: Vec<Header> = found.map(|header| header.shifted(range.start)).collect();
    if !multiline || headers.len() < 2 {
        return None;
    }
    Some(join(text.get(..range.end)?, &headers).into_iter().skip(1).collect())
}

/// Groups what belongs together: an event with the tables below it, and so on.
fn join(text: &str, headers: &[Header]) -> Vec<Piece> {
    let first = headers.first().map_or(text.len(), |header| header.at.start);
    let mut pieces = vec![Piece::new(0..first, &Header { at: 0..0, path: Vec::new() })];
    // Where a deeper table's piece is, by the first two keys of its path; for events, the last one.
    let mut homes: HashMap<(String, Option<String>), usize> = HashMap::new();
    for (index, header) in headers.iter().enumerate() {
        let end = headers.get(index + 1).map_or(text.len(), |next| next.at.start);
        let range = header.at.start..end;
        let (home, deep) = match header.path.as_slice() {
            [first] => ((first.clone(), None), false),
            [first, rest @ ..] if first == "events" => ((first.clone(), None), !rest.is_empty()),
            [first, second, rest @ ..] => ((first.clone(), Some(second.clone())), !rest.is_empty()),
            [] => ((String::new(), None), false),
        };
        if let Some(piece) = homes.get(&home).and_then(|found| pieces.get_mut(*found)).filter(|_| deep) {
            piece.add(range);
        } else {
            homes.insert(home, pieces.len());
            pieces.push(Piece::new(range, header));
        }
    }
    pieces
}

/// Every top-level header from `from` on.
fn headers(text: &str, from: usize) -> Vec<Header> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = from;
    while at < bytes.len() {
        at = skip(bytes, at, |byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        if bytes.get(at) == Some(&b'[') {
            let end = line_end(bytes, at);
            found.push(header(text, at..end));
            at = end;
        } else {
            at = statement_end(text, at);
        }
    }
    found
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
fn string_end(bytes: &[u8], at: usize, quote: u8) -> usize {
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

/// Reads a header's keys, as far as it is one; the parser says what is wrong with it.
fn header(text: &str, line: Range<usize>) -> Header {
    let source = text.get(line.clone()).unwrap_or_default();
    let array = source.starts_with("[[");
    let inner = source.get(if array { 2.. } else { 1.. }).unwrap_or_default();
    let mut path = vec![String::new()];
    let mut quoted = None;
    let mut end = inner.len();
    for (at, c) in inner.char_indices() {
        match (quoted, c) {
            (Some(open), c) if open == c => quoted = None,
            (None, '"' | '\'') => quoted = Some(c),
            (None, ']' | '#') => {
                end = at;
                break;
            }
            (None, '.') => path.push(String::new()),
            (None, c) if c.is_whitespace() => {}
            (_, c) => path.last_mut().into_iter().for_each(|key| key.push(c)),
        }
    }
    let closing = if array { 2 } else { 1 };
    let length = (end + 2 * closing).min(source.trim_end().len());
    Header { at: line.start..line.start + length, path }
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
