//! Did you mean: the known word that is nearest to one that is not known.

/// Help that names the nearest of `known`, if one is near.
pub(crate) fn suggestion<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(written, known).map(|known| format!("did you mean `{known}`?"))
}

/// Words of more letters are not compared: what long text was meant for, nobody mistypes, and
/// the time for two words grows with the product of their lengths.
const LONGEST: usize = 64;

/// The nearest of `known`: if a third of the longer word's letters or fewer differ, else if
/// it begins much alike (Jaro and Winkler's measure, which forgives what is left out at the end).
pub(crate) fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.85;
    let length = letters(written)?;
    let known: Vec<(usize, &str)> = known.filter_map(|known| Some((letters(known)?, known))).collect();
    let slips = known.iter().filter_map(|(letters, known)| {
        let most = (length.max(*letters) / 3).max(1);
        // No fewer letters differ than one of the two has more.
        let distance = (length.abs_diff(*letters) <= most).then(|| strsim::osa_distance(written, known))?;
        (distance <= most).then_some((distance, *known))
    });
    let alike = || {
        let alike = known.iter().map(|(_, known)| (strsim::jaro_winkler(written, known), *known));
        alike.filter(|(alike, _)| *alike >= ALIKE).max_by(|(a, _), (b, _)| a.total_cmp(b))
    };
    slips.min().map(|(_, known)| known).or_else(|| alike().map(|(_, known)| known))
}

/// How many letters a word has, if they are not too many.
fn letters(word: &str) -> Option<usize> {
    let letters = word.chars().take(LONGEST + 1).count();
    (letters <= LONGEST).then_some(letters)
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
        assert_eq!(nearest("ap", ["up", "apprehended"].into_iter()), Some("up"));
        assert_eq!(nearest("embasy", ["embassy-warning", "attack"].into_iter()), Some("embassy-warning"));
    }

    #[test]
    fn what_is_too_long_for_a_word_is_near_nothing() {
        let long = "a".repeat(65);
        assert_eq!(nearest(&long, [long.as_str(), "a"].into_iter()), None);
        assert_eq!(nearest("aaaa", [long.as_str()].into_iter()), None);
        assert_eq!(
            nearest(&"a".repeat(64), ["a".repeat(63).as_str()].into_iter()),
            Some("a".repeat(63)).as_deref()
        );
    }
}
