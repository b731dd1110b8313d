//! What shells and `man` are given.

use std::{
    io::{self, Write},
    path::Path,
    process::Command,
};

use super::{CRATE, dateline, folder, shipped};

/// What bash offers for the last of some words, in a folder.
fn offered(folder: &Path, words: &[&str]) -> Option<Vec<String>> {
    let script = "source <(dateline completions bash); COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); \
        _clap_complete_dateline dateline \"${@: -1}\" \"${@: -2:1}\"; printf '%s\\n' \"${COMPREPLY[@]}\"";
    let program = Path::new(env!("CARGO_BIN_EXE_dateline")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut bash = Command::new("bash");
    bash.current_dir(folder).env("PATH", path).args(["-c", script, "bash"]).args(words);
    let Ok(output) = bash.output() else {
        let _ = writeln!(io::stderr(), "SKIPPED: there is no bash to complete for");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    Some(text.lines().map(|line| line.trim_end().to_owned()).collect())
}

#[test]
fn a_shell_offers_commands_options_and_the_ids_of_the_timeline() {
    let here = Path::new(CRATE);
    for (words, wanted) in [
        (&["dateline", "cov"][..], "coverage"),
        (&["dateline", "check", "--form"], "--format"),
        (&["dateline", "check", "--format", "sa"], "sarif"),
        (&["dateline", "list", "--actor", "put"], "putin"),
        (&["dateline", "show", "concert-a"], "concert-attack"),
        (&["dateline", "add", "event", "--article", "on-putins"], "on-putins-vow"),
        (&["dateline", "add", "event", "--place", "mosc"], "moscow"),
    ] {
        let Some(offered) = offered(here, words) else { return };
        assert!(offered.iter().any(|it| it.starts_with(wanted)), "{words:?}: {offered:?}");
    }
}

#[test]
fn the_ids_are_those_of_the_timeline_on_the_line_and_none_that_a_shell_would_run() {
    let own = "[actors.\"$(touch x)\"]\nname = \"X\"\n[actors.mayor]\nname = \"\u{1b}]0;x\u{7}Mayor\"\n";
    let folder = folder(&[("town.toml", own)]);
    let Some(found) = offered(folder.path(), &["dateline", "list", "town.toml", "--actor", ""]) else {
        return;
    };
    assert_eq!(found, ["mayor"]);
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
    // Without a timeline there are none, and no complaint.
    assert_eq!(offered(folder.path(), &["dateline", "show", "m"]), Some(vec![String::new()]));
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
