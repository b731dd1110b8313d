//! `dateline add article`: a saved page as a text of the timeline's folder, and a table that tells of it.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use strum::VariantNames as _;

use crate::{
    cli::{Failure, file::TimelineFile},
    export::{NewArticle, article_block},
    load::{
        self, Loaded,
        limits::{Limit, Limits},
        single,
    },
    model::Rendition,
    page::{self, Kind, Page},
    save::{Fresh, NotSaved, Old},
    text::{Address, Written, counted, words},
};

use super::{New, TAKEN_IN, inserted, is_broken, issued::issued, naming, would_be};

pub(super) const EXAMPLES: &str = "Examples:\n  dateline add article 'Port closes - Harbour News.html'\n  \
    dateline add article note.txt --id harbour-note --issued 2021-03-06\n\n\
    Of a page, the article is taken without what stands around it: read it before you quote it. \
    Its title makes the id, with a number behind it where that is taken. Nothing is fetched, and \
    nothing that is there is replaced. Exit code: 0 added, 1 the timeline would have errors, 2 could not run.";

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Article {
    /// A saved web page (HTML), a plain text or a Markdown file
    page: PathBuf,
    #[command(flatten)]
    file: TimelineFile,
    /// Its id, by which sources name it; made of the title otherwise
    #[arg(long, value_parser = naming::given)]
    id: Option<String>,
    /// Its title, where the page says none, or another
    #[arg(long)]
    title: Option<String>,
    /// Who wrote it; several times for several
    #[arg(long = "author", value_name = "NAME")]
    authors: Vec<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// When it was published, in EDTF
    #[arg(long, value_name = "EDTF", allow_hyphen_values = true)]
    issued: Option<String>,
    /// When you read it, in EDTF
    #[arg(long, value_name = "EDTF", allow_hyphen_values = true)]
    accessed: Option<String>,
    /// Its address
    #[arg(long, value_parser = naming::address)]
    url: Option<String>,
    /// Its language, such as `en` or `pt-BR`
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Whether the text is the original, a translation or a restatement
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(Rendition::VARIANTS))]
    rendition: Option<String>,
}

pub(super) fn run(article: &Article, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let (path, limits) = article.file.path()?;
    let mut errors = anstream::stderr();
    let page = article.read(limits)?;
    mention(&page, &mut errors)?;
    let Some(title) = article.title.as_deref().or(page.said.title.as_deref()) else {
        return Err(Failure::NoTitle(article.page.display().to_string()));
    };
    let old = Old::read(path, limits.of(Limit::Timeline))?;
    let there = load::instead(path, old.bytes().to_vec(), limits)?;
    if is_broken(&there, &mut errors)? {
        return Ok(ExitCode::FAILURE);
    }
    article.is_new(&page, &there)?;
    let mut fresh = Fresh::inside(load::folder_of(path))?;
    let there = &there.timeline;
    let is_taken = |id: &str| there.articles.find(&there.texts, id).is_some() || fresh.has(&text_of(id));
    let id = article.id.clone().unwrap_or_else(|| naming::made(title, is_taken));
    let block = article.block(&page, (&id, title), &mut errors)?;
    fresh.write(&text_of(&id), page.text.as_bytes())?;
    let at = load::last_article(old.bytes()).unwrap_or(old.bytes().len());
    let (bytes, lines) = inserted(old.bytes(), at, &block);
    let Some(checked) = would_be((path, limits), (&bytes, &lines), &mut errors)? else {
        return Ok(ExitCode::FAILURE);
    };
    let new = New::in_lines(&checked, path, &lines);
    let articles = &checked.timeline.articles;
    let added = articles.find(new.texts, &id).map(|id| &articles[id]).filter(|it| new.has(it.id.span()));
    if added.is_none() {
        writeln!(errors, "{TAKEN_IN}")?;
        return Ok(ExitCode::FAILURE);
    }
    old.replace(&bytes)?;
    fresh.keep();
    let count = words(Written::new(&page.text));
    writeln!(out, "added: {id}, {} ({})", text_of(&id), counted(count, "word"))?;
    Ok(ExitCode::SUCCESS)
}

