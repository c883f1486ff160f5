package dev.vitals.scim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a body may be before a tree is made of it. It is read through once, without being kept: a few bytes of JSON become
 * a hundred in a tree. Names of attributes are the same in capitals and small letters, so a name that is said twice in
 * whichever letters leaves open what was meant.
 */
final class BodyBounds {

    private static final int DEEPEST = 30;

    /** A group of a hundred thousand members has about half of it. */
    private static final int PARTS = 1_000_000;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Deque<Set<String>> names = new ArrayDeque<>();
    private int parts;

    private BodyBounds() {}

    /**
     * Reads through a body.
     *
     * @throws ScimRefusal where it goes beyond the bounds
     * @throws com.fasterxml.jackson.core.JsonProcessingException where it is no JSON
     */
    static void hold(byte[] body) throws IOException {
        var bounds = new BodyBounds();
        try (var parser = FACTORY.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                bounds.part(token, parser);
            }
        }
    }

    private void part(JsonToken token, JsonParser parser) throws IOException {
        if (++parts > PARTS) {
            throw ScimRefusal.invalidSyntax("A body has at most %,d parts. Send fewer at once.".formatted(PARTS));
        }
        if (token.isStructStart()) {
            names.push(new HashSet<>());
            if (names.size() > DEEPEST) {
                throw ScimRefusal.invalidSyntax("A body is nested at most %d deep.".formatted(DEEPEST));
            }
        } else if (token.isStructEnd()) {
            names.pop();
        } else if (token == JsonToken.FIELD_NAME
                && !names.element().add(parser.currentName().toLowerCase(Locale.ROOT))) {
            throw ScimRefusal.invalidSyntax("An object says %s twice.".formatted(parser.currentName()));
        }
    }
}
