//! How two accounts relate, and what follows for all of them.

use std::{
    cmp::Ordering,
    collections::{BTreeSet, HashMap, HashSet},
};

use crate::{
    dates::{self, Answer, Date},
    model::{Account, Changes, FactKind, Manner, Timeline},
};

use super::{
    Lack, Said, Verdict, Voice,
    value::{Likeness, is_within, likeness},
};

/// How two accounts relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// One voice says one thing twice: no second account.
    Repeated,
    Agree,
    Compatible,
    Updated,
    Unclear(Lack),
    Disputed,
    Conflict,
}

impl Relation {
    fn verdict(self) -> Verdict {
        match self {
            Self::Repeated => Verdict::Single,
            Self::Agree => Verdict::Agree,
            Self::Compatible => Verdict::Compatible,
            Self::Updated => Verdict::Updated,
            Self::Unclear(_) => Verdict::Unclear,
            Self::Disputed => Verdict::Disputed,
            Self::Conflict => Verdict::Conflict,
        }
    }
}

/// The worst of all pairs; where that is unclear, what they lack. Where there are more pairs than are compared, a
/// conflict may be among the others: then it is at least unclear.
pub(super) fn verdict(timeline: &Timeline, accounts: &[Said]) -> (Verdict, Vec<Lack>) {
    let accounts = different(timeline, accounts);
    let sizes: Vec<u64> = accounts.iter().map(|said| size(timeline, said)).collect();
    let mut left = timeline.most_pairs.0;
    let mut verdict = Verdict::Single;
    let mut lacks = BTreeSet::new();
    for (a, b) in each_with_each(accounts.len()) {
        let cost = sizes[a].saturating_mul(sizes[b]);
        let relation = match left.checked_sub(cost) {
            Some(rest) => {
                left = rest;
                relation(timeline, accounts[a], accounts[b])
            }
            None => Relation::Unclear(Lack::Pairs),
        };
        verdict = verdict.max(relation.verdict());
        if let Relation::Unclear(lack) = relation {
            lacks.insert(lack);
        }
        // There is no worse, or no more to know.
        if verdict == Verdict::Conflict || lacks.contains(&Lack::Pairs) {
            break;
        }
    }
    lacks.retain(|lack| verdict == Verdict::Unclear || *lack == Lack::Pairs);
    (verdict, lacks.into_iter().collect())
}

/// How much there is to compare of an account, a plain one being 1: the choices of a long date, and the values of a list,
/// are compared each with each of the other's; texts are, as far as they are alike.
fn size(timeline: &Timeline, said: &Said) -> u64 {
    let of_value = |account: &Account| {
        let plain = if timeline.facts[account.fact].kind == FactKind::Date { 128 } else { 4096 };
        1 + written(timeline, account).map_or(0, str::len) / plain
    };
    values(timeline, said).iter().map(of_value).sum::<usize>() as u64
}

/// Accounts without those that add no pair of a new kind, so that ten thousand articles with one number are
/// not compared each with each: what one voice repeats, and a third voice that says the same. When it was
/// said counts where later accounts may go on from earlier ones; who says a thing and contests it is kept
/// whatever others say.
fn different<'a>(timeline: &'a Timeline, accounts: &'a [Said]) -> Vec<&'a Said> {
    let voices = |contests: bool| -> HashSet<Voice> {
        let these = accounts.iter().filter(|said| (said.manner != Manner::Says) == contests);
        these.map(|said| said.voice).collect()
    };
    let (saying, contesting) = (voices(false), voices(true));
    let mut known: HashMap<_, HashSet<Voice>> = HashMap::new();
    let adds = |said: &&Said| {
        let of_value = |account| (written(timeline, account), account.stated.is_some());
        let texts: Vec<_> = values(timeline, said).iter().map(of_value).collect();
        let changes = values(timeline, said).iter().any(|it| timeline.facts[it.fact].changes.is_some());
        let as_of = said.as_of(timeline).map(Date::written).filter(|_| changes);
        let is_both = saying.contains(&said.voice) && contesting.contains(&said.voice);
        let voices = known.entry((said.manner, as_of, texts)).or_default();
        (voices.len() < 2 || is_both) && voices.insert(said.voice)
    };
    accounts.iter().filter(adds).collect()
}

/// How each account relates to each one behind it, by their places from 0.
pub(super) fn pairs(timeline: &Timeline, accounts: &[Said]) -> impl Iterator<Item = (usize, usize, Verdict)> {
    each_with_each(accounts.len()).map(|(a, b)| (a, b, pair(timeline, &accounts[a], &accounts[b])))
}

/// How `a` relates to `b`, which stands behind it.
pub(super) fn pair(timeline: &Timeline, a: &Said, b: &Said) -> Verdict {
    relation(timeline, a, b).verdict()
}

/// The places of each of so many, and of each that stands behind it.
fn each_with_each(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |index| (index + 1..count).map(move |other| (index, other)))
}

fn relation(timeline: &Timeline, a: &Said, b: &Said) -> Relation {
    match (a.manner, b.manner) {
        (Manner::Says, Manner::Says) => both_say(timeline, a, b),
        (Manner::Says, _) => one_contests(timeline, a, b),
        (_, Manner::Says) => one_contests(timeline, b, a),
        _ => both_contest(timeline, a, b),
    }
}

