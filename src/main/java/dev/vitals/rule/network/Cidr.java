package dev.vitals.rule.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses as AWS writes it.
 *
 * @param first lowest address of the range, as a number of 32 or 128 bits
 * @param length how many leading bits are fixed
 */
record Cidr(boolean ipv6, BigInteger first, int length) {

    /** The range, or nothing where the text is none; host names are never looked up. */
    static Optional<Cidr> of(@Nullable String text) {
        if (text == null || text.indexOf('/') < 0) {
            return Optional.empty();
        }
        try {
            var slash = text.indexOf('/');
            var address =
                    InetAddress.ofLiteral(text.substring(0, slash).strip()).getAddress();
            var length = Integer.parseInt(text.substring(slash + 1).strip());
            var free = address.length * 8 - length;
            if (length < 0 || free < 0) {
                return Optional.empty();
            }
            var first = new BigInteger(1, address).shiftRight(free).shiftLeft(free);
            return Optional.of(new Cidr(address.length > 4, first, length));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    /** Whether every address of another range of the same family lies in this one. */
    boolean contains(Cidr other) {
        return ipv6 == other.ipv6
                && length <= other.length
                && first.xor(other.first).shiftRight(bits() - length).signum() == 0;
    }

    /** The number of bits of an address of this family. */
    int bits() {
        return ipv6 ? 128 : 32;
    }
}
