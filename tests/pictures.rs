//! The pictures of the README are what the program shows.
#![allow(dead_code, reason = "the harness of the terminal's tests can do more than is needed here")]
#![cfg(unix)]

#[path = "../examples/picture/path.rs"]
mod path;
#[path = "../examples/picture/scenes.rs"]
mod scenes;
#[path = "terminal/screen.rs"]
mod screen;
#[path = "terminal/session.rs"]
mod session;
#[path = "../examples/picture/sign.rs"]
mod sign;
#[path = "../examples/picture/style.rs"]
mod style;
#[path = "../examples/picture/svg.rs"]
mod svg;

use std::{fs, path::Path};

use portable_pty::CommandBuilder;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

#[test]
fn the_pictures_are_what_the_program_shows() {
    let pictures = scenes::pictures(CommandBuilder::new(env!("CARGO_BIN_EXE_dateline")));
    let readme = read("README.md");
    for picture in pictures {
        let path = picture.path;
        assert!(
            read(path) == picture.svg,
            "{path} is not what the program shows now; `cargo run --locked --example picture` makes it anew"
        );
        assert!(readme.contains(&format!("]({path})")), "the README does not show {path}");
    }
}

fn drawn(written: &str) -> String {
    let mut terminal = vt100::Parser::default();
    terminal.process(format!("\x1b[?25l{written}").as_bytes());
    svg::svg(terminal.screen(), "A <test>")
}

#[test]
fn text_is_not_taken_for_markup() {
    let drawn = drawn("<b> & </b>");
    assert!(drawn.contains(">&lt;b&gt; &amp; &lt;/b&gt;</text>"), "{drawn}");
    assert!(drawn.contains("<title>A &lt;test&gt;</title>"), "{drawn}");
}

#[test]
fn every_piece_of_text_has_its_own_column() {
    let drawn = drawn("one\x1b[1mtwo\x1b[m   漢字 three │ four");
    for (x, length, text) in [
        ("0.0", "25.2", "one"),
        ("25.2", "25.2", "two"),
        ("75.6", "84.0", "漢字 three"),
        ("184.8", "33.6", "four"),
    ] {
        let is_it = |line: &&str| {
            line.contains(&format!(r#" x="{x}""#)) && line.ends_with(&format!(">{text}</text>"))
        };
        let line = drawn.lines().find(is_it).unwrap_or_else(|| panic!("{text} at {x} in\n{drawn}"));
        assert!(line.contains(&format!(r#"textLength="{length}""#)), "{line}");
    }
}

#[test]
fn styles_are_seen() {
    assert!(drawn("\x1b[1;3;4;31mx").contains(
        r##" fill="#ff7b72" font-weight="bold" font-style="italic" text-decoration="underline">x<"##
    ));
    assert!(drawn("\x1b[2mx").contains(r##" fill="#94989e">x<"##));
    let inverse = drawn("\x1b[7mx");
    assert!(inverse.contains(r##"fill="#d6dae0" shape-rendering="crispEdges"/>"##), "{inverse}");
    assert!(inverse.contains(r##" fill="#10151c">x<"##), "{inverse}");
}

#[test]
fn a_line_is_drawn_in_one_go() {
    let drawn = drawn("┌──┐\r\n│  │\r\n└──┘");
    assert!(drawn.contains(r#" d="M4.2 9H29.4M4.2 45H29.4M4.2 9V45M29.4 9V45"/>"#), "{drawn}");
}
