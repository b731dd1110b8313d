//! The forms that strings of the format must have, for whoever reads them and whoever makes them.

/// An id: words of a to z and digits, with single hyphens between them.
pub(crate) fn is_id(id: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    id.split('-').all(is_word)
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn is_sha256(hash: &str) -> bool {
    hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// So many words of a text make an id, and so many characters at most: an id is read and typed.
const WORDS: usize = 8;
const LONGEST: usize = 60;

/// An id that says what a text says, of which case and accents are gone. Empty where no letter of it is one of an id.
pub(crate) fn id_of(searched: &str) -> String {
    let plain = searched.replace(['\'', '’'], "");
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = String::new();
    for word in words.take(WORDS) {
        if id.is_empty() {
            id.extend(word.chars().take(LONGEST));
        } else if id.len() + word.len() < LONGEST {
            id.push('-');
            id.push_str(word);
        } else {
            break;
        }
    }
    id.make_ascii_lowercase();
    id
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_id_is_made_of_words() {
        for (text, id) in [
            ("The mayor's “port” closes, 2021!", "the-mayors-port-closes-2021"),
            ("a b c d e f g h i j", "a-b-c-d-e-f-g-h"),
            ("порт", ""),
            (&"long ".repeat(40), "long-long-long-long-long-long-long-long"),
            (&"x".repeat(100), &"x".repeat(60)),
        ] {
            assert_eq!(id_of(text), id);
        }
        assert!(is_id("a-1") && !is_id("a--b") && !is_id("") && !is_id("A") && !is_id("../x"));
    }

    proptest! {
        #[test]
        fn any_text_makes_an_id_or_none(text in ".{0,80}") {
            let id = id_of(&text);
            prop_assert!(id.is_empty() || is_id(&id), "{}", id);
        }
    }
}
