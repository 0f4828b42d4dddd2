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
names-more = { $names } and { $count } more

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
note-rule-weightless = The named places have neither residents nor surface: the shares are equal

theme-zones = Homogeneous zones
theme-projects-zone = Projects present by homogeneous zone
theme-projects-municipality = Located projects by municipality
theme-residents-zone = Residents by homogeneous zone
theme-residents-municipality = Residents by municipality
theme-density-zone = Population density by homogeneous zone
theme-density-municipality = Population density by municipality
legend-zones = Homogeneous zone
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
value-unknown = no data
class-single = { $lower }
class-range = { $lower } – { $upper }
symbol-points = Projects in the municipality (number)
symbol-schematic = Schematic line
zone-label = Zone { $number } – { $name }

filter-axis = axis { $value }
filter-strategy = strategy { $value }
filter-kind = { $value }
filter-status = { $value }
filter-programme = programme “{ $value }”
filter-zone = zone { $value }
filter-source = source { $value }
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
sentence-values = The map shows { $title }: from the lowest, { $bottom } ({ $low }), to the highest, { $top } ({ $high }).
sentence-zones = The map shows the { $zones } homogeneous zones and the { $municipalities } municipalities of the territory.

notice-unknown-key = The address parameter “{ $key }” is not known and was ignored
notice-bad-value = The value “{ $value }” of the parameter “{ $key }” is not valid and was ignored
notice-not-here = The value “{ $value }” of the parameter “{ $key }” does not exist in this atlas and was ignored

# the page without a server (atlante export site)
static-note = A copy without a server, data of { $date }: every theme, and projects with one filter at a time.
static-missing = This copy has no server and what was asked is not among the answers prepared: the colours are still those of the map before. Try a single filter, or use the full service.
static-close = Close

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
precision-metropolitan = The whole metropolitan area
attribution-data = Data: { $sources }

matrix-column-metropolitan = The whole metropolitan area
matrix-column-unplaced = Place not known at this level
matrix-cell-evidence = { $row } – { $column }: { $count ->
    [one] one project in the register
   *[other] { $count } projects in the register
}
matrix-cell-declared-none = { $row } – { $column }: a source declares that it has no action to report
matrix-cell-unknown = { $row } – { $column }: no source speaks of it; this does not mean that there is nothing

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
indicator-input-membership = membership of the municipalities in the homogeneous zones
indicator-input-need-links = links between needs and strategies, made by us

