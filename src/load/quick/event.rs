//! One event as almost all are written.

use std::{borrow::Cow, ops::Range};

use crate::{
    dates::Date,
    load::scan::EVENT,
    model::{
        Account, ActorId, Event, EventDetails, Manner, Run, Source, SourceDetails, Stance, Stated, Value,
        When, is_id, kept,
    },
    text::{FileText, Room, Span, Text},
};

use super::{
    block::{Arena, Met},
    cursor::{Cursor, Quoted},
};

pub(super) const SOURCE: &str = "[[events.sources]]";

/// Reads events into a block. What it does not read whole it leaves out, and says so by `None`.
pub(super) struct Reader<'r, 't> {
    pub(super) file: &'t FileText,
    /// Where decoded texts will stand.
    pub(super) room: Room,
    pub(super) arena: &'r mut Arena,
    pub(super) met: &'r mut Met<'t>,
}

/// What stands of an event before its sources.
#[derive(Default)]
struct Head {
    id: Option<Text>,
    title: Option<Text>,
    summary: Option<Text>,
    note: Option<Text>,
    date: Option<(Date, Span)>,
    graphic: Option<bool>,
    cast: Option<Run<ActorId>>,
    tags: Option<Run<Text>>,
}

#[derive(Default)]
struct SourceHead<'t> {
    article: Option<&'t str>,
    quote: Option<(Text, Span)>,
    stance: Option<Stance>,
    said_by: Option<&'t str>,
    details: SourceDetails,
    /// Those that are said, denied and doubted.
    accounts: [Option<Vec<Account>>; 3],
}

/// Sets what is not set yet: what stands twice is for the parser.
fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.is_none().then(|| *slot = Some(value))
}

