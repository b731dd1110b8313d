//! The one list of keys. Looking a key up, the help page, the footer's hints and the
//! README's list are all made from [`BINDINGS`], or from a [`KeyMap`] that settings made of it.

mod key;
mod map;

use crossterm::event::{KeyCode, KeyModifiers};

use super::action::Action;

pub(crate) use key::{Key, KeyError};
pub(crate) use map::KeyMap;

/// Where a binding holds. By its name in kebab-case, settings change the keys there.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Context {
    /// The list of events.
    Timeline,
    /// The card of an event, from source to source.
    Card,
    /// Actors down, time across.
    Lanes,
    /// What the sources say of each fact.
    Accounts,
    /// Which article tells of which event.
    Coverage,
    /// Any of the views that events stand in.
    Events,
    /// Any view, an article's too.
    Views,
    /// An article.
    Reader,
    /// Selecting words of an article.
    Selecting,
    /// Choosing one of the events that rest on the same words.
    Uses,
    /// Behind `]`: what to go on to.
    Next,
    /// Behind `[`: what to go back to.
    Previous,
    /// Behind `m` or `'`: the letter of a mark.
    Mark,
    /// Choosing actors: every letter goes into the line that is typed.
    Picker,
    /// Typing a filter.
    Filter,
    /// Typing a date.
    Date,
    /// The addresses of an article.
    Addresses,
    /// Typing words to look for in an article.
    Find,
    /// Typing words to look for in all articles.
    AllTexts,
    /// The keys, the problems, or what the timeline is.
    Text,
    /// Typing what to look for on such a page.
    Search,
    /// Wherever letters are keys.
    Browsing,
    /// In all of them.
    Everywhere,
}

impl Context {
    pub(crate) fn holds_in(self, place: Self) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Browsing => {
                !place.is_typed_in() && !matches!(place, Self::Next | Self::Previous | Self::Selecting)
            }
            Self::Events => {
                matches!(place, Self::Timeline | Self::Card | Self::Lanes | Self::Accounts | Self::Coverage)
            }
            Self::Views => place == Self::Reader || Self::Events.holds_in(place),
            here => here == place,
        }
    }

    /// Letters and digits are text there, not keys.
    pub(crate) fn is_typed_in(self) -> bool {
        matches!(
            self,
            Self::Picker
                | Self::Filter
                | Self::Date
                | Self::Mark
                | Self::Search
                | Self::Find
                | Self::AllTexts
        )
    }

    /// What it is called, but for the keys that it is behind.
    fn title(self) -> &'static str {
        match self {
            Self::Timeline => "In the list of events",
            Self::Card => "In an event's card",
            Self::Lanes => "In the lanes of actors over time",
            Self::Accounts => "Among the accounts of facts",
            Self::Coverage => "In the table of events and articles",
            Self::Events => "In all views of events",
            Self::Views => "In all views, an article's too",
            Self::Reader => "In an article",
            Self::Selecting => "Selecting words of an article",
            Self::Uses => "Among the events that rest on the same words",
            Self::Next => "On to the next",
            Self::Previous => "Back to the previous",
            Self::Mark => "Naming a mark",
            Self::Picker => "Choosing actors",
            Self::Filter => "Typing a filter",
            Self::Date => "Typing a date",
            Self::Addresses => "Among the addresses of an article",
            Self::Find => "Looking for words in an article",
            Self::AllTexts => "Looking for words in all articles",
            Self::Text => "On a page of text",
            Self::Search => "Searching a page of text",
            Self::Browsing => "Anywhere but where one types",
            Self::Everywhere => "Anywhere",
        }
    }
}

#[derive(Debug)]
pub(crate) struct Binding {
    pub(crate) context: Context,
    pub(crate) keys: &'static [Key],
    pub(crate) action: Action,
    pub(crate) help: &'static str,
    /// A word or two for the footer; what has none is found in the help.
    pub(crate) hint: &'static str,
}

const fn key(code: KeyCode) -> Key {
    Key { code, modifiers: KeyModifiers::NONE }
}

const fn letter(c: char) -> Key {
    key(KeyCode::Char(c))
}

