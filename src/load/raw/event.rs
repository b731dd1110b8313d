use std::ops::Range;

use toml::de::DeValue;

use crate::{
    load::fields::{Fields, Given, PieceText, Reader, Word, keep, table, word, wrong_type},
    model::{Manner, Stance},
    problem::{Code, Problem},
    text::{Span, Text},
};

#[derive(Debug)]
pub(in crate::load) struct RawEvent {
    pub(in crate::load) at: Span,
    pub(in crate::load) id: Option<Word>,
    pub(in crate::load) date: Option<Word>,
    pub(in crate::load) title: Option<Text>,
    pub(in crate::load) summary: Option<Text>,
    pub(in crate::load) note: Option<Text>,
    pub(in crate::load) graphic: bool,
    pub(in crate::load) actors: Vec<Word>,
    pub(in crate::load) roles: Vec<(Word, Text)>,
    pub(in crate::load) places: Vec<Word>,
    pub(in crate::load) tags: Box<[Text]>,
    pub(in crate::load) after: Vec<RawLink>,
    pub(in crate::load) before: Vec<RawLink>,
    pub(in crate::load) sources: Vec<RawSource>,
    /// An error was found in it already.
    pub(in crate::load) faulty: bool,
}

#[derive(Debug)]
pub(in crate::load) struct RawLink {
    pub(in crate::load) event: Word,
    pub(in crate::load) words: Option<Word>,
    pub(in crate::load) within: Option<Word>,
}

#[derive(Debug)]
pub(in crate::load) struct RawSource {
    pub(in crate::load) at: Span,
    pub(in crate::load) article: Option<Word>,
    pub(in crate::load) quote: Option<Word>,
    pub(in crate::load) prefix: Option<Text>,
    pub(in crate::load) suffix: Option<Text>,
    pub(in crate::load) locator: Option<Text>,
    pub(in crate::load) stance: Option<Stance>,
    pub(in crate::load) accounts: Vec<RawAccount>,
    pub(in crate::load) about: Option<Word>,
    pub(in crate::load) as_of: Option<Word>,
    pub(in crate::load) said_by: Option<Word>,
    pub(in crate::load) original: Option<Range<usize>>,
    pub(in crate::load) note: Option<Text>,
}

#[derive(Debug)]
pub(in crate::load) struct RawAccount {
    pub(in crate::load) fact: Word,
    pub(in crate::load) manner: Manner,
    pub(in crate::load) value: Option<Word>,
    pub(in crate::load) bare_number: bool,
    pub(in crate::load) words: Option<Word>,
    pub(in crate::load) hedge: Option<Word>,
}

impl RawEvent {
    /// Empty where there is none.
    pub(in crate::load) fn id_text(&self) -> Text {
        self.id.map(|word| word.text).unwrap_or_default()
    }

    pub(super) fn read(at: Span, mut fields: Fields<'_>, reader: &mut Reader<'_>) -> Self {
        let before = reader.problems.errors();
        let mut event = Self {
            at,
            id: fields.required(reader, "id"),
            date: fields.date(reader, "date"),
            title: fields.required(reader, "title").map(|word| word.text),
            summary: fields.text(reader, "summary"),
            note: fields.text(reader, "note"),
            graphic: fields.flag(reader, "graphic"),
            actors: fields.words(reader, "actors"),
            roles: roles(&mut fields, reader),
            places: fields.words(reader, "places"),
            tags: fields.texts(reader, "tags"),
            after: links(&mut fields, reader, "after"),
            before: links(&mut fields, reader, "before"),
            sources: sources(&mut fields, reader),
            faulty: false,
        };
        fields.finish(reader);
        event.faulty = reader.problems.errors() > before;
        event
    }
}

fn roles(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Vec<(Word, Text)> {
    let Some(roles) = fields.table(reader, "roles", "`roles`") else { return Vec::new() };
    let piece = roles.piece;
    let entries = roles.entries(reader);
    entries
        .into_iter()
        .filter_map(|(actor, given)| Some((actor, word(piece, reader, &given, "roles")?.text)))
        .collect()
}

/// `after` and `before`: ids, or tables with the distance that a source gives.
fn links(fields: &mut Fields<'_>, reader: &mut Reader<'_>, key: &'static str) -> Vec<RawLink> {
    let piece = fields.piece;
    let given = fields.strings(reader, key, "a list of event ids");
    let link = |given: Given<'_>| {
        if !given.get_ref().is_table() {
            let event = word(piece, reader, &given, key)?;
            return Some(RawLink { event, words: None, within: None });
        }
        let mut fields = table(piece, reader, given, "a link")?;
        let event = fields.required(reader, "event");
        let (words, within) = (fields.word(reader, "words"), fields.word(reader, "within"));
        fields.finish(reader);
        Some(RawLink { event: event?, words, within })
    };
    given.into_iter().filter_map(link).collect()
}

