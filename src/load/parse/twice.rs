//! Tables that stand twice in one file. The parser would refuse them, but it sees one piece at a time.

use std::collections::HashMap;

use toml::de::{DeTable, DeValue};

use crate::{
    load::{
        fields::{PieceText, Reader},
        scan::{Piece, TABLES},
    },
    problem::{Code, Problem},
    text::Span,
};

/// The tables at the top of one file that were met so far.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// Given as a value, such as `events = [...]`: nothing may be added to them.
    values: HashMap<String, Span>,
    /// With a header of their own, such as `[actors]`.
    headed: HashMap<String, Span>,
}

impl Tables {
    /// Takes a piece in, and reports what stands twice with it. What it says is read all the same.
    pub(super) fn meet(
        &mut self,
        piece: &Piece,
        table: &DeTable<'_>,
        place: &PieceText<'_>,
        reader: &mut Reader<'_>,
    ) {
        let Some(name) = piece.path.first() else {
            self.take_values(table, place);
            return;
        };
        // Of two tables `timeline` only one can be used, which is reported where they are read.
        if !TABLES.contains(&name.as_str()) || name == "timeline" {
            return;
        }
        let at = place.file.span(piece.header.clone());
        let is_list = place.text.trim_start().starts_with("[[");
        let first = self.values.remove(name);
        if first.is_some() || (piece.path.len() == 1 && !is_list) {
            let known = self.headed.get(name).copied();
            self.headed.entry(name.clone()).or_insert(at);
            if let Some(first) = first.or(known) {
                reader.problems.push(stands_twice(name, at, first, reader));
            }
        }
    }

    /// What stands before all headers.
    fn take_values(&mut self, table: &DeTable<'_>, place: &PieceText<'_>) {
        for (key, given) in table {
            let value = place.text.get(given.span().start..).unwrap_or_default();
            // Otherwise its key has dots, and headers may add to it: `actors.mayor.name = "..."`.
            let is_value = !matches!(given.get_ref(), DeValue::Table(_)) || value.starts_with('{');
            let tables = if is_value { &mut self.values } else { &mut self.headed };
            tables.insert(key.get_ref().to_string(), place.span(key.span()));
        }
    }
}

fn stands_twice(name: &str, at: Span, first: Span, reader: &Reader<'_>) -> Problem {
    let first = reader.texts.locate(first);
    let message = format!("the table `{name}` stands twice");
    let help = format!("the first is at {}:{}; what stands here belongs there", first.file(), first.line());
    Problem::new(Code::DuplicateTable, at, message).help(help)
}

#[cfg(test)]
mod tests {
    use crate::load::tests::{in_folder, loaded};

    /// The lines where something stands for the second time; nothing else is wrong.
    fn twice(text: &str) -> Vec<usize> {
        let loaded = loaded(text);
        let line = |problem: &crate::problem::Problem| {
            assert_eq!(problem.code.name(), "duplicate-table", "{problem:?}");
            loaded.timeline.texts.locate(problem.at).line()
        };
        loaded.problems.iter().map(line).collect()
    }

    #[test]
    fn a_header_may_not_stand_twice() {
        assert_eq!(twice("[actors]\na = { name = 'A' }\n[places]\n[actors]\nb = { name = 'B' }\n"), [4]);
        assert_eq!(twice("[timeline]\n[timeline]\n"), [2]);
        assert_eq!(twice("actors.a.name = 'A'\n[actors]\nb = { name = 'B' }\n"), [2]);
    }

    #[test]
    fn headers_may_not_add_to_a_value() {
        let event = |id: &str| format!("[[events]]\nid = '{id}'\ntitle = 'T'\n");
        let inline = "events = [{ id = 'a', title = 'A' }]\n".to_owned();
        assert_eq!(twice(&(inline + &event("b") + &event("c"))), [2]);
        assert_eq!(twice("actors = { a = { name = 'A' } }\n[actors.b]\nname = 'B'\n"), [2]);
    }

    #[test]
    fn what_toml_allows_is_no_mistake() {
        assert_eq!(
            twice("[actors.a]\nname = 'A'\n[actors]\nb = { name = 'B' }\n[actors.c]\nname = 'C'\n"),
            [0; 0]
        );
        assert_eq!(twice("actors.a.name = 'A'\n[actors.b]\nname = 'B'\n"), [0; 0]);
        let root = "[timeline]\ninclude = ['more.toml']\n[actors]\na = { name = 'A' }\n";
        let loaded = in_folder(&[("t.toml", root), ("more.toml", "[actors]\nb = { name = 'B' }\n")]);
        assert_eq!(loaded.problems, []);
    }
}
