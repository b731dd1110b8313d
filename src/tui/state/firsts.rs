use crate::{
    text::columns,
    tui::{action::Action, keymap::Context},
};

use super::State;

/// The places that one has been to in this run: at the first time, what each is for is said.
#[derive(Debug, Default)]
pub(crate) struct Firsts {
    /// Settings may switch it off.
    is_wanted: bool,
    seen: Vec<Context>,
}

/// As many columns as `? keys  q quit` takes, with what stands around it.
const KEYS: usize = 18;

impl State {
    pub(crate) fn want_firsts(&mut self) {
        self.firsts.is_wanted = true;
        self.say_what_it_is_for();
    }

    /// Says what the place is for, the first time one is there. Another message comes first: then it
    /// is said after that.
    pub(crate) fn say_what_it_is_for(&mut self) {
        let place = self.context();
        if !self.firsts.is_wanted || self.messages.fresh().is_some() || self.firsts.seen.contains(&place) {
            return;
        }
        // Where it would push out the keys for the help and the way out, they matter more.
        let room = usize::from(self.size.0).saturating_sub(KEYS);
        if let Some(words) = self.purpose(place).filter(|words| columns(words) <= room) {
            self.firsts.seen.push(place);
            self.say(words);
        }
    }

    /// What a view is for, and the two or three keys that matter there: short enough for 80 columns,
    /// with the keys for the help and the way out behind it.
    fn purpose(&self, place: Context) -> Option<String> {
        use Action as A;
        let key = |action| self.keys.name_for(action, place);
        let is_empty = self.list.shown.is_empty();
        Some(match place {
            Context::Timeline if !is_empty => {
                let [next, open, filter] = [A::Down, A::Open, A::TypeFilter].map(key);
                format!("Events in order: {next} next, {open} its sources, {filter} filter")
            }
            Context::Card => {
                let [next, open] = [A::Down, A::Open].map(key);
                format!("Says who, in which words: {next} next, {open} the article")
            }
            Context::Lanes if !is_empty => {
                let [zoom, fold] = [A::ZoomIn, A::Fold].map(key);
                format!("Who took part, and when: {zoom} zooms in, {fold} folds a group")
            }
            Context::Accounts if self.account().is_some() => {
                let [next, open] = [A::Next, A::Open].map(key);
                format!("What each source says of a fact: {next} next fact, {open} reads")
            }
            Context::Coverage if !is_empty => {
                let [right, open] = [A::Right, A::Open].map(key);
                format!("Which article tells of what: {right} moves right, {open} reads")
            }
            Context::Reader => {
                let [open, back] = [A::Open, A::Back].map(key);
                format!("The whole article: {open} to the passage, {back} back")
            }
            Context::Picker => {
                let [show, mark, hide] = [A::Open, A::Include, A::Exclude].map(key);
                format!("Type a name: {show} shows it only, {mark} marks, {hide} hides")
            }
            _ => return None,
        })
    }
}
