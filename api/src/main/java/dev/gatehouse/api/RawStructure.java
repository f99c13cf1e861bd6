package dev.gatehouse.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A structure as it came over the wire, before its constraints are checked: members may be absent
/// that must be there. Values are texts, longs, booleans, instants, [Blob]s, lists, maps and raw
/// structures.
public final class RawStructure<R> {
    private final Shape.Structure<R> shape;
    private final @Nullable Object[] values;

    public RawStructure(Shape.Structure<R> shape) {
        this.shape = shape;
        this.values = new @Nullable Object[shape.members().size()];
    }

    public Shape.Structure<R> shape() {
        return shape;
    }

    /// The value of a member, `null` if it is absent.
    public @Nullable Object get(int member) {
        return values[member];
    }

    public void set(int member, @Nullable Object value) {
        values[member] = value;
    }

    /// The record.
    ///
    /// @throws AwsException `ValidationError` in AWS's words if a constraint of the model is broken
    public R build() {
        Constraints.check(this);
        return unchecked();
    }

    private R unchecked() {
        var built = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            built[i] = built(values[i]);
        }
        return shape.build().apply(built);
    }

    private static @Nullable Object built(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case RawStructure<?> structure -> structure.unchecked();
            case List<?> list -> list.stream().map(RawStructure::built).toList();
            case Map<?, ?> map -> {
                var built = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, member) -> built.put(key, built(member)));
                yield built;
            }
            default -> value;
        };
    }
}
