//! The Atlante server.
