use crate::{
    load::fields::{Fields, Reader, Word},
    model::{ActorKind, Changes, FactKind, Rendition},
    problem::{Code, Problem},
    text::Text,
};

#[derive(Debug)]
pub(in crate::load) struct RawActor {
    pub(in crate::load) id: Word,
    pub(in crate::load) name: Option<Text>,
    pub(in crate::load) short: Option<Text>,
    pub(in crate::load) kind: Option<ActorKind>,
    pub(in crate::load) part_of: Option<Word>,
    pub(in crate::load) aliases: Box<[Text]>,
}

impl RawActor {
    pub(super) fn read(id: Word, mut fields: Fields<'_>, reader: &mut Reader<'_>) -> Self {
        let actor = Self {
            id,
            name: fields.required(reader, "name").map(|word| word.text),
            short: fields.text(reader, "short"),
            kind: fields.choice(reader, "kind"),
            part_of: fields.word(reader, "part_of"),
            aliases: fields.texts(reader, "aliases"),
        };
        fields.finish(reader);
        actor
    }
}

#[derive(Debug)]
pub(in crate::load) struct RawPlace {
    pub(in crate::load) id: Word,
    pub(in crate::load) name: Option<Text>,
    pub(in crate::load) part_of: Option<Word>,
    pub(in crate::load) aliases: Box<[Text]>,
}

impl RawPlace {
    pub(super) fn read(id: Word, mut fields: Fields<'_>, reader: &mut Reader<'_>) -> Self {
        let place = Self {
            id,
            name: fields.required(reader, "name").map(|word| word.text),
            part_of: fields.word(reader, "part_of"),
            aliases: fields.texts(reader, "aliases"),
        };
        fields.finish(reader);
        place
    }
}

#[derive(Debug)]
pub(in crate::load) struct RawFact {
    pub(in crate::load) id: Word,
    pub(in crate::load) name: Option<Text>,
    pub(in crate::load) kind: Option<FactKind>,
    pub(in crate::load) unit: Option<Text>,
    pub(in crate::load) changes: Option<Changes>,
}

impl RawFact {
    pub(super) fn read(id: Word, mut fields: Fields<'_>, reader: &mut Reader<'_>) -> Self {
        let name = fields.required(reader, "name").map(|word| word.text);
        let given = fields.choice_at(reader, "kind");
        // An event's own date is one of what sources say of it.
        let is_date = reader.texts.get(id.text).as_written() == "date";
        if let Some((_, at)) = given.filter(|(kind, _)| is_date && *kind != FactKind::Date) {
            let message = "the fact `date` is of kind `date`";
            let help = "leave `kind` out, or give the fact another id";
            reader.problems.push(Problem::new(Code::UnknownValue, at, message).help(help));
        }
        let kind = if is_date { Some(FactKind::Date) } else { given.map(|(kind, _)| kind) };
        let fact = Self {
            id,
            name,
            kind,
            unit: fields.text(reader, "unit"),
            changes: fields.choice(reader, "changes"),
        };
        fields.finish(reader);
        fact
    }
}

#[derive(Debug)]
pub(in crate::load) struct RawArticle {
    pub(in crate::load) id: Word,
    pub(in crate::load) title: Option<Text>,
    pub(in crate::load) citation: RawCitation,
    pub(in crate::load) file: Option<Word>,
    pub(in crate::load) sha256: Option<Word>,
    pub(in crate::load) rendition: Option<Rendition>,
    pub(in crate::load) original: Option<RawOriginal>,
    pub(in crate::load) derived_from: Option<Word>,
}

#[derive(Debug)]
pub(in crate::load) struct RawCitation {
    pub(in crate::load) author: Box<[Text]>,
    pub(in crate::load) publisher: Option<Text>,
    pub(in crate::load) issued: Option<Word>,
    pub(in crate::load) accessed: Option<Word>,
    pub(in crate::load) url: Option<Text>,
    pub(in crate::load) archive_url: Option<Text>,
    pub(in crate::load) language: Option<Text>,
}

#[derive(Debug)]
pub(in crate::load) struct RawOriginal {
    pub(in crate::load) file: Option<Text>,
    pub(in crate::load) sha256: Option<Word>,
}

impl RawArticle {
    pub(super) fn read(id: Word, mut fields: Fields<'_>, reader: &mut Reader<'_>) -> Self {
        let article = Self {
            id,
            title: fields.required(reader, "title").map(|word| word.text),
            citation: RawCitation::read(&mut fields, reader),
            file: fields.word(reader, "text"),
            sha256: fields.word(reader, "sha256"),
            rendition: fields.choice(reader, "rendition"),
            original: RawOriginal::read(&mut fields, reader),
            derived_from: fields.word(reader, "derived_from"),
        };
        fields.finish(reader);
        article
    }
}

impl RawCitation {
    fn read(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Self {
        Self {
            author: fields.texts(reader, "author"),
            publisher: fields.text(reader, "publisher"),
            issued: fields.date(reader, "issued"),
            accessed: fields.date(reader, "accessed"),
            url: fields.text(reader, "url"),
            archive_url: fields.text(reader, "archive_url"),
            language: fields.text(reader, "language"),
        }
    }
}

impl RawOriginal {
    fn read(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let mut original = fields.table(reader, "original", "`original`")?;
        let read = Self {
            file: original.required(reader, "file").map(|word| word.text),
            sha256: original.word(reader, "sha256"),
        };
        original.finish(reader);
        Some(read)
    }
}
