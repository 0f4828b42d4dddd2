//! `atlante export map|sheet|zone|deck|html`: the same files as the server's `/export/…`, without a server.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use geodata_atlas::PreparedAtlas;
use geodata_cartography::svg;
use geodata_indicator::gaps::gaps;
use geodata_model::ZoneNumber;

use crate::export::letters::{self, carried::style_of};
use crate::export::options::Request;
use crate::export::page::{Options, page};
use crate::export::pptx::Template;
use crate::export::{deck, pdf, png, pptx, scene, sheet};

/// What every file needs to know.
#[derive(Debug, clap::Args)]
pub(super) struct Common {
    /// The map and its options, as in the address of the page: `theme=density&zone=5&format=a4&scale=2`.
    #[arg(long, default_value = "")]
    spec: String,
    /// Public address of the server, for the link and its code on the file.
    #[arg(long, env = "ATLANTE_BASE_URL")]
    origin: Option<String>,
}

/// The look of slides.
#[derive(Debug, clap::Args)]
struct Look {
    /// Presentation or template (.potx, .pptx) whose size, masters, layouts and theme the slides take; its slides are left out.
    #[arg(long)]
    template: Option<PathBuf>,
}

impl Look {
    /// The template, for files that are slides.
    fn template(&self, form: &str) -> anyhow::Result<Option<Template>> {
        let Some(file) = &self.template else {
            return Ok(None);
        };
        if form != "pptx" {
            bail!("--template is for slides: name the file with the ending pptx");
        }
        let bytes =
            std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let template = Template::read(&bytes);
        let template =
            template.with_context(|| format!("{} cannot be a template", file.display()))?;
        Ok(Some(template))
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct MapArgs {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    look: Look,
    /// File to write; its ending says the format: svg, png, pdf, pptx, html.
    #[arg(long)]
    out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct ZoneArgs {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    look: Look,
    /// Number of the zone; without it, every zone, into the folder of --out.
    #[arg(long)]
    zone: Option<ZoneNumber>,
    /// File to write (pptx: map, figures, strategies, gaps; svg, png, pdf, html: the map), or the folder for all of them.
    #[arg(long)]
    out: PathBuf,
    /// Format of the files in a folder.
    #[arg(long, default_value = "pptx")]
    form: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct SheetArgs {
    #[command(flatten)]
    common: Common,
    /// Number of the zone.
    #[arg(long, required_unless_present = "all")]
    zone: Option<ZoneNumber>,
    /// The sheets of every zone in one file.
    #[arg(long, conflicts_with = "zone")]
    all: bool,
    /// Two pages a4 for each zone, or one a3 for the table.
    #[arg(long, default_value = "a4")]
    size: String,
    /// File to write, ending in pdf.
    #[arg(long)]
    out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct DeckArgs {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    look: Look,
    /// File to write, ending in pptx.
    #[arg(long)]
    out: PathBuf,
}

pub(super) fn map(atlas: &PreparedAtlas, args: &MapArgs) -> anyhow::Result<ExitCode> {
    let request = args.common.request(atlas, "")?;
    let form = form(&args.out)?;
    let bytes = match args.look.template(form)? {
        Some(template) => {
            let gaps = gaps(atlas);
            let maker = args.common.maker(atlas, &gaps, &request, Some(&template));
            deck::map(&maker)?
        }
        None => args.common.file(atlas, &request, form)?,
    };
    write(&args.out, &bytes)
}

pub(super) fn deck(atlas: &PreparedAtlas, args: &DeckArgs) -> anyhow::Result<ExitCode> {
    if form(&args.out)? != "pptx" {
        bail!("a deck is written as pptx: name the file so");
    }
    let (request, gaps) = (args.common.request(atlas, "")?, gaps(atlas));
    let template = args.look.template("pptx")?;
    let maker = args.common.maker(atlas, &gaps, &request, template.as_ref());
    let bytes = deck::deck(&maker)?;
    write(&args.out, &bytes)
}

pub(super) fn sheet(atlas: &PreparedAtlas, args: &SheetArgs) -> anyhow::Result<ExitCode> {
    if form(&args.out)? != "pdf" {
        bail!("a zone sheet is written as pdf: name the file so");
    }
    let paper = sheet::Paper::from_id(&args.size)?;
    let zones = match args.zone {
        Some(zone) => vec![zone],
        None => atlas.atlas.zones.keys().copied().collect(),
    };
    let (request, gaps) = (args.common.request(atlas, "")?, gaps(atlas));
    let maker = args.common.maker(atlas, &gaps, &request, None);
    let bytes = sheet::sheets(&maker, &zones, paper)?;
    write(&args.out, &bytes)
}

pub(super) fn zone(atlas: &PreparedAtlas, args: &ZoneArgs) -> anyhow::Result<ExitCode> {
    if let Some(zone) = args.zone {
        let bytes = args.zone(atlas, zone, form(&args.out)?)?;
        return write(&args.out, &bytes);
    }
    std::fs::create_dir_all(&args.out)
        .with_context(|| format!("cannot make {}", args.out.display()))?;
    let zones = &atlas.atlas.zones;
    for (done, number) in zones.keys().enumerate() {
        let file = args.out.join(format!("zona-{number:0>2}.{}", args.form));
        eprint!("{} / {}  ", done + 1, zones.len());
        write(&file, &args.zone(atlas, *number, &args.form)?)?;
    }
    Ok(ExitCode::SUCCESS)
}

impl ZoneArgs {
    fn zone(&self, atlas: &PreparedAtlas, zone: ZoneNumber, form: &str) -> anyhow::Result<Vec<u8>> {
        if !atlas.atlas.zones.contains_key(&zone) {
            bail!("there is no zone {zone}");
        }
        let template = self.look.template(form)?;
        if form == "pptx" {
            let (request, gaps) = (self.common.request(atlas, "")?, gaps(atlas));
            let maker = self.common.maker(atlas, &gaps, &request, template.as_ref());
            return Ok(deck::zone(&maker, zone)?);
        }
        let request = self.common.request(atlas, &format!("&zone={zone}"))?;
        self.common.file(atlas, &request, form)
    }
}

impl Common {
    /// What is not understood is an error here: nobody looks at a notice.
    fn request(&self, atlas: &PreparedAtlas, more: &str) -> anyhow::Result<Request> {
        let query = format!("{}{more}", self.spec);
        let request = Request::from_query(&query, &atlas.atlas)?;
        if let Some(notice) = request.notices.first() {
            bail!("--spec: {}", notice.en);
        }
        for notice in letters::notices(&request.spec) {
            eprintln!("{}", notice.get(request.spec.language));
        }
        Ok(request)
    }

    fn origin(&self) -> Option<&str> {
        self.origin.as_deref().map(|o| o.trim_end_matches('/'))
    }

    fn maker<'a>(
        &'a self,
        atlas: &'a PreparedAtlas,
        gaps: &'a geodata_api::gaps::Gaps,
        request: &'a Request,
        template: Option<&'a Template>,
    ) -> deck::Maker<'a> {
        deck::Maker {
            atlas,
            gaps,
            request,
            origin: self.origin(),
            template,
        }
    }

    fn file(
        &self,
        atlas: &PreparedAtlas,
        request: &Request,
        form: &str,
    ) -> anyhow::Result<Vec<u8>> {
        let drawing = |detail| scene(atlas, &request.spec, &request.sheet(self.origin(), detail));
        Ok(match form {
            "svg" => {
                let scene = drawing(2.0);
                svg(&scene, &style_of(&scene)).into_bytes()
            }
            "png" => png::png(&drawing(request.detail()), request.width)?,
            "pdf" => pdf::of_map(atlas, &request.spec, drawing(3.0))?,
            "pptx" => pptx::of_map(atlas, request, drawing(2.0))?,
            "html" => {
                let link = self.origin().map(|o| request.address(o, &request.spec));
                page(atlas, &request.spec, &Options::offline(link)).into_bytes()
            }
            other => {
                bail!(
                    "a map cannot be written as '{other}': the formats are svg, png, pdf, pptx, html"
                )
            }
        })
    }
}

fn form(file: &Path) -> anyhow::Result<&str> {
    let ending = file.extension().and_then(|e| e.to_str());
    ending.with_context(|| {
        format!(
            "{} has no ending that says the format: svg, png, pdf, pptx, html",
            file.display()
        )
    })
}

fn write(file: &Path, bytes: &[u8]) -> anyhow::Result<ExitCode> {
    std::fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    println!("{}: {} bytes", file.display(), bytes.len());
    Ok(ExitCode::SUCCESS)
}