indicator-projects-per-10000-residents-title = Projects per 10,000 residents
indicator-projects-per-10000-residents-unit = projects per 10,000 residents
indicator-projects-per-10000-residents-formula = projects present in the unit ÷ residents × 10,000
indicator-projects-per-10000-residents-caveat = The register holds what the sources speak of and is not a census: where it has no project the value is unknown, not zero. Metropolitan projects count only in the total; by municipality and altitude zone, those known only to their zone are missing too.
indicator-strategies-with-evidence-title = Strategies with at least one project
indicator-strategies-with-evidence-unit = strategies out of { $strategies }
indicator-strategies-with-evidence-formula = number of strategies served by at least one project present in the unit
indicator-strategies-with-evidence-caveat = It measures what the sources say: a strategy without projects may be carried out without any source reporting it. Metropolitan projects count only in the total.
indicator-needs-with-project-title = Needs with at least one project
indicator-needs-with-project-unit = needs out of { $needs }
indicator-needs-with-project-formula = number of needs linked to at least one strategy served by a project present in the unit
indicator-needs-with-project-caveat = The links between needs and strategies are ours. A project may bear on a need without meeting it.
indicator-cycle-km-per-10000-residents-title = Cycle routes per 10,000 residents
indicator-cycle-km-per-10000-residents-unit = km per 10,000 residents
indicator-cycle-km-per-10000-residents-formula = km stated by a source or measured on its track, in the part that falls in the unit ÷ residents × 10,000
indicator-cycle-km-per-10000-residents-caveat = Schematic lines count as routes and are not measured. Where no route has a known length the value is unknown; where only some have one the value is a minimum, and the components say how many are missing.
indicator-cycle-km-per-100-km2-title = Cycle routes per 100 km²
indicator-cycle-km-per-100-km2-unit = km per 100 km²
indicator-cycle-km-per-100-km2-formula = km stated by a source or measured on its track, in the part that falls in the unit ÷ official surface × 100
indicator-cycle-km-per-100-km2-caveat = Schematic lines count as routes and are not measured. Where no route has a known length the value is unknown; where only some have one the value is a minimum, and the components say how many are missing.
indicator-health-per-10000-residents-title = Territorial health facilities per 10,000 residents
indicator-health-per-10000-residents-unit = facilities per 10,000 residents
indicator-health-per-10000-residents-formula = community health houses, community hospitals and coordination centres in the unit ÷ residents × 10,000
indicator-health-per-10000-residents-caveat = These are the sites funded by the PNRR as of March 2023, each counted once whatever its size. Purchases of devices only and the survey's mentions at zone level are not added.
indicator-health-per-1000-residents-75-title = Territorial health facilities per 1,000 residents of 75 and over
indicator-health-per-1000-residents-75-unit = facilities per 1,000 residents of 75 and over
indicator-health-per-1000-residents-75-formula = community health houses, community hospitals and coordination centres in the unit ÷ residents of 75 and over × 1,000
indicator-health-per-1000-residents-75-caveat = These are the sites funded by the PNRR as of March 2023, each counted once whatever its size. Purchases of devices only and the survey's mentions at zone level are not added.
indicator-distance-residents-title = Residents more than 10 km from a community health house
indicator-distance-residents-unit = % of residents
indicator-distance-residents-formula = residents of the municipalities whose point is more than 10 km from that of the nearest municipality with a community health house ÷ residents × 100
indicator-distance-residents-caveat = Geodesic distance between one point per municipality: roads are longer, above all from one valley to another, and within a municipality the distance is zero. Facilities are known to their municipality.
indicator-distance-residents-65-title = Residents of 65 and over more than 10 km from a community health house
indicator-distance-residents-65-unit = % of residents of 65 and over
indicator-distance-residents-65-formula = residents of 65 and over of the municipalities whose point is more than 10 km from that of the nearest municipality with a community health house ÷ residents of 65 and over × 100
indicator-distance-residents-65-caveat = Geodesic distance between one point per municipality: roads are longer, above all from one valley to another, and within a municipality the distance is zero. Facilities are known to their municipality.
indicator-distance-residents-75-title = Residents of 75 and over more than 10 km from a community health house
indicator-distance-residents-75-unit = % of residents of 75 and over
indicator-distance-residents-75-formula = residents of 75 and over of the municipalities whose point is more than 10 km from that of the nearest municipality with a community health house ÷ residents of 75 and over × 100
indicator-distance-residents-75-caveat = Geodesic distance between one point per municipality: roads are longer, above all from one valley to another, and within a municipality the distance is zero. Facilities are known to their municipality.
indicator-access-health-houses-title = Access to community health houses
indicator-access-health-houses-unit = community health houses within reach per 10,000 residents
indicator-access-health-houses-formula = E2SFCA: each facility is divided among the residents around it, with weight 1 up to 5 km, 0.68 up to 10 km, 0.22 up to 20 km; then what each municipality reaches is summed
indicator-access-health-houses-caveat = All facilities count the same: staff and hours are not known. The weights come from travel times and are applied to geodesic distances between one point per municipality; in the valleys real access is lower.
indicator-location-quotient-title = Specialisation by axis
indicator-location-quotient-unit = coefficient from 0 to 1
indicator-location-quotient-formula = half the sum of the absolute differences between each axis's share in the unit and in the whole territory; the components are location quotients, the ratio of the two shares
indicator-location-quotient-caveat = Only projects placed at this level count. With few projects the value swings widely.

gap-list = { $first } and { $last }
gap-declared-everywhere = A source declares that it has no action to report for strategy { $subject }, and the register has none in any zone.
gap-declared = { $zone }: a source declares that it has no action to report here for strategy { $subject }.
gap-strategy-none = { $zone }: no source places projects of strategy { $subject } here; it has { $residents } residents.
gap-service-none = { $zone }: there are no { $subject } among the facilities listed; it has { $residents } residents.
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
    [one] One project of the whole metropolitan area may reach it all the same.
   *[other] { $count } projects of the whole metropolitan area may reach it all the same.
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
    [one] there is one project of the whole metropolitan area, without a place
   *[other] there are { $count } projects of the whole metropolitan area, without a place
}. Which zones lack it cannot be said.
gap-method = A gap is a strategy or service that is missing in one zone and present in others, or that a source declares absent. Each is checked in six ways: presence; what would be due to its residents, split equally over the places named; the same split by residents (for services, by residents of 75 and over); residents of the municipalities that have it; rate smoothed for small populations; metropolitan projects or mentions without a place. It is robust when at least five checks agree and no project without a place speaks of it. In order: declared by sources, robust, uncertain; then how many other zones have it; then residents.

indicator-priority-strategies = Strategies served
indicator-priority-zones = Zones where it is present
indicator-priority-needs = Needs linked to the strategies served
indicator-priority-residents = Residents of the places named
indicator-priority-mountain = Share of those residents who live in mountain municipalities
indicator-priority-cross-axis = Other axes touched beyond its own
indicator-priority-caveat = Weights express a judgement and are chosen by the reader. The index compares what the register knows of each project, not its quality: what a coarse place cannot tell is left out of the mean. The best and the worst place say how far the ranking depends on the weights.

indicator-input-pnrr = PNRR funding by municipality and mission
indicator-pnrr-eur-per-resident-title = PNRR funds per resident
indicator-pnrr-eur-per-resident-unit = euro per resident
indicator-pnrr-eur-per-resident-formula = PNRR funding of the projects placed in the unit ÷ residents; the components are by axis, through the mission it mirrors
indicator-pnrr-eur-per-resident-caveat = Projects validated by March 2023, not the whole PNRR. The amount of a project in several municipalities is split equally among them and counts once. A work often serves people who live elsewhere too.
