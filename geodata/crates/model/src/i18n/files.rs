//! The files of the message catalogue, compiled in.

pub(super) const ITALIAN: &str = include_str!("../../../../i18n/it.ftl");
pub(super) const ITALIAN_DOMAIN: &str = include_str!("../../../../i18n/it.domain.ftl");
pub(super) const ENGLISH: &str = include_str!("../../../../i18n/en.ftl");
pub(super) const ENGLISH_DOMAIN: &str = include_str!("../../../../i18n/en.domain.ftl");

/// Keys and English texts of the library whose keys begin with `prefix`, as written in the file: with placeables, on one line.
pub fn english(prefix: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = ENGLISH_DOMAIN
        .lines()
        .filter(move |line| line.starts_with(prefix));
    lines.filter_map(|line| line.split_once(" = "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_bundle::FluentResource;

    fn keys(files: [&str; 2]) -> Vec<&str> {
        let mut keys: Vec<_> = files
            .iter()
            .flat_map(|f| f.lines())
            .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|l| l.split_once('=').map(|(key, _)| key.trim()))
            .collect();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn both_languages_have_the_same_texts_once() {
        let italian = keys([ITALIAN, ITALIAN_DOMAIN]);
        assert_eq!(italian, keys([ENGLISH, ENGLISH_DOMAIN]));
        assert!(italian.windows(2).all(|w| w[0] != w[1]), "a key twice");
    }

    #[test]
    fn the_catalogue_files_have_no_errors() {
        for file in [ITALIAN, ITALIAN_DOMAIN, ENGLISH, ENGLISH_DOMAIN] {
            if let Err((_, errors)) = FluentResource::try_new(file.to_owned()) {
                panic!("{errors:?}");
            }
        }
    }
}
