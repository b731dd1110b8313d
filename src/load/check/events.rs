//! Events and their sources, with every name looked up, in the order for showing.

mod links;

use crate::{
    dates::{Distance, ShowKey},
    load::{
        order::{self, Arranged},
        raw::{RawEvent, RawLink, RawSource},
    },
    model::{
        Account, Beside, Event, EventDetails, EventId, Id, Link, Order, OwnWords, Part, Run, Source,
        SourceDetails, Speech, When,
    },
    problem::{Code, Problem},
    text::Text,
};

use super::{Known, accounts, dated};

#[derive(Debug, Default)]
pub(super) struct Checked {
    pub(super) events: Vec<Event>,
    pub(super) cast: Vec<Part>,
    pub(super) tags: Vec<Text>,
    pub(super) sources: Vec<Source>,
    pub(super) accounts: Vec<Account>,
}

/// What the order of events rests on. Links count events as they stand in the file.
struct Draft {
    when: When,
    order: Order,
    faulty: bool,
}

pub(super) fn check(raw: &[RawEvent], known: &Known<'_>, problems: &mut Vec<Problem>) -> Checked {
    let mut drafts: Vec<Draft> =
        raw.iter().enumerate().map(|(index, raw)| draft(index, raw, known, problems)).collect();
    let ids: Vec<&str> = raw.iter().map(|raw| known.texts.get(id_of(raw)).as_written()).collect();
    let mut graph = links::links(&drafts);
    let opened = graph.break_circles(&ids);
    links::report(&opened, raw, &ids, problems);
    links::take_out(&opened, &mut drafts);
    links::distances(&mut graph, &drafts);
    links::contradictions(raw, &drafts, known, problems);
    let key = |draft: &Draft| draft.when.date().map(|date| ShowKey::of(date, known.utc_offset));
    let keys: Vec<Option<ShowKey>> = drafts.iter().map(key).collect();
    let Arranged { order, beside } = order::arrange(&keys, &ids, &graph);
    for (draft, beside) in drafts.iter_mut().zip(beside) {
        draft.order.beside = beside.map(|beside| Beside { side: beside.side, event: Id::new(beside.event) });
    }
    let mut shown: Vec<EventId> = vec![Id::new(0); raw.len()];
    for (place, in_file) in order.iter().enumerate() {
        shown[*in_file] = Id::new(place);
    }

    let mut checked = Checked::default();
    let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    for in_file in order {
        if let Some(draft) = drafts[in_file].take() {
            add(&raw[in_file], draft, known, &shown, &mut checked, problems);
        }
    }
    checked
}

fn draft(index: usize, raw: &RawEvent, known: &Known<'_>, problems: &mut Vec<Problem>) -> Draft {
    let before = problems.len();
    let when = match raw.date {
        None => When::Undated,
        Some(word) => known.date(word, problems).map_or(When::Faulty(word.text), When::Dated),
    };
    let mut links =
        |raw: &[RawLink]| raw.iter().filter_map(|raw| link(raw, known, problems)).collect::<Vec<Link>>();
    let order = Order { after: links(&raw.after), before: links(&raw.before), beside: None };
    let faulty = raw.faulty
        || raw.id.is_some_and(|id| !known.events.is_sound(id, index))
        || problems.iter().skip(before).any(Problem::is_error);
    Draft { when, order, faulty }
}

fn link(raw: &RawLink, known: &Known<'_>, problems: &mut Vec<Problem>) -> Option<Link> {
    let within = raw.within.and_then(|word| {
        let parsed = Distance::parse(known.texts.get(word.text).as_written());
        parsed.map_err(|error| problems.push(dated(Code::BadDuration, word, error))).ok()
    });
    Some(Link {
        event: known.events.find(raw.event, problems)?,
        words: raw.words.map(OwnWords::from),
        within,
    })
}

