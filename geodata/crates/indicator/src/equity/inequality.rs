//! Gini and Theil, weighted by people.

use geodata_api::equity::Theil;
use std::collections::BTreeMap;

/// Pairs of value and weight that can be used; none when a value is negative or not finite,
/// or when nothing has weight or value.
fn usable(values: &[f64], weights: &[f64]) -> Option<Vec<(f64, f64)>> {
    let ok = |x: &f64| x.is_finite() && *x >= 0.0;
    if values.len() != weights.len() || !values.iter().chain(weights).all(ok) {
        return None;
    }
    let pairs = values.iter().copied().zip(weights.iter().copied());
    let pairs: Vec<_> = pairs.filter(|(_, w)| *w > 0.0).collect();
    let total: f64 = pairs.iter().map(|(v, w)| v * w).sum();
    (total > 0.0 && total.is_finite()).then_some(pairs)
}

/// Gini coefficient of `values`, each held by `weights` people.
///
/// # Units
/// From 0, everyone has the same, towards 1, one person has all.
///
/// # Assumptions
/// Values are not negative. Unknown (`None`) when nobody has anything, for then there is nothing to share out.
/// No small-sample correction: values repeated by their weights give the same coefficient.
///
/// # References
/// Lerman, Yitzhaki (1989), Improving the accuracy of estimates of Gini coefficients, Journal of
/// Econometrics 42(1), 43-47.
///
/// # Example
/// ```
/// use geodata_indicator::equity::gini;
///
/// assert_eq!(gini(&[1.0, 1.0], &[10.0, 90.0]), Some(0.0));
/// assert_eq!(gini(&[0.0, 5.0], &[3.0, 1.0]), Some(0.75)); // one in four has all
/// assert_eq!(gini(&[0.0, 0.0], &[3.0, 1.0]), None);
/// ```
#[must_use]
pub fn gini(values: &[f64], weights: &[f64]) -> Option<f64> {
    let mut pairs = usable(values, weights)?;
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let people: f64 = pairs.iter().map(|(_, w)| w).sum();
    let total: f64 = pairs.iter().map(|(v, w)| v * w).sum();
    // twice the area under the Lorenz curve, by trapezia
    let (mut cumulative, mut twice_area) = (0.0, 0.0);
    for (value, weight) in pairs {
        let before = cumulative;
        cumulative += value * weight / total;
        twice_area += (before + cumulative) * weight / people;
    }
    // rounding may leave a last digit below zero
    Some((1.0 - twice_area).clamp(0.0, 1.0))
}

/// Theil's T of `values`, each held by `weights` people, divided between and within `groups`.
///
/// # Units
/// Nats: from 0, everyone has the same, to the logarithm of the number of people.
///
/// # Assumptions
/// Values are not negative; a value of zero adds nothing (the limit of x ln x). Unknown when nobody has anything.
///
/// # References
/// Theil (1967), Economics and Information Theory, North-Holland, ch. 4; Shorrocks (1980), The class of
/// additively decomposable inequality measures, Econometrica 48(3), 613-625.
///
/// # Example
/// ```
/// use geodata_indicator::equity::theil;
///
/// let all_between = theil(&[1.0, 3.0], &[50.0, 50.0], &["mountain", "plain"]).unwrap();
/// assert!(all_between.within.abs() < 1e-12);
/// ```
#[must_use]
pub fn theil<G: Ord + Clone>(values: &[f64], weights: &[f64], groups: &[G]) -> Option<Theil> {
    usable(values, weights)?;
    let members = values.iter().zip(weights).zip(groups);
    let members: Vec<_> = members.filter(|((_, w), _)| **w > 0.0).collect();
    if groups.len() != values.len() {
        return None;
    }
    let people: f64 = weights.iter().sum();
    let mean = values.iter().zip(weights).map(|(v, w)| v * w).sum::<f64>() / people;
    let mut by_group: BTreeMap<G, (f64, f64)> = BTreeMap::new();
    let mut total = 0.0;
    for ((value, weight), group) in members {
        total += weight / people * x_ln_x(value / mean);
        let (sum, size) = by_group.entry(group.clone()).or_default();
        *sum += value * weight;
        *size += weight;
    }
    let groups = by_group.values();
    let between: f64 = groups
        .map(|(sum, size)| size / people * x_ln_x(sum / size / mean))
        .sum();
    Some(Theil {
        total,
        between,
        within: total - between,
    })
}

fn x_ln_x(x: f64) -> f64 {
    if x > 0.0 { x * x.ln() } else { 0.0 }
}
