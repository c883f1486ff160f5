package dev.vitals.outgoing;

/**
 * What is kept sealed of a destination. The address is among it, for many carry a key.
 *
 * @param address whole; a region for Security Hub
 * @param secret key of signatures or token; empty for none
 */
record Secrets(String address, String secret) {

    /** The text without what must not be read. */
    String without(String text) {
        var path = address.replaceFirst("^\\w+://[^/]*", "");
        var hidden = secret.isEmpty() ? text : text.replace(secret, "…");
        return path.length() < 2 ? hidden : hidden.replace(path, "…");
    }

    @Override
    public String toString() {
        // Never what it holds: records end up in logs.
        return "Secrets[…]";
    }
}
