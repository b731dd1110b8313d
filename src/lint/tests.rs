//! Small timelines with one article, and the codes that are found in them.

use crate::{findings::Checked, load::tests::in_folder};

const TABLES: &str = "[timeline]\nutc_offset = '+03:00'\n[actors.town]\nname = 'Elmford'\n\
    [actors.council]\nname = 'Town council'\npart_of = 'town'\n[actors.mayor]\nname = 'Ann Ahlberg'\nshort = 'Ahlberg'\n\
    [actors.is]\nname = 'Islamic State'\n[actors.isk]\nname = 'Islamic State – Khorasan'\n\
    [actors.land]\nname = 'Georgia'\n[places.georgia]\nname = 'Georgia'\n";

/// One event with one source, which quotes all of an English article; codes and messages.
fn found(text: &str, event: &str, source: &str) -> Vec<String> {
    found_in("language = 'en'", text, &event_of(event, text, source))
}

fn event_of(event: &str, quote: &str, source: &str) -> String {
    format!(
        "[[events]]\nid = 'a'\ntitle = 'A'\n{event}\n[[events.sources]]\narticle = 'note'\nquote = '''{quote}'''\n{source}\n"
    )
}

fn found_in(article: &str, text: &str, events: &str) -> Vec<String> {
    let article = format!("[articles.note]\ntitle = 'Note'\ntext = 'note.md'\n{article}\n");
    let loaded = in_folder(&[("t.toml", &format!("{TABLES}{article}{events}")), ("note.md", text)]);
    let checked = Checked::new(loaded.timeline, loaded.problems);
    checked
        .problems
        .iter()
        .map(|it| format!("{}: {}", it.code.name(), checked.in_words(it).message.written().shown()))
        .collect()
}

#[track_caller]
fn is(found: &[String], wanted: &[&str]) {
    assert_eq!(found, wanted);
}

#[test]
fn a_day_is_to_be_named_by_a_passage() {
    let told = |text, date: &str| found(text, &format!("date = '{date}'"), "");
    let wanted = "date-not-in-sources: no passage of this event names 1 March 2024";
    is(&told("In March 2024 the port closed.", "2024-03-01"), &[wanted]);
    is(&told("On Friday the port closed.", "2024-03-01"), &[wanted]);
    for date in ["2024-03", "2024-03-XX", "2024-03-01~", "2024-03-01?", "2024-21", "[2024-03..2024-05]"] {
        is(&told("In March 2024 the port closed.", date), &[]);
    }
    is(&told("On 1 March the port closed.", "2024-03-01"), &[]);
}

#[test]
fn every_day_of_a_set_is_to_be_named() {
    let told = |date: &str| found("On 7 March, or later, it closed.", &format!("date = '{date}'"), "");
    is(
        &told("[2024-03-07,2024-03-08]"),
        &["date-not-in-sources: no passage of this event names 8 March 2024"],
    );
    is(&told("2024-03-07/.."), &[]);
}

#[test]
fn a_time_is_to_be_named_too() {
    let told = |text| found(text, "date = '2024-03-22T19:58+03:00'", "");
    is(&told("At 7:58 p.m. on 22 March it began."), &[]);
    let wanted = "date-not-in-sources: no passage of this event names the time 19:58";
    is(&told("On the evening of 22 March it began."), &[wanted]);
}

#[test]
fn the_paragraph_of_a_quote_names_days_and_the_rest_of_the_article_does_not() {
    let told = |text| found_in("language = 'en'", text, &event_of("date = '2024-03-22'", "it began", ""));
    is(&told("It was 22 March. That evening it began."), &[]);
    is(
        &told("It was 22 March.\n\nThat evening it began."),
        &["date-not-in-sources: no passage of this event names 22 March 2024"],
    );
}

#[test]
fn of_a_language_that_is_not_known_nothing_is_said() {
    let event = event_of("date = '2024-03-01'", "it began", "");
    for language in ["", "language = 'fi'"] {
        is(&found_in(language, "That evening it began.", &event), &[]);
    }
    is(&found_in("language = 'fr'\nrendition = 'translation'", "On 1 March it began.", &event), &[]);
}

#[test]
fn an_event_without_a_found_quote_is_counted_elsewhere() {
    let bare =
        "[[events]]\nid = 'a'\ntitle = 'A'\ndate = '2024-03-01'\n[[events.sources]]\narticle = 'note'\n";
    is(&found_in("language = 'en'", "It began.", bare), &[]);
}

#[test]
fn other_words_of_the_source_for_the_day_are_given_in_an_account() {
    let told = |words| {
        let says = format!("says = {{ date = {{ value = '2024-03-01', words = '{words}' }} }}");
        found("In early March, on Friday, it began.", "date = '2024-03-01'", &says)
    };
    is(&told("on Friday"), &[]);
    assert_eq!(told("early March").len(), 1, "the month is no other word for its first day");
}

