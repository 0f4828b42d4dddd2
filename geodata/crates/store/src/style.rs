//! How QGIS draws a store when it opens it: the municipalities in the colours of their zones.

use std::fmt::Write as _;

use super::state::State;
use geodata_mapspec::palette::QUALITATIVE;
use geodata_model::xml::escape;

/// A style of QGIS: one category a zone.
pub(super) fn municipalities(state: &State) -> String {
    let mut zones: Vec<_> = state.table("zones").collect();
    zones.sort_by_key(|(_, row)| row.fid);
    let (mut categories, mut symbols) = (String::new(), String::new());
    for (i, (number, row)) in zones.iter().enumerate() {
        let name = &row.values["name"];
        let label = escape(&format!("{number} {name}"));
        let (number, fill) = (escape(number), rgb(QUALITATIVE[i % QUALITATIVE.len()]));
        // writing to a String cannot fail
        let _ = writeln!(
            categories,
            r#"<category render="true" symbol="{i}" value="{number}" type="string" label="{label}"/>"#
        );
        let _ = writeln!(
            symbols,
            r#"<symbol type="fill" name="{i}" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><prop k="color" v="{fill},255"/><prop k="style" v="solid"/><prop k="outline_color" v="90,90,90,255"/><prop k="outline_style" v="solid"/><prop k="outline_width" v="0.15"/><prop k="outline_width_unit" v="MM"/></layer></symbol>"#
        );
    }
    format!(
        r#"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
<renderer-v2 type="categorizedSymbol" attr="zone" forceraster="0" symbollevels="0" enableorderby="0">
<categories>
{categories}</categories>
<symbols>
{symbols}</symbols>
</renderer-v2>
<layerGeometryType>2</layerGeometryType>
</qgis>
"#
    )
}

/// `#rrggbb` as QGIS writes it: `r,g,b`.
fn rgb(hex: &str) -> String {
    let part = |at: usize| {
        let digits = hex.get(at..at + 2).unwrap_or("00");
        u8::from_str_radix(digits, 16).unwrap_or(0)
    };
    format!("{},{},{}", part(1), part(3), part(5))
}
