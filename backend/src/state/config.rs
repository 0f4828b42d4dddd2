//! The settings of a server: publisher, licence, contact and public address of whoever runs it.
//!
//! Flags and environment come first, then the file of `--config`. Nothing is invented in their
//! place: what is not configured is said to be so, in the catalogue too.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use axum::http::HeaderMap;
use serde::Deserialize;

use crate::http::base_url;

/// The settings; each is a flag, a variable of the environment, and a key of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, clap::Args)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Public address of this server, such as `https://atlante.example.it`; without it, what each request names.
    #[arg(long, env = "ATLANTE_BASE_URL", value_parser = base_url::parse)]
    pub base_url: Option<String>,
    /// Name of the body that publishes the data.
    #[arg(long, env = "ATLANTE_PUBLISHER")]
    pub publisher: Option<String>,
    /// Its identifier in the index of public administrations (IPA), such as `cmto`.
    #[arg(long, env = "ATLANTE_PUBLISHER_ID")]
    pub publisher_id: Option<String>,
    /// Its web address.
    #[arg(long, env = "ATLANTE_PUBLISHER_URL")]
    pub publisher_url: Option<String>,
    /// Address of the licence the data are published under.
    #[arg(long, env = "ATLANTE_LICENCE")]
    pub licence: Option<String>,
    /// Name of that licence.
    #[arg(long, env = "ATLANTE_LICENCE_NAME")]
    pub licence_name: Option<String>,
    /// Office that answers about the data.
    #[arg(long, env = "ATLANTE_CONTACT")]
    pub contact: Option<String>,
    /// Its e-mail address.
    #[arg(long, env = "ATLANTE_CONTACT_EMAIL")]
    pub contact_email: Option<String>,
}

impl Config {
    /// These settings, completed by those of a TOML file.
    pub fn or_file(self, path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path else { return Ok(self) };
        let shown = || format!("--config {}", path.display());
        let text = std::fs::read_to_string(path).with_context(shown)?;
        let file: Self = toml::from_str(&text).with_context(shown)?;
        let base = file.base_url.as_deref().map(base_url::parse).transpose();
        let base = base.map_err(anyhow::Error::msg).with_context(shown)?;
        Ok(Self {
            base_url: self.base_url.or(base),
            publisher: self.publisher.or(file.publisher),
            publisher_id: self.publisher_id.or(file.publisher_id),
            publisher_url: self.publisher_url.or(file.publisher_url),
            licence: self.licence.or(file.licence),
            licence_name: self.licence_name.or(file.licence_name),
            contact: self.contact.or(file.contact),
            contact_email: self.contact_email.or(file.contact_email),
        })
    }

    /// Scheme and host for absolute links: the configured ones, else those the request used.
    #[must_use]
    pub fn base(&self, headers: &HeaderMap) -> String {
        self.base_url
            .clone()
            .unwrap_or_else(|| base_url::of_request(headers))
    }
}

/// Where the file of settings is.
#[derive(Debug, Clone, clap::Args)]
pub struct ConfigFile {
    /// File of settings (TOML): publisher, licence, contact, `base_url`.
    #[arg(long, env = "ATLANTE_CONFIG")]
    pub config: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_of_the_file_is_an_error() {
        assert!(toml::from_str::<Config>("publsher = \"x\"").is_err());
        let config: Config = toml::from_str("publisher = \"Ente\"").unwrap();
        assert_eq!(config.publisher.as_deref(), Some("Ente"));
    }
}
