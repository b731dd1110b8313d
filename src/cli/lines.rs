//! The lines of what commands print: as wide as is asked for, or as the terminal is.

use std::io::{self, Write};

use anstyle::Style;
use terminal_size::{Width, terminal_size_of};

use crate::text::{Written, columns, wrap};

/// How wide lines may be.
#[derive(Debug, clap::Args)]
pub(super) struct WidthFlag {
    /// How many columns a line may have, from 40; else as many as the terminal has
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(i64::from(NARROWEST)..))]
    width: Option<u16>,
}

const NARROWEST: u16 = 40;

/// What any terminal has, and a page of paper.
pub(super) const PAPER: usize = 80;

/// As long as they are: what `grep` and `cut` read.
pub(super) const ENDLESS: usize = usize::MAX;

/// Words are not put into less: a column of single words is harder to read than a line that is too long.
const SCARCE: usize = 20;

impl WidthFlag {
    /// In columns. `piped` is for where there is no terminal, so that what is piped does not depend on one.
    pub(super) fn columns(&self, piped: usize) -> usize {
        let of_terminal = || terminal_size_of(io::stdout()).map(|(Width(columns), _)| columns.max(NARROWEST));
        self.width.or_else(of_terminal).map_or(piped, usize::from)
    }
}

/// Where lines go to.
pub(super) struct Lines<'a> {
    pub(super) out: &'a mut dyn Write,
    /// Columns that a line may have.
    pub(super) width: usize,
}

impl Lines<'_> {
    /// Whether a text of so many columns fits into a line, behind a margin.
    pub(super) fn have_room(&self, margin: usize, columns: usize) -> bool {
        margin.saturating_add(columns) <= self.width
    }

    /// A paragraph behind `lead`, its other lines in as far as the first; nothing where it has no words.
    pub(super) fn paragraph(&mut self, lead: &str, text: Written<'_>) -> io::Result<()> {
        if text.is_blank() {
            return Ok(());
        }
        write!(self.out, "{lead}")?;
        self.behind(columns(lead), text, Style::new())
    }

    /// The same behind a lead that is written already, and so many columns wide.
    pub(super) fn behind(&mut self, margin: usize, text: Written<'_>, style: Style) -> io::Result<()> {
        let room = self.width.saturating_sub(margin);
        if self.width == ENDLESS || room < SCARCE {
            return writeln!(self.out, "{style}{}{style:#}", text.shown());
        }
        let lines = wrap(text, room);
        if lines.is_empty() {
            return writeln!(self.out);
        }
        for (index, line) in lines.into_iter().enumerate() {
            let gap = if index == 0 { 0 } else { margin };
            writeln!(self.out, "{:gap$}{style}{}{style:#}", "", text.part(line).shown())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(width: usize, lead: &str, text: &str) -> String {
        let mut out = Vec::new();
        Lines { out: &mut out, width }.paragraph(lead, Written::new(text)).expect("written");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn further_lines_stand_below_the_first() {
        let wrapped = paragraph(40, "  1  ", "one two three four five six seven eight nine ten");
        assert_eq!(wrapped, "  1  one two three four five six seven\n     eight nine ten\n");
    }

    #[test]
    fn without_an_end_and_without_room_a_line_stays_one() {
        let words = "one two three four five six seven eight nine ten";
        assert_eq!(paragraph(ENDLESS, "  ", words), format!("  {words}\n"));
        assert_eq!(paragraph(40, "  ", ""), "");
        let lead = "-".repeat(30);
        assert_eq!(paragraph(40, &lead, words), format!("{lead}{words}\n"));
    }
}
