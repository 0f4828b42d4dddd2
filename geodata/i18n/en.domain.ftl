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
value-unknown = no data
class-single = { $lower }
class-range = { $lower } – { $upper }
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
    [one] The map shows one project; the highest value is in { $top } ({ $value }).
   *[other] The map shows { $matching } projects; the highest value is in { $top } ({ $value }).
}
sentence-values = The map shows { $title }: from the lowest, { $bottom } ({ $low }), to the highest, { $top } ({ $high }).
sentence-zones = The map shows the { $zones } homogeneous zones and the { $municipalities } municipalities of the territory.

notice-unknown-key = The address parameter “{ $key }” is not known and was ignored
notice-bad-value = The value “{ $value }” of the parameter “{ $key }” is not valid and was ignored

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
