package dev.gatehouse.policy;

/// Where something stands in a document. Lines and columns count from 1.
public record Place(int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
