package dev.vitals.collect.waf;

import dev.vitals.inventory.Reading;
import java.util.List;

/**
 * A web ACL of WAF Classic.
 *
 * @param regional whether it guards load balancers and APIs of a region, and not CloudFront
 * @param logs ARNs of where it logs; absent where it does not
 * @param balancers ARNs of load balancers that it guards
 */
public record ClassicWebAcl(
        String id, String name, boolean regional, Reading<List<String>> logs, Reading<List<String>> balancers) {}
