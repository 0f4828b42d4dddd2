//! Moran's I: whether high values lie next to high ones.

use geodata_api::equity::{LocalMoran, Moran, Quadrant};

use super::random::Random;

/// Deviations from the mean and their mean square; none when they cannot have a pattern: fewer
/// than three values, none different, none with a neighbour.
fn deviations(values: &[f64], neighbours: &[Vec<usize>]) -> Option<(Vec<f64>, f64)> {
    let n = values.len() as f64;
    let inside = |list: &Vec<usize>| list.iter().all(|&j| j < values.len());
    let usable = values.len() >= 3
        && values.len() == neighbours.len()
        && values.iter().all(|v| v.is_finite())
        && neighbours.iter().all(inside)
        && neighbours.iter().any(|list| !list.is_empty());
    if !usable {
        return None;
    }
    let mean = values.iter().sum::<f64>() / n;
    let z: Vec<f64> = values.iter().map(|v| v - mean).collect();
    let square = z.iter().map(|d| d * d).sum::<f64>();
    // what is left of equal values is rounding of the mean
    let noise = values.iter().map(|v| v * v).sum::<f64>() * f64::EPSILON * f64::EPSILON * n;
    (square > noise).then_some((z, square))
}

/// The mean of the neighbours' deviations: weights are row-standardised.
fn lag(z: &[f64], neighbours: &[usize]) -> f64 {
    let sum: f64 = neighbours.iter().map(|&j| z[j]).sum();
    sum / neighbours.len().max(1) as f64
}

/// Moran's I of `values` over `neighbours` (positions in `values`), with row-standardised weights.
///
/// # Units
/// About from -1, alternating, to 1, clustered.
///
/// # Assumptions
/// Unknown (`None`) for fewer than three values, for equal ones, and without neighbours. A unit
/// without neighbours has no lag and counts in the mean. The p-value is the share of reshufflings at
/// least as extreme on the side of the statistic, itself included: (r + 1) / (m + 1).
///
/// # References
/// Moran (1950), Biometrika 37(1/2), 17-23; Cliff, Ord (1981), Spatial Processes, Pion.
///
/// # Example
/// ```
/// use geodata_indicator::equity::moran;
///
/// let row = [vec![1], vec![0, 2], vec![1, 3], vec![2]];
/// assert!(moran(&[1.0, 1.0, 9.0, 9.0], &row, 99, 1).unwrap().i > 0.0);
/// assert!(moran(&[2.0; 4], &row, 99, 1).is_none()); // no pattern without differences
/// ```
#[must_use]
pub fn moran(
    values: &[f64],
    neighbours: &[Vec<usize>],
    permutations: usize,
    seed: u64,
) -> Option<Moran> {
    let (mut z, square) = deviations(values, neighbours)?;
    let n = z.len() as f64;
    let linked = neighbours.iter().filter(|list| !list.is_empty()).count() as f64;
    let statistic = |z: &[f64]| {
        let products = z.iter().zip(neighbours).map(|(d, list)| d * lag(z, list));
        n / linked * products.sum::<f64>() / square
    };
    let i = statistic(&z);
    let mut random = Random::new(seed);
    let mut at_least = 0;
    for _ in 0..permutations {
        let all = z.len();
        random.pick(&mut z, all);
        at_least += usize::from(statistic(&z) >= i);
    }
    Some(Moran {
        i,
        expected: -1.0 / (n - 1.0),
        p: pseudo_p(at_least, permutations),
        permutations,
    })
}

/// The one-sided p-value from the number of reshufflings at or above the statistic.
fn pseudo_p(at_least: usize, permutations: usize) -> f64 {
    let extreme = at_least.min(permutations - at_least);
    (extreme as f64 + 1.0) / (permutations as f64 + 1.0)
}

/// Local Moran of every value; `None` for a unit without neighbours, and for all when there is no pattern to find.
///
/// # Units
/// As Moran's I: their mean over n - 1 relates to it.
///
/// # Assumptions
/// As [`moran`]. In the test the unit keeps its value and its neighbours are drawn from all others.
/// With hundreds of units some p-values are small by chance: read them as a ranking.
///
/// # References
/// Anselin (1995), Local indicators of spatial association - LISA, Geographical Analysis 27(2), 93-115.
///
/// # Example
/// ```
/// use geodata_api::equity::Quadrant;
/// use geodata_indicator::equity::local_moran;
///
/// let row = [vec![1], vec![0, 2], vec![1, 3], vec![2]];
/// let local = local_moran(&[1.0, 1.0, 9.0, 9.0], &row, 99, 1);
/// assert_eq!(local[0].unwrap().quadrant, Quadrant::LowLow);
/// assert_eq!(local[3].unwrap().quadrant, Quadrant::HighHigh);
/// ```
#[must_use]
pub fn local_moran(
    values: &[f64],
    neighbours: &[Vec<usize>],
    permutations: usize,
    seed: u64,
) -> Vec<Option<LocalMoran>> {
    let Some((z, square)) = deviations(values, neighbours) else {
        return vec![None; values.len()];
    };
    let scale = (z.len() as f64 - 1.0) / square;
    let mut random = Random::new(seed);
    let mut local = |k: usize| {
        let list = &neighbours[k];
        if list.is_empty() {
            return None;
        }
        let own_lag = lag(&z, list);
        let i = z[k] * own_lag * scale;
        let mut others: Vec<f64> = z.clone();
        others.swap_remove(k);
        let mut at_least = 0;
        for _ in 0..permutations {
            random.pick(&mut others, list.len());
            let drawn = others.iter().take(list.len()).sum::<f64>() / list.len() as f64;
            at_least += usize::from(z[k] * drawn * scale >= i);
        }
        Some(LocalMoran {
            i,
            p: pseudo_p(at_least, permutations),
            quadrant: quadrant(z[k], own_lag),
        })
    };
    (0..z.len()).map(&mut local).collect()
}

fn quadrant(own: f64, lag: f64) -> Quadrant {
    match (own > 0.0, lag > 0.0) {
        (true, true) => Quadrant::HighHigh,
        (false, true) => Quadrant::LowHigh,
        (false, false) => Quadrant::LowLow,
        (true, false) => Quadrant::HighLow,
    }
}
