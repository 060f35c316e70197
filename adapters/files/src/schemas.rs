//! The files of JSON Schema say what the types take: no field more, none less, none otherwise required.

use std::collections::{BTreeMap, BTreeSet};

use schet::order::{Policy, Retention};
use schet::{Account, Bill, Operator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::directory::{InstalmentRow, PaymentRow};
use crate::json::object;

#[test]
fn accounts() {
    holds(include_str!("../schemas/account.schema.json"), &written::<Account>(ACCOUNTS), is::<Account>);
}

#[test]
fn invoices() {
    holds(include_str!("../schemas/invoice.schema.json"), &written::<Bill>(INVOICES), is::<Bill>);
}

#[test]
fn payments() {
    holds(include_str!("../schemas/payment.schema.json"), &read(PAYMENTS), is::<PaymentRow>);
}

#[test]
fn instalments() {
    holds(include_str!("../schemas/instalment.schema.json"), &read(INSTALMENTS), is::<InstalmentRow>);
}

#[test]
fn operators() {
    let file: Map<String, Value> = toml::from_str(include_str!("../tests/data/operator.toml")).unwrap();
    let (operator, policy) = parts(&Value::Object(file)).unwrap();
    let mut written = serde_json::to_value(operator).unwrap();
    let retention = Retention { document_days: Some(30), order_days: Some(1_100), invoice_months: Some(72) };
    let policy = Policy { retention, ..policy };
    written["policy"] = serde_json::to_value(policy).unwrap();
    holds(include_str!("../schemas/operator.schema.json"), &[written], |file| parts(file).is_some());
}

const ACCOUNTS: &str = include_str!("../tests/data/accounts.jsonl");
const INVOICES: &str = include_str!("../tests/data/invoices.jsonl");
const PAYMENTS: &str = include_str!("../tests/data/payments.jsonl");
const INSTALMENTS: &str = include_str!("../tests/data/instalments.jsonl");

fn read(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The samples as the type writes them, with the names that it gives its fields.
fn written<T: DeserializeOwned + Serialize>(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::to_value(object::<T>(line).unwrap()).unwrap()).collect()
}

fn is<T: DeserializeOwned>(value: &Value) -> bool {
    object::<T>(&value.to_string()).is_ok()
}

fn parts(file: &Value) -> Option<(Operator, Policy)> {
    let mut file = file.as_object()?.clone();
    let policy = file.remove("policy").unwrap_or_else(|| Value::Object(Map::new()));
    Some((serde_json::from_value(Value::Object(file)).ok()?, serde_json::from_value(policy).ok()?))
}

/// Holds a schema to what is taken: each object of the samples has its properties and no other, is refused without a
/// required one and with one more, and taken without any other.
fn holds(schema: &str, samples: &[Value], takes: impl Fn(&Value) -> bool) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let mut found = BTreeMap::new();
    for sample in samples {
        assert!(takes(sample), "{sample}");
        let mut objects = Vec::new();
        visit(&schema, &schema, sample, String::new(), &mut objects);
        for (place, of) in objects {
            assert_eq!(of["additionalProperties"], false, "at {place}");
            let properties: BTreeSet<_> = of["properties"].as_object().unwrap().keys().cloned().collect();
            let required: BTreeSet<_> =
                of["required"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
            let here: BTreeSet<_> = sample.pointer(&place).unwrap().as_object().unwrap().keys().cloned().collect();
            for name in &here {
                let mut without = sample.clone();
                without.pointer_mut(&place).unwrap().as_object_mut().unwrap().remove(name);
                assert_eq!(takes(&without), !required.contains(name.as_str()), "{place}/{name} left out");
            }
            let mut with = sample.clone();
            with.pointer_mut(&place).unwrap()["unexpected"] = Value::from(1);
            assert!(!takes(&with), "{place}/unexpected is taken");
            found.entry(of.to_string()).or_insert_with(|| (properties, BTreeSet::new())).1.extend(here);
        }
    }
    assert!(!found.is_empty());
    for (properties, found) in found.into_values() {
        assert_eq!(found, properties, "the samples have them all");
    }
}

/// Finds the objects of a sample, each with its place and its schema.
fn visit<'s>(root: &'s Value, schema: &'s Value, value: &Value, place: String, found: &mut Vec<(String, &'s Value)>) {
    let schema = match schema["$ref"].as_str() {
        Some(target) => root.pointer(target.trim_start_matches('#')).unwrap(),
        None => schema,
    };
    let choices = ["anyOf", "oneOf"].into_iter().find_map(|choices| schema[choices].as_array());
    if let Some(choices) = choices {
        let fits = |choice: &&Value| value.is_object() == (choice["type"] == "object");
        return choices.iter().find(fits).map_or((), |choice| visit(root, choice, value, place, found));
    }
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let of = &schema["properties"][name];
                assert!(!of.is_null(), "the schema lacks {place}/{name}");
                visit(root, of, value, format!("{place}/{name}"), found);
            }
            found.push((place, schema));
        }
        Value::Array(values) => {
            for (number, value) in values.iter().enumerate() {
                visit(root, &schema["items"], value, format!("{place}/{number}"), found);
            }
        }
        _ => {}
    }
}
