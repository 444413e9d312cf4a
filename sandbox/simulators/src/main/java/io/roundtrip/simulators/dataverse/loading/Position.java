package io.roundtrip.simulators.dataverse.loading;

/**
 * Where something stands in a file.
 *
 * @param line from 1 on; less where it is not known
 * @param entity empty outside of one, as is
 * @param record the record's id
 */
record Position(String file, int line, String entity, String record) {
    static Position of(String file) {
        return new Position(file, 0, "", "");
    }

    Position at(int number) {
        return new Position(file, number, entity, record);
    }

    Position in(String name) {
        return new Position(file, line, name, "");
    }

    Position of(String name, String id) {
        return new Position(file, line, name, id);
    }

    @Override
    public String toString() {
        return file
                + (line < 1 ? "" : ", line " + line)
                + (entity.isEmpty() ? "" : ", entity " + entity)
                + (record.isEmpty() ? "" : ", record " + record);
    }
}
