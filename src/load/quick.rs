//! Events as almost all are written, read on all processors at once.
//!
//! A timeline may have a million events. The parser makes a tree of each, whose strings, maps and errors cost ten
//! times what its text does. So a file is cut into parts where an event seems to begin, and each part is read byte by
//! byte straight into the model (`block`, `event`, `cursor`). Whatever is not plain is left to the parser: a key that
//! is not known, a table in a place of its own, a name that turns out to be nobody's (`resolve`). So there are no
//! problems here, and what is read here the parser would read alike, as a test holds.

mod again;
mod block;
mod cursor;
mod event;
mod resolve;
mod symbols;
#[cfg(test)]
mod tests;

use std::{
    ops::Range,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use memchr::memmem;

use crate::{
    text::{FileText, Room, Texts},
    threads,
};

use super::{
    Progress,
    scan::{EVENT, Section},
};
pub(super) use again::Former;
pub(super) use block::{Arena, Names};
use block::{Met, Outcome, With};
pub(super) use resolve::resolve;

/// A file of no more bytes is read before another worker has begun.
const PART: usize = 1 << 20;

/// Events of one part of a file.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) file: FileText,
    pub(super) arena: Arena,
    /// Who met its ids, among all [`Names`].
    met_by: usize,
    /// Events that are left to the parser after all, in their order.
    pub(super) left: Vec<u32>,
}

impl Block {
    /// The same, where so many names come before those it was read with.
    pub(super) fn met_behind(self, names: usize) -> Self {
        Self { met_by: self.met_by + names, ..self }
    }
}

/// What was read of a file.
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    /// By worker.
    pub(super) names: Vec<Names>,
    /// What is for the parser, in its order.
    pub(super) sections: Vec<Section>,
    /// What was decoded, to be kept in its room.
    pub(super) decoded: Vec<(Room, String)>,
}

/// Reads the events of `file` that are plain. None where the file is not headed as usual, or is too large to have its
/// texts decoded beside it: then all of it is for the parser. What is as it was when it was read before is copied.
pub(super) fn read(
    file: &FileText,
    former: Option<&Former<'_>>,
    texts: &Texts,
    progress: &Progress<'_>,
) -> Option<Read> {
    let room = texts.room_for(file.len())?;
    let parts = parts(file, part_size(file.len())?);
    let mut shares = shared_out((file, former), &parts, room, progress);
    let mut outcomes: Vec<(usize, usize, Outcome)> = Vec::with_capacity(parts.len());
    for (worker, share) in shares.iter_mut().enumerate() {
        for (start, outcome) in std::mem::take(&mut share.outcomes) {
            outcomes.push((start, worker, outcome?));
        }
    }
    outcomes.sort_by_key(|(start, ..)| *start);
    let met = shares.into_iter().map(|share| share.met).collect();
    Joining { file, room, met, blocks: Vec::new(), sections: Vec::new() }.join(&parts, outcomes)
}

/// Reads some `bytes` of events from `start` on, where one begins, up to the last that is whole.
pub(super) fn read_first(file: &FileText, start: usize, bytes: usize, texts: &Texts) -> Option<Read> {
    let text = file.as_bytes().get(start..file.len().min(start + bytes))?;
    let end = memmem::rfind(text, format!("\n{EVENT}").as_bytes()).map_or(file.len(), |at| start + at + 1);
    let room = texts.room_for(file.len())?;
    let mut met = Met::default();
    let with = With { room, copies: None, progress: &Progress::untold() };
    let outcome = block::read(file, start..end, with, &mut met)?;
    let mut joining = Joining { file, room, met: vec![met], blocks: Vec::new(), sections: Vec::new() };
    joining.add(start, 0, outcome);
    Some(joining.read())
}

/// What one worker read.
#[derive(Default)]
struct Share<'t> {
    /// By where the part begins; none of a part that is not headed as usual.
    outcomes: Vec<(usize, Option<Outcome>)>,
    met: Met<'t>,
}

/// Has the parts read by all workers, each taking the next that is left.
fn shared_out<'t>(
    (file, former): (&'t FileText, Option<&'t Former<'t>>),
    parts: &[Range<usize>],
    room: Room,
    progress: &Progress<'_>,
) -> Vec<Share<'t>> {
    let workers = threads::count().min(parts.len());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut share = Share::default();
        while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
            let with = With { room, copies: former.map(|former| former.from(part.start)), progress };
            let outcome = block::read(file, part.clone(), with, &mut share.met);
            share.outcomes.push((part.start, outcome));
        }
        share
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let own = work();
        std::iter::once(own).chain(others.into_iter().map(threads::finished)).collect()
    })
}

#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "tests have all read by the parser")]
/// Each worker has one part: what it reads grows in one place, so that no memory is left over between many.
fn part_size(file: usize) -> Option<usize> {
    Some(file.div_ceil(threads::count()).max(PART))
}

#[cfg(test)]
use tests::part_size;

/// Cuts the text where an event seems to begin. That may be inside of a string: what is read of the part before it
/// tells.
fn parts(text: &str, size: usize) -> Vec<Range<usize>> {
    let header = format!("\n{EVENT}");
    let finder = memmem::Finder::new(&header);
    let mut parts = Vec::with_capacity(text.len() / size + 1);
    let mut start = 0;
    while start < text.len() {
        let rest = text.as_bytes().get(start + size..).unwrap_or_default();
        let end = finder.find(rest).map_or(text.len(), |found| start + size + found + 1);
        parts.push(start..end);
        start = end;
    }
    parts
}

/// Puts the parts together again.
struct Joining<'t> {
    file: &'t FileText,
    room: Room,
    /// By worker.
    met: Vec<Met<'t>>,
    /// With where each begins.
    blocks: Vec<(usize, Block)>,
    sections: Vec<Section>,
}

impl Joining<'_> {
    fn join(mut self, parts: &[Range<usize>], outcomes: Vec<(usize, usize, Outcome)>) -> Option<Read> {
        let mut at = 0;
        for (part, (_, worker, outcome)) in parts.iter().zip(outcomes) {
            // What seemed to be an event was inside of something: the part is read from behind that.
            if part.end <= at {
                continue;
            }
            let outcome = if part.start == at {
                outcome
            } else {
                let with = With { room: self.room, copies: None, progress: &Progress::untold() };
                block::read(self.file, at..part.end, with, self.met.get_mut(worker)?)?
            };
            let unfinished = outcome.unfinished;
            self.add(at, worker, outcome);
            at = part.end;
            if let Some(start) = unfinished {
                let sections = block::whole(self.file, start)?;
                at = sections.last().map_or(at, |last| last.range().end).max(at);
                self.sections.extend(sections);
            }
        }
        Some(self.read())
    }

    fn read(mut self) -> Read {
        let room = self.room;
        let decoded = |(at, block): &mut (usize, Block)| (room.behind(*at), block.arena.decoded());
        Read {
            decoded: self.blocks.iter_mut().map(decoded).collect(),
            blocks: self.blocks.into_iter().map(|(_, block)| block).collect(),
            names: self.met.into_iter().map(Met::names).collect(),
            sections: self.sections,
        }
    }

    fn add(&mut self, at: usize, met_by: usize, outcome: Outcome) {
        self.sections.extend(outcome.sections);
        let (file, left) = (self.file.clone(), Vec::new());
        self.blocks.push((at, Block { file, arena: outcome.arena, met_by, left }));
    }
}
