//! A timeline that was read anew takes the place of the one before: what is known by number there is looked up by
//! its id here.

use std::mem;

use crate::{
    findings::Checked,
    model::{ActorId, ArticleId, EventId, SourceId},
    query::Filter,
    tui::lanes::Whose,
};

use super::{
    Card, Coverage, Facts, Focus, Found, Lanes, Overlay, Picker, Reader, Shown, State, View, Within,
};

impl State {
    /// Shows `checked` in the place of what was shown, which is given back. View, focus, filter, marks and the way
    /// back stay; an event that is gone gives way to the nearest one that is not.
    pub(crate) fn renew(&mut self, checked: Checked) -> Checked {
        let old = mem::replace(&mut self.checked, checked);
        let renewed = Renewed { old: &old, new: &self.checked };
        self.focus = renewed.focus(self.focus);
        for place in self.history.places_mut() {
            place.focus = renewed.focus(place.focus);
            if let Shown::Reader(article) = place.view {
                place.view = renewed.article(article).map_or(Shown::Card, Shown::Reader);
            }
        }
        let revealed = self.card.revealed.iter().filter_map(|event| renewed.event(*event)).collect();
        let lanes = renewed.lanes(mem::take(&mut self.lanes));
        let (top, opener) = (self.card.top, self.card.opener);
        let view = mem::replace(&mut self.view, View::Timeline);
        self.view = renewed.view(view);
        if let Some(Overlay::Date(line)) = &mut self.overlay {
            line.before = renewed.focus(line.before);
        }
        // Of no width that a screen has: the lines are to be made anew.
        let made_for =
            self.card.made_for.and_then(|(event, ..)| Some((renewed.event(event)?, usize::MAX, false)));
        self.card = Card { top, opener, revealed, made_for, ..Card::default() };
        self.lanes = lanes;
        self.renew_filter();
        self.renew_overlay();
        if let View::Reader(reader) = &mut self.view {
            let shown = &self.list.shown;
            renew_tables(&mut reader.way.from, &self.checked, shown);
        }
        self.light_original();
        old
    }

    /// The filter is asked anew; where it names what is gone, it is given up, and that is said.
    fn renew_filter(&mut self) {
        match Filter::parse(&self.checked, self.filter.text()) {
            Ok(filter) => self.set_filter(filter),
            Err(error) => {
                self.say(format!("The filter is lifted: {}", error.message.written().shown()));
                self.set_filter(Filter::default());
            }
        }
    }

    fn renew_overlay(&mut self) {
        let filter = |before: &Filter| Filter::parse(&self.checked, before.text()).unwrap_or_default();
        match &mut self.overlay {
            Some(Overlay::Picker(picker)) => {
                let chosen = picker.cursor;
                let mut anew = Picker::new(&self.checked.timeline, filter(&picker.before));
                anew.typed = mem::take(&mut picker.typed);
                anew.find(&self.checked.timeline);
                (anew.touched, anew.cursor, anew.top) = (picker.touched, chosen, picker.top);
                **picker = anew;
            }
            Some(Overlay::Filter(line)) => {
                line.before = filter(&line.before);
                line.understand(&self.checked);
            }
            Some(Overlay::Text(text)) => text.outdate(),
            Some(Overlay::Find(line)) => {
                if let (Some(found), View::Reader(reader)) = (&mut line.before.0, &self.view) {
                    *found = Found::new(&self.checked, reader.article, &found.words, 0);
                }
            }
            Some(Overlay::Search(search)) => search.look(&self.checked),
            // Its sources are those of then.
            Some(Overlay::Uses(_)) => self.overlay = None,
            Some(Overlay::Date(_) | Overlay::Addresses(_)) | None => {}
        }
    }
}

/// Tables that are kept for when an article is left.
fn renew_tables(view: &mut View, checked: &Checked, shown: &[EventId]) {
    match view {
        View::Accounts(facts) => *facts = Facts::new(&checked.timeline, &checked.accounts, shown),
        View::Coverage(coverage) => *coverage = Coverage::new(&checked.timeline, shown),
        View::Timeline | View::Card | View::Lanes | View::Reader(_) => {}
    }
}

