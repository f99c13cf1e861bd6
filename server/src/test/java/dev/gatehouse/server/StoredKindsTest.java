package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.iam.IamService;
import dev.gatehouse.store.Kind;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A kind that a service declares and nobody registers would fail on the first write to a disk.
class StoredKindsTest {
    @Test
    void everyKindOfIamIsRegistered() throws Exception {
        URI place = IamService.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path path = Path.of(place);
        var kinds = new ArrayList<Kind<?>>();
        if (Files.isDirectory(path)) {
            kinds.addAll(kinds(path));
        } else {
            try (var jar = FileSystems.newFileSystem(path)) {
                kinds.addAll(kinds(jar.getPath("/")));
            }
        }

        assertThat(kinds).hasSizeGreaterThan(5);
        assertThat(StoredKinds.ALL).containsAll(kinds);
    }

    private static List<Kind<?>> kinds(Path root) throws IOException, ReflectiveOperationException {
        var kinds = new ArrayList<Kind<?>>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace('/', '.');
                if (!name.endsWith("package-info.class")) {
                    kinds.addAll(kinds(Class.forName(name.substring(0, name.length() - 6))));
                }
            }
        }
        return kinds;
    }

    private static List<Kind<?>> kinds(Class<?> type) throws IllegalAccessException {
        var kinds = new ArrayList<Kind<?>>();
        for (var field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType().equals(Kind.class)) {
                field.setAccessible(true);
                kinds.add((Kind<?>) field.get(null));
            }
        }
        return kinds;
    }
}
