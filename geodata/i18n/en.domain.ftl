# Texts of the library: reasons of shares, legends, notices.

reason-point = The point given by the source is in { $unit }
reason-list = Municipality named by the source: equal share among { $count ->
    [one] one municipality
   *[other] { $count } municipalities
}
reason-list-zone = { $part } of the { $count } { $count ->
    [one] municipality
   *[other] municipalities
} named by the source: { $names }
reason-schematic = Municipality named by the source along the route (equal share among { $count }: the line drawn is schematic and is not measured)
reason-zone = The source places the project in the whole of zone { $unit }
reason-length = { $part } km of { $total } km, { $percent } %
reason-length-zone = { $part } km of { $total } km, { $percent } %, through { $names }
reason-area = { $part } km² of { $total } km², { $percent } %
reason-area-zone = { $part } km² of { $total } km², { $percent } %, in { $names }
reason-marginal = { $reason } (marginal: below the precision of the boundaries, not counted as presence)

note-tie = The point lies exactly on the border between { $names }: it goes to the lowest ISTAT code, { $unit }
note-declared = The source declares zone { $declared }, the named place falls in zone { $computed }
note-outside = { $percent } % of the project lies outside the territory

rule-geometry-name = by geometry
rule-presence-name = by presence
rule-length-name = by length
rule-area-name = by area
rule-equal-name = in equal parts
rule-population-name = by population
rule-geometry = By geometry: a point goes to the municipality that holds it, a track is divided by length, an area by surface, a list of municipalities or of zones in equal parts.
rule-presence = By presence: every zone where the project is present has the same share, and so has every municipality, whatever its part.
rule-length = By length: every municipality has the share of the kilometres of track that run through it.
rule-area = By area: an area is divided by the surface it covers, a list of municipalities or of zones by their official surface.
rule-equal = In equal parts: every municipality where the project is present has the same share, a zone the sum of its municipalities.
rule-population = By population: all residents of the municipalities where the project is present count, even where it hardly enters.
located-points = a point
located-line = a track
located-area = an area
located-named = a list of municipalities
located-schematic = a schematic line, which is not measured
located-zones = a list of zones
located-nowhere = the whole area, without a place to divide
reason-rule-presence = The project is present: equal share { $count ->
    [one] (it is the only place)
   *[other] among { $count }
}
reason-rule-equal = The project is present: equal share { $count ->
    [one] (it is the only municipality)
   *[other] among { $count } municipalities
}
reason-rule-equal-zone = { $number } of the { $count } { $count ->
    [one] municipality
   *[other] municipalities
} where the project is present: { $names }
reason-rule-population = { $part } residents of { $total }, { $percent } %
reason-rule-population-zone = { $part } residents of { $total }, { $percent } %, in { $names }
reason-rule-area = { $part } km² of official surface of { $total } km², { $percent } %
reason-rule-area-zone = { $part } km² of official surface of { $total } km², { $percent } %, in { $names }
reason-rule-marginal = Marginal part, below the precision of the boundaries: it has no share by this rule
note-rule-not-applied = The rule “{ $rule }” does not apply to { $located }: the shares follow the geometry
note-rule-outside = The part outside the territory stays as measured; the rule divides the rest
note-rule-marginal = No municipality has more than a marginal part: the shares stay as measured
note-rule-weightless = The named places have neither residents nor surface, or they are not known: the shares are equal

theme-zones = { word-zones-title }
theme-projects-zone = Projects present by { word-zone }
theme-projects-municipality = Located projects by municipality
theme-residents-zone = Residents by { word-zone }
theme-residents-municipality = Residents by municipality
theme-density-zone = Population density by { word-zone }
theme-density-municipality = Population density by municipality
legend-zones = { word-zone-title }
legend-projects = Number of projects
legend-residents = Residents
legend-density = Residents per km²
value-projects = { $value } { $count ->
    [one] project
   *[other] projects
}
value-residents = { $value } residents
value-density = { $value } residents/km²
value-indicator = { $value } { $unit }
legend-indicator = { $unit }
class-single = { $lower }
class-range = { $lower } – { $upper }
symbol-points = Projects in the municipality (number)
symbol-schematic = Schematic line
zone-label = Zone { $number } – { $name }

layer-municipalities = Municipalities
layer-zones = { word-zones-title }
layer-lines = Routes
layer-projects = Projects
layer-labels = Labels
layer-frame = Frame
layer-heading = Title
layer-legend = Legend
layer-scale = Scale and north
layer-sources = Sources
sheet-date = Data as of { $date }, version { $version }
sheet-link = Interactive map: { $link }
sheet-open = Open the interactive map
sheet-north = N
sheet-code = QR code: opens the interactive map
sheet-title = Zone sheet
sheet-lead = Map, figures, strategies, projects, gaps and needs of the zone, for the co-planning tables.
sheet-venue = table: { $venue }
sheet-aged = Residents aged 65 and over
sheet-projects = Projects present in the register
sheet-mean-of-zones = mean of the zones: { $value }
sheet-this-zone = this zone
sheet-other-zones = other zones
sheet-whole = whole area
sheet-state-evidence = { $count } with projects (n: how many)
sheet-state-declared = { $count } declared absent
sheet-state-unknown = { $count } no source speaks of
sheet-projects-count = { $count ->
    [one] One project present
   *[other] { $count } projects present
}
sheet-whole-zones = { $count ->
    [one] whole zone
   *[other] whole zones { $zones }
}
sheet-needs = Needs linked to the gaps
sheet-needs-why = One for each gap, of those linked to it. The sources voice them for the whole area; the link to the strategies is ours.
sheet-more = { $count ->
    [one] One more on the interactive map.
   *[other] { $count } more on the interactive map.
}
sheet-unknown = { $count ->
    [one] Of one strategy or service no source lets us say whether it is missing here
   *[other] Of { $count } strategies and services no source lets us say whether they are missing here
}: the zone is not among those heard. These are not gaps, and not zeros.
sheet-notes = Notes of the table
sheet-gap-declared = A source declares that it has no action to report.
sheet-gap-none = No source places projects here.
sheet-gap-no-service = None among the facilities surveyed.
sheet-gap-thin = { $count ->
    [one] Only one project: little
   *[other] { $count } projects: few
} for the residents.
sheet-gap-thin-service = { $count ->
    [one] Only one facility: little
   *[other] { $count } facilities: few
} for the residents.
sheet-gap-others = { $others ->
    [one] One other zone has some{ $near ->
        [0] , not a neighbour.
       *[other] , a neighbour ({ $neighbours }).
    }
   *[other] { $others } other zones have some{ $near ->
        [0] , no neighbour among them.
        [one] , among them the neighbour { $neighbours }.
       *[other] , among them the neighbours { $neighbours }.
    }
}
sheet-robust = Robust: { $agree } checks of { $variants }
sheet-fragile = Uncertain: { $agree ->
    [one] { $agree } check
   *[other] { $agree } checks
} of { $variants }
zone-number = Zone { $number }
projects-here = { $count ->
    [one] { $count } project
   *[other] { $count } projects
}

