//! Dates of a file whose clocks are not those of the timeline that it is put into.

use std::collections::HashSet;

use crate::dates::{Date, UtcOffset};

use super::{Imported, model::Value};

/// Where the dates of a file are lived, and where those of the timeline are that it is put into.
#[derive(Debug, Default)]
pub(super) struct Zones {
    pub(super) theirs: Option<UtcOffset>,
    pub(super) ours: Option<UtcOffset>,
    /// Whether there is a timeline that it is put into.
    pub(super) is_beside: bool,
    /// Facts whose values are dates.
    pub(super) dated: HashSet<String>,
}

impl Zones {
    /// The offset of the file, where the timeline has another or none.
    fn elsewhere(&self) -> Option<UtcOffset> {
        self.theirs.filter(|theirs| self.is_beside && self.ours != Some(*theirs))
    }

    /// Where the timeline lives its days, for a reader.
    fn ours_in_words(&self) -> String {
        match self.ours {
            Some(ours) => format!("those of the timeline at {ours}"),
            None => "the timeline says nowhere (`utc_offset`)".to_owned(),
        }
    }
}

impl Imported {
    /// A date as it means the same in the timeline. A day cannot be moved, which is told.
    pub(super) fn lived(&mut self, date: String, at: &str) -> String {
        let Some(theirs) = self.zones.elsewhere() else { return date };
        if Date::parse(&date).is_ok_and(|date| date.offset().is_some()) {
            return date;
        }
        let moment = format!("{date}{theirs}");
        if date.contains('T') && Date::parse(&moment).is_ok() {
            return moment;
        }
        let ours = self.zones.ours_in_words();
        self.unread(
            at,
            format!("`{date}` is lived at {theirs}, {ours}: without a time it stays as it is written"),
        );
        date
    }

    /// The same for what is said of a fact.
    pub(super) fn lived_value(&mut self, fact: &str, value: Value, at: &str) -> Value {
        match value {
            Value::Text(text) if self.is_dated(fact) && Date::parse(&text).is_ok() => {
                Value::Text(self.lived(text, at))
            }
            value => value,
        }
    }

    fn is_dated(&self, fact: &str) -> bool {
        fact == "date" || self.zones.dated.contains(fact)
    }

    /// The timeline that all is put into keeps what it says of itself; tells what the file says there.
    pub(super) fn keep_about(&mut self) {
        let said: Vec<&str> =
            self.about.iter().map(|(key, _)| *key).filter(|key| *key != "utc_offset").collect();
        self.about.clear();
        match said.as_slice() {
            [] => {}
            [one] => self.tell(format!("{one} of the timeline stays as it is")),
            more => self.tell(format!("{} of the timeline stay as they are", more.join(" and "))),
        }
        if let Some(theirs) = self.zones.elsewhere() {
            let ours = self.zones.ours_in_words();
            self.tell(format!(
                "the file's days are lived at {theirs}, {ours}: times without an offset get that"
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{Format, Known, Options, read, tests::sound};

    fn put_into(timeline: &str, json: &str) -> (String, Vec<String>, Vec<String>) {
        let known = Known::of(&crate::load::tests::loaded(timeline).timeline);
        let options = Options { into: Some(known), ..Options::default() };
        let imported = read(Format::Json, json.as_bytes(), options).expect("read");
        let unread = imported.all_unread().0.iter().map(|it| format!("{}: {}", it.place, it.why)).collect();
        sound(&imported.written());
        (imported.written(), unread, imported.told().to_vec())
    }

    const JSON: &str = r#"{ "dateline": 1, "timeline": { "title": "Theirs", "utc_offset": "+03:00" },
        "facts": [{ "id": "seen", "name": "Seen", "kind": "date" }],
        "events": [
            { "id": "a", "title": "A", "date": "2024-03-22T23:00", "sources": [{ "article": "n",
              "says": { "date": "2024-03-22T23:01", "seen": { "value": "2024-03-22T23:02" }, "f": "2024-03-22T23:03" } }] },
            { "id": "b", "title": "B", "date": "2024-03-22T23:00:05Z" },
            { "id": "c", "title": "C", "date": "2024-03-22" } ] }"#;

    #[test]
    fn a_time_means_the_same_in_a_timeline_of_another_offset() {
        let (written, unread, told) = put_into("[timeline]\ntitle = 'T'\nutc_offset = '-05:00'\n", JSON);
        for there in [
            "date = \"2024-03-22T23:00+03:00\"",
            "date = \"2024-03-22T23:00:05Z\"",
            "date = \"2024-03-22\"",
            "date = \"2024-03-22T23:01+03:00\"",
            "value = \"2024-03-22T23:02+03:00\"",
            "f = \"2024-03-22T23:03\"",
        ] {
            assert!(written.contains(there), "{there}: {written}");
        }
        assert_eq!(
            unread,
            [
                "/events/2/date: `2024-03-22` is lived at +03:00, those of the timeline at -05:00: without a time it stays as it is written"
            ]
        );
        assert_eq!(
            told[..2],
            [
                "title of the timeline stays as it is",
                "the file's days are lived at +03:00, those of the timeline at -05:00: times without an offset get that"
            ]
        );
        let (written, unread, _) = put_into("[timeline]\ntitle = 'T'\n", JSON);
        assert!(written.contains("date = \"2024-03-22T23:00+03:00\"") && unread.len() == 1, "{unread:?}");
        assert!(unread[0].contains("the timeline says nowhere (`utc_offset`)"), "{unread:?}");
    }

    #[test]
    fn nothing_is_changed_where_both_live_their_days_alike() {
        let (written, unread, told) = put_into("[timeline]\ntitle = 'T'\nutc_offset = '+03'\n", JSON);
        assert!(written.contains("date = \"2024-03-22T23:00\"\n") && unread.is_empty(), "{unread:?}");
        assert_eq!(told[0], "title of the timeline stays as it is");
        assert!(!told.iter().any(|it| it.contains("lived")), "{told:?}");
    }
}
