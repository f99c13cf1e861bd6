package dev.gatehouse.store;

import java.util.ArrayList;
import java.util.List;

/// A change in the making: reads see the view with the edits noted so far. For one thread.
public final class Draft {
    private final boolean writable;
    private final List<Edit> edits = new ArrayList<>();
    private View view;

    private Draft(View view, boolean writable) {
        this.view = view;
        this.writable = writable;
    }

    /// A draft that takes edits.
    public static Draft of(View view) {
        return new Draft(view, true);
    }

    /// A draft for an operation that only reads; noting an edit is an error of ours.
    public static Draft readOnly(View view) {
        return new Draft(view, false);
    }

    /// The state with the edits noted so far.
    public View view() {
        return view;
    }

    public <R extends Record> void put(Kind<R> kind, String key, R value) {
        note(new Edit.Put<>(kind, key, value));
    }

    public void remove(Kind<?> kind, String key) {
        note(new Edit.Remove<>(kind, key));
    }

    public void putSecret(String reference, Secret secret) {
        note(new Edit.PutSecret(reference, secret));
    }

    public void removeSecret(String reference) {
        note(new Edit.RemoveSecret(reference));
    }

    /// The edits in the order in which they were noted.
    public List<Edit> edits() {
        return List.copyOf(edits);
    }

    private void note(Edit edit) {
        if (!writable) {
            throw new IllegalStateException(
                    "an operation that only reads noted an edit of `" + edit.key() + "`");
        }
        edits.add(edit);
        view = view.with(edit);
    }
}
