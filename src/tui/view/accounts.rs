use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    accounts::{Comparison, Verdict},
    card::value_in_words,
    text::{columns, counted},
    tui::{
        action::Action,
        keymap::Context,
        layout::AccountsLayout,
        page::Tone,
        state::{Facts, State, What},
        theme::{SELECTED, Theme},
    },
};

use super::{list, put, put_cut, put_lines, row};

/// ```text
///  27 facts: ≠ 3 conflict, ? 7 unclear, = 17 agree
///  ≠ conflict  Date · US Embassy warns Americans (7 or 8 March 2024)
/// ›   1  7 March 2024 (“7 March”)       [On how the US warning was received]
///   ≠ 2  8 March 2024 (“March 8”)       [On the US warning and the Kaluga raid]
/// ─ account 1 of 2 ─────────────────────────────────────────────────────────
///  the passage behind the account in focus
/// ```
pub(super) fn draw(buffer: &mut Buffer, layout: AccountsLayout, facts: &Facts, state: &State, theme: Theme) {
    put_cut(buffer, layout.summary, layout.summary.x + 1, &summary(facts, state), theme.tone(Tone::Quiet));
    if facts.shown.is_empty() {
        let empty = if state.has_first_only() {
            "What sources state of facts is known once the whole file is read.".to_owned()
        } else if state.filter.is_empty() {
            "No source of this timeline states a fact.".to_owned()
        } else {
            let key = state.keys.name_for(Action::ClearFilter, Context::Accounts);
            format!("No source states a fact of the events shown: press {key} to show all.")
        };
        put_cut(buffer, layout.rows, layout.rows.x + 1, &empty, theme.tone(Tone::Plain));
        return;
    }
    draw_rows(buffer, layout.rows, facts, state, theme);
    draw_divider(buffer, layout, facts, state, theme);
    put_lines(buffer, layout.passage, &facts.passage.lines, facts.passage.top, theme);
}

/// How many facts there are of each verdict, the worst first.
fn summary(facts: &Facts, state: &State) -> String {
    let all = state.checked.accounts.all();
    let counts = facts.counts.iter();
    let counts =
        counts.map(|(verdict, count)| format!("{} {count} {}", verdict.sign(), <&str>::from(*verdict)));
    let shown = if facts.shown.len() < all.len() {
        format!("{} of {} shown", facts.shown.len(), counted(all.len(), "fact"))
    } else {
        counted(all.len(), "fact")
    };
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() { shown } else { format!("{shown}: {}", counts.join(", ")) }
}

fn draw_rows(buffer: &mut Buffer, area: Rect, facts: &Facts, state: &State, theme: Theme) {
    let in_focus = state.account();
    // Its last row alone is rather shown than named.
    let goes_on =
        facts.rows.get(facts.top + 1).is_some_and(|row| matches!(row.what, What::Account(_) | What::Note(_)));
    let names_again = goes_on && usize::from(area.height) >= Facts::NAMED_AGAIN;
    for (y, found) in (area.y..area.bottom()).zip(facts.rows.iter().skip(facts.top)) {
        let line = row(area, y);
        let comparison = &state.checked.accounts.all()[found.fact];
        match &found.what {
            What::Blank => {}
            // A fact that goes on from above is named again.
            What::Account(_) | What::Note(_) if y == area.y && names_again => {
                draw_heading(buffer, line, state, comparison, theme);
            }
            What::Heading => draw_heading(buffer, line, state, comparison, theme),
            What::Note(note) => {
                put_cut(buffer, line, line.x + 8, note, theme.tone(Tone::Quiet));
            }
            What::Account(number) => {
                let beside = in_focus.filter(|(fact, other)| *fact == found.fact && other != number);
                let beside =
                    beside.map(|(_, other)| comparison.between(&state.checked.timeline, other, *number));
                draw_account(buffer, line, state, (comparison, *number, beside), theme);
                if in_focus == Some((found.fact, *number)) {
                    buffer.set_style(line, SELECTED);
                    put(buffer, line, line.x, "›", theme.tone(Tone::Strong));
                }
            }
        }
    }
}

