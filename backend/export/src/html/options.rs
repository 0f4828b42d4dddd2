//! How a page is made.

/// How a page is made.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of its own in the address"
)]
#[derive(Debug, Clone, PartialEq)]
pub struct PageOptions {
    /// Without script: nothing moves.
    pub still: bool,
    /// Light text on a dark background around the map.
    pub dark: bool,
    /// With the legend.
    pub legend: bool,
    /// With the title and the sentence.
    pub title: bool,
    /// Style, script and typeface are in the page; otherwise it loads them from `embed.css` and `embed.js` beside it.
    pub self_contained: bool,
    /// Address of the full map, linked at the foot.
    pub link: Option<String>,
}

impl PageOptions {
    /// For a file that needs no other file and no network.
    #[must_use]
    pub fn offline(link: Option<String>) -> Self {
        Self {
            self_contained: true,
            link,
            ..Self::embedded()
        }
    }

    /// Those of the query of an embed, and the rest of the query.
    ///
    /// | key | values | default |
    /// |---|---|---|
    /// | `mode` | `interactive`, `still` | `interactive` |
    /// | `scheme` | `light`, `dark` | `light` |
    /// | `legend`, `heading` | `on`, `off` | `on` |
    ///
    /// ```
    /// use atlante_export::PageOptions;
    ///
    /// let (options, rest) = PageOptions::from_query("?mode=still&theme=density");
    /// assert!(options.still && !options.dark);
    /// assert_eq!(rest, "theme=density");
    /// ```
    #[must_use]
    pub fn from_query(query: &str) -> (Self, String) {
        let mut options = Self::embedded();
        let mut rest = Vec::new();
        for pair in query.trim_start_matches('?').split('&') {
            match pair {
                "mode=still" => options.still = true,
                "scheme=dark" => options.dark = true,
                "legend=off" => options.legend = false,
                "heading=off" => options.title = false,
                "mode=interactive" | "scheme=light" | "legend=on" | "heading=on" => {}
                _ => rest.push(pair),
            }
        }
        (options, rest.join("&"))
    }

    /// For a page in a frame that loads style and script from the server.
    fn embedded() -> Self {
        Self {
            still: false,
            dark: false,
            legend: true,
            title: true,
            self_contained: false,
            link: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_the_embed_are_apart() {
        let (options, rest) =
            PageOptions::from_query("?mode=still&theme=density&scheme=dark&legend=off");
        assert!(options.still && options.dark && !options.legend && options.title);
        assert_eq!(rest, "theme=density");
    }
}
