//! Accounts as a reader sees them; all of it is safe to show.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::{
    model::{ActorId, Manner, OwnWords, Timeline},
    text::Written,
};

use super::{Comparison, Said, Verdict, Voice, compare};

/// So many pairs, or others, are named, the others counted.
const NAMED: usize = 8;

/// The pairs of so many accounts are gone through.
const PAIRED: usize = 200;

impl Comparison {
    /// `Date · US Embassy warns Americans`.
    pub(crate) fn heading(&self, timeline: &Timeline) -> String {
        let fact = timeline.text(timeline.facts[self.fact].name).shown();
        format!("{fact} · {}", timeline.text(timeline.events[self.event].title).shown())
    }

    /// How one of its accounts stands to each other, counted from 1, the worst first:
    /// `≠ conflicts with 2 · ~ compatible with 3`.
    pub(crate) fn relations_in_words(&self, timeline: &Timeline, account: usize) -> String {
        let mut others: BTreeMap<Reverse<Verdict>, Vec<String>> = BTreeMap::new();
        for other in (0..self.accounts.len()).filter(|other| *other != account) {
            let verdict = self.between(timeline, account, other);
            others.entry(Reverse(verdict)).or_default().push((other + 1).to_string());
        }
        let line = |(Reverse(verdict), others): (Reverse<Verdict>, Vec<String>)| {
            format!("{} {} {}", verdict.sign(), verdict.with(), named(others))
        };
        others.into_iter().map(line).collect::<Vec<_>>().join(" · ")
    }

    /// How two of its accounts, counted from 0, stand to each other.
    pub(crate) fn between(&self, timeline: &Timeline, a: usize, b: usize) -> Verdict {
        let (a, b) = (a.min(b), a.max(b));
        self.accounts
            .get(a)
            .zip(self.accounts.get(b))
            .map_or(Verdict::Single, |(a, b)| compare::pair(timeline, a, b))
    }

    /// Which of its accounts, counted from 1, stand how to each other, the worst first:
    /// `≠ conflict: 1 and 2`, `~ compatible: 1 and 3, 2 and 3`. Nothing where there is but one pair.
    pub(crate) fn pairs_in_words(&self, timeline: &Timeline) -> Vec<String> {
        match self.accounts.len() {
            ..3 => return Vec::new(),
            3..=PAIRED => {}
            many => return vec![format!("how {many} accounts stand to each other is too much to list")],
        }
        let mut pairs: BTreeMap<Reverse<Verdict>, Vec<String>> = BTreeMap::new();
        for (a, b, verdict) in compare::pairs(timeline, &self.accounts) {
            if verdict > Verdict::Single {
                pairs.entry(Reverse(verdict)).or_default().push(format!("{} and {}", a + 1, b + 1));
            }
        }
        let line = |(Reverse(verdict), pairs): (Reverse<Verdict>, Vec<String>)| {
            format!("{} {}: {}", verdict.sign(), <&str>::from(verdict), named(pairs))
        };
        pairs.into_iter().map(line).collect()
    }
}

/// The first of them, and how many more there are.
fn named(mut all: Vec<String>) -> String {
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    all.extend((more > 0).then(|| format!("{more} more")));
    all.join(", ")
}

impl Said {
    /// What it says: `7 March 2024 (“7 March”)`, `denies Ukraine (“denial”)`.
    /// What is given as the source's own is told by `tell`.
    pub(crate) fn value_with(
        &self,
        timeline: &Timeline,
        tell: impl Fn(OwnWords, String) -> String,
    ) -> String {
        let accounts = self.values.of(&timeline.accounts);
        let values: Vec<String> =
            accounts.iter().map(|account| timeline.value_with(account, &tell)).collect();
        self.in_manner(&values.join(" and "))
    }

    /// The same, with the source's own words only where there is no value.
    pub(crate) fn value_in_brief(&self, timeline: &Timeline) -> String {
        let accounts = self.values.of(&timeline.accounts);
        let values: Vec<String> = accounts.iter().map(|account| timeline.value_in_brief(account)).collect();
        self.in_manner(&values.join(" and "))
    }

    fn in_manner(&self, values: &str) -> String {
        match self.manner {
            Manner::Says => values.to_owned(),
            manner => format!("{} {values}", <&str>::from(manner)),
        }
    }

    /// Whose words they are and where they stand: `Ukraine, in [On Putin’s vow]`.
    pub(crate) fn voice_in_words(&self, timeline: &Timeline) -> String {
        self.voice(timeline, |actor| timeline.text(timeline.actors[actor].name))
    }

    /// The same, the actor by its short name.
    pub(crate) fn voice_in_brief(&self, timeline: &Timeline) -> String {
        self.voice(timeline, |actor| timeline.short_name(actor))
    }

    fn voice<'t>(&self, timeline: &'t Timeline, name: impl Fn(ActorId) -> Written<'t>) -> String {
        let source = &timeline.sources[self.source.index()];
        let article = timeline.text(timeline.articles[source.article].title).shown();
        match self.voice {
            Voice::Actor(actor) => {
                format!("{}, in {article}", name(actor).shown())
            }
            Voice::Article(root) if root == source.article => article.to_string(),
            Voice::Article(root) => {
                format!("{article}, after {}", timeline.text(timeline.articles[root].title).shown())
            }
        }
    }

    /// When it was said, if that is known.
    pub(crate) fn as_of_in_words(&self, timeline: &Timeline) -> Option<String> {
        self.as_of(timeline).map(|date| format!("as of {}", date.in_words()))
    }
}
