//! The Atlante server and command line.
fn main() {}
