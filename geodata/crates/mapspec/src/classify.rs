//! Classes for choropleth maps.

/// Upper bounds of up to `classes` classes over `values`, by natural breaks.
///
/// Fisher's exact optimum (Fisher 1958; Jenks 1977 popularised it): the partition of the sorted
/// values that minimises the sum of squared deviations from the class means, found by dynamic
/// programming in O(k n²) over the distinct values. Fewer distinct values than classes give one
/// class each. Values that are not finite are left out. The last bound is the maximum.
///
/// ```
/// use geodata_mapspec::classify::{class_of, natural_breaks};
///
/// let bounds = natural_breaks(&[1.0, 2.0, 1.5, 10.0, 11.0, 50.0], 3);
/// assert_eq!(bounds, [2.0, 11.0, 50.0]);
/// assert_eq!(class_of(10.0, &bounds), 1);
/// ```
#[must_use]
pub fn natural_breaks(values: &[f64], classes: usize) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let (distinct, weights) = runs(&sorted);
    let k = classes.min(distinct.len());
    if k == 0 {
        return Vec::new();
    }
    let sums = PrefixSums::new(&distinct, &weights);
    let n = distinct.len();
    // cost[j][i]: the best cost of the first i distinct values in j + 1 classes
    let mut cost: Vec<f64> = (1..=n).map(|i| sums.deviation(0, i)).collect();
    let mut starts = vec![vec![0; n]];
    for _ in 1..k {
        let mut next = vec![f64::INFINITY; n];
        let mut start_of_last = vec![0; n];
        for i in 0..n {
            for start in 1..=i {
                let candidate = cost[start - 1] + sums.deviation(start, i + 1);
                if candidate < next[i] {
                    next[i] = candidate;
                    start_of_last[i] = start;
                }
            }
        }
        cost = next;
        starts.push(start_of_last);
    }
    let mut bounds = Vec::with_capacity(k);
    let mut end = n - 1;
    for class in (0..k).rev() {
        bounds.push(distinct[end]);
        end = starts[class][end].saturating_sub(1);
    }
    bounds.reverse();
    bounds
}

/// Upper bounds of up to `classes` classes with as equal a number of values as ties allow.
///
/// The bound of class *i* is the smallest value with at least *i/k* of the values at or below it
/// (Hyndman and Fan 1996, definition 1). Equal bounds are joined. Values that are not finite are
/// left out. The last bound is the maximum.
///
/// ```
/// use geodata_mapspec::classify::quantiles;
///
/// assert_eq!(quantiles(&[1.0, 2.0, 3.0, 4.0, 5.0, 60.0], 3), [2.0, 4.0, 60.0]);
/// ```
#[must_use]
pub fn quantiles(values: &[f64], classes: usize) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len();
    if n == 0 {
        return Vec::new();
    }
    let mut bounds: Vec<f64> = (1..=classes)
        .map(|i| sorted[(n * i).div_ceil(classes).max(1) - 1])
        .collect();
    bounds.dedup();
    bounds
}

/// The class of a value among upper bounds; the last class for values above all of them.
#[must_use]
pub fn class_of(value: f64, upper_bounds: &[f64]) -> usize {
    upper_bounds
        .iter()
        .position(|&bound| value <= bound)
        .unwrap_or(upper_bounds.len().saturating_sub(1))
}

/// Distinct values and how often each occurs.
fn runs(sorted: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let (mut distinct, mut weights): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    for &value in sorted {
        match (distinct.last(), weights.last_mut()) {
            (Some(&last), Some(weight)) if last.total_cmp(&value).is_eq() => *weight += 1.0,
            _ => {
                distinct.push(value);
                weights.push(1.0);
            }
        }
    }
    (distinct, weights)
}

struct PrefixSums {
    weight: Vec<f64>,
    sum: Vec<f64>,
    square: Vec<f64>,
}

impl PrefixSums {
    fn new(values: &[f64], weights: &[f64]) -> Self {
        let mut sums = Self {
            weight: vec![0.0],
            sum: vec![0.0],
            square: vec![0.0],
        };
        let (mut w, mut s, mut q) = (0.0, 0.0, 0.0);
        // values are centred so that squares of large, close numbers keep their digits
        let centre = values[values.len() / 2];
        for (&value, &weight) in values.iter().zip(weights) {
            let v = value - centre;
            w += weight;
            s += weight * v;
            q += weight * v * v;
            sums.weight.push(w);
            sums.sum.push(s);
            sums.square.push(q);
        }
        sums
    }

    /// Sum of squared deviations from the mean of values `from..to`.
    fn deviation(&self, from: usize, to: usize) -> f64 {
        let weight = self.weight[to] - self.weight[from];
        let sum = self.sum[to] - self.sum[from];
        (self.square[to] - self.square[from] - sum * sum / weight).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn clusters_are_found() {
        let values = [1.0, 2.0, 1.5, 10.0, 11.0, 50.0, 52.0, 51.0];
        assert_eq!(natural_breaks(&values, 3), [2.0, 11.0, 52.0]);
    }

    #[test]
    fn few_or_no_values() {
        assert_eq!(natural_breaks(&[], 5), [] as [f64; 0]);
        assert_eq!(natural_breaks(&[f64::NAN, 3.0, 3.0], 5), [3.0]);
        assert_eq!(natural_breaks(&[2.0, 1.0], 5), [1.0, 2.0]);
    }

    #[test]
    fn quantiles_hold_equal_numbers_and_join_ties() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(quantiles(&values, 5), [2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(quantiles(&[1.0, 1.0, 1.0, 5.0], 4), [1.0, 5.0]);
        assert_eq!(quantiles(&[], 4), [] as [f64; 0]);
    }

    /// All ways to cut `values` (sorted) into `k` runs, by brute force.
    fn best_cost(values: &[f64], k: usize) -> f64 {
        fn deviation(v: &[f64]) -> f64 {
            let mean = v.iter().sum::<f64>() / v.len() as f64;
            v.iter().map(|x| (x - mean).powi(2)).sum()
        }
        if k == 1 {
            return deviation(values);
        }
        (1..values.len())
            .filter(|i| values.len() - i >= k - 1)
            .map(|i| deviation(&values[..i]) + best_cost(&values[i..], k - 1))
            .fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #[test]
        fn the_partition_is_optimal(mut values in prop::collection::vec(0..40i32, 4..9), k in 2..4usize) {
            values.sort_unstable();
            values.dedup();
            prop_assume!(values.len() > k);
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let bounds = natural_breaks(&values, k);
            prop_assert_eq!(bounds.len(), k);
            let cost: f64 = (0..k).map(|class| {
                let members: Vec<f64> = values.iter().copied().filter(|v| class_of(*v, &bounds) == class).collect();
                let mean = members.iter().sum::<f64>() / members.len() as f64;
                members.iter().map(|x| (x - mean).powi(2)).sum::<f64>()
            }).sum();
            prop_assert!((cost - best_cost(&values, k)).abs() < 1e-9);
        }
    }
}