deck-lead = Summary by { word-zone }: figures, strategies, gaps.
deck-subtitle = Subtitle
deck-figures = In figures
deck-residents = { $value } residents, { $other } % of the territory
deck-residents-unknown = Residents: not available
deck-municipalities = { $value ->
    [1] { $value } municipality, { $other } km²
   *[other] { $value } municipalities, { $other } km²
}
deck-density = { $value } residents per km² (whole territory: { $other })
deck-projects = { $value } projects present in the register (mean of the zones: { $other })
deck-strategies = Strategies of the plan
deck-covered = With projects in the register: { $count } of { $all } ({ $codes })
deck-declared = Declared absent by a source: { $codes }
deck-unknown = Of which no source speaks: { $codes }
deck-gaps = Main gaps
deck-no-gaps = No gap found with the data available.
deck-projects-list = Projects present:
deck-sources = Sources and caveats
sheet-filtered = The filters apply to the map; figures, projects and gaps are those of the whole register.
deck-caveat = What no source speaks of is unknown, not absent. A project known only to its zone or to the whole area has no point on the map.
embed-table = Table of values
embed-find = Search the table

filter-axis = axis { $value }
filter-strategy = strategy { $value }
filter-kind = { $value }
filter-status = { $value }
filter-source = source “{ $value }”
filter-programme = programme “{ $value }”
filter-at = at the date { $value }
filter-text = “{ $value }”
title-filtered = { $title } ({ $filters })

sentence-projects = { $matching ->
    [0] No project of the register matches the filters.
    [one] { $whole ->
        [one] One project matches the filters and concerns the whole area.
       *[other] One project matches the filters: it is in { $top }.
    }
   *[other] The map shows { $matching } projects{ $whole ->
        [0] { "" }
        [one] , one of which concerns the whole area and is counted in no zone
       *[other] , { $whole } of which concern the whole area and are counted in no zone
    }. The highest value is in { $top } ({ $value }).
}
sentence-undated = { $count ->
    [0] { "" }
    [one] Of one of them no source says from when to when it holds: it is among those shown.
   *[other] Of { $count } of them no source says from when to when they hold: they are among those shown.
}
sentence-values = The map shows { $title }: from the lowest, { $bottom } ({ $low }), to the highest, { $top } ({ $high }).
sentence-values-unknown = No value is known: { $title }.
sentence-zones = The map shows the { $zones } { word-zones } and the { $municipalities } municipalities of the territory.

# versions of the data: what changed since a map was taken away
changes-since = This map was exported with the data as of { $date }. Since then:
changes-added = { $count ->
    [one] one project added, { $names }
   *[other] { $count } projects added: { $names }
}
changes-removed = { $count ->
    [one] one project removed, { $names }
   *[other] { $count } projects removed: { $names }
}
changes-changed = { $count ->
    [one] one project changed, { $names }
   *[other] { $count } projects changed: { $names }
}
changes-values = { $count ->
    [one] projects present in zone { $zones }
   *[other] projects present in zones { $zones }
}
changes-elsewhere = no project changed; other data did
changes-unknown = This map was exported with the data as of { $date }. The data have changed since, but this server does not keep that version and cannot say how.

# the page without a server (atlante export site)
static-note = A copy without a server, data of { $date }: every theme, and projects with one filter at a time.
static-missing = This copy has no server and what was asked is not among the answers prepared: the colours are still those of the map before. Try a single filter, or use the full service.
static-close = Close

