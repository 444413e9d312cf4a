package io.roundtrip.schema.solution;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a value is vocabulary. Labels, names, ids, versions and lengths are free and only their form counts; anything
 * else, such as {@code UserOwned} or {@code ValidForForm}, is a word that must occur itself.
 */
enum ValueForm {
    EMPTY("", "(empty)"),
    BRACED_ID("\\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}", "(id in braces)"),
    PRIVILEGE("prv(Create|Read|Write|Delete)[a-z]+_\\w+", "(privilege on a table)"),
    RELATIONSHIP("(lk|organization)_[a-z]+_\\w+", "(relationship's name)"),
    NAME("[a-z][a-z0-9]*_\\w+", "(name with prefix)"),
    VERSION("\\d+(\\.\\d+){1,3}", "(version)"),
    NUMBER("-?\\d+", "(number)"),
    TEXT("(?s).*", "(text)");

    /** Words even where they look like an id, because the platform knows them. */
    private static final Set<String> WORDS = Set.of("control@classid", "AppModule/WebResourceId");

    private static final List<String> FREE_TEXTS = List.of(
            "@description",
            "@LocalizedName",
            "@OriginalName",
            "@Title",
            "@default",
            "Role@name",
            "SolutionManifest/UniqueName",
            "Publisher/UniqueName",
            "CustomizationPrefix",
            "Area@Id",
            "Group@Id",
            "SubArea@Id");

    private static final List<String> FREE_NUMBERS = List.of(
            "/MaxLength",
            "/Length",
            "option@value",
            "condition@value",
            "CustomizationOptionValuePrefix",
            "cell@width",
            "cell@rowspan");

    private static final List<ValueForm> ALWAYS_FREE =
            List.of(EMPTY, BRACED_ID, PRIVILEGE, RELATIONSHIP, NAME, VERSION);

    private final Pattern pattern;
    private final String shown;

    ValueForm(String pattern, String shown) {
        this.pattern = Pattern.compile(pattern);
        this.shown = shown;
    }

    /** The form where it is free, else the word itself. */
    static String of(String place, String value) {
        if (ends(place, WORDS)) {
            return value;
        }
        for (ValueForm form : ALWAYS_FREE) {
            if (form.pattern.matcher(value).matches()) {
                return form.shown;
            }
        }
        if (ends(place, FREE_TEXTS)) {
            return TEXT.shown;
        }
        boolean freeNumber =
                ends(place, FREE_NUMBERS) && NUMBER.pattern.matcher(value).matches();
        return freeNumber ? NUMBER.shown : value;
    }

    private static boolean ends(String place, Iterable<String> endings) {
        for (String ending : endings) {
            if (place.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
