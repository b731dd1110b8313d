//! Three-valued answers, and what becomes of them through not, and, and or: Kleene's strong logic.

/// An answer about dates that may not be known well enough to give one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Answer {
    Yes,
    /// It can be so and it can be otherwise.
    Possibly,
    No,
}

impl Answer {
    /// The answer to both questions at once.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Possibly,
        }
    }

    /// The answer to whether either is so.
    pub(crate) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Possibly,
        }
    }
}

impl std::ops::Not for Answer {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::Possibly => Self::Possibly,
            Self::No => Self::Yes,
        }
    }
}

impl From<bool> for Answer {
    fn from(is_so: bool) -> Self {
        if is_so { Self::Yes } else { Self::No }
    }
}

#[cfg(test)]
mod tests {
    use super::Answer::{self, No, Possibly, Yes};

    const ALL: [Answer; 3] = [Yes, Possibly, No];

    #[test]
    fn answers_combine_as_kleene_has_them() {
        for a in ALL {
            assert_eq!((a.and(Yes), a.and(No), a.or(No), a.or(Yes)), (a, No, a, Yes));
            assert_eq!(!!a, a);
            for b in ALL {
                assert_eq!((a.and(b), a.or(b)), (b.and(a), b.or(a)));
                assert_eq!(!a.and(b), (!a).or(!b), "De Morgan: {a:?}, {b:?}");
                assert_eq!(a.and(a.or(b)), a, "absorption: {a:?}, {b:?}");
                for c in ALL {
                    assert_eq!(a.and(b.or(c)), a.and(b).or(a.and(c)));
                    assert_eq!(a.and(b).and(c), a.and(b.and(c)));
                    assert_eq!(a.or(b).or(c), a.or(b.or(c)));
                }
            }
        }
    }

    #[test]
    fn what_is_possible_is_not_ruled_out_by_its_opposite() {
        assert_eq!(Possibly.and(!Possibly), Possibly);
        assert_eq!(Possibly.or(!Possibly), Possibly);
    }
}