# Import: what is said of a file, a row, a cell
import-file-missing = The file is not there
import-file-too-large = Unpacked, the file is larger than the { $limit } MiB that are read
import-file-too-large-do = Split it into parts; if it is packed, check that it is the right one
import-file-cut-short = The file ends too early
import-file-cut-short-do = Copy or download it again
import-unreadable = The file cannot be read: { $why }
import-unreadable-do = Open it in the program it comes from and save it again
import-file-empty = The file has no row with the names of its columns
import-too-many-columns = The file has { $count } columns; at most { $limit } are read
import-too-many-rows = The file has more than { $limit } rows: the others were not read
import-too-many-rows-do = Split it into parts
import-too-many-cells = The file has more than { $limit } cells: the others were not read
import-too-many-cells-do = Take out the columns that are not needed
import-too-many-records = The file gives more than { $limit } projects: the others were not read
import-too-many-records-do = Split it into parts, or read it as a table (--as table)
import-row-too-long = On row { $row } a text begins that does not end
import-row-too-long-do = Close the double quotes
import-not-text = The file is not text
import-not-text-do = Check the extension of its name: it tells the format
import-rows-above-header = { $count } rows above the names of the columns were not read
import-field-unknown = “{ $field }” is no field of projects; the fields are { $fields }
import-column-missing = There is no column “{ $column }”; the columns are { $columns }
import-several-layers = The file has several layers: { $layers }
import-several-layers-do = Choose one with --layer
import-no-layer = The layer asked for is not there; there are: { $layers }
import-format-unknown = “.{ $extension }” files are not read
import-format-unknown-do = CSV, XLSX, ODS, GeoJSON, Shapefile (also in a zip) and GPX are read
import-crs-unknown = The coordinate system “{ $crs }” is not known { $why }
import-crs-unknown-do = Name it with --crs, as in --crs EPSG:32632
import-crs-assumed = The file does not tell its coordinate system: the coordinates are read as longitude and latitude (WGS84)
import-crs-assumed-do = If it is another one, name it with --crs
import-row-short = The row has { $found } cells, there are { $expected } columns: those missing are read as empty
import-gpkg-packed = A GeoPackage is read as a file of its own only, not packed and not within an archive
import-gpkg-packed-do = Extract it first
import-no-code = The ISTAT code of the municipality is missing
import-no-code-do = Name the column with --map municipalities=COLUMN
import-no-area = The border of a municipality is a polygon
import-boundaries-of-others = The borders are not those of the municipalities of the atlas: { $missing } are missing, { $others } are of others ({ $named })
import-boundaries-of-others-do = Choose the rows with --only COLUMN=VALUE; for another territory there is atlante init --boundaries
import-no-such-table = “{ $name }” is no table of the atlas: the file’s name says which ({ $known })
import-no-key = The key of the row is missing ({ $columns })
import-rows-passed = { $count } rows left aside by --only
import-row-width = The row has { $found } cells, there are { $expected } columns
import-row-width-do = Put texts that contain the separator between double quotes
import-single-byte = Text not in UTF-8: read as windows-1252
import-encoded-twice = Text encoded twice: read “{ $now }”
import-not-a-number = “{ $text }” is not a number
import-not-a-number-do = Write digits only, with a comma or a point for the decimals
import-number-unsure = “{ $text }” may be a thousand or a part of one: nothing in the file tells
import-number-unsure-do = Write the number without a mark for thousands, or with its decimals
import-negative = “{ $text }” is below zero
import-number-read = “{ $text }” read as { $now }
import-not-whole = “{ $text }” is not a whole number
import-not-a-date = “{ $text }” is not a date
import-not-a-date-do = Write year-month-day, as 2023-09-27
import-date-read = “{ $text }” read as { $now }
import-ends-before = The end, { $to }, is before the beginning, { $from }
import-ends-before-do = Check the two dates: both are within, the end as a whole year, month or day
import-status-unknown = The status “{ $text }” is none of the register’s: the project is “reported” and the words of the source are in its note
import-status-unknown-do = Say what it means in the profile, in [values.status]
import-no-title = The title is missing
import-no-title-do = Name the column with --map title_it=COLUMN
import-no-kind = The kind is missing
import-no-kind-do = Name the column with --map kind=COLUMN, or one for all rows with --set kind=KIND
import-kind-unknown = The kind “{ $text }” is not in the atlas; the likest: { $near }
import-kind-unknown-do = Say which it is in the profile, in [values.kind]
import-no-strategy = The strategy is missing
import-no-strategy-do = Name the column with --map strategies=COLUMN, or one for all rows with --set strategies=3.3
import-strategy-unknown = “{ $text }” is no strategy of the atlas
import-strategy-unknown-do = Write its code, as 3.4, or say which it is in the profile, in [values.strategies]
import-no-place = The row does not say where: no municipality, zone or coordinates
import-no-place-do = If it concerns the whole area, say so with --set precision=metropolitan
import-precision-unknown = “{ $text }” is no precision
import-precision-unknown-do = Write exact, schematic, municipality, zone or metropolitan
import-precision-too-fine = The row states the precision “{ $precision }” but not the place it takes
import-zone-unknown = “{ $text }” is none of the { $count } zones
import-no-id = The row has no identifier and no title to make one from
import-coordinates-unreadable = “{ $x }”, “{ $y }” are no coordinates
import-municipality-elsewhere = Municipality “{ $text }” is not in the atlas’s territory
import-code-against-name = The name is “{ $name }”, but code { $code } is that of { $other }
import-code-against-name-do = Put one of the two right
import-no-municipality = “{ $text }” is not recognised as a municipality
import-no-municipality-do = Write the six-digit ISTAT code or the whole name
import-municipality-unsure = “{ $text }” is not certainly a municipality
import-municipality-unsure-do = Perhaps meant: { $near }
import-zeros-restored = Code read as { $code } ({ $name })
import-by-unit-code = Code of the metropolitan unit read as { $code } ({ $name })
import-by-belfiore = Cadastral code read as { $code } ({ $name })
import-by-abbreviation = Abbreviated name read as { $name } ({ $code }), the only one it can be
import-by-one-language = Name in two languages read as { $name } ({ $code })
import-too-many-positions = The geometry has { $count } vertices; at most { $limit } are read
import-position-absurd = { $x }, { $y } is no place
import-geometry-mixed = The geometry mixes points, lines and areas
import-geometry-mixed-do = Split it into one feature each
import-parts-without-length = { $count } parts without length were left out
import-line-without-length = The line has no length
import-repeated-positions = { $count } repeated vertices were left out
import-area-without-surface = The area has no surface
import-rings-without-surface = { $count } rings without surface were left out
import-self-crossing = The outline crosses itself at { $x }, { $y }
import-self-crossing-do = Put it right there: which shape is meant cannot be known
import-self-crossing-mended = The outline crossed itself at { $x }, { $y }: mended, the surface changes by less than 1 %
import-ring-order = Rings turned the way the standard wants (RFC 7946)
import-geometry-empty = The geometry is empty
import-not-degrees = { $x }, { $y } are no longitude and latitude
import-not-degrees-do = Name the coordinate system with --crs, as in --crs EPSG:32632
import-outside-crs = { $x }, { $y } is no place in { $crs }
import-outside-crs-do = Check the coordinate system (--crs)
import-coordinates-swapped = Longitude and latitude are the wrong way round
import-coordinates-swapped-do = The longitude comes first; in a CSV, --map x=… and --map y=…
import-outside-territory = Outside the atlas’s territory
import-cup-in-atlas = CUP { $cup } is in the atlas already, as project { $id }
import-cup-in-atlas-do = To bring it up to date, give the row that identifier (--map id=COLUMN)
import-geometry-repeated = Same geometry as row { $first } of { $file }
import-one-more-place = One more place of the project of row { $first }: amount and title count once
import-row-repeated = Repeats row { $first } of { $file }
import-same-id-otherwise = Same identifier as row { $first }, but different in: { $columns }
import-same-id-otherwise-do = Give each project its own identifier (--map id=COLUMN), or decide which row counts
import-empty-cells = { $count } empty cells
import-zero-cells = { $count } cells with zero
import-cut-cells = { $count } texts of { $length } characters and none longer: they are probably cut short
import-archive-unsafe = The archive has a name that leaves its folder: “{ $entry }”
import-archive-unsafe-do = It does not come from an ordinary program: do not open it
import-archive-too-many = The archive has { $count } files; at most { $limit } are read
import-archive-without = There is no file in the archive that is read
import-shp-part-missing = The .{ $part } file is missing, without which the Shapefile is not whole
import-shp-counts-differ = There are { $shapes } geometries and { $rows } rows in the table
import-shape-damaged = The geometry is damaged
import-feature-unreadable = The feature cannot be read: { $why }
import-not-features = The file is no collection of features (FeatureCollection)
import-json-empty-collection = An empty GeometryCollection: no feature
import-outcome-refused = Refused
import-outcome-conflict = In conflict
import-outcome-duplicate = Duplicates
import-outcome-changed = Changed in reading
import-outcome-note = To be known
import-report-title = Import report
import-report-files = Files read
import-report-columns = Columns
import-report-column = Column of the file
import-report-field = Read as
import-report-unread = not read
import-report-rows = { $rows } rows read: { $taken } taken ({ $changed } with changes), { $refused } refused, { $conflicts } in conflict, { $duplicates } duplicates
import-report-records = { $records } projects, of which { $unchanged } are in the atlas already without differences
import-report-accuracy = { $crs }, brought to WGS84 within { $metres } m, without grid files
import-report-accuracy-none = { $crs }, brought to WGS84 without loss
import-report-accuracy-proj = { $crs }, brought to WGS84 by PROJ without grid files: how exactly is not stated
import-report-separator = separator “{ $separator }”
import-report-decimals-point = decimals with a point
import-report-decimals-comma = decimals with a comma
import-report-km = Kilometres of lines by zone
import-report-zone = Zone { $zone }
import-report-outside = Outside the territory
import-report-row = row { $row }
import-report-what = What
import-report-do = What to do
import-report-where = Where
import-report-count = How many
import-report-more = and { $count } more
import-report-dry = Nothing was written
import-report-table = Read as a table: nothing becomes a project
import-changes = In the atlas (+ new, ~ changed, - gone):
import-writing = Checking and writing…
import-strict = Not every row was taken: with --strict nothing was written.
import-needs-yes = { $count ->
    [one] One record of the atlas would change
   *[other] { $count } records of the atlas would change
}: nothing was written. If that is right, repeat with --yes.
import-ask = { $count ->
    [one] One record of the atlas changes
   *[other] { $count } records of the atlas change
}. Write? [y/N]
import-out = { $count } projects written to { $path }, their sources to { $sources }.
import-out-borders = { $count } municipalities written to { $path }.
import-out-places = { $count } have an exact place, which a table cannot hold: with a name in .geojson it is there too.
import-atlas-refuses = The atlas cannot take “{ $id }”: { $why }
import-gone-from-file = { $count } projects taken from an earlier version of this file are not among those read now: { $ids }
import-gone-from-file-do = They stay in the atlas: that a list no longer names them does not say that they were given up.
import-progress = { $file }: { $rows } rows

