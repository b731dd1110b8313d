use std::{fmt, marker::PhantomData, ops::Range};

use super::Id;

/// Some that stand one behind the other among all of a kind: where they begin, and how many they are.
pub(crate) struct Run<T> {
    start: u32,
    len: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Run<T> {
    /// More than four thousand million of a kind cannot come from four gigabytes of text.
    pub(crate) fn new(at: Range<usize>) -> Self {
        let counted = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self { start: counted(at.start), len: counted(at.len()), of: PhantomData }
    }

    /// The same where so many more stand before them.
    pub(crate) fn behind(self, more: usize) -> Self {
        Self::new(self.start() + more..self.end() + more)
    }

    pub(crate) fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    pub(crate) fn start(self) -> usize {
        self.start as usize
    }

    pub(crate) fn end(self) -> usize {
        self.start as usize + self.len as usize
    }

    pub(crate) fn len(self) -> usize {
        self.len as usize
    }

    pub(crate) fn is_empty(self) -> bool {
        self.len == 0
    }

    pub(crate) fn contains(self, id: Id<T>) -> bool {
        self.range().contains(&id.index())
    }

    /// Those of `all` that it is of.
    pub(crate) fn of(self, all: &[T]) -> &[T] {
        all.get(self.range()).unwrap_or_default()
    }
}

// Written by hand, because deriving would ask the same of `T`.
impl<T> Clone for Run<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Run<T> {}
impl<T> Default for Run<T> {
    fn default() -> Self {
        Self::new(0..0)
    }
}
impl<T> PartialEq for Run<T> {
    fn eq(&self, other: &Self) -> bool {
        self.range() == other.range()
    }
}
impl<T> Eq for Run<T> {}
impl<T> fmt::Debug for Run<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.range())
    }
}