const fn ctrl(c: char) -> Key {
    Key { code: KeyCode::Char(c), modifiers: KeyModifiers::CONTROL }
}

const DOWN: &[Key] = &[letter('j'), key(KeyCode::Down)];
const UP: &[Key] = &[letter('k'), key(KeyCode::Up)];
const HALF_DOWN: &[Key] = &[ctrl('d')];
const HALF_UP: &[Key] = &[ctrl('u')];
const PAGE_DOWN: &[Key] = &[key(KeyCode::PageDown), letter(' '), ctrl('f')];
const PAGE_UP: &[Key] = &[key(KeyCode::PageUp), letter('b'), ctrl('b')];
const FIRST: &[Key] = &[letter('g'), key(KeyCode::Home)];
const LAST: &[Key] = &[letter('G'), key(KeyCode::End)];
const OPEN: &[Key] = &[key(KeyCode::Enter), letter('l'), key(KeyCode::Right)];
const BACK: &[Key] = &[key(KeyCode::Esc), letter('h'), key(KeyCode::Left)];

use Action as A;
use Context as C;

/// In the order in which hints and help show them.
#[rustfmt::skip]
pub(crate) const BINDINGS: &[Binding] = &[
    bind(C::Timeline, DOWN, A::Down, "next event", "down"),
    bind(C::Timeline, UP, A::Up, "previous event", "up"),
    bind(C::Timeline, OPEN, A::Open, "into the card: its sources, one by one", "sources"),
    bind(C::Timeline, HALF_DOWN, A::HalfPageDown, "half a page of events down", ""),
    bind(C::Timeline, HALF_UP, A::HalfPageUp, "half a page of events up", ""),
    bind(C::Timeline, PAGE_DOWN, A::PageDown, "a page of events down", ""),
    bind(C::Timeline, PAGE_UP, A::PageUp, "a page of events up", ""),
    bind(C::Timeline, FIRST, A::First, "first event", ""),
    bind(C::Timeline, LAST, A::Last, "last event", ""),
    bind(C::Timeline, &[letter('J')], A::ScrollDown, "scroll the card down", "scroll card"),
    bind(C::Timeline, &[letter('K')], A::ScrollUp, "scroll the card up", ""),

    bind(C::Card, DOWN, A::Down, "next source, or on through a long one", "next source"),
    bind(C::Card, UP, A::Up, "previous source, or back through a long one", ""),
    bind(C::Card, OPEN, A::Open, "read the article at this passage", "read article"),
    bind(C::Card, BACK, A::Back, "back to the list", "list"),
    bind(C::Card, HALF_DOWN, A::HalfPageDown, "half a page down", ""),
    bind(C::Card, HALF_UP, A::HalfPageUp, "half a page up", ""),
    bind(C::Card, PAGE_DOWN, A::PageDown, "a page down", ""),
    bind(C::Card, PAGE_UP, A::PageUp, "a page up", ""),
    bind(C::Card, FIRST, A::First, "first source", ""),
    bind(C::Card, LAST, A::Last, "last source", ""),

    bind(C::Lanes, &[letter('h'), key(KeyCode::Left)], A::Left, "previous event in the lane", "left"),
    bind(C::Lanes, &[letter('l'), key(KeyCode::Right)], A::Right, "next event in the lane: the undated ones stand behind the dated", "right"),
    bind(C::Lanes, DOWN, A::Down, "the lane below, at the event nearest in time", "lane down"),
    bind(C::Lanes, UP, A::Up, "the lane above, at the event nearest in time", ""),
    bind(C::Lanes, &[key(KeyCode::Enter)], A::Open, "into the card of the event: its sources, one by one", "sources"),
    bind(C::Lanes, &[key(KeyCode::Esc)], A::Back, "back to the list of events", "events"),
    bind(C::Lanes, &[letter('+'), letter('=')], A::ZoomIn, "half as much time, around the event", "zoom"),
    bind(C::Lanes, &[letter('-')], A::ZoomOut, "twice as much time", ""),
    bind(C::Lanes, &[letter('<'), letter('H')], A::PanLeft, "on to earlier times", ""),
    bind(C::Lanes, &[letter('>'), letter('L')], A::PanRight, "on to later times", ""),
    bind(C::Lanes, &[letter('f')], A::FitAll, "all the time there is", ""),
    bind(C::Lanes, &[letter('z')], A::Fold, "fold the group of the lane into one, or unfold it", "fold"),
    bind(C::Lanes, &[letter('Z')], A::FoldAll, "fold all groups, or unfold them", ""),
    bind(C::Lanes, &[letter('n')], A::Next, "next event, in whatever lane", "next event"),
    bind(C::Lanes, &[letter('N')], A::Previous, "previous event, in whatever lane", ""),
    bind(C::Lanes, HALF_DOWN, A::HalfPageDown, "half a page of lanes down", ""),
    bind(C::Lanes, HALF_UP, A::HalfPageUp, "half a page of lanes up", ""),
    bind(C::Lanes, PAGE_DOWN, A::PageDown, "a page of lanes down", ""),
    bind(C::Lanes, PAGE_UP, A::PageUp, "a page of lanes up", ""),
    bind(C::Lanes, FIRST, A::First, "first lane", ""),
    bind(C::Lanes, LAST, A::Last, "last lane", ""),

    bind(C::Accounts, DOWN, A::Down, "next account", "down"),
    bind(C::Accounts, UP, A::Up, "previous account", "up"),
    bind(C::Accounts, OPEN, A::Open, "read the article at the passage behind the account", "read article"),
    bind(C::Accounts, BACK, A::Back, "back to the list of events", "events"),
    bind(C::Accounts, &[letter('n')], A::Next, "next fact", "next fact"),
    bind(C::Accounts, &[letter('N')], A::Previous, "previous fact", ""),
    bind(C::Accounts, HALF_DOWN, A::HalfPageDown, "half a page down", ""),
    bind(C::Accounts, HALF_UP, A::HalfPageUp, "half a page up", ""),
    bind(C::Accounts, PAGE_DOWN, A::PageDown, "a page down", ""),
    bind(C::Accounts, PAGE_UP, A::PageUp, "a page up", ""),
    bind(C::Accounts, FIRST, A::First, "first account", ""),
    bind(C::Accounts, LAST, A::Last, "last account", ""),
    bind(C::Accounts, &[letter('J')], A::ScrollDown, "scroll the passage down", "scroll passage"),
    bind(C::Accounts, &[letter('K')], A::ScrollUp, "scroll the passage up", ""),

    bind(C::Coverage, DOWN, A::Down, "next event", "down"),
    bind(C::Coverage, UP, A::Up, "previous event", "up"),
    bind(C::Coverage, &[letter('h'), key(KeyCode::Left)], A::Left, "the article to the left", "left"),
    bind(C::Coverage, &[letter('l'), key(KeyCode::Right)], A::Right, "the article to the right", "right"),
    bind(C::Coverage, &[key(KeyCode::Enter)], A::Open, "read the article at its passage on the event", "read article"),
    bind(C::Coverage, &[key(KeyCode::Esc)], A::Back, "back to the list of events", "events"),
    bind(C::Coverage, &[letter('n')], A::Next, "next single-source event", "next single"),
    bind(C::Coverage, &[letter('N')], A::Previous, "previous single-source event", ""),
    bind(C::Coverage, HALF_DOWN, A::HalfPageDown, "half a page of events down", ""),
    bind(C::Coverage, HALF_UP, A::HalfPageUp, "half a page of events up", ""),
    bind(C::Coverage, PAGE_DOWN, A::PageDown, "a page of events down", ""),
    bind(C::Coverage, PAGE_UP, A::PageUp, "a page of events up", ""),
    bind(C::Coverage, FIRST, A::First, "first event", ""),
    bind(C::Coverage, LAST, A::Last, "last event", ""),

    bind(C::Events, &[letter('a')], A::ChooseActors, "choose actors to show or to hide", "actors"),
    bind(C::Events, &[letter('/')], A::TypeFilter, "type a filter: words, actor:, date:, verdict: and more", "filter"),
    bind(C::Events, &[letter('c')], A::ClearFilter, "clear the filter: show all events", ""),

    bind(C::Events, &[letter(':'), letter('t')], A::TypeDate, "go to a date that you type: 2024-03, 22 march", "to a date"),
    bind(C::Events, &[letter(']')], A::Forward, "on to the next … : what is said by another key", ""),
    bind(C::Events, &[letter('[')], A::Backward, "back to the previous … : what is said by another key", ""),

    bind(C::Next, &[letter('c')], A::ToConflict, "next event that is told in conflict", "conflict"),
    bind(C::Next, &[letter('s')], A::ToSingleSource, "next single-source event", "single-source"),
    bind(C::Next, &[letter('d')], A::ByDay, "next day that has an event", "day"),
    bind(C::Next, &[letter('m')], A::ByMonth, "next month that has an event", "month"),
    bind(C::Next, &[letter('y')], A::ByYear, "next year that has an event", "year"),
    bind(C::Next, &[key(KeyCode::Esc)], A::Back, "stay", "stay"),

    bind(C::Previous, &[letter('c')], A::ToConflict, "previous event that is told in conflict", "conflict"),
    bind(C::Previous, &[letter('s')], A::ToSingleSource, "previous single-source event", "single-source"),
    bind(C::Previous, &[letter('d')], A::ByDay, "first event of the day, or of the one before", "day"),
    bind(C::Previous, &[letter('m')], A::ByMonth, "first event of the month, or of the one before", "month"),
    bind(C::Previous, &[letter('y')], A::ByYear, "first event of the year, or of the one before", "year"),
    bind(C::Previous, &[key(KeyCode::Esc)], A::Back, "stay", "stay"),

    bind(C::Reader, DOWN, A::Down, "a line down", "down"),
    bind(C::Reader, UP, A::Up, "a line up", "up"),
    bind(C::Reader, &[key(KeyCode::Enter)], A::Open, "to the event that the lit passage serves; from afar, to the passage", "its event"),
    bind(C::Reader, BACK, A::Back, "back to where it was opened", "back"),
    bind(C::Reader, &[key(KeyCode::Tab)], A::NextPassage, "next passage that some event rests on", "next passage"),
    bind(C::Reader, &[key(KeyCode::BackTab)], A::PreviousPassage, "previous passage", ""),
    bind(C::Reader, &[letter('/')], A::FindInArticle, "look for words in this article", "find"),
    bind(C::Reader, &[letter('n')], A::Next, "next of the words that are looked for; else the next passage", ""),
    bind(C::Reader, &[letter('N')], A::Previous, "previous of them; else the previous passage", ""),
    bind(C::Reader, &[letter('v')], A::Select, "select words, to copy them", "select"),
    bind(C::Reader, &[letter('O')], A::ShowOriginal, "the original beside the reading copy, or in its place; again: without it", "original"),
    bind(C::Reader, &[letter('J')], A::ScrollDown, "scroll the original down", ""),
    bind(C::Reader, &[letter('K')], A::ScrollUp, "scroll the original up", ""),
    bind(C::Reader, &[letter('u')], A::ShowUnquoted, "show what no event quotes, paragraph by paragraph; again: the passages", "unquoted"),
    bind(C::Reader, &[letter('c')], A::ClearFilter, "clear the filter: show all events", ""),
    bind(C::Reader, HALF_DOWN, A::HalfPageDown, "half a page down", ""),
    bind(C::Reader, HALF_UP, A::HalfPageUp, "half a page up", ""),
    bind(C::Reader, PAGE_DOWN, A::PageDown, "a page down", ""),
    bind(C::Reader, PAGE_UP, A::PageUp, "a page up", ""),
    bind(C::Reader, FIRST, A::First, "to the top", ""),
    bind(C::Reader, LAST, A::Last, "to the end", ""),

    bind(C::Selecting, &[letter('y')], A::Copy, "copy the words as they are", "copy"),
    bind(C::Selecting, &[letter('Y')], A::CopySource, "copy them as a source for a timeline file, with the prefix and suffix it needs", "copy as source"),
    bind(C::Selecting, &[key(KeyCode::Esc), letter('v')], A::Back, "select nothing", "end"),
    bind(C::Selecting, &[letter('h'), key(KeyCode::Left)], A::Left, "a character back", ""),
    bind(C::Selecting, &[letter('l'), key(KeyCode::Right)], A::Right, "a character on", ""),
    bind(C::Selecting, DOWN, A::Down, "a line down", ""),
    bind(C::Selecting, UP, A::Up, "a line up", ""),
    bind(C::Selecting, &[letter('w')], A::WordForward, "to the next word", ""),
    bind(C::Selecting, &[letter('e')], A::WordEnd, "to the end of the word", "word"),
    bind(C::Selecting, &[letter('b')], A::WordBack, "a word back", ""),
    bind(C::Selecting, &[key(KeyCode::Home), letter('^')], A::LineStart, "to the beginning of the line", ""),
    bind(C::Selecting, &[key(KeyCode::End), letter('$')], A::LineEnd, "to the end of the line", ""),
    bind(C::Selecting, &[letter('o')], A::OtherEnd, "to the other end of what is selected", ""),
    bind(C::Selecting, HALF_DOWN, A::HalfPageDown, "half a page down", ""),
    bind(C::Selecting, HALF_UP, A::HalfPageUp, "half a page up", ""),
    bind(C::Selecting, &[key(KeyCode::PageDown), ctrl('f')], A::PageDown, "a page down", ""),
    bind(C::Selecting, &[key(KeyCode::PageUp), ctrl('b')], A::PageUp, "a page up", ""),
    bind(C::Selecting, &[letter('g')], A::First, "to the top", ""),
    bind(C::Selecting, &[letter('G')], A::Last, "to the end", ""),
    bind(C::Selecting, &[letter('?')], A::ShowHelp, "the keys", "keys"),

    bind(C::Views, &[letter('y')], A::CopyCitation, "copy the citation of the source: its words, where they stand, how far they are verified", "cite"),
    bind(C::Views, &[letter('Y')], A::CopyEvent, "copy the event as Markdown, with all that its sources say", ""),
    bind(C::Views, &[letter('o')], A::OpenAddress, "show the address of the article, and then open it", ""),

    bind(C::Uses, DOWN, A::Down, "next event", "down"),
    bind(C::Uses, UP, A::Up, "previous event", ""),
    bind(C::Uses, OPEN, A::Open, "to this event's card", "to the event"),
    bind(C::Uses, BACK, A::Back, "back to the article", "article"),
    bind(C::Uses, PAGE_DOWN, A::PageDown, "a page down", ""),
    bind(C::Uses, PAGE_UP, A::PageUp, "a page up", ""),
    bind(C::Uses, FIRST, A::First, "first event", ""),
    bind(C::Uses, LAST, A::Last, "last event", ""),

    bind(C::Mark, &[key(KeyCode::Esc)], A::Back, "no mark", "no mark"),

    bind(C::Picker, &[key(KeyCode::Enter)], A::Open, "show this actor only; once some are marked, those", "show"),
    bind(C::Picker, &[key(KeyCode::Tab)], A::Include, "mark the actor: any marked one is shown", "mark"),
    bind(C::Picker, &[key(KeyCode::BackTab)], A::Exclude, "hide the actor's events", "hide"),
    bind(C::Picker, &[key(KeyCode::Down), ctrl('n')], A::Down, "next actor", ""),
    bind(C::Picker, &[key(KeyCode::Up), ctrl('p')], A::Up, "previous actor", ""),
    bind(C::Picker, &[key(KeyCode::PageDown)], A::PageDown, "a page down", ""),
    bind(C::Picker, &[key(KeyCode::PageUp)], A::PageUp, "a page up", ""),
    bind(C::Picker, &[ctrl('x')], A::ClearFilter, "take all marks away", ""),
    bind(C::Picker, &[key(KeyCode::Esc)], A::Back, "leave the filter as it was", "cancel"),

    bind(C::Filter, &[key(KeyCode::Enter)], A::Open, "keep the filter", "keep"),
    bind(C::Filter, &[key(KeyCode::Tab)], A::Complete, "complete what is typed; again: with the next that fits", "complete"),
    bind(C::Filter, &[key(KeyCode::BackTab)], A::Previous, "with the one before", ""),
    bind(C::Filter, &[key(KeyCode::Up), ctrl('p')], A::Up, "an earlier filter of this run", "earlier"),
    bind(C::Filter, &[key(KeyCode::Down), ctrl('n')], A::Down, "a later one, and at last what you typed", ""),
    bind(C::Filter, &[key(KeyCode::Esc)], A::Back, "leave the filter as it was", "cancel"),

    bind(C::Date, &[key(KeyCode::Enter)], A::Open, "stay at the event it leads to", "go there"),
    bind(C::Date, &[key(KeyCode::Esc)], A::Back, "back to where you were", "cancel"),

    bind(C::Addresses, &[key(KeyCode::Enter), letter('o')], A::Open, "open the address in the browser", "open"),
    bind(C::Addresses, &[letter('y')], A::CopyCitation, "copy the address", "copy"),
    bind(C::Addresses, DOWN, A::Down, "the address below: the archived one", ""),
    bind(C::Addresses, UP, A::Up, "the address above", ""),
    bind(C::Addresses, BACK, A::Back, "open nothing", "cancel"),

    bind(C::Find, &[key(KeyCode::Enter)], A::Open, "stay there, to go on from one to the next", "keep"),
    bind(C::Find, &[key(KeyCode::Esc)], A::Back, "back to where you were", "cancel"),

    bind(C::AllTexts, &[key(KeyCode::Enter)], A::Open, "read the article there", "read there"),
    bind(C::AllTexts, &[key(KeyCode::Down), ctrl('n')], A::Down, "next hit", "next"),
    bind(C::AllTexts, &[key(KeyCode::Up), ctrl('p')], A::Up, "previous hit", ""),
    bind(C::AllTexts, &[key(KeyCode::PageDown)], A::PageDown, "a page of hits down", ""),
    bind(C::AllTexts, &[key(KeyCode::PageUp)], A::PageUp, "a page of hits up", ""),
    bind(C::AllTexts, &[key(KeyCode::Esc)], A::Back, "back to where you were", "close"),

    bind(C::Text, DOWN, A::Down, "a line down", "down"),
    bind(C::Text, UP, A::Up, "a line up", "up"),
    bind(C::Text, &[key(KeyCode::Enter)], A::Open, "on the page of problems: open the chosen one in your editor", "edit"),
    bind(C::Text, BACK, A::Back, "close", "close"),
    bind(C::Text, &[letter('/')], A::SearchPage, "look for words on the page", "search"),
    bind(C::Text, &[letter('n')], A::Next, "the next place they stand at", ""),
    bind(C::Text, &[letter('N')], A::Previous, "the previous place they stand at", ""),
    bind(C::Text, HALF_DOWN, A::HalfPageDown, "half a page down", ""),
    bind(C::Text, HALF_UP, A::HalfPageUp, "half a page up", ""),
    bind(C::Text, PAGE_DOWN, A::PageDown, "a page down", ""),
    bind(C::Text, PAGE_UP, A::PageUp, "a page up", ""),
    bind(C::Text, FIRST, A::First, "to the top", ""),
    bind(C::Text, LAST, A::Last, "to the end", ""),

    bind(C::Search, &[key(KeyCode::Enter)], A::Open, "stay there", "stay"),
    bind(C::Search, &[key(KeyCode::Down), ctrl('n')], A::Next, "the next place they stand at", "next"),
    bind(C::Search, &[key(KeyCode::Up), ctrl('p')], A::Previous, "the previous place they stand at", ""),
    bind(C::Search, &[key(KeyCode::Esc)], A::Back, "back to where you were", "cancel"),

    bind(C::Browsing, &[letter('1')], A::ShowTimeline, "the list of events", "events"),
    bind(C::Browsing, &[letter('2')], A::ShowLanes, "actors down, time across", "lanes"),
    bind(C::Browsing, &[letter('3')], A::ShowReader, "the article of the source in focus", ""),
    bind(C::Browsing, &[letter('4')], A::ShowAccounts, "what the sources say of each fact, conflicts first", "accounts"),
    bind(C::Browsing, &[letter('5')], A::ShowCoverage, "which article tells of which event", "coverage"),
    bind(C::Browsing, &[ctrl('o'), letter('{')], A::GoBack, "back through where you were: view, focus and filter", ""),
    bind(C::Browsing, &[letter('}')], A::GoForward, "forward again", ""),
    bind(C::Browsing, &[letter('m')], A::SetMark, "mark this place: a letter says as what", ""),
    bind(C::Browsing, &[letter('\'')], A::GoToMark, "to the mark of a letter; twice: back to where you came from", ""),
    bind(C::Browsing, &[letter('e')], A::Edit, "open the event, or the problem in sight, in your editor", ""),
    bind(C::Browsing, &[letter('R')], A::Reload, "read the files again; what is saved is read by itself", ""),
    bind(C::Browsing, &[letter('s')], A::SearchTexts, "look for words in the texts of all articles, quoted or not", "search all"),
    bind(C::Browsing, &[letter('!')], A::ShowProblems, "what is wrong with the timeline", ""),
    bind(C::Browsing, &[letter('M')], A::ShowMessages, "what was said at the bottom of the screen, to read again", ""),
    bind(C::Browsing, &[letter('i')], A::ShowAbout, "the timeline: its articles, and how far its quotes are checked", ""),
    bind(C::Browsing, &[letter('?')], A::ShowHelp, "the keys, those for where you are first", "keys"),
    bind(C::Browsing, &[letter('q')], A::Quit, "quit", "quit"),
    bind(C::Everywhere, &[key(KeyCode::F(1))], A::ShowHelp, "the keys, where one types too", ""),
    bind(C::Everywhere, &[ctrl('z')], A::Suspend, "to the shell; `fg` comes back", ""),
    bind(C::Everywhere, &[ctrl('c')], A::Quit, "quit", ""),
];

