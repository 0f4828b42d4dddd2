//! Atlas folders made for a test.

use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the project's atlas, changed.
pub fn atlas_with(name: &str, change: impl FnOnce(&Path)) -> PathBuf {
    let copy = crate::results().join("atlas").join(name);
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(&copy).expect("the results folder can be written to");
    for entry in fs::read_dir(crate::root().join("geodata/atlas")).expect("the atlas is there") {
        let entry = entry.expect("the atlas can be listed");
        fs::copy(entry.path(), copy.join(entry.file_name())).expect("a file can be copied");
    }
    change(&copy);
    copy
}

/// Puts one text in the place of another in a file.
pub fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("the file can be read");
    assert!(text.contains(from), "{} has no {from}", file.display());
    fs::write(file, text.replace(from, to)).expect("the file can be written");
}
