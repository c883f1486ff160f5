package dev.vitals.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a new password must be: long, and not what everybody tries first. Nothing about digits or capitals. */
final class NewPassword {

    static final int LEAST_LETTERS = 15;

    /** What the hash looks at; more would be kept and never compared. */
    static final int MOST_BYTES = 72;

    private static final Set<String> COMMON = common();

    private NewPassword() {}

    /** Why it will not do, in a sentence; empty where it will. */
    static String refusal(String name, String password, String again) {
        if (!password.equals(again)) {
            return "The two new passwords differ.";
        }
        if (password.codePointCount(0, password.length()) < LEAST_LETTERS) {
            return "The new password is too short: it needs %d characters. A few words in a row are good."
                    .formatted(LEAST_LETTERS);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return "The new password is too long: %d bytes are the most.".formatted(MOST_BYTES);
        }
        return isCommon(name, password)
                ? "The new password is one of those that are tried first. Choose words that belong to nobody else."
                : "";
    }

    private static boolean isCommon(String name, String password) {
        var bare = password.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        var rest = bare.replace(name.toLowerCase(Locale.ROOT), "").replace("vitals", "");
        return COMMON.contains(bare) || repeats(bare) || rest.length() < LEAST_LETTERS / 2;
    }

    /** The same few characters over and over. */
    private static boolean repeats(String bare) {
        return bare.matches("(.{1,5}?)\\1+.{0,4}");
    }

    private static Set<String> common() {
        try (var file = NewPassword.class.getResourceAsStream("/local/common-passwords.txt")) {
            if (file == null) {
                throw new IllegalStateException("The list of common passwords is not in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
