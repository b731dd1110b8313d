use std::{
    io::{self, Write},
    process::ExitCode,
};

use anstyle::Style;
use strum::IntoEnumIterator;

use crate::{
    coverage::{self, Cover},
    export::json,
    findings::{Checked, UNVERIFIED, sign},
    model::{Article, Event, EventId, Timeline},
    text::{Written, columns, counted},
};

use super::{
    Failure,
    file::TimelineFile,
    filter::{self, FilterFlag},
    lines::{ENDLESS, Lines, WidthFlag},
    mention_problems,
};

const EXAMPLES: &str =
    "Examples:\n  dateline coverage\n  dateline coverage timeline.toml --filter 'is:single-source'";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    file: TimelineFile,
    #[command(flatten)]
    filter: FilterFlag,
    #[command(flatten)]
    width: WidthFlag,
    /// Print the coverage as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let checked = arguments.file.open()?;
    let found = arguments.filter.matching(&checked)?;
    if arguments.json {
        let timeline = &checked.timeline;
        let row = |id: &EventId| json::coverage(timeline, &timeline.events[*id]);
        json::write_list(found.shown.iter().map(row), out)?;
    } else {
        print(&checked, &found.shown, &mut Lines { out, width: arguments.width.columns(ENDLESS) })?;
    }
    filter::mention_hidden(&checked, &found, &[arguments.filter.name()]);
    Ok(mention_problems(&checked))
}

/// Events down, articles across by number, and what stands out: that is counted of the whole timeline.
pub(super) fn print(checked: &Checked, shown: &[EventId], lines: &mut Lines<'_>) -> io::Result<()> {
    let timeline = &checked.timeline;
    let width = timeline.articles.len().to_string().len() + 1;
    for (number, (_, article)) in (1..).zip(timeline.articles.iter()) {
        lines.paragraph(&format!("{number:>width$}  "), Written::new(&named(timeline, article)))?;
    }
    let signs = Cover::iter().map(|cover| format!("{} {}", cover.sign(), <&str>::from(cover)));
    let signs: Vec<String> =
        signs.chain([format!("{} {}", UNVERIFIED.0, UNVERIFIED.1), "1 single-source".to_owned()]).collect();
    writeln!(lines.out)?;
    lines.paragraph("", Written::new(&signs.join("  ")))?;
    writeln!(lines.out)?;
    for number in 1..=timeline.articles.len() {
        write!(lines.out, "{number:>width$}")?;
    }
    writeln!(lines.out)?;
    for event in shown.iter().map(|id| &timeline.events[*id]) {
        row(checked, event, lines)?;
    }
    totals(timeline, lines)
}

/// What each article tells of an event. It is as long as there are articles, and only the title goes on in further lines.
fn row(checked: &Checked, event: &Event, lines: &mut Lines<'_>) -> io::Result<()> {
    let timeline = &checked.timeline;
    let width = timeline.articles.len().to_string().len() + 1;
    let covers = coverage::covers(timeline, event);
    let verified = checked.verified_in(event);
    for article in timeline.articles.ids() {
        let cover = covers.get(&article).map_or(Cover::Silent, |(cover, _)| *cover);
        let sign = sign(cover, || verified.contains(&article));
        write!(lines.out, "{:gap$}{sign}", "", gap = width - columns(sign))?;
    }
    let single = if coverage::is_single_source(timeline, event) { '1' } else { ' ' };
    write!(lines.out, "  {single}  ")?;
    let title = format!("{} ({})", timeline.text(event.title).shown(), timeline.text(event.id).shown());
    lines.behind(width * timeline.articles.len() + 5, Written::new(&title), Style::new())
}

fn totals(timeline: &Timeline, lines: &mut Lines<'_>) -> io::Result<()> {
    let unused = coverage::unused(timeline);
    let unsourced = timeline.unsourced_in_words().map(|words| format!(", {words}"));
    let counts = format!(
        "{}, {} of them single-source{}, {}",
        counted(timeline.events.len(), "event"),
        coverage::single_source(timeline),
        unsourced.unwrap_or_default(),
        counted(unused.len(), "unused article")
    );
    writeln!(lines.out)?;
    lines.paragraph("", Written::new(&counts))?;
    let mut unused = unused.into_iter().map(|article| named(timeline, &timeline.articles[article]));
    unused.try_for_each(|article| lines.paragraph("unused: ", Written::new(&article)))
}

fn named(timeline: &Timeline, article: &Article) -> String {
    format!("{} ({})", timeline.text(article.title).shown(), timeline.text(article.id).shown())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{load::tests::timeline, model::tests::SOURCES};

    #[test]
    fn an_event_with_many_articles_is_not_gone_through_for_each_of_them() {
        let many = 1_000;
        let article = |number: usize| format!("[articles.a{number}]\ntitle = 'A'\n");
        let source = |number: usize| format!("[[events.sources]]\narticle = 'a{number}'\nquote = 'words'\n");
        let articles: String = (0..many).map(article).collect();
        let sources: String = (0..many).map(source).collect();
        let text = format!("{articles}[[events]]\nid = 'e'\ntitle = 'E'\n{sources}");
        let checked = Checked::new(timeline(&text), Vec::new());
        let shown: Vec<EventId> = checked.timeline.events.ids().collect();
        let mut out = Vec::new();
        let before = SOURCES.get();
        print(&checked, &shown, &mut Lines { out: &mut out, width: ENDLESS }).expect("printed");
        let looks = SOURCES.get() - before;
        assert!((many..many * 10).contains(&looks), "{looks} looks at {many} sources");
        assert!(String::from_utf8(out).expect("UTF-8").matches('?').count() >= many);
    }
}
