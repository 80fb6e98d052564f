import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// Compares every Java source with what google-java-format makes of it, or rewrites it.
///
/// The build starts this file in the JDK 25 that it found: the formatter parses with the compiler of
/// the JVM it runs in, so it cannot run inside a Maven that runs on an older one.
final class Format {

    private static final Formatter FORMATTER =
            new Formatter(
                    JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());

    private Format() {}

    public static void main(String[] args) throws IOException {
        boolean apply =
                switch (args[0]) {
                    case "apply" -> true;
                    case "check" -> false;
                    default -> throw new IllegalArgumentException("check or apply, not " + args[0]);
                };
        AtomicBoolean failed = new AtomicBoolean();
        sources(Path.of(args[1])).parallelStream()
                .filter(file -> !accepted(file, apply))
                .forEach(file -> failed.set(true));
        if (failed.get()) {
            System.err.println("To format the sources: ./mvnw -q -N verify -Dformat=apply");
            System.exit(1);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(Format::javaFiles)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + folder, e);
        }
    }

    private static boolean accepted(Path file, boolean apply) {
        try {
            String text = Files.readString(file);
            String formatted = format(text);
            if (formatted.equals(text)) {
                return true;
            }
            if (apply) {
                Files.writeString(file, formatted);
                return true;
            }
            System.err.println("not formatted: " + file);
        } catch (IOException | FormatterException e) {
            System.err.println("cannot format " + file + ": " + e.getMessage());
        }
        return false;
    }

    /// The formatter breaks a long string in one pass and indents what it broke in the next.
    private static String format(String text) throws FormatterException {
        String once = FORMATTER.formatSourceAndFixImports(text);
        return once.equals(text) ? once : format(once);
    }
}
