//! What holds of every filter, and of every text.

use proptest::prelude::*;

use super::{
    actors::quoted,
    syntax::{Expr, Node, Piece, parse},
    *,
};
use crate::load::tests::timeline;

const EVENTS: &str = "[actors.a]\nname = 'A'\n[actors.b]\nname = 'B'\n\
    [[events]]\nid = 'one'\ntitle = 'One'\ndate = '2024-03-01'\nactors = ['a']\n\
    [[events]]\nid = 'two'\ntitle = 'Two'\ndate = '2024-03'\nactors = ['b']\ntags = ['t']\n\
    [[events]]\nid = 'three'\ntitle = 'Three'\nafter = ['one']\nactors = ['a', 'b']\n\
    [[events]]\nid = 'four'\ntitle = 'Four'\ndate = '2025'\n";

fn checked() -> Checked {
    Checked::new(timeline(EVENTS), Vec::new())
}

fn piece(text: &str) -> Piece {
    Piece { at: 0..0, text: text.to_owned() }
}

fn node(expr: Expr) -> Node {
    Node { at: 0..0, expr }
}

fn leaf() -> impl Strategy<Value = Node> {
    let term = |name: &str, values: Vec<&str>| {
        let values = values.into_iter().map(piece).collect();
        node(Expr::Field { name: piece(name), values })
    };
    let words = prop_oneof!["[a-z]{1,4}", Just("OR".to_owned()), "[a-zé():=,-]{1,3} [a-z]"];
    prop_oneof![
        words.prop_map(|text| node(Expr::Words(piece(&text)))),
        Just(term("actor", vec!["a"])),
        Just(term("actor", vec!["a", "b"])),
        Just(term("tag", vec!["t"])),
        "2024-0[1-5](-0[1-3])?".prop_map(move |date| term("date", vec![&date])),
        Just(term("after", vec!["2024-03-01"])),
        Just(term("before", vec!["[2024-03-01,2024-04]", "2024"])),
        Just(term("is", vec!["undated"])),
    ]
}

fn tree() -> impl Strategy<Value = Node> {
    leaf().prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|nodes| node(Expr::All(nodes))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|nodes| node(Expr::Any(nodes))),
            inner.prop_map(|inner| node(Expr::Not(Box::new(inner)))),
        ]
    })
}

/// A filter as one would type it.
fn printed(node: &Node) -> String {
    let inner = |node: &Node| match node.expr {
        Expr::All(_) | Expr::Any(_) => format!("({})", printed(node)),
        _ => printed(node),
    };
    let join = |nodes: &[Node], joint: &str| nodes.iter().map(inner).collect::<Vec<_>>().join(joint);
    let term = |name: &Piece, sign: char, values: &[Piece]| {
        let values: Vec<String> = values.iter().map(|value| quoted(&value.text)).collect();
        format!("{}{sign}{}", name.text, values.join(","))
    };
    match &node.expr {
        Expr::All(nodes) => join(nodes, " "),
        Expr::Any(nodes) => join(nodes, " OR "),
        Expr::Not(node) => format!("-{}", inner(node)),
        Expr::Words(words) => format!("\"{}\"", words.text),
        Expr::Field { name, values } => term(name, ':', values),
        Expr::Fact { name, values } => term(name, '=', values),
    }
}

/// The same tree without places.
fn placeless(whole: &Node) -> Node {
    let all = |nodes: &[Node]| nodes.iter().map(placeless).collect();
    let pieces = |values: &[Piece]| values.iter().map(|value| piece(&value.text)).collect();
    node(match &whole.expr {
        Expr::All(nodes) => Expr::All(all(nodes)),
        Expr::Any(nodes) => Expr::Any(all(nodes)),
        Expr::Not(node) => Expr::Not(Box::new(placeless(node))),
        Expr::Words(words) => Expr::Words(piece(&words.text)),
        Expr::Field { name, values } => Expr::Field { name: piece(&name.text), values: pieces(values) },
        Expr::Fact { name, values } => Expr::Fact { name: piece(&name.text), values: pieces(values) },
    })
}

