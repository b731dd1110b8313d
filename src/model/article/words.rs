//! An article as a reader finds it again.

use crate::model::{Article, Timeline};

impl Timeline {
    /// What is known of an article besides its title, one line each, labelled; safe to show.
    pub(crate) fn citation_in_words(&self, article: &Article) -> Vec<(&'static str, String)> {
        let shown = |text| self.text(text).shown().to_string();
        let cited = &article.citation;
        let authors: Vec<String> = cited.author.iter().map(|author| shown(*author)).collect();
        let original = article.original.as_ref().map(|original| {
            let sha256 = original.sha256.map(|sha256| format!(", SHA-256 {}", shown(sha256)));
            format!("{}{}", shown(original.file), sha256.unwrap_or_default())
        });
        let derived_from = article.derived_from.map(|other| shown(self.articles[other].title));
        let lines = [
            ("by", (!authors.is_empty()).then(|| authors.join(", "))),
            ("publisher", cited.publisher.map(shown)),
            ("issued", cited.issued.as_ref().map(crate::dates::Date::in_words)),
            ("accessed", cited.accessed.as_ref().map(crate::dates::Date::in_words)),
            ("address", cited.url.map(shown)),
            ("archived at", cited.archive_url.map(shown)),
            ("language", cited.language.map(shown)),
            ("repeats", derived_from),
            ("text", article.file.map(shown)),
            ("SHA-256", article.sha256.map(shown)),
            ("original", original),
        ];
        lines.into_iter().filter_map(|(label, line)| Some((label, line?))).collect()
    }
}
