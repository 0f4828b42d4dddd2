"""What `same_bytes.py` asks a server and the command line for: maps, zone files, pages of collections, commands."""

from urllib.parse import quote

# Every answer names the server by this host, so that links in it do not carry the port of the run.
HOST = "atlante.example"

# (what it covers, the MapSpec with the options of the export)
SPECS = [
    ("everything by default", ""),
    ("density, municipalities, quantiles, a sheet of A4", "theme=density&level=municipality&classes=quantile&format=a4"),
    ("residents, English, 4:3", "theme=residents&lang=en&format=4x3"),
    ("one colour a zone, a zone in focus, a title of its own with accents and quotes",
     "theme=zones&zone=5&title=" + quote("Zona 5: così è “Pinerolese” <oggi> & domani")),
    ("an indicator by residents, A3", "theme=projects-per-10000-residents&format=a3&width=1200"),
    ("an indicator by municipalities, natural classes, square, English",
     "theme=health-per-10000-residents&level=municipality&classes=natural&format=square&lang=en"),
    ("an indicator in per cent, a zone in focus, transparent and without its address",
     "theme=distance-residents&zone=1&background=transparent&link=off"),
    ("axis and kinds, a picture of twice the pixels", "axis=2,3&kind=cycle_route,rail&scale=2"),
    ("strategy and statuses, English, density", "theme=density&strategy=3.3,2.1&status=planned,under_way,reported&lang=en"),
    ("source, programme and date",
     "level=municipality&cites=survey-2023&programme=" + quote("Case della comunità") + "&at=2025-06"),
    ("words, a municipality in focus, a view of a part", "q=ciclabile&municipality=001272&level=municipality&view=10/45.07/7.68"),
    ("a project in focus, an indicator in euro, and keys and values that are not understood",
     "theme=pnrr-eur-per-resident&project=fibra-fenestrelle-oulx&zone=99&unknown=1"),
]
ENDINGS = ["svg", "pdf", "pptx", "csv", "html", "png"]


def exports():
    """Addresses of the maps as files, the sheets and slides of zones, the deck and the frames of other pages."""
    out = []
    for _, spec in SPECS:
        query = f"?{spec}" if spec else ""
        out += [f"/export/map.{ending}{query}" for ending in ENDINGS]
        out += [f"/embed{query}", f"/oembed?url={quote(f'http://{HOST}/{query}', safe='')}", f"/{query}"]
    out += [f"/embed?zone=5&{o}" for o in ("mode=still", "scheme=dark", "legend=off&heading=off", "lang=en")]
    out += [f"/oembed?format={f}&url={quote(f'http://{HOST}/?zone=5', safe='')}" for f in ("json", "xml")]
    out += [f"/oembed?maxwidth=400&maxheight=300&url={quote(f'http://{HOST}/embed?zone=5', safe='')}"]
    out += [f"/export/sheet.pdf?{q}" for q in ("zone=5", "zone=1&size=a3", "zone=7&lang=en", "zone=11&theme=residents&lang=en&size=a3")]
    out += [f"/export/zone/{q}" for q in ("1.pptx", "5.pptx?lang=en", "11.pptx", "5.pptx?theme=density")]
    out += [f"/export/deck.pptx{q}" for q in ("", "?lang=en", "?theme=density&level=municipality", "?axis=3")]
    return out


def catalogue():
    """Addresses of the catalogue, of OGC API Features, of the page and of what it says of itself."""
    out = ["/catalog.ttl", "/catalog.jsonld", "/health", "/metrics"]
    for f in ("json", "html"):
        for lang in ("it", "en"):
            out += [f"/ogc{p}?f={f}&lang={lang}" for p in ("", "/", "/conformance", "/api", "/collections")]
    for name in ("zones", "municipalities", "projects", "needs", "indicators"):
        for f in ("json", "html"):
            out += [f"/ogc/collections/{name}?f={f}&lang={lang}" for lang in ("it", "en")]
        out += [f"/ogc/collections/{name}/items?f={f}" for f in ("json", "html", "csv")]
        out += [f"/ogc/collections/{name}/items?f=json&limit=1000", f"/ogc/collections/{name}/items?f=html&limit=7&offset=7&lang=en",
                f"/ogc/collections/{name}/items?f=csv&limit=1000&sep=semicolon",
                f"/ogc/collections/{name}/items?f=json&limit=5&crs=http://www.opengis.net/def/crs/EPSG/0/32632",
                f"/ogc/collections/{name}/items?f=json&bbox=7.6,45,7.8,45.1", f"/ogc/collections/{name}/items?f=json&datetime=2023-01-01/.."]
    for item in ("zones/items/1", "municipalities/items/001272", "projects/items/metrodigital"):
        out += [f"/ogc/collections/{item}?f={f}&lang={lang}" for f in ("json", "html") for lang in ("it", "en")]
    return out


