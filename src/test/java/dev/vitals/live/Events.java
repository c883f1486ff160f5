package dev.vitals.live;

/** Messages as EventBridge puts them into a queue. */
final class Events {

    private Events() {}

    /** A call that CloudTrail saw. */
    static String call(String id, String account, String source, String name, String parameters) {
        return """
                {"version": "0", "id": "%s", "detail-type": "AWS API Call via CloudTrail", "source": "aws.%s",
                 "account": "%s", "time": "2026-11-24T06:00:00Z", "region": "us-east-1", "resources": [],
                 "detail": {"eventSource": "%s.amazonaws.com", "eventName": "%s", "readOnly": false,
                            "requestParameters": %s, "responseElements": null}}
                """.formatted(id, source, account, source, name, parameters);
    }

    /** Somebody opened a group. */
    static String opened(String id, String account, String group) {
        return call(
                id,
                account,
                "ec2",
                "AuthorizeSecurityGroupIngress",
                "{\"groupId\": \"%s\", \"ipPermissions\": {}}".formatted(group));
    }

    /** A change that Config saw. */
    static String changed(String id, String account, String type, String resource) {
        return """
                {"id": "%s", "detail-type": "Config Configuration Item Change", "source": "aws.config", "account": "%s",
                 "time": "2026-11-24T06:00:00Z", "region": "us-east-1",
                 "detail": {"configurationItem": {"resourceType": "%s", "resourceId": "%s", "ARN": "arn:aws:s3:::%s"}}}
                """.formatted(id, account, type, resource, resource);
    }
}