# Open interfaces: OGC API Features, CSV, documentation
ogc-title = Atlante open data
ogc-description = The plan and its territory as geographic features after the OGC API Features standard: for QGIS, GDAL, a spreadsheet or a program of your own.
ogc-skip = Skip to content
ogc-language = Language
ogc-way = Breadcrumb
ogc-catalogue = Catalogue (DCAT-AP_IT)
ogc-for-programs = For developers
ogc-link-self = This document
ogc-link-html = This document as a page
ogc-link-api = Definition of the interface (OpenAPI)
ogc-link-api-page = Documentation of the interface
ogc-link-whole-api = The whole API of Atlante
ogc-link-conformance = Conformance classes
ogc-link-data = Collections
ogc-link-csv = CSV
ogc-link-csv-semicolon = CSV with semicolons
ogc-link-next = Next page
ogc-link-prev = Previous page
ogc-items = Features
ogc-pages = Pages
ogc-properties = Properties
ogc-property-name = Name
ogc-property-title = Meaning
ogc-systems = Coordinate reference systems
ogc-all = all
ogc-choose = Filter
ogc-on-the-map = Open on the map
ogc-drawing = Drawing of this page’s features on the territory
ogc-count = { $count ->
    [one] One feature
   *[other] { $shown } features
}
ogc-shown = Features { $first } to { $last } of { $all }
ogc-api-collection = One collection
ogc-api-feature = one feature
ogc-zones-title = Zones
ogc-zones-description = The zones with their borders, which are those of their municipalities. The columns on membership say how many municipalities are in a published list, named by a page, or assigned by elimination.
ogc-municipalities-title = Municipalities
ogc-municipalities-description = The municipalities with borders, residents by age, surface and zone.
ogc-projects-title = Projects
ogc-projects-description = The register of projects. A geometry is never more precise than its source: the property geometry_is says whether it is the source’s own, a schematic line through the named municipalities, or the area of the municipality; projects known only to the zone or to the whole area have no geometry.
ogc-needs-title = Needs
ogc-needs-description = The needs the territory expressed for the next plan. They have no place, so the features have no geometry. Their links to strategies are Atlante’s, not the sources’.
ogc-indicators-title = Indicators
ogc-indicators-description = The value of each indicator for each unit, with numerator, denominator and the projects it rests on. A missing value is unknown, not zero. The “total” rows are about the whole territory and have no geometry.
ogc-field-id = Identifier
ogc-field-number = Number
ogc-field-name = Name
ogc-field-name_en = Name in English
ogc-field-venue = Venue of the table
ogc-field-municipalities = Municipalities
ogc-field-listed = Municipalities in a list
ogc-field-named = Municipalities named
ogc-field-derived = Municipalities by elimination
ogc-field-residents = Residents
ogc-field-surface_km2 = Surface (km²)
ogc-field-density_per_km2 = Density (residents per km²)
ogc-field-projects = Projects present
ogc-field-strategies = Strategies
ogc-field-sources = Sources
ogc-field-istat = ISTAT code
ogc-field-belfiore = Cadastral code
ogc-field-zone = Zone
ogc-field-zone_basis = Basis of membership in the zone
ogc-field-altitude_zone = Altitude zone
ogc-field-altitude_m = Altitude of the town hall (m)
ogc-field-degurba = Degree of urbanisation
ogc-field-residents_0_2 = Residents aged 0-2
ogc-field-residents_3_5 = Residents aged 3-5
ogc-field-residents_6_13 = Residents aged 6-13
ogc-field-residents_14_18 = Residents aged 14-18
ogc-field-residents_19_34 = Residents aged 19-34
ogc-field-residents_35_64 = Residents aged 35-64
ogc-field-residents_65_74 = Residents aged 65-74
ogc-field-residents_75_84 = Residents aged 75-84
ogc-field-residents_85_plus = Residents aged 85 and over
ogc-field-title = Title
ogc-field-title_en = Title in English
ogc-field-summary = Summary
ogc-field-kind = Kind
ogc-field-axis = Axis
ogc-field-status = Status
ogc-field-lead_body = Lead body
ogc-field-partners = Partners
ogc-field-programme = Programme
ogc-field-interventions = Interventions
ogc-field-amount_eur = Amount (euro)
ogc-field-length_km = Length (km)
ogc-field-cup = CUP (project code)
ogc-field-precision = Precision of the place
ogc-field-geometry_is = What the geometry is
ogc-field-zones = Zones it is present in
ogc-field-declared_zones = Zones the source declares
ogc-field-source_date = Date of the information
ogc-field-valid_from = Valid from
ogc-field-valid_to = Valid to
ogc-field-note = Note
ogc-field-code = Code
ogc-field-group = Chapter
ogc-field-axes = Axes
ogc-field-text = Text
ogc-field-text_en = Text in English
ogc-field-indicator = Indicator
ogc-field-indicator_title = Name of the indicator
ogc-field-level = Level
ogc-field-unit_code = Code of the unit
ogc-field-unit_name = Unit
ogc-field-value = Value
ogc-field-unit_of_measure = Unit of measure
ogc-field-numerator = Numerator
ogc-field-denominator = Denominator
ogc-field-evidence = Projects it rests on
ogc-value-listed = In a published list
ogc-value-named = Named by a page
ogc-value-derived = By elimination
ogc-value-mountain = Mountain
ogc-value-hill = Hill
ogc-value-plain = Plain
ogc-value-need = Need of an axis
ogc-value-theme = New theme
ogc-value-governance = Governance
ogc-value-plan = Building the plan
ogc-value-participation = Participation
ogc-value-zone = Zone
ogc-value-municipality = Municipality
ogc-value-altitude = Altitude zone
ogc-value-age = Age class
ogc-value-source_geometry = Geometry of the source
ogc-value-schematic_line = Schematic line through the named municipalities
ogc-value-municipality_area = Area of the municipality
ogc-value-none = No geometry
api-title = Atlante API
api-lead = Every address of the server, from the OpenAPI document made together with the program. The examples open with a click.
api-document = OpenAPI document (JSON)
api-parameters = Parameters
api-values = Values
api-meaning = Meaning
api-answers = Answers
api-examples = Examples
api-not-modified = The client has this version already
api-bad-request = The request cannot be read; the answer says why
api-not-found = Nothing is at this address
api-no-content = No content
api-other-version = Tiles of this version are no longer served: read the TileJSON again
api-get-health = Whether the server is well, and which data it serves
api-get-metrics = What the server counts, for Prometheus
api-get-plan = The plan: axes, strategies, kinds, sources, declared absences
api-get-zones = The zones with their figures
api-get-municipalities = The municipalities with their figures
api-get-needs = The needs and their links to strategies
api-get-sources = The sources, with publisher, date and licence
api-get-projects = All projects, with their shares over zones and municipalities
api-get-project = One project
api-get-allocation = Where a project falls, by the chosen rule of allocation
api-get-conflicts = Where sources contradict each other or the declared zone is not the computed one
api-get-matrix = The matrix of plan and territory
api-get-indicators = The indicators: what they measure and how
api-get-indicator = The values of an indicator
api-get-equity = How evenly an indicator is spread
api-get-gaps = The gaps, ranked, with reason and robustness
api-get-priorities = Projects by strategic index
api-get-atlas = The files of the atlas by name, for programs that compute with it themselves
api-get-scenario = What would change with more measures
api-get-map = Values, classes, colours, legend and words of a map
api-get-changes = What changed since the data a map was exported with
api-get-versions = The earlier states of the data to compare with those served
api-get-version = What is new, changed or gone since an earlier state
api-get-map-svg = The same map as a drawing
api-get-map-png = The same map as a picture
api-get-map-pdf = The same map as an accessible sheet (PDF/UA)
api-get-map-pptx = The same map as a slide
api-get-map-html = The same map as a page of its own
api-get-map-csv = The values of the map as a table
api-get-deck-pptx = A deck with the map and the zones
api-get-sheet-pdf = The zone sheets, of all or of one
api-get-zone-pptx = The slide of a zone
api-get-embed = The map to put into another page
api-get-embed-script = The code of the embedded map
api-get-page = The page of the map
api-get-oembed = How to embed the address of a map (oEmbed)
api-get-tilejson = The description of the vector tiles (TileJSON 3.0.0)
api-get-tile = A vector tile (MVT)
api-get-style = The style for MapLibre
api-get-ogc = OGC API Features: the landing page
api-get-ogc-api = OGC API Features: the definition in OpenAPI 3.0
api-get-ogc-conformance = OGC API Features: the conformance classes
api-get-ogc-collections = OGC API Features: the collections
api-get-ogc-collection = OGC API Features: one collection
api-get-ogc-items = OGC API Features: the features of a collection, as CSV too; every property is a filter
api-get-ogc-item = OGC API Features: one feature
api-get-stylesheet = The style of the pages the server writes
api-get-catalog = The catalogue of the data in DCAT-AP_IT
api-get-openapi = This document
api-get-api = This documentation as a page
api-param-f = Format
api-param-lang = Language of the texts
api-param-id = Identifier
api-param-item = Identifier of the feature
api-param-name = Name of the indicator
api-param-by = Level
api-param-rows = Rows of the matrix
api-param-columns = Columns of the matrix
api-param-weights = Weights of the criteria, as in strategies:2,mountain:0
api-param-add = Measures to add, as in house-ISTAT,link-ISTAT-ISTAT
api-param-theme = What the colours say: projects, zones, residents, density or an indicator
api-param-level = The units that are coloured
api-param-classes = How values become classes
api-param-zone = Zone in focus
api-param-municipality = Municipality in focus (ISTAT code)
api-param-project = Project in focus
api-param-axis = Only projects of these axes, separated by commas
api-param-strategy = Only projects of these strategies, separated by commas
api-param-kind = Only projects of these kinds, separated by commas
api-param-status = Only projects of these statuses, separated by commas
api-param-cites = Only projects that one of these sources speaks of, identifiers separated by commas
api-param-programme = Only projects of this programme
api-param-at = Only projects not over before this date and not begun after it (2025, 2025-06 or 2025-06-30); those nobody has dated stay
api-param-q = Only projects with these words
api-param-view = View: ZOOM/LAT/LON
api-param-tileset = Tileset
api-param-z = Zoom
api-param-x = Column
api-param-y = Row
api-param-v = Version of the data, from the TileJSON
api-param-size = Size of the paper
api-param-since = The data then, as 2023-12-05.a8c31e95f841
api-param-limit = Features of a page
api-param-offset = Features to skip
api-param-bbox = Box: lowest corner, then highest
api-param-bbox-crs = System of coordinates of the box
api-param-crs = System of coordinates of the answer
api-param-datetime = Instant or interval of RFC 3339
api-param-rule = Rule of allocation
api-param-file = Number of the zone with .pptx
api-param-url = Address of a map of this server
api-param-format = Format
api-param-sep = Separator of the CSV; semicolon uses decimal commas too
catalog-no-publisher = Publisher not configured
catalog-no-licence = Licence not configured
catalog-service = OGC API Features of Atlante
catalog-form-geojson = GeoJSON (OGC API Features)
catalog-form-csv = CSV
catalog-form-html = Pages to browse
catalog-form-tiles = Vector tiles (TileJSON)
attribution-data = Data: { $sources }

