# Texts of the page.

## Page

ui-name = Atlante
ui-skip = Skip to content
ui-loading = Loading the data…
ui-language = Language
ui-dark = Dark appearance
ui-retry = Try again
ui-newer-data = The data have been updated since this page was opened.
ui-refused-data = The data were changed but cannot be published as they are: the map still shows the version before. This notice is seen only on the server’s own machine.
ui-reload = Reload
ui-dismiss = Dismiss the notice
ui-restarted = The map stopped because of an error and has started again.
ui-data-failed = The data did not arrive
ui-data-failed-why = The server did not answer as expected. Check the connection and try again.
ui-missing = Not found
ui-missing-why = There is nothing in the atlas with the code “{ $code }”. The link may be old.

## Search

ui-search = Search for a municipality, a zone, a project, a strategy or a need
ui-search-hint = Search municipality, zone, project…
ui-search-answers = Search results
ui-search-nothing = No results. Part of a name is enough to search.
ui-search-count = { $count ->
    [one] { $value } result
   *[other] { $value } results
}

## Ways in and lists

ui-ways = Sections
ui-way-explore = Explore
ui-way-gaps = Gaps
ui-way-present = Present
ui-lists = Lists
ui-panel-zones = { word-zones-title }
ui-panel-projects = Projects
ui-panel-plan = Plan
ui-crumbs = Breadcrumb
ui-sheet = Panel height
ui-back-to-map = Back to the map
ui-back-to-card = Back to the card

## Nouns

# what the atlas calls its parts, unless rows zone, zones and whole of atlas.csv say otherwise
word-zone = zone
word-zone-title = Zone
word-zones = zones
word-zones-title = Zones
word-whole = All

ui-zone = { word-zone-title }
ui-zone-number = Zone { $number }
ui-municipality = Municipality
ui-municipalities = Municipalities
ui-project = Project
ui-strategy = Strategy
ui-need = Need
ui-residents = Residents
ui-axis-name = Axis { $number } – { $name }
ui-projects-count = { $count ->
    [one] { $value } project
   *[other] { $value } projects
}
ui-projects-unit = { $count ->
    [one] project
   *[other] projects
}
ui-municipalities-count = { $count ->
    [one] { $value } municipality
   *[other] { $value } municipalities
}
ui-residents-count = { $count ->
    [one] { $value } resident
   *[other] { $value } residents
}
ui-residents-unknown = residents not known
ui-strategies-count = { $count ->
    [one] { $value } strategy
   *[other] { $value } strategies
}
ui-actions-count = { $count ->
    [one] { $value } action
   *[other] { $value } actions
}
ui-and-more = { $count ->
    [one] and one more
   *[other] and { $value } more
}

## Figures

ui-surface = Surface area
ui-density = Density
ui-aged-65 = Aged 65 and over
ui-aged-65-share = { $share } aged 65 or over
ui-altitude = Municipalities by altitude zone
ui-surface-measured = area of the polygon
ui-altitude-town-hall = Altitude
ui-altitude-mountain = { $count ->
    [one] { $value } in the mountains
   *[other] { $value } in the mountains
}
ui-altitude-hill = { $count ->
    [one] { $value } in the hills
   *[other] { $value } in the hills
}
ui-altitude-plain = { $count ->
    [one] { $value } in the plain
   *[other] { $value } in the plain
}
ui-altitude-mountain-name = Altitude zone: mountain
ui-altitude-hill-name = Altitude zone: hill
ui-altitude-plain-name = Altitude zone: plain
ui-km2 = { $value } km²
ui-per-km2 = { $value } per km²
ui-km = { $value } km
ui-metres = { $value } m
ui-euro = €{ $value }
ui-share-of-whole = { $share } of the territory
ui-metropolitan-mean = whole territory: { $value }
ui-istat-code = ISTAT code { $code }

## Zones and municipalities