/// Where an article's text is put.
fn text_of(id: &str) -> String {
    format!("articles/{id}.md")
}

impl Article {
    fn read(&self, limits: Limits) -> Result<Page, Failure> {
        let bytes = single::bytes(&self.page, limits.of(Limit::Article)).map_err(NotSaved::Unread)?;
        let kind = Kind::of(&self.page, &bytes);
        page::read(kind, bytes).map_err(|why| Failure::NoPage { name: self.page.display().to_string(), why })
    }

    /// Refused where the timeline has its text already, unless it is asked for by another id.
    fn is_new(&self, page: &Page, there: &Loaded) -> Result<(), Failure> {
        let hash = load::sha256(page.text.as_bytes());
        let (timeline, upper) = (&there.timeline, hash.to_ascii_uppercase());
        let is_same = |it: Written<'_>| [&hash, &upper].iter().any(|hash| it == Written::new(hash));
        let mut articles = timeline.articles.iter().map(|(_, article)| article);
        let same = articles.find(|it| it.sha256.is_some_and(|hash| is_same(timeline.text(hash))));
        match same.filter(|_| self.id.is_none()) {
            Some(same) => Err(Failure::SameText(timeline.text(same.id).shown().to_string())),
            None => Ok(()),
        }
    }

    /// What is given, else what the page says.
    fn block(&self, page: &Page, (id, title): (&str, &str), errors: &mut dyn Write) -> io::Result<String> {
        let said = &page.said;
        let dated = said.issued.as_deref().filter(|_| self.issued.is_none());
        let found = dated.and_then(issued);
        if let Some(said) = dated.filter(|_| found.is_none()) {
            let said: String = said.chars().take(60).collect();
            let said = Written::new(&said).shown();
            writeln!(
                errors,
                "left out: the page says `{said}` for when it was published, which is no ISO 8601 date"
            )?;
        }
        let says = said.url.as_deref().filter(|_| self.url.is_none());
        let address = says.and_then(|url| Address::parse(Written::new(url)).ok());
        if let Some(said) = says.filter(|_| address.is_none()) {
            let said: String = said.chars().take(60).collect();
            let said = Written::new(&said).shown();
            writeln!(
                errors,
                "left out: the page says `{said}` for where it is, which is no address of a page"
            )?;
        }
        let sha256 = load::sha256(page.text.as_bytes());
        let text = text_of(id);
        let texts = [
            ("publisher", self.publisher.as_deref().or(said.publisher.as_deref())),
            ("issued", self.issued.as_deref().or(found.as_deref())),
            ("accessed", self.accessed.as_deref()),
            ("url", self.url.as_deref().or(address.as_ref().map(Address::as_str))),
            ("language", self.language.as_deref().or(said.language.as_deref())),
            ("text", Some(&*text)),
            ("sha256", Some(&*sha256)),
            ("rendition", self.rendition.as_deref()),
        ];
        let authors = if self.authors.is_empty() { &said.authors } else { &self.authors };
        let texts = texts.into_iter().filter_map(|(key, text)| Some((key, text?))).collect();
        Ok(article_block(&NewArticle { id, title, authors, texts }))
    }
}

/// Says what was done to the page's bytes.
fn mention(page: &Page, errors: &mut dyn Write) -> io::Result<()> {
    let notes = &page.notes;
    if let Some(charset) = notes.charset {
        writeln!(errors, "the page is read as {charset}")?;
    }
    if notes.has_unread {
        writeln!(errors, "some of its bytes mean nothing in its charset: they stand as \u{fffd}")?;
    }
    let replaced =
        [(notes.nuls, "NUL character", "\u{fffd}"), (notes.returns, "lone carriage return", "a line end")];
    for (count, what, by) in replaced.into_iter().filter(|(count, ..)| *count > 0) {
        let is = if count == 1 { "is" } else { "are" };
        writeln!(errors, "{} {is} replaced by {by}", counted(count, what))?;
    }
    Ok(())
}
