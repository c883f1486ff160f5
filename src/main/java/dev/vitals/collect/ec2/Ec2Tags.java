package dev.vitals.collect.ec2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Tag;

/** EC2's own tags as a map, and the name that people gave. */
final class Ec2Tags {

    private Ec2Tags() {}

    static Map<String, String> of(List<Tag> tags) {
        var map = new TreeMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return map;
    }

    static String name(List<Tag> tags, String id) {
        return of(tags).getOrDefault("Name", id);
    }
}
