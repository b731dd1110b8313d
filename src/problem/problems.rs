use super::Problem;

/// Problems as they are found: no more than so many are kept, and the others counted. A file can be made of nothing else,
/// and each takes many times the room of what is wrong.
#[derive(Debug)]
pub(crate) struct Problems {
    kept: Vec<Problem>,
    most: usize,
    more: usize,
    errors: usize,
}

impl Problems {
    pub(crate) fn of_at_most(most: usize) -> Self {
        Self { kept: Vec::new(), most, more: 0, errors: 0 }
    }

    pub(crate) fn push(&mut self, problem: Problem) {
        self.errors += usize::from(problem.is_error());
        if self.kept.len() < self.most {
            self.kept.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// How many errors there are by now, those that are not kept among them.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// How many problems are kept.
    pub(crate) fn kept(&self) -> usize {
        self.kept.len()
    }

    /// Those that are kept, behind the first so many.
    pub(crate) fn since(&mut self, kept: usize) -> impl Iterator<Item = &mut Problem> {
        #[cfg(test)]
        tests::look_at(self.kept.len().saturating_sub(kept));
        self.kept.iter_mut().skip(kept)
    }

    /// None yet, of which as many will be kept.
    pub(crate) fn aside(&self) -> Self {
        Self::of_at_most(self.most)
    }

    /// Takes in those of another that fit.
    pub(crate) fn take(&mut self, other: Self, fits: impl Fn(&Problem) -> bool) {
        #[cfg(test)]
        tests::look_at(other.kept.len());
        self.more += other.more;
        self.extend(other.kept.into_iter().filter(fits));
    }

    /// Those that are kept, and how many are not.
    pub(crate) fn into_parts(self) -> (Vec<Problem>, usize) {
        (self.kept, self.more)
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        problems.into_iter().for_each(|problem| self.push(problem));
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::{problem::Code, text::Span};

    thread_local! {
        /// How many problems that were kept have been looked at again on this thread.
        pub(crate) static LOOKED_AT: Cell<usize> = const { Cell::new(0) };
    }

    pub(super) fn look_at(problems: usize) {
        LOOKED_AT.set(LOOKED_AT.get() + problems);
    }

    #[test]
    fn what_is_not_kept_is_counted() {
        let problem = |code| Problem::new(code, Span::default(), "m");
        let mut problems = Problems::of_at_most(2);
        problems.extend([Code::BadDate, Code::ActorNotListed, Code::BadId].map(problem));
        let mut aside = problems.aside();
        aside.extend([Code::BadDate, Code::BadId, Code::BadId].map(problem));
        problems.take(aside, |problem| problem.code == Code::BadId);
        assert_eq!((problems.errors(), problems.kept()), (3, 2));
        let (kept, more) = problems.into_parts();
        assert_eq!((kept.len(), more), (2, 3));
    }
}
