package dev.vitals.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Whose word about a caller's address is taken: that of the proxies before Vitals, and of nobody else.
 *
 * @param trustedProxies addresses or networks such as {@code 10.0.0.0/8}; nobody by default
 */
@ConfigurationProperties("vitals")
record TrustedProxies(@DefaultValue List<String> trustedProxies) {

    TrustedProxies {
        trustedProxies = trustedProxies.stream()
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .toList();
        trustedProxies.forEach(TrustedProxies::check);
    }

    boolean isNobody() {
        return trustedProxies.isEmpty();
    }

    boolean trusts(String address) {
        return isAddress(address)
                && trustedProxies.stream().anyMatch(proxy -> new IpAddressMatcher(proxy).matches(address));
    }

    /** Whether a text is an address, and nothing that would have to be looked up. */
    static boolean isAddress(String text) {
        if (!text.matches("[0-9a-fA-F.]*+:[0-9a-fA-F:.]*+|\\d{1,3}(\\.\\d{1,3}){3}")) {
            return false;
        }
        try {
            return InetAddress.getByName(text) != null;
        } catch (UnknownHostException wrong) {
            return false;
        }
    }

    private static void check(String proxy) {
        try {
            new IpAddressMatcher(proxy);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "vitals.trusted-proxies names %s, which is neither an address nor a network.".formatted(proxy),
                    wrong);
        }
    }
}
