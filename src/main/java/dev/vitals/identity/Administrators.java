package dev.vitals.identity;

/** The rule that somebody must be left who can say who may enter. */
final class Administrators {

    private Administrators() {}

    /** Whether taking this grant away would leave no active administrator of everything. */
    static boolean isLast(Member member, Grant grant, MemberStore members) {
        return isOne(grant)
                && member.active()
                && member.grants().stream().filter(Administrators::isOne).count() == 1
                && members.administratorsBeside(member.id()) == 0;
    }

    /** Whether deactivating somebody would leave no active administrator of everything. */
    static boolean isLast(Member member, MemberStore members) {
        return member.active()
                && member.grants().stream().anyMatch(Administrators::isOne)
                && members.administratorsBeside(member.id()) == 0;
    }

    private static boolean isOne(Grant grant) {
        return grant.role() == Role.ADMINISTRATOR && grant.isForEverything() && grant.until() == null;
    }
}