matrix-column-metropolitan = The whole territory
matrix-column-unplaced = Place not known at this level

indicator-denominator-residents = residents
indicator-denominator-residents-65 = residents of 65 years and over
indicator-denominator-residents-75 = residents of 75 years and over
indicator-denominator-surface = official surface in km²
indicator-denominator-strategies = strategies of the plan
indicator-denominator-needs = needs linked to at least one strategy
indicator-denominator-mix = mix of axes of the projects placed in the whole territory
indicator-input-projects = projects of the register
indicator-input-facilities = health facilities of the register, counted one by one
indicator-input-residents = residents by age class
indicator-input-surface = official surfaces of the municipalities
indicator-input-boundaries = boundaries of the municipalities
indicator-input-membership = membership of the municipalities in the { word-zones }
indicator-input-need-links = links between needs and strategies, made by us

indicator-projects-per-10000-residents-unit = projects per 10,000 residents
indicator-strategies-with-evidence-unit = strategies out of { $strategies }
indicator-needs-with-project-unit = needs out of { $needs }
indicator-cycle-km-per-10000-residents-unit = km per 10,000 residents
indicator-cycle-km-per-100-km2-unit = km per 100 km²
indicator-health-per-10000-residents-unit = facilities per 10,000 residents
indicator-health-per-1000-residents-75-unit = facilities per 1,000 residents of 75 and over
indicator-distance-residents-unit = % of residents
indicator-distance-residents-65-unit = % of residents of 65 and over
indicator-distance-residents-75-unit = % of residents of 75 and over
indicator-access-health-houses-unit = community health houses within reach per 10,000 residents
indicator-location-quotient-unit = coefficient from 0 to 1

