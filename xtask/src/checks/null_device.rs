//! Whether `/dev/null` is still the device that everybody takes it for.
//!
//! A program that is run as root and told to write there by replacing the file (a compiler with `-o`, say) leaves an
//! ordinary file. From then on whoever reads it gets old text: every `rustc -` finds a program on its standard input, and
//! builds fail in ways that name nothing of this. So the set-up looks first.

use std::fs;
use std::io;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// Where it lies.
pub(super) const PLACE: &str = "/dev/null";
/// Its device number on Linux: major 1, minor 3.
const NUMBER: u64 = (1 << 8) | 3;

/// What stands in the place of the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// The device.
    Sound,
    /// Something else, in words.
    Wrong(String),
}

/// Looks at what stands there.
pub(super) fn look(place: &Path) -> Standing {
    match fs::metadata(place) {
        Ok(found) if !found.file_type().is_char_device() => {
            Standing::Wrong(format!("{} is no device but a file of {} bytes", place.display(), found.len()))
        }
        Ok(found) if cfg!(target_os = "linux") && found.rdev() != NUMBER => {
            Standing::Wrong(format!("{} is another device than it should be", place.display()))
        }
        Ok(_) => Standing::Sound,
        Err(error) => Standing::Wrong(format!("{} cannot be looked at: {error}", place.display())),
    }
}

/// How one makes it again, as root.
pub(super) fn cure(place: &Path) -> String {
    let place = place.display();
    format!("as root: rm -f {place} && mknod -m 666 {place} c 1 3")
}

/// Puts the device back in its place; needs root. What stood there is only taken away once the new one is there.
pub(super) fn repair(place: &Path) -> io::Result<()> {
    let beside = place.with_file_name("null.made-by-jig");
    let made = Command::new("mknod")
        .args(["-m", "666"])
        .arg(&beside)
        .args(["c", "1", "3"])
        // Not the null device: it is what is broken.
        .stdin(Stdio::piped())
        .status()?;
    if !made.success() {
        return Err(io::Error::other(format!("mknod ended with {made}")));
    }
    fs::rename(&beside, place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_file_in_its_place_is_noticed_with_its_cure() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("null");
        fs::write(&place, "fn main() {}").unwrap();
        assert_eq!(look(&place), Standing::Wrong(format!("{} is no device but a file of 12 bytes", place.display())));
        assert!(cure(&place).contains(&format!("mknod -m 666 {} c 1 3", place.display())));
    }

    #[test]
    fn a_missing_or_another_device_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(look(&folder.path().join("none")), Standing::Wrong(_)));
        if cfg!(target_os = "linux") {
            assert!(matches!(look(Path::new("/dev/zero")), Standing::Wrong(_)));
        }
    }

    #[test]
    fn the_device_of_this_machine_is_sound() {
        assert_eq!(look(Path::new(PLACE)), Standing::Sound);
    }

    #[test]
    fn a_file_is_replaced_by_the_device_where_this_user_may() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("null");
        fs::write(&place, "old text").unwrap();
        match repair(&place) {
            // A mount that forbids devices still lets root make one; that it can be looked at is enough here.
            Ok(()) => assert_eq!(look(&place), Standing::Sound),
            Err(_) => assert_eq!(fs::read_to_string(&place).unwrap(), "old text", "nothing is lost by a failed repair"),
        }
    }
}