/// Adds an event behind those that are shown before it.
fn add(
    raw: &RawEvent,
    draft: Draft,
    known: &Known<'_>,
    shown: &[EventId],
    checked: &mut Checked,
    problems: &mut Vec<Problem>,
) {
    let before = problems.len();
    let first = checked.sources.len();
    for raw in &raw.sources {
        let source = source(raw, known, shown, &mut checked.accounts, problems);
        checked.sources.extend(source);
    }
    let (first_part, first_tag) = (checked.cast.len(), checked.tags.len());
    cast(raw, known, &mut checked.cast, problems);
    checked.tags.extend(&raw.tags);
    let places = raw.places.iter().filter_map(|word| known.places.find(*word, problems)).collect();
    let faulty = draft.faulty || problems.iter().skip(before).any(Problem::is_error);
    let in_shown = |links: Vec<Link>| {
        links.into_iter().map(|link| Link { event: shown[link.event.index()], ..link }).collect()
    };
    let beside = draft.order.beside;
    let order = Order {
        after: in_shown(draft.order.after),
        before: in_shown(draft.order.before),
        beside: beside.map(|beside| Beside { event: shown[beside.event.index()], ..beside }),
    };
    checked.events.push(Event {
        id: id_of(raw),
        at: raw.at,
        date_at: raw.date.map_or(raw.at, |word| word.at),
        when: draft.when,
        // Better its id than nothing: the row is marked as faulty.
        title: raw.title.unwrap_or_else(|| id_of(raw)),
        summary: raw.summary,
        cast: Run::new(first_part..checked.cast.len()),
        tags: Run::new(first_tag..checked.tags.len()),
        sources: Run::new(first..checked.sources.len()),
        graphic: raw.graphic,
        faulty,
        details: EventDetails { note: raw.note, places, order }.kept(),
    });
}

fn cast(raw: &RawEvent, known: &Known<'_>, all: &mut Vec<Part>, problems: &mut Vec<Problem>) {
    let text = |text: Text| known.texts.get(text);
    all.extend(raw.actors.iter().filter_map(|word| {
        let role = raw.roles.iter().find(|(actor, _)| text(actor.text) == text(word.text));
        Some(Part { actor: known.actors.find(*word, problems)?, role: role.map(|(_, role)| *role) })
    }));
    for (actor, _) in &raw.roles {
        let written = text(actor.text);
        if !raw.actors.iter().any(|word| text(word.text) == written) {
            let message = format!("`{}` has a role, but is no actor of the event", written.as_written());
            let help = "add it to `actors`, so that filtering by it finds the event";
            problems.push(Problem::new(Code::UnknownRole, actor.at, message).help(help));
        }
    }
}

/// A source whose article is known; of others, the problems.
fn source(
    raw: &RawSource,
    known: &Known<'_>,
    shown: &[EventId],
    accounts: &mut Vec<Account>,
    problems: &mut Vec<Problem>,
) -> Option<Source> {
    if let Some(quote) = raw.quote
        && known.texts.get(quote.text).is_blank()
    {
        let help = "leave `quote` out where the source gives no words";
        problems.push(Problem::new(Code::QuoteEmpty, quote.at, "the quote is empty").help(help));
    }
    let about = raw.about.and_then(|word| known.events.find(word, problems));
    let speech = Speech {
        said_by: raw.said_by.and_then(|word| known.actors.find(word, problems)),
        as_of: raw.as_of.and_then(|word| known.date(word, problems)),
        about: about.map(|event| shown[event.index()]),
    };
    let stated: Vec<Account> =
        raw.accounts.iter().filter_map(|raw| accounts::account(raw, known, problems)).collect();
    let article = raw.article.and_then(|word| known.articles.find(word, problems))?;
    let first = accounts.len();
    accounts.extend(stated);
    let details = SourceDetails {
        prefix: raw.prefix,
        suffix: raw.suffix,
        locator: raw.locator,
        speech,
        original: raw.original.clone(),
        note: raw.note,
    };
    Some(Source {
        article,
        quote: raw.quote.map(|word| word.text),
        quote_at: raw.quote.map_or(raw.at, |word| word.at),
        stance: raw.stance.unwrap_or_default(),
        accounts: Run::new(first..accounts.len()),
        details: details.kept(),
    })
}

fn id_of(raw: &RawEvent) -> Text {
    raw.id.map(|word| word.text).unwrap_or_default()
}
