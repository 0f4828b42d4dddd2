//! The paper of a sheet.

use crate::request::RequestError;

/// Paper of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// Two pages A4, upright.
    #[default]
    A4,
    /// One page A3, landscape.
    A3,
}

impl Paper {
    /// The paper of a word of the address: `a4`, `a3`.
    pub fn from_id(id: &str) -> Result<Self, RequestError> {
        match id.to_lowercase().as_str() {
            "a4" => Ok(Self::A4),
            "a3" => Ok(Self::A3),
            _ => Err(RequestError::Paper(id.to_owned())),
        }
    }

    /// The paper that a query asks for (`size=a3`), and the rest of the query.
    ///
    /// ```
    /// use atlante_export::Paper;
    ///
    /// let (paper, rest) = Paper::from_query("zone=5&size=a3")?;
    /// assert_eq!((paper, rest.as_str()), (Paper::A3, "zone=5"));
    /// # Ok::<(), atlante_export::RequestError>(())
    /// ```
    pub fn from_query(query: &str) -> Result<(Self, String), RequestError> {
        let mut paper = Self::default();
        let mut rest = Vec::new();
        for pair in query.split('&') {
            match pair.split_once('=') {
                Some(("size", id)) => paper = Self::from_id(id)?,
                _ => rest.push(pair),
            }
        }
        Ok((paper, rest.join("&")))
    }
}
