import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Formats every Java file of the project, or with `--check` only says which are not formatted and fails.
class Format {
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]).toAbsolutePath().normalize();
        boolean check = args.length > 1 && args[1].equals("--check");
        Formatter formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .formatJavadoc(false)
                                .build());
        List<Path> wrong = new ArrayList<>();
        for (Path file : sources(root)) {
            String before = Files.readString(file);
            String after;
            try {
                after = formatted(formatter, before);
            } catch (FormatterException e) {
                System.err.println(root.relativize(file) + ": " + e.getMessage());
                wrong.add(file);
                continue;
            }
            if (!before.equals(after)) {
                wrong.add(file);
                if (!check) {
                    Files.writeString(file, after);
                }
            }
        }
        if (check && !wrong.isEmpty()) {
            wrong.forEach(f -> System.err.println("not formatted: " + root.relativize(f)));
            System.err.println("Format them with: mvn -Pformat -N validate");
            System.exit(1);
        }
    }

    /// Until nothing changes any more: breaking a line can make room for another way to break it.
    private static String formatted(Formatter formatter, String text) throws FormatterException {
        for (int round = 0; round < 5; round++) {
            String next =
                    formatter.formatSourceAndFixImports(
                            RemoveUnusedImports.removeUnusedImports(text));
            if (next.equals(text)) {
                break;
            }
            text = next;
        }
        return text;
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String top : List.of("app", "assets", "modules", "jlink", ".ci")) {
            if (!Files.isDirectory(root.resolve(top))) {
                continue;
            }
            try (Stream<Path> walk = Files.walk(root.resolve(top))) {
                walk.filter(p -> p.toString().endsWith(".java"))
                        .filter(p -> !p.toString().contains("target" + java.io.File.separator))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