#[test]
fn an_account_elsewhere_names_the_day_of_the_event_it_is_about() {
    let text = "It began.\n\nOn 1 March it had begun.";
    let first = event_of("date = '2024-03-01'", "It began", "");
    let other = "[[events]]\nid = 'b'\ntitle = 'B'\n[[events.sources]]\narticle = 'note'\n\
        quote = 'On 1 March it had begun'\nabout = 'a'\n";
    is(
        &found_in("language = 'en'", text, &first),
        &["date-not-in-sources: no passage of this event names 1 March 2024"],
    );
    is(&found_in("language = 'en'", text, &format!("{first}{other}")), &[]);
}

#[test]
fn a_date_is_to_be_allowed_by_one_of_the_accounts() {
    let told = |date: &str, says: &str| {
        found(
            "On 7 March, and 8 and 9 March.",
            &format!("date = '{date}'"),
            &format!("says = {{ date = {says} }}"),
        )
    };
    let wanted = "date-without-account: no account of this event allows its date, 9 March 2024";
    is(&told("2024-03-09", "['2024-03-07', '2024-03-08']"), &[wanted]);
    is(&told("2024-03-08", "['2024-03-07', '2024-03-08']"), &[]);
    is(&told("[2024-03-08,2024-03-09]", "'2024-03-08'"), &[]);
    is(&told("2024-03-09", "'2024-03'"), &[]);
    is(&told("2024", "'2024-03-07'"), &[]);
    is(&told("2024-03-09", "['2024-03-07', { words = '9 March' }]"), &[]);
}

#[test]
fn an_article_reports_nothing_that_is_yet_to_come() {
    let told = |issued: &str, date: &str, source: &str| {
        found_in(
            &format!("issued = '{issued}'"),
            "It began.",
            &event_of(&format!("date = '{date}'"), "It began", source),
        )
    };
    is(
        &told("2024-03-21", "2024-03-22", ""),
        &[
            "event-after-article: `note` was issued 21 March 2024, before the event that it reports: 22 March 2024",
        ],
    );
    is(&told("2024-03-21", "2024-03-22", "stance = 'mentions'"), &[]);
    is(&told("2024-03-22", "2024-03-22", ""), &[]);
    is(&told("2024-03", "2024-03-22", ""), &[]);
    is(&told("2024-03-21", "[2024-03-21,2024-03-22]", ""), &[]);
    is(&told("2024-03-21T23:30Z", "2024-03-22", ""), &[]);
}

#[test]
fn an_actor_whom_a_quote_names_is_to_be_listed() {
    let told = |text, actors: &str| found(text, &format!("actors = [{actors}]"), "");
    let wanted = "actor-not-listed: the quote names Ahlberg, and the event does not list this actor";
    is(&told("Ahlberg’s port closed; Ann Ahlberg resigned.", ""), &[wanted]);
    is(&told("Ahlberg resigned.", "'mayor'"), &[]);
    is(&told("Ahlbergs resigned, and so did ahlberg.", ""), &[]);
}

#[test]
fn a_part_that_is_listed_will_do_and_a_whole_will_not() {
    let told = |text, actors: &str| found(text, &format!("actors = [{actors}]"), "").len();
    assert_eq!(told("Elmford closed the port.", "'council'"), 0);
    assert_eq!(told("The Town council closed the port.", "'town'"), 1);
    assert_eq!(told("The Town council closed the port.", "'mayor'"), 1);
}

#[test]
fn the_longest_name_is_the_one_that_is_meant() {
    let wanted =
        "actor-not-listed: the quote names Islamic State – Khorasan, and the event does not list this actor";
    is(&found("The Islamic State - Khorasan claims it.", "", ""), &[wanted]);
}

#[test]
fn the_name_of_a_place_and_a_mere_mention_name_no_actor() {
    is(&found("In Georgia the port closed.", "", ""), &[]);
    is(&found("Ahlberg resigned.", "", "stance = 'mentions'"), &[]);
}

#[test]
fn actors_and_ids_that_are_taken_for_each_other_are_told_of() {
    let told = |tables: &str| found_in("", "The port closed.", tables);
    // The first letters are Cyrillic.
    is(
        &told("[actors.other]\nname = 'Аnn Аhlberg'"),
        &[
            "look-alike: the actor `other` looks like `mayor`: `Аnn Аhlberg` has U+0410, which the other has not",
        ],
    );
    is(
        &told("[actors.other]\nname = 'ANN  ahlberg'"),
        &["look-alike: the actor `other` looks like `mayor`: `ANN  ahlberg`"],
    );
    is(
        &told("[actors.other]\nname = 'O'\nshort = 'Ahlberg'"),
        &["look-alike: the actor `other` looks like `mayor`: `Ahlberg`"],
    );
    is(&told("[actors.other]\nname = 'Ann Ahlberger'\naliases = ['Ahlberg']"), &[]);
    is(
        &told("[places.georg1a]\nname = 'P'\n[places.corn]\nname = 'C'\n[places.com]\nname = 'D'"),
        &["look-alike: the id `com` of a place looks like `corn`"],
    );
    let event = |id: &str| format!("[[events]]\nid = '{id}'\ntitle = 'A'\n");
    is(
        &told(&(event("hall-1") + &event("hall-l") + &event("ha11-1") + &event("hall-2"))),
        &[
            "look-alike: the id `hall-l` of an event looks like `hall-1`",
            "look-alike: the id `ha11-1` of an event looks like `hall-l`",
        ],
    );
}
