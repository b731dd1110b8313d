//! The Moscow timeline as part of the program, so that there is always something to show.

/// What problems and messages call it.
pub(super) const NAME: &str = "timeline.toml";

/// Every file of it, by its path.
const FILES: &[(&str, &str)] = &[
    (NAME, include_str!("../../timeline.toml")),
    ("articles/on-putins-vow.md", include_str!("../../articles/on-putins-vow.md")),
    ("articles/on-russias-doubt.md", include_str!("../../articles/on-russias-doubt.md")),
    ("articles/on-the-security-failure.md", include_str!("../../articles/on-the-security-failure.md")),
    (
        "articles/on-the-warning-and-the-kaluga-raid.md",
        include_str!("../../articles/on-the-warning-and-the-kaluga-raid.md"),
    ),
    ("articles/on-the-warnings-reception.md", include_str!("../../articles/on-the-warnings-reception.md")),
];

pub(super) fn file(path: &str) -> Option<&'static str> {
    FILES.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_of_the_shipped_timeline_is_built_in() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/articles");
        let mut articles = 0;
        for entry in std::fs::read_dir(folder).expect("articles") {
            let path = format!("articles/{}", entry.expect("entry").file_name().to_string_lossy());
            assert!(file(&path).is_some(), "{path} is not built in");
            articles += 1;
        }
        assert_eq!(FILES.len(), articles + 1);
    }
}
