//! The files of a package as a graph: an arrow from a file to each other file whose items it names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::paths::{Content, Import};

/// The place of a module in its crate: names from the root down.
type Module = Vec<String>;

/// The modules of a crate that have a file of their own.
pub struct Crate {
    modules: BTreeMap<Module, (PathBuf, Content)>,
}

impl Crate {
    /// Reads a crate from the file of its root on.
    pub fn read(root: &Path) -> Self {
        let mut modules = BTreeMap::new();
        let folder = root.parent().expect("it stands in a folder");
        add(&mut modules, &Vec::new(), root, folder);
        Self { modules }
    }

    /// For each file the files it uses, with the names it uses them by.
    pub fn arrows(&self) -> BTreeMap<&Path, BTreeMap<&Path, BTreeSet<String>>> {
        let mut arrows = BTreeMap::new();
        for (module, (file, content)) in &self.modules {
            let mut uses: BTreeMap<&Path, BTreeSet<String>> = BTreeMap::new();
            let mut arrow = |path: &[String]| {
                if let Some((used, name)) = self.definition(module, path, 0)
                    && used != file
                {
                    uses.entry(used).or_default().insert(name);
                }
            };
            // a public import that the file itself does not use again is an offer to others: no arrow
            for import in content.imports.iter().filter(|import| !import.public) {
                arrow(&import.path);
            }
            content.paths.iter().for_each(|path| arrow(path));
            arrows.insert(file.as_path(), uses);
        }
        arrows
    }

    /// The file that defines what a path in `module` names, and the name; `None` for what is not of this crate, and for a path that
    /// ends at a module.
    fn definition(
        &self,
        module: &Module,
        path: &[String],
        depth: usize,
    ) -> Option<(&Path, String)> {
        // imports that name each other end here
        if depth > 8 {
            return None;
        }
        let (_, content) = self.modules.get(module)?;
        let (first, rest) = path.split_first()?;
        let child = |name: &str| -> Option<Module> {
            let child: Module = module.iter().cloned().chain([name.to_owned()]).collect();
            self.modules.contains_key(&child).then_some(child)
        };
        match first.as_str() {
            "crate" => return self.definition(&Vec::new(), rest, depth + 1),
            "self" => return self.definition(module, rest, depth + 1),
            "super" => {
                let parent = module[..module.len().checked_sub(1)?].to_vec();
                return self.definition(&parent, rest, depth + 1);
            }
            _ => {}
        }
        if let Some(child) = child(first) {
            return self.definition(&child, rest, depth + 1);
        }
        if content.items.contains(first) {
            let (file, _) = &self.modules[module];
            return Some((file, first.clone()));
        }
        let named = content.imports.iter().filter(|i| i.name == *first);
        let globs = content.imports.iter().filter(|i| i.name == "*");
        named
            .map(|import| (import, import.path.clone()))
            .chain(globs.map(|import| {
                let base = &import.path[..import.path.len() - 1];
                (import, [base, std::slice::from_ref(first)].concat())
            }))
            .filter(|(import, _)| is_ours(self, module, import))
            .find_map(|(_, path)| {
                let path = [path.as_slice(), rest].concat();
                self.definition(module, &path, depth + 1)
            })
    }
}

/// Whether an import begins in this crate and not with a crate of the same name as its leaf (`use serde;`).
fn is_ours(all: &Crate, module: &Module, import: &Import) -> bool {
    let first = import.path[0].as_str();
    let child: Module = module.iter().cloned().chain([first.to_owned()]).collect();
    matches!(first, "crate" | "self" | "super") || all.modules.contains_key(&child)
}

/// Adds a module and those it declares; `folder` is where its children stand.
fn add(
    modules: &mut BTreeMap<Module, (PathBuf, Content)>,
    module: &Module,
    file: &Path,
    folder: &Path,
) {
    let text = std::fs::read_to_string(file).expect("a module's file can be read");
    let content = Content::read(&text);
    let declared = content.modules.clone();
    modules.insert(module.clone(), (file.to_owned(), content));
    for child in declared {
        let name = &child.name;
        let beside = file.parent().expect("it stands in a folder");
        let candidates = match &child.path {
            Some(path) => vec![beside.join(path)],
            None => vec![
                folder.join(format!("{name}.rs")),
                folder.join(name).join("mod.rs"),
            ],
        };
        let found = candidates.into_iter().find(|path| path.is_file());
        let found = found.unwrap_or_else(|| panic!("{}: no file for mod {name}", file.display()));
        let path: Module = module.iter().cloned().chain([name.clone()]).collect();
        add(modules, &path, &found, &folder.join(name));
    }
}
