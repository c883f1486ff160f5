/** Domains of OpenSearch and Elasticsearch, which one API describes. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.opensearch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
