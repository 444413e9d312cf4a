package io.roundtrip.dataverse;

import java.util.Optional;

/**
 * What an answer brings.
 *
 * @param text empty where the body was read as a page
 * @param page only where one was asked for and came
 */
record AnswerBody(String text, Optional<RowPage> page) {

    static AnswerBody text(String text) {
        return new AnswerBody(text, Optional.empty());
    }
}
