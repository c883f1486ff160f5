package dev.vitals.aws;

import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

/** Writes a model as the services that speak XML do. */
final class WireXml {

    private static final String SCHEMA = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private final StringBuilder out = new StringBuilder();

    /** The elements of a model, without one around them. */
    static String of(SdkPojo model) {
        var xml = new WireXml();
        xml.members(model);
        return xml.out.toString();
    }

    private void members(SdkPojo model) {
        for (SdkField<?> field : model.sdkFields()) {
            var value = field.getValueOrDefault(model);
            var isElement =
                    field.location() == MarshallLocation.PAYLOAD && !field.containsTrait(XmlAttributeTrait.class);
            if (isElement && WireJson.isSet(value)) {
                field(field, field.unmarshallLocationName(), value);
            }
        }
    }

    private void field(SdkField<?> field, String name, Object value) {
        var type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            list(field.getTrait(ListTrait.class), name, (Collection<?>) value);
        } else if (type == MarshallingType.MAP) {
            map(field.getTrait(MapTrait.class), name, (Map<?, ?>) value);
        } else if (type == MarshallingType.SDK_POJO) {
            out.append('<').append(name).append(attributes((SdkPojo) value)).append('>');
            members((SdkPojo) value);
            close(name);
        } else {
            open(name);
            out.append(escaped(text(value)));
            close(name);
        }
    }

    private void list(ListTrait trait, String name, Collection<?> items) {
        if (trait.isFlattened()) {
            items.forEach(item -> field(trait.memberFieldInfo(), name, item));
            return;
        }
        open(name);
        var each = Optional.ofNullable(trait.memberLocationName()).orElse("member");
        items.forEach(item -> field(trait.memberFieldInfo(), each, item));
        close(name);
    }

    private void map(MapTrait trait, String name, Map<?, ?> entries) {
        if (!trait.isFlattened()) {
            open(name);
        }
        entries.forEach((key, value) -> {
            var around = trait.isFlattened() ? name : "entry";
            open(around);
            open(trait.keyLocationName());
            out.append(escaped(key.toString()));
            close(trait.keyLocationName());
            field(trait.valueFieldInfo(), trait.valueLocationName(), value);
            close(around);
        });
        if (!trait.isFlattened()) {
            close(name);
        }
    }

    private static String attributes(SdkPojo model) {
        var attributes = new StringBuilder();
        for (SdkField<?> field : model.sdkFields()) {
            var value = field.getValueOrDefault(model);
            if (value != null && field.containsTrait(XmlAttributeTrait.class)) {
                attributes
                        .append(SCHEMA)
                        .append(' ')
                        .append(field.unmarshallLocationName())
                        .append("=\"")
                        .append(escaped(value.toString()))
                        .append('"');
            }
        }
        return attributes.toString();
    }

    private static String text(Object value) {
        return value instanceof SdkBytes bytes
                ? Base64.getEncoder().encodeToString(bytes.asByteArray())
                : value.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#xD;");
    }

    private void open(String name) {
        out.append('<').append(name).append('>');
    }

    private void close(String name) {
        out.append("</").append(name).append('>');
    }
}
