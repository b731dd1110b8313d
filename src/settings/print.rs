use std::io::{self, Write};

use strum::VariantNames;

use crate::tui::{Context, Preferences, Role};

/// Prints what is in force, as a file that says so.
pub(crate) fn print(preferences: &Preferences, out: &mut dyn Write) -> io::Result<()> {
    let (theme, signs): (&str, &str) = (preferences.theme.into(), preferences.signs.into());
    writeln!(out, "theme = \"{theme}\"")?;
    writeln!(out, "signs = \"{signs}\"")?;
    writeln!(out, "hints = {}", preferences.hints)?;
    if let Some(originals) = &preferences.originals {
        writeln!(out, "originals = {}", toml::Value::from(originals.display().to_string()))?;
    }
    let chosen = preferences.colours.iter().zip(Role::VARIANTS);
    let chosen: Vec<String> =
        chosen.filter_map(|(colour, role)| colour.map(|colour| format!("{role} = \"{colour}\""))).collect();
    if !chosen.is_empty() {
        writeln!(out, "\n[colours]\n{}", chosen.join("\n"))?;
    }
    for context in Context::all() {
        let name: &str = context.into();
        writeln!(out, "\n# {}\n[keys.{name}]", preferences.keys.title(context))?;
        for (binding, keys) in preferences.keys.of(context) {
            let quoted = |key: &crate::tui::Key| match key.to_string().as_str() {
                mark @ ("\\" | "\"") => format!("'{mark}'"),
                name => format!("\"{name}\""),
            };
            let keys: Vec<String> = keys.iter().map(quoted).collect();
            let action: &str = binding.action.into();
            // A key that means something else in one of these places would be bound twice there, were it said of all;
            // where nothing is said, the binding is as it comes.
            let unsaid = if preferences.keys.is_partly_taken(binding) { "# " } else { "" };
            writeln!(out, "{:<40} # {}", format!("{unsaid}{action} = [{}]", keys.join(", ")), binding.help)?;
        }
    }
    Ok(())
}
