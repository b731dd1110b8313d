//! One file's text through the TOML parser, piece by piece.

mod plain;
mod torn;
mod twice;

use std::{borrow::Cow, ops::Range};

use toml::de::{DeTable, Error};

use crate::{
    problem::{Code, Problem},
    text::FileText,
};

use super::{
    Root,
    fields::{Fields, PieceText, Reader},
    quick::{self, Former},
    raw::Raw,
    scan::{self, Piece, Section},
};
use twice::Tables;

/// Reads everything that stands in `file` into `raw`.
pub(super) fn file(file: &FileText, raw: &mut Raw, (reader, root): (&mut Reader<'_>, &Root<'_>)) {
    let former = root.former.and_then(|former| Former::of(former, reader.texts.called(file), file));
    let pieces = match quick::read(file, former.as_ref(), reader.texts, root.progress) {
        Some(read) => scan::join(&take(read, raw, reader)),
        None => scan::pieces(file),
    };
    let mut reading = Reading { file, raw, tables: Tables::default() };
    reading.pieces(&pieces, reader);
}

/// Keeps what needed no parser, and gives what does.
fn take(read: quick::Read, raw: &mut Raw, reader: &mut Reader<'_>) -> Vec<Section> {
    for (room, decoded) in read.decoded {
        reader.texts.fill(room, decoded);
    }
    raw.take(read.blocks, read.names);
    read.sections
}

/// Reads the first events of `file`, some `bytes` of them, with what else of it they name.
pub(super) fn first(file: &FileText, bytes: usize, raw: &mut Raw, reader: &mut Reader<'_>) {
    let mut registers = Vec::new();
    let mut sections = scan::Sections::of(file, 0);
    let first = loop {
        match sections.next() {
            Some(section) if section.is_event() => break Some(section.range().start),
            Some(section) => registers.push(section),
            None => break None,
        }
    };
    let read = first.and_then(|start| quick::read_first(file, start, bytes, reader.texts));
    let is_named = |section: &Section| {
        let named =
            |read: &quick::Read| section.id().is_none_or(|id| read.names.iter().any(|it| it.name(id)));
        read.as_ref().is_none_or(named)
    };
    registers.retain(is_named);
    registers.extend(read.map(|read| take(read, raw, reader)).unwrap_or_default());
    let mut reading = Reading { file, raw, tables: Tables::default() };
    reading.pieces(&scan::join(&registers), reader);
}

/// Reads events that were left to the parser, by block and by number in it.
pub(super) fn left(events: &[(usize, u32)], raw: &mut Raw, reader: &mut Reader<'_>) {
    for (block, index) in events {
        let Some(block) = raw.blocks.get_mut(*block) else { continue };
        let Some(event) = block.arena.events.get(*index as usize) else { continue };
        let (file, piece) = (block.file.clone(), Piece::of_event(block.file.range(event.at)));
        block.left.push(*index);
        block.left.sort_unstable();
        let mut reading = Reading { file: &file, raw: &mut *raw, tables: Tables::default() };
        reading.pieces(&[piece], reader);
    }
}

/// Reads a file that is no timeline, table by table, so that a mistake in one hides no other.
pub(super) fn tables(
    file: &FileText,
    mut read: impl FnMut(Fields<'_>, &mut Reader<'_>),
    reader: &mut Reader<'_>,
) {
    let mut tables = Tables::default();
    for piece in scan::pieces(file) {
        let text = text_of(file, &piece);
        let place = PieceText { text: &text, file, ranges: &piece.ranges };
        let (mut table, errors) = DeTable::parse_recoverable(&text);
        torn::prune(table.get_mut(), &text, &errors);
        reader.problems.extend(syntax_problems(&errors, &place));
        tables.meet(&piece, table.get_ref(), &place, reader);
        read(Fields::new(table.into_inner(), file.span(piece.header), "the file", &place), reader);
    }
}

/// What to do with a piece that is no TOML.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Broken {
    CutAgain,
    Report,
}

/// A file that is read piece by piece.
struct Reading<'a> {
    file: &'a FileText,
    raw: &'a mut Raw,
    tables: Tables,
}

