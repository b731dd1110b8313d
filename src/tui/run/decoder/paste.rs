use crossterm::event::Event;

/// So many bytes of a paste are kept: far more than a line takes, which says that it was cut.
const MOST: usize = 1 << 16;

const END: &[u8] = b"\x1b[201~";

/// A paste that has not ended.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// So many bytes of the end have come.
    ended: usize,
}

impl Paste {
    /// Whether it ends with this.
    pub(super) fn add(&mut self, byte: u8) -> bool {
        if END.get(self.ended) == Some(&byte) {
            self.ended += 1;
            return self.ended == END.len();
        }
        // Nothing but its beginning begins as the end does.
        let kept = END.get(..std::mem::take(&mut self.ended)).unwrap_or_default();
        let room = MOST - self.text.len();
        self.text.extend(kept.iter().take(room));
        if END.first() == Some(&byte) {
            self.ended = 1;
        } else if self.text.len() < MOST {
            self.text.push(byte);
        }
        false
    }

    pub(super) fn into_event(self) -> Event {
        Event::Paste(String::from_utf8_lossy(&self.text).into_owned())
    }
}
