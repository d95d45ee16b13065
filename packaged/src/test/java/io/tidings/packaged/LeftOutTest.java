package io.tidings.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was left out of the libraries is missed by nothing that stayed. */
final class LeftOutTest {
    /** The switch over all requests, of which it sees those that are sent. */
    private static final String SWITCH = "EndpointResolverUtils";

    @TempDir
    private Path task;

    @Test
    void noCodeInTheZipNamesAClassThatWasLeftOut() throws IOException {
        Zip.built().unpack(task);
        Map<String, ClassModel> stayed = classes(task.resolve("lib"));
        Set<String> leftOut = classes(Zip.wholeLibraries()).keySet();
        leftOut.removeAll(stayed.keySet());

        Set<String> missed = new TreeSet<>();
        stayed.forEach((name, type) ->
                named(type).filter(leftOut::contains).forEach(other -> missed.add(name + " names " + other)));

        assertThat(leftOut).hasSizeGreaterThan(1_000);
        assertThat(missed).allSatisfy(line -> assertThat(line).contains(SWITCH + " names "));
    }

    private static Stream<String> named(ClassModel type) {
        return Stream.concat(
                type.superclass().stream().map(parent -> parent.asInternalName()),
                type.methods().stream()
                        .map(MethodModel::code)
                        .flatMap(code -> code.stream().flatMap(model -> model.elementStream()))
                        .flatMap(LeftOutTest::named));
    }

    private static Stream<String> named(CodeElement element) {
        return switch (element) {
            case InvokeInstruction invoke -> Stream.of(invoke.owner().asInternalName());
            case FieldInstruction field -> Stream.of(field.owner().asInternalName());
            case NewObjectInstruction made -> Stream.of(made.className().asInternalName());
            case TypeCheckInstruction check -> Stream.of(check.type().asInternalName());
            default -> Stream.empty();
        };
    }

    private static Map<String, ClassModel> classes(Path jars) throws IOException {
        Map<String, ClassModel> classes = new HashMap<>();
        try (Stream<Path> files = Files.list(jars)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    for (ZipEntry entry :
                            zip.stream().filter(LeftOutTest::isClass).toList()) {
                        ClassModel type =
                                ClassFile.of().parse(zip.getInputStream(entry).readAllBytes());
                        classes.put(type.thisClass().asInternalName(), type);
                    }
                }
            }
        }
        return classes;
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/");
    }
}
