//! Parts of addresses (RFC 3986).

/// A path as a relative reference (4.2), or an id as a fragment: bytes that may not stand there are written in percent.
pub(super) fn relative(text: &str) -> String {
    let written = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(written).collect()
}
