//! The signs of ours, and what stands for them where a terminal has ASCII only.

use ratatui::buffer::{Buffer, Cell};

use super::view::LEFT_TO_RIGHT_MARK;

/// What the reader asks for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, strum::EnumString, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Wanted {
    /// What goes with the terminal and the locale.
    #[default]
    Auto,
    Unicode,
    Ascii,
}

/// The signs a screen is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Signs {
    #[default]
    Unicode,
    /// Each sign of ours in ASCII. Letters of the timeline stay: the terminal is sent UTF-8.
    Ascii,
    /// Letters outside ASCII too: the terminal would show each as several wrong ones.
    AsciiOnly,
}

/// What stands for a character where only ASCII is to be had; of the same width, so that
/// nothing else moves. No two of one place look alike: `*` is exact, `~` uncertain, `o` less exact.
const IN_ASCII: &[(char, char)] = &[
    ('●', '*'),
    ('◐', '~'),
    ('◌', 'o'),
    ('○', 'o'),
    ('≠', '#'),
    ('±', '%'),
    ('·', '-'),
    ('…', '~'),
    ('›', '>'),
    ('‹', '<'),
    ('▸', '>'),
    ('◂', '<'),
    ('▾', 'v'),
    ('▴', '^'),
    ('↑', '^'),
    ('↓', 'v'),
    ('←', '<'),
    ('→', '>'),
    ('“', '"'),
    ('”', '"'),
    ('„', '"'),
    ('«', '"'),
    ('»', '"'),
    ('‘', '\''),
    ('’', '\''),
    ('–', '-'),
    ('—', '-'),
    ('−', '-'),
    ('×', 'x'),
    ('≤', '<'),
    ('≥', '>'),
    ('≈', '~'),
    ('✓', '+'),
    ('■', '#'),
    ('□', '.'),
    ('▐', '|'),
    ('▌', '|'),
    ('▏', '|'),
    ('▕', '|'),
    ('┊', ':'),
    ('╎', ':'),
    ('┆', '~'),
    ('│', '|'),
    ('┃', '#'),
    ('─', '-'),
    ('━', '='),
    ('═', '='),
    ('╌', '-'),
    ('┄', '_'),
    ('┌', '+'),
    ('┐', '+'),
    ('└', '+'),
    ('┘', '+'),
    ('├', '+'),
    ('┤', '+'),
    ('┬', '+'),
    ('┴', '+'),
    ('┼', '+'),
    ('╭', '+'),
    ('╮', '+'),
    ('╰', '+'),
    ('╯', '+'),
    ('░', ':'),
    ('▒', '%'),
    ('▓', '%'),
    ('▁', '_'),
    ('▂', '_'),
    ('▃', '-'),
    ('▄', '-'),
    ('▅', '='),
    ('▆', '='),
    ('▇', '#'),
    ('█', '#'),
    ('\u{a0}', ' '),
    ('\u{2011}', '-'),
    ('\u{202f}', ' '),
    ('\u{fffd}', '?'),
];

impl Signs {
    /// `locale` is the name of the character set that the system is set to, if it is.
    pub(crate) fn of(wanted: Wanted, terminal: &str, locale: Option<&str>) -> Self {
        let is_utf8 = locale.is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        match wanted {
            Wanted::Unicode => Self::Unicode,
            _ if !is_utf8 => Self::AsciiOnly,
            Wanted::Ascii => Self::Ascii,
            // A console's font has 256 or 512 characters: few of ours are among them.
            Wanted::Auto if matches!(terminal, "linux" | "dumb" | "vt100" | "vt220") => Self::Ascii,
            Wanted::Auto => Self::Unicode,
        }
    }

    /// Puts what stands for the signs onto a screen that is drawn.
    pub(crate) fn put_on(self, buffer: &mut Buffer) {
        if self == Self::Unicode {
            return;
        }
        for cell in &mut buffer.content {
            if !cell.symbol().is_ascii() {
                self.replace(cell);
            }
        }
    }