ui-venue = Venue of the co-planning table
ui-zone-mean-projects = On average { $value } projects per zone.
ui-whole-zone = For the whole zone
ui-whole-zone-why = The source names the zone and not the municipalities: on the map they are the number beside the zone’s name.
ui-whole-zone-count = { $count ->
    [one] { $value } project known only for the whole zone
   *[other] { $value } projects known only for the whole zone
}
ui-no-projects-here = No project of the zone matches the filters.
ui-no-projects-in-municipality = The register has no project placed in this municipality that matches the filters. Projects known only for the zone are in the zone’s card.
ui-strategies-covered = Strategies with projects: { $covered } of { $all }
ui-covered = has projects in this zone
ui-not-covered = no known project in this zone
ui-not-covered-why = The others have no known project in the zone: the register holds what the sources report, and sources can be silent.
ui-membership = Membership of the zone
ui-basis-listed = It is in a published list of the zone.
ui-basis-named = membership stated, without a complete list
ui-basis-derived = membership inferred
ui-membership-references = references in the source: { $references }

## Projects

ui-place-metropolitan = The whole territory
ui-place-zones = { $count ->
    [one] Zone { $zones }
   *[other] Zones { $zones }
}
ui-metropolitan-count = { $count ->
    [one] { $value } project concerns the whole territory
   *[other] { $value } projects concern the whole territory
}
ui-projects-by-axis = Projects by axis
ui-metropolitan-why = and are not counted in any single zone.
ui-strategies-of-project = { $count ->
    [one] Strategy
   *[other] Strategies
}
ui-lead-body = Lead body
ui-partners = Partners
ui-programme = Programme
ui-amount = Amount
ui-length = Length
ui-interventions = Interventions
ui-cup = Unique project code (CUP)
ui-where = Where
ui-drawn-zone = It has no point on the map: it is counted in the number beside the zone’s name.
ui-drawn-metropolitan = It has no point on the map and is not counted in any single zone.
ui-metropolitan-list-why = They have no point on the map and are not counted in any single zone.
ui-drawn-schematic = The dashed line joins the municipalities named by the source: it is not the route.
ui-drawn-municipality = The symbol is in the middle of the municipality, not at the site.
ui-by-zone = Shares by zone
ui-by-municipality = Shares by municipality
ui-outside = Outside the territory
ui-unlocated = Not located
ui-notes = Caveats
ui-information-date = Information as of: { $date }
ui-validity = Valid
ui-valid-from-to = from { $from } to { $to }
ui-valid-from = from { $from }
ui-valid-to = until { $to }

## Filters

ui-filters = Filters
ui-filters-active = { $count ->
    [one] Filters (1 active)
   *[other] Filters ({ $value } active)
}
ui-filters-chosen = Active filters
ui-filter-axis = Axis
ui-filter-strategy = Strategy
ui-filter-kind = Kind
ui-strategy-where = Where it is carried out
ui-strategy-legend = What the cells say
ui-strategy-needs = { $count ->
    [one] Answers one need of the territory
   *[other] Answers { $value } needs of the territory
}
ui-filter-source = Source
ui-filter-status = Status
ui-words = Words in title, description, bodies
ui-words-chip = “{ $words }”
ui-filter-at = At the date
ui-filter-at-hint = Year, month or day: 2025, 6/2025, 2025-06-30. Projects whose dates nobody knows stay.
ui-filter-at-wrong = Not a date: write a year, a month or a day, such as 2025, 6/2025, 2025-06-30.
ui-at-chip = At the date { $date }
ui-remove-filter = Remove the filter { $name }
ui-clear-filters = Clear all filters
ui-no-projects-match = No project matches the filters.
ui-no-metropolitan-projects = No source names projects for the whole territory.

## Plan

ui-plan-summary-short = { $axes } axes, { $strategies } strategies.
ui-plan-summary = { $axes } axes, { $strategies } strategies, { $actions } actions.
ui-statements = { $count ->
    [one] One figure the sources give on the plan
   *[other] { $value } figures and statements of the sources on the plan
}
ui-axis-more = Aim and sources
ui-axis-mission = Recovery plan (PNRR) mission { $code } – { $name }
ui-declared-none = No action reported.
ui-declared-none-part = Absent in part.

## Gaps

