use ratatui::{
    buffer::Buffer,
    layout::Rect,
    widgets::{Clear, Widget},
};

use crate::{
    accounts::Verdict,
    dates::Certainty,
    evidence::Class,
    model::{Anchor, Event, EventId, Side, Timeline, When},
    text::{columns, counted},
    tui::{
        action::Action,
        layout::{Layout, gutter_width},
        page::Tone,
        rows::{Heading, Row},
        state::{State, View},
        theme::{SELECTED, SELECTED_ASIDE, Theme},
    },
};

use super::{axis, put, put_cut, put_lines, row};

/// ```text
///  early Mar  ◌ US passes a warning       3 │ the card of the
/// ›7/8 Mar    ◐ US Embassy warns        ! 4 │ event in focus
/// ```
pub(super) fn draw(buffer: &mut Buffer, layout: &Layout, state: &State, theme: Theme) {
    axis::draw(buffer, layout.axis, state, theme);
    draw_rows(buffer, layout.list, state, theme, |buffer, line, id, label| {
        draw_event(buffer, line, state, (id, label), theme);
    });
    put_lines(buffer, layout.card, &state.card.lines, state.card.top, theme);
    draw_source_mark(buffer, layout.card, state, theme);
    draw_divider(buffer, layout, state, theme);
}

/// What is said where no event is shown. Where one types, a key is a letter.
pub(super) fn nothing(state: &State) -> String {
    if state.checked.timeline.events.is_empty() {
        return "There is no event in this timeline.".to_owned();
    }
    if state.counted_so_far().is_some() {
        return "Still counting: no event so far passes the filter.".to_owned();
    }
    if state.is_being_read() {
        return "Still reading: none of the first events passes the filter.".to_owned();
    }
    let place = state.context();
    if place.is_typed_in() {
        return "No event passes the filter.".to_owned();
    }
    let key = state.keys.name_for(Action::ClearFilter, place);
    format!("No event passes the filter: press {key} to show all.")
}

/// The rows in sight; what an event's says, with that for its date column, is the caller's.
pub(super) fn draw_rows(
    buffer: &mut Buffer,
    area: Rect,
    state: &State,
    theme: Theme,
    draw_event: impl Fn(&mut Buffer, Rect, EventId, &str),
) {
    if state.list.rows.is_empty() {
        put_cut(buffer, area, area.x + 1, &nothing(state), theme.tone(Tone::Plain));
        return;
    }
    let in_focus = state.event().map(|(id, _)| id);
    let mut above = None;
    for (y, number) in (area.y..area.bottom()).zip(state.list.top..) {
        let line = row(area, y);
        let Some(shown) = state.list.rows.get(number) else { break };
        match shown {
            Row::Heading(year @ Heading::Year(_)) => {
                put_cut(buffer, line, area.x + 1, &year.in_words(), theme.tone(Tone::Strong));
                above = None;
            }
            Row::Heading(gap @ Heading::Gap { .. }) => {
                let column = area.x + 2 + gutter_width(area.width);
                put_cut(buffer, line, column, &format!("┊ {}", gap.in_words()), theme.tone(Tone::Quiet));
                above = None;
            }
            Row::Event(place) => {
                let Some(id) = state.list.shown.get(place).copied() else { break };
                let label = gutter(&state.checked.timeline, id, usize::from(gutter_width(area.width)));
                let repeated = above.as_ref() == Some(&label);
                let label = if repeated { String::new() } else { label };
                draw_event(buffer, line, id, &label);
                if !repeated {
                    above = Some(label);
                }
                if in_focus == Some(id) {
                    let aside = matches!(state.view, View::Card);
                    buffer.set_style(line, if aside { SELECTED_ASIDE } else { SELECTED });
                    put(buffer, line, area.x, "›", theme.tone(Tone::Strong));
                }
            }
        }
    }
}

fn draw_event(buffer: &mut Buffer, line: Rect, state: &State, (id, label): (EventId, &str), theme: Theme) {
    let event = &state.checked.timeline.events[id];
    let x = line.x + 2 + gutter_width(line.width);
    let date = Rect { width: x.min(line.right()).saturating_sub(line.x + 1), ..line };
    put_cut(buffer, date, line.x + 1, label, theme.tone(Tone::Quiet));
    if state.list.is_possible(id) {
        put(buffer, line, x - 1, "?", theme.tone(Tone::Strong));
    }
    let x = put(buffer, line, x, mark(event), theme.tone(Tone::Plain)) + 1;
    let flag = flag(state, id, event);
    let tail = format!("{flag}{:>3} ", event.sources.len());
    let right = line.right().saturating_sub(columns(&tail).try_into().unwrap_or(0));
    let title = state.checked.timeline.text(event.title).shown().to_string();
    let room = Rect { width: right.saturating_sub(line.x + 1), ..line };
    put_cut(buffer, room, x, &title, theme.tone(Tone::Plain));
    let tone = if flag.trim().is_empty() { Tone::Quiet } else { Tone::Alarm };
    put(buffer, line, right.max(x), &tail, theme.tone(tone));
}

