//! Reads PDF files with the programs of poppler, which share no code with the product.

use std::fs;
use std::process::Command;

use crate::picture::Picture;

/// A document in a file.
pub struct Pdf(std::path::PathBuf);

impl Pdf {
    /// Writes the document to a file in the results folder.
    #[must_use]
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        let path = crate::results().join(name);
        fs::write(&path, bytes).expect("results can be written");
        Self(path)
    }

    /// The file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        fs::read(&self.0).expect("the file is there")
    }

    fn run(&self, program: &str, options: &[&str], out: &[&str]) -> String {
        let output = Command::new(program)
            .args(options)
            .arg(&self.0)
            .args(out)
            .output()
            .unwrap_or_else(|why| panic!("{program}: {why}"));
        assert!(output.status.success(), "{program}: {output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Its text in the order in which it is drawn.
    #[must_use]
    pub fn text(&self) -> String {
        self.run("pdftotext", &["-raw"], &["-"])
    }

    /// Its text on one line, with single spaces.
    #[must_use]
    pub fn words(&self) -> String {
        self.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Title, pages, tags and other properties, as `pdfinfo` prints them.
    #[must_use]
    pub fn info(&self) -> String {
        self.run("pdfinfo", &["-isodates"], &[])
    }

    /// The structure tags with their text, in the order in which screen readers read them.
    #[must_use]
    pub fn structure(&self) -> String {
        self.run("pdfinfo", &["-struct-text"], &[])
    }

    /// Number of pages.
    #[must_use]
    pub fn pages(&self) -> usize {
        let info = self.info();
        let line = info.lines().find_map(|l| l.strip_prefix("Pages:"));
        line.and_then(|l| l.trim().parse().ok()).expect("a number")
    }

    /// The fonts, and whether each is embedded.
    #[must_use]
    pub fn fonts(&self) -> Vec<(String, bool)> {
        let table = self.run("pdffonts", &[], &[]);
        let row = |line: &str| {
            let mut words = line.split_whitespace();
            let name = words.next().unwrap_or_default().to_owned();
            // the columns from the right: generation, number, unicode, subset, embedded
            let embedded = line.split_whitespace().rev().nth(4) == Some("yes");
            (name, embedded)
        };
        table.lines().skip(2).map(row).collect()
    }

    /// A page as a picture.
    #[must_use]
    pub fn picture(&self, page: usize, dots_per_inch: u32) -> Picture {
        let (page, dots) = (page.to_string(), dots_per_inch.to_string());
        let to = self.0.with_extension("");
        let to = to.to_str().expect("a path in UTF-8");
        let options = ["-png", "-singlefile", "-f", &page, "-l", &page, "-r", &dots];
        let _ = self.run("pdftoppm", &options, &[to]);
        let png = fs::read(format!("{to}.png")).expect("the picture is there");
        Picture::decode(&png)
    }
}