ui-gaps-title = Strategies and zones
ui-gaps-lead = Where each strategy has known projects, where a source states that there are none, where no source speaks of it.
ui-cell-evidence = projects present
ui-cell-declared = absence declared by a source
ui-cell-unknown = no source speaks of it
ui-gaps-note = Projects of the whole territory are in column { word-whole } and do not count for single zones. A strategy without news is not a strategy without action.
ui-matrix-data = All values, with projects and statuses:
ui-matrix-whole = { word-whole }

## Gaps: list

ui-looks = Ways to look at gaps
ui-look-matrix = Matrix
ui-look-list = List
ui-look-priorities = Priorities
ui-look-whatif = What if…
ui-missing-title = What is missing, and where
ui-missing-count = { $count ->
    [one] { $value } gap
   *[other] { $value } gaps
}
ui-missing-none = No gap matches the choices.
ui-missing-subject = Strategy or service
ui-verdict = How certain
ui-verdict-robust = Robust
ui-verdict-fragile = Uncertain
ui-badge-robust = Robust
ui-badge-fragile = Uncertain
ui-badge-share = { $agree } of { $variants }
ui-all = All
ui-open-zone-card = Open the zone’s card
ui-unknown-count = { $count ->
    [one] { $value } case that cannot be judged
   *[other] { $value } cases that cannot be judged
}
ui-unknown-why = No source allows saying whether it is missing: these are not gaps, and not zeros.
ui-gaps-data = All gaps, with checks and evidence:
ui-residents-concerned = { $count ->
    [one] Concerns { $value } resident
   *[other] Concerns { $value } residents
}
ui-neighbours-have = Neighbouring zones that have it:
ui-gap-evidence = What there is:
ui-gap-mentions = Mention it without saying where:
ui-gap-needs = { $count ->
    [one] Need it would answer
   *[other] Needs it would answer ({ $value })
}
ui-gap-on-map = Show on the map

## Needs

ui-need-code = Need { $code }
ui-need-strategies = Strategies that answer it
ui-need-no-strategies = No strategy is linked to this need.
ui-need-links-ours = The links between needs and strategies are ours, with the reason beside them; the texts come from the sources.

## Priorities

ui-priorities-title = Strategic index of projects
ui-priorities-lead = Which projects serve the plan most? It depends on what counts: weights are chosen here and stay in the page’s address.
ui-weights = How much each criterion counts
ui-weights-equal = All weights equal
ui-weight-value = { $weight } ({ $share })
ui-contributions = Where it comes from
ui-contributions-unknown = Cannot be known, and does not count: { $names }.
ui-rank-range = Between place { $best } and place { $worst } when one weight changes.
ui-rank-steady = Always at place { $best }, even when one weight changes.
ui-and-more-projects = { $count ->
    [one] Show one more project
   *[other] Show { $value } more projects
}

## What if