fn draw_heading(buffer: &mut Buffer, line: Rect, state: &State, comparison: &Comparison, theme: Theme) {
    let timeline = &state.checked.timeline;
    let verdict = comparison.verdict;
    let tone = if verdict >= Verdict::Disputed { Tone::Alarm } else { Tone::Strong };
    let sign = format!("{} {}  ", verdict.sign(), <&str>::from(verdict));
    let x = put(buffer, line, line.x + 1, &sign, theme.tone(tone));
    let possibly = list::possibly(state, comparison.event);
    let x = put(buffer, line, x, &possibly, theme.tone(Tone::Strong));
    let x = put_cut(buffer, line, x, &comparison.heading(timeline), theme.tone(Tone::Strong));
    let when = format!(" ({})", timeline.when_in_brief(&timeline.events[comparison.event]));
    if columns(&when) <= usize::from(line.right().saturating_sub(x)) {
        put(buffer, line, x, &when, theme.tone(Tone::Quiet));
    }
}

/// The number, how it relates to the account in focus, the value, whose it is, and what its quote
/// is where that is not verified.
fn draw_account(
    buffer: &mut Buffer,
    line: Rect,
    state: &State,
    (comparison, number, beside): (&Comparison, usize, Option<Verdict>),
    theme: Theme,
) {
    const MARGIN: u16 = 8;
    const TWO_COLUMNS: u16 = 60;
    let timeline = &state.checked.timeline;
    let Some(said) = comparison.accounts.get(number) else { return };
    put(buffer, line, line.x + 2, beside.map_or("", Verdict::sign), theme.tone(Tone::Strong));
    put(buffer, line, line.x + 3, &format!("{:>3}", number + 1), theme.tone(Tone::Quiet));
    let class = state.checked.findings.passage(said.source).class();
    let tail = if class.is_verified() { String::new() } else { format!(" quote {class} ") };
    let right = line.right().saturating_sub(columns(&tail).try_into().unwrap_or(0));
    let room = Rect { width: right.saturating_sub(line.x), ..line };
    let mut voice = vec![said.voice_in_brief(timeline)];
    voice.extend(said.as_of_in_words(timeline));
    let (value, voice) = (value_in_words(&state.checked, said), voice.join(" · "));
    if !state.is_uncovered(comparison.event, said.source) {
        let words =
            format!("graphic: press {} to show", state.keys.name_for(Action::Open, Context::Accounts));
        put_cut(buffer, room, line.x + MARGIN, &words, theme.tone(Tone::Alarm));
    } else if line.width >= TWO_COLUMNS {
        let width = MARGIN + (line.width.saturating_sub(MARGIN + 1) / 2).min(64);
        let values = Rect { width, ..line };
        put_cut(buffer, values, line.x + MARGIN, &value, theme.tone(Tone::Plain));
        put_cut(buffer, room, values.right() + 1, &voice, theme.tone(Tone::Quiet));
    } else {
        let line = format!("{value} · {voice}");
        put_cut(buffer, room, room.x + MARGIN, &line, theme.tone(Tone::Plain));
    }
    put(buffer, line, right.max(line.x + MARGIN), &tail, theme.tone(Tone::Alarm));
}

fn draw_divider(buffer: &mut Buffer, layout: AccountsLayout, facts: &Facts, state: &State, theme: Theme) {
    let (area, quiet) = (layout.divider, theme.tone(Tone::Quiet));
    put(buffer, area, area.x, &"─".repeat(usize::from(area.width)), quiet);
    let Some((comparison, (_, number))) = state.said_in_focus().map(|(it, _)| it).zip(state.account()) else {
        return;
    };
    let of = |text| state.checked.timeline.text(text).shown();
    let fact = of(state.checked.timeline.facts[comparison.fact].name);
    let place = format!(" {fact}: account {} of {} ", number + 1, comparison.accounts.len());
    let x = put_cut(buffer, area, area.x + 1, &place, quiet);
    let below =
        facts.passage.lines.len().saturating_sub(facts.passage.top + usize::from(layout.passage.height));
    if below > 0 {
        let more = format!(" {} below ", counted(below, "more line"));
        let right = area.right().saturating_sub(columns(&more).try_into().unwrap_or(0)).saturating_sub(1);
        if right > x {
            put(buffer, area, right, &more, quiet);
        }
    }
}
