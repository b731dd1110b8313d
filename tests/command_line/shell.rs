//! What shells and `man` are given.

use std::{
    io::{self, Write},
    path::Path,
    process::Command,
};

use super::{CRATE, dateline, folder, shipped};

/// A shell: how it is called without what its user has set up, and what has it print what it offers for the last of some
/// words, a line each. None is there to press a key in: each is asked as it asks its own completions.
struct Shell {
    name: &'static str,
    options: &'static [&'static str],
    script: &'static str,
}

const SHELLS: [Shell; 3] = [
    Shell {
        name: "bash",
        options: &["--norc", "--noprofile"],
        script: "source <(dateline completions bash); COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); \
            _clap_complete_dateline dateline \"${@: -1}\" \"${@: -2:1}\"; printf '%s\\n' \"${COMPREPLY[@]}\"",
    },
    Shell {
        name: "fish",
        options: &["--no-config"],
        // The first word behind a script is its own name to the others.
        script: "dateline completions fish | source; complete -C (string join ' ' -- $argv[2..])",
    },
    Shell {
        name: "zsh",
        options: &["-f"],
        // What it would call to show what it was offered.
        script: "compdef() { completer=$1 }; _describe() { print -rl -- ${(P)${@[-1]}} }; _files() { }; \
            source <(dateline completions zsh); words=(\"$@\"); CURRENT=$#; $completer",
    },
];

impl Shell {
    /// What it offers in a folder; none where it is not there, which is said aloud.
    fn offered(&self, folder: &Path, words: &[&str]) -> Option<Vec<String>> {
        let home = tempfile::tempdir().expect("a folder");
        let program = Path::new(env!("CARGO_BIN_EXE_dateline")).parent().expect("a folder");
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
        let mut shell = Command::new(self.name);
        shell.current_dir(folder).env("PATH", path).env("HOME", home.path()).env_remove("XDG_CONFIG_HOME");
        let Ok(output) = shell.args(self.options).args(["-c", self.script]).arg("x").args(words).output()
        else {
            let _ = writeln!(io::stderr(), "SKIPPED: there is no {} to complete for", self.name);
            return None;
        };
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && complaint.is_empty(), "{}: {complaint}", self.name);
        let text = String::from_utf8(output.stdout).expect("text");
        let steers = text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t'));
        assert!(!steers, "{}: {text:?}", self.name);
        // What some add to tell of it stands behind a tab or a colon.
        let lines = text.lines().filter_map(|line| line.split(['\t', ':']).next());
        Some(lines.map(|line| line.trim_end().to_owned()).filter(|line| !line.is_empty()).collect())
    }
}

#[test]
fn a_shell_offers_commands_options_and_the_ids_of_the_timeline() {
    let here = Path::new(CRATE);
    for shell in SHELLS {
        for (words, wanted) in [
            (&["dateline", "cov"][..], "coverage"),
            (&["dateline", "check", "--form"], "--format"),
            (&["dateline", "check", "--format", "sa"], "sarif"),
            (&["dateline", "list", "--actor", "put"], "putin"),
            (&["dateline", "show", "concert-a"], "concert-attack"),
            (&["dateline", "add", "event", "--article", "on-putins"], "on-putins-vow"),
            (&["dateline", "add", "event", "--place", "mosc"], "moscow"),
        ] {
            let Some(offered) = shell.offered(here, words) else { break };
            assert!(
                offered.iter().any(|it| it.starts_with(wanted)),
                "{}: {words:?}: {offered:?}",
                shell.name
            );
        }
    }
}

#[test]
fn the_ids_are_those_of_the_timeline_on_the_line_and_none_that_a_shell_would_run() {
    let own = "[actors.\"$(touch x)\"]\nname = \"X\"\n[actors.mayor]\nname = \"\u{1b}]0;x\u{7}Mayor\"\n";
    let folder = folder(&[("town.toml", own)]);
    for shell in SHELLS {
        let Some(found) = shell.offered(folder.path(), &["dateline", "list", "town.toml", "--actor", ""])
        else {
            continue;
        };
        assert_eq!(found, ["mayor"], "{}", shell.name);
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
        // Without a timeline there are none, and no complaint.
        assert_eq!(
            shell.offered(folder.path(), &["dateline", "show", "m"]),
            Some(Vec::new()),
            "{}",
            shell.name
        );
    }
}

#[test]
fn each_command_has_a_page_of_the_manual() {
    let help = shipped(&["--help"]).out;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands =
        commands.take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next());
    let commands: Vec<&str> = commands.filter(|word| word.chars().all(|c| c.is_ascii_lowercase())).collect();
    assert!(commands.contains(&"check") && commands.contains(&"export"), "{commands:?}");
    for command in commands.iter().filter(|command| help.contains(&format!("\n  {command} "))) {
        let page = dateline(Path::new(CRATE), &["man", command]);
        let title = format!(".TH DATELINE-{} 1", command.to_uppercase());
        assert!(
            page.code == 0 && page.out.contains(&title) && page.out.contains(".SH SYNOPSIS"),
            "{}",
            page.out
        );
    }
    assert!(shipped(&["man"]).out.contains("dateline\\-check(1)"));
    assert_eq!(shipped(&["man", "no-such-command"]).code, 2);
}
