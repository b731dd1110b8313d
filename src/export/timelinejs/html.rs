//! Words as HTML.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar as _;

use crate::{
    export::{csv::cell::begins_a_formula, reference::Style},
    text::Address,
};

pub(super) const HTML: Style = Style {
    words: html,
    title: |title| format!("<cite>{}</cite>", html(title)),
    address: |written| match Address::parse(written) {
        Ok(address) => format!("<a href=\"{0}\">{0}</a>", html(address.as_str())),
        Err(_) => html(&written.shown().to_string()),
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
            "<a href=\"https://e.org/?a&#38;b\">https://e.org/?a&#38;b</a>"
        );
        assert_eq!(address("javascript:alert(1)"), "javascript:alert(1)");
    }
}
