//! JSON lists that are written element by element.

/// A JSON list whose elements are made one by one as it is written: a list of them all may be many times its text.
pub struct JsonList<F>(pub F);

impl<F, I> serde::Serialize for JsonList<F>
where
    F: Fn() -> I,
    I: Iterator<Item: serde::Serialize>,
{
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
