package dev.vitals.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a user, as far as Vitals keeps it. Telephone numbers, addresses, passwords and the like are
 * taken and forgotten: nobody needs them here.
 *
 * @param displayName empty where none came, like the parts of the name
 */
record Person(
        String userName,
        @Nullable String externalId,
        String displayName,
        String formatted,
        String givenName,
        String familyName,
        List<Mail> mails,
        boolean active) {

    /** An address; with {@code type} such as {@code work}, or empty. */
    record Mail(String value, String type, boolean primary) {}

    private static final int LONGEST = 255;
    private static final int MOST_MAILS = 20;

    Person {
        mails = List.copyOf(mails);
    }

    /**
     * Reads one.
     *
     * @param unsaid whether they may enter where nothing says so
     * @throws ScimRefusal naming the attribute that makes no sense
     */
    static Person of(JsonNode json, boolean unsaid) {
        var userName = text(json, "userName");
        if (userName.isBlank()) {
            throw ScimRefusal.invalidValue("A user needs a userName.");
        }
        var externalId = text(json, "externalId");
        var name = json.path("name");
        return new Person(
                userName,
                externalId.isEmpty() ? null : externalId,
                text(json, "displayName"),
                text(name, "formatted"),
                text(name, "givenName"),
                text(name, "familyName"),
                mails(json.path("emails")),
                active(json.path("active"), unsaid));
    }

    /**
     * The same of what a PATCH has left.
     *
     * @throws ScimRefusal also where it took {@code active} away: that would let in whom nobody let in
     */
    static Person patched(JsonNode json) {
        if (isUnsaid(json.path("active"))) {
            throw ScimRefusal.invalidValue("active is true or false, and cannot be removed.");
        }
        return of(json, false);
    }

    /** As people read it: whatever of a name came, else the user name. */
    String shownName() {
        var parts = (givenName + " " + familyName).strip();
        return List.of(displayName, formatted, parts, userName).stream()
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(userName);
    }

    /** The primary address, else the first; empty where there is none. */
    String mail() {
        return mails.stream()
                .filter(Mail::primary)
                .findFirst()
                .or(() -> mails.stream().findFirst())
                .map(Mail::value)
                .orElse("");
    }

    Person withActive(boolean now) {
        return new Person(userName, externalId, displayName, formatted, givenName, familyName, mails, now);
    }

    ObjectNode json() {
        var json = JsonUtils.getJsonNodeFactory().objectNode();
        json.put("userName", userName);
        Optional.ofNullable(externalId).ifPresent(id -> json.put("externalId", id));
        put(json, "displayName", displayName);
        var name = JsonUtils.getJsonNodeFactory().objectNode();
        put(name, "formatted", formatted);
        put(name, "givenName", givenName);
        put(name, "familyName", familyName);
        if (!name.isEmpty()) {
            json.set("name", name);
        }
        if (!mails.isEmpty()) {
            var list = json.putArray("emails");
            mails.forEach(mail -> {
                var one = list.addObject().put("value", mail.value());
                put(one, "type", mail.type());
                one.put("primary", mail.primary());
            });
        }
        return json.put("active", active);
    }

    private static void put(ObjectNode json, String attribute, String text) {
        if (!text.isEmpty()) {
            json.put(attribute, text);
        }
    }

    private static List<Mail> mails(JsonNode list) {
        var mails = new ArrayList<Mail>();
        for (JsonNode one : list) {
            if (one.isObject() && !text(one, "value").isBlank() && mails.size() < MOST_MAILS) {
                mails.add(new Mail(text(one, "value"), text(one, "type"), isTrue(one.path("primary"))));
            }
        }
        return mails;
    }

    /** Entra ID says it as a text: "True", "False". */
    private static boolean active(JsonNode value, boolean unsaid) {
        if (isUnsaid(value)) {
            return unsaid;
        }
        if (value.isBoolean()
                || value.isTextual() && value.asText().toLowerCase(Locale.ROOT).matches("true|false")) {
            return isTrue(value);
        }
        throw ScimRefusal.invalidValue("active is true or false.");
    }

    private static boolean isUnsaid(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isTrue(JsonNode value) {
        return value.asText().equalsIgnoreCase("true");
    }

    private static String text(JsonNode json, String attribute) {
        var value = json.path(attribute);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual() || value.asText().length() > LONGEST || hasControls(value.asText())) {
            throw ScimRefusal.invalidValue(
                    "%s is a text of up to %d characters on one line.".formatted(attribute, LONGEST));
        }
        return value.asText();
    }

    static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
