//! What a date is kept as: a timeline may have a million of them.

use std::borrow::Cow;

use edtf_core::Edtf;

use super::short;

/// A date's text, and what it says where that is not soon read off it.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Kept {
    Short(ShortText),
    Long(Box<Long>),
}

/// So many bytes of text are kept as they are: `2024-03-07/2024-03-08` is a byte shorter.
const MOST: usize = 22;

/// The text of one of the forms that [`short`] reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct ShortText {
    length: u8,
    bytes: [u8; MOST],
}

#[derive(Clone, PartialEq, Eq)]
pub(super) struct Long {
    pub(super) written: Box<str>,
    pub(super) edtf: Edtf,
    pub(super) to_the_minute: bool,
}

/// A day as it is written, with what of it is meant.
pub(super) struct OfDay {
    pub(super) day: [u8; 10],
    /// Whether the date says that it is one of UTC.
    pub(super) is_utc: bool,
    /// Whether only a moment of it is meant.
    pub(super) is_part: bool,
}

impl Kept {
    pub(super) fn long(written: &str, edtf: Edtf, to_the_minute: bool) -> Self {
        Self::Long(Box::new(Long { written: written.into(), edtf, to_the_minute }))
    }

    /// Of a text in one of the common forms; nothing of any other, nor of a day that no calendar has.
    pub(super) fn short(written: &str) -> Option<Self> {
        let mut bytes = [0; MOST];
        bytes.get_mut(..written.len())?.copy_from_slice(written.as_bytes());
        let length = u8::try_from(written.len()).ok()?;
        short::read(written.as_bytes()).is_some().then_some(Self::Short(ShortText { length, bytes }))
    }

    pub(super) fn written(&self) -> &str {
        match self {
            Self::Short(text) => std::str::from_utf8(text.bytes()).unwrap_or_default(),
            Self::Long(long) => &long.written,
        }
    }

    pub(super) fn edtf(&self) -> Cow<'_, Edtf> {
        match self {
            // It was read when it was kept, so it can be read.
            Self::Short(text) => short::read(text.bytes()).map_or_else(never, |read| Cow::Owned(read.edtf())),
            Self::Long(long) => Cow::Borrowed(&long.edtf),
        }
    }

    pub(super) fn to_the_minute(&self) -> bool {
        match self {
            Self::Short(text) => short::read(text.bytes()).is_some_and(short::Short::to_the_minute),
            Self::Long(long) => long.to_the_minute,
        }
    }

    /// The day of a date that is one, or lies in one.
    pub(super) fn of_day(&self) -> Option<OfDay> {
        let Self::Short(text) = self else { return None };
        let (day, behind) = text.bytes().split_first_chunk()?;
        let is_part = behind.first() == Some(&b'T');
        // What has an end is no day: `2024-03-07/2024-03-08`.
        let is_one = is_part || behind.len() < 2;
        is_one.then_some(OfDay { day: *day, is_utc: behind.last() == Some(&b'Z'), is_part })
    }

    /// What a short one says.
    pub(super) fn as_short(&self) -> Option<short::Short> {
        match self {
            Self::Short(text) => short::read(text.bytes()),
            Self::Long(_) => None,
        }
    }
}

impl ShortText {
    fn bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.length)).unwrap_or_default()
    }
}

/// A time that says nothing.
fn never<'e>() -> Cow<'e, Edtf> {
    let unknown = edtf_core::IntervalEndpoint::Unknown;
    Cow::Owned(Edtf::Interval(edtf_core::Interval { start: unknown, end: unknown }))
}
