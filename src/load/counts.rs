//! How much of what is read takes far more memory than it takes in its file, so that no file takes all there is.

use memchr::{memchr2_iter, memmem};

use crate::{
    problem::{Code, Problem},
    text::{FileText, Span},
};

use super::limits::{Limit, Limits};

/// What was read so far of all files of a timeline.
#[derive(Debug, Default)]
pub(super) struct Counts {
    limits: Limits,
    tables: usize,
    values: usize,
}

/// So many times the values of one table may stand in all that go through the parser. Plain events do not.
const TABLES: usize = 20;

impl Counts {
    pub(super) fn within(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Counts the tables of `file`; why it is not to be read, where there are too many. Each has a header of three
    /// bytes or more, and takes some five hundred.
    pub(super) fn tables(&mut self, file: &FileText) -> Result<(), Problem> {
        let most = self.limits.count(Limit::Tables);
        let left = most.saturating_sub(self.tables);
        let tables = memmem::find_iter(file.as_bytes(), "\n[").take(left.saturating_add(1)).count();
        if tables > left {
            let message = match self.tables {
                0 => format!("the file has over {most} tables, and is not read"),
                _ => format!("with this file there are over {most} tables; it is not read"),
            };
            return Err(too_much(Limit::Tables, most, (message, file.span(0..0))));
        }
        self.tables += tables;
        Ok(())
    }

    /// Counts the values of a table that is for the parser; why it is not to be read, where there are too many. A
    /// value is a key or a member of a list: each ends with a comma or a line. The parser takes up to some thousand
    /// bytes for it, and what is kept some thirty.
    pub(super) fn values(&mut self, table: &str, at: Span) -> Result<(), Problem> {
        let most = self.limits.count(Limit::Values);
        let values = memchr2_iter(b',', b'\n', table.as_bytes()).count();
        let message = if values > most {
            format!("the table has over {most} values, and is not read")
        } else if self.values + values > most.saturating_mul(TABLES) {
            format!("with this table there are over {} values; it is not read", most.saturating_mul(TABLES))
        } else {
            self.values += values;
            return Ok(());
        };
        Err(too_much(Limit::Values, most, (message, at)))
    }
}

fn too_much(limit: Limit, most: usize, (message, at): (String, Span)) -> Problem {
    Problem::new(Code::FileTooLarge, at, message).help(limit.way_out(most as u64))
}
