//! A new atlas for any area: borders from a file of boundaries, everything else from the tables of a plan.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_import::{Import, Input, Options, Profile, Target, import, topojson};
use geodata_store::Origin;

use crate::cli::arguments::{chosen, pair, today};
use crate::cli::import::text;
use crate::cli::options::{Folder, OutputLanguage};

/// The table that a plan cannot do without, and a file of boundaries does not hold.
const MUNICIPALITIES: &str = "municipalities.csv";

#[derive(Debug, clap::Args)]
pub(super) struct AreaArgs {
    /// Files with the borders of the municipalities, such as those of ISTAT, for an atlas of another area.
    #[arg(long, value_name = "FILE", requires = "plan", conflicts_with = "from", num_args = 1..)]
    boundaries: Vec<PathBuf>,
    /// Folder with the tables of the plan: axes, strategies, zones, municipalities … as in an atlas.
    #[arg(long, value_name = "FOLDER", requires = "boundaries")]
    plan: Option<Folder>,
    /// Read only the borders with this value, as in `--only COD_PROV=4`; several values as `A|B`.
    #[arg(long, value_name = "COLUMN=VALUE", value_parser = pair, requires = "boundaries")]
    only: Vec<(String, String)>,
    /// Coordinate system of the boundaries, whatever they say themselves.
    #[arg(long, requires = "boundaries")]
    crs: Option<String>,
    /// Layer of the boundaries, where a file has several.
    #[arg(long, requires = "boundaries")]
    layer: Option<String>,
}

impl AreaArgs {
    /// The files of the new atlas; `None` when none is asked for.
    pub(super) fn files(&self, language: &OutputLanguage) -> anyhow::Result<Option<AtlasFiles>> {
        let Some(plan) = &self.plan else {
            return Ok(None);
        };
        if !plan.join(MUNICIPALITIES).is_file() {
            bail!(
                "{} is not there: `atlante import BOUNDARIES --as boundaries --out {0}` writes one with codes and names; \
                 fill in the zone and how it is known; figures you do not have stay empty",
                plan.join(MUNICIPALITIES).display()
            );
        }
        let found = self.read()?;
        if !found.report.is_whole() {
            // a border that is missing would be a hole in the map
            eprint!("{}", text::report(&found.report, &language.texts()));
            bail!("not every border could be read: the atlas was not made");
        }
        let files = AtlasFiles::from_plan(plan, topojson(&found.boundaries));
        let files = files.with_context(|| format!("--plan {}", plan.display()))?;
        Ok(Some(files))
    }

    fn read(&self) -> anyhow::Result<Import> {
        let inputs: Vec<Input> = self
            .boundaries
            .iter()
            .map(|path| Input::file(path))
            .collect();
        let options = Options {
            target: Target::NewArea,
            profile: Profile::default(),
            crs: self.crs.clone(),
            layer: self.layer.clone(),
            only: chosen(&self.only),
            today: today(),
        };
        // borders are read as they are: what another atlas holds says nothing of them
        let files = AtlasFiles::embedded();
        let atlas = PreparedAtlas::new(Atlas::read(&files)?);
        Ok(import(&inputs, &atlas, &files, &options, &mut |_| {})?)
    }

    /// The origin, with the files of the boundaries.
    pub(super) fn origin(&self, origin: Origin) -> Origin {
        let hashes = self
            .boundaries
            .iter()
            .map(|path| Input::file(path).sha256());
        let hashes: Vec<String> = hashes.filter_map(Result::ok).collect();
        let names = self.boundaries.iter().filter_map(|path| path.file_name());
        let names: Vec<_> = names.map(|name| name.to_string_lossy()).collect();
        if names.is_empty() {
            return origin;
        }
        Origin {
            file: Some(names.join(", ")),
            sha256: Some(hashes.join(" ")),
            ..origin
        }
    }
}
