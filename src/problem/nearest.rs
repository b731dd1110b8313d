//! Did you mean: the known word that is nearest to one that is not known.

/// Help that names the nearest of `known`, if one is near.
pub(crate) fn suggestion<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(written, known).map(|known| format!("did you mean `{known}`?"))
}

/// The nearest of `known`: if a third of the longer word's letters or fewer differ, else if
/// it begins much alike (Jaro and Winkler's measure, which forgives what is left out at the end).
pub(crate) fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.85;
    let known: Vec<&str> = known.collect();
    let slips = known.iter().filter_map(|known| {
        let longer = written.chars().count().max(known.chars().count());
        let distance = strsim::osa_distance(written, known);
        (distance <= (longer / 3).max(1)).then_some((distance, *known))
    });
    let alike = || {
        let alike = known.iter().map(|known| (strsim::jaro_winkler(written, known), *known));
        alike.filter(|(alike, _)| *alike >= ALIKE).max_by(|(a, _), (b, _)| a.total_cmp(b))
    };
    slips.min().map(|(_, known)| known).or_else(|| alike().map(|(_, known)| known))
}

/// The words in a row: `a`, `b` and `c`.
pub(crate) fn list(words: &[&str]) -> String {
    let ticked = |word: &&str| format!("`{word}`");
    match words {
        [] => "none".to_owned(),
        [only] => ticked(only),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(ticked).collect();
            format!("{} and {}", first.join(", "), ticked(last))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_set_right_and_another_word_is_not() {
        let known = ["putin", "peskov", "zakharova"];
        assert_eq!(nearest("peksov", known.into_iter()), Some("peskov"));
        assert_eq!(nearest("macron", known.into_iter()), None);
        assert_eq!(nearest("embasy", ["embassy-warning", "attack"].into_iter()), Some("embassy-warning"));
    }
}
