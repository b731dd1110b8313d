//! The id and the address of an article that is added.

use crate::{
    evidence::searched,
    model::{id_of, is_id},
    text::{Address, NoAddress, Written},
};

/// Reads an id that is asked for.
pub(super) fn given(id: &str) -> Result<String, &'static str> {
    if is_id(id) {
        Ok(id.to_owned())
    } else {
        Err("an id is words of a to z and digits, with hyphens between them")
    }
}

/// Reads an address that is asked for.
pub(super) fn address(url: &str) -> Result<String, String> {
    let no_address = |why: NoAddress| format!("no address of a page, such as https://example.org/: {why}");
    Address::parse(Written::new(url)).map(|it| it.as_str().to_owned()).map_err(no_address)
}

/// An id that says what the title says, and is not taken: `the-port-closes`, or `the-port-closes-2`.
pub(super) fn made(title: &str, is_taken: impl Fn(&str) -> bool) -> String {
    // A title in another script has none.
    let id =
        Some(id_of(&searched(title))).filter(|id| !id.is_empty()).unwrap_or_else(|| "article".to_owned());
    if !is_taken(&id) {
        return id;
    }
    (2..u32::MAX).map(|number| format!("{id}-{number}")).find(|id| !is_taken(id)).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_the_titles_words_and_numbered_where_it_is_taken() {
        for (title, id) in [
            ("The Port Closes!", "the-port-closes"),
            ("Café's 2nd opening – why?", "cafes-2nd-opening-why"),
            ("Порт закрыт", "article"),
        ] {
            assert_eq!(made(title, |_| false), id);
        }
        assert_eq!(made("The port", |id| ["the-port", "the-port-2"].contains(&id)), "the-port-3");
    }
}