ui-whatif-title = What if there were…
ui-whatif-lead = { $can ->
    [house] Add a casa della comunità (community health house) in a municipality, and see what changes.
    [link] Add a cycle link between two municipalities, and see what changes.
   *[both] Add a casa della comunità (community health house) in a municipality, or a cycle link between two, and see what changes.
}
ui-whatif-nothing-written = It is a hypothesis: nothing is written to the register. All of it is in the page’s address, which can be sent.
ui-whatif-add = Add a measure
ui-whatif-choose = Municipality
ui-whatif-choose-end = Second municipality of the link
ui-whatif-choose-how = A click on the map or the search chooses one too.
ui-whatif-none-chosen = No municipality chosen
ui-whatif-add-house = Add a casa della comunità in { $place }
ui-whatif-start-link = Link { $place } to another municipality
ui-whatif-link-from = Cycle link from { $place } to…
ui-whatif-add-link = Add the link { $from } – { $to }
ui-whatif-give-up = Cancel
ui-whatif-full = { $count ->
    [one] The hypothesis can have only one measure.
   *[other] The hypothesis can have at most { $value } measures.
}
ui-whatif-nothing-added = No measure added: the figures below are today’s.
ui-whatif-measures = { $count ->
    [one] { $value } measure of the hypothesis
   *[other] { $value } measures of the hypothesis
}
ui-whatif-remove = Remove: { $measure }
ui-whatif-undo = Undo the last one
ui-whatif-clear = Start again
ui-measure-house = Casa della comunità in { $place }
ui-measure-link = Cycle link { $from } – { $to }
ui-whatif-residents = Residents by distance to the nearest casa della comunità
ui-whatif-residents-75 = Residents of 75 and over, by distance
ui-whatif-farthest = Which municipalities are more than 20 km away today
ui-whatif-farthest-count = { $count ->
    [one] { $value } municipality more than 20 km from a community health house, with { $residents } residents of 75 and over
   *[other] { $value } municipalities more than 20 km from a community health house, with { $residents } residents of 75 and over
}
ui-whatif-no-residents = How many residents are near or far from a casa della comunità cannot be counted: the atlas has no residents, or no such house. Only the gaps change.
ui-residents-75 = 75 and over
ui-whatif-whole = Equity and gaps
ui-whatif-gini = Inequality of access (Gini, 0 = even)
ui-whatif-gaps = Gaps
ui-whatif-robust-gaps = robust ones among them
ui-whatif-access = Access zone by zone
ui-whatif-access-by-zone = Case della comunità within reach per 10,000 residents
ui-whatif-caveat = Straight-line distances between the centres of municipalities: in valleys roads are longer.
ui-band-0-5 = up to 5 km
ui-band-5-10 = 5 to 10 km
ui-band-10-20 = 10 to 20 km
ui-band-over-20 = over 20 km
ui-before = Today
ui-after = With the hypothesis
ui-difference = Difference
ui-whatif-gap-changes = What changes in the gaps
ui-whatif-gaps-same = No gap closes, opens or changes verdict.
ui-gaps-closed = { $count ->
    [one] { $value } gap closes
   *[other] { $value } gaps close
}
ui-gaps-changed = { $count ->
    [one] { $value } gap changes verdict
   *[other] { $value } gaps change verdict
}
ui-gaps-opened = { $count ->
    [one] { $value } gap opens
   *[other] { $value } gaps open
}
ui-sites = Where the next house would serve most
ui-sites-why = Municipalities by the residents who would come within { $radius } km of a casa della comunità, one after the other.
ui-site-gain = { $residents } more residents within { $radius } km, { $aged } of them 75 and over
ui-site-add = Add to the hypothesis a casa della comunità in { $place }
ui-site-add-short = Add
ui-computed-here = Computed in this browser in { $milliseconds } ms.
ui-computed-there = Computed by the server in { $milliseconds } ms.
ui-legend-hypothesis = Hypothesis, not in the register

## Present

ui-present-title = Take the map elsewhere
ui-present-lead = What is on the screen now, with its filters and the open card.
ui-present-what = What
ui-output-png = Picture (PNG)
ui-output-svg = Vector drawing (SVG)
ui-output-pdf = Sheet to print (PDF)
ui-output-sheet = Zone sheets (PDF)
ui-output-pptx = Editable slide (PPTX)
ui-output-deck = Deck by zone (PPTX)
ui-output-html = Page that works offline (HTML)
ui-output-embed = Frame for a web site
ui-present-own-title = Title (optional)
ui-present-title-long = The title has { $count } characters and may have { $most }: until it is shorter, the map keeps its own.
ui-present-part = Part of the territory
ui-present-as-seen = As it is now
ui-present-format = Proportions
ui-format-16x9 = 16:9, slide
ui-format-4x3 = 4:3, slide
ui-format-square = Square
ui-format-a4 = A4 landscape
ui-format-a3 = A3 landscape
ui-present-size = Size
ui-present-transparent = Transparent background
ui-present-still = Still map, without scripts
ui-present-dark = Dark background
ui-present-preview = Preview
ui-present-deck-why = Cover, overview, a slide for every zone with figures, strategies and gaps, sources.
ui-present-download = Download
ui-present-working = Preparing the file…
ui-present-saved = File downloaded.
ui-present-failed = It did not work: { $why }
ui-present-code = Code to paste into the page
ui-present-copy-code = Copy the code
ui-present-code-copied = Code copied.
ui-present-link-copied = Link copied: whoever opens it finds the same map.
ui-present-copy-picture = Copy the picture
ui-present-picture-copied = Picture copied.
ui-present-copy-data = Copy the data (CSV)
ui-present-data-copied = Data copied: paste them into a spreadsheet.
ui-present-data-csv = Download the data (CSV)
ui-present-not-copied = The browser does not allow copying.
ui-present-more = More
ui-stops-title = Tour of maps
ui-stops-why = Choose one map at a time: whoever opens the link sees them on the whole screen, in the order chosen. The optional title above becomes the title of the map.
ui-stops-add = Add this map
ui-stops-start = Start the tour
ui-stops-copy = Copy the link to the tour
ui-stops-copied = Link copied: whoever opens it sees the tour from its first map.
ui-stops-remove = Take out of the tour: { $name }
ui-copy-link = Copy the link
ui-link-copied = Link copied.
ui-link-not-copied = The browser does not allow copying: the link is in the address bar.
ui-show-table = Show the data table
ui-print = Print

