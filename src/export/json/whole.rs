//! All of a timeline as JSON: one value, or a line for each event.

use std::io::{self, Write};

use schemars::{JsonSchema, generate::SchemaSettings};
use serde::Serialize;
use serde_json::Value;

use crate::export::{Losses, Selection};

use super::{
    Events, ListedJson, LoneJson, ProblemJson, accounts,
    accounts::ComparisonJson,
    compact, indented, list, problem, registers,
    registers::{AboutJson, ActorJson, ArticleJson, FactJson, PlaceJson},
};

/// The form of what is written here; a change that could break a reader makes it another.
const VERSION: u32 = 1;

/// Writes the timeline, its registers whole, with the events that are selected. Nothing is lost but what a filter left
/// out, which is counted under `hidden_events`.
pub(crate) fn whole(selection: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (checked, timeline) = (selection.checked, selection.timeline());
    let hidden = timeline.events.len() - selection.events.len();
    write!(out, "{{\n  \"dateline\": {VERSION},\n")?;
    member("timeline", &registers::about(selection), out)?;
    member("hidden_events", &hidden, out)?;
    member("actors", &registers::actors(timeline), out)?;
    member("places", &registers::places(timeline), out)?;
    member("articles", &registers::articles(timeline), out)?;
    member("facts", &registers::facts(timeline), out)?;
    let events = Events::of(checked);
    key("events", out)?;
    list(selection.events().map(|(id, event)| events.listed(event, selection.is_possible(id))), "  ", out)?;
    writeln!(out, ",")?;
    key("accounts", out)?;
    let told = checked.accounts.told_by(timeline, &selection.sorted());
    let compared = told.into_iter().filter_map(|place| checked.accounts.all().get(place));
    list(compared.map(|comparison| accounts(checked, comparison)), "  ", out)?;
    writeln!(out, ",")?;
    key("problems", out)?;
    list(checked.problems.iter().map(|it| problem(checked, it)), "  ", out)?;
    writeln!(out, "\n}}")
}

/// Writes a line for each event, as [`whole`] has it, with the accounts of its facts. What its ids stand for is in none.
pub(crate) fn by_event(
    selection: &Selection<'_>,
    losses: &mut Losses,
    out: &mut dyn Write,
) -> io::Result<()> {
    selection.count_about(losses);
    selection.count_definitions(|_| false, losses);
    let checked = selection.checked;
    let events = Events::of(checked);
    for (id, event) in selection.events() {
        let compared = checked.accounts.of_event(id).iter().map(|comparison| accounts(checked, comparison));
        let event = events.listed(event, selection.is_possible(id));
        compact(&LoneJson { event, accounts: compared.collect() }, out)?;
    }
    Ok(())
}

/// What [`whole`] writes, piece by piece.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a schema is all that is made of it")]
struct Whole<'t> {
    /// The version of this form.
    dateline: u32,
    timeline: AboutJson<'t>,
    /// So many events a filter left out.
    hidden_events: usize,
    actors: Vec<ActorJson<'t>>,
    places: Vec<PlaceJson<'t>>,
    articles: Vec<ArticleJson<'t>>,
    facts: Vec<FactJson<'t>>,
    /// In the order in which they are shown.
    events: Vec<ListedJson<'t>>,
    /// In the order of their events.
    accounts: Vec<ComparisonJson<'t>>,
    /// In the order of their places.
    problems: Vec<ProblemJson<'t>>,
}

/// The JSON Schema (draft 7) of what [`whole`] writes; of [`by_event`], each line is an event with its accounts.
pub(crate) fn schema() -> Value {
    let settings = SchemaSettings::draft07().for_serialize();
    settings.into_generator().into_root_schema_for::<Whole<'_>>().to_value()
}

fn key(key: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "  \"{key}\": ")
}

fn member(name: &str, value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    key(name, out)?;
    indented(value, "  ", out)?;
    writeln!(out, ",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{
        Format, Loss,
        tests::{bridge, exported},
    };

    fn written(format: Format) -> (String, Losses) {
        let checked = bridge();
        let events: Vec<_> = checked.timeline.events.ids().collect();
        let mut out = Vec::new();
        let selection = Selection::of(&checked, &events);
        let losses = format.write(&selection, &mut out).expect("written to memory");
        (String::from_utf8(out).expect("text"), losses)
    }

    #[test]
    fn whose_words_a_quote_is_in_stands_beside_it_wherever_it_is() {
        let read = |line: &str| serde_json::from_str::<Value>(line).expect("JSON");
        let (lines, _) = written(Format::Jsonl);
        let whole = read(&written(Format::Json).0);
        let events: Vec<Value> = lines.lines().map(read).collect();
        for closure in [&events[0], &whole["events"][0]] {
            let sources = ["gazette", "herald"].iter().zip(["original", "restated"]);
            for (index, (article, rendition)) in sources.enumerate() {
                let source = &closure["sources"][index];
                assert_eq!([&source["article"], &source["rendition"]], [*article, rendition]);
            }
        }
        for comparisons in [&events[0]["accounts"], &whole["accounts"]] {
            let comparisons = comparisons.as_array().expect("a list");
            let date = comparisons.iter().find(|it| it["fact"] == "date").expect("told");
            let renditions = [0, 1].map(|index| &date["accounts"][index]["rendition"]);
            assert_eq!(renditions, ["original", "restated"]);
        }
    }

    #[test]
    fn a_number_is_the_one_that_was_written_or_a_text() {
        let said = ["1.50", "3.141592653589793238462643", "1_500", "1e5", "0x1F"];
        let timeline = format!(
            "[facts.t]\nname = 'T'\n[articles.a]\ntitle = 'A'\n\
             [[events]]\nid = 'e'\ntitle = 'E'\nsources = [{{ article = 'a', says = {{ t = [{}] }} }}]\n",
            said.join(", ")
        );
        let (line, _) = exported(Format::Jsonl, &timeline);
        let expected = r#""says":{"t":[1.50,3.141592653589793238462643,1500,"1e5","0x1F"]}"#;
        assert!(line.contains(expected), "{line}");
    }

    #[test]
    fn lines_count_what_their_ids_stand_for_and_the_whole_has_it() {
        let (_, losses) = written(Format::Jsonl);
        // An actor, a place, two articles and two facts: that an event has a date every timeline knows.
        assert_eq!((losses.of(Loss::Definitions), losses.of(Loss::About)), (6, 0));
        assert!(written(Format::Json).1.is_empty());
        let about = "[timeline]\ntitle = 'T'\nutc_offset = '+03:00'\n[facts.date]\nname = 'Day'\n";
        let (_, losses) = exported(Format::Jsonl, about);
        assert_eq!((losses.of(Loss::Definitions), losses.of(Loss::About)), (1, 2));
        let told = ["1 definition of actors, places, articles and facts left out, or told in part"];
        assert_eq!(losses.in_words().take(1).collect::<Vec<_>>(), told);
        assert!(exported(Format::Jsonl, "").1.is_empty());
    }
}
