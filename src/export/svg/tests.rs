use super::*;
use crate::export::{Format, tests::exported};

fn drawn(timeline: &str) -> (String, Losses) {
    let (picture, losses) = exported(Format::Svg, timeline);
    assert_sound(&picture);
    (picture, losses)
}

/// Every element is closed by its own end, and no bare sign of markup stands in a text.
#[track_caller]
fn assert_sound(picture: &str) {
    let mut open: Vec<&str> = Vec::new();
    for part in picture.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("an end");
        let name = tag.split([' ', '/']).find(|it| !it.is_empty()).expect("a name");
        assert!(["svg", "title", "desc", "rect", "text", "path", "circle", "g"].contains(&name), "{name}");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        assert!(!text.contains('>') && tag.matches('"').count() % 2 == 0, "{part}");
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn lanes_stand_in_the_order_of_their_events_and_undated_ones_are_counted_and_not_placed() {
    let event = |id: &str, lines: &str| format!("[[events]]\nid = '{id}'\ntitle = '{id}'\n{lines}\n");
    let timeline = [
        "[timeline]\ntitle = 'A & <b>'\n[actors.one]\nname = 'One'\n[actors.two]\nname = 'Two'\n[actors.all]\nname = 'All'\n",
        "[actors.three]\nname = 'Three'\npart_of = 'all'\n",
        &event("a", "date = '2024-03-05'\nactors = ['two']"),
        &event("b", "date = '2024-03-05'\nactors = ['two', 'three']"),
        &event("c", "date = '2024-03-09?'\nactors = ['two']"),
        &event("d", "date = '2024-03-12/..'\nactors = ['one']"),
        &event("e", "after = ['a']\nactors = ['two']"),
        &event("f", "actors = ['one']"),
        &event("g", ""),
    ]
    .concat();
    let (picture, losses) = drawn(&timeline);
    assert!(picture.contains("<title id=\"title\">A &amp; &lt;b&gt;</title>"), "{picture}");
    let described = "<desc id=\"desc\">7 events, 3 of them without a date. Lanes of actors along an axis of time: \
                     Two, 4 events; One, 2 events; All, 1 event; Three, 1 event; No actor is named, 1 event.</desc>";
    assert!(picture.contains(described), "{picture}");
    assert_eq!((losses.of(Loss::Unplaced), losses.of(Loss::Actors)), (3, 0));
    let lane = |name: &str| {
        let start = format!("<g><title>{name}, ");
        let lane = picture.split(&start).nth(1).and_then(|rest| rest.split("</g>").next()).expect(name);
        let count = |sign: &str| lane.matches(sign).count();
        (count("<circle"), count("<rect"), count("l5 4"), count("undated"))
    };
    // The two of one day are one mark; what goes on and on has its stretch.
    assert_eq!(lane("Two"), (2, 2, 1, 0));
    assert_eq!(lane("One"), (1, 1, 0, 1));
    assert_eq!(lane("No actor is named"), (0, 0, 0, 1));
}

#[test]
fn an_empty_timeline_and_one_without_dates_are_pictures_too() {
    for timeline in ["", "[[events]]\nid = 'e'\ntitle = 'E'\n"] {
        let (picture, _) = drawn(timeline);
        assert!(picture.contains("no event has a date"), "{picture}");
    }
}

#[test]
fn actors_without_a_lane_are_counted() {
    let actor = |n: usize| format!("[actors.a{n}]\nname = 'Actor {n}'\n");
    let event = |n: usize| {
        format!("[[events]]\nid = 'e{n}'\ntitle = 'E'\ndate = '-00{:02}'\nactors = ['a{n}']\n", n + 10)
    };
    let timeline: String = (0..40).map(actor).chain((0..40).map(event)).collect();
    let (picture, losses) = drawn(&timeline);
    assert_eq!(losses.of(Loss::Actors), 10);
    assert!(picture.contains(", 10 actors with fewer events not drawn<"), "{picture}");
    assert_eq!(picture.matches("<g><title>").count(), MOST);
}

#[test]
fn a_name_is_cut_where_there_is_no_room_and_steers_nothing() {
    let name = r"\u001b[2J\u202e\u0000<script>\ufffe & ".repeat(9);
    let timeline = format!(
        "[timeline]\ntitle = \"{name}\"\n[actors.a]\nname = \"{name}\"\n[[events]]\nid = 'e'\ntitle = \"{name}\"\ndate = 'Y170000002'\nactors = ['a']\n"
    );
    let (picture, _) = drawn(&timeline);
    assert!(crate::text::characters(&picture).all(|(_, c, stands)| c == '\n' || stands));
    assert!(!picture.contains("<script") && !picture.contains('\u{fffe}') && picture.contains('…'));
}
