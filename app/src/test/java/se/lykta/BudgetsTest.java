package se.lykta;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Can a person still read it? The limits of STYLE.md, held over the sources of all modules.
class BudgetsTest {
    private static final int FILE_LINES = 500;
    private static final int KERNEL_FILE_LINES = 700;
    private static final int METHOD_LINES = 60;
    private static final int CONSTRUCTOR_PARAMETERS = 6;
    private static final int PACKAGE_FILES = 25;

    /// Packages over the limit, with the number they may not pass: `area` holds coordinate systems, areas and place
    /// names, which ask each other, and a sub-package would hide from other features what they need (Modulith).
    private static final Map<String, Integer> LARGER_PACKAGES = Map.of("se.lykta.area", 32);

    private record Method(String name, long lines, int parameters, boolean constructor) {}

    private static List<Path> files = List.of();
    private static List<Method> methods = List.of();

    @BeforeAll
    static void readSources() throws IOException {
        try (var modules = Files.list(Path.of(".."))) {
            files = modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(BudgetsTest::javaFiles)
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(300);
        methods = methods(files);
    }

    @Test
    void filesStayShort() {
        assertThat(files.stream()
                        .filter(file -> lines(file) > (isKernel(file) ? KERNEL_FILE_LINES : FILE_LINES))
                        .map(file -> file + " has " + lines(file) + " lines"))
                .isEmpty();
    }

    @Test
    void methodsStayShort() {
        assertThat(methods.stream()
                        .filter(method -> method.lines() > METHOD_LINES)
                        .map(method -> method.name() + " has " + method.lines() + " lines"))
                .isEmpty();
    }

    @Test
    void constructorsAreHandedFewThings() {
        assertThat(methods.stream()
                        .filter(method -> method.constructor() && method.parameters() > CONSTRUCTOR_PARAMETERS)
                        .map(method -> method.name() + " has " + method.parameters() + " parameters"))
                .isEmpty();
    }

    @Test
    void packagesStaySmall() {
        var sizes = files.stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(file -> String.valueOf(file.getParent()), TreeMap::new, counting()));
        sizes.entrySet().removeIf(size -> size.getValue() <= limit(size.getKey()));
        assertThat(sizes).isEmpty();
    }

    private static int limit(String folder) {
        var name = folder.replaceFirst(".*/java/", "").replace('/', '.');
        return folder.contains("/main/") ? LARGER_PACKAGES.getOrDefault(name, PACKAGE_FILES) : PACKAGE_FILES;
    }

    private static boolean isKernel(Path file) {
        return file.startsWith("../analysis");
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths
                    .filter(path -> path.toString().endsWith(".java")
                            && !path.toString().contains("node_modules"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Parses only, with the compiler's own parser: nothing is resolved, so this takes a second or two.
    private static List<Method> methods(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var found = new ArrayList<Method>();
            var scanner = new MethodScanner(Trees.instance(task), found);
            for (var unit : task.parse()) {
                scanner.scan(unit, null);
            }
            return found;
        }
    }

    /// Counts a method from its first line to its last, annotations and doc comment left out.
    private static final class MethodScanner extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final List<Method> found;

        MethodScanner(Trees trees, List<Method> found) {
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            var unit = getCurrentPath().getCompilationUnit();
            var body = method.getBody();
            if (body != null) {
                var first = line(unit, trees.getSourcePositions().getStartPosition(unit, body));
                var last = line(unit, trees.getSourcePositions().getEndPosition(unit, body));
                var file = Path.of(unit.getSourceFile().toUri()).getFileName();
                // A record's parameters are its components, and those are as many as the fact has parts.
                var constructor = method.getReturnType() == null
                        && ((ClassTree) getCurrentPath().getParentPath().getLeaf()).getKind() != Tree.Kind.RECORD;
                found.add(new Method(
                        file + " " + method.getName(),
                        last - first + 1,
                        method.getParameters().size(),
                        constructor));
            }
            return super.visitMethod(method, nothing);
        }

        private static long line(CompilationUnitTree unit, long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
