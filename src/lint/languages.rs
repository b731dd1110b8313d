//! How some languages name months and hours. Another language is another row.

use super::tokens::is_accent;

pub(super) struct Language {
    /// Its BCP 47 subtag.
    tag: &'static str,
    /// Small letters, without accents where the accented letter is often written without.
    months: [&'static [&'static str]; 12],
    /// `March 22`, beside `22 March`.
    pub(super) month_first: bool,
    /// Months begin with a capital, which tells `May` from `may`.
    capital: bool,
    noon: &'static [&'static str],
    midnight: &'static [&'static str],
}

static LANGUAGES: [Language; 5] = [
    Language {
        tag: "en",
        months: [
            &["january", "jan"],
            &["february", "feb"],
            &["march", "mar"],
            &["april", "apr"],
            &["may"],
            &["june", "jun"],
            &["july", "jul"],
            &["august", "aug"],
            &["september", "sep", "sept"],
            &["october", "oct"],
            &["november", "nov"],
            &["december", "dec"],
        ],
        month_first: true,
        capital: true,
        noon: &["noon", "midday"],
        midnight: &["midnight"],
    },
    Language {
        tag: "ru",
        months: [
            &["января", "январь", "январе", "янв"],
            &["февраля", "февраль", "феврале", "фев", "февр"],
            &["марта", "март", "марте", "мар"],
            &["апреля", "апрель", "апреле", "апр"],
            &["мая", "май", "мае"],
            &["июня", "июнь", "июне", "июн"],
            &["июля", "июль", "июле", "июл"],
            &["августа", "август", "августе", "авг"],
            &["сентября", "сентябрь", "сентябре", "сен", "сент"],
            &["октября", "октябрь", "октябре", "окт"],
            &["ноября", "ноябрь", "ноябре", "ноя", "нояб"],
            &["декабря", "декабрь", "декабре", "дек"],
        ],
        month_first: false,
        capital: false,
        noon: &["полдень"],
        midnight: &["полночь"],
    },
    Language {
        tag: "de",
        months: [
            &["januar", "jänner", "jan", "jän"],
            &["februar", "feber", "feb", "febr"],
            &["märz", "maerz", "mär", "mrz"],
            &["april", "apr"],
            &["mai"],
            &["juni", "jun"],
            &["juli", "jul"],
            &["august", "aug"],
            &["september", "sep", "sept"],
            &["oktober", "okt"],
            &["november", "nov"],
            &["dezember", "dez"],
        ],
        month_first: false,
        capital: true,
        noon: &["mittag", "mittags"],
        midnight: &["mitternacht"],
    },
    Language {
        tag: "fr",
        months: [
            &["janvier", "janv"],
            &["février", "fevrier", "févr", "fevr"],
            &["mars"],
            &["avril", "avr"],
            &["mai"],
            &["juin"],
            &["juillet", "juil"],
            &["août", "aout"],
            &["septembre", "sept"],
            &["octobre", "oct"],
            &["novembre", "nov"],
            &["décembre", "decembre", "déc", "dec"],
        ],
        month_first: false,
        capital: false,
        noon: &["midi"],
        midnight: &["minuit"],
    },
    Language {
        tag: "es",
        months: [
            &["enero", "ene"],
            &["febrero", "feb"],
            &["marzo", "mar"],
            &["abril", "abr"],
            &["mayo", "may"],
            &["junio", "jun"],
            &["julio", "jul"],
            &["agosto", "ago"],
            &["septiembre", "setiembre", "sep", "sept"],
            &["octubre", "oct"],
            &["noviembre", "nov"],
            &["diciembre", "dic"],
        ],
        month_first: false,
        capital: false,
        noon: &["mediodía", "mediodia"],
        midnight: &["medianoche"],
    },
];

/// Words between a day and its month, or between two days of one month: `the 7th and 8th of March`.
const JOINING: &[&str] = &[
    "st", "nd", "rd", "th", "the", "of", "and", "or", "to", "through", "until", "und", "oder", "bis", "er",
    "et", "ou", "au", "y", "o", "de", "del", "al", "a", "и", "или", "до", "по", "го", "е",
];

/// Words that make a number an hour: `8 p.m.`, `20 Uhr`, `20 h`.
const HOURS: &[&str] =
    &["am", "pm", "a", "p", "uhr", "h", "heure", "heures", "hora", "horas", "час", "часа", "часов", "o"];

impl Language {
    /// The language of a BCP 47 tag such as `en` or `en-GB`, if its months are known here.
    pub(super) fn of(tag: &str) -> Option<&'static Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        LANGUAGES.iter().find(|language| language.tag.eq_ignore_ascii_case(primary))
    }

    /// The month that `word` names, from 1.
    pub(super) fn month(&self, word: &str) -> Option<u8> {
        if self.capital && !word.starts_with(char::is_uppercase) {
            return None;
        }
        let month = self.months.iter().position(|names| is_any(word, names));
        month.and_then(|index| u8::try_from(index + 1).ok())
    }

    /// Whether `text` names a month in any of the languages.
    pub(super) fn any_month_in(text: &str) -> bool {
        let mut words = text.split(|c: char| !c.is_alphabetic() && !is_accent(c));
        // Short words in small letters are more than months: `two days ago`, `it may be Friday`.
        let is_plain = |word: &str| word.chars().count() > 3 || word.starts_with(char::is_uppercase);
        let is_month = |word: &str| LANGUAGES.iter().any(|language| language.month(word).is_some());
        words.any(|word| is_plain(word) && is_month(word))
    }

    /// Whether `word` is twelve o'clock, at noon or at night.
    pub(super) fn is_twelve(&self, word: &str) -> bool {
        is_any(word, self.noon) || is_any(word, self.midnight)
    }
}

pub(super) fn joins(word: &str) -> bool {
    is_any(word, JOINING)
}

pub(super) fn is_hour(word: &str) -> bool {
    is_any(word, HOURS)
}

/// Whether `word` is one of `names`, whatever its case, and whether or not its accents stand in it by themselves.
fn is_any(word: &str, names: &[&str]) -> bool {
    let letters = || word.chars().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase);
    // Most words of a text are none of them, and their first letter says so.
    let first = letters().next();
    names.iter().any(|name| name.chars().next() == first && letters().eq(name.chars()))
}
