//! Reading one TOML table key by key: what is there, where it stands, what is wrong with it.

use std::{ops::Range, path::PathBuf, str::FromStr};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    model::OwnWords,
    problem::{Code, Problem, Problems, nearest},
    text::{FileText, Kept, Span, Text, Texts},
};

/// A piece of a file as the parser saw it, and where each of its bytes stands.
#[derive(Debug)]
pub(crate) struct PieceText<'i> {
    pub(super) text: &'i str,
    pub(super) file: &'i FileText,
    /// In the file, one behind the other in `text`.
    pub(super) ranges: &'i [Range<usize>],
}

impl PieceText<'_> {
    pub(crate) fn span(&self, within: Range<usize>) -> Span {
        let start = self.offset(within.start, false);
        self.file.span(start..self.offset(within.end, true).max(start))
    }

    /// All of it, or the first part of what stands in several.
    pub(super) fn whole(&self) -> Span {
        self.file.span(self.ranges.first().cloned().unwrap_or_default())
    }

    fn offset(&self, mut at: usize, is_end: bool) -> usize {
        for range in self.ranges {
            if at < range.len() || (is_end && at == range.len()) {
                return range.start + at;
            }
            at -= range.len();
        }
        self.ranges.last().map_or(0, |range| range.end)
    }
}

/// What reading writes to: texts that had to be decoded, and problems.
#[derive(Debug)]
pub(crate) struct Reader<'r> {
    pub(crate) texts: &'r mut Texts,
    pub(crate) problems: &'r mut Problems,
}

/// A string of the file, with its place for problems to point at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(crate) text: Text,
    /// Quotation marks included.
    pub(crate) at: Span,
}

impl From<Word> for OwnWords {
    fn from(word: Word) -> Self {
        Self { text: word.text, at: word.at }
    }
}

impl Word {
    /// The place of some of its bytes; of all of it, where it had to be decoded.
    pub(super) fn part(self, within: Range<usize>) -> Span {
        if self.at.contains(self.text.span()) { self.text.span().part(within) } else { self.at }
    }
}

/// A value with its place, taken out of a table.
pub(crate) type Given<'i> = Spanned<DeValue<'i>>;

/// A table that is being read: what is asked for is taken out, what is left at the end is unknown.
#[derive(Debug)]
pub(crate) struct Fields<'i> {
    table: DeTable<'i>,
    pub(crate) piece: &'i PieceText<'i>,
    /// Where to say that something is missing.
    pub(crate) at: Span,
    /// What the table is, with its article: `an event`.
    noun: &'static str,
    asked: Vec<&'static str>,
}

impl<'i> Fields<'i> {
    pub(super) fn new(table: DeTable<'i>, at: Span, noun: &'static str, piece: &'i PieceText<'i>) -> Self {
        Self { table, piece, at, noun, asked: Vec::new() }
    }

