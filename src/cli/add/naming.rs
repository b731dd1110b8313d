//! The id of an article that is added.

use crate::{evidence::searched, model::is_id};

/// So many words of a title are taken, and so many characters.
const WORDS: usize = 8;
const LENGTH: usize = 60;

/// Reads an id that is asked for.
pub(super) fn given(id: &str) -> Result<String, &'static str> {
    if is_id(id) {
        Ok(id.to_owned())
    } else {
        Err("an id is words of a to z and digits, with hyphens between them")
    }
}

/// An id that says what the title says, and is not taken: `the-port-closes`, or `the-port-closes-2`.
pub(super) fn made(title: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let plain = searched(title).replace(['\'', '’'], "");
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = String::new();
    for word in words.take(WORDS) {
        if id.len() + word.len() >= LENGTH {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&word.to_ascii_lowercase());
    }
    // A title in another script, or one endless word.
    if id.is_empty() {
        id.push_str("article");
    }
    if !is_taken(&id) {
        return id;
    }
    (2..u32::MAX).map(|number| format!("{id}-{number}")).find(|id| !is_taken(id)).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_id_is_made_of_the_titles_words() {
        for (title, id) in [
            ("The Port Closes!", "the-port-closes"),
            ("Café's 2nd opening – why?", "cafes-2nd-opening-why"),
            ("Порт закрыт", "article"),
            ("a b c d e f g h i j", "a-b-c-d-e-f-g-h"),
            (&"x".repeat(100), "article"),
        ] {
            assert_eq!(made(title, |_| false), id);
        }
        assert_eq!(made("The port", |id| ["the-port", "the-port-2"].contains(&id)), "the-port-3");
        assert!(given("../x").is_err() && given("A").is_err() && given("a-1").is_ok());
    }

    proptest! {
        #[test]
        fn any_title_makes_an_id(title in ".{0,80}") {
            prop_assert!(is_id(&made(&title, |_| false)));
        }
    }
}
