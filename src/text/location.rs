use std::ops::Range;

/// A place in a file, as people name it: lines and columns count from 1, columns in
/// Unicode characters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Location<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    excerpt: &'a str,
    marked: Range<usize>,
}

impl<'a> Location<'a> {
    /// `within` counts bytes of `text`; `lines` is what [`line_starts`] found in it.
    pub(super) fn new(file: &'a str, text: &'a str, lines: &[u32], within: Range<usize>) -> Self {
        let start = floor_boundary(text, within.start);
        let end = floor_boundary(text, within.end).max(start);
        let line = lines.partition_point(|first| *first as usize <= start).max(1);
        let line_start = lines.get(line - 1).map_or(0, |first| *first as usize);
        let last = lines.partition_point(|first| (*first as usize) < end.max(start + 1)).max(line);
        let excerpt_end = lines.get(last).map_or(text.len(), |first| *first as usize);
        let before = text.get(line_start..start).unwrap_or_default();
        Self {
            file,
            line,
            column: before.chars().count() + 1,
            excerpt: text.get(line_start..excerpt_end).unwrap_or_default(),
            marked: start - line_start..end - line_start,
        }
    }

    pub(crate) fn file(&self) -> &'a str {
        self.file
    }

    pub(crate) fn line(&self) -> usize {
        self.line
    }

    pub(crate) fn column(&self) -> usize {
        self.column
    }

    /// The lines it touches, whole.
    pub(crate) fn excerpt(&self) -> &'a str {
        self.excerpt
    }

    /// The same place in no more of its lines than so many bytes before and behind it; and how many bytes less there are
    /// before it.
    pub(crate) fn near(&self, most: usize) -> (usize, Self) {
        let start = floor_boundary(self.excerpt, self.marked.start.saturating_sub(most));
        let end = floor_boundary(self.excerpt, self.marked.end.saturating_add(most));
        let excerpt = self.excerpt.get(start..end).unwrap_or_default();
        let marked = self.marked.start - start..self.marked.end - start;
        (start, Self { excerpt, marked, ..self.clone() })
    }

    /// The place itself, in bytes of the excerpt.
    pub(crate) fn marked(&self) -> Range<usize> {
        self.marked.clone()
    }
}

/// Where each line begins, in bytes; the first at 0.
pub(super) fn line_starts(text: &str) -> Vec<u32> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    std::iter::once(0).chain(ends.filter_map(|at| u32::try_from(at + 1).ok())).collect()
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
