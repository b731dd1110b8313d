//! The forms that strings of the format must have, for whoever reads them and whoever makes them.

/// An id: words of a to z and digits, with single hyphens between them.
pub(crate) fn is_id(id: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    id.split('-').all(is_word)
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn is_sha256(hash: &str) -> bool {
    hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}
