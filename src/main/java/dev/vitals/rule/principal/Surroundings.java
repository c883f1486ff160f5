package dev.vitals.rule.principal;

import dev.vitals.collect.iam.CredentialReportUser;
import dev.vitals.collect.lambda.LambdaFunction;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/** What stands around the principals of an account and can be used to act as one of them. */
final class Surroundings {

    private final Inventory inventory;
    private final Map<String, List<String>> functions = new HashMap<>();
    private final Map<String, List<String>> instances = new HashMap<>();
    private final Map<String, String> roleOfProfile = new HashMap<>();
    private final Map<IamPrincipal, Permitted> permitted = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<IamPrincipal, Trust> trusts = Collections.synchronizedMap(new IdentityHashMap<>());

    Surroundings(Inventory inventory) {
        this.inventory = inventory;
        for (Resource<RoleDetail> role : inventory.seen(RoleDetail.class, Place.GLOBAL)) {
            role.config().instanceProfileList().forEach(profile -> roleOfProfile.put(profile.arn(), role.id()));
        }
        for (Resource<LambdaFunction> function : inventory.seen(LambdaFunction.class)) {
            keep(functions, function.config().configuration().role(), function.arn());
        }
        for (Resource<Instance> instance : inventory.seen(Instance.class)) {
            var profile = instance.config().iamInstanceProfile();
            keep(instances, profile == null ? null : roleOfProfile.get(profile.arn()), instance.arn());
        }
    }

    private static void keep(Map<String, List<String>> to, @org.jspecify.annotations.Nullable String role, String arn) {
        if (role != null) {
            to.computeIfAbsent(role, any -> new ArrayList<>()).add(arn);
        }
    }

    String account() {
        return inventory.account();
    }

    Permitted permitted(IamPrincipal who) {
        return permitted.computeIfAbsent(
                who,
                any -> new Permitted(who, inventory.account(), inventory.home().partition()));
    }

    Trust trust(IamPrincipal role) {
        return trusts.computeIfAbsent(role, any -> new Trust(role, inventory.account()));
    }

    List<String> functionsOf(String roleArn) {
        return functions.getOrDefault(roleArn, List.of());
    }

    List<String> instancesOf(String roleName) {
        return instances.getOrDefault(roleName, List.of());
    }

    boolean hasProfile(String roleName) {
        return roleOfProfile.containsValue(roleName);
    }

    /** A password is made where there is none and changed where there is one. */
    String[] passwordActions(String user) {
        return reported(user)
                .flatMap(row -> known(row.passwordEnabled()))
                .map(has -> new String[] {has ? "iam:UpdateLoginProfile" : "iam:CreateLoginProfile"})
                .orElse(new String[] {"iam:UpdateLoginProfile", "iam:CreateLoginProfile"});
    }

    /** Who signs in with somebody else's password still needs the second factor, where there may be one. */
    EscalationStep secondFactor(String user, EscalationStep step) {
        boolean none = reported(user)
                .flatMap(row -> known(row.mfaActive()))
                .filter(active -> !active)
                .isPresent();
        if (none) {
            return step;
        }
        var conditions = new ArrayList<>(step.conditions());
        conditions.add("signing in without the second factor of user " + user);
        return new EscalationStep(step.text(), step.by(), conditions);
    }

    private Optional<CredentialReportUser> reported(String user) {
        return known(
                inventory.find(CredentialReportUser.class, Place.GLOBAL, user).map(Resource::config));
    }

    private static <T> Optional<T> known(Reading<T> reading) {
        return reading instanceof Reading.Known<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** Why ways through functions or instances could not all be tried by this principal; empty where they could. */
    Optional<UnreadableException> untried(IamPrincipal who) {
        var may = permitted(who);
        if (may.somewhere("", List.of("lambda:UpdateFunctionCode")).isPresent()) {
            var gap = gap(LambdaFunction.class);
            if (gap.isPresent()) {
                return gap;
            }
        }
        return may.somewhere("", List.of("ssm:SendCommand|ssm:StartSession")).isPresent()
                ? gap(Instance.class)
                : Optional.empty();
    }

    private Optional<UnreadableException> gap(Class<?> list) {
        try {
            inventory.all(list);
            return Optional.empty();
        } catch (UnreadableException unreadable) {
            return Optional.of(unreadable);
        }
    }
}
