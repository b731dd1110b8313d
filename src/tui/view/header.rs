use ratatui::buffer::Buffer;

use crate::{
    findings::{Checked, Counts, MANY},
    model::{ActorId, Timeline},
    text::{Written, columns, counted},
    tui::{
        Name,
        layout::Layout,
        page::Tone,
        state::{Stale, State},
        theme::Theme,
    },
};

use super::{put, put_cut};

/// Columns that are kept for the title, with what is around it.
const LEAST: usize = 8;

/// ```text
///  dateline  The Moscow concert hall attack     built in · 38 events · all 110 quotes found
///  Only Putin or FSB, without Ukraine              9 of 38 events shown, 29 hidden
/// ```
pub(super) fn draw(buffer: &mut Buffer, layout: &Layout, state: &State, theme: Theme) {
    let area = layout.header;
    let x = put(buffer, area, area.x, " dateline ", theme.accent());
    let timeline = &state.checked.timeline;
    let title = timeline.about.title.map(|title| timeline.text(title).shown().to_string());
    let title = title.unwrap_or_else(|| "a timeline without a title".to_owned());
    let room = usize::from(area.right().saturating_sub(x));
    let standings = standings(state);
    let fits = |words: &&String, beside: usize| columns(words) + beside <= room;
    // Beside the whole title, else beside the beginning of it.
    let standing = standings.iter().find(|words| fits(words, (columns(&title) + 4).max(LEAST)));
    let standing = standing.or(standings.last()).filter(|words| fits(words, LEAST));
    let standing = standing.map(String::as_str);
    let right = area.right().saturating_sub(standing.map_or(0, columns).try_into().unwrap_or(0) + 1);
    let titled = ratatui::layout::Rect { width: right.saturating_sub(area.x + 1), ..area };
    put_cut(buffer, titled, x + 1, &title, theme.tone(Tone::Strong));
    if let Some(standing) = standing {
        let is_whole = state.stale.is_none() || state.is_being_read();
        let tone = if is_whole && !state.checked.is_given_up() && state.checked.problems.is_empty() {
            Tone::Quiet
        } else {
            Tone::Alarm
        };
        put(buffer, area, right, standing, theme.tone(tone));
    }
    draw_filter(buffer, layout, state, theme);
}

fn draw_filter(buffer: &mut Buffer, layout: &Layout, state: &State, theme: Theme) {
    let area = layout.filter;
    if area.is_empty() {
        return;
    }
    let words = format!(" {} ", in_words(state));
    // What is filtered is not pushed out by how much of it is.
    let least = columns(&words).min(usize::from(area.width) / 2);
    let hidden = hidden_in(state, usize::from(area.width) - least);
    let room = usize::from(area.width).saturating_sub(columns(&hidden));
    let blank = " ".repeat(usize::from(area.width));
    put(buffer, area, area.x, &blank, theme.filter());
    let left = ratatui::layout::Rect { width: room.try_into().unwrap_or(area.width), ..area };
    put_cut(buffer, left, area.x, &words, theme.filter());
    put(buffer, area, left.right(), &hidden, theme.filter());
}

/// How much the filter shows and hides, in `room` columns; nothing where there are not enough.
pub(super) fn hidden_in(state: &State, room: usize) -> String {
    let all = state.checked.timeline.events.len();
    if let Some(found) = state.counted_so_far() {
        let counts = [
            format!(" {found}+ of {all} events shown, counting "),
            format!(" {found}+ of {all}, counting "),
            " counting ".to_owned(),
        ];
        return counts.into_iter().find(|counts| columns(counts) <= room).unwrap_or_default();
    }
    let shown = state.list.shown.len();
    let unsure = state.list.possible.len();
    let possibly = if unsure > 0 { format!(", {unsure} possibly") } else { String::new() };
    let first = if state.has_first_only() { "the first " } else { "" };
    let counts = [
        format!(" {shown} of {first}{all} events shown{possibly}, {} hidden ", all - shown),
        format!(" {shown} of {all}{possibly}, {} hidden ", all - shown),
        format!(" {shown} of {all}, {} hidden ", all - shown),
        format!(" {} hidden ", all - shown),
        format!("-{} ", all - shown),
    ];
    counts.into_iter().find(|counts| columns(counts) <= room).unwrap_or_default()
}

/// The filter as a sentence: `Only Putin or FSB, without Ukraine`; as it was typed, where it is more than that.
fn in_words(state: &State) -> String {
    let timeline = &state.checked.timeline;
    let names = |actors: &[ActorId]| {
        let names: Vec<String> = actors.iter().map(|actor| name_of(timeline, *actor)).collect();
        names.join(" or ")
    };
    let filter = &state.filter;
    if !filter.is_empty() && !filter.is_of_actors() {
        return format!("Filter: {}", Written::new(filter.text()).shown());
    }
    match (filter.included(), filter.excluded()) {
        ([], []) => "No filter".to_owned(),
        (included, []) => format!("Only {}", names(included)),
        ([], excluded) => format!("Without {}", names(excluded)),
        (included, excluded) => format!("Only {}, without {}", names(included), names(excluded)),
    }
}

