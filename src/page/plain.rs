//! Plain text and Markdown: kept byte for byte.

use super::{NoPage, Notes, Page, Said};

pub(super) fn read(bytes: Vec<u8>) -> Result<Page, NoPage> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        NoPage::NotUtf8(memchr::memchr_iter(b'\n', good).count() + 1)
    })?;
    let said = Said { title: title(&text), ..Said::default() };
    Ok(Page { text, said, notes: Notes::default() })
}

/// So many characters may be a title. A text of one line is none.
const LONGEST: usize = 200;

/// The first heading of Markdown (ATX, as `CommonMark` 0.31, 4.2, has it), else the first line that says something.
fn title(text: &str) -> Option<String> {
    let lines = || text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    let is_short = |line: &&str| line.chars().nth(LONGEST).is_none();
    let heading = lines().filter_map(heading).find(is_short);
    heading.or_else(|| lines().next().filter(is_short)).map(str::to_owned)
}

fn heading(line: &str) -> Option<&str> {
    let inner = line.trim_start_matches('#');
    let marks = line.len() - inner.len();
    let is_one = (1..=6).contains(&marks) && inner.starts_with([' ', '\t']);
    let inner = inner.trim();
    // The marks behind it are a matter of taste.
    let closed = inner.trim_end_matches('#');
    let inner = if closed.ends_with([' ', '\t']) { closed.trim_end() } else { inner };
    (is_one && !inner.is_empty()).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_is_the_first_heading_or_the_first_line() {
        for (text, found) in [
            ("# The port ##\nIt closed.\n", Some("The port")),
            ("Saved in spring.\n\n## The port\n", Some("The port")),
            ("\u{feff}\n\n  The port closed.\r\nLater.\r\n", Some("The port closed.")),
            ("#harbour\n", Some("#harbour")),
            ("####### seven\n", Some("####### seven")),
            ("# C#\n", Some("C#")),
            (" \n\n", None),
        ] {
            assert_eq!(title(text).as_deref(), found, "{text:?}");
        }
    }

    #[test]
    fn a_line_that_is_a_whole_text_is_no_title() {
        let long = "é".repeat(201);
        assert_eq!(title(&long), None);
        assert_eq!(title(&format!("{long}\nshort")), None);
        assert_eq!(title(&format!("# {long}\n## The port\n")).as_deref(), Some("The port"));
        assert_eq!(title(&"é".repeat(200)), Some("é".repeat(200)));
    }

    #[test]
    fn text_is_kept_byte_for_byte_and_bytes_that_are_no_text_are_placed() {
        let bytes = "\u{feff}a\r\nb\rc\0\u{202e}".as_bytes().to_vec();
        assert_eq!(read(bytes.clone()).map(|page| page.text.into_bytes()), Ok(bytes));
        assert_eq!(read(b"a\nb\n\xff".to_vec()), Err(NoPage::NotUtf8(3)));
    }
}