fn both_say(timeline: &Timeline, a: &Said, b: &Said) -> Relation {
    let (of_a, of_b) = (values(timeline, a), values(timeline, b));
    if a.voice == b.voice && same_words(timeline, of_a, of_b) {
        return Relation::Repeated;
    }
    let likenesses: Vec<Vec<Likeness>> =
        of_a.iter().map(|x| of_b.iter().map(|y| likeness(timeline, x, y)).collect()).collect();
    let fits = |likeness: &Likeness| matches!(likeness, Likeness::Same | Likeness::Compatible);
    // Values of one side that no value of the other is like.
    let alone_in_a: Vec<usize> = (0..of_a.len()).filter(|x| !likenesses[*x].iter().any(fits)).collect();
    let alone_in_b: Vec<usize> =
        (0..of_b.len()).filter(|y| !likenesses.iter().any(|row| fits(&row[*y]))).collect();
    if alone_in_a.is_empty() || alone_in_b.is_empty() {
        // Who says more than the other does not contradict it.
        let has_same = |row: &Vec<Likeness>| row.contains(&Likeness::Same);
        let columns = (0..of_b.len()).all(|y| likenesses.iter().any(|row| row[y] == Likeness::Same));
        return match (likenesses.iter().all(has_same) && columns, a.voice == b.voice) {
            (false, _) => Relation::Compatible,
            (true, true) => Relation::Repeated,
            (true, false) => Relation::Agree,
        };
    }
    let between = |x: &usize, y: &usize| likenesses[*x][*y];
    let mut pairs = alone_in_a.iter().flat_map(|x| alone_in_b.iter().map(move |y| between(x, y)));
    if pairs.any(|likeness| likeness == Likeness::Unknown) {
        return Relation::Unclear(Lack::Value);
    }
    match (likenesses.as_slice(), timeline.facts[of_a[0].fact].changes) {
        ([row], Some(changes)) => match row.as_slice() {
            [Likeness::Apart(Some(order))] => update(timeline, (a, b), *order, changes),
            _ => Relation::Conflict,
        },
        _ => Relation::Conflict,
    }
}

/// Whether they are the same words, letter by letter.
fn same_words(timeline: &Timeline, a: &[Account], b: &[Account]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| written(timeline, a) == written(timeline, b))
}

/// The value as it was written; where there is none, the source's own words.
fn written<'t>(timeline: &'t Timeline, account: &Account) -> Option<&'t str> {
    let words = || account.words().map(|words| words.text);
    let text = account.stated.as_ref().map(|stated| stated.written).or_else(words)?;
    Some(timeline.text(text).as_written())
}

/// Whether the later of two accounts goes on from the earlier, whose value lies as `order` says to the
/// other's.
fn update(timeline: &Timeline, (a, b): (&Said, &Said), order: Ordering, changes: Changes) -> Relation {
    let (Some(of_a), Some(of_b)) = (a.as_of(timeline), b.as_of(timeline)) else {
        return Relation::Unclear(Lack::AsOf);
    };
    let zone = timeline.about.utc_offset;
    let goes = match changes {
        Changes::Rises => Ordering::Less,
        Changes::Falls => Ordering::Greater,
    };
    let from_earlier = if dates::before(of_a, of_b, zone) == Answer::Yes {
        order
    } else if dates::before(of_b, of_a, zone) == Answer::Yes {
        order.reverse()
    } else {
        return Relation::Unclear(Lack::Order);
    };
    if from_earlier == goes { Relation::Updated } else { Relation::Conflict }
}

fn one_contests(timeline: &Timeline, says: &Said, contests: &Said) -> Relation {
    let (said, contested) = (values(timeline, says), values(timeline, contests));
    let within = said.iter().flat_map(|a| contested.iter().map(|b| is_within(timeline, a, b)));
    let within: Vec<Option<bool>> = within.collect();
    if within.contains(&Some(true)) {
        // Who says a thing and denies it contradicts himself.
        let own = says.voice == contests.voice && contests.manner == Manner::Denies;
        return if own { Relation::Conflict } else { Relation::Disputed };
    }
    if within.contains(&None) { Relation::Unclear(Lack::Value) } else { Relation::Compatible }
}

fn both_contest(timeline: &Timeline, a: &Said, b: &Said) -> Relation {
    let (of_a, of_b) = (values(timeline, a), values(timeline, b));
    if a.manner != b.manner {
        return Relation::Compatible;
    }
    if a.voice == b.voice && same_words(timeline, of_a, of_b) {
        return Relation::Repeated;
    }
    let likenesses = |x: &Account, y: &[Account]| -> Vec<Likeness> {
        y.iter().map(|y| likeness(timeline, x, y)).collect()
    };
    let rows: Vec<_> = of_a.iter().map(|x| likenesses(x, of_b)).collect();
    let columns: Vec<_> = of_b.iter().map(|y| likenesses(y, of_a)).collect();
    let all = || rows.iter().chain(&columns);
    if all().all(|row| row.contains(&Likeness::Same)) {
        return if a.voice == b.voice { Relation::Repeated } else { Relation::Agree };
    }
    if all().flatten().any(|likeness| *likeness == Likeness::Unknown) {
        return Relation::Unclear(Lack::Value);
    }
    Relation::Compatible
}

fn values<'t>(timeline: &'t Timeline, said: &Said) -> &'t [Account] {
    said.values.of(&timeline.accounts)
}
