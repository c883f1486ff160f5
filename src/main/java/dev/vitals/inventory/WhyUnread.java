package dev.vitals.inventory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not known, as the API says it.
 *
 * @param cause such as {@code denied}, {@code throttled_out} or {@code region_disabled}
 * @param words the cause for people
 * @param detail what was said about it
 * @param remedy what can be done, in one sentence
 */
public record WhyUnread(String cause, String words, String detail, String remedy) {

    public static WhyUnread of(Cause cause, String detail) {
        return new WhyUnread(cause.name().toLowerCase(Locale.ROOT), cause.words(), detail, cause.remedy());
    }

    /** Null where there is no cause, because it is known. */
    public static @Nullable WhyUnread ofNullable(@Nullable Cause cause, String detail) {
        return cause == null ? null : of(cause, detail);
    }
}
