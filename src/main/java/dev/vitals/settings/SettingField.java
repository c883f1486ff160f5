package dev.vitals.settings;

import tools.jackson.databind.JsonNode;

/**
 * One setting as a person sees it.
 *
 * @param path of group and setting, as the store keeps it: {@code limits.rootUse}
 * @param least smallest number that is allowed; 0 where the kind has no numbers
 * @param most largest number that is allowed
 * @param unit of the number, or what stands on each line
 */
record SettingField(String path, SettingKind kind, int least, int most, String unit, String label, String help) {

    /** The group that it belongs to. */
    public String group() {
        return path.substring(0, path.indexOf('.'));
    }

    /** The id of its input: a path's dot has a meaning in selectors. */
    public String id() {
        return path.replace('.', '-');
    }

    /** A value as the form shows it. */
    public String text(JsonNode value) {
        return kind.text(value);
    }

    /**
     * What somebody typed, as the store keeps it.
     *
     * @throws IllegalArgumentException with a sentence for that person
     */
    JsonNode value(String typed) {
        return kind.value(typed.strip(), this);
    }
}
