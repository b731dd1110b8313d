//! The saved texts of articles, each read when somebody asks for it.
//!
//! They may be many times as large as the timeline, and of most nobody reads a word once their quotes are found.

use std::{
    borrow::Cow,
    fmt,
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use crate::{problem::Problem, text::Written};

use super::ArticleId;

/// Where articles are saved.
pub(crate) trait Saved: fmt::Debug + Send + Sync {
    /// Reads an article as it was when the timeline was loaded.
    fn read(&self, article: ArticleId) -> Read;
}

/// What came of reading an article.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// None where there is none, or it cannot be read as it was.
    pub(crate) text: Option<Cow<'static, str>>,
    /// What is wrong with it.
    pub(crate) problems: Vec<Problem>,
}

/// The saved texts of a timeline.
///
/// A text that was asked for stays where it is as long as the timeline is shared, so that it can be lent without a
/// lock and a copy. Whoever alone has the timeline lets go of what is too much.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    saved: Option<Box<dyn Saved>>,
    /// By article.
    books: Vec<Book>,
    /// How often a text was asked for.
    asked: AtomicU64,
}

#[derive(Debug, Default)]
struct Book {
    read: OnceLock<Read>,
    /// When it was asked for last.
    asked: AtomicU64,
}

impl Shelf {
    /// Of so many articles.
    pub(crate) fn new(articles: usize, saved: impl Saved + 'static) -> Self {
        let books = (0..articles).map(|_| Book::default()).collect();
        Self { saved: Some(Box::new(saved)), books, asked: AtomicU64::new(0) }
    }

    /// The text of an article, which is kept.
    pub(super) fn text(&self, article: ArticleId) -> Option<Written<'_>> {
        let book = self.books.get(article.index())?;
        book.asked.store(self.asked.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        book.read.get_or_init(|| self.read(article)).text.as_deref().map(Written::new)
    }

    /// Reads an article for as long as `read` takes, and keeps nothing of it that was not kept before.
    pub(crate) fn lend<T>(&self, article: ArticleId, read: impl FnOnce(&Read) -> T) -> T {
        let Some(book) = self.books.get(article.index()) else { return read(&Read::default()) };
        if let Some(kept) = book.read.get() {
            return read(kept);
        }
        let found = self.read(article);
        if found.text.is_some() {
            return read(&found);
        }
        // It takes no room, and nobody need look again.
        read(book.read.get_or_init(|| found))
    }

    /// Whether it is known by now that there is no text to be read.
    pub(super) fn is_unreadable(&self, article: ArticleId) -> bool {
        let read = self.books.get(article.index()).and_then(|book| book.read.get());
        read.is_some_and(|read| read.text.is_none())
    }

    /// Lets go of the texts that were asked for longest ago, until the others take no more than so many bytes.
    pub(crate) fn forget(&mut self, most: usize) {
        let mut kept: usize = self.books.iter().map(Book::room).sum();
        if kept <= most {
            return;
        }
        let mut books: Vec<&mut Book> = self.books.iter_mut().filter(|book| book.room() > 0).collect();
        books.sort_by_key(|book| book.asked.load(Ordering::Relaxed));
        for book in books {
            if kept <= most {
                break;
            }
            kept -= book.room();
            book.read.take();
        }
    }

    fn read(&self, article: ArticleId) -> Read {
        self.saved.as_ref().map_or_else(Read::default, |saved| saved.read(article))
    }
}

impl Book {
    /// How many bytes it takes that were read from a file.
    fn room(&self) -> usize {
        match self.read.get() {
            Some(Read { text: Some(Cow::Owned(text)), .. }) => text.len(),
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// Articles of ten bytes each but for the last, which cannot be read; notes what is read.
    #[derive(Debug)]
    struct Noted(Arc<Mutex<Vec<usize>>>);

    impl Saved for Noted {
        fn read(&self, article: ArticleId) -> Read {
            self.0.lock().unwrap().push(article.index());
            let text = (article.index() < 3).then(|| Cow::Owned(article.index().to_string().repeat(10)));
            Read { text, problems: Vec::new() }
        }
    }

    fn shelf() -> (Shelf, Arc<Mutex<Vec<usize>>>) {
        let noted = Arc::default();
        (Shelf::new(4, Noted(Arc::clone(&noted))), noted)
    }

    fn text(shelf: &Shelf, article: usize) -> Option<String> {
        shelf.text(ArticleId::new(article)).map(|text| text.as_written().to_owned())
    }

    #[test]
    fn a_text_is_read_once_and_what_was_asked_for_longest_ago_is_let_go_of() {
        let (mut shelf, noted) = shelf();
        for article in [0, 1, 2, 0] {
            assert_eq!(text(&shelf, article), Some(article.to_string().repeat(10)));
        }
        shelf.forget(30);
        assert_eq!(text(&shelf, 1), Some("1".repeat(10)), "there is room for all");
        shelf.forget(20);
        assert_eq!(noted.lock().unwrap().as_slice(), [0, 1, 2]);
        assert_eq!([0, 1, 2].map(|article| text(&shelf, article)).iter().flatten().count(), 3);
        assert_eq!(noted.lock().unwrap().as_slice(), [0, 1, 2, 2], "read again");
    }

    #[test]
    fn what_is_lent_is_not_kept_and_what_cannot_be_read_is_not_looked_for_again() {
        let (shelf, noted) = shelf();
        let lent = |article: usize| shelf.lend(ArticleId::new(article), |read| read.text.is_some());
        assert!(lent(0) && lent(0));
        assert_eq!(noted.lock().unwrap().as_slice(), [0, 0]);
        assert!(!shelf.is_unreadable(ArticleId::new(3)), "nobody knows yet");
        assert!(!lent(3) && !lent(3) && shelf.is_unreadable(ArticleId::new(3)));
        assert_eq!((text(&shelf, 3), noted.lock().unwrap().len()), (None, 3));
        assert!(text(&shelf, 1).is_some() && lent(1));
        assert_eq!(noted.lock().unwrap().len(), 4);
    }
}