# What is refused is an answer too.
REFUSED = [
    "/nothing", "/api/nothing", "/api/projects/nothing", "/api/indicators/nothing", "/api/indicators/location-quotient?by=age",
    "/api/equity/nothing", "/api/matrix?rows=nothing", "/api/gaps?f=nothing", "/api/projects?at=soon", "/api/changes?since=nothing",
    "/api/scenario?add=nothing", "/api/priorities?weights=nothing:1", "/api/versions/change-1",
    "/api/projects/metrodigital/allocation?rule=nothing", "/export/map.svg?format=b5", "/export/map.png?width=9000",
    "/export/map.gif", "/export/sheet.pdf?zone=99", "/export/sheet.pdf", "/export/zone/99.pptx", "/tiles/atlas/15/0/0",
    "/tiles/atlas/8/133/x", "/tiles/atlas/8/999/999", "/tiles/atlas/8/133/92?v=nothing", "/tiles/nothing.json", "/ogc/collections/nothing", "/ogc?f=nothing",
    "/ogc/collections/zones/items?limit=-1", "/ogc/collections/zones/items?bbox=1,2,3", "/ogc/collections/zones/items?crs=nothing",
    "/ogc/collections/zones/items/99", "/ogc/collections/zones/items?nothing=1", "/oembed", "/oembed?url=http://other.example/",
    "/api/map?theme=nothing&zone=99&level=x",
]

# Files that stand in the folder the commands run in.
LIST = """Titolo;Comune;Importo;Tipologia;Strategia;Lon;Lat
Pista delle fonti;Ciriè;1250000,50;Percorso ciclabile;3.3;;
Velostazione nuova;Torino;80000;Percorso ciclabile;3.3;7.686856;45.070312
Senza luogo certo;Rivarol;1;Percorso ciclabile;3.3;;
"""
MAP = """{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"Titolo":"Fontana","Comune":"Torino","Tipologia":"Percorso ciclabile","Strategia":"3.3"},
 "geometry":{"type":"Point","coordinates":[7.69,45.07]}},
{"type":"Feature","properties":{"Titolo":"Via lungo la Dora","Comune":"Ivrea","Tipologia":"Percorso ciclabile","Strategia":"3.3"},
 "geometry":{"type":"LineString","coordinates":[[7.87,45.46],[7.88,45.47],[7.90,45.46]]}}]}
"""
PROJECTS = ["metrodigital", "open-fiber-pinerolese", "fibra-fenestrelle-oulx", "space-park-san-mauro", "accordo-turismo-congressuale"]
RULES = ["geometry", "presence", "length", "area", "equal", "population"]
FORMATS = ["table", "csv", "json"]
HELPS = ["", "serve", "check", "indicator", "matrix", "gaps", "explain", "export", "init", "update", "history", "undo", "diff", "import",
         "derive", "export map", "export sheet", "export zone", "export deck", "export html", "export pmtiles", "export atlas", "export site"]


# The store that a chain of commands makes, and that a server is started with when they have ended.
STORE = "a.gpkg"


def of_store():
    """Addresses of a server of `STORE`: its earlier versions, and what every atlas has."""
    out = ["/health", "/api/versions", *(f"/api/versions/change-{n}" for n in range(1, 7)), "/api/atlas", "/api/plan", "/api/projects"]
    return [*out, "/api/map", "/tiles/atlas.json", "/tiles/atlas/8/133/92", "/export/map.svg", "/catalog.ttl"]


def on_atlas(words, folder):
    """A command of `commands` that speaks of the embedded atlas, on the atlas of a folder."""
    if "embedded" in words:
        return [folder if w == "embedded" else w for w in words]
    if words[0] == "check" and (len(words) == 1 or words[1].startswith("--")) and "--help" not in words:
        return ["check", folder, *words[1:]]
    if words[0] == "init" and "--plan" not in words and "--help" not in words:
        return [*words, "--from", folder]
    if words[0] in ("indicator", "matrix", "gaps", "explain", "import", "export") and not {"--atlas", "--help"} & set(words):
        return [*words, "--atlas", folder]
    return words


