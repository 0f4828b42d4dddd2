//! The server: the router, the layers around it, and the connections.

pub mod app;
mod guard;
pub mod limits;
mod listen;
pub mod policy;
mod router;
pub mod serve;
