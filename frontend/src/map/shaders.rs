//! The sources of the shaders. The engine compiles them in the browser; native tests validate them.

/// Triangles of municipalities.
pub const FILL: &str = concat!(
    include_str!("shaders/common.wgsl"),
    include_str!("shaders/fill.wgsl")
);
/// Segments of lines.
pub const STROKE: &str = concat!(
    include_str!("shaders/common.wgsl"),
    include_str!("shaders/stroke.wgsl")
);
/// Symbols.
pub const SYMBOL: &str = concat!(
    include_str!("shaders/common.wgsl"),
    include_str!("shaders/symbol.wgsl")
);

#[cfg(test)]
mod tests {
    use naga::valid::{Capabilities, ValidationFlags, Validator};
    use naga::{ShaderStage, TypeInner};

    use super::*;
    use crate::map::pack::PARAMS_BYTES;

    fn parse(source: &str) -> naga::Module {
        let module = naga::front::wgsl::parse_str(source);
        module.unwrap_or_else(|error| panic!("{}", error.emit_to_string(source)))
    }

    #[test]
    fn every_shader_is_valid_and_has_both_stages() {
        for source in [FILL, STROKE, SYMBOL] {
            let module = parse(source);
            let mut validator = Validator::new(ValidationFlags::all(), Capabilities::empty());
            validator.validate(&module).unwrap();
            for (stage, name) in [
                (ShaderStage::Vertex, "vertex"),
                (ShaderStage::Fragment, "fragment"),
            ] {
                let is_it = |e: &naga::EntryPoint| e.stage == stage && e.name == name;
                assert!(module.entry_points.iter().any(is_it), "{name}");
            }
        }
    }

    #[test]
    fn parameters_have_the_size_that_is_packed() {
        let module = parse(STROKE);
        let params = module
            .types
            .iter()
            .find(|(_, ty)| ty.name.as_deref() == Some("Params"));
        let Some((_, TypeInner::Struct { span, .. })) = params.map(|(h, ty)| (h, &ty.inner)) else {
            panic!("no parameters");
        };
        assert_eq!(*span as usize, PARAMS_BYTES);
    }
}