proptest! {
    #[test]
    fn a_filter_that_is_printed_is_read_as_the_same(tree in tree()) {
        let read = parse(&printed(&tree)).expect("it can be read").expect("there is something in it");
        prop_assert_eq!(placeless(&read), tree);
    }

    #[test]
    fn what_a_filter_hides_its_opposite_shows_and_the_order_stays(tree in tree()) {
        let checked = checked();
        let text = printed(&tree);
        let found = |text: &str| matching(&checked, &Filter::parse(&checked, text).expect("understood"));
        let (these, others) = (found(&text), found(&format!("-({text})")));
        prop_assert!(these.shown.is_sorted() && others.shown.is_sorted());
        for event in checked.timeline.events.ids() {
            let sides = (these.shown.contains(&event), others.shown.contains(&event));
            let possible = these.is_possible(event);
            prop_assert_eq!(possible, others.is_possible(event));
            let wanted = if possible { (true, true) } else { (sides.0, !sides.0) };
            prop_assert_eq!(sides, wanted);
        }
        prop_assert_eq!(&found(&format!("--({text})")).shown, &these.shown);
        let both = found(&format!("({text}) -({text})"));
        let are_possible = both.shown.iter().all(|event| these.is_possible(*event));
        prop_assert!(are_possible);
    }

    #[test]
    fn a_filter_asked_some_events_at_a_time_shows_what_it_shows_at_once(
        trees in (tree(), tree()),
        from in 0_usize..5,
        steps in prop::collection::vec(1_usize..4, 1..4),
        at_once in 0_usize..3,
    ) {
        let checked = checked();
        let filter = |tree: &Node| Filter::parse(&checked, &printed(tree)).expect("understood");
        let (first, second) = (filter(&trees.0), filter(&node(Expr::All(vec![trees.1.clone(), trees.0.clone()]))));
        let whole = |filter: &Filter| {
            let found = matching(&checked, filter);
            (found.shown, found.possible)
        };
        let from = Some(EventId::new(from));
        let mut search = Search::new(&checked, &first, from);
        for step in steps.iter().take(at_once) {
            search.ask(&checked, *step);
        }
        // What it narrows may be asked further, be it asked whole or not.
        let candidates =
            if second.narrows(&first) { search.into_candidates() } else { checked.timeline.events.ids().collect() };
        let mut narrowed = Search::among(candidates, &second, from);
        for (filter, search) in [(&first, &mut Search::new(&checked, &first, from)), (&second, &mut narrowed)] {
            for step in steps.iter().cycle() {
                let so_far = search.so_far();
                prop_assert_eq!(so_far.shown.len(), search.found());
                if search.is_done() {
                    prop_assert_eq!((so_far.shown, so_far.possible), whole(filter));
                    break;
                }
                search.ask(&checked, *step);
            }
        }
    }

    #[test]
    fn what_narrows_a_filter_shows_nothing_that_it_hides(trees in (tree(), tree())) {
        let checked = checked();
        let filter = |tree: &Node| Filter::parse(&checked, &printed(tree)).expect("understood");
        let (one, other) = (filter(&trees.0), filter(&trees.1));
        if one.narrows(&other) {
            let (some, all) = (matching(&checked, &one).shown, matching(&checked, &other).shown);
            prop_assert!(some.iter().all(|event| all.contains(event)));
        }
    }

    #[test]
    fn other_actors_change_no_more_than_the_actors(tree in tree()) {
        let checked = checked();
        let before = Filter::parse(&checked, &printed(&tree)).expect("understood");
        let (included, excluded) = (before.included().to_vec(), before.excluded().to_vec());
        let with = before.with_actors(&checked, vec![ActorId::new(1)], vec![ActorId::new(0)]);
        prop_assert_eq!((with.included(), with.excluded()), (&[ActorId::new(1)][..], &[ActorId::new(0)][..]));
        let back = with.with_actors(&checked, included, excluded);
        let shown = |filter: &Filter| {
            let found = matching(&checked, filter);
            (found.shown, found.possible)
        };
        prop_assert_eq!(shown(&back), shown(&before));
    }

    #[test]
    fn no_text_breaks_the_reading_and_errors_point_into_it(
        text in prop_oneof![any::<String>(), "[ab(): =,\"<.{}\\[\\]ORé-]{0,24}", "(actor|date|sources|tag)[:=][a-z0-9,\"-]{0,8}"]
    ) {
        if let Err(error) = Filter::parse(&checked(), &text) {
            prop_assert!(text.get(error.at.clone()).is_some(), "{:?}", error);
            prop_assert!(!error.message.written().is_blank());
        }
    }
}
