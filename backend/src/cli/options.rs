//! Options that several commands have.

use std::path::PathBuf;

use anyhow::Context as _;
use geodata_model::Language;
use geodata_model::i18n::Catalogue;
use geodata_store::{Address, Origin, Store};

use crate::clock::now;

/// A folder, a file, or the address of a database; shown as an [`Address`], which leaves the password out.
pub type Folder = PathBuf;

/// Reads a language tag.
fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| format!("`{tag}` is not a language of Atlante: it or en"))
}

/// The language of what is printed for people.
#[derive(Debug, clap::Args)]
pub struct OutputLanguage {
    /// Language of what is printed: it or en.
    #[arg(long, value_parser = language, default_value = "it")]
    lang: Language,
}

impl OutputLanguage {
    /// The texts in this language.
    pub fn texts(&self) -> Catalogue {
        Catalogue::new(self.lang)
    }
}

/// Who makes a change.
#[derive(Debug, clap::Args)]
pub struct Author {
    /// Who makes the change, for the history; without it, the user's name on this machine.
    #[arg(long, env = "ATLANTE_WHO")]
    who: Option<String>,
}

impl Author {
    /// A change made now by this command.
    pub fn origin(&self, what: String) -> Origin {
        let user = || {
            std::env::var("USER")
                .or_else(|_| std::env::var("LOGNAME"))
                .ok()
        };
        Origin {
            who: self
                .who
                .clone()
                .or_else(user)
                .unwrap_or_else(|| "?".to_owned()),
            when: now(),
            what,
            ..Origin::default()
        }
    }
}

/// The folder of an atlas or its store, from the command line or the environment.
#[derive(Debug, clap::Args)]
pub struct StoreFile {
    /// The store: a file made by `atlante init`, or the address of a database (`postgres://`).
    #[arg(long = "atlas", env = "ATLANTE_ATLAS", hide_env_values = true)]
    file: Folder,
}

impl StoreFile {
    /// Opens it.
    pub fn open(&self) -> anyhow::Result<Store> {
        Store::open(&self.file).with_context(|| format!("--atlas {}", Address::of(&self.file)))
    }
}
