//! Words as HTML.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar as _;

use crate::{
    export::{csv::cell::begins_a_formula, reference::Style},
    text::Address,
};

/// For the text of a slide.
pub(super) const HTML: Style = Style {
    words: plain,
    title: |title| format!("<cite>{}</cite>", plain(title)),
    address: |written| match Address::parse(written) {
        Ok(address) => {
            let address = address.as_str();
            format!("<a href=\"{}\">{}</a>", html(&encoded(address)), plain(address))
        }
        Err(_) => plain(&written.shown().to_string()),
    },
};

/// Text with a reference for whatever means something in HTML, in an attribute too; for a mark that would stand on one;
/// and for the first character of what a spreadsheet takes for a formula: `TimelineJS` would show the apostrophe that other
/// tables have.
pub(super) fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_behind = begins_a_formula(text);
    let is_formula = is_behind;
    for (index, c) in text.chars().enumerate() {
        let means = matches!(c, '&' | '<' | '>' | '"' | '\'') || (is_formula && index == 0);
        if means || (is_behind && c.width() == Some(0)) {
            let _ = write!(escaped, "&#{};", u32::from(c));
            is_behind = true;
        } else {
            escaped.push(c);
            is_behind = false;
        }
    }
    escaped
}

/// Text of a slide in which `TimelineJS` finds no address to make a link of. It looks for them after it has made the HTML
/// safe (`Util.linkify`), in the marks of our own links as well, and lets what follows a `www.` end an attribute and begin
/// another one, which would run. A place where a line may break changes no word.
pub(super) fn plain(text: &str) -> String {
    let mut plain = html(text).replace('@', "<wbr>@").replace("://", ":<wbr>//");
    for before in WORLD_WIDE {
        plain = plain.replace(&format!("{before}."), &format!("{before}<wbr>."));
    }
    plain
}

/// How what begins an address may end before its dot.
const WORLD_WIDE: [&str; 4] = ["ww", "wW", "Ww", "WW"];

/// An address that means the same (RFC 3986, 6.2.2.2), and in which `TimelineJS` finds no other one.
fn encoded(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let mut encoded = rest.to_owned();
    for last in ['p', 's', 'P', 'S'] {
        encoded = encoded.replace(&format!("{last}://"), &format!("%{:02X}://", u32::from(last)));
    }
    for before in WORLD_WIDE {
        encoded = encoded.replace(&format!("{before}."), &format!("{before}%2E"));
    }
    // Behind the scheme it looks for none.
    if let Some(host) = encoded.strip_prefix("www%2E") {
        encoded = format!("www.{host}");
    }
    let mut parts = encoded.split('@');
    let mut whole = format!("{scheme}://{}", parts.next().unwrap_or_default());
    for part in parts {
        whole.push('@');
        let mut rest = part.chars();
        match rest.next() {
            Some(c) if c.is_ascii_alphanumeric() || c == '-' => {
                let _ = write!(whole, "%{:02X}{}", u32::from(c), rest.as_str());
            }
            _ => whole.push_str(part),
        }
    }
    whole
}

/// For what `TimelineJS` takes out of HTML and puts into HTML once more: the name of a group (`TimelineConfig._tidyFields`,
/// then `TimeGroup`). Escaped once, it would run.
pub(super) fn html_twice(text: &str) -> String {
    html(&html(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Written;

    #[test]
    fn nothing_of_a_text_means_anything_in_html_or_to_a_spreadsheet() {
        assert_eq!(html("<b a='1'>&\"é"), "&#60;b a=&#39;1&#39;&#62;&#38;&#34;é");
        assert_eq!(html("=1+1"), "&#61;1+1");
        assert_eq!(html(" -1"), "&#32;-1");
        assert_eq!(html("<\u{301}a"), "&#60;&#769;a");
        assert_eq!(html_twice("<"), "&#38;#60;");
        let address = |text| (HTML.address)(Written::new(text));
        assert_eq!(
            address("https://e.org/?a&b"),
            "<a href=\"https://e.org/?a&#38;b\">https:<wbr>//e.org/?a&#38;b</a>"
        );
        assert_eq!(address("javascript:alert(1)"), "javascript:alert(1)");
    }

    #[test]
    fn no_address_in_a_text_or_in_another_address_is_one_to_make_a_link_of() {
        assert_eq!(
            plain("wWw.x'onfocus='y, a@e.org, ftp://e.org <"),
            "wWw<wbr>.x&#39;onfocus=&#39;y, a<wbr>@e.org, ftp:<wbr>//e.org &#60;"
        );
        let table = [
            ("https://www.e.org/a?b=c#d", "https://www.e.org/a?b=c#d"),
            ("https://e.org/?u=www.f.org", "https://e.org/?u=www%2Ef.org"),
            ("https://e.org/a@b.c/@d", "https://e.org/a@%62.c/@%64"),
            ("https://a.org/2024/http://b.org/", "https://a.org/2024/htt%70://b.org/"),
        ];
        for (address, written) in table {
            assert_eq!(encoded(address), written);
        }
    }
}
