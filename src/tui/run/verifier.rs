//! Quotes looked for beside the loop, and told of as they are found.

use std::{
    io,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    thread,
};

use crate::{
    findings::{self, Batch},
    model::Timeline,
    tui::action::Answer,
};

use super::{pace::Pace, wait::Teller};

/// Looks for the quotes of `timeline`, and tells what is found until all is.
pub(super) fn verify(timeline: &Arc<Timeline>, teller: &Teller) {
    let pace: Pace<Batch> = Pace::new();
    let found = |batch| teller.tell(Answer::Found(Arc::clone(timeline), Box::new(batch)));
    let tell = |mut batch| {
        if let Some(gathered) = pace.add(|gathered| gathered.append(&mut batch)) {
            found(gathered);
        }
        ControlFlow::Continue(())
    };
    // Nothing that stands in a file may end the program, so not even a fault of ours.
    let done = catch_unwind(AssertUnwindSafe(|| findings::verify(timeline, &tell)));
    let rest = pace.rest();
    if !rest.is_empty() {
        found(rest);
    }
    teller.tell(match done {
        Ok(_) => Answer::AllFound(Arc::clone(timeline)),
        Err(_) => Answer::Unreadable("the program failed while it looked for the quotes".to_owned()),
    });
}

/// The same on a thread of its own.
pub(super) fn spawn(timeline: Arc<Timeline>, teller: Teller) -> io::Result<()> {
    thread::Builder::new().name("verify".to_owned()).spawn(move || verify(&timeline, &teller)).map(drop)
}
