use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    dates::Date,
    export::Selection,
    model::{Actor, Article, Fact, Place, Timeline},
    text::Text,
};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AboutJson<'t> {
    title: Option<&'t str>,
    summary: Option<&'t str>,
    /// Where days and times without an offset are lived, such as `+03:00`.
    utc_offset: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ActorJson<'t> {
    id: &'t str,
    name: &'t str,
    short: Option<&'t str>,
    /// `person`, `organisation`, `state` or `group`.
    kind: Option<&'static str>,
    part_of: Option<&'t str>,
    aliases: Vec<&'t str>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PlaceJson<'t> {
    id: &'t str,
    name: &'t str,
    part_of: Option<&'t str>,
    aliases: Vec<&'t str>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ArticleJson<'t> {
    id: &'t str,
    title: &'t str,
    author: Vec<&'t str>,
    publisher: Option<&'t str>,
    /// EDTF, as it was written.
    issued: Option<&'t str>,
    accessed: Option<&'t str>,
    url: Option<&'t str>,
    archive_url: Option<&'t str>,
    language: Option<&'t str>,
    /// The file of its saved text, from the timeline's folder.
    text: Option<&'t str>,
    /// Whether that file is there and can be read.
    is_saved: bool,
    /// Of the text as it was curated, in hexadecimal digits.
    sha256: Option<&'t str>,
    /// `original`, `translation` or `restated`: whose words the saved text and its quotes are.
    rendition: &'static str,
    /// The document that a translation or a restatement was made from.
    original: Option<OriginalJson<'t>>,
    /// The article that it repeats: no second voice.
    derived_from: Option<&'t str>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct OriginalJson<'t> {
    /// Its file, for whoever has the originals.
    file: &'t str,
    /// In hexadecimal digits.
    sha256: Option<&'t str>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct FactJson<'t> {
    id: &'t str,
    name: &'t str,
    /// `date`, `number`, `actor`, `place` or `text`.
    kind: &'static str,
    unit: Option<&'t str>,
    /// `rises` or `falls`, where later accounts may go on from earlier ones.
    changes: Option<&'static str>,
}

struct Registers<'t>(&'t Timeline);

impl<'t> Registers<'t> {
    fn written(&self, text: Text) -> &'t str {
        self.0.text(text).as_written()
    }

    fn all(&self, texts: &[Text]) -> Vec<&'t str> {
        texts.iter().map(|text| self.written(*text)).collect()
    }

    fn some(&self, text: Option<Text>) -> Option<&'t str> {
        text.map(|text| self.written(text))
    }

    fn actor(&self, actor: &'t Actor) -> ActorJson<'t> {
        ActorJson {
            id: self.written(actor.id),
            name: self.written(actor.name),
            short: self.some(actor.short),
            kind: actor.kind.map(Into::into),
            part_of: self.some(actor.part_of.map(|group| self.0.actors[group].id)),
            aliases: self.all(&actor.aliases),
        }
    }

    fn place(&self, place: &'t Place) -> PlaceJson<'t> {
        PlaceJson {
            id: self.written(place.id),
            name: self.written(place.name),
            part_of: self.some(place.part_of.map(|whole| self.0.places[whole].id)),
            aliases: self.all(&place.aliases),
        }
    }

    fn article(&self, article: &'t Article, is_saved: bool) -> ArticleJson<'t> {
        let cited = &article.citation;
        ArticleJson {
            id: self.written(article.id),
            title: self.written(article.title),
            author: self.all(&cited.author),
            publisher: self.some(cited.publisher),
            issued: cited.issued.as_ref().map(Date::written),
            accessed: cited.accessed.as_ref().map(Date::written),
            url: self.some(cited.url),
            archive_url: self.some(cited.archive_url),
            language: self.some(cited.language),
            text: self.some(article.file),
            is_saved,
            sha256: self.some(article.sha256),
            rendition: article.rendition.into(),
            original: article.original.as_ref().map(|original| OriginalJson {
                file: self.written(original.file),
                sha256: self.some(original.sha256),
            }),
            derived_from: self.some(article.derived_from.map(|other| self.0.articles[other].id)),
        }
    }

    fn fact(&self, fact: &'t Fact) -> FactJson<'t> {
        FactJson {
            id: self.written(fact.id),
            name: self.written(fact.name),
            kind: fact.kind.into(),
            unit: self.some(fact.unit),
            changes: fact.changes.map(Into::into),
        }
    }
}

pub(super) fn about<'t>(selection: &Selection<'t>) -> AboutJson<'t> {
    let registers = Registers(selection.timeline());
    let about = &selection.timeline().about;
    AboutJson {
        title: registers.some(about.title),
        summary: registers.some(about.summary),
        utc_offset: about.utc_offset.map(|offset| offset.to_string()),
    }
}

pub(super) fn actors(timeline: &Timeline) -> Vec<ActorJson<'_>> {
    timeline.actors.iter().map(|(_, actor)| Registers(timeline).actor(actor)).collect()
}

pub(super) fn places(timeline: &Timeline) -> Vec<PlaceJson<'_>> {
    timeline.places.iter().map(|(_, place)| Registers(timeline).place(place)).collect()
}

pub(super) fn articles(timeline: &Timeline) -> Vec<ArticleJson<'_>> {
    let article = |(id, article)| Registers(timeline).article(article, timeline.has_text(id));
    timeline.articles.iter().map(article).collect()
}

pub(super) fn facts(timeline: &Timeline) -> Vec<FactJson<'_>> {
    timeline.facts.iter().map(|(_, fact)| Registers(timeline).fact(fact)).collect()
}
