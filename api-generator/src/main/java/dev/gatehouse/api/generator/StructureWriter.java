package dev.gatehouse.api.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import tools.jackson.databind.JsonNode;

/// Writes a structure as a record with its schema and a builder.
final class StructureWriter {
    private static final ClassName SHAPE = ClassName.get(ServiceWriter.API, "Shape");
    private static final ClassName STRUCTURE = SHAPE.nestedClass("Structure");
    private static final ClassName BOUNDS = SHAPE.nestedClass("Bounds");
    private static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    private static final ClassName LIST = ClassName.get(List.class);
    private static final ClassName MAP = ClassName.get(Map.class);
    private static final ClassName OPTIONAL = ClassName.get(Optional.class);

    private final ModelReader model;
    private final String packageName;

    StructureWriter(ModelReader model, String packageName) {
        this.model = model;
        this.packageName = packageName;
    }

    /// One member: as the model and as Java name it, and what it is.
    private record Member(
            String wireName, String name, String shape, boolean required, TypeName plain) {
        boolean isCollection() {
            return plain instanceof ParameterizedTypeName;
        }

        boolean isOptional() {
            return !required && !isCollection();
        }

        TypeName component() {
            return isOptional() ? ParameterizedTypeName.get(OPTIONAL, plain.box()) : plain;
        }
    }

    TypeSpec write(String name, JsonNode structure) {
        ClassName self = ClassName.get(packageName, name);
        List<Member> members = members(structure);
        var type =
                TypeSpec.recordBuilder(name)
                        .addModifiers(Modifier.PUBLIC)
                        .addAnnotation(ServiceWriter.GENERATED)
                        .addJavadoc("`$L` of the API.\n", name)
                        .recordConstructor(constructor(members))
                        .addField(schema(self, name, members))
                        .addMethod(
                                MethodSpec.methodBuilder("builder")
                                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                                        .returns(self.nestedClass("Builder"))
                                        .addStatement("return new Builder()")
                                        .build())
                        .addType(builder(self, members));
        if (members.stream().anyMatch(this::isSensitive)) {
            type.addMethod(guardedToString(name, members));
        }
        if (members.stream().anyMatch(Member::isCollection)) {
            type.addAnnotation(
                    AnnotationSpec.builder(SuppressWarnings.class)
                            .addMember("value", "$S", "unchecked")
                            .build());
        }
        return type.build();
    }

    private List<Member> members(JsonNode structure) {
        Set<String> required = new HashSet<>();
        structure.path("required").forEach(member -> required.add(member.asString()));
        var members = new ArrayList<Member>();
        for (Map.Entry<String, JsonNode> entry : structure.path("members").properties()) {
            String shape = entry.getValue().path("shape").asString();
            members.add(
                    new Member(
                            entry.getKey(),
                            Naming.member(entry.getKey()),
                            shape,
                            required.contains(entry.getKey()),
                            javaType(shape)));
        }
        return members;
    }

    private TypeName javaType(String shapeName) {
        JsonNode shape = model.shape(shapeName);
        return switch (model.typeOf(shapeName)) {
            case "string" -> ClassName.get(String.class);
            case "integer" -> TypeName.INT;
            case "long" -> TypeName.LONG;
            case "boolean" -> TypeName.BOOLEAN;
            case "timestamp" -> ClassName.get(Instant.class);
            case "blob" -> ClassName.get(ServiceWriter.API, "Blob");
            case "list" ->
                    ParameterizedTypeName.get(
                            LIST, javaType(shape.path("member").path("shape").asString()).box());
            case "map" ->
                    ParameterizedTypeName.get(
                            MAP,
                            javaType(shape.path("key").path("shape").asString()).box(),
                            javaType(shape.path("value").path("shape").asString()).box());
            case "structure" -> ClassName.get(packageName, Naming.type(shapeName));
            default ->
                    throw new IllegalArgumentException(
                            "shape `" + shapeName + "` has an unknown type");
        };
    }