def commands(indicators):
    """Groups of command lines by name; those of one chain run in turn, chains beside each other, so that no two chains
    write the same file. Names of files are relative, as they are printed."""
    one = []
    one += [[*name.split(), "--help"] for name in HELPS] + [["--version"], ["nothing"]]
    one += [["check", *more] for more in ([], ["--format", "json"], ["--strict"], ["--summary"], ["--conflicts"])]
    one += [["check", "gorizia"], ["check", "changed", "--format", "json"], ["check", "nowhere"]]
    one += [["indicator", "--format", f] for f in FORMATS] + [["indicator", "nothing"]]
    one += [["indicator", name, "--by", by, "--format", f]
            for name in indicators for by in ("zone", "municipality", "altitude", "age") for f in FORMATS]
    one += [["matrix", "--rows", r, "--columns", c] for r in ("strategy", "axis", "kind") for c in ("zone", "municipality")]
    one += [["matrix", "--rule", r, "--format", f] for r in RULES for f in FORMATS]
    one += [["gaps", "--format", f] for f in FORMATS]
    one += [["explain", p, "--rule", r, "--format", f] for p in PROJECTS for r in RULES for f in FORMATS]
    one += [["explain", "nothing"]]
    one += [["diff", "embedded", to, *more] for to in ("changed", "gorizia", "embedded") for more in ([], ["--lang", "en"], ["--json"])]
    one += [["import", *f.split(), "--dry-run", "--report", f"report-{i}-{k}.{k}", *more]
            for i, f in enumerate(("list.csv", "map.geojson", "list.csv map.geojson", "gorizia/comuni.geojson --as boundaries",
                                   "gorizia/kinds.csv --as register", "gorizia/projects.csv --as table"))
            for k, more in (("json", ["--lang", "en"]), ("html", []))]
    one += [["import", "list.csv", "--out", "taken.csv"], ["import", "map.geojson", "--out", "taken-map.geojson"]]
    to_files = [["export", "atlas", "files"], ["export", "pmtiles", "all.pmtiles"], ["export", "site", "site"],
                ["export", "deck", "--out", "deck.pptx"], ["export", "sheet", "--all", "--out", "sheets.pdf"],
                ["export", "sheet", "--zone", "5", "--size", "a3", "--out", "sheet.pdf"], ["export", "zone", "--out", "slides"],
                ["export", "zone", "--out", "drawings", "--form", "svg", "--spec", "theme=density&lang=en"],
                ["export", "html", "--out", "page.html"]]
    to_files += [["export", "map", "--origin", f"http://{HOST}", "--spec", "theme=density&zone=5&format=a4", "--out", f"map.{e}"]
                 for e in ("svg", "png", "pdf", "pptx", "html")]
    to_files += [["export", "atlas", "files-of-gorizia", "--atlas", "gorizia"]]
    who = ["--who", "prova"]
    here = ["--atlas", STORE]
    store = [["init", STORE, *who], ["check", STORE], ["diff", "embedded", STORE],
             ["import", "list.csv", *here, *who], ["history", *here], ["history", "2", *here], ["history", *here, "--json"],
             ["diff", f"{STORE}@1", STORE, "--json"], ["diff", f"{STORE}@1", STORE], ["export", "atlas", "files-of-store-imported", *here],
             ["update", *here, "--from", "changed", "--dry-run"], ["update", *here, "--from", "changed", *who],
             ["undo", "2", *here, *who], ["undo", "3", *here, *who], ["undo", "2", *here, *who, "--lang", "en"],
             ["history", *here, "--lang", "en"], ["export", "atlas", "files-of-store-undone", *here]]
    other = [["init", "g.gpkg", "--boundaries", "gorizia/comuni.geojson", "--plan", "gorizia", *who], ["check", "g.gpkg"],
             ["diff", "gorizia", "g.gpkg"], ["export", "atlas", "files-of-other-store", "--atlas", "g.gpkg"]]
    return {"commands that print": [[c] for c in one], "commands that write files": [[c] for c in to_files], "stores": [store, other]}
