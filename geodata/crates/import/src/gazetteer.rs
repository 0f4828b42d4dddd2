//! Which municipality a cell means: by ISTAT code, cadastral code or name, and never by guess.

mod spelling;

use std::collections::BTreeMap;

use spelling::{bare, fits, is_belfiore, number};

use super::message::Message;
use super::normalize;
use geodata_atlas::Atlas;
use geodata_model::IstatCode;

/// A name as near as this, in Jaro-Winkler likeness, is worth suggesting.
const NEAR: f64 = 0.86;

/// The municipalities of an atlas by everything they are called.
#[derive(Debug, Default)]
pub struct Gazetteer {
    names: BTreeMap<IstatCode, String>,
    by_belfiore: BTreeMap<String, IstatCode>,
    by_name: BTreeMap<String, Vec<IstatCode>>,
}

/// A municipality that a cell means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its code.
    pub code: IstatCode,
    /// How the cell was interpreted, when it is not simply the code or the name.
    pub understood: Option<Message>,
}

/// Why a cell means no municipality of the atlas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// A well-formed code of a municipality elsewhere.
    Elsewhere,
    /// Not recognised; says what it may mean.
    Unknown(Message),
}

impl Gazetteer {
    /// The municipalities of an atlas.
    #[must_use]
    pub fn new(atlas: &Atlas) -> Self {
        let mut gazetteer = Self::default();
        for (&code, municipality) in &atlas.municipalities {
            gazetteer.names.insert(code, municipality.name.clone());
            gazetteer
                .by_belfiore
                .insert(municipality.belfiore.to_ascii_uppercase(), code);
            // a bilingual name is written in either language or in both
            for name in std::iter::once(&*municipality.name).chain(municipality.name.split('/')) {
                let codes = gazetteer.by_name.entry(normalize::key(name)).or_default();
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
        }
        gazetteer
    }

    /// The name of a municipality.
    #[must_use]
    pub fn name(&self, code: IstatCode) -> &str {
        self.names.get(&code).map_or("", String::as_str)
    }

    /// The municipality that a text means.
    pub fn find(&self, text: &str) -> Result<Found, NotFound> {
        let text = text.trim();
        if let Some(number) = number(text) {
            return self.by_code(text, number);
        }
        if let Some(&code) = self.by_belfiore.get(&text.to_ascii_uppercase()) {
            let understood = Message::new("by-belfiore")
                .with("name", self.name(code))
                .with("code", code);
            return Ok(found(code, Some(understood)));
        }
        if is_belfiore(text) {
            return Err(NotFound::Elsewhere);
        }
        self.by_name(text)
    }

    fn by_code(&self, text: &str, number: u32) -> Result<Found, NotFound> {
        // ISTAT counts the metropolitan city of province 001 as unit 201, and so on
        for (number, key) in [
            (number, "zeros-restored"),
            (number.wrapping_sub(200_000), "by-unit-code"),
        ] {
            let Some(code) = IstatCode::from_number(number) else {
                continue;
            };
            if self.names.contains_key(&code) {
                let same = code.to_string() == text;
                let understood = Message::new(key)
                    .with("name", self.name(code))
                    .with("code", code);
                return Ok(found(code, (!same).then_some(understood)));
            }
        }
        match IstatCode::from_number(number) {
            // a number of three or four digits may be a code without its zeros, or anything else
            Some(_) if text.len() >= 4 => Err(NotFound::Elsewhere),
            _ => Err(NotFound::Unknown(
                Message::new("no-municipality")
                    .with("text", text)
                    .with("near", "—"),
            )),
        }
    }

    fn by_name(&self, text: &str) -> Result<Found, NotFound> {
        let bare = bare(text);
        let key = normalize::key(bare);
        match self.by_name.get(&key).map(Vec::as_slice) {
            Some(&[code]) => return Ok(found(code, None)),
            Some(several) => {
                let names = self.listed(several);
                return Err(NotFound::Unknown(
                    Message::new("municipality-unsure")
                        .with("text", text)
                        .with("near", names),
                ));
            }
            None => {}
        }
        if let Some(found) = self.either_language(bare) {
            return Ok(found);
        }
        let abbreviated = self.abbreviated(bare);
        if let [code] = *abbreviated {
            let understood = Message::new("by-abbreviation")
                .with("name", self.name(code))
                .with("code", code);
            return Ok(found(code, Some(understood)));
        }
        let near = if abbreviated.is_empty() {
            self.near(&key)
        } else {
            abbreviated
        };
        let key = if near.is_empty() {
            "no-municipality"
        } else {
            "municipality-unsure"
        };
        let names = if near.is_empty() {
            "—".to_owned()
        } else {
            self.listed(&near)
        };
        Err(NotFound::Unknown(
            Message::new(key).with("text", text).with("near", names),
        ))
    }

    /// A bilingual name of which the atlas knows one language.
    fn either_language(&self, text: &str) -> Option<Found> {
        let mut codes = text
            .split(['/', '('])
            .filter_map(|part| self.by_name.get(&normalize::key(part)))
            .flatten();
        let &code = codes.next()?;
        if codes.any(|c| *c != code) || !text.contains(['/', '(']) {
            return None;
        }
        let understood = Message::new("by-one-language")
            .with("name", self.name(code))
            .with("code", code);
        Some(found(code, Some(understood)))
    }

    /// The municipalities whose name, word by word, an abbreviated name may stand for: `Rivarolo C.se`, `S. Mauro`.
    fn abbreviated(&self, text: &str) -> Vec<IstatCode> {
        let words = normalize::words(text);
        if !words.iter().any(|w| w.contains('.')) {
            return Vec::new();
        }
        let stands_for = |name: &str| {
            let full = normalize::words(name);
            full.len() == words.len()
                && words
                    .iter()
                    .zip(&full)
                    .all(|(short, word)| fits(short, word))
        };
        let all = self.names.iter();
        all.filter(|(_, name)| stands_for(name))
            .map(|(code, _)| *code)
            .collect()
    }

    /// The municipalities whose name is most like a wrong one; several when none stands out.
    fn near(&self, key: &str) -> Vec<IstatCode> {
        let mut likely: Vec<(f64, IstatCode)> = self
            .names
            .iter()
            .map(|(code, name)| (normalize::key(name), *code))
            .map(|(name, code)| {
                // the beginning of a name is likelier than another name like it
                let begins = key.len() > 3 && name.starts_with(key);
                (
                    if begins {
                        1.0
                    } else {
                        strsim::jaro_winkler(&name, key)
                    },
                    code,
                )
            })
            .filter(|(likeness, _)| *likeness >= NEAR)
            .collect();
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        likely.into_iter().take(3).map(|(_, code)| code).collect()
    }

    fn listed(&self, codes: &[IstatCode]) -> String {
        let names: Vec<String> = codes
            .iter()
            .map(|c| format!("{} ({c})", self.name(*c)))
            .collect();
        names.join(", ")
    }
}

fn found(code: IstatCode, understood: Option<Message>) -> Found {
    Found { code, understood }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geodata_atlas::AtlasFiles;

    fn gazetteer() -> Gazetteer {
        Gazetteer::new(&Atlas::read(&AtlasFiles::embedded()).unwrap())
    }

    #[test]
    fn every_way_of_naming_a_municipality_finds_it() {
        let gazetteer = gazetteer();
        for (text, code, understood) in [
            ("001272", "001272", None),
            ("1272", "001272", Some("zeros-restored")),
            ("1272.0", "001272", Some("zeros-restored")),
            ("201272", "001272", Some("by-unit-code")),
            ("l219", "001272", Some("by-belfiore")),
            ("TORINO", "001272", None),
            ("Comune di Torino", "001272", None),
            ("Torino (TO)", "001272", None),
            ("CIRIE'", "001086", None),
            ("ciriè", "001086", None),
            ("Pont-Canavese", "001199", None),
            ("Pont Canavese", "001199", None),
            ("ALBIANO D’IVREA", "001004", None),
            ("Rivarolo C.se", "001217", Some("by-abbreviation")),
            ("S. Mauro T.se", "001249", Some("by-abbreviation")),
            ("Leinì", "001130", None),
            ("VAL DI CHY", "001317", None),
            ("Valchiusa", "001318", None),
            ("Mappano", "001316", None),
            (
                "Bardonecchia / Bardonèche",
                "001022",
                Some("by-one-language"),
            ),
        ] {
            let found = gazetteer
                .find(text)
                .unwrap_or_else(|m| panic!("{text}: {m:?}"));
            assert_eq!(found.code.to_string(), code, "{text}");
            assert_eq!(found.understood.map(|s| s.key), understood, "{text}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        let gazetteer = gazetteer();
        for elsewhere in ["005001", "A326", "096001"] {
            assert_eq!(
                gazetteer.find(elsewhere),
                Err(NotFound::Elsewhere),
                "{elsewhere}"
            );
        }
        for (text, near) in [
            ("Tornio", "Torino (001272)"),
            ("Rivarol", "Rivarolo Canavese"),
            ("S. Giorgio", "—"),
            ("Xyz", "—"),
            ("", "—"),
        ] {
            let Err(NotFound::Unknown(message)) = gazetteer.find(text) else {
                panic!("{text}: {:?}", gazetteer.find(text));
            };
            let shown = &message.args.iter().find(|(n, _)| *n == "near").unwrap().1;
            assert!(near == "—" || shown.contains(near), "{text}: {shown}");
        }
    }

    #[test]
    fn every_name_of_the_atlas_finds_its_own_code() {
        let gazetteer = gazetteer();
        for (code, name) in gazetteer.names.clone() {
            for way in [
                name.clone(),
                name.to_uppercase(),
                name.replace([' ', '\''], "-"),
            ] {
                let found = gazetteer
                    .find(&way)
                    .unwrap_or_else(|m| panic!("{way}: {m:?}"));
                assert_eq!(found.code, code, "{way}");
            }
        }
    }
}
