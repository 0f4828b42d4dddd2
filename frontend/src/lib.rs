//! The Atlante map client.
