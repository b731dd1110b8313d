//! What sources say of facts: values of the right kind.

use crate::{
    load::raw::RawAccount,
    model::{Account, Amount, FactKind, Own, OwnWords, Stated, Value, kept},
    problem::{Code, Problem, Problems},
};

use super::{Known, Word};

/// An account of a known fact; of others, the problems. A value that is not sound stays as
/// it was written, for a reader to see.
pub(super) fn account(raw: &RawAccount, known: &Known<'_>, problems: &mut Problems) -> Option<Account> {
    let fact = known.facts.find(raw.fact, problems)?;
    let kind = known.kinds_of_facts.get(fact.index()).copied().unwrap_or_default();
    let stated = raw.value.map(|word| {
        let value = value(word, kind, known, problems).unwrap_or(Value::Faulty);
        Stated { written: word.text, bare_number: raw.bare_number, value }
    });
    let own = Own { words: raw.words.map(OwnWords::from), hedge: raw.hedge.map(OwnWords::from) };
    Some(Account { fact, manner: raw.manner, stated, own: kept(own) })
}

fn value(word: Word, kind: FactKind, known: &Known<'_>, problems: &mut Problems) -> Option<Value> {
    match kind {
        FactKind::Number => {
            let written = known.texts.get(word.text).as_written();
            let amount = Amount::parse(written);
            if amount.is_none() {
                let message = format!("`{written}` is not a number");
                let help = "write 137, \">140\", \">=140\", \"<5\", \"~100\" or \"130..140\"";
                problems.push(Problem::new(Code::BadNumber, word.at, message).help(help));
            }
            amount.map(Value::Number)
        }
        FactKind::Date => known.date(word, problems).map(Value::Date),
        FactKind::Actor => known.actors.find_called(word, problems).map(Value::Actor),
        FactKind::Place => known.places.find_called(word, problems).map(Value::Place),
        FactKind::Text => Some(Value::Text),
    }
}

#[cfg(test)]
mod tests {
    use crate::{load::tests::loaded, model::FactKind, problem::Problem};

    const KNOWN: &str = "[actors.islamic-state]\nname = 'Islamic State'\nshort = 'IS'\naliases = ['ISIS-K']\n\
        [actors.ireland]\nname = 'Ireland'\naliases = ['the state']\n\
        [actors.mali]\nname = 'Mali'\naliases = ['the state']\n\
        [places.kaluga]\nname = 'Kaluga region'\n\
        [facts.who]\nname = 'Who'\nkind = 'actor'\n\
        [facts.where]\nname = 'Where'\nkind = 'place'\n\
        [facts.deaths]\nname = 'Deaths'\nkind = 'number'\n\
        [articles.a]\ntitle = 'A'\n[[events]]\nid = 'e'\ntitle = 'E'\n[[events.sources]]\narticle = 'a'\n";

    /// What the card shows of one account, and the problems.
    fn account(says: &str) -> (String, Vec<Problem>) {
        let loaded = loaded(&format!("{KNOWN}says = {{ {says} }}\n"));
        let account = loaded.timeline.accounts.first().expect("an account");
        (loaded.timeline.value_with(account, |_, told| told), loaded.problems)
    }

    #[test]
    fn actors_and_places_are_found_by_what_they_are_called() {
        for (says, shown) in [
            ("who = 'islamic-state'", "Islamic State"),
            ("who = 'ISIS-K'", "Islamic State"),
            ("who = 'IS'", "Islamic State"),
            ("where = 'Kaluga region'", "Kaluga region"),
        ] {
            assert_eq!(account(says), (shown.to_owned(), vec![]));
        }
    }

    #[test]
    fn a_name_that_two_have_is_no_answer() {
        let (shown, problems) = account("who = 'the state'");
        assert_eq!(shown, "no actor: the state");
        assert_eq!(problems[0].help, Some("several are called so: write the id of one".into()));
    }

    #[test]
    fn a_value_that_is_not_sound_is_shown_as_it_was_written() {
        assert_eq!(account("deaths = 'many'").0, "no number: many");
        assert_eq!(account("date = '2024-13'").0, "no date: 2024-13");
        assert_eq!(
            account("deaths = { value = 'many', words = 'a great many' }").0,
            "no number: many (“a great many”)"
        );
    }

    #[test]
    fn the_fact_date_is_a_date_whatever_its_definition_leaves_out() {
        let kind = |lines: &str| {
            let loaded = loaded(&format!("[facts.date]\nname = 'Day'\n{lines}"));
            let (_, fact) = loaded.timeline.facts.iter().next().expect("a fact");
            (fact.kind, loaded.problems)
        };
        assert_eq!(kind(""), (FactKind::Date, vec![]));
        assert_eq!(kind("kind = 'date'\n"), (FactKind::Date, vec![]));
        let (kind, problems) = kind("kind = 'number'\n");
        assert_eq!(
            (kind, problems[0].message.written().as_written()),
            (FactKind::Date, "the fact `date` is of kind `date`")
        );
    }
}
