package dev.vitals.identity;

/** Where somebody may be sent back to: only ever to a page of ours. */
public final class OurPage {

    private OurPage() {}

    /** The path, or the first page where it would lead elsewhere. */
    public static String of(String path) {
        return path.startsWith("/") && !path.startsWith("//") && !path.contains("\\") ? path : "/";
    }
}
