//! The file as written: every field of the format, with the place of what may be wrong.

mod event;
mod registers;

use toml::de::DeValue;

use crate::{
    model::FactKind,
    problem::{Code, Problem, nearest},
    text::{Span, Text},
};

use super::{
    Limits,
    counts::Counts,
    fields::{Fields, Given, PieceText, Reader, Word, table, wrong_type},
    quick::{Block, Names},
    scan::TABLES,
};

pub(super) use event::{RawAccount, RawEvent, RawLink, RawSource};
pub(super) use registers::{RawActor, RawArticle, RawFact, RawPlace};

/// All tables of all files, names not yet looked up.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub(super) about: Option<RawAbout>,
    pub(super) actors: Vec<RawActor>,
    pub(super) places: Vec<RawPlace>,
    pub(super) articles: Vec<RawArticle>,
    pub(super) facts: Vec<RawFact>,
    pub(super) events: Vec<RawEvent>,
    /// Events that needed no parser.
    pub(super) blocks: Vec<Block>,
    /// What their ids are called, by who met them.
    pub(super) names: Vec<Names>,
    /// How much there is of what takes much memory.
    pub(super) counts: Counts,
}

#[derive(Debug)]
pub(super) struct RawAbout {
    pub(super) at: Span,
    pub(super) title: Option<Text>,
    pub(super) summary: Option<Text>,
    pub(super) utc_offset: Option<Word>,
    pub(super) include: Vec<Word>,
}

impl Raw {
    /// Nothing yet, of which no more will be read than it may.
    pub(super) fn within(limits: Limits) -> Self {
        Self { counts: Counts::within(limits), ..Self::default() }
    }

    /// Takes in what needed no parser.
    pub(super) fn take(&mut self, blocks: Vec<Block>, names: Vec<Names>) {
        let known = self.names.len();
        self.blocks.extend(blocks.into_iter().map(|block| block.met_behind(known)));
        self.names.extend(names);
    }

    /// Takes in one piece of a file: one event, one actor, or whatever stands in it.
    pub(super) fn read(&mut self, top: Fields<'_>, reader: &mut Reader<'_>) {
        let piece = top.piece;
        for (key, given) in top.entries(reader) {
            let name = reader.texts.get(key.text).as_written().to_owned();
            match name.as_str() {
                "timeline" => self.read_about(piece, given, key, reader),
                "actors" => each(piece, given, reader, "an actor", |id, fields, reader| {
                    self.actors.push(RawActor::read(id, fields, reader));
                }),
                "places" => each(piece, given, reader, "a place", |id, fields, reader| {
                    self.places.push(RawPlace::read(id, fields, reader));
                }),
                "articles" => each(piece, given, reader, "an article", |id, fields, reader| {
                    self.articles.push(RawArticle::read(id, fields, reader));
                }),
                "facts" => each(piece, given, reader, "a fact", |id, fields, reader| {
                    self.facts.push(RawFact::read(id, fields, reader));
                }),
                "events" => self.read_events(piece, given, reader),
                unknown => {
                    let help = nearest::suggestion(unknown, TABLES.into_iter())
                        .unwrap_or_else(|| format!("a timeline has {}", nearest::list(&TABLES)));
                    let message = format!("`{unknown}` is no table of a timeline");
                    reader.problems.push(Problem::new(Code::UnknownKey, key.at, message).help(help));
                }
            }
        }
    }

    /// The fact `date`, which every timeline knows without defining it: an event's own date.
    pub(super) fn know_dates(&mut self, reader: &mut Reader<'_>) {
        let defined = self.facts.iter().any(|fact| reader.texts.get(fact.id.text).as_written() == "date");
        if !defined {
            let id = Word { text: reader.texts.keep("date", Span::default()), at: Span::default() };
            let name = Some(reader.texts.keep("Date", Span::default()));
            let kind = Some(FactKind::Date);
            self.facts.push(RawFact { id, name, kind, unit: None, changes: None });
        }
    }

    fn read_about<'i>(
        &mut self,
        piece: &'i PieceText<'i>,
        given: Given<'i>,
        key: Word,
        reader: &mut Reader<'_>,
    ) {
        let Some(mut fields) = table(piece, reader, given, "[timeline]") else { return };
        if let Some(about) = &self.about {
            let message = "the table `timeline` stands twice";
            let first = reader.texts.locate(about.at);
            let help = format!("the first is at {}:{}; only that one is used", first.file(), first.line());
            reader.problems.push(Problem::new(Code::DuplicateTable, key.at, message).help(help));
            return;
        }
        self.about = Some(RawAbout {
            at: fields.at,
            title: fields.text(reader, "title"),
            summary: fields.text(reader, "summary"),
            utc_offset: fields.word(reader, "utc_offset"),
            include: fields.words(reader, "include"),
        });
        fields.finish(reader);
    }

    fn read_events<'i>(&mut self, piece: &'i PieceText<'i>, given: Given<'i>, reader: &mut Reader<'_>) {
        if !given.get_ref().is_array() {
            wrong_type(piece, reader, &given, "`events` must be a list of tables, each headed [[events]]");
        }
        let DeValue::Array(items) = given.into_inner() else { return };
        // An event that is headed by itself is all of its piece; one in a list is its table.
        let alone = items.len() == 1;
        for item in items {
            let Some(fields) = table(piece, reader, item, "an event") else { continue };
            let at = if alone { piece.whole() } else { fields.at };
            self.events.push(RawEvent::read(at, fields, reader));
        }
    }
}

/// Reads a table of tables, whose keys are ids.
fn each<'i>(
    piece: &'i PieceText<'i>,
    given: Given<'i>,
    reader: &mut Reader<'_>,
    noun: &'static str,
    mut read: impl FnMut(Word, Fields<'i>, &mut Reader<'_>),
) {
    let Some(all) = table(piece, reader, given, "a table of tables") else { return };
    for (key, given) in all.entries(reader) {
        if let Some(fields) = table(piece, reader, given, noun) {
            read(key, fields, reader);
        }
    }
}
