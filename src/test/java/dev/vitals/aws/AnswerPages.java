package dev.vitals.aws;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/** Answers made into pages: one that leads to another, one that holds nothing. */
final class AnswerPages {

    /** What leads to the second page. */
    static final String SECOND = "page-2";

    private static final Set<String> TOKENS = Set.of(
            "nexttoken",
            "marker",
            "nextmarker",
            "nextpagetoken",
            "paginationtoken",
            "position",
            "continuationtoken",
            "lastevaluatedtablename",
            "nextforwardtoken");

    private static final Set<String> MORE =
            Set.of("istruncated", "truncated", "hasmorestreams", "hasmoredeliverystreams", "hasmoreresults");

    private AnswerPages() {}

    /** Whether a request asks for the second page. */
    static boolean isSecond(SdkPojo request) {
        return request.sdkFields().stream().anyMatch(field -> SECOND.equals(field.getValueOrDefault(request)));
    }

    /** The same request for the first page. */
    static AwsRequest first(AwsRequest second) {
        var builder = second.toBuilder();
        second.sdkFields().stream()
                .filter(field -> SECOND.equals(field.getValueOrDefault(second)))
                .forEach(field -> field.set(builder, null));
        return (AwsRequest) builder.build();
    }

    /** The answer as the first of two pages; empty where its kind knows no pages. */
    static Optional<SdkPojo> leading(SdkPojo answer) {
        return changed(answer, false);
    }

    /** The same page without what it lists. */
    static Optional<SdkPojo> emptyLeading(SdkPojo answer) {
        return changed(answer, true);
    }

    private static Optional<SdkPojo> changed(SdkPojo answer, boolean emptied) {
        var builder = ((ToCopyableBuilder<?, ?>) answer).toBuilder();
        var fields = (SdkPojo) builder;
        boolean leads = false;
        for (SdkField<?> field : answer.sdkFields()) {
            var name = field.memberName().toLowerCase(Locale.ROOT);
            var value = field.getValueOrDefault(answer);
            if (TOKENS.contains(name) && field.marshallingType() == MarshallingType.STRING) {
                field.set(fields, SECOND);
                leads = true;
            } else if (MORE.contains(name)) {
                field.set(fields, true);
            } else if (value instanceof SdkPojo part && !(value instanceof List) && name.endsWith("list")) {
                var inner = changed(part, emptied);
                inner.ifPresent(page -> field.set(fields, page));
                leads |= inner.isPresent();
            } else if (emptied && field.marshallingType() == MarshallingType.LIST) {
                field.set(fields, List.of());
            } else if (emptied && field.marshallingType() == MarshallingType.MAP) {
                field.set(fields, Map.of());
            }
        }
        return leads ? Optional.of((SdkPojo) ((SdkBuilder<?, ?>) builder).build()) : Optional.empty();
    }
}
