package dev.vitals.local;

/** Base32 as RFC 4648 has it, without padding: the form in which authenticator apps take secrets. */
final class Base32 {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int MASK = 31;

    private Base32() {}

    static String of(byte[] bytes) {
        var text = new StringBuilder();
        var waiting = 0;
        var count = 0;
        for (byte each : bytes) {
            waiting = waiting << Byte.SIZE | each & 0xff;
            count += Byte.SIZE;
            while (count >= BITS) {
                count -= BITS;
                text.append(LETTERS.charAt(waiting >> count & MASK));
            }
            waiting &= (1 << count) - 1;
        }
        return count == 0
                ? text.toString()
                : text.append(LETTERS.charAt(waiting << BITS - count & MASK)).toString();
    }

    /** In groups of four, as people read it. */
    static String grouped(String text) {
        return text.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
