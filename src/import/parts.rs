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
            let is_whole = [&self.day, &self.hour, &self.minute].iter().all(|it| it.trim().is_empty());
            return Some((date, is_whole));
        }
        if !is_short {
            return Some((date, false));
        }
        date = format!("{date}-{:02}", number(&self.month)?);
        if self.day.trim().is_empty() {
            return Some((date, self.hour.trim().is_empty()));
        }
        date = format!("{date}-{:02}", number(&self.day)?);
        if self.hour.trim().is_empty() {
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

    /// As it was written, for a reader.
    pub(super) fn in_words(&self) -> String {
        let parts = [&self.year, &self.month, &self.day, &self.hour, &self.minute, &self.second];
        let parts: Vec<&str> = parts.into_iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
        parts.join(" ")
    }
}

fn number(text: &str) -> Option<u8> {
    text.trim().parse().ok()
}
