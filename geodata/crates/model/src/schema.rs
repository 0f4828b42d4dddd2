//! Schemas of the identifiers, which are texts in JSON whatever they are inside.

use crate::code::{IstatCode, ProjectId, SourceId, StrategyCode};

/// Implements `utoipa`'s schema for types that are written as text of a pattern.
#[macro_export]
macro_rules! text_schemas {
    ($($name:ident: $pattern:literal),* $(,)?) => {$(
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                let text = utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String);
                text.pattern(Some($pattern)).into()
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }
        }
    )*};
}

text_schemas!(
    IstatCode: r"^[0-9]{6}$",
    StrategyCode: r"^[1-9][0-9]*\.[1-9][0-9]*$",
    ProjectId: r"^[a-z0-9-]{1,100}$",
    SourceId: r"^[a-z0-9-]{1,100}$",
);
