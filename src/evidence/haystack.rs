//! One article, and the search for quotes in it.

use std::{cell::Cell, ops::Range, sync::OnceLock};

use super::{
    Class, Found, Selector,
    chain::{self, Chained},
    context::Context,
    edges, elision, fold,
    folded::Folded,
    nearest::{self, Budget},
    occurrences, sweep,
};

/// An elided quote is given up, as ambiguous, if one of its pieces stands in more places than this.
///
/// A piece that stands in ten thousand places says nothing, and 32 such lists still fit in a few megabytes.
const MOST_PLACES: usize = 10_000;

/// Words are given up, as not there, if they stand inside of longer ones more often than this in one range.
///
/// Telling so takes a look around, and "a" stands in "aaa…" a million times.
const MOST_CUTS: usize = 1_000;

/// An article's text, prepared once to look for many quotes.
///
/// The folded form, about as large as the text, is made for the first quote that is not
/// verbatim, or has context, or begins or ends at characters that might combine with their neighbours.
#[derive(Debug)]
pub(crate) struct Haystack<'a> {
    article: &'a str,
    folded: OnceLock<Folded>,
    budget: &'a Budget,
}

/// What the context makes of the places a quote stands in.
#[derive(Default)]
struct Decision {
    hits: usize,
    /// The only place, or the one that the context chooses.
    chosen: Option<Range<usize>>,
    /// The only place, against what the context says.
    contradicted: Option<Range<usize>>,
}

impl<'a> Haystack<'a> {
    /// `budget` bounds what all searches that share it may cost; see [`Found::unsearched`].
    pub(crate) fn new(article: &'a str, budget: &'a Budget) -> Self {
        Self { article, folded: OnceLock::new(), budget }
    }

    /// Looks for a quote. Linear in the article but for changed and missing quotes, see [`nearest`].
    ///
    /// A blank quote is missing: to call it found would verify nothing.
    pub(crate) fn find(&self, selector: &Selector<'_>) -> Found {
        let quote = fold::trimmed(selector.quote);
        if quote.is_empty() {
            return Found::missing();
        }
        let context = Context::of(selector);
        let whole = self.whole();
        let verbatim = self.decide(self.verbatim(quote, &whole), &context);
        if let Some(at) = verbatim.chosen {
            return self.one(Class::Verbatim, at, verbatim.hits);
        }
        // Where the trimmed quote begins: nothing but blanks stands before it.
        let start = selector.quote.find(quote).unwrap_or(0);
        let quote = Folded::of(quote);
        let typographic = self.decide(self.typographic(quote.text(), &whole), &context);
        if let Some(at) = typographic.chosen {
            return self.one(Class::Typographic, at, typographic.hits);
        }
        if let Some(at) = verbatim.contradicted {
            return self.one(Class::Verbatim, at, verbatim.hits).contradicted_if(true);
        }
        if let Some(at) = typographic.contradicted {
            return self.one(Class::Typographic, at, typographic.hits).contradicted_if(true);
        }
        if typographic.hits > 0 {
            return Found::ambiguous(typographic.hits);
        }
        let found = self.elided_or_near(quote.text(), &context);
        let original = |part: Range<usize>| {
            let part = quote.original(&part);
            start + part.start..start + part.end
        };
        Found { compared: found.compared.map(original), ..found }
    }

