use std::io::{self, Write};

use minijinja::{Environment, UndefinedBehavior, Value, syntax::SyntaxConfig, value::Serde};
use serde::Serialize;

/// The parts of the page. Their names end in `.html`, which is what makes the values in them text and never markup.
pub(super) struct Templates(Environment<'static>);

const ALL: [(&str, &str); 11] = [
    ("head.html", include_str!("head.html")),
    ("strip.html", include_str!("strip.html")),
    ("actors.html", include_str!("actors.html")),
    ("event.html", include_str!("event.html")),
    ("source.html", include_str!("source.html")),
    ("accounts.html", include_str!("accounts.html")),
    ("coverage.html", include_str!("coverage.html")),
    ("cover.html", include_str!("cover.html")),
    ("uncovered.html", include_str!("uncovered.html")),
    ("unverified.html", include_str!("unverified.html")),
    ("end.html", include_str!("end.html")),
];

impl Templates {
    pub(super) fn new() -> io::Result<Self> {
        let mut templates = Environment::new();
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        templates.set_syntax(syntax.map_err(io::Error::other)?);
        for (name, text) in ALL {
            templates.add_template(name, text).map_err(io::Error::other)?;
        }
        Ok(Self(templates))
    }

    pub(super) fn write(
        &self,
        name: &str,
        values: impl Serialize,
        mut out: &mut dyn Write,
    ) -> io::Result<()> {
        let template = self.0.get_template(name).map_err(io::Error::other)?;
        let text = template.render(Value::from(Serde(values))).map_err(io::Error::other)?;
        writeln!(&mut out, "{text}")
    }
}
