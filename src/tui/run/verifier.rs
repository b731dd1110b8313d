//! Quotes looked for beside the loop, and told of as they are found.

use std::{io, ops::ControlFlow, sync::Arc, thread};

use crate::{
    fault,
    findings::{self, Batch},
    model::Timeline,
    tui::action::{Answer, Lost},
};

use super::{faults::guarded, pace::Pace, wait::Teller};

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
    let done = guarded(|| {
        fault::at("verifier");
        findings::verify(timeline, &tell)
    });
    let rest = pace.rest();
    if !rest.is_empty() {
        found(rest);
    }
    teller.tell(match done {
        Some(_) => Answer::AllFound(Arc::clone(timeline)),
        None => Answer::Failed(Lost::Quotes(Arc::clone(timeline))),
    });
}

/// The same on a thread of its own.
pub(super) fn spawn(timeline: Arc<Timeline>, teller: Teller) -> io::Result<()> {
    thread::Builder::new().name("verify".to_owned()).spawn(move || verify(&timeline, &teller)).map(drop)
}