    private FieldSpec schema(ClassName self, String name, List<Member> members) {
        var list = CodeBlock.builder();
        var arguments = CodeBlock.builder();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            list.add(
                    "$Lnew $T<>($S, $L, () -> $L, record -> $L)",
                    i == 0 ? "" : ",\n",
                    SHAPE.nestedClass("Member"),
                    member.wireName(),
                    member.required(),
                    shape(member.shape()),
                    getter(member));
            arguments.add("$L$L", i == 0 ? "" : ",\n", fromRaw(member, i));
        }
        return FieldSpec.builder(
                        ParameterizedTypeName.get(STRUCTURE, self),
                        "SHAPE",
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("The schema that codecs walk.\n")
                .initializer(
                        "new $T<>($S,\n$T.of($L),\nvalues -> new $T($L))",
                        STRUCTURE,
                        name,
                        LIST,
                        list.build(),
                        self,
                        arguments.build())
                .build();
    }

    private CodeBlock getter(Member member) {
        if (member.isOptional()) {
            return isInteger(member)
                    ? CodeBlock.of(
                            "record.$N().map($T::longValue).orElse(null)",
                            member.name(),
                            Number.class)
                    : CodeBlock.of("record.$N().orElse(null)", member.name());
        }
        return isInteger(member)
                ? CodeBlock.of("(long) record.$N()", member.name())
                : CodeBlock.of("record.$N()", member.name());
    }

    private boolean isInteger(Member member) {
        return model.typeOf(member.shape()).equals("integer");
    }

    private CodeBlock fromRaw(Member member, int index) {
        CodeBlock value = CodeBlock.of("values[$L]", index);
        if (member.isCollection()) {
            ClassName collection = model.typeOf(member.shape()).equals("list") ? LIST : MAP;
            return CodeBlock.of(
                    "$L == null ? $T.of() : ($T) $L", value, collection, member.plain(), value);
        }
        if (member.isOptional()) {
            return isInteger(member)
                    ? CodeBlock.of(
                            "$T.ofNullable(($T) $L).map($T::intValue)",
                            OPTIONAL,
                            Long.class,
                            value,
                            Long.class)
                    : CodeBlock.of("$T.ofNullable(($T) $L)", OPTIONAL, member.plain().box(), value);
        }
        CodeBlock present = CodeBlock.of("$T.requireNonNull($L)", java.util.Objects.class, value);
        return isInteger(member)
                ? CodeBlock.of("(($T) $L).intValue()", Long.class, present)
                : CodeBlock.of("($T) $L", member.plain().box(), present);
    }

    private CodeBlock shape(String shapeName) {
        JsonNode shape = model.shape(shapeName);
        boolean sensitive = shape.path("sensitive").asBoolean();
        boolean flattened = shape.path("flattened").asBoolean();
        return switch (model.typeOf(shapeName)) {
            case "string" -> text(shape, sensitive);
            case "integer", "long" ->
                    CodeBlock.of("new $T($L)", SHAPE.nestedClass("Whole"), bounds(shape));
            case "boolean" -> CodeBlock.of("new $T()", SHAPE.nestedClass("Bool"));
            case "timestamp" -> CodeBlock.of("new $T()", SHAPE.nestedClass("Timestamp"));
            case "blob" ->
                    CodeBlock.of(
                            "new $T($L, $L)", SHAPE.nestedClass("Bytes"), bounds(shape), sensitive);
            case "list" ->
                    CodeBlock.of(
                            "new $T($L, $L, () -> $L)",
                            SHAPE.nestedClass("Listing"),
                            bounds(shape),
                            flattened,
                            shape(shape.path("member").path("shape").asString()));
            case "map" ->
                    CodeBlock.of(
                            "new $T($L, $L, $L, () -> $L)",
                            SHAPE.nestedClass("Mapping"),
                            bounds(shape),
                            flattened,
                            shape(shape.path("key").path("shape").asString()),
                            shape(shape.path("value").path("shape").asString()));
            case "structure" ->
                    CodeBlock.of("$T.SHAPE", ClassName.get(packageName, Naming.type(shapeName)));
            default ->
                    throw new IllegalArgumentException(
                            "shape `" + shapeName + "` has an unknown type");
        };
    }

    private CodeBlock text(JsonNode shape, boolean sensitive) {
        CodeBlock pattern =
                shape.has("pattern")
                        ? CodeBlock.of(
                                "$T.of($T.compile($S))",
                                OPTIONAL,
                                java.util.regex.Pattern.class,
                                shape.path("pattern").asString())
                        : CodeBlock.of("$T.empty()", OPTIONAL);
        var allowed = CodeBlock.builder();
        shape.path("enum")
                .forEach(value -> allowed.add(allowed.isEmpty() ? "$S" : ", $S", value.asString()));
        return CodeBlock.of(
                "new $T($L, $L, $T.of($L), $L)",
                SHAPE.nestedClass("Text"),
                bounds(shape),
                pattern,
                LIST,
                allowed.build(),
                sensitive);
    }

