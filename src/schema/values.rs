//! What keys hold that is no table of its own: each kind of text, as a curator would call it.

use std::{borrow::Cow, marker::PhantomData};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use strum::VariantNames;

/// A word of a few.
pub(super) struct OneOf<T>(PhantomData<T>);

impl<T: VariantNames> JsonSchema for OneOf<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "OneOf".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": T::VARIANTS })
    }
}

/// A word of a few, of which one holds where nothing is said.
pub(super) struct OneOrUsual<T>(PhantomData<T>);

impl<T: VariantNames + Default + Into<&'static str>> JsonSchema for OneOrUsual<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "OneOrUsual".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let usual: &str = T::default().into();
        json_schema!({ "type": "string", "enum": T::VARIANTS, "default": usual })
    }
}

/// Gives a type that stands for strings a name, what a curator calls it, a pattern and a description.
macro_rules! strings {
    ($($name:ident, $title:expr, $pattern:expr, $description:expr;)*) => {$(
        #[derive(PartialEq, Eq, PartialOrd, Ord)]
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "title": $title, "type": "string", "pattern": $pattern, "description": $description
                })
            }
        }
    )*};
}

const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

strings! {
    Id, "id", ID,
        "Words of `a` to `z` and digits, with hyphens between them: `harbour-office`.";
    ActorRef, "id of an actor", ID,
        "The `ID` of an `[actors.ID]`.";
    PlaceRef, "id of a place", ID,
        "The `ID` of a `[places.ID]`.";
    ArticleRef, "id of an article", ID,
        "The `ID` of an `[articles.ID]`.";
    FactRef, "id of a fact", ID,
        "The `ID` of a `[facts.ID]`; or `date`, an event's own date.";
    EventRef, "id of an event", ID,
        "The `id` of an event.";
    Words, "text, not blank", r"\S",
        "A text with more in it than blanks.";
    Edtf, "date", r"\S",
        "A date in EDTF (ISO 8601-2:2019, levels 0 to 2), as exact as it is known and no more: `2024-03-22`, `2024-03`, \
         `2024-03-22?` (uncertain), `2024-03~` (about), `[2024-03-07,2024-03-08]` (one of two), `../2024-03-22` (until), \
         `2024-03-22T19:58+03:00`. In quotation marks; a whole day, or one with a time, may stand without them.";
    Duration, "duration", "^P(([0-9]+[YMWD])+(T([0-9]+[HMS])+)?|T([0-9]+[HMS])+)$",
        "A duration of ISO 8601 in whole numbers, such as `P7D` (seven days), `P2W` (two weeks) or `PT5H` (five hours).";
    Hash, "hash", "^[0-9a-fA-F]{64}$",
        "SHA-256, in 64 hexadecimal digits: `sha256sum FILE` prints it, on macOS `shasum -a 256 FILE`.";
}
