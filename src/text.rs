//! All text that was read, in one address space, and the type it comes back as.
//!
//! Files and articles stand one behind the other, as in rustc's source map: a
//! [`Text`] is eight bytes and knows its file, so that a title costs no copy and a
//! problem can point at where it stands. What an escape sequence had to be decoded
//! from stands in a piece of its own.

mod address;
mod counted;
mod location;
mod pieces;
mod steps;
mod visible;
mod wrap;
mod written;

use std::{
    num::NonZeroU32,
    ops::{Deref, Range},
    sync::{Arc, OnceLock},
};

pub(crate) use address::{Address, NoAddress};
pub(crate) use counted::counted;
pub(crate) use location::Location;
pub(crate) use steps::{
    at_column, bytes_of, column_of, copied, next_character, next_word, previous_character, previous_word,
    word_end, words,
};
pub(crate) use visible::{characters, is_plain};
pub(crate) use wrap::{columns, fitting, wrap};
pub(crate) use written::{Kept, Written};

/// Where some characters stand among all that was read: `[start, end)` in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Span {
    /// One more than the address, so that an absent text costs no more than a text.
    after_start: NonZeroU32,
    end: u32,
}

impl Span {
    fn new(start: u32, end: u32) -> Self {
        Self { after_start: NonZeroU32::MIN.saturating_add(start), end }
    }

    fn start(self) -> u32 {
        self.after_start.get() - 1
    }

    /// In bytes.
    pub(crate) fn len(self) -> usize {
        self.end.saturating_sub(self.start()) as usize
    }

    /// With a byte more to either side: a string on one line with its quotation marks.
    pub(crate) fn widened(self) -> Self {
        Self::new(self.start().saturating_sub(1), self.end.saturating_add(1))
    }

    /// The part of this span that `within` names, counted from its start.
    pub(crate) fn part(self, within: Range<usize>) -> Self {
        let at = |offset: usize| self.start().saturating_add(address(offset)).min(self.end);
        Self::new(at(within.start), at(within.end))
    }

    pub(crate) fn contains(self, other: Self) -> bool {
        self.after_start <= other.after_start && other.end <= self.end
    }

    /// Where `other` stands in this span, counted from its start, if it does.
    pub(crate) fn place_of(self, other: Self) -> Option<Range<usize>> {
        let from = other.start().checked_sub(self.start())? as usize;
        (other.end <= self.end).then(|| from..from + other.len())
    }
}

impl Default for Span {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

/// A string of the timeline, kept where it was read. [`Texts::get`] gives it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Text(Span);

impl Text {
    pub(crate) fn span(self) -> Span {
        self.0
    }
}

impl From<Span> for Text {
    fn from(span: Span) -> Self {
        Self(span)
    }
}

/// A file's text: shared with whoever parses it while [`Texts`] grows.
#[derive(Debug, Clone)]
pub(crate) struct FileText {
    start: u32,
    text: Arc<String>,
}

impl FileText {
    /// The place of `range`, which counts bytes of this file.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.start, self.start + address(self.text.len())).part(range)
    }
}

impl FileText {
    /// Whether all of `span` stands in this file.
    pub(crate) fn holds(&self, span: Span) -> bool {
        self.span(0..self.text.len()).contains(span)
    }

    /// Which bytes of this file stand at `span`.
    pub(crate) fn range(&self, span: Span) -> Range<usize> {
        let start = (span.start().saturating_sub(self.start)) as usize;
        start..start + span.len()
    }
}

impl Deref for FileText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

#[derive(Debug)]
struct Piece {
    start: u32,
    text: PieceText,
    /// Where its lines begin; found when the first problem asks.
    lines: OnceLock<Vec<u32>>,
}

#[derive(Debug)]
enum PieceText {
    File { path: String, text: Arc<String> },
    Decoded(String),
}

impl Piece {
    /// Nothing where `span` is not all in it.
    fn part(&self, span: Span) -> &str {
        let from = (span.start() - self.start) as usize;
        self.text().get(from..from + span.len()).unwrap_or_default()
    }

    /// Whether `span` begins in it: where one ends, the next may begin.
    fn holds(&self, span: Span) -> bool {
        span.start().checked_sub(self.start).is_some_and(|from| (from as usize) < self.text().len())
    }

    fn text(&self) -> &str {
        match &self.text {
            PieceText::File { text, .. } => text,
            PieceText::Decoded(text) => text,
        }
    }
}

/// Where what is decoded will stand, before it is kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    start: u32,
}

impl Room {
    /// The one that begins so many bytes further on.
    pub(crate) fn behind(self, bytes: usize) -> Self {
        Self { start: self.start.saturating_add(address(bytes)) }
    }

