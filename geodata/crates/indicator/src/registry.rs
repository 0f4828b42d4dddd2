//! The table of indicators, and the indicator of a name.

use crate::error::IndicatorError;
use crate::spec::{Denominator, IndicatorSpec, Input};
use crate::{
    access, counts, cycle_routes, health_distance, health_facilities, location_quotient, pnrr,
};
use geodata_api::indicator::Level;

const PLACES: &[Level] = &[Level::Zone, Level::Municipality, Level::Altitude];
const LUO_QI: &str = "Luo, Qi (2009), An enhanced two-step floating catchment area (E2SFCA) method, Health & Place 15(4), 1100-1107";
const KARNEY: &str = "Karney (2013), Algorithms for geodesics, Journal of Geodesy 87(1), 43-55";
const CRUDE_RATE: &str = "Crude rate: Porta (ed.) (2014), A Dictionary of Epidemiology, 6th ed., Oxford University Press";
const ROAD_DENSITY: &str =
    "As the road density of the World Bank (IS.ROD.DNST.K2): km per 100 km² of land area";
const ISARD: &str = "Isard (1960), Methods of Regional Analysis, MIT Press, ch. 7 (location quotient, coefficient of specialization)";
const PLAN: &str = "Count of the plan's own items";

/// Every indicator.
pub static SPECS: &[IndicatorSpec] = &[
    IndicatorSpec {
        name: "projects-per-10000-residents",
        denominator: Denominator::Residents,
        reference: CRUDE_RATE,
        levels: PLACES,
        inputs: &[Input::Projects, Input::Residents, Input::Membership],
        compute: counts::projects_per_10000,
    },
    IndicatorSpec {
        name: "strategies-with-evidence",
        denominator: Denominator::Strategies,
        reference: PLAN,
        levels: PLACES,
        inputs: &[Input::Projects, Input::Membership],
        compute: counts::strategies_with_evidence,
    },
    IndicatorSpec {
        name: "needs-with-project",
        denominator: Denominator::Needs,
        reference: PLAN,
        levels: PLACES,
        inputs: &[Input::Projects, Input::NeedLinks, Input::Membership],
        compute: counts::needs_with_project,
    },
    IndicatorSpec {
        name: "cycle-km-per-10000-residents",
        denominator: Denominator::Residents,
        reference: CRUDE_RATE,
        levels: PLACES,
        inputs: &[Input::Projects, Input::Residents, Input::Membership],
        compute: cycle_routes::km_per_10000_residents,
    },
    IndicatorSpec {
        name: "cycle-km-per-100-km2",
        denominator: Denominator::Surface,
        reference: ROAD_DENSITY,
        levels: PLACES,
        inputs: &[Input::Projects, Input::Surface, Input::Membership],
        compute: cycle_routes::km_per_100_km2,
    },
    IndicatorSpec {
        name: "health-per-10000-residents",
        denominator: Denominator::Residents,
        reference: CRUDE_RATE,
        levels: PLACES,
        inputs: &[Input::Facilities, Input::Residents, Input::Membership],
        compute: health_facilities::per_10000_residents,
    },
    IndicatorSpec {
        name: "health-per-1000-residents-75",
        denominator: Denominator::Residents75,
        reference: CRUDE_RATE,
        levels: PLACES,
        inputs: &[Input::Facilities, Input::Residents, Input::Membership],
        compute: health_facilities::per_1000_residents_75,
    },
    IndicatorSpec {
        name: "distance-residents",
        denominator: Denominator::Residents,
        reference: KARNEY,
        levels: &Level::ALL,
        inputs: DISTANCE_INPUTS,
        compute: health_distance::residents,
    },
    IndicatorSpec {
        name: "distance-residents-65",
        denominator: Denominator::Residents65,
        reference: KARNEY,
        levels: PLACES,
        inputs: DISTANCE_INPUTS,
        compute: health_distance::residents_65,
    },
    IndicatorSpec {
        name: "distance-residents-75",
        denominator: Denominator::Residents75,
        reference: KARNEY,
        levels: PLACES,
        inputs: DISTANCE_INPUTS,
        compute: health_distance::residents_75,
    },
    IndicatorSpec {
        name: "access-health-houses",
        denominator: Denominator::Residents,
        reference: LUO_QI,
        levels: PLACES,
        inputs: DISTANCE_INPUTS,
        compute: access::health_centres_per_10000,
    },
    IndicatorSpec {
        name: "location-quotient",
        denominator: Denominator::Mix,
        reference: ISARD,
        levels: PLACES,
        inputs: &[Input::Projects, Input::Membership],
        compute: location_quotient::by_axis,
    },
    IndicatorSpec {
        name: "pnrr-eur-per-resident",
        denominator: Denominator::Residents,
        reference: CRUDE_RATE,
        levels: PLACES,
        inputs: &[Input::Pnrr, Input::Residents, Input::Membership],
        compute: pnrr::eur_per_resident,
    },
];

const DISTANCE_INPUTS: &[Input] = &[
    Input::Facilities,
    Input::Residents,
    Input::Boundaries,
    Input::Membership,
];

/// The indicator of that name.
///
/// # Errors
/// When there is no such indicator; the error lists those there are.
///
/// # Example
/// ```
/// use geodata_indicator::{Denominator, spec};
///
/// assert_eq!(spec("distance-residents").unwrap().denominator, Denominator::Residents);
/// assert!(spec("happiness").is_err());
/// ```
pub fn spec(name: &str) -> Result<&'static IndicatorSpec, IndicatorError> {
    let found = SPECS.iter().find(|s| s.name == name);
    found.ok_or_else(|| IndicatorError::Name {
        name: name.to_owned(),
        names: SPECS.iter().map(|s| s.name).collect(),
    })
}