/// The sign of an event that passes the filter only possibly, for beside its title.
pub(super) fn possibly(state: &State, id: EventId) -> String {
    let sign = || format!("?{} ", mark(&state.checked.timeline.events[id]));
    if state.list.is_possible(id) { sign() } else { String::new() }
}

/// How exactly the event is dated.
pub(super) fn mark(event: &Event) -> &'static str {
    match &event.when {
        When::Undated => "◌",
        When::Faulty(_) => "!",
        When::Dated(date) => match date.certainty() {
            Certainty::Exact => "●",
            Certainty::Uncertain => "◐",
            Certainty::Imprecise => "◌",
        },
    }
}

/// What a reader should know of the event first: that something is wrong with it, that sources tell
/// it differently, or that words of it are not verified.
fn flag(state: &State, id: EventId, event: &Event) -> &'static str {
    let classes = || {
        let sources = state.checked.timeline.sources_of(event);
        sources.map(|(source, _)| state.checked.findings.passage(source).class())
    };
    let is_told = |class: Class| !class.is_verified() && class != Class::Awaited;
    let verdict = state.checked.accounts.worst(id);
    if state.checked.is_faulty(&state.checked.timeline.events[id]) {
        " !"
    } else if verdict == Some(Verdict::Conflict) {
        " ≠"
    } else if verdict == Some(Verdict::Disputed) {
        " ±"
    } else if !state.checked.problems_of(event).is_empty() || classes().any(is_told) {
        " ?"
    } else if classes().any(|class| class == Class::Awaited) {
        " …"
    } else {
        "  "
    }
}

/// What the date column says: in `room` columns, if it can be said in so few.
fn gutter(timeline: &Timeline, id: EventId, room: usize) -> String {
    let event = &timeline.events[id];
    let candidates = match &event.when {
        When::Faulty(_) => vec!["not a date".to_owned()],
        When::Dated(date) => {
            let short = date.gutter();
            let weekday = date.weekday_short().map(|weekday| format!("{short} {weekday}"));
            weekday.into_iter().chain([short]).collect()
        }
        When::Undated => match timeline.anchor(event) {
            None => vec!["undated".to_owned()],
            Some(Anchor { side, date, .. }) => {
                let side = match side {
                    Side::After => "from",
                    Side::Before => "by",
                };
                vec![format!("{side} {}", date.gutter())]
            }
        },
    };
    let fitting = candidates.iter().find(|words| columns(words) <= room);
    fitting.or(candidates.last()).cloned().unwrap_or_default()
}

/// Between list and card: what of the list is in sight, and what of the card is not.
fn draw_divider(buffer: &mut Buffer, layout: &Layout, state: &State, theme: Theme) {
    let area = layout.divider;
    let quiet = theme.tone(Tone::Quiet);
    let below = state.card.lines.len().saturating_sub(state.card.top + usize::from(layout.card.height));
    if area.width > 1 {
        put(buffer, area, area.x, &"─".repeat(usize::from(area.width)), quiet);
        let place = match (state.cursor(), state.counted_so_far()) {
            (Some(_), Some(found)) => format!(" counting, {found} so far "),
            (Some(cursor), None) if state.has_first_only() => {
                format!(" {} of the first {} ", cursor + 1, state.list.shown.len())
            }
            (Some(cursor), None) => format!(" {} of {} ", cursor + 1, state.list.shown.len()),
            (None, _) => String::new(),
        };
        let x = put(buffer, area, area.x + 1, &place, quiet);
        let more = match (state.card.top, below) {
            (0, 0) => String::new(),
            (0, below) => format!(" card: {} below ", counted(below, "more line")),
            (above, 0) => format!(" card: {} above ", counted(above, "more line")),
            (above, below) => format!(" card: {} above, {below} below ", counted(above, "more line")),
        };
        let right = area.right().saturating_sub(columns(&more).try_into().unwrap_or(0)).saturating_sub(1);
        if right > x {
            put(buffer, area, right, &more, quiet);
        }
        return;
    }
    for y in area.y..area.bottom() {
        put(buffer, row(area, y), area.x, "│", quiet);
    }
    if below > 0 && layout.card_hint() > 0 {
        let last = row(layout.card, layout.card.bottom() - 1);
        Clear.render(last, buffer);
        put(buffer, last, last.x, &format!("↓ {}", counted(below + 1, "more line")), quiet);
    }
}

/// A bar beside the source that the keys act on.
fn draw_source_mark(buffer: &mut Buffer, card: Rect, state: &State, theme: Theme) {
    if !matches!(state.view, View::Card) || card.x == 0 {
        return;
    }
    let lines = state.source_lines();
    for (y, line) in (card.y..card.bottom()).zip(state.card.top..) {
        // The blank line behind a source is none of it.
        if lines.contains(&line) && line + 1 < lines.end {
            let margin = Rect { x: card.x - 1, width: 1, ..row(card, y) };
            put(buffer, margin, margin.x, "▌", theme.accent());
        }
    }
}
