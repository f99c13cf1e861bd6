package dev.gatehouse.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a value of an API looks like: the schema that codecs and the constraint check walk.
/// Generated from the API models.
public sealed interface Shape {
    /// A text.
    ///
    /// @param length the least and greatest number of characters
    /// @param allowed the values of an enumeration; empty if any is allowed
    /// @param sensitive whether the value must not be shown
    record Text(Bounds length, Optional<Pattern> pattern, List<String> allowed, boolean sensitive)
            implements Shape {}

    /// A whole number.
    record Whole(Bounds range) implements Shape {}

    /// A truth value.
    record Bool() implements Shape {}

    /// A moment, in answers to the second.
    record Timestamp() implements Shape {}

    /// Bytes.
    record Bytes(Bounds length, boolean sensitive) implements Shape {}

    /// A list of values of one shape.
    record Listing(Bounds size, boolean flattened, Supplier<Shape> member) implements Shape {
        public Listing {
            member = Once.of(member);
        }
    }

    /// Values of one shape by text.
    record Mapping(Bounds size, boolean flattened, Shape key, Supplier<Shape> value)
            implements Shape {
        public Mapping {
            value = Once.of(value);
        }
    }

    /// A record with named members.
    ///
    /// @param build makes the record of the values of its members, in their order, `null` for what
    ///   is absent
    record Structure<R>(String name, List<Member<R>> members, Function<@Nullable Object[], R> build)
            implements Shape {}

    /// One member of a structure.
    ///
    /// @param name as it stands on the wire
    /// @param get the value of the member in a record, `null` if it is absent
    record Member<R>(
            String name,
            boolean required,
            Supplier<Shape> shape,
            Function<R, @Nullable Object> get) {
        public Member {
            shape = Once.of(shape);
        }
    }

    /// The least and greatest length, size or value.
    record Bounds(OptionalLong min, OptionalLong max) {
        /// Without limits.
        public static final Bounds NONE = new Bounds(OptionalLong.empty(), OptionalLong.empty());

        public static Bounds of(long min, long max) {
            return new Bounds(OptionalLong.of(min), OptionalLong.of(max));
        }

        public static Bounds atLeast(long min) {
            return new Bounds(OptionalLong.of(min), OptionalLong.empty());
        }

        public static Bounds atMost(long max) {
            return new Bounds(OptionalLong.empty(), OptionalLong.of(max));
        }
    }
}
