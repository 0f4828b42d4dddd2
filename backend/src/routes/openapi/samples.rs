//! Examples that run on the atlas that is served: a project of it, with its zone and municipality.

use geodata_atlas::PreparedAtlas;

/// What stands for `<project>`, `<zone>` and `<municipality>` in the examples of the addresses.
pub struct Samples([(&'static str, String); 3]);

impl Samples {
    /// The first project of which a municipality is known; the first of each where there is none.
    pub fn of(prepared: &PreparedAtlas) -> Self {
        let atlas = &prepared.atlas;
        let placed = atlas
            .projects
            .values()
            .find_map(|p| Some((p, *p.place.municipalities().first()?)));
        let project = placed
            .map(|(project, _)| project)
            .or_else(|| atlas.projects.values().next());
        let municipality = placed
            .map(|(_, code)| code)
            .or_else(|| atlas.municipalities.keys().next().copied());
        let zone = municipality
            .and_then(|code| atlas.municipalities.get(&code))
            .map(|m| m.zone);
        let text = |text: Option<String>| text.unwrap_or_default();
        Self([
            ("<project>", text(project.map(|p| p.id.to_string()))),
            ("<zone>", text(zone.map(|z| z.to_string()))),
            ("<municipality>", text(municipality.map(|m| m.to_string()))),
        ])
    }

    /// An example with the placeholders replaced.
    pub fn fill(&self, example: &str) -> String {
        self.0
            .iter()
            .fold(example.to_owned(), |text, (name, value)| {
                text.replace(name, value)
            })
    }
}
