//! Lists and tables in braces that are not closed: the parser goes on and takes the next lines for
//! what stands in them, so that a title seems to be an actor. What it took so is left out.

use toml::{
    Spanned,
    de::{DeTable, DeValue, Error},
};

/// Takes out of each list and each table in braces what stands behind the first error in it.
pub(super) fn prune(table: &mut DeTable<'_>, text: &str, errors: &[Error]) {
    let mut places: Vec<usize> = errors.iter().filter_map(|error| Some(error.span()?.start)).collect();
    places.sort_unstable();
    if !places.is_empty() {
        table.iter_mut().for_each(|(_, given)| prune_value(given, text, &places));
    }
}

fn prune_value(given: &mut Spanned<DeValue<'_>>, text: &str, errors: &[usize]) {
    let span = given.span();
    let first = errors.get(errors.partition_point(|at| *at < span.start)).filter(|at| **at <= span.end);
    match given.get_mut() {
        DeValue::Array(items) => {
            // Of tables under headers the first begins where the list does: at its header.
            let is_value = items.first().is_some_and(|item| item.span().start > span.start);
            if let Some(first) = first.filter(|_| is_value) {
                let read = std::mem::replace(items, std::iter::empty().collect());
                *items = read.into_iter().filter(|item| item.span().end <= *first).collect();
            }
            items.iter_mut().for_each(|item| prune_value(item, text, errors));
        }
        DeValue::Table(table) => {
            let in_braces = text.get(span.start..).is_some_and(|text| text.starts_with('{'));
            if let Some(first) = first.filter(|_| in_braces) {
                let read = std::mem::replace(table, DeTable::new());
                table.extend(read.into_iter().filter(|(key, _)| key.span().start < *first));
            }
            table.iter_mut().for_each(|(_, given)| prune_value(given, text, errors));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::load::tests::loaded;

    /// The codes of the problems of an event and its source with these lines in them.
    fn codes(event: &str, source: &str) -> Vec<&'static str> {
        let known =
            "[actors.a]\nname = 'A'\n[articles.x]\ntitle = 'X'\n[facts.who]\nname = 'Who'\nkind = 'actor'\n";
        let text = format!(
            "{known}[[events]]\nid = 'e'\n{event}\ntitle = 'T'\n[[events.sources]]\narticle = 'x'\n{source}\nnote = 'n'\nlocator = 'l'\n"
        );
        let mut codes: Vec<&str> = loaded(&text).problems.iter().map(|problem| problem.code.name()).collect();
        codes.dedup();
        codes
    }

    #[test]
    fn what_stands_behind_a_list_that_is_not_closed_is_not_in_it() {
        for list in
            ["actors = ['a'", "actors = ['a',", "actors = ['a", "places = [", "after = [{ event = 'e'"]
        {
            assert_eq!(codes(list, ""), ["syntax"], "{list}");
        }
        for table in
            ["says = { who = 'a'", "says = { who = ['a'", "says = { who = ['a',", "says = { who = 'a"]
        {
            assert_eq!(codes("", table), ["syntax"], "{table}");
        }
    }

    #[test]
    fn what_stands_before_the_error_is_looked_up() {
        assert_eq!(codes("actors = ['b'", ""), ["unknown-actor", "syntax"]);
    }
}
