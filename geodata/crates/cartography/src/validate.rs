//! A map checked against an atlas: codes that the atlas does not have are left out and reported in a notice.

use geodata_atlas::Atlas;
use geodata_mapspec::{MapSpec, notices as notices_of};
use geodata_model::Text;

/// Reads a query as [`MapSpec::from_query`] does, and then against what is in the atlas: `zone=77` is a valid
/// number, but an atlas of eleven zones has no such zone.
#[must_use]
pub fn mapspec_of_atlas(query: &str, atlas: &Atlas) -> (MapSpec, Vec<Text>) {
    let (mut spec, mut notices) = MapSpec::from_query(query);
    let mut unknown = Vec::new();
    check_one(&mut spec.zone, "zone", &mut unknown, |z| {
        atlas.zones.contains_key(z)
    });
    check_one(&mut spec.municipality, "municipality", &mut unknown, |m| {
        atlas.municipalities.contains_key(m)
    });
    check_one(&mut spec.project, "project", &mut unknown, |p| {
        atlas.projects.contains_key(p)
    });
    check_list(&mut spec.axes, "axis", &mut unknown, |a| {
        atlas.axes.contains_key(a)
    });
    check_list(&mut spec.strategies, "strategy", &mut unknown, |s| {
        atlas.strategies.contains_key(s)
    });
    check_list(&mut spec.kinds, "kind", &mut unknown, |k| {
        atlas.kind(k).is_some()
    });
    check_list(&mut spec.sources, "cites", &mut unknown, |s| {
        atlas.sources.contains_key(s)
    });
    notices.extend(notices_of(&unknown));
    (spec, notices)
}

/// Values that the atlas does not have: the key of the message, the key of the query, the value.
type Unknown = Vec<(&'static str, String, String)>;

fn check_one<T: ToString>(
    value: &mut Option<T>,
    key: &'static str,
    unknown: &mut Unknown,
    exists: impl Fn(&T) -> bool,
) {
    if let Some(code) = value.take_if(|v| !exists(v)) {
        unknown.push(("notice-not-here", key.to_owned(), code.to_string()));
    }
}

/// As when it is read, a list with a value that is not understood is refused as a whole.
fn check_list<T: ToString>(
    values: &mut Vec<T>,
    key: &'static str,
    unknown: &mut Unknown,
    exists: impl Fn(&T) -> bool,
) {
    let unknown_codes: Vec<String> = values
        .iter()
        .filter(|v| !exists(v))
        .map(T::to_string)
        .collect();
    if !unknown_codes.is_empty() {
        values.clear();
        unknown.push(("notice-not-here", key.to_owned(), unknown_codes.join(", ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geodata_atlas::AtlasFiles;

    #[test]
    fn a_code_that_the_atlas_does_not_have_is_reported_and_left_out() {
        let atlas = Atlas::read(&AtlasFiles::embedded()).unwrap();
        let read = |query: &str| mapspec_of_atlas(query, &atlas);
        for query in [
            "zone=77",
            "municipality=999999",
            "project=no-such-project",
            "axis=9",
            "strategy=3.9",
            "kind=spaceport",
            "cites=no-such-source",
            "kind=cycle_route,spaceport",
        ] {
            let (spec, notices) = read(query);
            assert_eq!(spec.to_query(), "", "{query}");
            assert_eq!(notices.len(), 1, "{query}: {notices:?}");
            let value = query.split_once('=').unwrap().1;
            let unknown_code = value.trim_start_matches("cycle_route,");
            assert!(notices[0].it.contains(unknown_code), "{notices:?}");
        }
        let known =
            "zone=5&municipality=001272&axis=1,3&strategy=3.3&kind=cycle_route&cites=survey-2023";
        assert_eq!(read(known).0.to_query(), known);
        assert!(read(known).1.is_empty());
    }
}
