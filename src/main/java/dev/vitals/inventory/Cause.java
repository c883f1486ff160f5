package dev.vitals.inventory;

/** Why something could not be read: a closed list, each with the sentence that tells a person what to do. */
public enum Cause {
    DENIED("access denied", "Grant the named action to the role that Vitals uses."),
    DENIED_BY_ORGANIZATION_POLICY(
            "closed by an organization policy",
            "A service or resource control policy forbids the call; exempt the role or accept that this is not read."),
    THROTTLED_OUT(
            "throttled out", "AWS kept refusing the rate of calls; lower the account's share or scan at another time."),
    NOT_SUBSCRIBED("not subscribed", "The account has not signed up for this service; nothing can be read from it."),
    REGION_DISABLED("region disabled", "Enable the region or take it out of the account's region list."),
    UNSUPPORTED("not offered here", "The service or call does not exist in this region or endpoint."),
    TOO_MANY(
            "too many to be read",
            "Close, suppress or archive what is done with in the product itself; the worst that it reports were read."),
    TIMED_OUT("timed out", "AWS did not answer in time; the next scan tries again."),
    FAILED_AT_AWS("failed at AWS", "AWS answered with an error of its own; the next scan tries again."),
    BROKEN_OFF(
            "answer broke off",
            "The connection ended in the middle of the answer; the next scan tries again. If it stays so, look at the proxy on the way."),
    INTERCEPTED(
            "answered by something else",
            "A proxy or gateway on the way answered in the place of AWS; let it pass the calls on to AWS."),
    PAGE_EXPIRED(
            "page token expired",
            "AWS did not go on with the list where it had stopped; the next scan reads it from its beginning."),
    VANISHED("gone while it was read", "It was deleted during the scan; the next scan says whether it is gone."),
    UNLISTED("not on the list", "Bring the list that the message names up to date under Rules, Lists, and scan again."),
    MALFORMED("malformed answer", "The answer could not be understood; record the call and report it."),
    NOT_JUDGED(
            "the rule could not judge it",
            "Open the rule and try it on the inventory: it says what its expression stumbles over, and where.");

    private final String words;
    private final String remedy;

    Cause(String words, String remedy) {
        this.words = words;
        this.remedy = remedy;
    }

    /** The cause in lower-case words, for the middle of a sentence. */
    public String words() {
        return words;
    }

    /** What a person can do about it, one sentence. */
    public String remedy() {
        return remedy;
    }
}
