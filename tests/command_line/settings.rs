use crate::{Ran, command, folder, run};

/// What `dateline settings` says where `config.toml` is in the platform's folder.
fn with(settings: Option<&str>, arguments: &[&str]) -> Ran {
    let files: Vec<(&str, &str)> = settings.map(|text| ("dateline/config.toml", text)).into_iter().collect();
    let folder = folder(&files);
    let mut command = command(folder.path(), &[&["settings"], arguments].concat());
    command.env("XDG_CONFIG_HOME", folder.path()).env_remove("DATELINE_CONFIG");
    run(&mut command)
}

#[cfg(unix)]
#[test]
fn settings_are_read_from_the_folder_for_them() {
    let ran = with(Some("theme = 'light'\n[keys.timeline]\ndown = 'x'\n"), &[]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("theme = \"light\"\n"), "{}", ran.out);
    assert!(ran.out.contains("\ndown = [\"x\"]  "), "{}", ran.out);
    assert!(ran.err.starts_with("read from ") && ran.err.ends_with("/dateline/config.toml\n"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn without_a_file_the_defaults_are_in_force_and_where_one_may_be_is_said() {
    let ran = with(None, &[]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("theme = \"auto\"\n"), "{}", ran.out);
    assert!(ran.err.contains("/dateline/config.toml: these are the defaults"), "{}", ran.err);
    assert_eq!(with(Some("what is this"), &["--config", "none"]).code, 0);
}

#[test]
fn what_is_wrong_with_settings_ends_with_1_and_what_is_sound_is_printed() {
    let folder = folder(&[("own.toml", "theme = 'drak'\nsigns = 'ascii'\n")]);
    let ran = run(&mut command(folder.path(), &["settings", "--config", "own.toml"]));
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.starts_with("theme = \"auto\"\nsigns = \"ascii\"\n"), "{}", ran.out);
    let told = "error[unknown-value]: `drak` is no value of `theme`\n --> own.toml:1:9\n  |\n\
                1 | theme = 'drak'\n  |         ^^^^^^\n  |\nhelp: did you mean `dark`?\n";
    assert!(ran.err.starts_with(told), "{}", ran.err);
}

#[test]
fn a_file_of_settings_that_is_named_must_be_there_and_be_small() {
    let folder = folder(&[("large.toml", &"#".repeat(2_000_000))]);
    for (name, told) in
        [("absent.toml", "there is no file"), (".", "it is no file"), ("large.toml", "it is over")]
    {
        let mut command = command(folder.path(), &["settings"]);
        let ran = run(command.env("DATELINE_CONFIG", name));
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.err.contains(told), "{}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn the_folder_of_originals_is_beside_the_settings_or_in_the_home_folder() {
    let folder =
        folder(&[("own/a.toml", "originals = 'texts'\n"), ("own/b.toml", "originals = '~/texts'\n")]);
    let originals = |file: &str| {
        let mut command = command(folder.path(), &["settings", "--config", file]);
        let ran = run(command.env("HOME", "/home/of/nobody"));
        ran.out.lines().find(|line| line.starts_with("originals")).map(str::to_owned)
    };
    assert_eq!(originals("own/a.toml").as_deref(), Some("originals = \"own/texts\""));
    assert_eq!(originals("own/b.toml").as_deref(), Some("originals = \"/home/of/nobody/texts\""));
}
