//! Rates of small populations, pulled towards the rate of all.

/// Empirical Bayes smoothing of the rates `events / people`: each is pulled towards the overall rate,
/// the more so the fewer people it rests on.
///
/// # Units
/// Events per person, one for each pair; zero events everywhere give zero.
///
/// # Assumptions
/// Method of moments over all units (global). Where the rates differ no more than chance would make
/// them, all become the overall rate. A unit without people has the overall rate.
///
/// # References
/// Marshall (1991), Mapping disease and mortality rates using empirical Bayes estimators, Applied
/// Statistics 40(2), 283-294.
///
/// # Example
/// ```
/// use geodata_indicator::gaps::empirical_bayes;
///
/// let smoothed = empirical_bayes(&[0.0, 90.0, 10.0], &[1_000.0, 900_000.0, 200_000.0]);
/// assert!(smoothed[0] > 0.0); // no event among a thousand people proves little
/// ```
#[must_use]
pub fn empirical_bayes(events: &[f64], people: &[f64]) -> Vec<f64> {
    let all_people: f64 = people.iter().sum();
    let overall = events.iter().sum::<f64>() / all_people;
    if !overall.is_finite() || overall <= 0.0 {
        return vec![0.0; events.len()];
    }
    let pairs = || events.iter().zip(people).filter(|(_, n)| **n > 0.0);
    let squares: f64 = pairs().map(|(y, n)| n * (y / n - overall).powi(2)).sum();
    let mean_people = all_people / pairs().count().max(1) as f64;
    let variance = (squares / all_people - overall / mean_people).max(0.0);
    let smooth = |(y, n): (&f64, &f64)| {
        let own = variance + overall / n;
        if *n > 0.0 && own > 0.0 {
            overall + variance / own * (y / n - overall)
        } else {
            overall
        }
    };
    events.iter().zip(people).map(smooth).collect()
}
