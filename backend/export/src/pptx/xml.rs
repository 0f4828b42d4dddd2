//! Markup that several parts share.

use geodata_model::Language;

/// The namespaces that every part declares.
pub(super) const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The root of every tree of shapes, whose number is 1.
pub(super) const SHAPE_TREE_ROOT: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// The tag of a language with its country, as office programs want it.
pub(super) fn language_tag(language: Language) -> &'static str {
    match language {
        Language::It => "it-IT",
        Language::En => "en-GB",
    }
}
