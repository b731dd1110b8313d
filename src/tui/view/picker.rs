use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};

use crate::{
    text::{Written, columns},
    tui::{
        page::Tone,
        state::{Choice, Mark, Picker, State},
        theme::{SELECTED, Theme},
    },
};

use super::{put, put_cut, row};

/// ```text
/// ── Actors ─────────── 9 of 38 events ──
///  type to find: put
/// [+] Vladimir Putin                  12
/// ```
///
/// Gives back where one types.
pub(super) fn draw(
    buffer: &mut Buffer,
    area: Rect,
    picker: &Picker,
    state: &State,
    theme: Theme,
) -> Position {
    let area = area.intersection(buffer.area);
    Clear.render(area, buffer);
    let line = |index: u16| row(area, (area.y + index).min(area.bottom().saturating_sub(1)));
    put(buffer, line(0), area.x, &"─".repeat(usize::from(area.width)), theme.tone(Tone::Quiet));
    put(buffer, line(0), area.x + 2, " Actors ", theme.tone(Tone::Strong));
    let shown = format!(" {} of {} events ", state.list.shown.len(), state.checked.timeline.events.len());
    let right = area.right().saturating_sub(columns(&shown).try_into().unwrap_or(0) + 2);
    put(buffer, line(0), right, &shown, theme.tone(Tone::Strong));
    let typed = Written::new(picker.typed.value()).shown().to_string();
    let x = put(buffer, line(1), area.x + 1, "type a name: ", theme.tone(Tone::Quiet));
    put_cut(buffer, line(1), x, &typed, theme.tone(Tone::Strong));
    if picker.rows.is_empty() {
        put_cut(buffer, line(2), area.x + 1, "no actor fits", theme.tone(Tone::Plain));
    }
    let first = area.y + 2;
    let bottom = area.bottom().saturating_sub(1);
    for (y, (index, choice)) in (first..bottom).zip(picker.rows.iter().enumerate().skip(picker.top)) {
        draw_choice(buffer, row(area, y), picker, (*choice, index == picker.cursor), state, theme);
    }
    if area.height > 2 {
        put(buffer, row(area, bottom), area.x, &"─".repeat(usize::from(area.width)), theme.tone(Tone::Quiet));
    }
    let typing = x + u16::try_from(picker.typed.visual_cursor()).unwrap_or(0);
    Position::new(typing.min(area.right().saturating_sub(1)), line(1).y)
}

fn draw_choice(
    buffer: &mut Buffer,
    line: Rect,
    picker: &Picker,
    (choice, in_focus): (Choice, bool),
    state: &State,
    theme: Theme,
) {
    let timeline = &state.checked.timeline;
    let actor = &timeline.actors[choice.actor];
    let mark = match Mark::of(choice.actor, &state.filter) {
        Mark::None => "[ ]",
        Mark::Included => "[+]",
        Mark::Excluded => "[-]",
    };
    let count = format!("{:>4} ", picker.counts.get(choice.actor.index()).copied().unwrap_or(0));
    let right = line.right().saturating_sub(columns(&count).try_into().unwrap_or(0));
    let room = Rect { width: right.saturating_sub(line.x), ..line };
    let indent = "  ".repeat(choice.depth.min(6));
    let x = put(buffer, room, line.x + 1, mark, theme.tone(Tone::Strong));
    let name = format!(" {indent}{}", timeline.text(actor.name).shown());
    let x = put_cut(buffer, room, x, &name, theme.tone(Tone::Plain));
    let kind = actor.kind.map(|kind| format!(" · {}", <&str>::from(kind)));
    let x = put_cut(buffer, room, x, &kind.unwrap_or_default(), theme.tone(Tone::Quiet));
    let group = actor.part_of.map(|group| timeline.short_name(group).shown().to_string());
    let group = group.filter(|_| choice.depth == 0).map(|group| format!(", part of {group}"));
    put_cut(buffer, room, x, &group.unwrap_or_default(), theme.tone(Tone::Quiet));
    put(buffer, line, right, &count, theme.tone(Tone::Quiet));
    if in_focus {
        buffer.set_style(line, SELECTED);
        put(buffer, line, line.x, "›", theme.tone(Tone::Strong));
    }
}
