//! The floors that `benches/peers/run` holds dateline against: what the bare libraries take for the same steps on the
//! same machine, on two threads, as JSON in milliseconds.
//!
//! - `parsed`: the file is read, cut at headers of events into pieces of a megabyte, and each goes through
//!   `toml_parser` into typed spans. Nothing is decoded, and nothing is checked.
//! - `searched`: the articles are read, and each quote is looked for in its article by one `memmem`, by article.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "it is there to look at the clock and to print what it sees"
)]

use std::{
    borrow::Cow, collections::HashMap, fs, hint, path::Path, process::ExitCode, thread, time::Instant,
};

use memchr::memmem;
use toml_parser::{ErrorSink, Raw, Source, Span, decoder::Encoding, parser};

/// Bytes of a piece, at least.
const PIECE: usize = 1 << 20;

const HEADER: &str = "\n[[events]]\n";

type Scalar = Option<(Span, Option<Encoding>)>;

/// What of an event a program would keep, as places in its piece.
#[derive(Default)]
struct Event {
    id: Scalar,
    date: Scalar,
    title: Scalar,
    summary: Scalar,
    actors: Vec<Scalar>,
    sources: Vec<[Scalar; 2]>,
}

#[derive(Default)]
struct Piece {
    events: Vec<Event>,
    /// The id of each article and the file of its text.
    articles: Vec<(Span, Scalar)>,
}

/// Where the parser is: in which table, behind which key.
struct Receiver<'t> {
    text: &'t str,
    piece: Piece,
    table: Vec<Span>,
    in_header: bool,
    key: Span,
}

impl<'t> Receiver<'t> {
    fn at(&self, span: Span) -> &'t str {
        self.text.get(span.start()..span.end()).unwrap_or_default()
    }

    fn header(&mut self) {
        self.in_header = true;
        self.table.clear();
    }
}

impl parser::EventReceiver for Receiver<'_> {
    fn std_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.header();
    }

    fn array_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.header();
    }

    fn std_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.in_header = false;
        if let [register, id] = self.table[..]
            && self.at(register) == "articles"
        {
            self.piece.articles.push((id, None));
        }
    }

    fn array_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.in_header = false;
        match self.table[..] {
            [_] => self.piece.events.push(Event::default()),
            _ => self.piece.events.last_mut().expect("an event").sources.push([None; 2]),
        }
    }

    fn simple_key(&mut self, span: Span, _: Option<Encoding>, _: &mut dyn ErrorSink) {
        if self.in_header { self.table.push(span) } else { self.key = span }
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, _: &mut dyn ErrorSink) {
        let (key, scalar) = (self.at(self.key), Some((span, encoding)));
        if self.table.len() == 2 && self.at(self.table[0]) == "articles" {
            if key == "text" {
                self.piece.articles.last_mut().expect("an article").1 = scalar;
            }
        } else if let Some(event) = self.piece.events.last_mut() {
            match (key, event.sources.last_mut()) {
                ("id", _) => event.id = scalar,
                ("date", _) => event.date = scalar,
                ("title", _) => event.title = scalar,
                ("summary", _) => event.summary = scalar,
                ("actors", _) => event.actors.push(scalar),
                ("article", Some(source)) => source[0] = scalar,
                ("quote", Some(source)) => source[1] = scalar,
                _ => {}
            }
        }
    }
}

/// `make` of each, on two threads, every other one on each.
fn on_two<T: Sync, R: Send>(things: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (make, mut all) = (&make, Vec::new());
    thread::scope(|scope| {
        let every_other = |first| move || things.iter().skip(first).step_by(2).map(make).collect::<Vec<R>>();
        let (even, odd) = (scope.spawn(every_other(0)), scope.spawn(every_other(1)));
        for thread in [even, odd] {
            all.extend(thread.join().expect("it ends"));
        }
    });
    all
}

fn cut(text: &str) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.as_bytes().get(PIECE..).and_then(|far| memmem::find(far, HEADER.as_bytes())) {
        let (piece, behind) = rest.split_at(PIECE + at + 1);
        pieces.push(piece);
        rest = behind;
    }
    pieces.push(rest);
    pieces
}

fn parsed<'t>(text: &&'t str) -> (&'t str, Piece) {
    let tokens = Source::new(text).lex().into_vec();
    let nowhere = Span::new_unchecked(0, 0);
    let mut receiver =
        Receiver { text, piece: Piece::default(), table: Vec::new(), in_header: false, key: nowhere };
    parser::parse_document(&tokens, &mut receiver, &mut ());
    (text, receiver.piece)
}

fn decoded(text: &str, scalar: Scalar) -> Cow<'_, str> {
    let mut out = Cow::Borrowed("");
    if let Some((span, encoding)) = scalar {
        let written = text.get(span.start()..span.end()).unwrap_or_default();
        let _ = Raw::new_unchecked(written, encoding, span).decode_scalar(&mut out, &mut ());
    }
    out
}

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: floors TIMELINE.TOML");
        return ExitCode::from(2);
    };
    let began = Instant::now();
    let text = fs::read_to_string(&path).expect("a timeline");
    let pieces = on_two(&cut(&text), parsed);
    let took_to_parse = began.elapsed();

    let mut of_article: HashMap<&str, Vec<Cow<'_, str>>> = HashMap::new();
    let mut files = Vec::new();
    for (text, piece) in &pieces {
        files.extend(
            piece
                .articles
                .iter()
                .map(|&(id, file)| (text.get(id.start()..id.end()).unwrap_or_default(), decoded(text, file))),
        );
        for [article, quote] in piece.events.iter().flat_map(|event| &event.sources) {
            let Cow::Borrowed(article) = decoded(text, *article) else { continue };
            of_article.entry(article).or_default().push(decoded(text, *quote));
        }
    }
    let events: usize = pieces.iter().map(|(_, piece)| piece.events.len()).sum();
    let folder = Path::new(&path).parent().expect("a folder");

    let began = Instant::now();
    let found = on_two(&files, |(id, file)| {
        let article = fs::read(folder.join(&**file)).expect("an article");
        let quotes = of_article.get(id).into_iter().flatten();
        quotes.filter(|quote| memmem::find(&article, quote.as_bytes()).is_some()).count()
    });
    let took_to_search = began.elapsed();
    let quotes: usize = of_article.values().map(Vec::len).sum();
    println!(
        r#"{{"events": {events}, "quotes": {quotes}, "found": {}, "parsed": {:.3}, "searched": {:.3}}}"#,
        hint::black_box(found).iter().sum::<usize>(),
        took_to_parse.as_secs_f64() * 1e3,
        took_to_search.as_secs_f64() * 1e3,
    );
    ExitCode::SUCCESS
}
