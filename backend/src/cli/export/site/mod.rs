//! `atlante export site DIR`: a folder that any static host serves with the same map and no server at all.
//!
//! What the page asks of the server is asked of the same routes now and written to files; `site.json` says which
//! file answers which address. Maps are a function of their query, and there is no end of queries: those of every
//! theme and of every single filter are made, and the page says so where a reader asks for another.

mod addresses;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use geodata_atlas::{Atlas, AtlasFiles};
use geodata_model::i18n::Catalogues;
use geodata_mvt::{MAX_ZOOM, MIN_ZOOM, TileId};
use geodata_tile::tilejson;
use tower::ServiceExt as _;

use crate::server::app::app;
use crate::server::limits::Limits;
use crate::server::policy;
use crate::state::snapshot::{SharedSnapshot, Snapshot};
use crate::state::snapshot_store::SnapshotStore;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder to write; made if it is not there.
    folder: PathBuf,
}

/// Larger than any answer there is.
const LARGEST: usize = 64 << 20;
/// Everything is asked for once.
const NO_CACHE: u64 = 0;
/// The page's script, before which ours must run.
const BOOT: &str = r#"<script type="module" src="boot.js"></script>"#;

pub(super) fn run(files: &AtlasFiles, args: &Args) -> anyhow::Result<ExitCode> {
    let store = SnapshotStore::new(Snapshot::load(files, NO_CACHE)?);
    let state = store.current();
    let site = Site {
        folder: args.folder.clone(),
    };
    site.client(&state.atlas.atlas)?;
    let tiles = site.tiles(&state)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let answers = runtime.block_on(site.answers(&store))?;
    println!(
        "{}: {tiles} tiles, {answers} answers; put it on any static host, or try it with `python3 -m http.server -d {0}`",
        args.folder.display()
    );
    Ok(ExitCode::SUCCESS)
}

struct Site {
    folder: PathBuf,
}

impl Site {
    fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let file = self.folder.join(path);
        let parent = file.parent().unwrap_or(&self.folder);
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
    }

    /// The client, with what makes it ask files instead of a server.
    fn client(&self, atlas: &Atlas) -> anyhow::Result<()> {
        let mut found = false;
        for (path, bytes) in crate::client::files() {
            if !path.starts_with("index.html") {
                self.write(&path, &bytes)?;
            } else if path == "index.html" {
                let page = String::from_utf8(bytes).context("index.html is not text")?;
                self.write(&path, self::page(&page, atlas)?.as_bytes())?;
                found = true;
            }
        }
        if !found {
            bail!(
                "this program was built without the page; `cargo xtask build` makes one that has it"
            );
        }
        self.write("static.js", include_bytes!("static.js"))?;
        self.write("static.css", include_bytes!("static.css"))
    }

    /// Each tile as a file, and all of them as PMTiles for other map programs.
    fn tiles(&self, state: &SharedSnapshot) -> anyhow::Result<usize> {
        let tiles = state.tiles.all();
        for (id, bytes) in &tiles {
            self.write(&tile_path(*id), bytes)?;
        }
        // a static host answers 404 where no file is, which browsers report as an error: empty tiles are empty files
        let mut filled = tiles.iter().map(|(id, _)| *id).peekable();
        for id in (MIN_ZOOM..=MAX_ZOOM).flat_map(|z| state.tiles.tiles(z)) {
            if filled.next_if_eq(&id).is_none() {
                self.write(&tile_path(id), b"")?;
            }
        }
        let mut about = tilejson(&state.atlas, "");
        let template = format!("tiles/atlas/{{z}}/{{x}}/{{y}}.mvt?v={}", state.tileset);
        about["tiles"] = serde_json::json!([template]);
        self.write("tiles/atlas.json", &serde_json::to_vec(&about)?)?;
        let file = self.folder.join("tiles/atlas.pmtiles");
        super::pmtiles::write(&state.atlas, &tiles, &file)
    }

    /// Every answer, and the list of them.
    async fn answers(&self, store: &SnapshotStore) -> anyhow::Result<usize> {
        let app = app(store, &Limits::default());
        let state = store.current();
        let mut files = BTreeMap::new();
        for address in addresses::all(&state.atlas.atlas) {
            let (kind, bytes) = ask(&app, &address).await?;
            let file = format!("answers/{}.{kind}", slug(&address));
            self.write(&file, &bytes)?;
            files.insert(address, file);
        }
        let count = files.len();
        let list = serde_json::json!({
            "version": state.atlas.atlas.version,
            "answers": files,
        });
        self.write("site.json", &serde_json::to_vec(&list)?)?;
        Ok(count)
    }
}

/// An answer of the server's own routes, with the ending of its file.
async fn ask(app: &Router, address: &str) -> anyhow::Result<(&'static str, Vec<u8>)> {
    let request = Request::get(format!("/{address}")).body(Body::empty())?;
    let answer = app.clone().oneshot(request).await?;
    if answer.status() != StatusCode::OK {
        bail!("{address}: {}", answer.status());
    }
    let kind = answer.headers().get(header::CONTENT_TYPE);
    let ending = match kind.and_then(|k| k.to_str().ok()?.split(';').next()) {
        Some("image/svg+xml") => "svg",
        Some("text/csv") => "csv",
        _ => "json",
    };
    let bytes = to_bytes(answer.into_body(), LARGEST).await?;
    Ok((ending, bytes.to_vec()))
}

fn tile_path(id: TileId) -> String {
    format!("tiles/atlas/{}/{}/{}.mvt", id.z(), id.x(), id.y())
}

/// A name for a file that says what is in it: addresses here are ASCII and differ in more than punctuation.
fn slug(address: &str) -> String {
    let mut slug = String::new();
    for c in address.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '.' => slug.push(c),
            _ if !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug
}

/// The page with our script before its own, the policy a server would send, and words for what needs a server.
fn page(index: &str, atlas: &Atlas) -> anyhow::Result<String> {
    if !index.contains(BOOT) || !index.contains("</body>") || !index.contains("<head>") {
        bail!("index.html is not the page this program knows; build both together");
    }
    let policy = policy::in_page();
    let head = format!(
        r#"<head>
    <meta http-equiv="Content-Security-Policy" content="{policy}">"#
    );
    let scripts = format!(
        r#"<link rel="stylesheet" href="static.css">
    <script src="static.js"></script>
    {BOOT}"#
    );
    let texts = Catalogues::default();
    let say = |key: &str| {
        let text = texts.text(key, |_| vec![("date", atlas.date.clone().into())]);
        format!(
            r#"<span lang="it">{}</span><span lang="en">{}</span>"#,
            text.it, text.en
        )
    };
    let body = format!(
        r#"<aside id="static" class="static">
      <p id="static-note">{}</p>
      <p id="static-missing" role="alert" hidden>{}</p>
      <button id="static-close" type="button">{}</button>
    </aside>
  </body>"#,
        say("static-note"),
        say("static-missing"),
        say("static-close"),
    );
    let page = index.replacen("<head>", &head, 1);
    let page = page.replacen(BOOT, &scripts, 1);
    Ok(page.replacen("</body>", &body, 1))
}
