package dev.vitals.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * A session as one request has it. What the request changes is noted, so that two requests at once do not undo each
 * other's changes. When it was last used is not for the filter to say, which knows neither our clock nor what a poll is.
 */
final class KeptSession implements Session {

    private final UUID handle;
    private final boolean isNew;
    private final Instant created;
    private final Instant end;
    private final Clock clock;
    private final Map<String, Object> attributes;
    private final Map<String, @Nullable Object> changes = new HashMap<>();
    private String id;
    private @Nullable String idBefore;

    private KeptSession(
            String id,
            UUID handle,
            boolean isNew,
            Instant created,
            Instant end,
            Map<String, Object> attributes,
            Clock clock) {
        this.id = id;
        this.handle = handle;
        this.isNew = isNew;
        this.created = created;
        this.end = end;
        this.attributes = new HashMap<>(attributes);
        this.clock = clock;
    }

    static KeptSession begun(Duration idle, Clock clock) {
        var now = clock.instant();
        return new KeptSession(SessionIds.next(), UUID.randomUUID(), true, now, now.plus(idle), Map.of(), clock);
    }

    static KeptSession found(
            String id, UUID handle, Instant created, Instant end, Map<String, Object> attributes, Clock clock) {
        return new KeptSession(id, handle, false, created, end, attributes, clock);
    }

    UUID handle() {
        return handle;
    }

    boolean isNew() {
        return isNew;
    }

    /** The id under which the store knows it, until it is saved under its new one. */
    String idInStore() {
        return idBefore == null ? id : idBefore;
    }

    /** What this request set, and with null what it removed. */
    Map<String, @Nullable Object> changes() {
        return changes;
    }

    void saved() {
        idBefore = null;
        changes.clear();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String changeSessionId() {
        idBefore = idInStore();
        id = SessionIds.next();
        return id;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T getAttribute(String name) {
        return (T) attributes.get(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return Set.copyOf(attributes.keySet());
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        changes.put(name, value);
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        setAttribute(name, null);
    }

    @Override
    public Instant getCreationTime() {
        return created;
    }

    @Override
    public void setLastAccessedTime(Instant any) {}

    @Override
    public Instant getLastAccessedTime() {
        return clock.instant();
    }

    @Override
    public void setMaxInactiveInterval(Duration any) {}

    @Override
    public Duration getMaxInactiveInterval() {
        return Duration.between(clock.instant(), end);
    }

    @Override
    public boolean isExpired() {
        return !clock.instant().isBefore(end);
    }
}