fn sources(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Vec<RawSource> {
    let piece = fields.piece;
    let given = fields.list(reader, "sources", "a list of tables, each headed [[events.sources]]");
    let source = |given: Given<'_>| {
        let mut fields = table(piece, reader, given, "a source")?;
        let source = RawSource {
            at: fields.at,
            article: fields.required(reader, "article"),
            quote: fields.word(reader, "quote"),
            prefix: fields.text(reader, "prefix"),
            suffix: fields.text(reader, "suffix"),
            locator: fields.text(reader, "locator"),
            stance: fields.choice(reader, "stance"),
            accounts: [("says", Manner::Says), ("denies", Manner::Denies), ("doubts", Manner::Doubts)]
                .into_iter()
                .flat_map(|(key, manner)| accounts(&mut fields, reader, key, manner))
                .collect(),
            about: fields.word(reader, "about"),
            as_of: fields.date(reader, "as_of"),
            said_by: fields.word(reader, "said_by"),
            original: range(&mut fields, reader),
            note: fields.text(reader, "note"),
        };
        fields.finish(reader);
        Some(source)
    };
    given.into_iter().filter_map(source).collect()
}

/// `original = [start, end)`.
fn range(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Range<usize>> {
    let given = fields.take("original")?;
    let ends: Option<Vec<usize>> = given
        .get_ref()
        .as_array()
        .map(|ends| ends.iter().map(|end| whole_number(end.get_ref())).collect())
        .unwrap_or_default();
    if let Some([start, end]) = ends.as_deref()
        && start < end
    {
        return Some(*start..*end);
    }
    let message = "`original` must be [start, end]: two whole numbers of characters, the first smaller";
    let help = match ends.as_deref() {
        Some([start, end]) if end < start => Some(format!("write [{end}, {start}]")),
        _ => None,
    };
    let at = fields.piece.span(given.span());
    reader.problems.push(Problem::new(Code::BadRange, at, message).maybe_help(help));
    None
}

fn whole_number(value: &DeValue<'_>) -> Option<usize> {
    let number = value.as_integer().filter(|number| number.radix() == 10)?;
    number.as_str().replace('_', "").parse().ok()
}

/// `says = { fact = value }`, and likewise `denies` and `doubts`; a list is several values.
fn accounts(
    fields: &mut Fields<'_>,
    reader: &mut Reader<'_>,
    key: &'static str,
    manner: Manner,
) -> Vec<RawAccount> {
    let Some(facts) = fields.table(reader, key, "a table of facts") else { return Vec::new() };
    let piece = facts.piece;
    let mut found = Vec::new();
    for (fact, given) in facts.entries(reader) {
        if !given.get_ref().is_array() {
            found.extend(account(piece, reader, fact, manner, given));
            continue;
        }
        let DeValue::Array(items) = given.into_inner() else { continue };
        for item in items {
            found.extend(account(piece, reader, fact, manner, item));
        }
    }
    found
}

fn account<'i>(
    piece: &'i PieceText<'i>,
    reader: &mut Reader<'_>,
    fact: Word,
    manner: Manner,
    given: Given<'i>,
) -> Option<RawAccount> {
    if !given.get_ref().is_table() {
        let (value, bare_number) = value(piece, reader, &given)?;
        return Some(RawAccount { fact, manner, value: Some(value), bare_number, words: None, hedge: None });
    }
    let mut fields = table(piece, reader, given, "an account")?;
    let stated = fields.take("value").and_then(|given| value(piece, reader, &given));
    let (words, hedge) = (fields.word(reader, "words"), fields.word(reader, "hedge"));
    if stated.is_none() && words.is_none() {
        let message = "an account needs `value`, `words` or both";
        reader.problems.push(Problem::new(Code::MissingKey, fields.at, message));
    }
    fields.finish(reader);
    let bare_number = stated.is_some_and(|(_, bare)| bare);
    Some(RawAccount { fact, manner, value: stated.map(|(value, _)| value), bare_number, words, hedge })
}

/// A value as it was written, and whether it is a number without quotation marks.
fn value(piece: &PieceText<'_>, reader: &mut Reader<'_>, given: &Given<'_>) -> Option<(Word, bool)> {
    let at = piece.span(given.span());
    match given.get_ref() {
        DeValue::String(written) => Some((Word { text: keep(piece, reader, (written, at)), at }, false)),
        DeValue::Integer(_) | DeValue::Float(_) => Some((Word { text: at.into(), at }, true)),
        DeValue::Datetime(_) => Some((Word { text: at.into(), at }, false)),
        DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => {
            wrong_type(piece, reader, given, "a value must be a string, a number or a date");
            None
        }
    }
}
