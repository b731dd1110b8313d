//! A large file, read by two threads: most of the time goes into the pages of memory that it comes into.

use std::{
    fs::File,
    os::unix::fs::FileExt,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use super::Progress;

/// A smaller file is read before a thread has begun.
const LARGE: u64 = 16 << 20;

/// So much is read at once, and told of.
const PART: usize = 4 << 20;

const THREADS: usize = 2;

/// The bytes of a large regular file that has so many. None of another, and of one that is shorter by now.
pub(super) fn read(file: &File, bytes: u64, progress: &Progress<'_>) -> Option<Vec<u8>> {
    let size = usize::try_from(bytes).ok().filter(|_| bytes >= LARGE)?;
    let mut bytes = vec![0; size];
    let failed = AtomicBool::new(false);
    let share = size.div_ceil(THREADS);
    thread::scope(|scope| {
        for (number, share_of_it) in bytes.chunks_mut(share).enumerate() {
            let failed = &failed;
            scope.spawn(move || {
                for (part, into) in share_of_it.chunks_mut(PART).enumerate() {
                    let at = u64::try_from(number * share + part * PART).unwrap_or(u64::MAX);
                    if file.read_exact_at(into, at).is_err() {
                        failed.store(true, Ordering::Relaxed);
                        return;
                    }
                    progress.reaches(into.len());
                }
            });
        }
    });
    (!failed.into_inner()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_large_file_is_read_as_it_stands_and_a_small_one_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("t.toml");
        let bytes: Vec<u8> = (0..LARGE + 12_345).map(|at| (at % 251) as u8).collect();
        fs::write(&path, &bytes).expect("written");
        let file = File::open(&path).expect("opened");
        let read = |bytes| read(&file, bytes, &Progress::untold());
        assert!(read(LARGE + 12_345).is_some_and(|read| read == bytes));
        assert_eq!(read(LARGE + 12_346), None, "it is shorter");
        assert_eq!(read(5), None);
    }
}
