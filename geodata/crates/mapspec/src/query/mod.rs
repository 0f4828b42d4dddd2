//! A map as the query of its address.

mod read;
mod write;

#[cfg(test)]
mod tests;