impl Reading<'_> {
    fn pieces(&mut self, pieces: &[Piece], reader: &mut Reader<'_>) {
        for piece in pieces {
            if self.piece(piece, Broken::CutAgain, reader) {
                continue;
            }
            for part in scan::recut(self.file, piece).unwrap_or_default() {
                self.piece(&part, Broken::Report, reader);
            }
        }
    }

    /// Whether the piece was read; not so only where it is to be cut again.
    fn piece(&mut self, piece: &Piece, broken: Broken, reader: &mut Reader<'_>) -> bool {
        let text = text_of(self.file, piece);
        let header = self.file.span(piece.header.clone());
        let place = PieceText { text: &text, file: self.file, ranges: &piece.ranges };
        let can_be_cut = || broken == Broken::CutAgain && scan::recut(self.file, piece).is_some();
        if let Err(problem) = self.raw.counts.values(&text, header) {
            if can_be_cut() {
                return false;
            }
            reader.problems.push(problem);
            return true;
        }
        let (mut table, errors) = DeTable::parse_recoverable(&text);
        if !errors.is_empty() && can_be_cut() {
            return false;
        }
        torn::prune(table.get_mut(), &text, &errors);
        let syntax = syntax_problems(&errors, &place);
        let broken_at = syntax.first().map(|problem| problem.at);
        reader.problems.extend(syntax);
        self.tables.meet(piece, table.get_ref(), &place, reader);
        let events = self.raw.events.len();
        let mut found = reader.problems.aside();
        let mut aside = Reader { texts: &mut *reader.texts, problems: &mut found };
        self.raw.read(Fields::new(table.into_inner(), header, "the file", &place), &mut aside);
        if let Some(broken_at) = broken_at {
            self.raw.events.iter_mut().skip(events).for_each(|event| event.faulty = true);
            // What seems to be missing may stand on the broken line, what seems to be unknown in another table.
            let is_of_it = |problem: &Problem| match problem.code {
                Code::MissingKey | Code::WrongType => true,
                Code::UnknownKey => problem.at > broken_at,
                _ => false,
            };
            reader.problems.take(found, |problem| !is_of_it(problem));
        } else {
            reader.problems.take(found, |_| true);
        }
        true
    }
}

fn text_of<'f>(file: &'f FileText, piece: &Piece) -> Cow<'f, str> {
    let part = |range: &Range<usize>| file.get(range.clone()).unwrap_or_default();
    match piece.ranges.as_slice() {
        [range] => Cow::Borrowed(part(range)),
        ranges => Cow::Owned(ranges.iter().map(part).collect()),
    }
}

/// The parser's errors in order: of a flood, the first up to the next header.
fn syntax_problems(errors: &[Error], piece: &PieceText<'_>) -> Vec<Problem> {
    let mut found: Vec<(Range<usize>, &str)> =
        errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message())).collect();
    found.sort_by_key(|(at, _)| at.start);
    first_of_floods(found, piece.text)
        .map(|(at, message)| {
            let at = plain::place(at, message, piece.text);
            let (message, help) = plain::words(message);
            Problem::new(Code::Syntax, piece.span(at), message).maybe_help(help.map(str::to_owned))
        })
        .collect()
}

/// Of errors in the order of their places, the first behind each header.
fn first_of_floods<'e>(
    found: Vec<(Range<usize>, &'e str)>,
    text: &str,
) -> impl Iterator<Item = (Range<usize>, &'e str)> {
    // Where the next header begins: each is looked for once, for a flood may be of a hundred thousand.
    let mut header = 0;
    found.into_iter().filter(move |(at, _)| {
        let is_first = at.start >= header;
        if is_first {
            let ahead = text.get(at.start..).and_then(|text| text.find("\n["));
            header = ahead.map_or(usize::MAX, |ahead| at.start + ahead + "\n[".len());
        }
        is_first
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_million_errors_in_one_table_the_first_is_told() {
        let text = format!("{}\n[b]\n==", "=\n".repeat(1_000_000));
        let found = text.match_indices('=').map(|(at, it)| (at..at + 1, it)).collect();
        let told: Vec<usize> = first_of_floods(found, &text).map(|(at, _)| at.start).collect();
        assert_eq!(told, [0, text.len() - 2]);
    }
}
