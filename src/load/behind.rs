//! Where a further article may stand in a timeline's file.

use super::{BYTE_ORDER_MARK, scan::Sections};

/// The byte behind the line that the last article's tables end with; none where the file has no article, or cannot be cut.
///
/// What stands below them belongs to the table that follows: blank lines, and comments behind one.
pub(crate) fn last_article(bytes: &[u8]) -> Option<usize> {
    let skipped = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let text = std::str::from_utf8(bytes.get(skipped..)?).ok()?;
    let last = Sections::of(text, 0).filter(|section| section.table() == Some("articles")).last()?;
    let range = last.range();
    let own = own_lines(text.get(range.clone())?);
    // A line that looks like a comment may be the end of a string.
    own.parse::<toml::Table>().ok()?;
    Some(skipped + range.start + own.len())
}

/// A table without the lines at its end that belong to what follows it.
fn own_lines(table: &str) -> &str {
    let mut own = table.len();
    let mut end = table.len();
    for line in table.split_inclusive('\n').rev() {
        let text = line.trim();
        if !text.is_empty() && !text.starts_with('#') {
            break;
        }
        end -= line.len();
        if text.is_empty() {
            own = end;
        }
    }
    table.get(..own).unwrap_or(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_behind_the_last_articles_own_lines() {
        for (before, behind) in [
            ("[articles.a]\ntitle = 'A'\n", "\n# Actors\n\n[actors.b]\n[[events]]\n"),
            ("[actors.b]\n[articles.a]\ntitle = 'A'\n# of it\n", "\n# another's\n[[events]]\n"),
            ("[articles.a]\n[articles.a.original]\nfile = 'x' # y\r\n", "\r\n\r\n[[events]]\r\n"),
            ("\u{feff}[articles.a]\ntitle = 'A'", ""),
        ] {
            assert_eq!(last_article(format!("{before}{behind}").as_bytes()), Some(before.len()), "{before}");
        }
        for none in
            ["", "[[events]]\nid = 'e'\n", "[articles.a]\ntitle = '''\n\n# open\n", "[articles.a]\ntitle = ["]
        {
            assert_eq!(last_article(none.as_bytes()), None, "{none}");
        }
        // What looks like the comment of another table ends a string.
        assert_eq!(last_article(b"[articles.a]\ntitle = '''\n\n# A'''\n\n[[events]]\n"), None);
        assert_eq!(last_article(b"[articles.a]\n# \xff\n"), None);
    }
}
