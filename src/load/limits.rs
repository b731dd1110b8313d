//! How much of what others wrote is read: files may be made to take all memory, or all day.

use std::fmt;

use strum::VariantArray as _;

use crate::model::MostPairs;

/// What is limited.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Limit {
    /// Bytes of the files of a timeline, all together.
    Timeline,
    /// Headers of the files of a timeline together, of an event, a source, an actor: a table takes many times the room of its
    /// header.
    Tables,
    /// Keys and list members of one table that the parser reads, and twenty times as many in all such tables: each
    /// takes many times its room.
    Values,
    /// Bytes of the text of an article.
    Article,
    /// Bytes of the texts of all articles together: each is read, though many may name one file.
    Articles,
    /// Bytes of an original.
    Original,
    /// Files that a timeline may include.
    Files,
    /// Problems of a timeline's files that are kept, and listed.
    Problems,
    /// Names that are looked at to find them: a pattern such as `**/*.toml` in a folder that holds everything should end
    /// with a word, not run for minutes.
    Names,
    /// Pairs of accounts of one fact of one event that are compared.
    Pairs,
}

impl Limit {
    /// What may be read unless somebody says otherwise. A timeline takes about twice its size in memory; one of a
    /// million events has half a gigabyte.
    const fn usual(self) -> u64 {
        match self {
            Self::Timeline | Self::Articles => 1 << 30,
            Self::Article | Self::Original => 64 << 20,
            Self::Tables => 5_000_000,
            Self::Values => 1_000_000,
            Self::Files => 10_000,
            Self::Problems | Self::Names => 100_000,
            Self::Pairs => MostPairs::USUAL,
        }
    }

    /// What the program can hold.
    const fn greatest(self) -> u64 {
        match self {
            // What `Texts` can hold.
            Self::Timeline | Self::Article | Self::Original => u32::MAX as u64,
            Self::Articles | Self::Pairs => 1 << 40,
            Self::Tables | Self::Values | Self::Files | Self::Problems | Self::Names => 100_000_000,
        }
    }

    const fn is_of_bytes(self) -> bool {
        matches!(self, Self::Timeline | Self::Article | Self::Articles | Self::Original)
    }

    pub(crate) fn name(self) -> &'static str {
        self.into()
    }

    /// So much of it, in words.
    pub(crate) fn in_words(self, amount: u64) -> String {
        if self.is_of_bytes() { Bytes(amount).to_string() } else { amount.to_string() }
    }

    /// What to do about one that is too small, where so much of it is in force.
    pub(crate) fn way_out(self, in_force: u64) -> String {
        let more = self.usual().max(in_force).saturating_mul(2).min(self.greatest());
        if more <= in_force {
            return "that is the most that can be read".to_owned();
        }
        format!("read more with `--limit {}={}`, if you trust it", self.name(), self.as_option(more))
    }

    /// So much of it, as it is asked for.
    pub(crate) fn as_option(self, amount: u64) -> String {
        let (number, unit) = if self.is_of_bytes() { Bytes(amount).in_units() } else { (amount, "") };
        format!("{number}{}", unit.get(..1).unwrap_or_default())
    }
}

/// How much is read at most of each, in the order of [`Limit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits([u64; Limit::VARIANTS.len()]);

impl Default for Limits {
    fn default() -> Self {
        let mut limits = Self([0; Limit::VARIANTS.len()]);
        for limit in Limit::VARIANTS {
            limits.0[*limit as usize] = limit.usual();
        }
        limits
    }
}

/// Why something written is no limit; in words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoLimit {
    #[error("a limit is written NAME=NUMBER, such as article=128M")]
    Form,
    #[error("there is no such limit; there are {}", names())]
    Name,
    #[error(
        "a limit is a whole number of at least 1, which may have K, M or G behind it for 1,024 of the one before"
    )]
    Number,
    #[error("no more than {0} of it can be read")]
    TooMuch(String),
}

fn names() -> String {
    Limit::VARIANTS.iter().map(|limit| limit.name()).collect::<Vec<_>>().join(", ")
}