    /// The text that is decoded to `range` of it.
    pub(crate) fn text(self, range: Range<usize>) -> Text {
        let at = |offset: usize| self.start.saturating_add(address(offset));
        Text(Span::new(at(range.start), at(range.end)))
    }
}

/// The texts of everything that was read is over four gigabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("all texts together are over 4 GiB, which is more than dateline can hold")]
pub(crate) struct TooMuchText;

/// All that was read: timeline files, articles, decoded strings.
///
/// Invariant: pieces are in the order of their addresses and never overlap.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    pieces: Vec<Piece>,
    /// Where what was kept was written, in the order of its addresses.
    written_at: Vec<(u32, Span)>,
}

impl Texts {
    /// Takes a file in. `path` is what problems call it.
    pub(crate) fn add_file(&mut self, path: &str, text: String) -> Result<FileText, TooMuchText> {
        let start = self.end();
        u32::try_from(text.len()).ok().and_then(|len| start.checked_add(len)).ok_or(TooMuchText)?;
        let text = Arc::new(text);
        let kept = PieceText::File { path: path.to_owned(), text: Arc::clone(&text) };
        self.pieces.push(Piece { start, text: kept, lines: OnceLock::new() });
        Ok(FileText { start, text })
    }

    /// What problems call a file.
    pub(crate) fn called(&self, file: &FileText) -> &str {
        match self.pieces.iter().find(|piece| piece.start == file.start).map(|piece| &piece.text) {
            Some(PieceText::File { path, .. }) => path,
            _ => "",
        }
    }

    /// The file that problems call so.
    pub(crate) fn file(&self, called: &str) -> Option<FileText> {
        self.pieces.iter().find_map(|piece| match &piece.text {
            PieceText::File { path, text } if path == called => {
                Some(FileText { start: piece.start, text: Arc::clone(text) })
            }
            _ => None,
        })
    }

    /// Keeps a string that stands nowhere as it is: one that was decoded from what is written at a place.
    pub(crate) fn keep(&mut self, decoded: &str, at: Span) -> Text {
        if !matches!(self.pieces.last(), Some(Piece { text: PieceText::Decoded(_), .. })) {
            let start = self.end();
            let text = PieceText::Decoded(String::new());
            self.pieces.push(Piece { start, text, lines: OnceLock::new() });
        }
        let start = self.end();
        if let Some(Piece { text: PieceText::Decoded(kept), .. }) = self.pieces.last_mut() {
            kept.push_str(decoded);
        }
        self.written_at.push((start, at));
        Text(Span::new(start, start.saturating_add(address(decoded.len()))))
    }

    /// Where texts may be decoded beside each other, each no more than it was decoded from: nothing where that is
    /// more than can be counted.
    pub(crate) fn room_for(&self, bytes: usize) -> Option<Room> {
        let start = self.end();
        start.checked_add(u32::try_from(bytes).ok()?).map(|_| Room { start })
    }

    /// Keeps what was decoded in a room. Rooms are filled in the order of their places.
    pub(crate) fn fill(&mut self, room: Room, decoded: String) {
        debug_assert!(self.end() <= room.start, "texts do not overlap");
        if !decoded.is_empty() {
            let text = PieceText::Decoded(decoded);
            self.pieces.push(Piece { start: room.start, text, lines: OnceLock::new() });
        }
    }

    /// The string that `text` stands for.
    pub(crate) fn get(&self, text: Text) -> Written<'_> {
        #[cfg(test)]
        tests::ASKED_FOR.set(tests::ASKED_FOR.get() + 1);
        Written::new(self.piece(text.0).map(|piece| piece.part(text.0)).unwrap_or_default())
    }

    /// For whoever looks many texts up that stand near each other.
    pub(crate) fn near(&self) -> Near<'_> {
        Near { texts: self, last: [None; 2] }
    }

    /// File, line and column of `span`.
    pub(crate) fn locate(&self, span: Span) -> Location<'_> {
        let Some(piece) = self.piece(span) else { return Location::default() };
        let path = match &piece.text {
            PieceText::File { path, .. } => path.as_str(),
            PieceText::Decoded(_) => "",
        };
        let lines = piece.lines.get_or_init(|| location::line_starts(piece.text()));
        let from = (span.start() - piece.start) as usize;
        Location::new(path, piece.text(), lines, from..from + span.len())
    }

    /// Where a text is written, be it with escapes; nothing where that was not noted, which is so of events alone.
    pub(crate) fn place(&self, text: Text) -> Option<Span> {
        match self.piece(text.0)?.text {
            PieceText::File { .. } => Some(text.0),
            PieceText::Decoded(_) => {
                let found =
                    self.written_at.binary_search_by_key(&text.0.start(), |(start, _)| *start).ok()?;
                self.written_at.get(found).map(|(_, at)| *at)
            }
        }
    }

    fn piece(&self, span: Span) -> Option<&Piece> {
        // Most texts stand in the first file.
        if self.pieces.get(1).is_none_or(|second| span.start() < second.start) {
            return self.pieces.first();
        }
        let after = self.pieces.partition_point(|piece| piece.start <= span.start());
        after.checked_sub(1).and_then(|index| self.pieces.get(index))
    }

    /// About how many there are of all of it.
    pub(crate) fn bytes(&self) -> u64 {
        self.end().into()
    }

    /// The next free address. One byte is left between pieces, so that an empty file
    /// and the end of the one before it are different places.
    fn end(&self) -> u32 {
        self.pieces.last().map_or(0, |piece| {
            let gap = u32::from(matches!(piece.text, PieceText::File { .. }));
            piece.start.saturating_add(address(piece.text().len())).saturating_add(gap)
        })
    }
}

