use crate::{sample, screen::rows, session::Session};

impl Session {
    /// Resizes, and waits for a frame after it.
    #[track_caller]
    fn resize_to(&mut self, size: (u16, u16)) {
        let before = self.look(super::session::Seen::frames);
        self.resize(size);
        self.wait_for(&format!("a frame at {size:?}"), |seen| seen.frames() > before);
    }

    /// Waits for a screen laid out for its size: keys in its last row, the name in the first.
    #[track_caller]
    fn is_laid_out(&self) {
        self.wait_for("the first row and the last", |seen| {
            let rows = rows(seen.screen());
            let has = |row: Option<&String>, text| row.is_some_and(|row| row.contains(text));
            has(rows.first(), "dateline") && has(rows.last(), "q quit")
        });
    }
}

#[test]
fn the_screen_is_laid_out_anew_at_every_size() {
    let (_folder, mut session) = sample::open();
    for size in [(80, 24), (200, 60), (20, 5), (80, 24), (108, 14), (107, 13), (30, 40)] {
        session.resize_to(size);
        session.is_laid_out();
    }
}

#[test]
fn the_focus_stays_through_all_sizes() {
    let (_folder, mut session) = sample::open();
    session.press("jj");
    session.is_on("The bridge is closed");
    for size in [(200, 60), (40, 6), (80, 24)] {
        session.resize_to(size);
        session.is_on("The bridge");
    }
    session.is_on("The bridge is closed");
}

#[test]
fn no_size_is_too_small() {
    let (_folder, mut session) = sample::open();
    for keys in ["", "\r", "\r", "?", "\x1b", "i", "\x1b", "4", "5"] {
        session.press(keys);
        for size in [(1, 1), (2, 2), (20, 1), (1, 24), (3, 5), (20, 5), (9, 9), (250, 70), (0, 0), (80, 24)] {
            session.resize_to(size);
        }
        session.is_laid_out();
    }
}

#[test]
fn the_picker_fits_every_size() {
    let (_folder, mut session) = sample::open();
    session.press("a");
    session.shows("type a name");
    for size in [(1, 1), (20, 5), (12, 4), (64, 3), (250, 70)] {
        session.resize(size);
        session.press("\x1b[B");
    }
    session.resize((80, 24));
    session.shows("type a name");
    session.press("lind\r");
    session.shows("Only Ada Lind");
}

#[test]
fn a_terminal_that_does_not_know_its_size_is_no_reason_to_die() {
    let folder = sample::folder();
    let mut session = Session::start(sample::dateline_in(&folder), (0, 0));
    session.wait_for("a frame", |seen| seen.frames() > 0);
    session.resize((80, 24));
    session.shows("The bridge falls");
    session.press("q");
    assert!(session.end().0.success());
}

#[test]
fn a_storm_of_resizes_passes() {
    let (_folder, mut session) = sample::open();
    for round in 0..200_u16 {
        session.resize((20 + round * 37 % 180, 5 + round * 17 % 60));
    }
    session.resize((90, 25));
    session.is_laid_out();
    session.press("j");
    session.is_on("A warning goes");
    session.press("q");
    assert!(session.end().0.success());
}
