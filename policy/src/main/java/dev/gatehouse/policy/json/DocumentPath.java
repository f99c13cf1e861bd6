package dev.gatehouse.policy.json;

/// Which element of a document is meant, for people (`Statement[2].Condition`) and for programs
/// (the JSON pointer `/Statement/2/Condition`).
///
/// @param statement the index of the statement that the element is in, or -1 outside of statements
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
public record DocumentPath(String words, String pointer, int statement) {
    /// The document itself.
    public static final DocumentPath DOCUMENT = new DocumentPath("", "", -1);

    /// The member of this name.
    public DocumentPath then(String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return new DocumentPath(
                words.isEmpty() ? name : words + "." + name, pointer + "/" + escaped, statement);
    }

    /// The item of this index.
    public DocumentPath then(int index) {
        return new DocumentPath(words + "[" + index + "]", pointer + "/" + index, statement);
    }

    /// This element as the statement of this index.
    DocumentPath asStatement(int index) {
        return new DocumentPath(words, pointer, index);
    }

    @Override
    public String toString() {
        return words;
    }
}
