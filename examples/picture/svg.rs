//! A terminal's screen as an SVG that needs nothing beside it: no font, no style sheet, no page of
//! a certain colour behind it.

use std::collections::BTreeMap;

use vt100::Screen;

use crate::{
    path::Path,
    sign::Sign,
    style::{FRAME, INK, PAPER, Style},
};

/// Width and height of a cell: the width of a character in most monospaced fonts at [`FONT`].
pub(crate) const CELL: (f32, f32) = (8.4, 18.0);
const FONT: &str =
    r#"font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14""#;
/// From the top of a cell down to where letters stand.
const BASELINE: f32 = 13.5;
const MARGIN: f32 = 16.0;

/// Cells of one row and one style, side by side.
struct Run {
    row: u16,
    column: u16,
    width: u16,
    style: Style,
    content: Content,
}

enum Content {
    /// Words with no more than one space between them: no renderer need be trusted with more.
    Words(String),
    Blank,
    Sign(Sign),
}

impl Run {
    /// Takes the next cell of its row, or says that it does not belong here.
    fn takes(&mut self, style: Style, width: u16, contents: &str) -> bool {
        let fits = self.style == style
            && match &mut self.content {
                Content::Words(text) if contents != " " || !text.ends_with(' ') => {
                    text.push_str(contents);
                    true
                }
                Content::Blank => contents == " ",
                Content::Words(_) | Content::Sign(_) => false,
            };
        self.width += if fits { width } else { 0 };
        fits
    }
}

/// `screen` as a picture, which `title` tells those who do not see it.
pub(crate) fn svg(screen: &Screen, title: &str) -> String {
    let (rows, columns) = screen.size();
    let (width, height) = corner(rows.get(), columns.get());
    let (width, height) = (width + 2.0 * MARGIN, height + 2.0 * MARGIN);
    let runs: Vec<Run> = (0..rows.get()).flat_map(|row| runs(screen, row)).collect();
    let mut lines = vec![
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0}" height="{height:.0}" viewBox="0 0 {width:.0} {height:.0}" role="img">"#
        ),
        format!("<title>{}</title>", escaped(title)),
        format!(
            r#"<rect x="0.5" y="0.5" width="{:.0}" height="{:.0}" rx="9" fill="{}" stroke="{}"/>"#,
            width - 1.0,
            height - 1.0,
            PAPER.hex(),
            FRAME.hex()
        ),
        format!(r#"<g transform="translate({MARGIN} {MARGIN})" fill="{}" {FONT}>"#, INK.hex()),
    ];
    lines.extend(runs.iter().filter(|run| run.style.paper != PAPER).map(paper));
    lines.extend(runs.iter().filter_map(words));
    lines.extend(signs(&runs));
    lines.extend((!screen.hide_cursor()).then(|| cursor(screen.cursor_position())));
    lines.push("</g>\n</svg>\n".to_owned());
    lines.join("\n")
}

fn runs(screen: &Screen, row: u16) -> Vec<Run> {
    let (_, columns) = screen.size();
    let mut runs: Vec<Run> = Vec::new();
    for (column, cell) in (0..columns.get()).filter_map(|column| Some((column, screen.cell(row, column)?))) {
        if cell.is_wide_continuation() {
            continue;
        }
        let width = 1 + u16::from(cell.is_wide());
        let style = Style::of(cell);
        let contents = if cell.has_contents() { cell.contents() } else { " " };
        let sign = Sign::of(contents);
        if sign.is_none() && runs.last_mut().is_some_and(|run| run.takes(style, width, contents)) {
            continue;
        }
        let content = match (sign, contents) {
            (Some(sign), _) => Content::Sign(sign),
            (None, " ") => Content::Blank,
            (None, _) => Content::Words(contents.to_owned()),
        };
        runs.push(Run { row, column, width, style, content });
    }
    runs
}

/// Crisp, for else the page would shine through between two rows of one background.
fn paper(run: &Run) -> String {
    let ((x, y), (width, height)) = (corner(run.row, run.column), corner(1, run.width));
    let fill = run.style.paper.hex();
    format!(
        r#"<rect x="{x:.1}" y="{y}" width="{width:.1}" height="{height}" fill="{fill}" shape-rendering="crispEdges"/>"#
    )
}

/// Words, held to their cells whatever font the reader has.
fn words(run: &Run) -> Option<String> {
    let Content::Words(text) = &run.content else { return None };
    let (x, y) = corner(run.row, run.column);
    let (length, _) = corner(0, run.width - u16::from(text.ends_with(' ')));
    let (baseline, attributes) = (y + BASELINE, run.style.attributes());
    let text = escaped(text.trim_end());
    Some(format!(
        r#"<text x="{x:.1}" y="{baseline}" textLength="{length:.1}" lengthAdjust="spacingAndGlyphs"{attributes}>{text}</text>"#
    ))
}

/// All signs that are drawn with one pen, as one path.
fn signs(runs: &[Run]) -> impl Iterator<Item = String> {
    let mut paths: BTreeMap<String, Path> = BTreeMap::new();
    for run in runs {
        if let Content::Sign(sign) = run.content {
            sign.draw((run.row, run.column), paths.entry(sign.pen(&run.style.ink.hex())).or_default());
        }
    }
    paths.into_iter().map(|(pen, path)| format!(r#"<path {pen} d="{}"/>"#, path.data()))
}

fn cursor((row, column): (u16, u16)) -> String {
    let (x, y) = corner(row, column);
    format!(r#"<rect x="{x:.1}" y="{y}" width="2" height="{}"/>"#, CELL.1)
}

/// The upper left corner of a cell, and so the size of that many rows and columns.
pub(crate) fn corner(row: u16, column: u16) -> (f32, f32) {
    (f32::from(column) * CELL.0, f32::from(row) * CELL.1)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
