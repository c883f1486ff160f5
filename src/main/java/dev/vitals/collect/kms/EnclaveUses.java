package dev.vitals.collect.kms;

import java.util.TreeSet;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Which enclave images used a key, as CloudTrail's event history tells. It answers two calls a second: ten pages do. */
final class EnclaveUses {

    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final int PAGES = 10;

    private final TreeSet<String> images = new TreeSet<>();
    private boolean allSeen = true;

    private EnclaveUses() {}

    static EnclaveUses of(CloudTrailClient cloudTrail, String keyArn) {
        var uses = new EnclaveUses();
        int pages = 0;
        for (var page : cloudTrail.lookupEventsPaginator(request -> request.maxResults(50)
                .lookupAttributes(
                        by -> by.attributeKey(LookupAttributeKey.RESOURCE_NAME).attributeValue(keyArn)))) {
            if (++pages > PAGES) {
                uses.allSeen = false;
                break;
            }
            page.events().forEach(uses::add);
        }
        return uses;
    }

    java.util.List<String> images() {
        return java.util.List.copyOf(images);
    }

    boolean allSeen() {
        return allSeen;
    }

    private void add(Event event) {
        var digest = JSON.readTree(event.cloudTrailEvent())
                .at("/additionalEventData/recipient/attestationDocumentEnclaveImageDigest");
        if (digest.isString()) {
            images.add(digest.stringValue());
        }
    }
}
