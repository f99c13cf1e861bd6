package dev.gatehouse.api.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import tools.jackson.databind.JsonNode;

/// Writes the classes of one service: a record for each structure, the enum of its error codes, and
/// the list of its operations.
final class ServiceWriter {
    static final String API = "dev.gatehouse.api";
    static final AnnotationSpec GENERATED =
            AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                    .addMember("value", "$S", "api-generator")
                    .build();
    private static final ClassName NULL_MARKED =
            ClassName.get("org.jspecify.annotations", "NullMarked");
    private static final ClassName OPERATION_MODEL = ClassName.get(API, "OperationModel");
    private static final ClassName SERVICE_MODEL = ClassName.get(API, "ServiceModel");

    private final String service;
    private final ModelReader model;
    private final String packageName;

    ServiceWriter(String service, ModelReader model) {
        this.service = service;
        this.model = model;
        this.packageName = API + "." + service.replace("-", "");
    }

    void write(Path output) throws IOException {
        var structures = new StructureWriter(model, packageName);
        SortedMap<String, JsonNode> records = new TreeMap<>();
        for (Map.Entry<String, JsonNode> shape : model.shapes().properties()) {
            JsonNode definition = shape.getValue();
            if (definition.path("type").asString().equals("structure")
                    && !definition.path("exception").asBoolean()
                    && !isInputOrOutput(shape.getKey())) {
                records.put(Naming.type(shape.getKey()), definition);
            }
        }
        for (JsonNode operation : model.operations()) {
            String name = operation.path("name").asString();
            records.put(name + "Request", structureOf(operation.path("input")));
            records.put(name + "Response", structureOf(operation.path("output")));
        }
        for (Map.Entry<String, JsonNode> entry : records.entrySet()) {
            save(structures.write(entry.getKey(), entry.getValue()), output);
        }
        save(errorCodes(), output);
        save(api(), output);
        Path folder = output.resolve(packageName.replace('.', '/'));
        write(
                folder.resolve("package-info.java"),
                "/// The API of service `"
                        + service
                        + "`, generated from its model.\n@"
                        + NULL_MARKED.canonicalName()
                        + "\npackage "
                        + packageName
                        + ";\n");
    }

    private boolean isInputOrOutput(String shape) {
        boolean used = false;
        for (JsonNode operation : model.operations()) {
            used |=
                    operation.path("input").path("shape").asString("").equals(shape)
                            || operation.path("output").path("shape").asString("").equals(shape);
        }
        return used;
    }

    private JsonNode structureOf(JsonNode reference) {
        return reference.isMissingNode()
                ? reference
                : model.shape(reference.path("shape").asString());
    }

    private TypeSpec errorCodes() {
        SortedMap<String, Integer> statuses = new TreeMap<>();
        for (Map.Entry<String, JsonNode> shape : model.shapes().properties()) {
            if (shape.getValue().path("exception").asBoolean()) {
                JsonNode error = shape.getValue().path("error");
                String code = error.path("code").asString(shape.getKey());
                statuses.put(code, error.path("httpStatusCode").asInt(400));
            }
        }
        ClassName errorCode = ClassName.get(API, "ErrorCode");
        var codes =
                TypeSpec.enumBuilder(prefix() + "ErrorCode")
                        .addModifiers(Modifier.PUBLIC)
                        .addAnnotation(GENERATED)
                        .addSuperinterface(errorCode)
                        .addJavadoc("The errors of service `$L`.\n", service)
                        .addField(String.class, "code", Modifier.PRIVATE, Modifier.FINAL)
                        .addField(int.class, "status", Modifier.PRIVATE, Modifier.FINAL)
                        .addMethod(
                                MethodSpec.constructorBuilder()
                                        .addParameter(String.class, "code")
                                        .addParameter(int.class, "status")
                                        .addStatement("this.code = code")
                                        .addStatement("this.status = status")
                                        .build())
                        .addMethod(accessor("code", String.class))
                        .addMethod(accessor("status", int.class));
        statuses.forEach((code, status) ->
                codes.addEnumConstant(
                        Naming.constant(code),
                        TypeSpec.anonymousClassBuilder("$S, $L", code, status).build()));
        return codes.build();
    }

    private static MethodSpec accessor(String name, Class<?> type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $N", name)
                .build();
    }

    private TypeSpec api() {
        var api =
                TypeSpec.classBuilder(prefix() + "Api")
                        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                        .addAnnotation(GENERATED)
                        .addJavadoc("The operations of service `$L`.\n", service)
                        .addMethod(
                                MethodSpec.constructorBuilder()
                                        .addModifiers(Modifier.PRIVATE)
                                        .build());
        var all = CodeBlock.builder();
        for (JsonNode operation : model.operations()) {
            String name = operation.path("name").asString();
            ClassName input = ClassName.get(packageName, name + "Request");
            ClassName output = ClassName.get(packageName, name + "Response");
            String wrapper = operation.path("output").path("resultWrapper").asString("");
            CodeBlock optionalWrapper =
                    wrapper.isEmpty()
                            ? CodeBlock.of("$T.empty()", java.util.Optional.class)
                            : CodeBlock.of("$T.of($S)", java.util.Optional.class, wrapper);
            String constant = Naming.constant(name);
            api.addField(
                    FieldSpec.builder(
                                    ParameterizedTypeName.get(OPERATION_MODEL, input, output),
                                    constant,
                                    Modifier.PUBLIC,
                                    Modifier.STATIC,
                                    Modifier.FINAL)
                            .initializer(
                                    "new $T<>($S, $T.SHAPE, $T.SHAPE, $L)",
                                    OPERATION_MODEL,
                                    name,
                                    input,
                                    output,
                                    optionalWrapper)
                            .build());
            all.add(all.isEmpty() ? "$N" : ",\n$N", constant);
        }
        JsonNode metadata = model.metadata();
        String signingName =
                metadata.path("signingName").asString(metadata.path("endpointPrefix").asString());
        api.addField(
                FieldSpec.builder(
                                SERVICE_MODEL,
                                "SERVICE",
                                Modifier.PUBLIC,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(
                                "new $T($S, $S, $S, $T.of($L))",
                                SERVICE_MODEL,
                                signingName,
                                metadata.path("apiVersion").asString(),
                                metadata.path("xmlNamespace").asString(""),
                                java.util.List.class,
                                all.build())
                        .build());
        return api.build();
    }

    private String prefix() {
        return Naming.type(service.replace("-", ""));
    }

    private void save(TypeSpec type, Path output) throws IOException {
        Path file = output.resolve(packageName.replace('.', '/')).resolve(type.name() + ".java");
        write(
                file,
                JavaFile.builder(packageName, type).skipJavaLangImports(true).build().toString());
    }

    /// Leaves a file alone that stays as it is, so that it need not be compiled again.
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
