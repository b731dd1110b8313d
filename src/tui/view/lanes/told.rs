//! What the event in focus is, and where it stands.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    accounts::Verdict,
    coverage::is_single_source,
    model::{Event, EventId, When},
    text::counted,
    tui::{
        layout::{LanesColumns, LanesLayout},
        page::Tone,
        state::State,
        theme::Theme,
        view::{list::mark, put, put_cut, row},
    },
};

use super::width;

pub(super) fn draw(
    buffer: &mut Buffer,
    (layout, columns): (LanesLayout, LanesColumns),
    state: &State,
    theme: Theme,
) {
    let Some((id, event)) = state.event() else { return };
    draw_divider(buffer, layout.divider, state, theme);
    let title = state.checked.timeline.text(event.title).shown().to_string();
    let area = layout.told;
    let place = if layout.divider.is_empty() { place(state, 0) } else { String::new() };
    let when = when(state, event);
    let lines = match area.height {
        0 => Vec::new(),
        1 => vec![format!("{place} {} {title}", mark(event))],
        2 => vec![format!("{} {title}", mark(event)), format!("{place} {when}")],
        _ => vec![
            format!("{} {title}", mark(event)),
            format!("{when}{}", actors(state, event)),
            standing(state, columns, (id, event)),
        ],
    };
    for (number, (y, words)) in (area.y..area.bottom()).zip(lines).enumerate() {
        let tone = if number == 0 { Tone::Strong } else { Tone::Plain };
        put_cut(buffer, row(area, y), area.x + 1, words.trim_start(), theme.tone(tone));
    }
}

fn draw_divider(buffer: &mut Buffer, area: Rect, state: &State, theme: Theme) {
    if area.is_empty() {
        return;
    }
    let quiet = theme.tone(Tone::Quiet);
    put(buffer, area, area.x, &"─".repeat(usize::from(area.width)), quiet);
    let x = put(buffer, area, area.x + 1, &format!(" {} ", place(state, area.width)), quiet);
    let right = |words: &String| area.right().saturating_sub(width(words) + 3);
    if let Some(words) = left_out(state).iter().find(|words| right(words) >= x) {
        put(buffer, area, right(words), &format!(" {words} "), quiet);
    }
}

/// How many actors have no lane, from the most to the fewest words.
fn left_out(state: &State) -> Vec<String> {
    let count = state.lanes.table.as_ref().map_or(0, |table| table.without);
    if count == 0 || state.are_lanes_of_some() {
        return Vec::new();
    }
    let actors = counted(count, "actor");
    vec![format!("{actors} without an event shown"), format!("{actors} without"), format!("{count} without")]
}

/// Where the focus is: in which of the lanes, at which of its events; in a line of `room` columns. While not all events
/// are in the lanes, how many are.
fn place(state: &State, room: u16) -> String {
    if state.are_lanes_of_some() {
        let events = state.lanes.table.as_ref().map_or(0, |table| table.events);
        // How many pass a filter is not known before all are asked.
        let all = state.counted_so_far().is_none().then_some(state.list.shown.len());
        let of_all = all
            .map_or_else(|| counted(events, "event"), |all| format!("{events} of {}", counted(all, "event")));
        return match room {
            60.. => format!("lanes of {of_all} around this one, counting"),
            30.. => format!("{of_all}, counting"),
            _ => "counting".to_owned(),
        };
    }
    let lanes = state.lanes.table.as_ref().map_or(0, |table| table.lanes.len());
    let Some((lane, place)) = state.lane_in_focus() else { return String::new() };
    let events = state.lanes.lane(lane).map_or(0, |lane| lane.track.len());
    match room {
        60.. => format!("lane {} of {lanes} · event {} of {events}", lane + 1, place + 1),
        30.. => format!("lane {}/{lanes} · event {}/{events}", lane + 1, place + 1),
        _ => format!("{}/{events}", place + 1),
    }
}

/// An event that is placed by another is undated all the same.
fn when(state: &State, event: &Event) -> String {
    let words = state.checked.timeline.when_in_words(event);
    match event.when {
        When::Undated if words != "undated" => format!("undated, {words}"),
        _ => words,
    }
}

fn actors(state: &State, event: &Event) -> String {
    let timeline = &state.checked.timeline;
    let names: Vec<String> =
        timeline.cast_of(event).iter().map(|actor| timeline.short_name(*actor).shown().to_string()).collect();
    if names.is_empty() { String::new() } else { format!(" · {}", names.join(", ")) }
}

/// How its sources relate, how many there are, and what stands in the same column.
fn standing(state: &State, columns: LanesColumns, (id, event): (EventId, &Event)) -> String {
    let mut words = Vec::new();
    if state.checked.is_faulty(event) {
        words.push("! something is wrong with it".to_owned());
    }
    if let Some(verdict) = state.checked.accounts.worst(id).filter(|verdict| *verdict > Verdict::Agree) {
        words.push(format!("{} {}", verdict.sign(), <&str>::from(verdict)));
    }
    words.push(counted(event.sources.len(), "source"));
    if is_single_source(&state.checked.timeline, event) {
        words.push("single-source".to_owned());
    }
    if state.list.is_possible(id) {
        words.push("passes the filter only possibly".to_owned());
    }
    if let Some(count) = company(state, columns).filter(|count| *count > 1) {
        words.push(format!("one of {count} in its column"));
    }
    words.join(" · ")
}

/// How many events stand in the column of the event in focus, itself included.
fn company(state: &State, columns: LanesColumns) -> Option<usize> {
    let (lane, at) = state.lane_in_focus()?;
    let track = &state.lanes.lane(lane)?.track;
    let sight = state.sight(columns);
    let undated = track.undated_places(columns.undated.width.into());
    let dated = sight.map(|sight| track.placed(&sight).places).unwrap_or_default();
    let mut places = dated.into_iter().chain(undated);
    places.find(|place| track.holds(*place, at, sight.as_ref())).map(|place| place.count)
}
