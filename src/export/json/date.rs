use schemars::JsonSchema;
use serde::Serialize;

use crate::dates::{Bound, Date, DateError};

/// What an expression says as a date, or why it says nothing. Every key is always there.
#[derive(Debug, Serialize)]
pub(crate) struct DateJson<'a> {
    /// As it was given.
    edtf: &'a str,
    valid: bool,
    level: Option<u8>,
    #[serde(flatten)]
    bounds: Bounds,
    /// In English.
    text: Option<String>,
    error: Option<&'a str>,
    help: Option<&'a str>,
}

/// The first and the last second that a date may mean.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Bounds {
    /// The first second, `..` where it is open, empty where it is unknown, as in EDTF; null where it is
    /// farther out than is counted, or there is no date.
    earliest: Option<String>,
    /// The last second, likewise.
    latest: Option<String>,
}

impl Bounds {
    pub(super) fn of(date: Option<&Date>) -> Self {
        let [earliest, latest] = date.map_or([None, None], |date| date.bounds().map(bound));
        Self { earliest, latest }
    }
}

/// `read` is what came of reading `written`.
pub(crate) fn date<'a>(written: &'a str, read: &'a Result<Date, DateError>) -> DateJson<'a> {
    let valid = read.as_ref().ok();
    let fault = read.as_ref().err();
    DateJson {
        edtf: written,
        valid: valid.is_some(),
        level: valid.map(Date::level),
        bounds: Bounds::of(valid),
        text: valid.map(Date::in_words),
        error: fault.map(|fault| fault.message.as_str()),
        help: fault.and_then(|fault| fault.help.as_deref()),
    }
}

fn bound(bound: Bound) -> Option<String> {
    match bound {
        Bound::At(moment) => Some(moment),
        Bound::Open => Some("..".to_owned()),
        Bound::Unknown => Some(String::new()),
        Bound::Beyond => None,
    }
}
