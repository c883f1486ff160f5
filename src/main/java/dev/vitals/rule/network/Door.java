package dev.vitals.rule.network;

import dev.vitals.rule.Verdict.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the internet could knock: a routable address of one family in one subnet.
 *
 * @param groups ids of the security groups at the door; empty where none guards it, as with some network load balancers
 * @param name how sentences call it: {@code eni-1 (203.0.113.5)}
 * @param end the last station of a path to it
 */
record Door(String subnet, @Nullable String vpc, boolean ipv6, List<String> groups, String name, Step end) {}
