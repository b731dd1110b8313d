//! Pages of text, made for a width: what stands on each line, in which tone, and what it
//! belongs to. What a tone looks like is the theme's.

mod about;
mod addresses;
mod card;
mod help;
mod link;
mod messages;
mod passage;
mod problems;

use std::ops::Range;

use crate::text::{Written, columns, wrap};

use super::{
    keymap::Context,
    state::{State, TextKind},
};

pub(crate) use addresses::addresses;
pub(crate) use card::card;
pub(crate) use link::Link;
pub(crate) use passage::passage;

/// The lines of a page of text, on a screen of `width` columns.
pub(crate) fn text_lines((kind, place): (TextKind, Context), state: &State, width: u16) -> Vec<Line> {
    // A page is left a margin on either side.
    let width = usize::from(width.saturating_sub(2)).min(100);
    match kind {
        TextKind::Keys => help::lines(&state.keys, place, width),
        TextKind::Messages => messages::messages(&state.messages, width),
        TextKind::Problems => problems::problems(state, width),
        TextKind::About => about::about(&state.checked, &state.name, width),
    }
}

/// How something is said. Never by colour alone: each differs in its words, its sign or its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tone {
    #[default]
    Plain,
    Strong,
    /// Beside the point: labels, context.
    Quiet,
    /// The very words that are quoted.
    Lit,
    /// Words that some other source quotes.
    Quoted,
    /// Words that are looked for.
    Found,
    /// Those of them that were come to.
    Reached,
    /// Words to be copied.
    Selected,
    /// Words that only the quote has, between `[-` and `-]`.
    Struck,
    /// Words that only the article has, between `{+` and `+}`.
    Added,
    /// Something is wrong, or asks for care.
    Alarm,
}

/// Some bytes of a text, and their tone.
pub(crate) type Marked = (Range<usize>, Tone);

/// Those bytes of a text in one tone.
pub(crate) fn in_tone(ranges: &[Range<usize>], tone: Tone) -> Vec<Marked> {
    ranges.iter().map(|range| (range.clone(), tone)).collect()
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) text: String,
    pub(crate) tone: Tone,
}

/// One line, safe to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Line {
    pub(crate) parts: Vec<Part>,
    /// Which of the event's sources it belongs to, or which of the problems, counted from 0.
    pub(crate) source: Option<usize>,
    /// Where all of it but its first part leads, which leads in.
    pub(crate) link: Option<Link>,
}

/// A page under the pen.
#[derive(Debug)]
pub(crate) struct Page {
    width: usize,
    source: Option<usize>,
    lines: Vec<Line>,
}

impl Page {
    pub(crate) fn new(width: usize) -> Self {
        Self { width: width.max(1), source: None, lines: Vec::new() }
    }

    pub(crate) fn into_lines(self) -> Vec<Line> {
        self.lines
    }

    /// What is written from here on belongs to that source.
    pub(crate) fn of_source(&mut self, source: usize) {
        self.source = Some(source);
    }

    pub(crate) fn blank(&mut self) {
        self.push(Vec::new());
    }

    fn push(&mut self, parts: Vec<Part>) {
        self.lines.push(Line { parts, source: self.source, link: None });
    }

    /// A paragraph, its first line led in by `lead` and the others by as much room.
    pub(crate) fn paragraph(&mut self, lead: &str, text: Written<'_>, tone: Tone) {
        self.tones(lead, text, tone, &[]);
    }

    /// The same, a title whose words lead to `link`, if there is one.
    pub(crate) fn title(&mut self, lead: &str, title: Written<'_>, link: Option<&Link>) {
        let first = self.lines.len();
        self.paragraph(lead, title, Tone::Strong);
        self.lines.iter_mut().skip(first).for_each(|line| line.link = link.cloned());
    }

    /// A paragraph in `tone`, some ranges of which are in others; they are in order.
    pub(crate) fn tones(&mut self, lead: &str, text: Written<'_>, tone: Tone, marked: &[Marked]) {
        let margin = columns(lead).min(self.width / 2);
        for (index, line) in wrap(text, self.width - margin).into_iter().enumerate() {
            let lead = if index == 0 { lead.to_owned() } else { " ".repeat(margin) };
            let mut parts = vec![Part { text: lead, tone: Tone::Quiet }];
            parts.extend(marked_parts(text, &line, tone, marked));
            self.push(parts);
        }
    }

