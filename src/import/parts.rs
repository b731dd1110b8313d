//! Years, months, days and clocks that stand apart from each other, as EDTF.

/// A date in parts, as another program counts them: a year before 1 is a negative number, -44 that of 44 BCE.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) year: String,
    pub(super) month: String,
    pub(super) day: String,
    pub(super) hour: String,
    pub(super) minute: String,
    pub(super) second: String,
}

impl Parts {
    /// In EDTF, and whether that says all; none where there is no such date. Seconds that have parts, hours without minutes
    /// and days of years with five digits have no place there.
    pub(super) fn edtf(&self) -> Option<(String, bool)> {
        let year: i64 = self.year.trim().parse().ok()?;
        let year = match year {
            // There is no year 0 between 1 BCE and 1 CE.
            0 => return None,
            before @ ..0 => before.checked_add(1)?,
            after => after,
        };
        let is_short = (-9_999..=9_999).contains(&year);
        let mut date = match year {
            ..0 if is_short => format!("-{:04}", -year),
            _ if is_short => format!("{year:04}"),
            _ => format!("Y{year}"),
        };
        if self.month.trim().is_empty() {
            return Some((date, self.day.trim().is_empty() && !self.has_clock()));
        }
        if !is_short {
            return Some((date, false));
        }
        date = format!("{date}-{:02}", number(&self.month)?);
        if self.day.trim().is_empty() {
            return Some((date, !self.has_clock()));
        }
        date = format!("{date}-{:02}", number(&self.day)?);
        if !self.has_clock() {
            return Some((date, true));
        }
        let (Some(hour), Some(minute)) = (number(&self.hour), number(&self.minute)) else {
            return Some((date, false));
        };
        let clock = format!("{date}T{hour:02}:{minute:02}");
        Some(match number(&self.second) {
            Some(second) => (format!("{clock}:{second:02}"), true),
            None => (clock, self.second.trim().is_empty()),
        })
    }

    fn has_clock(&self) -> bool {
        [&self.hour, &self.minute, &self.second].iter().any(|it| !it.trim().is_empty())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.named().next().is_none()
    }

    /// As it was written, for a reader: the numbers alone do not say which of them is missing.
    pub(super) fn in_words(&self) -> String {
        self.named().map(|(name, part)| format!("{name} {part}")).collect::<Vec<_>>().join(", ")
    }

    fn named(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let parts = [
            ("year", &self.year),
            ("month", &self.month),
            ("day", &self.day),
            ("hour", &self.hour),
            ("minute", &self.minute),
            ("second", &self.second),
        ];
        parts.into_iter().map(|(name, part)| (name, part.trim())).filter(|(_, part)| !part.is_empty())
    }

    /// Why EDTF does not say all of it.
    pub(super) fn lack(&self) -> &'static str {
        let is_there = |part: &str| !part.trim().is_empty();
        let is_none = |part: &str| is_there(part) && number(part).is_none();
        match self.year.trim().parse::<i64>() {
            _ if !is_there(&self.year) => return "there is no year",
            Err(_) => return "the year is no whole number",
            Ok(0) => return "there is no year 0",
            Ok(year) if !(-9_998..=9_999).contains(&year) => return "so far a year has no months in EDTF",
            Ok(_) => {}
        }
        match () {
            () if !is_there(&self.month) && is_there(&self.day) => "a day without a month",
            () if !is_there(&self.day) && self.has_clock() => "a time of day without a day",
            () if is_none(&self.month) || is_none(&self.day) => "a month or a day that is no number",
            () if self.has_clock() && !is_there(&self.hour) => "a time of day without an hour",
            () if self.has_clock() && !is_there(&self.minute) => "an hour without a minute",
            () if is_none(&self.hour) || is_none(&self.minute) => "an hour or a minute that is no number",
            () if is_none(&self.second) => "a second that is no whole number",
            () => "there is no such day or time of day",
        }
    }
}

fn number(text: &str) -> Option<u8> {
    text.trim().parse().ok()
}
