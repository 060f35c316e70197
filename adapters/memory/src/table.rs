use std::collections::BTreeMap;
use std::ops::Deref;

/// Ordered rows that can take back what was written since they were last kept: what makes a commit all or nothing.
#[derive(Debug)]
pub(crate) struct Table<K, V> {
    rows: BTreeMap<K, V>,
    /// What each write since then has replaced, oldest first.
    replaced: Vec<(K, Option<V>)>,
}

impl<K: Ord + Clone, V> Table<K, V> {
    /// Writes a row.
    pub(crate) fn put(&mut self, key: K, row: V) {
        let before = self.rows.insert(key.clone(), row);
        self.replaced.push((key, before));
    }

    /// Removes a row, if it is there.
    pub(crate) fn remove(&mut self, key: &K) {
        if let Some(before) = self.rows.remove(key) {
            self.replaced.push((key.clone(), Some(before)));
        }
    }

    /// Lets what was written stand, or takes it back.
    pub(crate) fn settle(&mut self, stands: bool) {
        if stands {
            return self.replaced.clear();
        }
        while let Some((key, before)) = self.replaced.pop() {
            match before {
                Some(row) => self.rows.insert(key, row),
                None => self.rows.remove(&key),
            };
        }
    }
}

impl<K, V> Deref for Table<K, V> {
    type Target = BTreeMap<K, V>;

    fn deref(&self) -> &BTreeMap<K, V> {
        &self.rows
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), replaced: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s1_what_does_not_stand_is_taken_back_whole() {
        let mut table = Table::default();
        table.put(1, "one");
        table.put(2, "two");
        table.settle(true);
        let before = table.clone();

        table.put(1, "uno");
        table.remove(&1);
        table.remove(&3);
        table.put(1, "ein");
        table.put(3, "drei");
        table.remove(&2);
        table.settle(false);
        assert_eq!(*table, before);
    }
}
