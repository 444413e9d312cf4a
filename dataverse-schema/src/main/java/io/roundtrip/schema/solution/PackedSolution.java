package io.roundtrip.schema.solution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A solution as the zip that an environment imports. */
final class PackedSolution {

    private static final LocalDateTime BEGINNING_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Every part is XML; copied from packages that Dataverse exported. */
    private static final String CONTENT_TYPES = """
            <?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/octet-stream" /></Types>""";

    private PackedSolution() {}

    static byte[] zip(Solution solution) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> part : parts(solution).entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(BEGINNING_OF_ZIP);
                zip.putNextEntry(entry);
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    static SortedMap<String, String> parts(Solution solution) {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("[Content_Types].xml", CONTENT_TYPES);
        parts.put("solution.xml", XmlText.of(solution.manifest().element()));
        parts.put("customizations.xml", XmlText.of(Customizations.whole(solution)));
        solution.environmentVariables().forEach(variable -> parts.put(variable.path(), XmlText.of(variable.element())));
        return parts;
    }
}
