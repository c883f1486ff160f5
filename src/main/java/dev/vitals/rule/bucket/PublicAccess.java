package dev.vitals.rule.bucket;

import dev.vitals.collect.s3.S3AccountPublicAccessBlock;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Permission;

/**
 * How the public gets at a bucket: by ACL or by policy, unless the bucket's or the account's public access block undoes
 * it. A block that is on decides alone; what it does not undo needs the rest to be readable.
 */
public final class PublicAccess {

    private static final Set<String> EVERYBODY = Set.of(
            "http://acs.amazonaws.com/groups/global/AllUsers",
            "http://acs.amazonaws.com/groups/global/AuthenticatedUsers");
    private static final List<String> READ = List.of("s3:GetObject", "s3:ListBucket", "s3:GetObjectVersion");
    private static final List<String> WRITE = List.of(
            "s3:PutObject",
            "s3:DeleteObject",
            "s3:DeleteObjectVersion",
            "s3:PutObjectAcl",
            "s3:PutBucketAcl",
            "s3:PutBucketPolicy",
            "s3:DeleteBucketPolicy",
            "s3:DeleteBucket");

    private PublicAccess() {}

    /**
     * How the public can read, in words, if it can.
     *
     * @throws dev.vitals.inventory.UnreadableException when what decides was not read
     */
    public static Optional<String> toRead(S3Bucket bucket, Inventory inventory) {
        return how(bucket, inventory, Set.of(Permission.READ, Permission.FULL_CONTROL), READ);
    }

    /**
     * How the public can write, in words, if it can.
     *
     * @throws dev.vitals.inventory.UnreadableException when what decides was not read
     */
    public static Optional<String> toWrite(S3Bucket bucket, Inventory inventory) {
        return how(bucket, inventory, Set.of(Permission.WRITE, Permission.WRITE_ACP, Permission.FULL_CONTROL), WRITE);
    }

    /**
     * Whether the bucket's or the account's public access block is on with all its four parts.
     *
     * @throws dev.vitals.inventory.UnreadableException when neither is surely on and one was not read
     */
    public static boolean isBlocked(S3Bucket bucket, Inventory inventory) {
        return isBlocked(bucket, inventory, Block::isWhole);
    }

    private static Optional<String> how(
            S3Bucket bucket, Inventory inventory, Set<Permission> permissions, List<String> actions) {
        var byAcl = Reading.attempt(() -> byAcl(bucket, inventory, permissions));
        var byPolicy = Reading.attempt(() -> byPolicy(bucket, inventory, actions));
        // One open way is enough, whatever could not be read of the other.
        if (byAcl instanceof Reading.Known<Optional<String>>(var how) && how.isPresent()) {
            return how;
        }
        return byPolicy.orElseThrow().or(byAcl::orElseThrow);
    }

    private static Optional<String> byAcl(S3Bucket bucket, Inventory inventory, Set<Permission> permissions) {
        if (surelyBlocked(bucket, inventory, Block::ignoresAcls)) {
            return Optional.empty();
        }
        var grant = bucket.grants().orElseThrow().stream()
                .filter(given -> isEverybody(given) && permissions.contains(given.permission()))
                .findFirst();
        if (grant.isEmpty() || isBlocked(bucket, inventory, Block::ignoresAcls)) {
            return Optional.empty();
        }
        var uri = grant.get().grantee().uri();
        return Optional.of("its ACL grants %s to %s"
                .formatted(grant.get().permissionAsString(), uri.substring(uri.lastIndexOf('/') + 1)));
    }

    private static Optional<String> byPolicy(S3Bucket bucket, Inventory inventory, List<String> actions) {
        if (surelyBlocked(bucket, inventory, Block::restrictsPolicies)) {
            return Optional.empty();
        }
        var policy = bucket.policy().value().map(PolicyDocument::parse);
        var action = policy.flatMap(open ->
                actions.stream().filter(a -> open.allowsEveryone(a).isPresent()).findFirst());
        return action.isEmpty() || isBlocked(bucket, inventory, Block::restrictsPolicies)
                ? Optional.empty()
                : Optional.of("its policy allows everybody " + action.get());
    }

    /** One of the two blocks that is on is enough; only where none is, both must be readable. */
    private static boolean isBlocked(S3Bucket bucket, Inventory inventory, Predicate<Block> on) {
        if (surelyBlocked(bucket, inventory, on)) {
            return true;
        }
        ofBucket(bucket).value();
        ofAccount(inventory).value();
        return false;
    }

    private static boolean surelyBlocked(S3Bucket bucket, Inventory inventory, Predicate<Block> on) {
        return isOn(ofBucket(bucket), on) || isOn(ofAccount(inventory), on);
    }

    private static Reading<Block> ofBucket(S3Bucket bucket) {
        return bucket.publicAccessBlock()
                .map(block -> new Block(
                        Boolean.TRUE.equals(block.ignorePublicAcls()),
                        Boolean.TRUE.equals(block.restrictPublicBuckets()),
                        Boolean.TRUE.equals(block.blockPublicAcls())
                                && Boolean.TRUE.equals(block.blockPublicPolicy())));
    }

    private static boolean isOn(Reading<Block> block, Predicate<Block> on) {
        return block instanceof Reading.Known<Block>(Block known) && on.test(known);
    }

    private static Reading<Block> ofAccount(Inventory inventory) {
        return switch (inventory.find(S3AccountPublicAccessBlock.class, Place.GLOBAL, inventory.account())) {
            case Reading.Known<?> known ->
                inventory
                        .find(S3AccountPublicAccessBlock.class, Place.GLOBAL, inventory.account())
                        .orElseThrow()
                        .config()
                        .block()
                        .map(block -> new Block(
                                Boolean.TRUE.equals(block.ignorePublicAcls()),
                                Boolean.TRUE.equals(block.restrictPublicBuckets()),
                                Boolean.TRUE.equals(block.blockPublicAcls())
                                        && Boolean.TRUE.equals(block.blockPublicPolicy())));
            case Reading.Absent<?> absent -> Reading.absent();
            case Reading.Unreadable<?> unreadable -> Reading.unreadable(unreadable.cause(), unreadable.detail());
        };
    }

    private static boolean isEverybody(Grant grant) {
        return grant.grantee() != null
                && EVERYBODY.contains(String.valueOf(grant.grantee().uri()));
    }

    private record Block(boolean ignoresAcls, boolean restrictsPolicies, boolean refusesNewOnes) {

        boolean isWhole() {
            return ignoresAcls && restrictsPolicies && refusesNewOnes;
        }
    }
}
