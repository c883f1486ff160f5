package dev.vitals.rule.network;

/**
 * One station on a way from the internet, with the entry that decides there.
 *
 * @param subject what it is, as AWS names it: "rtb-0a1"; "none" where there is none
 * @param detail what decides: "0.0.0.0/0 leads to igw-0a1", or why nobody knows
 */
public record Hop(Kind kind, Outcome outcome, String subject, String detail) {

    /** What stands there. */
    public enum Kind {
        INTERNET("Internet"),
        GATEWAY("Internet gateway"),
        ROUTE("Route table"),
        ACL("Network ACL"),
        GROUP("Security group"),
        LISTENER("Listener"),
        INTERFACE("Interface"),
        BALANCER("Load balancer"),
        DATABASE("Database");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As a heading. */
        public String words() {
            return words;
        }
    }

    /** What becomes of a packet there. */
    public enum Outcome {
        OPEN("lets it through"),
        UNKNOWN("not read"),
        BLOCKED("stops it"),
        UNREACHED("not reached");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** In a word or two. */
        public String words() {
            return words;
        }
    }
}
