//! Events over time in lanes, one for each actor: which lanes there are, and in which column of a
//! lane each event stands. Nothing of it is drawn here.
//!
//! Time is counted in seconds as the clock of the timeline shows them, so that a day begins where its
//! label stands.

mod greatest;
mod making;
mod place;
mod stretch;
mod table;
mod track;
mod window;

pub(crate) use making::Making;
pub(crate) use place::{Place, Placed, column_of};
pub(crate) use stretch::{Shape, Stretch};
pub(crate) use table::{Fold, Lane, Table, Whose};
pub(crate) use track::Track;
pub(crate) use window::{Sight, Window};