    /// What [`find`](Self::find) would find of each selector, in the order of them.
    ///
    /// Nearly all quotes stand in one place as they are, and those are found in one pass for all of them.
    pub(crate) fn find_all<'s>(
        &'s self,
        selectors: &'s [Selector<'s>],
    ) -> impl Iterator<Item = Found> + use<'s, 'a> {
        let quotes: Vec<&str> = selectors.iter().map(|selector| fold::trimmed(selector.quote)).collect();
        let places = sweep::only_places(self.article, &quotes);
        selectors.iter().zip(quotes).zip(places).map(|((selector, quote), start)| {
            let only = start.and_then(|start| self.only(selector, start..start + quote.len()));
            only.unwrap_or_else(|| self.find(selector))
        })
    }

    /// What is found of a quote that stands in that place as it is and nowhere else, if there is nothing else to ask.
    fn only(&self, selector: &Selector<'_>, at: Range<usize>) -> Option<Found> {
        let is_alone = selector.prefix.is_none() && selector.suffix.is_none();
        (is_alone && self.is_hit(&at)).then(|| self.one(Class::Verbatim, at, 1))
    }

    /// All of the article.
    pub(crate) fn whole(&self) -> Range<usize> {
        0..self.article.len()
    }

    /// Whether these words stand in a range of the article, verbatim or typographic, be it in several places.
    ///
    /// Linear in the range. Unlike a quote, which is flagged where it [cuts a word](Found::cuts_word), they are
    /// whole words or are not there: a word or two would stand in almost any paragraph.
    pub(crate) fn holds(&self, words: &str, within: &Range<usize>) -> bool {
        let words = fold::trimmed(words);
        let whole = |hit: Range<usize>| !edges::cuts_word(self.article, &hit);
        self.verbatim(words, within).take(MOST_CUTS).any(whole)
            || self.typographic(&Folded::of(words).into_text(), within).take(MOST_CUTS).any(whole)
    }

    fn one(&self, class: Class, at: Range<usize>, hits: usize) -> Found {
        Found::verified(class, self.article, vec![at], hits)
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::of(self.article))
    }

    /// Where these very characters stand within a range, and are no part of something larger.
    fn verbatim<'h>(
        &'h self,
        quote: &'h str,
        within: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + use<'h> {
        let first = within.start;
        occurrences::all(self.article.get(within.clone()).unwrap_or_default(), quote)
            .map(move |start| first + start..first + start + quote.len())
            .filter(|hit| self.is_hit(hit))
    }

    /// Whether the same characters count here: they are no part of something larger.
    fn is_hit(&self, hit: &Range<usize>) -> bool {
        let whole = |at: usize| {
            edges::always_parts(self.article, at).unwrap_or_else(|| self.folded().is_boundary(at))
        };
        whole(hit.start) && whole(hit.end) && !edges::cuts_number(self.article, hit)
    }

    /// Where these folded words stand within a range, in the article's own bytes.
    fn typographic<'h>(
        &'h self,
        quote: &'h str,
        within: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + use<'h> {
        self.folded()
            .hits(quote, within)
            .map(|hit| self.folded().original(&hit))
            .filter(|hit| !edges::cuts_number(self.article, hit))
    }

    fn decide(&self, hits: impl Iterator<Item = Range<usize>>, context: &Context) -> Decision {
        let (mut count, mut first, mut agreeing) = (0, None, Vec::new());
        for hit in hits {
            count += 1;
            if agreeing.len() < 2 && (context.is_empty() || context.agrees(self.folded(), &hit)) {
                agreeing.push(hit.clone());
            }
            first.get_or_insert(hit);
        }
        let contradicted = first.filter(|_| count == 1 && agreeing.is_empty());
        let chosen = agreeing.pop().filter(|_| agreeing.is_empty());
        Decision { hits: count, chosen, contradicted }
    }

    /// The pieces around the ellipses, else whatever comes near; what was compared is a range of the folded quote.
    fn elided_or_near(&self, quote: &str, context: &Context) -> Found {
        let unsearched = Cell::new(false);
        let near = |part: &str| {
            if !self.budget.allows(self.folded(), part) {
                unsearched.set(true);
                return None;
            }
            let at = nearest::passage(self.article, self.folded(), part)?;
            let start = offset(quote, part);
            Some((at, start..start + nearest::compared(self.folded(), part)))
        };
        let found = |nearest| Found { unsearched: unsearched.get(), ..Found::near(nearest) };
        let Some(pieces) = elision::pieces(quote) else {
            return found(near(quote));
        };
        let places = self.places(&pieces, &Context::default());
        if places.iter().all(|hits| !hits.is_empty())
            && let Some(found) = self.elided(&pieces, &places, context)
        {
            return found;
        }
        found(near(quote).or_else(|| match longest(&pieces, &places, false) {
            Some((lost, _)) => near(lost),
            // Every piece stands somewhere, and not in this order.
            None => longest(&pieces, &places, true).and_then(|(piece, hits)| {
                let start = offset(quote, piece);
                Some((hits.first()?.clone(), start..start + piece.len()))
            }),
        }))
    }

    /// The chain of pieces, if there is one. Context, where it is given, pins the first piece and the last.
    fn elided(&self, pieces: &[&str], places: &[Vec<Range<usize>>], context: &Context) -> Option<Found> {
        let short = pieces.iter().any(|piece| elision::is_short(piece));
        if context.is_empty() {
            return self.chained(places, short);
        }
        self.chained(&self.places(pieces, context), false).or_else(|| {
            let found = self.chained(places, short)?;
            let contradicted = found.class == Class::Elided;
            Some(Found { contradicted, ..found })
        })
    }

    /// Where each piece stands, the first and the last only where the context agrees.
    fn places(&self, pieces: &[&str], context: &Context) -> Vec<Vec<Range<usize>>> {
        let last = pieces.len() - 1;
        let agrees = |index: usize, hit: &Range<usize>| {
            (index > 0 || context.agrees_before(self.folded(), hit.start))
                && (index < last || context.agrees_after(self.folded(), hit.end))
        };
        let of = |(index, piece): (usize, &&str)| {
            self.typographic(piece, &self.whole())
                .filter(|hit| agrees(index, hit))
                .take(MOST_PLACES + 1)
                .collect()
        };
        pieces.iter().enumerate().map(of).collect()
    }

    fn chained(&self, places: &[Vec<Range<usize>>], only: bool) -> Option<Found> {
        if let Some(hits) = places.iter().map(Vec::len).find(|hits| *hits > MOST_PLACES) {
            return places.iter().all(|hits| !hits.is_empty()).then(|| Found::ambiguous(hits));
        }
        match chain::tightest(places, only) {
            Chained::No => None,
            Chained::Several(chains) => Some(Found::ambiguous(chains)),
            Chained::One(pieces) => Some(Found::verified(Class::Elided, self.article, pieces, 1)),
        }
    }
}

/// How many bytes of `text` stand before `part`, a piece of it.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// The longest piece that stands somewhere, or nowhere, and its places.
fn longest<'p>(
    pieces: &[&'p str],
    places: &'p [Vec<Range<usize>>],
    somewhere: bool,
) -> Option<(&'p str, &'p [Range<usize>])> {
    let all = pieces.iter().zip(places).map(|(piece, hits)| (*piece, hits.as_slice()));
    all.filter(|(_, hits)| hits.is_empty() != somewhere).max_by_key(|(piece, _)| piece.len())
}
