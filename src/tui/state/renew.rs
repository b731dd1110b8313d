//! A timeline that was read anew takes the place of the one before: what is known by number there is looked up by
//! its id here.

use std::{cell::OnceCell, mem};

use crate::{
    findings::Checked,
    model::{ActorId, ArticleId, EventId, SourceId},
    query::Filter,
    tui::lanes::Whose,
};

use super::{AT_ONCE, Card, Focus, Found, Lanes, Overlay, Picker, Shown, State, View, Within, refresh};

impl State {
    /// Shows `checked` in the place of what was shown, which is given back with what is to be said of it. View, focus,
    /// filter, marks and the way back stay; an event that is gone gives way to the nearest one that is not.
    pub(crate) fn renew(&mut self, checked: Checked) -> (Checked, Option<String>) {
        let old = mem::replace(&mut self.checked, checked);
        (self.counting, self.ends) = (None, OnceCell::new());
        let renewed = Renewed { old: &old, new: &self.checked };
        self.focus = renewed.focus(self.focus);
        for place in self.history.places_mut() {
            place.focus = renewed.focus(place.focus);
            if let Shown::Reader(article) = place.view {
                place.view = renewed.text(article).map_or(Shown::Card, Shown::Reader);
            }
        }
        let revealed = self.card.revealed.iter().filter_map(|event| renewed.event(*event)).collect();
        let lanes = renewed.lanes(mem::take(&mut self.lanes));
        let (top, opener) = (self.card.top, self.card.opener);
        // Of no width that a screen has: the lines are to be made anew.
        let made_for =
            self.card.made_for.and_then(|(event, ..)| Some((renewed.event(event)?, usize::MAX, false)));
        self.view = renewed.view(mem::replace(&mut self.view, View::Timeline));
        let overlay = self.overlay.take().and_then(|overlay| renewed.overlay(overlay, &self.view));
        self.overlay = overlay;
        self.card = Card { top, opener, revealed, made_for, ..Card::default() };
        self.lanes = lanes;
        let lifted = self.renew_filter();
        self.count_for_picker(AT_ONCE);
        self.gather_tags(AT_ONCE);
        self.light_original();
        (old, lifted)
    }

    /// More is known of what is shown: what was written of it is to be written anew.
    pub(crate) fn outdate(&mut self) {
        // Of no width that a screen has.
        self.card.made_for = self.card.made_for.map(|(event, ..)| (event, usize::MAX, false));
        if let Some(Overlay::Text(text)) = &mut self.overlay {
            text.outdate();
        }
    }

    /// All is found of what is shown: the filter is asked anew where it asks for that, and a table is made anew.
    pub(in crate::tui) fn renew_found(&mut self) -> Option<String> {
        if self.filter.asks_for_findings() {
            return self.renew_filter();
        }
        refresh(&mut self.view, &self.checked, &self.list.shown);
        None
    }

    /// The filter is asked anew, as it is typed where it is; where it names what is gone, it is given up, and that is said.
    pub(in crate::tui) fn renew_filter(&mut self) -> Option<String> {
        let typed = match &mut self.overlay {
            Some(Overlay::Filter(line)) => line.understand(&self.checked),
            _ => None,
        };
        match typed.map_or_else(|| Filter::parse(&self.checked, self.filter.text()), Ok) {
            Ok(filter) => {
                self.set_first_filter(filter);
                None
            }
            Err(error) => {
                self.set_first_filter(Filter::default());
                Some(format!("The filter is lifted: {}", error.message.written().shown()))
            }
        }
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
        let index = source.index() - old.events[under].sources.start();
        let sources = new.events[self.event(under)?].sources;
        let source = SourceId::new(sources.start() + index);
        let is_its =
            |source: SourceId| new.sources.get(source.index()).is_some_and(|it| it.article == article);
        let others = || sources.range().map(SourceId::new).find(|source| is_its(*source));
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

    /// The article with this id, if its text is there.
    fn text(&self, article: ArticleId) -> Option<ArticleId> {
        self.article(article).filter(|article| self.new.timeline.has_text(*article))
    }

    /// An article goes on being read where it was; one that is gone is closed. Tables are left to the filter.
    fn view(&self, view: View) -> View {
        let View::Reader(mut reader) = view else { return view };
        let from = self.view(mem::replace(&mut *reader.way.from, View::Timeline));
        let Some(article) = self.text(reader.article) else { return from };
        if !self.has_same_original(reader.article, article) {
            reader.original = None;
        }
        let source = reader.source.and_then(|source| self.source(source, article));
        View::Reader(reader.renewed(self.new, article, source, from))
    }

    fn has_same_original(&self, then: ArticleId, now: ArticleId) -> bool {
        let of = |checked: &Checked, article: ArticleId| {
            let original = checked.timeline.articles[article].original.as_ref()?;
            let text = |text| checked.timeline.text(text).shown().to_string();
            Some((text(original.file), original.sha256.map(text)))
        };
        of(self.old, then) == of(self.new, now)
    }

    /// A filter to go back to; one that names what is gone would hide nothing.
    fn filter(&self, before: &Filter) -> Filter {
        Filter::parse(self.new, before.text()).unwrap_or_default()
    }

    /// What lies over the view, and what lies under a page of text. What is of another timeline is closed.
    fn overlay(&self, overlay: Overlay, view: &View) -> Option<Overlay> {
        Some(match overlay {
            Overlay::Picker(picker) => Overlay::Picker(Box::new(self.picker(*picker))),
            Overlay::Filter(mut line) => {
                line.before = self.filter(&line.before);
                Overlay::Filter(line)
            }
            Overlay::Date(mut line) => {
                line.before = self.focus(line.before);
                Overlay::Date(line)
            }
            Overlay::Text(mut text) => {
                text.outdate();
                let under = text.under.take().and_then(|under| self.overlay(*under, view));
                text.under = under.map(Box::new);
                Overlay::Text(text)
            }
            Overlay::Find(mut line) => {
                let View::Reader(reader) = view else { return None };
                if let Some(found) = &mut line.before.0 {
                    *found = Found::new(self.new, reader.article, &found.words, 0);
                }
                Overlay::Find(line)
            }
            Overlay::Search(mut search) => {
                search.look(self.new);
                Overlay::Search(search)
            }
            // Its sources are those of then.
            Overlay::Uses(_) => return None,
            Overlay::Addresses(addresses) => Overlay::Addresses(addresses),
        })
    }

    /// The same names are offered, and the same actor is chosen, if it is there.
    fn picker(&self, picker: Picker) -> Picker {
        let chosen = picker.chosen().and_then(|actor| self.actor(actor));
        let mut anew = Picker::new(&self.new.timeline, self.filter(&picker.before));
        (anew.typed, anew.touched, anew.used) = (picker.typed, picker.touched, picker.used);
        anew.find(&self.new.timeline);
        let row = chosen.and_then(|actor| anew.rows.iter().position(|row| row.actor == actor));
        (anew.cursor, anew.top) = (row.unwrap_or(picker.cursor), picker.top);
        anew
    }
}
