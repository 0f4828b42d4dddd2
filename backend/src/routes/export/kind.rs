//! The kinds of files: content types, names, headers.

use atlante_export::Request;
use axum::http::{HeaderValue, header};
use axum::response::Response;

/// A kind of file.
#[derive(Clone, Copy)]
pub struct Kind {
    pub extension: &'static str,
    /// Distinguishes it from other files of its extension.
    pub content: &'static str,
    pub content_type: &'static str,
    /// Shown by browsers rather than saved.
    shown: bool,
    /// Compressed already.
    pub compressed: bool,
}

/// The content security policy of a drawing that is opened by itself: it may load the style and the typefaces in it.
const DRAWING: &str =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'self'";

impl Kind {
    /// Adds the headers of a file to its response: its name, whether it is shown or saved, its policy.
    pub fn with_headers(self, mut response: Response, name: &str) -> Response {
        let headers = response.headers_mut();
        let how = if self.shown { "inline" } else { "attachment" };
        let value = HeaderValue::from_str(&format!("{how}; filename=\"{name}\""));
        if let Ok(value) = value {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
        if self.extension == "svg" {
            let policy = HeaderValue::from_static(DRAWING);
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

/// A name that says what the file shows, of letters, digits and hyphens only.
pub fn file_name(request: &Request, extension: &str) -> String {
    let mut name = String::from("atlante");
    for part in request.spec.to_query().split('&') {
        let (key, value) = part.split_once('=').unwrap_or(("", ""));
        let plain = value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.,".contains(&b));
        if plain && !value.is_empty() && !matches!(key, "view" | "title" | "q") {
            name.push('-');
            name.push_str(&value.replace([',', '.', '_'], "-"));
        }
    }
    name.truncate(80);
    format!("{name}.{extension}")
}

pub const SVG: Kind = Kind {
    extension: "svg",
    content: "map",
    content_type: "image/svg+xml; charset=utf-8",
    shown: true,
    compressed: false,
};
pub const PNG: Kind = Kind {
    extension: "png",
    content: "map",
    content_type: "image/png",
    shown: true,
    compressed: true,
};
pub const PDF: Kind = Kind {
    extension: "pdf",
    content: "map",
    content_type: "application/pdf",
    shown: true,
    compressed: true,
};
pub const PPTX: Kind = Kind {
    extension: "pptx",
    content: "map",
    content_type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    shown: false,
    compressed: true,
};
pub const DECK: Kind = Kind {
    content: "deck",
    ..PPTX
};
pub const ZONE: Kind = Kind {
    content: "zone",
    ..PPTX
};
pub const SHEET: Kind = Kind {
    content: "sheet",
    ..PDF
};
pub const POSTER: Kind = Kind {
    content: "poster",
    ..PDF
};
pub const CSV: Kind = Kind {
    extension: "csv",
    content: "map",
    content_type: "text/csv; charset=utf-8",
    shown: false,
    compressed: false,
};
/// Saved, not shown: the content security policy of this server would not let the script in it run.
pub const HTML: Kind = Kind {
    extension: "html",
    content: "map",
    content_type: "text/html; charset=utf-8",
    shown: false,
    compressed: false,
};