impl<'t> Reader<'_, 't> {
    /// The event that begins at the cursor, up to what stands behind it.
    pub(super) fn event(&mut self, cursor: &mut Cursor<'t>) -> Option<()> {
        let before = self.arena.sizes();
        let read = self.whole_event(cursor);
        if read.is_none() {
            self.arena.cut(&before);
        }
        read
    }

    fn whole_event(&mut self, cursor: &mut Cursor<'t>) -> Option<()> {
        let start = cursor.at();
        cursor.header(EVENT)?;
        let head = self.head(cursor)?;
        let first = self.arena.sources.len();
        while cursor.peek() == Some(b'[') {
            if !self.is_source(cursor) {
                break;
            }
            self.source(cursor)?;
        }
        let end = cursor.at();
        let at = self.file.span(start..end);
        let (when, date_at) = head.date.map_or((When::Undated, at), |(date, at)| (When::Dated(date), at));
        self.arena.events.push(Event {
            id: head.id?,
            at,
            date_at,
            when,
            title: head.title?,
            summary: head.summary,
            cast: head.cast.unwrap_or_default(),
            tags: head.tags.unwrap_or_default(),
            sources: Run::new(first..self.arena.sources.len()),
            graphic: head.graphic.unwrap_or_default(),
            plain: true,
            faulty: false,
            details: kept(EventDetails { note: head.note, ..EventDetails::default() }),
        });
        Some(())
    }

    fn is_source(&self, cursor: &Cursor<'_>) -> bool {
        self.file.get(cursor.at()..).is_some_and(|rest| rest.starts_with(SOURCE))
    }

    fn head(&mut self, cursor: &mut Cursor<'t>) -> Option<Head> {
        let mut head = Head::default();
        loop {
            cursor.skip_blank()?;
            if is_end(cursor) {
                return Some(head);
            }
            match cursor.key()? {
                "id" => once(&mut head.id, self.id(cursor)?)?,
                "title" => once(&mut head.title, self.said(cursor)?)?,
                "summary" => once(&mut head.summary, self.string(cursor)?)?,
                "note" => once(&mut head.note, self.string(cursor)?)?,
                "date" => once(&mut head.date, self.date(cursor)?)?,
                "graphic" => once(&mut head.graphic, flag(cursor)?)?,
                "actors" => once(&mut head.cast, self.cast(cursor)?)?,
                "tags" => once(&mut head.tags, self.tags(cursor)?)?,
                _ => return None,
            }
            cursor.end_line()?;
        }
    }

    fn source(&mut self, cursor: &mut Cursor<'t>) -> Option<()> {
        let start = cursor.at();
        cursor.header(SOURCE)?;
        let mut head = SourceHead::default();
        loop {
            cursor.skip_blank()?;
            if is_end(cursor) {
                break;
            }
            let key = cursor.key()?;
            self.source_field(key, &mut head, cursor)?;
            cursor.end_line()?;
        }
        let header = self.file.span(start..start + SOURCE.len());
        let quote_at = head.quote.map_or(header, |(_, at)| at);
        let first = self.arena.accounts.len();
        self.arena.accounts.extend(head.accounts.into_iter().flatten().flatten());
        let mut details = head.details;
        details.speech.said_by = head.said_by.map(|id| self.met.actors.meet(id));
        self.arena.sources.push(Source {
            article: self.met.articles.meet(head.article?),
            quote: head.quote.map(|(text, _)| text),
            quote_at,
            stance: head.stance.unwrap_or_default(),
            accounts: Run::new(first..self.arena.accounts.len()),
            details: kept(details),
        });
        Some(())
    }

    fn source_field(&mut self, key: &str, head: &mut SourceHead<'t>, cursor: &mut Cursor<'t>) -> Option<()> {
        let details = &mut head.details;
        match key {
            "article" => once(&mut head.article, plain_id(cursor)?.0),
            "quote" => {
                let quoted = cursor.string().filter(|quoted| !quoted.text.trim().is_empty())?;
                let at = self.file.span(quoted.at.clone());
                once(&mut head.quote, (self.keep(quoted), at))
            }
            "prefix" => once(&mut details.prefix, self.string(cursor)?),
            "suffix" => once(&mut details.suffix, self.string(cursor)?),
            "locator" => once(&mut details.locator, self.string(cursor)?),
            "note" => once(&mut details.note, self.string(cursor)?),
            "stance" => once(&mut head.stance, cursor.plain_string()?.0.parse().ok()?),
            "as_of" => once(&mut details.speech.as_of, self.date(cursor)?.0),
            "said_by" => once(&mut head.said_by, plain_id(cursor)?.0),
            "says" => once(&mut head.accounts[0], self.accounts(Manner::Says, cursor)?),
            "denies" => once(&mut head.accounts[1], self.accounts(Manner::Denies, cursor)?),
            "doubts" => once(&mut head.accounts[2], self.accounts(Manner::Doubts, cursor)?),
            _ => None,
        }
    }

    /// `{ deaths = 137, cause = "fire" }`
    fn accounts(&mut self, manner: Manner, cursor: &mut Cursor<'t>) -> Option<Vec<Account>> {
        let mut accounts = Vec::new();
        let mut facts: Vec<&str> = Vec::new();
        cursor.take(b'{')?;
        cursor.skip_space();
        loop {
            let fact = cursor.key()?;
            if facts.contains(&fact) {
                return None;
            }
            facts.push(fact);
            let stated = Some(self.value(cursor)?);
            let fact = self.met.facts.meet(fact);
            accounts.push(Account { fact, manner, stated, own: None });
            cursor.skip_space();
            if cursor.take(b',').is_none() {
                cursor.take(b'}')?;
                return Some(accounts);
            }
            cursor.skip_space();
        }
    }

    /// A string or a whole number. What it means depends on its fact.
    fn value(&mut self, cursor: &mut Cursor<'t>) -> Option<Stated> {
        if cursor.is_at_string() {
            let written = self.string(cursor)?;
            return Some(Stated { written, bare_number: false, value: Value::Text });
        }
        let (digits, at) = cursor.word()?;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.len() <= 18;
        let is_plain = is_number && (digits.len() == 1 || !digits.starts_with('0'));
        let written = self.file.span(at).into();
        is_plain.then_some(Stated { written, bare_number: true, value: Value::Text })
    }

    /// An id of an event, spelt as ids are.
    fn id(&self, cursor: &mut Cursor<'t>) -> Option<Text> {
        let (id, at) = plain_id(cursor)?;
        is_id(id).then(|| self.file.span(at).part(1..1 + id.len()).into())
    }

    /// A string that says something.
    fn said(&mut self, cursor: &mut Cursor<'t>) -> Option<Text> {
        let quoted = cursor.string().filter(|quoted| !quoted.text.trim().is_empty())?;
        Some(self.keep(quoted))
    }

    fn string(&mut self, cursor: &mut Cursor<'t>) -> Option<Text> {
        let quoted = cursor.string()?;
        Some(self.keep(quoted))
    }

    fn keep(&mut self, quoted: Quoted<'_>) -> Text {
        match quoted.text {
            Cow::Borrowed(text) => self.place_of(text, &quoted.at),
            Cow::Owned(text) => self.decoded(&text),
        }
    }

    /// Keeps what stands nowhere as it is.
    pub(super) fn decoded(&mut self, text: &str) -> Text {
        let start = self.arena.decoded.len();
        self.arena.decoded.push_str(text);
        self.room.text(start..self.arena.decoded.len())
    }

    /// Where a part of the file stands in it.
    fn place_of(&self, text: &str, within: &Range<usize>) -> Text {
        let start = (text.as_ptr() as usize).saturating_sub(self.file.as_ptr() as usize);
        // An empty string may be borrowed from nowhere.
        let start = if text.is_empty() { within.start } else { start };
        self.file.span(start..start + text.len()).into()
    }

    fn date(&self, cursor: &mut Cursor<'t>) -> Option<(Date, Span)> {
        if cursor.is_at_string() {
            let (written, at) = cursor.plain_string()?;
            return Some((Date::parse(written).ok()?, self.file.span(at)));
        }
        // A date of TOML's own is a day here; one with a time is for the parser.
        let (written, at) = cursor.word().filter(|(written, _)| written.len() == "2024-03-22".len())?;
        Some((Date::parse(written).ok()?, self.file.span(at)))
    }

    fn cast(&mut self, cursor: &mut Cursor<'t>) -> Option<Run<ActorId>> {
        let first = self.arena.cast.len();
        let mut items = Items::begin(cursor)?;
        while items.next(cursor)? {
            let actor = self.met.actors.meet(plain_id(cursor)?.0);
            self.arena.cast.push(actor);
        }
        Some(Run::new(first..self.arena.cast.len()))
    }

    fn tags(&mut self, cursor: &mut Cursor<'t>) -> Option<Run<Text>> {
        let first = self.arena.tags.len();
        let mut items = Items::begin(cursor)?;
        while items.next(cursor)? {
            let tag = self.string(cursor)?;
            self.arena.tags.push(tag);
        }
        Some(Run::new(first..self.arena.tags.len()))
    }
}

/// Whether what stands next may stand behind an event or a source.
fn is_end(cursor: &Cursor<'_>) -> bool {
    matches!(cursor.peek(), Some(b'[') | None)
}

fn plain_id<'t>(cursor: &mut Cursor<'t>) -> Option<(&'t str, Range<usize>)> {
    cursor.plain_string().filter(|(id, _)| !id.trim().is_empty())
}

fn flag(cursor: &mut Cursor<'_>) -> Option<bool> {
    cursor.word()?.0.parse().ok()
}

/// The items of a list, which may stand on several lines.
struct Items {
    is_first: bool,
}

impl Items {
    fn begin(cursor: &mut Cursor<'_>) -> Option<Self> {
        cursor.take(b'[')?;
        Some(Self { is_first: true })
    }

    /// Whether there is one more, up to which it goes.
    fn next(&mut self, cursor: &mut Cursor<'_>) -> Option<bool> {
        cursor.skip_blank()?;
        if !std::mem::take(&mut self.is_first) && cursor.peek() != Some(b']') {
            cursor.take(b',')?;
            cursor.skip_blank()?;
        }
        Some(cursor.take(b']').is_none())
    }
}
