//! What the page looks like and does, and what it may: its own style and its own script, known by their hashes, and
//! nothing from anywhere.

pub(super) const STYLE: &str = include_str!("page.css");
pub(super) const SCRIPT: &str = include_str!("page.js");

const STYLE_HASH: &str = "PGFuDs9t47giPHRaIzHbGbJnPkT/CRKgLuwqLkm9sQs=";
const SCRIPT_HASH: &str = "dYWQ7ewt/Pn1vtOh7W5xdvMhIBgw5XyFJt4X/JVlvGI=";

/// Whatever a file smuggles into the page is neither run nor fetched.
pub(super) fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{STYLE_HASH}'; script-src 'sha256-{SCRIPT_HASH}'; \
         base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// Base 64 of a SHA-256 (RFC 4648, 4).
    fn hash(text: &str) -> String {
        const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let digest = Sha256::digest(text.as_bytes());
        let group = |bytes: &[u8]| {
            let byte = |at: usize| u32::from(bytes.get(at).copied().unwrap_or(0));
            let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
            let sign = |place: usize| {
                let known = place <= bytes.len();
                if known { char::from(SIGNS[(bits >> (18 - 6 * place) & 63) as usize]) } else { '=' }
            };
            [0, 1, 2, 3].map(sign)
        };
        digest.as_slice().chunks(3).flat_map(group).collect()
    }

    #[test]
    fn the_policy_lets_in_the_pages_own_style_and_script() {
        assert_eq!(hash("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert_eq!((hash(STYLE), hash(SCRIPT)), (STYLE_HASH.to_owned(), SCRIPT_HASH.to_owned()));
    }

    #[test]
    fn nothing_in_them_ends_them() {
        assert!(!STYLE.contains("</") && !SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
    }

    /// The colours of a block of custom properties.
    fn palette(block: &str) -> Vec<(&str, [f64; 3])> {
        let lines = block.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"));
        let part = |hex: &str, at: usize| {
            let value =
                f64::from(u8::from_str_radix(hex.get(at..at + 2).expect("a colour"), 16).expect("digits"))
                    / 255.0;
            // WCAG 2.2, relative luminance.
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        lines.map(|(name, hex)| (name, [0, 2, 4].map(|at| part(hex, at)))).collect()
    }

    fn contrast(palette: &[(&str, [f64; 3])], one: &str, other: &str) -> f64 {
        let luminance = |name: &str| {
            let (_, [r, g, b]) = palette.iter().find(|(known, _)| *known == name).expect(name);
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_colour_of_words_stands_out_from_what_is_behind_it_in_dark_and_light() {
        let (light, rest) = STYLE.split_once('}').expect("a block");
        let dark = rest.split_once("dark)").and_then(|(_, dark)| dark.split_once('}')).expect("a block").0;
        for block in [light, dark] {
            let palette = palette(block);
            assert_eq!(palette.len(), 11, "{block}");
            for behind in ["paper", "panel"] {
                for words in ["ink", "quiet", "link", "alarm", "sound"] {
                    let contrast = contrast(&palette, words, behind);
                    assert!(contrast >= 4.5, "{words} on {behind}: {contrast:.2}");
                }
                // WCAG 2.2, 1.4.11: what is needed to understand a picture, or to see where one is.
                for sign in ["sign", "link"] {
                    let contrast = contrast(&palette, sign, behind);
                    assert!(contrast >= 3.0, "{sign} on {behind}: {contrast:.2}");
                }
            }
            for (words, behind) in [("ink", "lit"), ("on-sign", "sign"), ("link", "lit"), ("alarm", "lit")] {
                let contrast = contrast(&palette, words, behind);
                assert!(contrast >= 4.5, "{words} on {behind}: {contrast:.2}");
            }
        }
    }
}