/// [`Texts`] that remember the pieces that the last two texts stood in: a file, and what was decoded of it. To seek the
/// piece of each takes longer than to read it.
#[derive(Debug, Clone)]
pub(crate) struct Near<'t> {
    texts: &'t Texts,
    last: [Option<&'t Piece>; 2],
}

impl<'t> Near<'t> {
    /// As [`Texts::get`].
    pub(crate) fn get(&mut self, text: Text) -> Written<'t> {
        #[cfg(test)]
        tests::ASKED_FOR.set(tests::ASKED_FOR.get() + 1);
        Written::new(self.piece(text.0).map(|piece| piece.part(text.0)).unwrap_or_default())
    }

    /// All that `span` stands in, and where in it.
    pub(crate) fn around(&mut self, span: Span) -> (Written<'t>, Range<usize>) {
        let Some(piece) = self.piece(span) else { return (Written::new(""), 0..0) };
        let start = (span.start() - piece.start) as usize;
        (Written::new(piece.text()), start..start + span.len())
    }

    fn piece(&mut self, span: Span) -> Option<&'t Piece> {
        let is_its = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.holds(span));
        if !is_its(self.last[0]) {
            self.last.swap(0, 1);
            if !is_its(self.last[0]) {
                self.last[0] = self.texts.piece(span);
            }
        }
        self.last[0]
    }
}

/// Texts over four gigabytes are refused when they are taken in, so this never saturates.
fn address(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        /// How many texts were asked for on this thread.
        pub(crate) static ASKED_FOR: Cell<usize> = const { Cell::new(0) };
    }

    impl Texts {
        /// The bytes of all files, and of all that stands nowhere as it is.
        pub(crate) fn sizes(&self) -> (usize, usize) {
            let size = |is_file: bool| {
                let of_kind = |piece: &&Piece| matches!(piece.text, PieceText::File { .. }) == is_file;
                self.pieces.iter().filter(of_kind).map(|piece| piece.text().len()).sum()
            };
            (size(true), size(false))
        }
    }

    #[test]
    fn a_text_is_given_back_as_it_stood_in_its_file() {
        let mut texts = Texts::default();
        let first = texts.add_file("a.toml", "title = 'x'".to_owned()).unwrap();
        let title = Text::from(first.span(9..10));
        let decoded = texts.keep("tab\there", Span::default());
        let second = texts.add_file("b.toml", "naïve".to_owned()).unwrap();
        let word = Text::from(second.span(0..6));
        assert_eq!(texts.get(title).as_written(), "x");
        assert_eq!(texts.get(decoded).as_written(), "tab\there");
        assert_eq!(texts.get(word).as_written(), "naïve");
        let mut near = texts.near();
        for (text, wanted) in
            [(title, "x"), (word, "naïve"), (decoded, "tab\there"), (title, "x"), (word, "naïve")]
        {
            assert_eq!(near.get(text).as_written(), wanted);
        }
    }

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let mut texts = Texts::default();
        texts.add_file("a.toml", "first\n".to_owned()).unwrap();
        let file = texts.add_file("b.toml", "one\nnaïve word\n".to_owned()).unwrap();
        let found = texts.locate(file.span(11..15));
        assert_eq!((found.file(), found.line(), found.column()), ("b.toml", 2, 7));
    }

    #[test]
    fn the_end_of_a_file_is_not_the_start_of_the_next() {
        let mut texts = Texts::default();
        let first = texts.add_file("a.toml", String::new()).unwrap();
        let second = texts.add_file("b.toml", String::new()).unwrap();
        assert_eq!(texts.locate(first.span(0..0)).file(), "a.toml");
        assert_eq!(texts.locate(second.span(0..0)).file(), "b.toml");
    }
}