    pub(crate) fn take(&mut self, key: &'static str) -> Option<Given<'i>> {
        self.asked.push(key);
        self.table.remove(key)
    }

    pub(super) fn word(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Option<Word> {
        let given = self.take(key)?;
        word(self.piece, reader, &given, key)
    }

    /// A path, as it is written.
    pub(crate) fn path(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Option<PathBuf> {
        let word = self.word(reader, key)?;
        Some(reader.texts.get(word.text).as_written().into())
    }

    pub(super) fn text(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Option<Text> {
        self.word(reader, key).map(|word| word.text)
    }

    /// A word that must be there and must say something.
    pub(super) fn required(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Option<Word> {
        let Some(given) = self.take(key) else {
            let message = format!("{} needs `{key}`", self.noun);
            reader.problems.push(Problem::new(Code::MissingKey, self.at, message));
            return None;
        };
        let found = word(self.piece, reader, &given, key)?;
        if reader.texts.get(found.text).is_blank() {
            reader.problems.push(Problem::new(Code::MissingKey, found.at, format!("`{key}` is empty")));
            return None;
        }
        Some(found)
    }

    /// A date: a string, or one of TOML's own.
    pub(super) fn date(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Option<Word> {
        let given = self.take(key)?;
        let at = self.piece.span(given.span());
        match given.get_ref() {
            DeValue::Datetime(_) => Some(Word { text: at.into(), at }),
            DeValue::Integer(number) if number.radix() == 10 => {
                let help = format!("write it in quotation marks: \"{}\"", number.as_str());
                let message = format!("`{key}` must be a date, this is an integer");
                reader.problems.push(Problem::new(Code::WrongType, at, message).help(help));
                None
            }
            _ => word(self.piece, reader, &given, key),
        }
    }

    pub(super) fn flag(&mut self, reader: &mut Reader<'_>, key: &'static str) -> bool {
        self.flag_or(reader, key, false)
    }

    /// True or false; `usual` where neither is said.
    pub(crate) fn flag_or(&mut self, reader: &mut Reader<'_>, key: &'static str, usual: bool) -> bool {
        let Some(given) = self.take(key) else { return usual };
        if let DeValue::Boolean(flag) = given.get_ref() {
            return *flag;
        }
        wrong_type(self.piece, reader, &given, &format!("`{key}` must be true or false"));
        usual
    }

    /// One of a few words.
    pub(crate) fn choice<T: FromStr + strum::VariantNames>(
        &mut self,
        reader: &mut Reader<'_>,
        key: &'static str,
    ) -> Option<T> {
        self.choice_at(reader, key).map(|(chosen, _)| chosen)
    }

    /// One of a few words, and its place.
    pub(super) fn choice_at<T: FromStr + strum::VariantNames>(
        &mut self,
        reader: &mut Reader<'_>,
        key: &'static str,
    ) -> Option<(T, Span)> {
        let word = self.word(reader, key)?;
        let written = reader.texts.get(word.text).as_written();
        let chosen = T::from_str(written).ok();
        if chosen.is_none() {
            let message = format!("`{written}` is no value of `{key}`");
            let help = nearest::suggestion(written, T::VARIANTS.iter().copied())
                .unwrap_or_else(|| format!("`{key}` is one of {}", nearest::list(T::VARIANTS)));
            reader.problems.push(Problem::new(Code::UnknownValue, word.at, message).help(help));
        }
        chosen.map(|chosen| (chosen, word.at))
    }

    pub(super) fn words(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Vec<Word> {
        let given = self.strings(reader, key, "a list of strings");
        given.iter().filter_map(|given| word(self.piece, reader, given, key)).collect()
    }

    pub(super) fn texts(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Box<[Text]> {
        self.words(reader, key).into_iter().map(|word| word.text).collect()
    }

    pub(super) fn list(&mut self, reader: &mut Reader<'_>, key: &'static str, what: &str) -> Vec<Given<'i>> {
        let Some(given) = self.take(key) else { return Vec::new() };
        if !given.get_ref().is_array() {
            wrong_type(self.piece, reader, &given, &format!("`{key}` must be {what}"));
            return Vec::new();
        }
        match given.into_inner() {
            DeValue::Array(items) => items.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// A list in which strings may stand: one alone is told how to be a list.
    pub(super) fn strings(
        &mut self,
        reader: &mut Reader<'_>,
        key: &'static str,
        what: &str,
    ) -> Vec<Given<'i>> {
        let alone = self.table.get(key).filter(|given| given.get_ref().is_str());
        let written = alone.and_then(|given| self.piece.text.get(given.span()));
        let is_short = |written: &&str| written.len() <= 80 && !written.contains('\n');
        let help = written.filter(is_short).map(|written| format!("write `{key} = [{written}]`"));
        let known = reader.problems.kept();
        let items = self.list(reader, key, what);
        reader.problems.since(known).for_each(|problem| problem.help = help.clone().map(Kept::from));
        items
    }

    /// A table below this one.
    pub(crate) fn table(
        &mut self,
        reader: &mut Reader<'_>,
        key: &'static str,
        noun: &'static str,
    ) -> Option<Fields<'i>> {
        let given = self.take(key)?;
        table(self.piece, reader, given, noun)
    }

    /// The pairs that are left, in the order in which they stand, each key with its place.
    pub(crate) fn entries(self, reader: &mut Reader<'_>) -> Vec<(Word, Given<'i>)> {
        let mut entries: Vec<_> = self.table.into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let keyed = entries.into_iter().map(|(key, given)| {
            let at = self.piece.span(key.span());
            (Word { text: keep(self.piece, reader, (key.get_ref(), at)), at }, given)
        });
        keyed.collect()
    }

    /// Reports what nobody asked for.
    pub(crate) fn finish(self, reader: &mut Reader<'_>) {
        for (key, _) in &self.table {
            let written = key.get_ref();
            let message = format!("`{written}` is no key of {}", self.noun);
            let help = nearest::suggestion(written, self.asked.iter().copied())
                .unwrap_or_else(|| format!("the keys of {} are {}", self.noun, nearest::list(&self.asked)));
            let at = self.piece.span(key.span());
            reader.problems.push(Problem::new(Code::UnknownKey, at, message).help(help));
        }
    }
}

/// The table that `given` is, or a problem.
pub(crate) fn table<'i>(
    piece: &'i PieceText<'i>,
    reader: &mut Reader<'_>,
    given: Given<'i>,
    noun: &'static str,
) -> Option<Fields<'i>> {
    let at = piece.span(given.span());
    if !given.get_ref().is_table() {
        wrong_type(piece, reader, &given, &format!("{noun} must be a table"));
    }
    match given.into_inner() {
        DeValue::Table(table) => Some(Fields::new(table, at, noun, piece)),
        _ => None,
    }
}

/// The string that `given` is, or a problem.
pub(crate) fn word(
    piece: &PieceText<'_>,
    reader: &mut Reader<'_>,
    given: &Given<'_>,
    key: &str,
) -> Option<Word> {
    let DeValue::String(written) = given.get_ref() else {
        wrong_type(piece, reader, given, &format!("`{key}` must be a string"));
        return None;
    };
    let at = piece.span(given.span());
    Some(Word { text: keep(piece, reader, (written, at)), at })
}

/// The text of a string that is written at a place: where it stands in the file, if the parser found it there as it is.
pub(super) fn keep(piece: &PieceText<'_>, reader: &mut Reader<'_>, (written, at): (&str, Span)) -> Text {
    let in_piece = (written.as_ptr() as usize).checked_sub(piece.text.as_ptr() as usize);
    match in_piece.filter(|start| start + written.len() <= piece.text.len()) {
        Some(start) => piece.span(start..start + written.len()).into(),
        None => reader.texts.keep(written, at),
    }
}

pub(crate) fn wrong_type(piece: &PieceText<'_>, reader: &mut Reader<'_>, given: &Given<'_>, message: &str) {
    let found = match given.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date without quotation marks",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let at = piece.span(given.span());
    reader.problems.push(Problem::new(Code::WrongType, at, format!("{message}, this is {found}")));
}
