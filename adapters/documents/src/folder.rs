use schet::OperatorId;

/// The name of an operator's folder: its identifier, with each capital letter as `+` and the small one.
///
/// So two operators have two folders also where a file system takes capital and small letters for the same. The
/// identifier's alphabet has neither `+` nor a separator, and never begins with a dot, as the store's own names do.
pub(crate) fn of_operator(operator: &OperatorId) -> String {
    let mut name = String::with_capacity(operator.as_str().len());
    for letter in operator.as_str().chars() {
        if letter.is_ascii_uppercase() {
            name.push('+');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn p3_different_operators_have_different_folders(a in "[a-cA-C0-1][a-cA-C._-]{0,5}", b in "[a-cA-C0-1][a-cA-C._-]{0,5}") {
            let name = |id: &str| of_operator(&OperatorId::new(id).unwrap()).to_lowercase();
            prop_assert_eq!(a == b, name(&a) == name(&b));
        }

        #[test]
        fn a_folder_is_a_single_visible_name(id in "[a-zA-Z0-9][a-zA-Z0-9._-]{0,31}") {
            let name = of_operator(&OperatorId::new(&id).unwrap());
            prop_assert!(!name.starts_with('.') && !name.contains('/') && name.len() <= 64);
        }
    }
}
