//! Records as JSON-LD, with the context inside: reading it needs no other server.

use serde_json::{Map, Value, json};

use super::record::{Object, PREFIXES, Record};

pub(super) fn write(records: &[Record]) -> Value {
    let context: Map<String, Value> = PREFIXES
        .into_iter()
        .map(|(prefix, namespace)| (prefix.to_owned(), json!(namespace)))
        .collect();
    let graph: Vec<Value> = records.iter().map(node).collect();
    json!({ "@context": context, "@graph": graph })
}

fn node(record: &Record) -> Value {
    let mut out = Map::new();
    out.insert("@id".to_owned(), json!(record.id));
    out.insert("@type".to_owned(), json!(record.types));
    for (name, object) in &record.statements {
        let value = match object {
            Object::Resource(address) => json!({ "@id": address }),
            Object::Plain(text) => json!({ "@value": text }),
            Object::Text(text, language) => json!({ "@value": text, "@language": language }),
            Object::Typed(text, kind) => json!({ "@value": text, "@type": kind }),
        };
        let list = out.entry((*name).to_owned()).or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(value);
        }
    }
    Value::Object(out)
}
