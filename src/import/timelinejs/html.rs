//! The text of HTML: its tags taken away, its references read, a line for each block.

/// References that have names, as far as texts of slides use them (HTML 5, 13.5).
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("bull", "•"),
    ("middot", "·"),
    ("copy", "©"),
    ("reg", "®"),
    ("euro", "€"),
    ("pound", "£"),
    ("deg", "°"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("agrave", "à"),
    ("ccedil", "ç"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
];

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

/// Elements whose contents are no text.
const HIDDEN: &[&str] = &["script", "style"];

/// The text of some HTML. The address of a link stands in brackets behind its words, unless it is them.
pub(in crate::import) fn text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut link: Option<(String, usize)> = None;
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(&unescaped(before));
        // A sign that begins no tag is text.
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) {
            out.push('<');
            rest = tag;
            continue;
        }
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        let Some((inside, behind)) = tag_end(tag) else {
            // It never ends: what is there is text.
            out.push('<');
            rest = tag;
            break;
        };
        rest = behind;
        let is_end = inside.starts_with('/');
        let name = inside
            .trim_start_matches('/')
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if HIDDEN.contains(&name.as_str()) && !is_end {
            let is_its_end =
                |tag: &str| tag.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(&name));
            let ends = rest.match_indices("</").filter_map(|(at, _)| Some((at, rest.get(at + 2..)?)));
            let end = ends.into_iter().find(|(_, tag)| is_its_end(tag)).map(|(at, _)| at);
            rest = end.and_then(|end| rest.get(end..)).unwrap_or_default();
        } else if BLOCKS.contains(&name.as_str()) {
            out.push('\n');
        } else if name == "a" && !is_end {
            link = attribute(inside, "href").map(|address| (address, out.len()));
        } else if name == "a"
            && let Some((address, from)) = link.take()
        {
            let words = out.get(from..).unwrap_or_default().trim();
            if !address.is_empty() && words != address {
                out.extend([" (", &address, ")"]);
            }
        }
    }
    out.push_str(&unescaped(rest));
    let lines = out
        .lines()
        .map(|line| line.split([' ', '\t', '\r']).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What stands in a tag up to its end, which is no `>` in quotation marks; and what is behind.
fn tag_end(tag: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return Some((tag.get(..at)?, tag.get(at + 1..)?)),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}="))? + name.len() + 2;
    let value = tag.get(at..)?;
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    Some(unescaped(value))
}

/// A text with its references read: `&amp;`, `&#38;`, `&#x26;`. What is none stays.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, behind) = part.split_once(';').unwrap_or(("", part));
        if let Some(c) = referred(name) {
            out.extend([c.as_str(), behind]);
        } else {
            out.extend(["&", part]);
        }
    }
    out
}

fn referred(name: &str) -> Option<String> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    if let Some(digits) = name.strip_prefix('#') {
        let c = match digits.strip_prefix(['x', 'X']) {
            Some(digits) => number(digits, 16),
            None => number(digits, 10),
        };
        return c.filter(|c| *c != '\0').map(String::from);
    }
    NAMED.iter().find(|(it, _)| *it == name).map(|(_, c)| (*c).to_owned())
}
