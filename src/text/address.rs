use std::fmt::{self, Write as _};

use super::{Written, characters};

/// The address of a page on the web, as it was written: `http` or `https`, a host, and only characters that
/// an address may have. So it is safe to show, and safe to hand to a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address(Box<str>);

/// Why something written is no address to open; in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoAddress {
    #[error("only http and https addresses are opened")]
    Scheme,
    #[error("it names no host")]
    Host,
    #[error("it has characters that no address has")]
    Characters,
}

impl Address {
    /// Letters of other scripts may stand in it, as browsers show them; what RFC 3986 does not allow otherwise
    /// may not, nor what hides or turns the direction of text.
    pub(crate) fn parse(written: Written<'_>) -> Result<Self, NoAddress> {
        let text = written.as_written().trim();
        let rest = scheme(text).ok_or(NoAddress::Scheme)?;
        let is_allowed = |(_, c, stands): (usize, char, bool)| {
            let in_ascii = c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
            in_ascii || (!c.is_ascii() && !c.is_whitespace() && stands)
        };
        if !characters(text).all(is_allowed) {
            return Err(NoAddress::Characters);
        }
        if host(rest).is_empty() {
            return Err(NoAddress::Host);
        }
        Ok(Self(text.into()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Where it leads: what stands before an `@`, and looks like the host, is none of it.
    pub(crate) fn host(&self) -> &str {
        scheme(&self.0).map(host).unwrap_or_default()
    }

    /// In ASCII alone, every other character percent-encoded: what a terminal takes as a link's address.
    pub(crate) fn in_ascii(&self) -> String {
        let mut address = String::with_capacity(self.0.len());
        for c in self.0.chars() {
            if c.is_ascii() {
                address.push(c);
            } else {
                // Writing to a string does not fail.
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| {
                    let _ = write!(address, "%{byte:02X}");
                });
            }
        }
        address
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What stands behind `https://`.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)).then_some(rest)
}

fn host(rest: &str) -> &str {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match host.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|c| c.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Address, NoAddress> {
        Address::parse(Written::new(text))
    }

    #[test]
    fn addresses_of_the_web_are_taken_as_they_are_written() {
        for (text, host) in [
            ("https://example.org/a?b=c&d=%20#e", "example.org"),
            ("HTTP://example.org:8080", "example.org"),
            ("https://www.known.example@other.example/login", "other.example"),
            ("https://ru.example/wiki/Москва", "ru.example"),
            ("https://[::1]:80/", "[::1]"),
        ] {
            let address = parsed(text).expect(text);
            assert_eq!((address.as_str(), address.host()), (text, host));
        }
    }

    #[test]
    fn nothing_else_is_an_address_to_open() {
        for (text, why) in [
            ("javascript:alert(1)", NoAddress::Scheme),
            ("file:///etc/passwd", NoAddress::Scheme),
            ("-flag", NoAddress::Scheme),
            ("example.org", NoAddress::Scheme),
            ("https://", NoAddress::Host),
            ("https:///path", NoAddress::Host),
            ("https://user@/", NoAddress::Host),
            ("https://example.org/a b", NoAddress::Characters),
            ("https://example.org/\u{1b}]0;x\u{7}", NoAddress::Characters),
            ("https://example.org/\u{202e}cod.exe", NoAddress::Characters),
            ("https://exam\u{200d}ple.org", NoAddress::Characters),
            ("https://example.org\\@other.example", NoAddress::Characters),
            ("https://example.org/`id`", NoAddress::Characters),
            ("https://example.org/\">", NoAddress::Characters),
        ] {
            assert_eq!(parsed(text), Err(why), "{text}");
        }
    }

    #[test]
    fn in_ascii_an_address_leads_to_the_same_place() {
        let address = parsed("https://ru.example/Мир?x=%20").expect("an address");
        assert_eq!(address.in_ascii(), "https://ru.example/%D0%9C%D0%B8%D1%80?x=%20");
    }
}
