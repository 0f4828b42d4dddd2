//! What a file of Rust says, read from its tokens: modules it declares, items it defines, paths it names. Tokens and not a syntax tree,
//! because half of the paths of a page stand inside macros, which a syntax tree leaves unread.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module that a file declares without its content: `mod name;`, with the file if an attribute names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared {
    pub name: String,
    pub path: Option<String>,
}

/// A leaf of a `use` tree: `use a::b as c` is `a`, `b` under the name `c`.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    pub path: Vec<String>,
    pub name: String,
    /// `pub use`: it is not used here, but offered to others.
    pub public: bool,
}

/// What one file says; parts compiled for tests alone are left out.
#[derive(Debug, Default)]
pub struct Content {
    pub modules: Vec<Declared>,
    pub items: Vec<String>,
    pub imports: Vec<Import>,
    /// Paths outside `use`, a single name included.
    pub paths: Vec<Vec<String>>,
}

impl Content {
    /// Reads a file's text.
    pub fn read(text: &str) -> Self {
        let tokens: TokenStream = text.parse().expect("the compiler took it");
        let mut content = Self::default();
        content.scan(&Vec::from_iter(tokens), true);
        content
    }

    fn scan(&mut self, tokens: &[TokenTree], top: bool) {
        let mut at = 0;
        let mut attributes: Vec<String> = Vec::new();
        let mut public = false;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Punct(p) if p.as_char() == '#' => {
                    let inner = usize::from(is_punct(tokens.get(at + 1), '!'));
                    if let Some(TokenTree::Group(group)) = tokens.get(at + 1 + inner) {
                        attributes.push(group.stream().to_string());
                        at += 2 + inner;
                    } else {
                        at += 1;
                    }
                    continue;
                }
                TokenTree::Group(group) => {
                    self.scan(&Vec::from_iter(group.stream()), false);
                    at += 1;
                }
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    if word == "pub" {
                        public = true;
                        at += 1 + usize::from(is_group(tokens.get(at + 1), Delimiter::Parenthesis));
                        continue;
                    }
                    let for_tests = attributes.iter().any(|a| a.starts_with("cfg (test)"));
                    if for_tests && top {
                        at = item_end(tokens, at);
                    } else {
                        at = self.word(tokens, at, &word, top, public, &attributes);
                    }
                }
                _ => at += 1,
            }
            attributes.clear();
            public = false;
        }
    }

    /// One word and what belongs to it; gives where reading goes on.
    fn word(
        &mut self,
        tokens: &[TokenTree],
        at: usize,
        word: &str,
        top: bool,
        public: bool,
        attributes: &[String],
    ) -> usize {
        match word {
            "use" => {
                let end = item_end(tokens, at);
                self.import(&tokens[at + 1..end], &mut Vec::new(), public);
                return end;
            }
            "mod" if top => {
                let name = tokens.get(at + 1).map(ToString::to_string);
                if let (Some(name), true) = (name, is_punct(tokens.get(at + 2), ';')) {
                    let path = attributes.iter().find_map(|a| a.strip_prefix("path = "));
                    let path = path.map(|p| p.trim_matches('"').to_owned());
                    self.modules.push(Declared { name, path });
                    return at + 3;
                }
            }
            "fn" | "struct" | "enum" | "union" | "trait" | "type" | "const" | "static"
            | "macro_rules"
                if top =>
            {
                let skipped = ["!", "mut", "fn", "unsafe", "async", "extern"];
                let mut rest = tokens[at + 1..].iter().map(ToString::to_string);
                if let Some(name) = rest.find(|t| !skipped.contains(&t.as_str())) {
                    self.items.push(name);
                }
                return at + 1;
            }
            _ => {}
        }
        if at > 0 && (is_punct(tokens.get(at - 1), '.') || is_colons(tokens, at.wrapping_sub(2))) {
            // a method, a field, or the rest of a path that begins with a type in brackets
            return at + 1;
        }
        let mut path = vec![word.to_owned()];
        let mut end = at + 1;
        while is_colons(tokens, end)
            && let Some(TokenTree::Ident(next)) = tokens.get(end + 2)
        {
            path.push(next.to_string());
            end += 3;
        }
        self.paths.push(path);
        end
    }

    /// One `use` tree below the path before it.
    fn import(&mut self, tokens: &[TokenTree], before: &mut Vec<String>, public: bool) {
        let depth = before.len();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Ident(word) if word == "as" => {
                    let name = tokens
                        .get(at + 1)
                        .map_or_else(String::new, ToString::to_string);
                    self.leaf(before, name, public);
                    before.truncate(depth);
                    return self.import_rest(&tokens[at + 2..], before, public);
                }
                TokenTree::Ident(word) => {
                    if word != "self" || before.is_empty() {
                        before.push(word.to_string());
                    }
                    at += 1;
                }
                TokenTree::Punct(p) if p.as_char() == '*' => {
                    before.push("*".to_owned());
                    at += 1;
                }
                TokenTree::Group(group) => {
                    self.import(&Vec::from_iter(group.stream()), before, public);
                    before.truncate(depth);
                    return self.import_rest(&tokens[at + 1..], before, public);
                }
                TokenTree::Punct(p) if p.as_char() == ',' => break,
                _ => at += 1,
            }
        }
        if before.len() > depth || (depth > 0 && at > 0) {
            let name = before.last().cloned().unwrap_or_default();
            self.leaf(before, name, public);
        }
        before.truncate(depth);
        self.import_rest(&tokens[at..], before, public);
    }

    fn import_rest(&mut self, tokens: &[TokenTree], before: &mut Vec<String>, public: bool) {
        if let [first, rest @ ..] = tokens
            && is_punct(Some(first), ',')
        {
            self.import(rest, before, public);
        }
    }

    fn leaf(&mut self, path: &[String], name: String, public: bool) {
        self.imports.push(Import {
            path: path.to_vec(),
            name,
            public,
        });
    }
}

