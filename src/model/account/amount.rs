/// A number as far as a source gives it: `137`, `>140`, `>=140`, `<5`, `<=5`, `~100` or
/// `130..140`, ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Amount {
    pub(crate) least: Option<Limit>,
    pub(crate) most: Option<Limit>,
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

    /// Understands one of the forms above; digits may be grouped as TOML does, `1_000`.
    pub(crate) fn parse(written: &str) -> Option<Self> {
        if let Some(least) = written.strip_prefix(">=") {
            return Some(Self { least: Some(reached(number(least)?)), most: None });
        }
        if let Some(most) = written.strip_prefix("<=") {
            return Some(Self { least: None, most: Some(reached(number(most)?)) });
        }
        if let Some(least) = written.strip_prefix('>') {
            return Some(Self { least: Some(beyond(number(least)?)), most: None });
        }
        if let Some(most) = written.strip_prefix('<') {
            return Some(Self { least: None, most: Some(beyond(number(most)?)) });
        }
        if let Some(about) = written.strip_prefix('~') {
            let value = number(about)?;
            let room = value.abs() * Self::ABOUT;
            return Some(Self { least: Some(reached(value - room)), most: Some(reached(value + room)) });
        }
        if let Some((least, most)) = written.split_once("..") {
            let (least, most) = (number(least)?, number(most)?);
            return (least <= most)
                .then_some(Self { least: Some(reached(least)), most: Some(reached(most)) });
        }
        let value = number(written)?;
        Some(Self { least: Some(reached(value)), most: Some(reached(value)) })
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
        let least = amount.least.map_or("(".to_owned(), |least| {
            format!("{}{}", if least.reached { "[" } else { "(" }, least.value)
        });
        let most = amount
            .most
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
