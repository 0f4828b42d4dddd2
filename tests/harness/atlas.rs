//! Makes folders of atlases for tests.

use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the embedded atlas in a folder, changed by `change`.
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

/// Replaces a text in a file, which must contain it.
pub fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("the file can be read");
    assert!(text.contains(from), "{} has no {from}", file.display());
    fs::write(file, text.replace(from, to)).expect("the file can be written");
}

/// A copy of the embedded atlas in which some projects have a period of validity (identifier, from, to).
pub fn dated_atlas(name: &str, dates: &[(&str, &str, &str)]) -> PathBuf {
    atlas_with(name, |folder| {
        let file = folder.join("projects.csv");
        let text = fs::read_to_string(&file).expect("the file can be read");
        let lines = text.lines().enumerate().map(|(at, line)| {
            let id = line.split(',').next();
            let dated = dates.iter().find(|(dated, ..)| Some(*dated) == id);
            match dated {
                _ if at == 0 => format!("{line},valid_from,valid_to\n"),
                Some((_, from, to)) => format!("{line},{from},{to}\n"),
                None => format!("{line},,\n"),
            }
        });
        fs::write(&file, lines.collect::<String>()).expect("the file can be written");
    })
}