/// Reads `NAME=NUMBER`.
pub(crate) fn parse(written: &str) -> Result<(Limit, u64), NoLimit> {
    let (name, amount) = written.split_once('=').ok_or(NoLimit::Form)?;
    let limit: Limit = name.trim().parse().map_err(|_| NoLimit::Name)?;
    let amount = amount.trim();
    let (digits, unit) = match amount.char_indices().next_back() {
        Some((at, 'k' | 'K')) => (amount.get(..at), 1 << 10),
        Some((at, 'm' | 'M')) => (amount.get(..at), 1 << 20),
        Some((at, 'g' | 'G')) => (amount.get(..at), 1 << 30),
        _ => (Some(amount), 1),
    };
    // A sign is none of it.
    let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let number = digits.and_then(|digits| digits.parse::<u64>().ok()).filter(|number| *number > 0);
    let amount = number.ok_or(NoLimit::Number)?.saturating_mul(unit);
    // Four gigabytes, and what can be held of them, are the same to whoever asks for them.
    let amount = if amount == limit.greatest() + 1 { limit.greatest() } else { amount };
    if amount > limit.greatest() {
        return Err(NoLimit::TooMuch(limit.in_words(limit.greatest())));
    }
    Ok((limit, amount))
}

impl Limits {
    pub(crate) fn of(self, limit: Limit) -> u64 {
        self.0[limit as usize]
    }

    /// With another amount of one.
    #[must_use]
    pub(crate) fn with(mut self, (limit, amount): (Limit, u64)) -> Self {
        self.0[limit as usize] = amount;
        self
    }

    /// A count of files or of names.
    pub(super) fn count(self, limit: Limit) -> usize {
        usize::try_from(self.of(limit)).unwrap_or(usize::MAX)
    }
}

impl fmt::Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limits = Limit::VARIANTS
            .iter()
            .map(|limit| format!("{}={}", limit.name(), limit.in_words(self.of(*limit))));
        f.write_str(&limits.collect::<Vec<_>>().join(", "))
    }
}

/// A size, in the largest unit that it is a whole number of.
struct Bytes(u64);

impl Bytes {
    fn in_units(&self) -> (u64, &'static str) {
        // What can be held is a byte less.
        let bytes = if self.0 == u64::from(u32::MAX) { self.0 + 1 } else { self.0 };
        let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
        let whole = units.into_iter().find(|(shift, _)| bytes >= 1 << shift && bytes % (1 << shift) == 0);
        whole.map_or((bytes, ""), |(shift, unit)| (bytes >> shift, unit))
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = self.in_units();
        let unit = match (number, unit) {
            (1, "") => "byte",
            (_, "") => "bytes",
            _ => unit,
        };
        write!(f, "{number} {unit}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_as_they_are_told() {
        assert_eq!(parse("article=128M"), Ok((Limit::Article, 128 << 20)));
        assert_eq!(parse(" names = 5 "), Ok((Limit::Names, 5)));
        assert_eq!(parse("timeline=4G"), Ok((Limit::Timeline, u64::from(u32::MAX))));
        for (written, why) in [
            ("article", NoLimit::Form),
            ("event=5", NoLimit::Name),
            ("article=", NoLimit::Number),
            ("article=0", NoLimit::Number),
            ("article=-1", NoLimit::Number),
            ("article=1.5G", NoLimit::Number),
            ("article=5T", NoLimit::Number),
            ("article=99999999999999999999", NoLimit::Number),
            ("article=5G", NoLimit::TooMuch("4 GiB".to_owned())),
            ("article=99999999999G", NoLimit::TooMuch("4 GiB".to_owned())),
        ] {
            assert_eq!(parse(written), Err(why), "{written}");
        }
        let limits = Limits::default().with((Limit::Files, 3)).with((Limit::Article, 1536));
        assert_eq!(
            limits.to_string(),
            "timeline=1 GiB, tables=5000000, values=1000000, article=1536 bytes, articles=1 GiB, original=64 MiB, files=3, problems=100000, names=100000, pairs=100000"
        );
    }

    #[test]
    fn the_way_out_is_a_limit_that_can_be_set() {
        for limit in Limit::VARIANTS {
            let way = limit.way_out(5);
            let written =
                way.split('`').nth(1).and_then(|option| option.strip_prefix("--limit ")).expect("an option");
            assert_eq!(limit.way_out(limit.greatest()), "that is the most that can be read");
            assert!(
                parse(written).is_ok_and(|(named, amount)| named == *limit && amount > limit.usual()),
                "{way}"
            );
        }
    }
}
