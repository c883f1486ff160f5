package dev.vitals.room;

import dev.vitals.identity.Member;
import dev.vitals.route.Right;
import java.util.List;

/** Who may answer a request for evidence. */
public final class Answering {

    private Answering() {}

    /**
     * Whether somebody may work on the findings of every account that a request is about.
     *
     * @param accounts ids; empty where it is about everything
     */
    public static boolean may(List<String> accounts, Member who) {
        return accounts.isEmpty()
                ? who.may(Right.TRIAGE) && who.seesEverything()
                : accounts.stream().allMatch(account -> who.may(Right.TRIAGE, account));
    }
}
