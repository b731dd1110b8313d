use strum::VariantNames;
use toml::de::DeValue;

use crate::{
    load::fields::{Fields, Given, Reader, wrong_type},
    problem::{Code, Problem, nearest},
    tui::{Chosen, Colour, Role},
};

/// Reads the colours that are chosen, by role.
pub(super) fn read(mut fields: Fields<'_>, chosen: &mut Chosen, reader: &mut Reader<'_>) {
    for (own, role) in chosen.iter_mut().zip(Role::VARIANTS) {
        *own = fields.take(role).and_then(|given| colour(&fields, role, &given, reader)).or(*own);
    }
    fields.finish(reader);
}

fn colour(fields: &Fields<'_>, role: &str, given: &Given<'_>, reader: &mut Reader<'_>) -> Option<Colour> {
    let (written, found) = match given.get_ref() {
        DeValue::String(written) => (written.to_string(), written.parse().ok()),
        DeValue::Integer(number) => {
            let number = number.as_str();
            (number.to_owned(), number.parse().ok().map(Colour::of_number))
        }
        _ => {
            wrong_type(fields.piece, reader, given, &format!("`{role}` must be a colour"));
            return None;
        }
    };
    if found.is_none() {
        let help = nearest::suggestion(&written, Colour::names()).unwrap_or_else(|| {
            "a colour is a name such as `magenta` or `bright-red`, a number from 0 to 255, `#rrggbb` or `default`"
                .to_owned()
        });
        let at = fields.piece.span(given.span());
        let message = format!("`{written}` is no colour");
        reader.problems.push(Problem::new(Code::BadColour, at, message).help(help));
    }
    found
}
