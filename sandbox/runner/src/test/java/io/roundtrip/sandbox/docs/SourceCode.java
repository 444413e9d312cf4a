package io.roundtrip.sandbox.docs;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All Java files of the project, read for the names in them. */
final class SourceCode {

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) +([A-Z]\\w*)");

    private final List<File> files;
    private final Set<String> wordsOfLiterals = new HashSet<>();

    /** One file: its text, the types it declares, the string literals in it. */
    private record File(String text, Set<String> types, Set<String> literals) {

        /** Of tests only the types count: what they say in texts may be about documents. */
        static File of(Path path) {
            String text = Repository.read(path);
            boolean main = Repository.name(path).contains("src/main/");
            return new File(text, groups(DECLARED, text), main ? groups(LITERAL, text) : Set.of());
        }

        private static Set<String> groups(Pattern pattern, String text) {
            return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
        }
    }

    private SourceCode(List<File> files) {
        this.files = files;
        Pattern word = Pattern.compile("\\w+");
        files.forEach(file -> file.literals()
                .forEach(literal ->
                        word.matcher(literal).results().map(MatchResult::group).forEach(wordsOfLiterals::add)));
    }

    static SourceCode ofThisProject() {
        return new SourceCode(Repository.javaFiles().stream().map(File::of).toList());
    }

    /** As one literal, or as a prefix and a name in one file; {@code <name>.} stands for what the file puts between. */
    boolean readsProperty(String property) {
        String plain = property.replaceAll("<[a-z-]+>\\.", "");
        return files.stream().anyMatch(file -> file.literals().contains(plain) || isJoined(file, plain));
    }

    private static boolean isJoined(File file, String property) {
        return file.literals().stream()
                .filter(prefix -> prefix.endsWith(".") && property.startsWith(prefix))
                .anyMatch(prefix -> file.literals().contains(property.substring(prefix.length())));
    }

    /** A type of ours, with the member if one is named; or a foreign name: of the language, or used in a text of the code. */
    boolean knows(String name, @Nullable String member) {
        if (member == null && (wordsOfLiterals.contains(name) || isOfTheLanguage(name))) {
            return true;
        }
        return files.stream()
                .filter(file -> file.types().contains(name))
                .anyMatch(file -> member == null || file.text().matches("(?s).*\\b" + member + "\\b.*"));
    }

    private static boolean isOfTheLanguage(String name) {
        try {
            Class.forName("java.lang." + name);
            return true;
        } catch (ClassNotFoundException unknown) {
            return false;
        }
    }
}
