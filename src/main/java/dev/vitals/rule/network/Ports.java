package dev.vitals.rule.network;

import org.jspecify.annotations.Nullable;

/** Ports as permissions and ACL entries give them: a protocol and a range, each of which may mean "all". */
record Ports(String protocol, int from, int to) {

    static final int HIGHEST = 65535;
    private static final String ALL = "-1";
    private static final String TCP = "6";

    /** Missing ends of a range mean that it has none. */
    static Ports of(@Nullable String protocol, @Nullable Integer from, @Nullable Integer to) {
        return new Ports(
                protocol == null ? ALL : protocol,
                from == null || from < 0 ? 0 : from,
                to == null || to < 0 ? HIGHEST : to);
    }

    /** Whether TCP to this port is meant. */
    boolean reachTcp(int port) {
        return isEveryProtocol() || isTcp() && from <= port && port <= to;
    }

    /** Whether every protocol, or every TCP port, is meant. */
    boolean reachEverything() {
        return isEveryProtocol() || isTcp() && from <= 1 && to >= HIGHEST;
    }

    /** "every protocol", "TCP 22" or "TCP 0-65535". */
    String words() {
        if (isEveryProtocol()) {
            return "every protocol and port";
        }
        var name = isTcp() ? "TCP" : protocol.equals("17") || protocol.equals("udp") ? "UDP" : "protocol " + protocol;
        return from == to ? name + " " + from : name + " " + from + "-" + to;
    }

    private boolean isEveryProtocol() {
        return protocol.equals(ALL);
    }

    private boolean isTcp() {
        return protocol.equals("tcp") || protocol.equals(TCP);
    }
}
