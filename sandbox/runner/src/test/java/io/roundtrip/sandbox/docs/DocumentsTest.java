package io.roundtrip.sandbox.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name exists: files, headings, properties, types. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern PROPERTY = Pattern.compile("(?<![\\w./-])roundtrip\\.[a-z0-9.<>-]+[a-z0-9]");
    private static final Pattern TYPE =
            Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)(?:[.#]([a-z]\\w*))?(?:\\(\\))?`");

    private static final SourceCode CODE = SourceCode.ofThisProject();

    @Test
    void everyRelativeLinkLeadsToAFile() {
        assertThat(found(LINK, (document, link) -> !isAddress(link.group(1)) && !Files.exists(target(document, link))))
                .isEmpty();
    }

    @Test
    void everyLinkToAHeadingFindsIt() {
        assertThat(found(LINK, (document, link) -> !isAddress(link.group(1)) && !hasHeading(document, link)))
                .isEmpty();
    }

    @Test
    void everyPropertyIsReadByTheCode() {
        assertThat(found(PROPERTY, (document, name) -> !CODE.readsProperty(name.group())))
                .isEmpty();
    }

    @Test
    void everyTypeInBackticksExists() {
        assertThat(found(TYPE, (document, name) -> !CODE.knows(name.group(1), name.group(2))))
                .isEmpty();
    }

    @Test
    void theseTestsFindSomethingToCheck() {
        assertThat(found(LINK, (document, link) -> true)).hasSizeGreaterThan(10);
        assertThat(found(PROPERTY, (document, name) -> true)).hasSizeGreaterThan(5);
        assertThat(found(TYPE, (document, name) -> true)).hasSizeGreaterThan(20);
        assertThat(CODE.readsProperty("roundtrip.sender.no-such-thing")).isFalse();
        assertThat(CODE.readsProperty("roundtrip.sender.poll.max-interval")).isTrue();
        assertThat(CODE.knows("NoSuch" + "Type", null)).isFalse();
    }

    private interface Condition {
        boolean test(Path document, MatchResult found);
    }

    private static List<String> found(Pattern pattern, Condition wanted) {
        List<String> found = new ArrayList<>();
        for (Path document : Repository.documents()) {
            Stream<MatchResult> all = pattern.matcher(Repository.read(document)).results();
            all.filter(one -> wanted.test(document, one))
                    .forEach(one -> found.add(Repository.name(document) + ": " + one.group()));
        }
        return found;
    }

    private static boolean isAddress(String link) {
        return link.matches("(https?|mailto):.*");
    }

    private static Path target(Path document, MatchResult link) {
        String path = link.group(1).replaceAll("#.*", "");
        return path.isEmpty() ? document : document.resolveSibling(path).normalize();
    }

    private static boolean hasHeading(Path document, MatchResult link) {
        String[] parts = link.group(1).split("#", 2);
        Path target = target(document, link);
        return parts.length == 1
                || !Files.exists(target)
                || Repository.read(target)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .map(DocumentsTest::anchor)
                        .anyMatch(parts[1]::equals);
    }

    /** As GitHub makes them: lower case, punctuation dropped, blanks as hyphens. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ *", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
