//! `atlante export map|sheet|zone|deck|html`: the same files as the server's `/export/…`, without a server.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use atlante_export::{
    ExportInput, PageOptions, Paper, Request, Template, deck_pptx, map_html, map_pdf, map_png,
    map_pptx, map_pptx_on_template, map_svg, missing_glyph_notices, sheet_pdf, zone_pptx,
};
use geodata_atlas::PreparedAtlas;
use geodata_indicator::gaps::gaps;
use geodata_model::ZoneNumber;

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

/// The template of slides.
#[derive(Debug, clap::Args)]
struct TemplateArgs {
    /// Presentation or template (.potx, .pptx) whose size, masters, layouts and theme the slides take; its slides are left out.
    #[arg(long)]
    template: Option<PathBuf>,
}

impl TemplateArgs {
    /// The template, for files that are slides.
    fn read(&self, format: &str) -> anyhow::Result<Option<Template>> {
        let Some(file) = &self.template else {
            return Ok(None);
        };
        if format != "pptx" {
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
    template: TemplateArgs,
    /// File to write; its ending says the format: svg, png, pdf, pptx, html.
    #[arg(long)]
    out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct ZoneArgs {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    template: TemplateArgs,
    /// Number of the zone; without it, every zone, into the folder of --out.
    #[arg(long)]
    zone: Option<ZoneNumber>,
    /// File to write (pptx: map, figures, strategies, gaps; svg, png, pdf, html: the map), or the folder for all of them.
    #[arg(long)]
    out: PathBuf,
    /// Format of the files in a folder.
    #[arg(long = "form", value_name = "FORM", default_value = "pptx")]
    format: String,
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
    template: TemplateArgs,
    /// File to write, ending in pptx.
    #[arg(long)]
    out: PathBuf,
}

pub(super) fn map(atlas: &PreparedAtlas, args: &MapArgs) -> anyhow::Result<ExitCode> {
    let request = args.common.request(atlas, "")?;
    let format = format_of(&args.out)?;
    let bytes = match args.template.read(format)? {
        Some(template) => {
            let gaps = gaps(atlas);
            let input = args.common.input(atlas, &gaps, &request);
            map_pptx_on_template(&input, &template)?
        }
        None => args.common.file(atlas, &request, format)?,
    };
    write(&args.out, &bytes)
}

pub(super) fn deck(atlas: &PreparedAtlas, args: &DeckArgs) -> anyhow::Result<ExitCode> {
    if format_of(&args.out)? != "pptx" {
        bail!("a deck is written as pptx: name the file so");
    }
    let (request, gaps) = (args.common.request(atlas, "")?, gaps(atlas));
    let template = args.template.read("pptx")?;
    let input = args.common.input(atlas, &gaps, &request);
    let bytes = deck_pptx(&input, template.as_ref())?;
    write(&args.out, &bytes)
}

pub(super) fn sheet(atlas: &PreparedAtlas, args: &SheetArgs) -> anyhow::Result<ExitCode> {
    if format_of(&args.out)? != "pdf" {
        bail!("a zone sheet is written as pdf: name the file so");
    }
    let paper = Paper::from_id(&args.size)?;
    let zones = match args.zone {
        Some(zone) => vec![zone],
        None => atlas.atlas.zones.keys().copied().collect(),
    };
    let (request, gaps) = (args.common.request(atlas, "")?, gaps(atlas));
    let input = args.common.input(atlas, &gaps, &request);
    let bytes = sheet_pdf(&input, &zones, paper)?;
    write(&args.out, &bytes)
}

pub(super) fn zone(atlas: &PreparedAtlas, args: &ZoneArgs) -> anyhow::Result<ExitCode> {
    if let Some(zone) = args.zone {
        let bytes = args.zone(atlas, zone, format_of(&args.out)?)?;
        return write(&args.out, &bytes);
    }
    std::fs::create_dir_all(&args.out)
        .with_context(|| format!("cannot make {}", args.out.display()))?;
    let zones = &atlas.atlas.zones;
    for (done, number) in zones.keys().enumerate() {
        let file = args.out.join(format!("zona-{number:0>2}.{}", args.format));
        eprint!("{} / {}  ", done + 1, zones.len());
        write(&file, &args.zone(atlas, *number, &args.format)?)?;
    }
    Ok(ExitCode::SUCCESS)
}

impl ZoneArgs {
    fn zone(
        &self,
        atlas: &PreparedAtlas,
        zone: ZoneNumber,
        format: &str,
    ) -> anyhow::Result<Vec<u8>> {
        if !atlas.atlas.zones.contains_key(&zone) {
            bail!("there is no zone {zone}");
        }
        let template = self.template.read(format)?;
        if format == "pptx" {
            let (request, gaps) = (self.common.request(atlas, "")?, gaps(atlas));
            let input = self.common.input(atlas, &gaps, &request);
            return Ok(zone_pptx(&input, zone, template.as_ref())?);
        }
        let request = self.common.request(atlas, &format!("&zone={zone}"))?;
        self.common.file(atlas, &request, format)
    }
}

impl Common {
    /// The request of `--spec` and of `more` keys. What of it is not understood is an error: a file has no place for notices.
    fn request(&self, atlas: &PreparedAtlas, more: &str) -> anyhow::Result<Request> {
        let query = format!("{}{more}", self.spec);
        let request = Request::from_query(&query, &atlas.atlas)?;
        if let Some(notice) = request.notices.first() {
            bail!("--spec: {}", notice.en);
        }
        for notice in missing_glyph_notices(&request.spec) {
            eprintln!("{}", notice.get(request.spec.language));
        }
        Ok(request)
    }

    fn base_url(&self) -> Option<&str> {
        self.origin.as_deref().map(|o| o.trim_end_matches('/'))
    }

    fn input<'a>(
        &'a self,
        atlas: &'a PreparedAtlas,
        gaps: &'a geodata_api::gaps::Gaps,
        request: &'a Request,
    ) -> ExportInput<'a> {
        ExportInput {
            atlas,
            gaps,
            request,
            base_url: self.base_url(),
        }
    }

    fn file(
        &self,
        atlas: &PreparedAtlas,
        request: &Request,
        format: &str,
    ) -> anyhow::Result<Vec<u8>> {
        let base_url = self.base_url();
        Ok(match format {
            "svg" => map_svg(atlas, request, base_url).into_bytes(),
            "png" => map_png(atlas, request, base_url)?,
            "pdf" => map_pdf(atlas, request, base_url)?,
            "pptx" => map_pptx(atlas, request, base_url)?,
            "html" => {
                let link = base_url.map(|base_url| request.address(base_url, &request.spec));
                map_html(atlas, &request.spec, &PageOptions::offline(link)).into_bytes()
            }
            other => {
                bail!(
                    "a map cannot be written as '{other}': the formats are svg, png, pdf, pptx, html"
                )
            }
        })
    }
}

fn format_of(file: &Path) -> anyhow::Result<&str> {
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
