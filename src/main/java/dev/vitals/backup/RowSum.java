package dev.vitals.backup;

import dev.vitals.hash.Sha256;
import java.math.BigInteger;
import java.security.MessageDigest;

/**
 * Adds rows up as they pass: how many there are, the hash of all in their order, which is that of the file, and the sum of
 * their own hashes, which is the same in whichever order a table gives them.
 */
final class RowSum {

    private static final int DIGITS = 64;

    private final MessageDigest all = Sha256.digest();
    private final MessageDigest one = Sha256.digest();
    private final long[] sum = new long[4];
    private long rows;

    void add(byte[] row) {
        add(row, 0, row.length);
    }

    void add(byte[] bytes, int from, int length) {
        all.update(bytes, from, length);
        one.update(bytes, from, length);
        plus(one.digest());
        rows++;
    }

    /** Adds as a number of 256 bits; what overflows is dropped. */
    private void plus(byte[] hash) {
        var carry = 0L;
        for (int limb = sum.length - 1; limb >= 0; limb--) {
            var value = 0L;
            for (int at = limb * Long.BYTES; at < (limb + 1) * Long.BYTES; at++) {
                value = value << Byte.SIZE | hash[at] & 0xFF;
            }
            var added = sum[limb] + value;
            var overflow = Long.compareUnsigned(added, value) < 0 ? 1 : 0;
            sum[limb] = added + carry;
            carry = overflow + (Long.compareUnsigned(sum[limb], added) < 0 ? 1 : 0);
        }
    }

    long rows() {
        return rows;
    }

    /** Of every byte in their order; to be asked once. */
    String sha256Hex() {
        return Sha256.hex(all.digest());
    }

    /** Of the rows in whichever order. */
    String sum() {
        var number = BigInteger.ZERO;
        for (long limb : sum) {
            number = number.shiftLeft(Long.SIZE).add(new BigInteger(Long.toUnsignedString(limb)));
        }
        var hex = number.toString(16);
        return "0".repeat(DIGITS - hex.length()) + hex;
    }
}
