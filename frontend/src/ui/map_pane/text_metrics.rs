//! Estimates the size of a text without the browser, and breaks names into two lines.

/// A name broken at a space or hyphen into two lines of about the same length; one line when it has neither.
pub fn broken(name: &str) -> Vec<String> {
    let breaks = name.char_indices().filter_map(|(at, c)| match c {
        ' ' => Some((at, at + 1)),
        '-' => Some((at + 1, at + 1)),
        _ => None,
    });
    let longest = |(end, start): &(usize, usize)| (*end).max(name.len() - start);
    match breaks.min_by_key(longest) {
        Some((end, start)) => vec![name[..end].to_owned(), name[start..].to_owned()],
        None => vec![name.to_owned()],
    }
}

/// Estimated width and height in CSS pixels of a text in Titillium Web at the font size `px`, a little more than it takes.
/// Measuring it in the browser would force a layout for every label at every frame.
pub fn text_size(text: &str, px: f64) -> [f64; 2] {
    let width: f64 = text.chars().map(|c| em(c) * px).sum();
    [width, px * 1.25]
}

/// Advance width of a character in ems, rounded up from the semibold face.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'ì' | '.' | ',' | '\'' | '’' | ' ' => 0.28,
        'f' | 'r' | 't' | 'I' | '-' | '(' | ')' => 0.38,
        'm' | 'w' | 'M' | 'W' => 0.88,
        c if c.is_uppercase() => 0.66,
        _ => 0.56,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_where_their_lines_are_most_alike() {
        assert_eq!(broken("Pinerolese"), ["Pinerolese"]);
        assert_eq!(
            broken("Area Metropolitana Torino Ovest"),
            ["Area Metropolitana", "Torino Ovest"]
        );
        assert_eq!(
            broken("Chierese-Carmagnolese"),
            ["Chierese-", "Carmagnolese"]
        );
    }

    #[test]
    fn longer_names_are_wider() {
        assert!(text_size("Pino", 14.0)[0] < text_size("Pinerolo", 14.0)[0]);
    }
}
