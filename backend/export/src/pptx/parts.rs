//! The parts that are the same in every presentation: master, layout, theme, properties.

use geodata_model::xml::escape;

use super::presentation::Presentation;
use super::units::emu;
use super::xml::{NAMESPACES, SHAPE_TREE_ROOT, language_tag};

pub(super) const APP: &str = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Atlante</Application></Properties>";

pub(super) const PROPERTIES: &str = "<p:presentationPr xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>";

/// A4 portrait, the picture of the slide above, the notes below.
pub(super) const NOTES_MASTER: &str = concat!(
    "<p:notesMaster xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\">",
    "<p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>",
    "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide Image\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln w=\"12700\"><a:solidFill><a:prstClr val=\"black\"/></a:solidFill></a:ln></p:spPr></p:sp>",
    "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>",
    "</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>",
    "<p:notesStyle><a:lvl1pPr marL=\"0\" algn=\"l\"><a:defRPr sz=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>"
);

/// Core properties. Their date is that of the data and not of a clock, so that the same input gives the same bytes.
pub(super) fn core(presentation: &Presentation) -> String {
    let date = if presentation.date.len() == 10 {
        presentation.date.as_str()
    } else {
        "2000-01-01"
    };
    let (title, origin) = (
        escape(&presentation.title),
        escape(&presentation.provenance),
    );
    let (date, language) = (escape(date), language_tag(presentation.language));
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:creator>Atlante</dc:creator><dc:description>{origin}</dc:description><dc:language>{language}</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:modified></cp:coreProperties>"
    )
}

/// `masters` are numbers and parts of the slide masters, whose relations come first.
pub(super) fn presentation(presentation: &Presentation, masters: &[(String, String)]) -> String {
    let count = masters.len();
    let master = |(i, (number, _)): (usize, &(String, String))| {
        format!("<p:sldMasterId id=\"{number}\" r:id=\"rId{}\"/>", i + 1)
    };
    let masters: String = masters.iter().enumerate().map(master).collect();
    // after the masters' relations those of the notes' master, the theme and the properties; numbers of slides begin at 256
    let slide = |i: usize| {
        format!(
            "<p:sldId id=\"{}\" r:id=\"rId{}\"/>",
            256 + i,
            count + 4 + i
        )
    };
    let slides: String = (0..presentation.slides.len()).map(slide).collect();
    let (notes, cx, cy) = (count + 1, emu(presentation.width), emu(presentation.height));
    format!(
        "<p:presentation {NAMESPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst>{masters}</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId{notes}\"/></p:notesMasterIdLst><p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx=\"{cx}\" cy=\"{cy}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
    )
}

pub(super) fn master(presentation: &Presentation) -> String {
    let title = placeholder(2, "Title", "type=\"title\"", title_place(presentation));
    let footer = placeholder(
        3,
        "Footer",
        "type=\"ftr\" sz=\"quarter\" idx=\"3\"",
        footer_place(presentation),
    );
    let style = |size: u32, bold: u8| {
        format!(
            "<a:lvl1pPr marL=\"0\" indent=\"0\" algn=\"l\"><a:buNone/><a:defRPr sz=\"{size}\" b=\"{bold}\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr>"
        )
    };
    let (heading, body, other) = (style(2000, 1), style(1400, 0), style(1200, 0));
    format!(
        "<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>{SHAPE_TREE_ROOT}{title}{footer}</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>{heading}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )
}

pub(super) fn layout(presentation: &Presentation) -> String {
    let title = placeholder(2, "Title", "type=\"title\"", title_place(presentation));
    let footer = placeholder(
        3,
        "Footer",
        "type=\"ftr\" sz=\"quarter\" idx=\"11\"",
        footer_place(presentation),
    );
    format!(
        "<p:sldLayout {NAMESPACES} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Atlante\"><p:spTree>{SHAPE_TREE_ROOT}{title}{footer}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
}

fn title_place(p: &Presentation) -> [f64; 4] {
    [28.0, 20.0, p.width - 56.0, 44.0]
}

fn footer_place(p: &Presentation) -> [f64; 4] {
    [28.0, p.height - 46.0, p.width - 56.0, 30.0]
}

fn placeholder(id: u32, name: &str, kind: &str, place: [f64; 4]) -> String {
    let [x, y, cx, cy] = place.map(emu);
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
    )
}

/// Arial: slides are edited on machines that do not have our typefaces, and text must keep its width.
pub(super) fn theme() -> String {
    let colour = |name: &str, hex: &str| format!("<a:{name}><a:srgbClr val=\"{hex}\"/></a:{name}>");
    let colours: String = [
        ("dk1", "19191A"),
        ("lt1", "FFFFFF"),
        ("dk2", "17324D"),
        ("lt2", "F4F1EA"),
        ("accent1", "0066CC"),
        ("accent2", "2A66AC"),
        ("accent3", "3A95C4"),
        ("accent4", "5FC1C0"),
        ("accent5", "A8DDB5"),
        ("accent6", "455A64"),
        ("hlink", "0B57A8"),
        ("folHlink", "5D4A8A"),
    ]
    .into_iter()
    .map(|(name, hex)| colour(name, hex))
    .collect();
    let font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"Arial\"/>";
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Atlante\"><a:themeElements><a:clrScheme name=\"Atlante\">{colours}</a:clrScheme><a:fontScheme name=\"Atlante\"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Atlante\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
}
