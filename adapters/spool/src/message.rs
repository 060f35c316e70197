use schet::order::OrderId;
use schet::ports::OutgoingMail;

/// Which message a mail is an attempt of (M6): the order's, of a generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Message {
    pub(crate) order: OrderId,
    pub(crate) generation: u32,
}

impl Message {
    pub(crate) fn of(mail: &OutgoingMail) -> Self {
        Self { order: mail.order, generation: mail.generation }
    }

    /// The name of its file: the order's first message has the order's alone.
    pub(crate) fn file_name(&self) -> String {
        match self.generation {
            0 => format!("{}.schet.eml", self.order),
            generation => format!("{}.{generation}.schet.eml", self.order),
        }
    }

    /// The message of a file's name, with or without the flags that a mail program gave it.
    pub(crate) fn from_file_name(name: &str) -> Option<Self> {
        let (order, rest) = name.split_once('.')?;
        let (generation, rest) = match rest.split_once('.') {
            Some((generation, rest)) if generation != "schet" => (generation.parse().ok()?, rest),
            _ => (0, rest),
        };
        let message = Self { order: order.parse().ok()?, generation };
        (rest == "schet.eml" || rest.starts_with("schet.eml:")).then_some(message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn r14_a_name_tells_its_message_and_no_other(order in any::<u128>(), generation in any::<u32>()) {
            for generation in [0, 1, generation] {
                let message = Message { order: OrderId(uuid::Uuid::from_u128(order)), generation };
                let name = message.file_name();
                prop_assert_eq!(Message::from_file_name(&name), Some(message));
                prop_assert_eq!(Message::from_file_name(&format!("{name}:2,S")), Some(message));
                prop_assert_eq!(Message::from_file_name(&format!("{name}.bak")), None);
                prop_assert_eq!(Message::from_file_name(&name[1..]), None);
            }
        }

        #[test]
        fn any_name_is_read_without_a_panic(name in ".*") {
            let _ = Message::from_file_name(&name);
        }
    }
}
