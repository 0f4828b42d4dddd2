//! English Metric Units, in which presentations measure.

/// English Metric Units in a unit of 1/96 inch.
pub(super) const EMU: f64 = 9525.0;

/// A length in units of 1/96 inch as whole English Metric Units.
pub(super) fn emu(units: f64) -> i64 {
    (units * EMU).round() as i64
}
