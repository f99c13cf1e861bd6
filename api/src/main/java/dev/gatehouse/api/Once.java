package dev.gatehouse.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes a shape when it is first asked for, so that shapes may contain themselves and none is made
/// that nobody uses. Making one twice at the same time does no harm.
final class Once implements Supplier<Shape> {
    private final Supplier<Shape> make;
    private volatile @Nullable Shape made;

    private Once(Supplier<Shape> make) {
        this.make = make;
    }

    static Supplier<Shape> of(Supplier<Shape> make) {
        return make instanceof Once ? make : new Once(make);
    }

    @Override
    public Shape get() {
        Shape shape = made;
        if (shape == null) {
            shape = make.get();
            made = shape;
        }
        return shape;
    }
}
