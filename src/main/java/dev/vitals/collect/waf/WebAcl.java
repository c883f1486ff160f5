package dev.vitals.collect.waf;

import dev.vitals.inventory.Reading;
import java.util.List;

/**
 * A web ACL of WAF.
 *
 * @param scope REGIONAL or CLOUDFRONT
 * @param logs ARNs of where it logs; absent where it does not (GetLoggingConfiguration)
 * @param balancers ARNs of load balancers that it guards; empty for CloudFront (ListResourcesForWebACL)
 */
public record WebAcl(
        String id,
        String name,
        String arn,
        String scope,
        Reading<List<String>> logs,
        Reading<List<String>> balancers) {}