    fn replace(self, cell: &mut Cell) {
        let is_led = cell.symbol().starts_with('\x1b');
        // A text from right to left may end with a sign of ours, and a mark of its direction.
        let sign = cell.symbol().trim_end_matches(LEFT_TO_RIGHT_MARK);
        let mut characters = sign.chars();
        let replaced = match (characters.next().and_then(in_ascii), characters.next()) {
            // It leads somewhere: what it shows stands among what says where to.
            _ if is_led => cell.symbol().chars().map(|c| self.plainer(c)).collect(),
            (Some(ascii), None) if self == Self::Ascii => {
                format!("{ascii}{}", cell.symbol().get(sign.len()..).unwrap_or_default())
            }
            (Some(ascii), None) => ascii.to_string(),
            _ if self == Self::AsciiOnly => "?".to_owned(),
            _ => return,
        };
        cell.set_symbol(&replaced);
    }

    fn plainer(self, c: char) -> char {
        match in_ascii(c) {
            _ if c.is_ascii() => c,
            Some(ascii) => ascii,
            None if self == Self::AsciiOnly => '?',
            None => c,
        }
    }
}

/// What stands for a sign. Control pictures stand for what nobody can see: `?`.
fn in_ascii(sign: char) -> Option<char> {
    let listed = IN_ASCII.iter().find(|(other, _)| *other == sign).map(|(_, ascii)| *ascii);
    listed.or(matches!(sign, '\u{2400}'..='\u{2426}').then_some('?'))
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn the_locale_decides_where_nobody_does() {
        let of = |locale| Signs::of(Wanted::Auto, "xterm", locale);
        assert_eq!(of(Some("de_DE.UTF-8")), Signs::Unicode);
        assert_eq!(of(Some("C.utf8")), Signs::Unicode);
        assert_eq!(of(Some("C")), Signs::AsciiOnly);
        assert_eq!(of(Some("de_DE.ISO-8859-1")), Signs::AsciiOnly);
        assert_eq!(of(None), Signs::Unicode);
        assert_eq!(Signs::of(Wanted::Unicode, "linux", Some("C")), Signs::Unicode);
        assert_eq!(Signs::of(Wanted::Ascii, "xterm", Some("C.UTF-8")), Signs::Ascii);
        assert_eq!(Signs::of(Wanted::Auto, "linux", Some("C.UTF-8")), Signs::Ascii);
    }

    #[test]
    fn what_leads_somewhere_goes_on_to_and_a_mark_of_direction_stays() {
        let replaced = |signs: Signs, symbol: &str| {
            let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 1, 1));
            buffer.content.iter_mut().for_each(|cell| {
                cell.set_symbol(symbol);
            });
            signs.put_on(&mut buffer);
            buffer.content.iter().map(Cell::symbol).collect::<String>()
        };
        assert_eq!(
            replaced(Signs::Ascii, "\x1b]8;;a\x1b\\“\x1b]8;;\x1b\\"),
            "\x1b]8;;a\x1b\\\"\x1b]8;;\x1b\\"
        );
        assert_eq!(
            replaced(Signs::AsciiOnly, "\x1b]8;;a\x1b\\é\x1b]8;;\x1b\\"),
            "\x1b]8;;a\x1b\\?\x1b]8;;\x1b\\"
        );
        assert_eq!(replaced(Signs::Ascii, "…\u{200e}"), "~\u{200e}");
        assert_eq!(replaced(Signs::AsciiOnly, "…\u{200e}"), "~");
        assert_eq!(replaced(Signs::AsciiOnly, "ם\u{200e}"), "?");
    }

    #[test]
    fn every_sign_is_one_column_wide_like_what_stands_for_it() {
        for (sign, ascii) in IN_ASCII {
            assert!(ascii.is_ascii() && crate::text::columns(&sign.to_string()) == 1, "{sign:?}");
        }
    }

    /// The code of a folder, without comments and tests.
    fn code(folder: &Path) -> String {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        let read = |path: &Path| match path.file_name().and_then(|name| name.to_str()) {
            Some("tests.rs" | "tests" | "snapshots") => String::new(),
            _ if path.is_dir() => code(path),
            _ => {
                let text = fs::read_to_string(path).expect("code");
                let until_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                let is_code = |line: &&str| !line.trim_start().starts_with("//");
                until_tests.lines().filter(is_code).collect::<Vec<_>>().join("\n")
            }
        };
        entries.map(|path| read(&path)).collect()
    }

    #[test]
    fn every_sign_of_ours_has_an_ascii_form() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let rooms = ["tui", "card", "accounts"].map(|room| code(&source.join(room)));
        let signs = rooms.iter().flat_map(|code| code.chars()).filter(|c| !c.is_ascii());
        for sign in signs {
            assert!(in_ascii(sign).is_some(), "{sign:?} has no ASCII form");
        }
    }
}