struct Renewed<'t> {
    old: &'t Checked,
    new: &'t Checked,
}

impl Renewed<'_> {
    fn event(&self, event: EventId) -> Option<EventId> {
        let (old, new) = (&self.old.timeline, &self.new.timeline);
        new.events.counterpart(&new.texts, (&old.events, &old.texts), event)
    }

    fn article(&self, article: ArticleId) -> Option<ArticleId> {
        let (old, new) = (&self.old.timeline, &self.new.timeline);
        new.articles.counterpart(&new.texts, (&old.articles, &old.texts), article)
    }

    /// The source of the same event that stands at the same place, of the same article.
    fn source(&self, source: SourceId, article: ArticleId) -> Option<SourceId> {
        let (old, new) = (&self.old.timeline, &self.new.timeline);
        let under = old.event_of(source);
        let index = source.index() - old.events[under].sources.start;
        let sources = new.events[self.event(under)?].sources.clone();
        let source = SourceId::new(sources.start + index);
        let is_its =
            |source: SourceId| new.sources.get(source.index()).is_some_and(|it| it.article == article);
        let others = || sources.clone().map(SourceId::new).find(|source| is_its(*source));
        if index < sources.len() && is_its(source) { Some(source) } else { others() }
    }

    fn focus(&self, focus: Focus) -> Focus {
        let Some(event) = focus.event else {
            return Focus { event: self.new.timeline.events.ids().next(), within: Within::Whole };
        };
        let Some(same) = self.event(event) else {
            return Focus { event: self.nearest(event), within: Within::Whole };
        };
        let within = match focus.within {
            Within::Account(fact, account) => {
                let (old, new) = (&self.old.timeline, &self.new.timeline);
                let fact = new.facts.counterpart(&new.texts, (&old.facts, &old.texts), fact);
                fact.map_or(Within::Whole, |fact| Within::Account(fact, account))
            }
            Within::Article(article) => self.article(article).map_or(Within::Whole, Within::Article),
            within @ (Within::Whole | Within::Source(_)) => within,
        };
        Focus { event: Some(same), within }
    }

    /// The event nearest to one that is gone, in the order of then.
    fn nearest(&self, gone: EventId) -> Option<EventId> {
        let events = &self.old.timeline.events;
        let at = gone.index();
        let below = (at + 1..events.len()).map(EventId::new).find_map(|event| self.event(event));
        below.or_else(|| (0..at).rev().map(EventId::new).find_map(|event| self.event(event)))
    }

    fn actor(&self, actor: ActorId) -> Option<ActorId> {
        let (old, new) = (&self.old.timeline, &self.new.timeline);
        new.actors.counterpart(&new.texts, (&old.actors, &old.texts), actor)
    }

    /// The time in view stays, and what is folded.
    fn lanes(&self, lanes: Lanes) -> Lanes {
        let whose = lanes.whose.and_then(|whose| match whose {
            Whose::Actor(actor) => self.actor(actor).map(Whose::Actor),
            Whose::NoActor => Some(Whose::NoActor),
        });
        let folded = lanes.folded.iter().filter_map(|actor| self.actor(*actor)).collect();
        lanes.renewed(whose, folded)
    }

    fn view(&self, view: View) -> View {
        match view {
            View::Reader(reader) => self.reader(reader),
            view => view,
        }
    }

    /// An article goes on being read where it was; one that is gone is closed.
    fn reader(&self, reader: Reader) -> View {
        let article = self.article(reader.article);
        let source = |article| self.source(reader.source?, article);
        let found = article.map(|article| (article, source(article)));
        let text = |article: ArticleId| self.new.timeline.articles[article].text;
        match found.filter(|(article, _)| text(*article).is_some()) {
            Some((article, source)) => View::Reader(reader.renewed(self.new, article, source)),
            None => *reader.way.from,
        }
    }
}
