//! All events in the order of the files, whoever read them, and which has which id.

use std::mem;

use crate::{
    model::Event,
    text::{Text, Texts},
    threads,
};

use super::{
    quick::Block,
    raw::{Raw, RawEvent},
};

/// Events by their places in the files.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// What the parser read, in the order of the files.
    pub(super) raw: Vec<RawEvent>,
    pub(super) blocks: Vec<Block>,
    /// In the order of the files.
    places: Vec<Place>,
    /// Those that have an id, in the order of the ids; of two that have the same, the first is the first of the files.
    by_id: Vec<u32>,
    /// Those with an id that one before them has, in the order of the ids.
    doubles: Vec<u32>,
}

/// Which event it is: of a block, or of what the parser read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    block: u32,
    index: u32,
}

impl Place {
    const RAW: u32 = u32::MAX;

    fn new(block: u32, index: usize) -> Self {
        Self { block, index: u32::try_from(index).unwrap_or(u32::MAX) }
    }

    /// The block it is of; none of what the parser read.
    pub(super) fn block(self) -> Option<usize> {
        (self.block != Self::RAW).then_some(self.block as usize)
    }

    pub(super) fn index(self) -> usize {
        self.index as usize
    }
}

impl Listing {
    /// Takes all events out of `raw`.
    pub(super) fn of(raw: &mut Raw, texts: &Texts) -> Self {
        let mut events = mem::take(&mut raw.events);
        events.sort_by_key(|event| event.at);
        let mut listing = Self { raw: events, blocks: mem::take(&mut raw.blocks), ..Self::default() };
        listing.places = listing.placed();
        (listing.by_id, listing.doubles) = listing.sorted(texts);
        listing
    }

    /// Gives the events back.
    pub(super) fn into_raw(self, raw: &mut Raw) {
        raw.events = self.raw;
        raw.blocks = self.blocks;
    }

    fn placed(&self) -> Vec<Place> {
        let in_blocks: usize =
            self.blocks.iter().map(|block| block.arena.events.len() - block.left.len()).sum();
        let mut places = Vec::with_capacity(self.raw.len() + in_blocks);
        let mut raw = self.raw.iter().enumerate().peekable();
        for (number, block) in (0..).zip(&self.blocks) {
            let mut left = block.left.iter().copied().peekable();
            for (index, event) in block.arena.events.iter().enumerate() {
                if left.next_if(|left| *left as usize == index).is_some() {
                    continue;
                }
                while let Some((before, _)) = raw.next_if(|(_, raw)| raw.at < event.at) {
                    places.push(Place::new(Place::RAW, before));
                }
                places.push(Place::new(number, index));
            }
        }
        places.extend(raw.map(|(index, _)| Place::new(Place::RAW, index)));
        places
    }

    /// Those with an id by what the ids do not have in common: comparing a million of them whole takes a second. Also
    /// those whose id stands before.
    fn sorted(&self, texts: &Texts) -> (Vec<u32>, Vec<u32>) {
        let ids: Vec<&str> = threads::map(self.places.len(), threads::FEW, |at| self.id(texts, at));
        let named = || (0..).zip(&ids).filter(|(_, id)| !id.trim().is_empty());
        let first = named().next().map(|(_, id)| *id).unwrap_or_default();
        let same = |id: &str| first.bytes().zip(id.bytes()).take_while(|(a, b)| a == b).count();
        let shared = named().map(|(_, id)| same(id)).min().unwrap_or_default();
        let key = |id: &str| {
            let mut key = [0; 8];
            let rest = id.as_bytes().get(shared..).unwrap_or_default();
            key.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            u64::from_be_bytes(key)
        };
        let mut keyed: Vec<(u64, u32)> = named().map(|(at, id)| (key(id), at)).collect();
        let id = |at: u32| ids[at as usize];
        keyed.sort_unstable_by(|(a_key, a), (b_key, b)| {
            a_key.cmp(b_key).then_with(|| id(*a).cmp(id(*b))).then(a.cmp(b))
        });
        let pairs = keyed.iter().zip(keyed.iter().skip(1));
        let doubles = pairs.filter(|((a_key, a), (b_key, b))| a_key == b_key && id(*a) == id(*b));
        let doubles = doubles.map(|(_, (_, at))| *at).collect();
        (keyed.into_iter().map(|(_, at)| at).collect(), doubles)
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// The event of a block.
    pub(super) fn quick(&self, at: usize) -> Option<&Event> {
        let place = self.places.get(at)?;
        self.blocks.get(place.block()?)?.arena.events.get(place.index())
    }

    /// What the parser read, with its places in the order of the files.
    pub(super) fn parsed(&self) -> impl Iterator<Item = (usize, &RawEvent)> {
        let raw = self.places.iter().enumerate().filter(|(_, place)| place.block().is_none());
        raw.filter_map(|(at, place)| Some((at, self.raw.get(place.index())?)))
    }

    /// What the parser read there.
    pub(super) fn raw_at(&self, at: usize) -> Option<&RawEvent> {
        let place = self.places.get(at).filter(|place| place.block().is_none())?;
        self.raw.get(place.index())
    }

    pub(super) fn id_text(&self, at: usize) -> Text {
        let Some(place) = self.places.get(at) else { return Text::default() };
        match self.quick(at) {
            Some(event) => event.id,
            None => self.raw.get(place.index()).map(RawEvent::id_text).unwrap_or_default(),
        }
    }

    pub(super) fn id<'t>(&self, texts: &'t Texts, at: usize) -> &'t str {
        texts.get(self.id_text(at)).as_written()
    }

    /// The first event of the files that has this id.
    pub(super) fn find(&self, texts: &Texts, id: &str) -> Option<usize> {
        let first = self.by_id.partition_point(|at| self.id(texts, *at as usize) < id);
        let found = *self.by_id.get(first)? as usize;
        (self.id(texts, found) == id).then_some(found)
    }

    /// All ids, in their order.
    pub(super) fn ids<'t>(&self, texts: &'t Texts) -> impl Iterator<Item = &'t str> {
        self.by_id.iter().map(|at| self.id(texts, *at as usize))
    }

    /// Those that are found by their ids, in the order of these.
    pub(super) fn found_by_id(&self) -> Vec<u32> {
        let mut doubles = self.doubles.iter().peekable();
        self.by_id.iter().copied().filter(|at| doubles.next_if(|double| *double == at).is_none()).collect()
    }

    /// For each event, by its place in the files, where its id stands among all. One without an id comes first.
    pub(super) fn turns(&self) -> Vec<u32> {
        let mut turns = vec![0; self.places.len()];
        for (turn, at) in (1..).zip(&self.by_id) {
            turns[*at as usize] = turn;
        }
        turns
    }

    /// Events of blocks with an id that another has, which stands before it: block and number in it.
    pub(super) fn doubles(&self) -> Vec<(usize, u32)> {
        let in_block = self.doubles.iter().filter_map(|at| {
            let place = self.places.get(*at as usize)?;
            Some((place.block()?, place.index))
        });
        in_block.collect()
    }
}