gap-list = { $first } and { $last }
gap-declared-everywhere = A source declares that it has no action to report for strategy { $subject }, and the register has none in any zone.
gap-declared = { $zone }: a source declares that it has no action to report here for strategy { $subject }.
gap-strategy-none = { $zone }: no source places projects of strategy { $subject } here; { $residents ->
    [none] its residents are not known
   *[other] it has { $residents } residents
}.
gap-service-none = { $zone }: there are no { $subject } among the facilities listed; { $residents ->
    [none] its residents are not known
   *[other] it has { $residents } residents
}.
gap-strategy-thin = { $zone }: for strategy { $subject } there { $count ->
    [one] is only one project, little
   *[other] is something ({ $count } projects), but little
} for { $residents } residents.
gap-service-thin = { $zone }: { $count ->
    [one] only one facility
   *[other] { $count } facilities
} of the type “{ $subject }”, few for { $residents } residents.
gap-others = { $others ->
    [one] One other zone has it, not a neighbour.
   *[other] { $others } other zones have it, none of them a neighbour.
}
gap-others-neighbour = { $others ->
    [one] Only one other zone has it, zone { $neighbours }, a neighbour.
   *[other] { $others } other zones have it, among them zone { $neighbours }, a neighbour.
}
gap-others-neighbours = { $others } other zones have it, among them the neighbouring zones { $neighbours }.
gap-mentions-metropolitan = { $count ->
    [one] One project of the whole territory may reach it all the same.
   *[other] { $count } projects of the whole territory may reach it all the same.
}
gap-mentions-line = { $count ->
    [one] The schematic line of a project crosses the zone, though: where it really runs the source does not say.
   *[other] The schematic lines of { $count } projects cross the zone, though: where they really run the source does not say.
}
gap-mentions-zone = { $count ->
    [one] One source mentions it in the zone, though, without saying where.
   *[other] { $count } mentions speak of the zone, though, without saying where.
}
gap-robust = The gap holds: { $agree } checks out of { $variants } confirm it.
gap-fragile = The gap is uncertain: { $agree ->
    [one] one check
   *[other] { $agree } checks
} out of { $variants } confirm it.
gap-unheard = { $zone }: no source speaks of the zone for strategy { $subject }, and it is not among those that were heard. It cannot be called missing.
gap-not-placed = Strategy { $subject }: { $count ->
    [0] no source speaks of it
    [one] there is one project of the whole territory, without a place
   *[other] there are { $count } projects of the whole territory, without a place
}. Which zones lack it cannot be said.
gap-method = A gap is a strategy or service that is missing in one zone and present in others, or that a source declares absent. Each is checked in six ways: presence; what would be due to its residents, split equally over the places named; the same split by residents (for services, by residents of 75 and over); residents of the municipalities that have it; rate smoothed for small populations; projects of the whole territory or mentions without a place. It is robust when at least five checks agree and no project without a place speaks of it. In order: declared by sources, robust, uncertain; then how many other zones have it; then residents.

