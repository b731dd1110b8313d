//! Markup in the texts of CSL-JSON (CSL 1.0.2, "Rich text"), which is a little of HTML.

const ELEMENTS: [&str; 6] = ["i", "b", "sup", "sub", "span", "sc"];

/// The text without its markup.
pub(super) fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        bare.push_str(before);
        if let Some(after) = tag(behind) {
            rest = after;
        } else {
            bare.push('<');
            rest = behind;
        }
    }
    bare + rest
}

/// What is behind a tag, of which the first sign is gone.
fn tag(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('/').unwrap_or(text);
    let name = inner.get(..inner.find(|c: char| !c.is_ascii_alphabetic())?)?;
    let behind = inner.get(name.len()..)?;
    if !ELEMENTS.contains(&name) {
        return None;
    }
    // Nothing else than the style of a span is written in one, and that is short.
    let most = behind.char_indices().nth(100).map_or(behind.len(), |(at, _)| at);
    let end = behind.get(..most)?.find('>')?;
    (end == 0 || (name == "span" && behind.starts_with(' '))).then(|| behind.get(end + 1..))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_taken_out_and_nothing_else() {
        for (text, expected) in [
            ("<i>The Mill</i>: a <b>history</b>", "The Mill: a history"),
            ("H<sub>2</sub>O <span class=\"nocase\">pH</span>", "H2O pH"),
            ("<span style=\"font-variant:small-caps;\">X</span>", "X"),
            ("a <b, <i> < > </ <img src=x> <spanner>", "a <b,  < > </ <img src=x> <spanner>"),
            ("<", "<"),
        ] {
            assert_eq!(bare(text), expected);
        }
    }

    #[test]
    fn tags_that_never_end_take_no_time() {
        let text = "<span ".repeat(200_000);
        assert_eq!(bare(&text), text);
    }
}