## Sources

ui-sources = Sources
ui-sources-why = Every record and every figure of the atlas leads to one of these sources.
ui-all-sources = All sources
ui-source-of = Source: { $source }
ui-source-in-words = { $title } ({ $publisher }, { $date })
ui-publisher = Publisher
ui-date = Date
ui-licence = Licence
ui-open-source = Open the source’s page

## Versions of the data

ui-versions-open = What changed in the data
ui-versions-title = What changed
ui-versions-why = The data shown here beside an earlier state: projects that are new, changed and gone, by zone and by strategy.
ui-versions-against = Compared with
ui-versions-choose = Choose an earlier state
ui-versions-none = There is no earlier state to compare these data with.
ui-versions-none-why = Who runs the service can name one when starting it, or keep the data in a store that remembers every change.
ui-versions-dates = Sources up to { $before } then, { $now } now.
ui-versions-same = No difference: the data are the same.
ui-versions-added = { $count ->
    [one] { $value } new project
   *[other] { $value } new projects
}
ui-versions-changed = { $count ->
    [one] { $value } changed
   *[other] { $value } changed
}
ui-versions-removed = { $count ->
    [one] { $value } gone
   *[other] { $value } gone
}
ui-versions-by-zone = Projects by zone
ui-versions-by-strategy = Projects by strategy
ui-versions-no-zone = Whole area, or no zone
ui-versions-other = Other tables
ui-versions-more = { $count ->
    [one] And one more.
   *[other] And { $value } more.
}
ui-versions-moved = Its place on the map is another.
ui-versions-nothing = nothing
ui-fates-added = New
ui-fates-changed = Changed
ui-fates-removed = Gone
ui-fate-added = New
ui-fate-changed = Changed
ui-fate-removed = Gone
ui-column-title_it = Title
ui-column-title_en = English title
ui-column-summary_it = Summary
ui-column-kind = Kind
ui-column-strategies = Strategies
ui-column-status = Status
ui-column-lead_body = Lead body
ui-column-partners = Partners
ui-column-programme = Programme
ui-column-interventions = Interventions
ui-column-amount_eur = Amount (euro)
ui-column-length_km = Length (km)
ui-column-cup = CUP
ui-column-precision = Precision of place
ui-column-municipalities = Municipalities
ui-column-zones = Zones
ui-column-declared_zones = Declared zones
ui-column-sources = Sources
ui-column-source_date = Date of source
ui-column-valid_from = Valid from
ui-column-valid_to = Valid to
ui-column-note_it = Note

## Map

ui-map = Map
ui-map-role = map
ui-map-help = Arrow keys move the map, plus and minus zoom in and out. The same data are in the panel and in the table.
ui-map-starting = Preparing the map…
ui-map-controls = Map controls
ui-zoom-in = Zoom in
ui-zoom-out = Zoom out
ui-home = The whole territory
ui-fallback = The interactive map cannot run in this browser: this one is drawn by the server. Lists, cards and filters work as always.
ui-legend = Legend
ui-legend-stack = Projects in the municipality: the colour is that of the axis
ui-legend-mixed = Projects of different axes
ui-legend-schematic = Schematic line between the named municipalities
ui-theme = Theme
ui-theme-projects = Projects
ui-theme-zones = { word-zones-title }
ui-theme-residents = Residents
ui-theme-density = Population density
ui-values-csv = Download the values (CSV)
ui-how-computed = How it is computed
ui-indicators = Indicators
ui-level = Units
ui-level-zone = Zones
ui-level-municipality = Municipalities
ui-code = Code
ui-unit-name = Name
ui-value = Value