diff-head = From { $before }
    to { $after }
diff-same = No difference.
diff-moved = the geometry is another
diff-zones = Projects by zone
diff-no-zone = In no zone (whole area or outside)
diff-strategies = Projects by strategy
diff-counts = { $added } new, { $changed } changed, { $removed } gone
diff-total = In all: { $added } records new, { $changed } changed, { $removed } gone.
history-empty = No changes.
history-undoes = undoes change { $change }
version-after-change = After change { $change }
store-made = { $path }: atlas made with { $records } records.
store-changed = Change { $change }: { $added } records new, { $changed } changed, { $removed } removed, { $unchanged } as they were.
store-unchanged = Nothing changes: the records are all there as they are.

indicator-priority-strategies = Strategies served
indicator-priority-zones = Zones where it is present
indicator-priority-needs = Needs linked to the strategies served
indicator-priority-residents = Residents of the places named
indicator-priority-mountain = Share of those residents who live in mountain municipalities
indicator-priority-cross-axis = Other axes touched beyond its own
indicator-priority-caveat = Weights express a judgement and are chosen by the reader. The index compares what the register knows of each project, not its quality: what a coarse place cannot tell is left out of the mean. The best and the worst place say how far the ranking depends on the weights.

indicator-input-pnrr = PNRR funding by municipality and mission
indicator-pnrr-eur-per-resident-unit = euro per resident

## Problems of an atlas: the English sentence is the one the program writes where it finds one (atlas/told.rs)

