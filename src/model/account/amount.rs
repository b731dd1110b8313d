/// A number as far as a source gives it: `137`, `>140`, `>=140`, `<5`, `<=5`, `~100` or
/// `130..140`, ends included.
///
/// A timeline may have hundreds of thousands: an end that is not known is an infinite number here, which nobody can
/// write.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Amount {
    least: f64,
    most: f64,
    is_least_reached: bool,
    is_most_reached: bool,
}

/// An end of what an amount may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limit {
    pub(crate) value: f64,
    /// Whether the amount may be `value` itself.
    pub(crate) reached: bool,
}

impl Amount {
    /// What `about` in `~100` allows for, to either side: a tenth.
    const ABOUT: f64 = 0.1;

    fn new(least: Option<Limit>, most: Option<Limit>) -> Self {
        let least = least.unwrap_or(beyond(f64::NEG_INFINITY));
        let most = most.unwrap_or(beyond(f64::INFINITY));
        Self {
            least: least.value,
            most: most.value,
            is_least_reached: least.reached,
            is_most_reached: most.reached,
        }
    }

    pub(crate) fn least(&self) -> Option<Limit> {
        self.least.is_finite().then_some(Limit { value: self.least, reached: self.is_least_reached })
    }

    pub(crate) fn most(&self) -> Option<Limit> {
        self.most.is_finite().then_some(Limit { value: self.most, reached: self.is_most_reached })
    }

    /// Understands one of the forms above; digits may be grouped as TOML does, `1_000`.
    pub(crate) fn parse(written: &str) -> Option<Self> {
        if let Some(least) = written.strip_prefix(">=") {
            return Some(Self::new(Some(reached(number(least)?)), None));
        }
        if let Some(most) = written.strip_prefix("<=") {
            return Some(Self::new(None, Some(reached(number(most)?))));
        }
        if let Some(least) = written.strip_prefix('>') {
            return Some(Self::new(Some(beyond(number(least)?)), None));
        }
        if let Some(most) = written.strip_prefix('<') {
            return Some(Self::new(None, Some(beyond(number(most)?))));
        }
        if let Some(about) = written.strip_prefix('~') {
            let value = number(about)?;
            let room = value.abs() * Self::ABOUT;
            return Some(Self::new(Some(reached(value - room)), Some(reached(value + room))));
        }
        if let Some((least, most)) = written.split_once("..") {
            let (least, most) = (number(least)?, number(most)?);
            return (least <= most).then_some(Self::new(Some(reached(least)), Some(reached(most))));
        }
        let value = number(written)?;
        Some(Self::new(Some(reached(value)), Some(reached(value))))
    }
}

fn reached(value: f64) -> Limit {
    Limit { value, reached: true }
}

fn beyond(value: f64) -> Limit {
    Limit { value, reached: false }
}

/// Digits with a sign, a point, `_` between digits; no `inf`, no `nan`, no exponent.
fn number(written: &str) -> Option<f64> {
    let written = written.trim();
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, '_' | '.' | '-' | '+');
    if !written.chars().all(allowed) || !written.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // Beyond some 300 digits there is no number to compare with.
    written.replace('_', "").parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The amount in the words of intervals: `[` and `]` for an end that is reached.
    fn ends(written: &str) -> Option<String> {
        let amount = Amount::parse(written)?;
        let least = amount.least().map_or("(".to_owned(), |least| {
            format!("{}{}", if least.reached { "[" } else { "(" }, least.value)
        });
        let most = amount
            .most()
            .map_or(")".to_owned(), |most| format!("{}{}", most.value, if most.reached { "]" } else { ")" }));
        Some(format!("{least},{most}"))
    }

    #[test]
    fn every_form_is_understood() {
        let forms = [
            ("137", "[137,137]"),
            ("1_000", "[1000,1000]"),
            (">140", "(140,)"),
            (">=140", "[140,)"),
            ("<5", "(,5)"),
            ("<=5", "(,5]"),
            ("~100", "[90,110]"),
            ("130..140", "[130,140]"),
        ];
        for (written, meant) in forms {
            assert_eq!(ends(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_is_beyond_counting_is_refused() {
        assert_eq!(ends(&"9".repeat(400)), None);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for written in ["", ">", "many", "140..130", "nan", "inf", "1e3", "12.", "137 people", "..5"] {
            assert_eq!(ends(written), None, "{written}");
        }
    }
}
