//! The charset of a page, as the HTML standard finds it (WHATWG HTML, 13.2.3.2 to 13.2.3.3): byte order mark, `<meta>` in the
//! first 1,024 bytes, and where neither says anything UTF-8, if all of the file is that, else windows-1252.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::Notes;

/// So many bytes are looked through for a `<meta>`.
const HEAD: usize = 1024;

/// The text of a page, line ends as they are.
pub(super) fn decoded(bytes: &[u8]) -> (String, Notes) {
    let (marked, skipped) =
        Encoding::for_bom(bytes).map_or((None, 0), |(found, length)| (Some(found), length));
    let found = marked
        .or_else(|| declared(bytes.get(..HEAD).unwrap_or(bytes)))
        .unwrap_or_else(|| if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 });
    let (text, has_unread) = found.decode_without_bom_handling(bytes.get(skipped..).unwrap_or_default());
    let charset = (found != UTF_8).then(|| found.name());
    (text.into_owned(), Notes { charset, has_unread, ..Notes::default() })
}

/// Whether a file without a telling name begins like a page.
pub(super) fn begins_as_page(bytes: &[u8]) -> bool {
    let (text, _) = decoded(bytes.get(..HEAD).unwrap_or(bytes));
    let begin = text.trim_start().to_ascii_lowercase();
    ["<!doctype html", "<html", "<!-- saved from url"].iter().any(|word| begin.starts_with(word))
}

/// What the first `<meta>` with a charset declares.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    // Of charsets that a page may declare in ASCII, all are ASCII in what matters here.
    let text: String = head.iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let text = without_comments(&text);
    let metas = text
        .split("<meta")
        .skip(1)
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '/'));
    metas.filter_map(|rest| rest.split('>').next()).find_map(of_meta)
}

fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = inside.split_once("-->").map_or("", |(_, behind)| behind);
    }
    kept + rest
}

/// The charset of `charset="…"`, or of `content="text/html; charset=…"`.
fn of_meta(attributes: &str) -> Option<&'static Encoding> {
    let (_, value) = attributes.split_once("charset")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let value = match value.strip_prefix(['"', '\'']) {
        Some(inner) => inner.split(['"', '\'']).next(),
        None => value.split(|c: char| c.is_ascii_whitespace() || matches!(c, ';' | '"' | '\'' | '/')).next(),
    };
    let found = Encoding::for_label(value?.trim().as_bytes())?;
    // Who could read the declaration did not read UTF-16; and x-user-defined is no charset of texts.
    let found = found.output_encoding();
    Some(if found.name() == "x-user-defined" { WINDOWS_1252 } else { found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_counts_before_the_declaration_and_that_before_the_bytes() {
        for (bytes, charset, text) in [
            (&b"\xef\xbb\xbf<meta charset=koi8-r>\xc3\xa9"[..], None, "é"),
            (b"\xff\xfe<\0b\0>\0", Some("UTF-16LE"), "<b>"),
            (b"<meta charset=\"koi8-r\">\xd0", Some("KOI8-R"), "п"),
            (b"<META content='text/html; charset=Shift_JIS' http-equiv=x>\x83\x65", Some("Shift_JIS"), "テ"),
            (b"<!-- <meta charset=koi8-r> --><meta charset = 'utf-8'/>\xc3\xa9", None, "é"),
            (b"<meta charset=utf-16>\xc3\xa9", None, "é"),
            (b"<meta charset=nonsense><p>\xe9", Some("windows-1252"), "é"),
            (b"<p>\xc3\xa9", None, "é"),
            (b"<p>\x93\xe9\x94", Some("windows-1252"), "“é”"),
            (b"", None, ""),
        ] {
            let (read, notes) = decoded(bytes);
            assert_eq!((notes.charset, read.ends_with(text)), (charset, true), "{read}");
            assert!(!notes.has_unread, "{read}");
        }
        assert!(decoded(b"<meta charset=utf-8>\xe9").1.has_unread);
        let late = [b" ".repeat(HEAD).as_slice(), b"<meta charset=koi8-r>\xd0"].concat();
        assert_eq!(decoded(&late).1.charset, Some("windows-1252"));
    }

    #[test]
    fn a_page_is_known_by_how_it_begins() {
        assert!(begins_as_page(b"\xef\xbb\xbf\n<!DOCTYPE HTML>") && begins_as_page(b"<html lang=en>"));
        assert!(!begins_as_page(b"The port <html>") && !begins_as_page(b""));
    }
}
