package dev.vitals.rule;

/**
 * A check of a peer that asks for what a rule of ours asks for.
 *
 * @param id as the peer calls it
 */
public record PeerCheck(Peer peer, String id, Place place) {

    /** Where the check stands with its peer. */
    public enum Place {
        /** In the peer's own mapping to HIPAA. */
        MAPPED(""),
        /** The peer has it, but not in its mapping to HIPAA. */
        BESIDE("not in its HIPAA mapping"),
        /** It was in the AWS HIPAA pack and is there no longer. */
        DROPPED("no longer in the pack");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        /** Empty for what needs no remark. */
        public String words() {
            return words;
        }
    }

    /** A cell of the table: an id, with {@code *} or {@code ^} behind it where it is not mapped. */
    static PeerCheck of(Peer peer, String cell) {
        var id = cell.strip();
        return switch (id.charAt(id.length() - 1)) {
            case '*' -> new PeerCheck(peer, id.substring(0, id.length() - 1), Place.BESIDE);
            case '^' -> new PeerCheck(peer, id.substring(0, id.length() - 1), Place.DROPPED);
            default -> new PeerCheck(peer, id, Place.MAPPED);
        };
    }
}
