package dev.vitals.identity;

import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a provider said at somebody's last sign-in, from its JSON. */
final class ReceivedClaims {

    private ReceivedClaims() {}

    static Claims of(Member member, String json) {
        var values = new TreeMap<String, List<String>>();
        JsonMapper.shared()
                .readTree(json)
                .properties()
                .forEach(claim -> values.put(
                        claim.getKey(),
                        claim.getValue().valueStream().map(JsonNode::asString).toList()));
        return new Claims(member.issuer(), member.subject(), member.name(), member.mail(), values);
    }
}