fn is_punct(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == mark)
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at.wrapping_add(1)), ':')
}

fn is_group(token: Option<&TokenTree>, delimiter: Delimiter) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
}

/// Where an item ends: after its `;`, or after its block.
fn item_end(tokens: &[TokenTree], from: usize) -> usize {
    let ends =
        |token: &TokenTree| is_punct(Some(token), ';') || is_group(Some(token), Delimiter::Brace);
    let is_use = matches!(&tokens[from], TokenTree::Ident(word) if word == "use");
    let ends_use = |token: &TokenTree| is_punct(Some(token), ';');
    let found = tokens[from..]
        .iter()
        .position(|t| if is_use { ends_use(t) } else { ends(t) });
    found.map_or(tokens.len(), |n| from + n + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Vec<String> {
        text.split("::").map(str::to_owned).collect()
    }

    #[test]
    fn imports_are_read_leaf_by_leaf() {
        let content =
            Content::read("pub use crate::a::{self, b::{C, D as E}, f::*}; use super::g;");
        let read: Vec<(String, &str, bool)> = content
            .imports
            .iter()
            .map(|i| (i.path.join("::"), i.name.as_str(), i.public))
            .collect();
        let expected = [
            ("crate::a", "a", true),
            ("crate::a::b::C", "C", true),
            ("crate::a::b::D", "E", true),
            ("crate::a::f::*", "*", true),
            ("super::g", "g", false),
        ];
        assert_eq!(
            read,
            expected.map(|(p, n, public)| (p.to_owned(), n, public))
        );
    }

    #[test]
    fn paths_are_read_inside_macros_too_and_tests_are_not() {
        let content = Content::read(
            "mod a; #[path = \"c.rs\"] mod b; const N: u8 = a::ONE;
             fn f() { println!(\"{}\", b::two(x.three)); }
             #[cfg(test)] mod tests { fn g() { a::four() } }",
        );
        assert!(content.paths.contains(&path("a::ONE")));
        assert!(content.paths.contains(&path("b::two")));
        assert!(!content.paths.contains(&path("three")));
        assert!(!content.paths.contains(&path("a::four")));
        assert_eq!(content.items, ["N", "f"]);
        assert_eq!(content.modules[1].path.as_deref(), Some("c.rs"));
    }
}