const fn bind(
    context: Context,
    keys: &'static [Key],
    action: Action,
    help: &'static str,
    hint: &'static str,
) -> Binding {
    Binding { context, keys, action, help, hint }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEvent;
    use strum::IntoEnumIterator;

    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for place in Context::places() {
            let mut seen: Vec<Key> = Vec::new();
            let bindings = BINDINGS.iter().filter(|binding| binding.context.holds_in(place));
            for key in bindings.flat_map(|binding| binding.keys) {
                assert!(!seen.contains(key), "{key} is bound twice in {place:?}");
                seen.push(*key);
            }
        }
    }

    #[test]
    fn every_action_has_a_key() {
        for action in Action::iter() {
            assert!(BINDINGS.iter().any(|binding| binding.action == action), "{action:?} has no key");
        }
    }

    #[test]
    fn a_capital_letter_is_known_with_or_without_shift() {
        for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
            let event = KeyEvent::new(KeyCode::Char('G'), modifiers);
            assert_eq!(KeyMap::default().action_for(event, C::Timeline), Some(Action::Last));
        }
    }

    /// The keys as the README lists them.
    fn markdown() -> String {
        let titles = KeyMap::default();
        let mut table = "| where | keys | what they do |\n|---|---|---|\n".to_owned();
        for context in Context::iter() {
            for binding in BINDINGS.iter().filter(|binding| binding.context == context) {
                let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
                table += &[titles.title(context).as_str(), &keys.join(" "), binding.help]
                    .map(|cell| format!("| {cell} "))
                    .concat();
                table += "|\n";
            }
        }
        table
    }

    #[test]
    fn the_readme_lists_every_key() {
        let readme = include_str!("../../README.md");
        let listed = readme
            .split_once("held by a test -->\n")
            .and_then(|(_, rest)| rest.split_once("<!-- end of keys"));
        let (listed, _) = listed.expect("a list of keys");
        assert_eq!(listed, markdown(), "copy this into README.md:\n{}", markdown());
    }
}
