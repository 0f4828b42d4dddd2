//! Schemas of the identifiers, which are texts in JSON whatever they are inside.

use std::borrow::Cow;

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::indicator::gaps::Subject;
use crate::indicator::scenario::Measure;
use crate::model::{IstatCode, ProjectId, SourceId, StrategyCode};

macro_rules! text_with_pattern {
    ($($name:ident: $pattern:literal),* $(,)?) => {$(
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let text = ObjectBuilder::new().schema_type(Type::String);
                text.pattern(Some($pattern)).into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }
        }
    )*};
}
text_with_pattern!(
    IstatCode: r"^[0-9]{6}$",
    StrategyCode: r"^[1-9][0-9]*\.[1-9][0-9]*$",
    ProjectId: r"^[a-z0-9-]{1,100}$",
    SourceId: r"^[a-z0-9-]{1,100}$",
    Subject: r"^.+$",
    Measure: r"^(house|link)-.+$",
);