## Months

ui-month-1 = January
ui-month-2 = February
ui-month-3 = March
ui-month-4 = April
ui-month-5 = May
ui-month-6 = June
ui-month-7 = July
ui-month-8 = August
ui-month-9 = September
ui-month-10 = October
ui-month-11 = November
ui-month-12 = December

## Comparing zones

ui-compare = Comparison
ui-compare-with = Compare with
ui-compare-nobody = No zone
ui-compare-whole = Whole area
ui-compare-mean = mean { $value }
ui-compare-municipalities = Municipalities
ui-compare-surface = Surface, km²
ui-compare-density = Residents per km²
ui-compare-rate = Projects per 10,000 residents
ui-compare-strategies = Strategies with projects
ui-compare-only = Only in { $zone }
ui-compare-why = This counts what the sources report: a strategy that does not appear in a zone may be carried out there without any source saying so.
ui-compare-means = In the means each zone counts once.
ui-compare-none = No strategy more.

## Full-screen tour

ui-tour = Tour of the zones
ui-tour-start = Full-screen tour of the zones
ui-tour-previous = Previous zone
ui-tour-next = Next zone
ui-tour-previous-map = Previous map
ui-tour-next-map = Next map
ui-tour-end = End the tour
ui-tour-step = { $at } of { $of }
ui-tour-municipalities = Municipalities
ui-tour-strategies = Strategies with projects
ui-tour-of = { $value } of { $all }

## Words that page and library share

