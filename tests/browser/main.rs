//! The page in a real browser, drawn in software.

mod address;
mod at_date;
mod colours;
mod explore;
mod exports;
mod fallback;
mod first_view;
mod gaps;
mod map;
mod other_province;
mod page;
mod phone;
mod static_site;
mod tasks;
mod versions;
mod what_if;
