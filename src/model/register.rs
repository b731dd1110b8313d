use std::{cmp::Ordering, fmt, hash, iter, marker::PhantomData, ops::Index};

use crate::text::{Text, Texts};

/// A small integer that stands for a `T` of one timeline.
pub(crate) struct Id<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// More than four thousand million of a kind cannot come from four gigabytes of text.
    pub(crate) fn new(index: usize) -> Self {
        Self { index: u32::try_from(index).unwrap_or(u32::MAX), of: PhantomData }
    }

    pub(crate) fn index(self) -> usize {
        self.index as usize
    }
}

// Written by hand, because deriving would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// What has an id in the file.
pub(crate) trait Named {
    /// Empty where the file gives none, which only a faulty event lacks.
    fn id(&self) -> Text;
}

/// All of one kind, found by number or by the id the file gives.
#[derive(Debug)]
pub(crate) struct Register<T> {
    items: Vec<T>,
    /// Sorted by id; what has no id, or one that stood already, is not in it.
    by_id: Vec<Id<T>>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self { items: Vec::new(), by_id: Vec::new() }
    }
}

impl<T: Named> Register<T> {
    /// Keeps the order of `items`; of two with one id, the first is the one that is found.
    pub(crate) fn new(items: Vec<T>, texts: &Texts) -> Self {
        let id = |found: &Id<T>| items.get(found.index()).map(|item| texts.get(item.id()));
        let mut by_id: Vec<Id<T>> = (0..items.len()).map(Id::new).collect();
        by_id.retain(|found| id(found).is_some_and(|id| !id.is_blank()));
        by_id.sort_by(|a, b| id(a).cmp(&id(b)).then(a.cmp(b)));
        by_id.dedup_by(|later, first| id(later) == id(first));
        Self { items, by_id }
    }

    /// The same, where it is known which are found by their ids, in the order of these.
    pub(crate) fn sorted_by_id(items: Vec<T>, by_id: Vec<Id<T>>) -> Self {
        Self { items, by_id }
    }

    pub(crate) fn find(&self, texts: &Texts, id: &str) -> Option<Id<T>> {
        let found = self.by_id.binary_search_by(|item| texts.get(self[*item].id()).as_written().cmp(id));
        found.ok().and_then(|position| self.by_id.get(position).copied())
    }

    /// What has the id that `item` has in another register of the kind.
    pub(crate) fn counterpart(
        &self,
        texts: &Texts,
        (other, other_texts): (&Self, &Texts),
        item: Id<T>,
    ) -> Option<Id<T>> {
        self.find(texts, other_texts.get(other[item].id()).as_written())
    }

    /// In the order of their ids.
    pub(crate) fn sorted(&self) -> impl Iterator<Item = Id<T>> {
        self.by_id.iter().copied()
    }
}

impl<T> Register<T> {
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(crate) fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..self.items.len()).map(Id::new)
    }

    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    pub(crate) fn iter(&self) -> iter::Zip<impl Iterator<Item = Id<T>>, std::slice::Iter<'_, T>> {
        self.ids().zip(&self.items)
    }
}

/// An id comes from the register it is used with, so this does not fail.
impl<T> Index<Id<T>> for Register<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        &self.items[id.index()]
    }
}
