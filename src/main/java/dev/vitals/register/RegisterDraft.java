package dev.vitals.register;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version that is to be added.
 *
 * @param id of the entry; null for a new one
 * @param fields what it says, checked, without what is empty
 * @param file hash of the file beside it, kept already; null for none
 * @param note why it was changed or closed; may be empty
 */
record RegisterDraft(
        @Nullable Long id,
        Map<String, String> fields,
        boolean isClosed,
        @Nullable String file,
        String fileName,
        String note) {

    static RegisterDraft of(@Nullable Long id, Map<String, String> fields) {
        return new RegisterDraft(id, fields, false, null, "", "");
    }

    RegisterDraft with(@Nullable String hash, String name) {
        return new RegisterDraft(id, fields, isClosed, hash, name, note);
    }
}
