//! The text of a piece of HTML, as fields of other programs hold it: its markup taken away (WHATWG HTML, 13.2.5).

use std::{cell::RefCell, fmt::Write};

use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, states::RawKind};

use super::fed::{Fed, bits};

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "section",
];

/// Its text, a line for each block. The address of a link stands in brackets behind its words, unless it is them. What is
/// too much for the parser stays as it is.
pub(crate) fn text_of(html: &str) -> String {
    // What never ends is no tag, whatever the standard has a browser do.
    let open = html.rfind('<').filter(|at| !html.get(*at..).is_some_and(|tail| tail.contains('>')));
    let (whole, tail) = html.split_at_checked(open.unwrap_or(html.len())).unwrap_or((html, ""));
    let mut fed = Fed::new(Sink::default());
    if bits(whole).try_for_each(|bit| fed.give(bit)).is_err() {
        return html.to_owned();
    }
    let mut out = fed.end().0.into_inner().out;
    out.push_str(tail);
    let words =
        |line: &str| line.split([' ', '\t', '\r']).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    out.lines().map(words).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[derive(Default)]
struct Sink(RefCell<Text>);

#[derive(Default)]
struct Text {
    out: String,
    /// The address of the link that one is in, and where its words begin.
    link: Option<(String, usize)>,
    /// Whether what comes is no text, but a script or a style.
    is_hidden: bool,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut text = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(characters) if !text.is_hidden => text.out.push_str(&characters),
            Token::NullCharacterToken => text.out.push('\u{fffd}'),
            Token::TagToken(tag) => return text.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Text {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let is_start = tag.kind == TagKind::StartTag;
        self.is_hidden = is_start && matches!(&*tag.name, "script" | "style");
        match &*tag.name {
            "script" if is_start => return TokenSinkResult::RawData(RawKind::ScriptData),
            "style" if is_start => return TokenSinkResult::RawData(RawKind::Rawtext),
            "a" if is_start => {
                let address =
                    tag.attrs.iter().find(|it| &*it.name.local == "href").map(|it| it.value.to_string());
                self.link = address.map(|address| (address, self.out.len()));
            }
            "a" => {
                if let Some((address, from)) = self.link.take() {
                    let words = self.out.get(from..).unwrap_or_default().trim();
                    if !address.is_empty() && words != address {
                        let _ = write!(self.out, " ({address})");
                    }
                }
            }
            name if BLOCKS.contains(&name) => self.out.push('\n'),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_html_the_text_is_kept_and_the_addresses_of_links() {
        for (html, text) in [
            (
                "<p>A &amp; b<br>c</p><!-- no --><script>x<y</script><style>p > q {}</style><p class='a>b'>d</p>",
                "A & b\nc\nd",
            ),
            (
                "see <a href=\"https://e.example/?a&amp;b\">this</a>, a < b",
                "see this (https://e.example/?a&b), a < b",
            ),
            ("&#60;b&#x3e; &unknown; R&D caf&eacute; <a href='x'>x</a> <", "<b> &unknown; R&D café x <"),
            ("no end of <b class='a", "no end of <b class='a"),
            ("", ""),
        ] {
            assert_eq!(text_of(html), text);
        }
    }

    #[test]
    fn what_is_too_much_for_the_parser_stays_as_it_is() {
        let names: Vec<String> = (0..200_000).map(|number| format!("a{number}")).collect();
        let html = format!("<p {}>x</p>", names.join(" "));
        assert_eq!(text_of(&html), html);
        let sources = format!("<img src='data:;base64,{}'>x", "a/b+".repeat(100_000));
        assert_eq!(text_of(&sources), "x");
    }
}