    /// Part of a paragraph: an ellipsis where something stands before it, or behind it.
    pub(crate) fn cut_paragraph(
        &mut self,
        lead: &str,
        text: Written<'_>,
        cut: (bool, bool),
        marked: &[Marked],
    ) {
        const ELLIPSIS: usize = 2;
        let margin = columns(lead).min(self.width / 2);
        let lines = wrap(text, self.width.saturating_sub(margin + ELLIPSIS));
        let last = lines.len().saturating_sub(1);
        let quiet = |text: &str| Part { text: text.to_owned(), tone: Tone::Quiet };
        for (index, line) in lines.into_iter().enumerate() {
            let mut parts = vec![quiet(&" ".repeat(margin))];
            parts.extend((index == 0 && cut.0).then(|| quiet("… ")));
            parts.extend(marked_parts(text, &line, Tone::Plain, marked));
            parts.extend((index == last && cut.1).then(|| quiet(" …")));
            self.push(parts);
        }
    }
}

/// A line of `text` cut where the ranges of `marked` begin and end; they are in order.
pub(crate) fn marked_parts(
    text: Written<'_>,
    line: &Range<usize>,
    tone: Tone,
    marked: &[Marked],
) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = line.start;
    let mut push = |range: Range<usize>, tone| {
        if !range.is_empty() {
            parts.push(Part { text: text.part(range).shown().to_string(), tone });
        }
    };
    for (range, other) in marked {
        let (from, to) = (range.start.clamp(at, line.end.max(at)), range.end.clamp(at, line.end.max(at)));
        push(at..from, tone);
        push(from..to, *other);
        at = to;
    }
    push(at..line.end.max(at), tone);
    parts
}

/// A line of `text` under layers of marks, each over those before it; the ranges of each are in order and do not
/// overlap.
pub(crate) fn layered_parts(
    text: Written<'_>,
    line: &Range<usize>,
    tone: Tone,
    layers: &[(&[Range<usize>], Tone)],
) -> Vec<Part> {
    let in_line = |ranges: &'_ [Range<usize>]| {
        let first = ranges.partition_point(|range| range.end <= line.start);
        let rest = ranges.get(first..).unwrap_or_default();
        let marked = rest.iter().take_while(|range| range.start < line.end).cloned();
        marked.collect::<Vec<_>>()
    };
    let layers: Vec<(Vec<Range<usize>>, Tone)> =
        layers.iter().map(|(ranges, tone)| (in_line(ranges), *tone)).collect();
    let mut edges: Vec<usize> =
        layers.iter().flat_map(|(ranges, _)| ranges).flat_map(|range| [range.start, range.end]).collect();
    edges.sort_unstable();
    edges.dedup();
    let topmost = |at: usize| {
        let holds = |(ranges, _): &&(Vec<Range<usize>>, Tone)| ranges.iter().any(|range| range.contains(&at));
        layers.iter().rev().find(holds).map(|(_, tone)| *tone)
    };
    let mut marked: Vec<Marked> = Vec::new();
    for pair in edges.windows(2) {
        let [from, to] = pair else { continue };
        let Some(tone) = topmost(*from) else { continue };
        match marked.last_mut() {
            Some((last, of_last)) if last.end == *from && *of_last == tone => last.end = *to,
            _ => marked.push((*from..*to, tone)),
        }
    }
    marked_parts(text, line, tone, &marked)
}

#[cfg(test)]
mod tests {
    use std::slice;

    use super::*;

    #[test]
    fn of_several_marks_the_topmost_is_seen() {
        let text = Written::new("one two three four");
        let (one, two, three) = ([0..7, 14..18], 4..13, 5..6);
        let (two, three) = (slice::from_ref(&two), slice::from_ref(&three));
        let layers = [(&one[..], Tone::Quoted), (two, Tone::Lit), (three, Tone::Alarm)];
        let parts = layered_parts(text, &(0..16), Tone::Plain, &layers);
        let parts: Vec<_> = parts.iter().map(|part| (part.text.as_str(), part.tone)).collect();
        let wanted = [
            ("one ", Tone::Quoted),
            ("t", Tone::Lit),
            ("w", Tone::Alarm),
            ("o three", Tone::Lit),
            (" ", Tone::Plain),
            ("fo", Tone::Quoted),
        ];
        assert_eq!(parts, wanted);
    }

    #[test]
    fn marks_go_on_over_the_end_of_a_line() {
        let mut page = Page::new(12);
        let marked = [(4..13, Tone::Lit)];
        page.tones("> ", Written::new("one two three four"), Tone::Plain, &marked);
        let lines: Vec<String> = page
            .into_lines()
            .iter()
            .map(|line| {
                let part = |part: &Part| match part.tone {
                    Tone::Lit => format!("[{}]", part.text),
                    _ => part.text.clone(),
                };
                line.parts.iter().map(part).collect()
            })
            .collect();
        assert_eq!(lines, ["> one [two]", "  [three] four"]);
    }
}