    private static CodeBlock bounds(JsonNode shape) {
        boolean min = shape.has("min");
        boolean max = shape.has("max");
        if (min && max) {
            return CodeBlock.of(
                    "$T.of($LL, $LL)",
                    BOUNDS,
                    shape.path("min").asLong(),
                    shape.path("max").asLong());
        }
        if (min) {
            return CodeBlock.of("$T.atLeast($LL)", BOUNDS, shape.path("min").asLong());
        }
        return max
                ? CodeBlock.of("$T.atMost($LL)", BOUNDS, shape.path("max").asLong())
                : CodeBlock.of("$T.NONE", BOUNDS);
    }

    private static MethodSpec constructor(List<Member> members) {
        var constructor =
                members.stream().anyMatch(Member::isCollection)
                        ? MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC)
                        : MethodSpec.constructorBuilder();
        members.forEach(member -> constructor.addParameter(member.component(), member.name()));
        for (Member member : members) {
            if (member.isCollection()) {
                ClassName collection = ((ParameterizedTypeName) member.plain()).rawType();
                constructor.addStatement(
                        collection.equals(LIST)
                                ? CodeBlock.of(
                                        "$N = $T.copyOf($N)", member.name(), LIST, member.name())
                                : CodeBlock.of(
                                        "$N = $T.unmodifiableMap(new $T<>($N))",
                                        member.name(),
                                        java.util.Collections.class,
                                        java.util.LinkedHashMap.class,
                                        member.name()));
            }
        }
        return constructor.build();
    }

    private static TypeSpec builder(ClassName self, List<Member> members) {
        ClassName builderName = self.nestedClass("Builder");
        var builder =
                TypeSpec.classBuilder("Builder")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addMethod(
                                MethodSpec.constructorBuilder()
                                        .addModifiers(Modifier.PRIVATE)
                                        .build());
        var arguments = CodeBlock.builder();
        for (Member member : members) {
            builder.addField(
                    member.plain().box().annotated(AnnotationSpec.builder(NULLABLE).build()),
                    member.name(),
                    Modifier.PRIVATE);
            builder.addMethod(
                    setter(builderName, member, member.plain())
                            .addStatement("this.$N = $N", member.name(), member.name())
                            .addStatement("return this")
                            .build());
            if (member.isOptional()) {
                builder.addMethod(
                        setter(builderName, member, member.component())
                                .addStatement(
                                        "this.$N = $N.orElse(null)", member.name(), member.name())
                                .addStatement("return this")
                                .build());
            }
            arguments.add("$L$L", arguments.isEmpty() ? "" : ",\n", built(member));
        }
        return builder.addMethod(
                        MethodSpec.methodBuilder("build")
                                .addModifiers(Modifier.PUBLIC)
                                .returns(self)
                                .addStatement("return new $T($L)", self, arguments.build())
                                .build())
                .build();
    }

    private static MethodSpec.Builder setter(ClassName builder, Member member, TypeName type) {
        return MethodSpec.methodBuilder(member.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(ParameterSpec.builder(type, member.name()).build());
    }

    private static CodeBlock built(Member member) {
        if (member.isOptional()) {
            return CodeBlock.of("$T.ofNullable($N)", OPTIONAL, member.name());
        }
        if (member.isCollection()) {
            ClassName collection = ((ParameterizedTypeName) member.plain()).rawType();
            return CodeBlock.of(
                    "$N == null ? $T.of() : $N", member.name(), collection, member.name());
        }
        return CodeBlock.of(
                "$T.requireNonNull($N, $S)", java.util.Objects.class, member.name(), member.name());
    }

    private boolean isSensitive(Member member) {
        return model.shape(member.shape()).path("sensitive").asBoolean();
    }

    private MethodSpec guardedToString(String name, List<Member> members) {
        var text = CodeBlock.builder().add("return $S", name + "[");
        String separator = "";
        for (Member member : members) {
            text.add(" + $S", separator + member.name() + "=");
            text.add(
                    isSensitive(member)
                            ? CodeBlock.of(" + $S", "[hidden]")
                            : CodeBlock.of(" + $N", member.name()));
            separator = ", ";
        }
        return MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement(text.add(" + $S", "]").build())
                .build();
    }
}
