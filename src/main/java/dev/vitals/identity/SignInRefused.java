package dev.vitals.identity;

import org.springframework.security.core.AuthenticationException;

/** Somebody was not let in: the person is told a sentence, the administrator finds the cause under the reference number. */
public final class SignInRefused extends AuthenticationException {

    private static final int LONGEST = 500;

    /** What the person is told. None of the sentences says more than a stranger may know. */
    public enum Why {
        PASSWORD(
                "That name and password do not belong together. Check the capitals, or look for the password in the log of the first start."),
        UNREACHABLE("Your identity provider cannot be reached from here at the moment. Try again in a minute."),
        ANSWER("What your identity provider answered could not be accepted, so you were not signed in. Try once more."),
        LATE("That sign-in took too long, was begun elsewhere or was used already. Begin again here."),
        ADDRESS(
                "Vitals has not been told the address under which you reach it, so no provider can send you here. Whoever runs Vitals sets VITALS_URL."),
        UNASKED("What came here belongs to no sign-in that is under way. Begin again here."),
        CANCELLED("Your identity provider did not sign you in."),
        DEACTIVATED("You may not enter Vitals any more. Ask whoever looks after it."),
        OTHER_PERSON("You signed in there as somebody else, or not anew. Here you are still who you were.");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }

        /**
         * Whether it belongs to no sign-in that is under way, so that any stranger can bring it about as often as they
         * like: it is told in the log of the process, and fills no audit log.
         */
        boolean isAnybodys() {
            return switch (this) {
                case LATE, UNASKED, UNREACHABLE, ADDRESS -> true;
                case PASSWORD, ANSWER, CANCELLED, DEACTIVATED, OTHER_PERSON -> false;
            };
        }

        /** As it stands in an address. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final transient Why why;

    /**
     * A refusal.
     *
     * @param cause for the administrator: what was wrong, with the provider's name; may hold text of the provider's
     */
    public SignInRefused(Why why, String cause) {
        super(plain(cause));
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** Without control characters, which would draw lines of their own in a log, and not endless. */
    private static String plain(String cause) {
        var line = cause.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
