use std::{
    io::{self, Write},
    process::ExitCode,
};

use strum::IntoEnumIterator;

use crate::{
    coverage::{self, Cover},
    export::json,
    findings::{Checked, UNVERIFIED, sign},
    model::EventId,
    text::{columns, counted},
};

use super::{
    Failure,
    file::TimelineFile,
    filter::{self, FilterFlag},
    mention_problems,
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    file: TimelineFile,
    #[command(flatten)]
    filter: FilterFlag,
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
        print(&checked, &found.shown, out)?;
    }
    filter::mention_hidden(&checked, &found, &[arguments.filter.name()]);
    Ok(mention_problems(&checked))
}

/// Events down, articles across by number, and what stands out: that is counted of the whole timeline.
pub(super) fn print(checked: &Checked, shown: &[EventId], out: &mut dyn Write) -> io::Result<()> {
    let timeline = &checked.timeline;
    let width = timeline.articles.len().to_string().len() + 1;
    for (number, (_, article)) in (1..).zip(timeline.articles.iter()) {
        let (id, title) = (timeline.text(article.id).shown(), timeline.text(article.title).shown());
        writeln!(out, "{number:>width$}  {title} ({id})")?;
    }
    let signs = Cover::iter().map(|cover| format!("{} {}", cover.sign(), <&str>::from(cover)));
    let signs: Vec<String> =
        signs.chain([format!("{} {}", UNVERIFIED.0, UNVERIFIED.1), "1 single-source".to_owned()]).collect();
    writeln!(out, "\n{}\n", signs.join("  "))?;
    for number in 1..=timeline.articles.len() {
        write!(out, "{number:>width$}")?;
    }
    writeln!(out)?;
    for event in shown.iter().map(|id| &timeline.events[*id]) {
        let covers = coverage::covers(timeline, event);
        let verified = checked.verified_in(event);
        for article in timeline.articles.ids() {
            let cover = covers.get(&article).map_or(Cover::Silent, |(cover, _)| *cover);
            let sign = sign(cover, || verified.contains(&article));
            write!(out, "{:gap$}{sign}", "", gap = width - columns(sign))?;
        }
        let single = if coverage::is_single_source(timeline, event) { '1' } else { ' ' };
        let (title, id) = (timeline.text(event.title).shown(), timeline.text(event.id).shown());
        writeln!(out, "  {single}  {title} ({id})")?;
    }
    let unused = coverage::unused(timeline);
    let unsourced = timeline.unsourced_in_words().map(|words| format!(", {words}"));
    writeln!(
        out,
        "\n{}, {} of them single-source{}, {}",
        counted(timeline.events.len(), "event"),
        coverage::single_source(timeline),
        unsourced.unwrap_or_default(),
        counted(unused.len(), "unused article")
    )?;
    for article in unused {
        let article = &timeline.articles[article];
        writeln!(
            out,
            "unused: {} ({})",
            timeline.text(article.title).shown(),
            timeline.text(article.id).shown()
        )?;
    }
    Ok(())
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
        print(&checked, &shown, &mut out).expect("printed");
        let looks = SOURCES.get() - before;
        assert!((many..many * 10).contains(&looks), "{looks} looks at {many} sources");
        assert!(String::from_utf8(out).expect("UTF-8").matches('?').count() >= many);
    }
}
