use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Modifier,
    text::Line,
    widgets::Block,
};

use crate::{
    text::{Written, columns, counted},
    tui::{
        actors::Choice,
        layout::PickerLayout,
        page::Tone,
        state::{Mark, Picker, State, out_of_sight},
        theme::{SELECTED, Theme},
    },
};

use super::{put, put_cut, row, window};

/// ```text
/// ┌ Actors ─────────── 9 of 38 events ┐
/// │type a name: put                   │
/// │›[+] Vladimir Putin             11 │
/// └───────────────────────────────────┘
/// ```
///
/// Gives back where one types.
pub(super) fn draw(
    buffer: &mut Buffer,
    layout: PickerLayout,
    picker: &Picker,
    state: &State,
    theme: Theme,
) -> Position {
    let PickerLayout { typed, rows, .. } = layout;
    let all = state.checked.timeline.events.len();
    let counts = match state.counted_so_far() {
        Some(found) => format!(" {found}+ of {all} events, counting "),
        None => format!(" {} of {all} events ", state.list.shown.len()),
    };
    // On a border that is dim.
    let strong = theme.tone(Tone::Strong).remove_modifier(Modifier::DIM);
    let title = Line::styled(" Actors ", strong);
    let counts = Line::styled(counts, strong).right_aligned();
    let last = (picker.top + usize::from(rows.height)).min(picker.rows.len());
    let seen = if last - picker.top < picker.rows.len() {
        format!(" {} to {last} of {} ", picker.top + 1, counted(picker.rows.len(), "actor"))
    } else {
        String::new()
    };
    let seen = Line::styled(seen, strong).right_aligned();
    let border = Block::bordered().title(title).title(counts).title_bottom(seen);
    window::draw(buffer, layout, border, theme);
    let x = put(buffer, typed, typed.x, Picker::LEAD, theme.tone(Tone::Quiet));
    let room = usize::from(typed.right().saturating_sub(x)).saturating_sub(1);
    let (skipped, from) = out_of_sight(&picker.typed, room);
    let value: String = picker.typed.value().chars().skip(skipped).collect();
    put_cut(buffer, typed, x, &Written::new(&value).shown().to_string(), theme.tone(Tone::Strong));
    if picker.rows.is_empty() {
        put_cut(buffer, rows, rows.x + 1, "no actor fits", theme.tone(Tone::Plain));
    }
    for (y, (index, choice)) in (rows.y..rows.bottom()).zip(picker.rows.iter().enumerate().skip(picker.top)) {
        draw_choice(buffer, row(rows, y), (*choice, index == picker.cursor), state, theme);
    }
    let typing = x
        .saturating_add(u16::try_from(picker.typed.visual_cursor().saturating_sub(from)).unwrap_or(u16::MAX));
    Position::new(typing.min(typed.right().saturating_sub(1)), typed.y)
}

fn draw_choice(
    buffer: &mut Buffer,
    line: Rect,
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
    let count = state.checked.searchable.events_of(timeline, choice.actor);
    let count = count.map_or_else(|| "   … ".to_owned(), |count| format!("{count:>4} "));
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