names-more = { $names } and { $count } more
value-unknown = no data
value-unknown-short = n/a
notice-unknown-key = The address parameter “{ $key }” is not known and was ignored
notice-bad-value = The value “{ $value }” of the parameter “{ $key }” is not valid and was ignored
notice-not-here = The value “{ $value }” of the parameter “{ $key }” does not exist in this atlas and was ignored
notice-long-title = The title has { $value } characters and a map has room for 500: the map keeps its own title
notice-no-letters = Pictures and PDF do not have the characters “{ $value }” of the title: they show the sign “�” in their place
status-candidate = Candidate
status-planned = Planned
status-approved = Approved
status-funded = Funded
status-under_way = Under way
status-done = Done
status-reported = Reported
precision-exact = Exact position, from the source
precision-schematic = Schematic line between the named municipalities
precision-municipality = Position known to the municipality
precision-zone = Position known to the zone
precision-metropolitan = The whole territory
matrix-cell-evidence = { $row } – { $column }: { $count ->
    [one] one project in the register
   *[other] { $count } projects in the register
}
matrix-cell-declared-none = { $row } – { $column }: a source declares that it has no action to report
matrix-cell-unknown = { $row } – { $column }: no source speaks of it; this does not mean that there is nothing
indicator-projects-per-10000-residents-title = Projects per 10,000 residents
indicator-projects-per-10000-residents-formula = projects present in the unit ÷ residents × 10,000
indicator-projects-per-10000-residents-caveat = The register holds what the sources speak of and is not a census: where it has no project the value is unknown, not zero. Projects of the whole territory count only in the total; by municipality and altitude zone, those known only to their zone are missing too.
indicator-strategies-with-evidence-title = Strategies with at least one project
indicator-strategies-with-evidence-formula = number of strategies served by at least one project present in the unit
indicator-strategies-with-evidence-caveat = It measures what the sources say: a strategy without projects may be carried out without any source reporting it. Projects of the whole territory count only in the total.
indicator-needs-with-project-title = Needs with at least one project
indicator-needs-with-project-formula = number of needs linked to at least one strategy served by a project present in the unit
indicator-needs-with-project-caveat = The links between needs and strategies are ours. A project may bear on a need without meeting it.
indicator-cycle-km-per-10000-residents-title = Cycle routes per 10,000 residents
indicator-cycle-km-per-10000-residents-formula = km stated by a source or measured on its track, in the part that falls in the unit ÷ residents × 10,000
indicator-cycle-km-per-10000-residents-caveat = Schematic lines count as routes and are not measured. Where no route has a known length the value is unknown; where only some have one the value is a minimum, and the components say how many are missing.
indicator-cycle-km-per-100-km2-title = Cycle routes per 100 km²
indicator-cycle-km-per-100-km2-formula = km stated by a source or measured on its track, in the part that falls in the unit ÷ official surface × 100
indicator-cycle-km-per-100-km2-caveat = Schematic lines count as routes and are not measured. Where no route has a known length the value is unknown; where only some have one the value is a minimum, and the components say how many are missing.
indicator-health-per-10000-residents-title = Territorial health facilities per 10,000 residents
indicator-health-per-10000-residents-formula = community health houses, community hospitals and coordination centres in the unit ÷ residents × 10,000
indicator-health-per-10000-residents-caveat = These are the sites funded by the PNRR as of March 2023, each counted once whatever its size. Purchases of devices only and the survey's mentions at zone level are not added.
indicator-health-per-1000-residents-75-title = Territorial health facilities per 1,000 residents of 75 and over
indicator-health-per-1000-residents-75-formula = community health houses, community hospitals and coordination centres in the unit ÷ residents of 75 and over × 1,000
indicator-health-per-1000-residents-75-caveat = These are the sites funded by the PNRR as of March 2023, each counted once whatever its size. Purchases of devices only and the survey's mentions at zone level are not added.
indicator-distance-residents-title = Residents more than 10 km from a community health house
indicator-distance-residents-formula = residents of the municipalities whose point is more than 10 km from that of the nearest municipality with a community health house ÷ residents × 100
indicator-distance-residents-caveat = Geodesic distance between one point per municipality: roads are longer, above all from one valley to another, and within a municipality the distance is zero. Facilities are known to their municipality.
indicator-distance-residents-65-title = Residents of 65 and over more than 10 km from a community health house
indicator-distance-residents-65-formula = residents of 65 and over of the municipalities whose point is more than 10 km from that of the nearest municipality with a community health house ÷ residents of 65 and over × 100
indicator-distance-residents-65-caveat = Geodesic distance between one point per municipality: roads are longer, above all from one valley to another, and within a municipality the distance is zero. Facilities are known to their municipality.
indicator-distance-residents-75-title = Residents of 75 and over more than 10 km from a community health house
indicator-distance-residents-75-formula = residents of 75 and over of the municipalities whose point is more than 10 km from that of the nearest municipality with a community health house ÷ residents of 75 and over × 100
indicator-distance-residents-75-caveat = Geodesic distance between one point per municipality: roads are longer, above all from one valley to another, and within a municipality the distance is zero. Facilities are known to their municipality.
indicator-access-health-houses-title = Access to community health houses
indicator-access-health-houses-formula = E2SFCA: each facility is divided among the residents around it, with weight 1 up to 5 km, 0.68 up to 10 km, 0.22 up to 20 km; then what each municipality reaches is summed
indicator-access-health-houses-caveat = All facilities count the same: staff and hours are not known. The weights come from travel times and are applied to geodesic distances between one point per municipality; in the valleys real access is lower.
indicator-location-quotient-title = Specialisation by axis
indicator-location-quotient-formula = half the sum of the absolute differences between each axis's share in the unit and in the whole territory; the components are location quotients, the ratio of the two shares
indicator-location-quotient-caveat = Only projects placed at this level count. With few projects the value swings widely.
indicator-pnrr-eur-per-resident-title = PNRR funds per resident
indicator-pnrr-eur-per-resident-formula = PNRR funding of the projects placed in the unit ÷ residents; the components are by axis, through the mission it mirrors
indicator-pnrr-eur-per-resident-caveat = Projects validated by March 2023, not the whole PNRR. The amount of a project in several municipalities is split equally among them and counts once. A work often serves people who live elsewhere too.
