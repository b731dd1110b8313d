use std::io::{self, Write};

use crate::{findings::Checked, problem::Severity, text::Written};

use super::Told;

/// Writes a workflow command of GitHub Actions for each problem, which shows it beside its line:
/// `::error file=timeline.toml,line=4,col=11,title=unknown-actor::there is no actor …`
pub(crate) fn github(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    checked.problems.iter().try_for_each(|problem| {
        let told = Told::of(checked, problem);
        let level = match told.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let file = property(&Written::new(told.place.file()).shown().to_string());
        let (line, column) = (told.place.line(), told.place.column());
        let message = data(&told.in_words());
        writeln!(out, "::{level} file={file},line={line},col={column},title={}::{message}", told.code)
    })
}

/// A message: what would end the command is written as the runner reads it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, which a comma ends and a colon, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tests::in_folder;

    #[test]
    fn a_problem_is_one_command_whatever_is_in_it() {
        let text = "[[events]]\nid = 'e'\ntitle = 'E'\nactors = ['50%', \"a::error file=x\\n::stop\"]\n";
        let loaded = in_folder(&[("a,b:c.toml", text)]);
        let checked = Checked::new(loaded.timeline, loaded.problems);
        let mut out = Vec::new();
        github(&checked, &mut out).expect("written to memory");
        let out = String::from_utf8(out).expect("text");
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 2, "{out}");
        assert!(
            lines[0].starts_with("::error file=") && lines[0].contains("a%2Cb%3Ac.toml,line=4,col=11,"),
            "{out}"
        );
        assert!(lines[0].contains("title=unknown-actor::there is no actor `50%25`"), "{out}");
    }
}
