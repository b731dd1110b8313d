//! What is wrong with a timeline, with its places, for reading.

use crate::{findings::Checked, problem::Problem, text::Written};

use super::{Line, Page, Tone};

pub(super) fn problems(checked: &Checked, is_shown: bool, width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    if !is_shown {
        let words = "What was saved last is broken. Shown is what was before, until these are mended: e opens the first one in sight.";
        page.paragraph("", Written::new(words), Tone::Alarm);
        page.blank();
    }
    if checked.problems.is_empty() {
        page.paragraph(
            "",
            Written::new("The checks found no problem. Where sources differ is no problem: 4 shows it."),
            Tone::Plain,
        );
    }
    for (index, problem) in checked.problems.iter().enumerate() {
        page.of_source(index);
        write(&mut page, checked, problem);
        page.blank();
    }
    page.into_lines()
}

fn write(page: &mut Page, checked: &Checked, problem: &Problem) {
    let place = checked.timeline.texts.locate(problem.at);
    let severity: &str = problem.code.severity().into();
    let lead = format!("{severity}[{}] ", problem.code.name());
    page.paragraph("", Written::new(&format!("{lead}{}", problem.message.written().shown())), Tone::Strong);
    let at = format!("{}:{}:{}", place.file(), place.line(), place.column());
    page.paragraph("  at   ", Written::new(&at), Tone::Quiet);
    // The first line of what it marks is enough to know the place by.
    let line = place.excerpt().lines().next().unwrap_or_default();
    let marked = place.marked().start.min(line.len())..place.marked().end.min(line.len());
    if !line.trim().is_empty() {
        page.tones("  file ", Written::new(line), Tone::Plain, &[(marked, Tone::Alarm)]);
    }
    if let Some(help) = &problem.help {
        page.paragraph("  help ", help.written(), Tone::Plain);
    }
}