/// An actor stands for its parts, and says so where it has any.
fn name_of(timeline: &Timeline, actor: ActorId) -> String {
    let name = timeline.short_name(actor).shown().to_string();
    let has_parts = timeline.actors.iter().any(|(_, part)| part.part_of == Some(actor));
    if has_parts { format!("{name} and parts") } else { name }
}

/// What there is and what is wrong with it, from the most to the fewest words.
fn standings(state: &State) -> Vec<String> {
    let checked = &state.checked;
    let name = match &state.name {
        Name::File(name) => Written::new(name).shown().to_string(),
        Name::BuiltIn => "built-in timeline".to_owned(),
    };
    let events = counted(checked.timeline.events.len(), "event");
    let conflicts = counted(checked.counts.conflicts, "conflict");
    let told = format!("{conflicts} · {} single-source", checked.counts.single_source);
    if let Some(stale) = &state.stale {
        let errors = match stale {
            Stale::Broken(checked) => counted(checked.errors(), "error"),
            Stale::Reading { hundredths, .. } => return reading(&name, &events, *hundredths),
            Stale::Unread { .. } => {
                return vec![
                    format!("{name} · only the first {events}: the rest could not be read"),
                    format!("only the first {events}, the rest not read"),
                    "not all is read".to_owned(),
                ];
            }
            Stale::Unreadable(_) => {
                return vec![
                    format!("{name} · {events} as they were: what was saved last cannot be shown"),
                    "as it was: the file cannot be shown".to_owned(),
                    "not as saved".to_owned(),
                ];
            }
        };
        return vec![
            format!("{name} · {events} as they were: what was saved last has {errors}"),
            format!("as it was: what was saved last has {errors}"),
            format!("saved with {errors}"),
        ];
    }
    if !checked.is_finished() && checked.counts.quotes >= MANY {
        return verifying(&name, &events, checked);
    }
    let Some(problems) = checked.problems_in_words() else {
        let quotes = quotes(&checked.counts);
        return vec![
            format!("{name} · {events} · {told} · {quotes}"),
            format!("{name} · {events} · {told}"),
            format!("{name} · {events} · {conflicts}"),
            format!("{events} · {conflicts}"),
            events.clone(),
        ];
    };
    vec![
        format!("{name} · {events} · {told} · {problems}"),
        format!("{name} · {events} · {conflicts} · {problems}"),
        format!("{name} · {events} · {problems}"),
        format!("{events} · {problems}"),
        problems,
    ]
}

/// How far the quotes of a large timeline are looked for, and what is wrong so far.
fn verifying(name: &str, events: &str, checked: &Checked) -> Vec<String> {
    let Counts { quotes, awaited, .. } = checked.counts;
    let done = (quotes - awaited) * 100 / quotes.max(1);
    let bar = format!("{} {done:>3} %", bar(done));
    let problems = checked.problems_in_words().map_or_else(String::new, |words| format!(" · {words} so far"));
    if checked.is_given_up() {
        let awaited = counted(awaited, "quote");
        return vec![
            format!("{name} · {events} · dateline failed to look for {awaited}{problems}"),
            format!("{events} · failed to look for {awaited}"),
            format!("{awaited} not looked for"),
        ];
    }
    vec![
        format!("{name} · {events} · looking for {} {bar}{problems}", counted(quotes, "quote")),
        format!("{events} · looking for quotes {bar}{problems}"),
        format!("{events} · quotes {bar}"),
        format!("{events} · quotes {done} %"),
        format!("quotes {done} %"),
    ]
}

/// How far something is, in twenty columns.
fn bar(hundredths: usize) -> String {
    const COLUMNS: usize = 20;
    let done = hundredths * COLUMNS / 100;
    "█".repeat(done) + &"░".repeat(COLUMNS.saturating_sub(done))
}

/// How far a large timeline is read, the first events of which are there.
fn reading(name: &str, events: &str, hundredths: u8) -> Vec<String> {
    let bar = format!("{} {hundredths:>3} %", bar(hundredths.into()));
    vec![
        format!("{name} · the first {events}, reading the rest {bar}"),
        format!("the first {events}, reading {bar}"),
        format!("reading {bar}"),
        format!("reading {hundredths:>3} %"),
    ]
}

/// How many quotes were found; those in a text that is not the original are counted apart.
fn quotes(counts: &Counts) -> String {
    let Counts { quotes, verified, verified_elsewhere: elsewhere, .. } = *counts;
    let words = if quotes == 0 {
        "no quotes".to_owned()
    } else if verified == quotes {
        format!("all {} found", counted(quotes, "quote"))
    } else {
        format!("{verified} of {} found", counted(quotes, "quote"))
    };
    match elsewhere {
        0 => words,
        all if all == verified => format!("{words} in restatements"),
        some => format!("{words}, {some} in restatements"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::tests::of_every_class;

    #[test]
    fn only_quotes_that_are_verified_count_as_found() {
        assert_eq!(quotes(&of_every_class().counts), "3 of 7 quotes found");
    }
}
