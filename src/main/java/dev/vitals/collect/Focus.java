package dev.vitals.collect;

import dev.vitals.inventory.ResourceKind;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Which things of a list are worth further calls. A pass that looks for a few resources still lists everything, for only
 * a whole list says what is gone, but asks for the details of these alone.
 *
 * @param types of resources that are looked for, as CloudFormation names them
 * @param names ids, names and ARNs that they may go by
 */
public record Focus(Set<String> types, Set<String> names) {

    /** Why a list is not whole of which only what was looked for was read. */
    public static final String REST_LEFT_OUT = "only what was looked for was read of it";

    /** Everything. */
    public static final Focus ALL = new Focus(Set.of(), Set.of());

    public Focus {
        types = Set.copyOf(types);
        names = Set.copyOf(names);
    }

    /** Whether things of this kind may be left out. */
    boolean narrows(ResourceKind<?> kind) {
        return !names.isEmpty() && types.contains(kind.type());
    }

    /** Whether an item of a list goes by one of the names; true of what cannot be told. */
    boolean holds(Object item) {
        return switch (item) {
            case String text -> isNamed(text);
            case SdkPojo pojo ->
                pojo.sdkFields().stream()
                        .anyMatch(field -> field.getValueOrDefault(pojo) instanceof String text && isNamed(text));
            default -> true;
        };
    }

    /** An ARN goes by what stands behind its last sign of separation, too. */
    private boolean isNamed(String text) {
        var last = Math.max(text.lastIndexOf('/'), text.startsWith("arn:") ? text.lastIndexOf(':') : -1);
        return names.contains(text) || last >= 0 && names.contains(text.substring(last + 1));
    }
}
