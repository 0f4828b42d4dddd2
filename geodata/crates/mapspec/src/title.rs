//! The title that an author gives a map.

/// Characters of the longest title: one that is longer is a text, and no drawing has room for it.
pub const LONGEST_TITLE: usize = 500;

/// A title as maps have it, or how many characters it has when they are more than [`LONGEST_TITLE`].
/// Runs of spaces are one, so that a title comes back as it was.
///
/// # Errors
///
/// The number of its characters, when there are too many.
pub fn title(text: &str) -> Result<String, usize> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let title = words.join(" ");
    let count = title.chars().count();
    if count <= LONGEST_TITLE {
        Ok(title)
    } else {
        Err(count)
    }
}
