package dev.vitals.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.util.ReflectionUtils;

/** Reads the words of a {@link Words}. */
public final class WordList {

    private WordList() {}

    /** Every word that it admits, in order. */
    public static List<String> of(Words words) {
        var all = new ArrayList<>(List.of(words.value()));
        for (Enum<?> one : words.of().getEnumConstants()) {
            all.add(word(one));
        }
        if (words.turns()) {
            List.copyOf(all).forEach(word -> all.add("-" + word));
        }
        return List.copyOf(all);
    }

    private static String word(Enum<?> one) {
        var own = ReflectionUtils.findMethod(one.getDeclaringClass(), "word");
        if (own == null) {
            return one.name().toLowerCase(Locale.ROOT);
        }
        ReflectionUtils.makeAccessible(own);
        return String.valueOf(ReflectionUtils.invokeMethod(own, one));
    }
}
