//! What the environment says of the terminal.

use std::env;

use crate::tui::{
    preferences::Preferences,
    signs::Signs,
    theme::{Ground, Theme, Wanted},
};

/// How to draw, as far as it is known before the first frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawing {
    pub(super) theme: Theme,
    /// The background is worth asking the terminal for.
    pub(super) asks: bool,
}

/// What is read of the environment.
#[derive(Debug, Default)]
struct Environment {
    terminal: String,
    no_colour: bool,
    /// `COLORFGBG`: the numbers of two colours, or of three, the background's last.
    ground: Option<String>,
    locale: Option<String>,
}

impl Drawing {
    pub(super) fn new(preferences: &Preferences) -> Self {
        // An empty variable counts as none: <https://no-color.org>, POSIX on locales.
        let given = |name| env::var(name).ok().filter(|value| !value.is_empty());
        let environment = Environment {
            terminal: given("TERM").unwrap_or_default(),
            no_colour: env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
            ground: given("COLORFGBG"),
            locale: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(given),
        };
        Self::of(preferences, &environment)
    }

    fn of(preferences: &Preferences, environment: &Environment) -> Self {
        let terminal = environment.terminal.as_str();
        let known = environment.ground.as_deref().and_then(ground);
        let on = |ground| Theme::on(ground, &preferences.colours);
        // Settings that name a theme come before NO_COLOR, as <https://no-color.org> has it.
        let (theme, asks) = match preferences.theme {
            Wanted::None => (Theme::plain(), false),
            Wanted::Dark => (on(Ground::Dark), false),
            Wanted::Light => (on(Ground::Light), false),
            Wanted::Auto if environment.no_colour || terminal == "dumb" => (Theme::plain(), false),
            Wanted::Auto => {
                // Which do not answer, or print the question.
                let is_mute = matches!(terminal, "linux" | "" | "vt100" | "vt220");
                (on(known.unwrap_or_default()), known.is_none() && !is_mute)
            }
        };
        let signs = Signs::of(preferences.signs, terminal, environment.locale.as_deref());
        Self { theme: theme.with_signs(signs), asks }
    }
}

/// Of the sixteen colours 0 to 6 and 8 are dark; what vim and mutt take them for, too.
fn ground(written: &str) -> Option<Ground> {
    let number = written.rsplit(';').next()?.parse::<u8>().ok()?;
    match number {
        0..=6 | 8 => Some(Ground::Dark),
        7 | 9..=15 => Some(Ground::Light),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Chosen;

    fn drawing(theme: Wanted, change: impl FnOnce(&mut Environment)) -> Drawing {
        let preferences = Preferences { theme, ..Preferences::default() };
        let mut environment = Environment { terminal: "xterm".to_owned(), ..Environment::default() };
        change(&mut environment);
        Drawing::of(&preferences, &environment)
    }

    fn on(ground: Ground) -> Theme {
        Theme::on(ground, &Chosen::default())
    }

    #[test]
    fn the_terminal_is_asked_only_where_nothing_says_what_its_background_is() {
        assert_eq!(drawing(Wanted::Auto, |_| {}), Drawing { theme: on(Ground::Unknown), asks: true });
        for (written, ground) in
            [("15;0", Ground::Dark), ("0;15", Ground::Light), ("0;default;7", Ground::Light)]
        {
            let found = drawing(Wanted::Auto, |it| it.ground = Some(written.to_owned()));
            assert_eq!(found, Drawing { theme: on(ground), asks: false }, "{written}");
        }
        assert!(drawing(Wanted::Auto, |it| it.ground = Some("15;default".to_owned())).asks);
        assert!(!drawing(Wanted::Auto, |it| it.terminal = "linux".to_owned()).asks);
        assert!(!drawing(Wanted::Light, |_| {}).asks);
    }

    #[test]
    fn no_color_and_a_dumb_terminal_have_no_colours_unless_settings_name_a_theme() {
        let plain = Drawing { theme: Theme::plain(), asks: false };
        assert_eq!(drawing(Wanted::Auto, |it| it.no_colour = true), plain);
        assert_eq!(drawing(Wanted::None, |_| {}), plain);
        assert!(!drawing(Wanted::Auto, |it| it.terminal = "dumb".to_owned()).theme.has_colours());
        assert!(drawing(Wanted::Dark, |it| it.no_colour = true).theme.has_colours());
    }
}