told-error = error: { $place }: { $problem }
told-warning = warning: { $place }: { $problem }
told-row = { $file }, row { $row }
told-record = table { $table }, record `{ $record }`
told-column = column { $column }: { $problem }
told-suggestion = { $problem } ({ $suggestion })
told-errors = the atlas has { $count } errors; the first: { $first }
problem-empty = empty
problem-empty-do = a value is needed here
problem-amount = `{ $value }` is not an amount
problem-amount-do = write zero or more, with a decimal point and no thousands mark
problem-amount-meant = did you mean `{ $value }`? Decimal point, no thousands mark
problem-twice = `{ $value }` appears twice
problem-keep-one = keep one of them
problem-each-its-own = each needs its own
problem-word = `{ $value }` is not one of { $words }
problem-word-do = choose one of them
problem-meant = did you mean `{ $value }`?
problem-uncited = no source is cited
problem-uncited-do = write a source's id and the section, such as `survey-2023 §3 Asse 1`
problem-date = `{ $value }` is not a date
problem-date-do = write YYYY, YYYY-MM or YYYY-MM-DD
problem-date-meant = write `{ $value }`: year, month, day
problem-date-reversed = `{ $value }` is before `valid_from`, which is `{ $from }`
problem-date-reversed-do = correct one of the two: both ends are within, the last as a whole year, month or day
problem-whole = `{ $value }` is not a whole number of the size expected here
problem-whole-do = write digits only, without decimals, units or thousands mark
problem-file-empty = the file is empty
problem-file-empty-do = its first row must name the columns
problem-semicolons = the cells are separated by semicolons
problem-tabs = the cells are separated by tabs
problem-commas-do = save the file as CSV with commas (in a spreadsheet: field separator `,`)
problem-quote = a text that begins with a double quote on this row does not end with one
problem-quote-do = close it before the next comma; inside a text write every double quote twice
problem-column-missing = column `{ $column }` is missing
problem-column-missing-do = the header must be: { $columns }
problem-column-twice = column `{ $column }` appears more than once
problem-column-unknown = column `{ $column }` is not known and is not read
problem-column-unknown-do = remove it, or keep remarks in a column that is read
problem-csv = not readable as CSV: { $error }
problem-csv-do = the file must be UTF-8, with double quotes in pairs
problem-uneven = { $cells } cells where the header has { $columns } columns
problem-uneven-more-do = a text with a comma needs double quotes around it
problem-uneven-fewer-do = a row needs every comma, also between empty cells
problem-row-missing = the row `{ $key }` is missing
problem-row-missing-do = rows title, territory, attribution and date are needed
problem-boundaries-do = derive the file again from the boundaries of the source
problem-geojson = not a GeoJSON feature collection: { $error }
problem-geojson-do = export it again as GeoJSON (RFC 7946), or put the embedded empty one in its place
problem-feature-bare = feature { $at } has no property `id` of a project or no geometry
problem-feature-bare-do = each feature needs both
problem-feature = feature { $at } (`{ $id }`): { $why }
problem-feature-do = coordinates are longitude and latitude in WGS84 degrees
problem-features-two = `{ $id }` has two features
problem-features-two-do = join them into one multi-geometry
problem-not-there = `{ $value }` is not in the atlas
problem-colour = `{ $value }` is not a colour
problem-colour-do = write #rrggbb
problem-axis = axis { $axis } does not fit code { $code }
problem-axis-do = the code starts with the axis
problem-surface = a surface is above zero
problem-surface-do = write square kilometres
problem-no-strategy = no strategy
problem-no-strategy-do = name one at least; the first is the primary one
problem-places-few = precision { $precision } needs at least { $needed } here, found { $count }
problem-places-few-do = name the place or choose the precision that the source allows
problem-places-any = precision { $precision } leaves this column empty
problem-places-any-do = empty it or choose the precision that the source allows
problem-exact = an exact place needs its geometry
problem-exact-do = add a feature with this `id` to projects.geojson, or choose a coarser precision
problem-pnrr-total = { $part } is more than the total { $total }, of which it is a part
problem-pnrr-total-do = derive the file again from the open data
problem-municipality-do = write the six-digit ISTAT code of a municipality of municipalities.csv
problem-zone-do = the { $count } zones are in zones.csv; write the number alone
problem-strategy-do = choose a code of strategies.csv, such as 3.4
problem-kind-do = choose an id of kinds.csv, or add the kind there
problem-zeros-named = did you mean `{ $code }` ({ $name })? In a spreadsheet, format the column as text to keep the zeros
problem-zeros = did you mean `{ $code }`? In a spreadsheet, format the column as text to keep the zeros
problem-meant-named = did you mean `{ $code }` ({ $name })?
problem-name-do = write the code of { $name }: `{ $code }`
problem-shapeless = municipality { $code } ({ $name }) has no shape
problem-shapeless-do = derive the boundaries again or remove the row from municipalities.csv
problem-rowless = municipality { $code } has a shape but no row
problem-rowless-do = add its row or derive the boundaries again
problem-zone-empty = zone { $zone } has no municipality
problem-zone-empty-do = assign its municipalities in municipalities.csv or remove the zone
problem-not-exact = `{ $id }` is not a project with precision exact
problem-not-exact-do = set the project's precision to exact or remove the feature
problem-twin = same title and place as `{ $id }`
problem-twin-do = keep one, or say in the title what tells them apart
problem-absence = declared without action, but `{ $id }` serves it first
problem-absence-do = set the scope to part, or look at the project's strategies
problem-axis-empty = the axis has no strategy
problem-axis-empty-do = add its strategies to strategies.csv, or remove the axis
problem-strategy-silent = no project serves strategy { $code } and no source declares it without action
problem-strategy-silent-do = add what the sources say of it; if they say nothing, leave it: it is shown as unknown
problem-figure = no source is named for the figure `{ $figure }`
problem-figure-do = add a row `source-{ $figure }` with the identifier of its source in sources.csv
problem-far = `{ $id }` lies wholly outside the territory
problem-far-swapped-do = longitude and latitude are swapped: GeoJSON has the longitude first
problem-far-do = look at its coordinates: longitude and latitude in WGS84 degrees
problem-code-istat = `{ $value }` is not an ISTAT municipality code: six digits are expected, as in 001272
problem-code-strategy = `{ $value }` is not a strategy code: axis, point and number are expected, as in 3.4
problem-code-number = `{ $value }` is not a number from 1 to 255
problem-code-slug = `{ $value }` is not an identifier: lower-case letters, digits and hyphens are expected, 1 to 100 characters
problem-topology = not a TopoJSON topology: { $error }
problem-topology-id = geometry { $index } has no valid ISTAT code as its `id` ({ $id })
problem-topology-twice = municipality { $code } appears twice
problem-topology-arc = municipality { $code } refers to arc { $arc }, but the file has { $count } arcs
problem-topology-ring = municipality { $code }: ring { $ring } is not closed or has fewer than four positions; its arcs must join end to end
problem-topology-line = arc { $arc } is not a line in longitude and latitude (two positions or more, finite, within ±180 and ±90)
problem-folder = there is no atlas folder at { $place }: give the folder that holds atlas.csv and boundaries.topojson
problem-encoding = { $place }, row { $row }: not UTF-8 text; save the file as UTF-8 (in a spreadsheet: `CSV UTF-8`, character set `Unicode (UTF-8)`)
problem-geometry-mixed = a geometry collection mixes dimensions; split it into one feature each
problem-geometry-empty = the geometry is empty
problem-geometry-position = a position has fewer than two numbers
problem-geometry-degrees = { $x }, { $y } is not a longitude and latitude
problem-geometry-line = a line needs two positions
problem-geometry-ring = a polygon ring needs four positions, the last equal to the first
problem-geometry-ringless = the polygon has no ring
problem-store-place = the place of `{ $id }` cannot be used: { $why }
problem-store-twice = table { $table }: `{ $key }` appears twice; each record needs its own key
problem-store-gone = table { $table } is not there any more: put it back from a copy of the file
problem-store-border = the border of { $name } was edited by hand, and neighbours share their borders: put it back (`atlante history`, `atlante undo`), or bring new boundaries for all
problem-store-missing = there is no atlas at { $place }: `atlante init` makes one
problem-store-unreachable = the database cannot be reached: { $error }
problem-reading = the atlas could not be read; the cause is in the log
problem-store-broken = the store cannot be read or written: { $error }
