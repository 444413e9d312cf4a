package io.roundtrip.mapping;

/**
 * The YAML file in which targets, value maps and mappings are kept outside of Dataverse. Reading what was written gives
 * the same content; revision, state and organization are not part of it, and comments are not kept. What a field means
 * and which default it has: {@link TableMappingReader}, {@link ColumnMappingReader}.
 */
public final class MappingFile {

    private MappingFile() {}

    /** @throws MappingFileException with every problem found, each with its line */
    public static Mappings read(String yaml) {
        return new MappingFileReader().read(yaml);
    }

    public static String write(Mappings mappings) {
        return new MappingFileWriter().write(mappings);
    }
}
