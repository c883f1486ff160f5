import dev.vitals.aws.Recording;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An account of a given size, as a recording: of seven resources three are volumes, two security groups, one an
 * interface, one an alarm. One in ten is wrong.
 */
final class GeneratedAccount implements Recording {

    static final String ID = "111122223333";
    private static final int SHARES = 7;

    /** One of so many changes each day. */
    private static final int DAILY = 200;

    private final Map<String, byte[]> files = new HashMap<>();

    /** The account as it is on the first day. */
    GeneratedAccount(int size) {
        this(size, 0);
    }

    /**
     * The account on a later day.
     *
     * @param day each day another two-hundredth of the resources has changed, and with them what most rules say of them
     */
    GeneratedAccount(int size, int day) {
        int share = size / SHARES;
        put("ec2", "DescribeVpcs", "Vpcs", 1, i -> """
                {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/8", "IsDefault": false, "OwnerId": "%s"}""".formatted(ID));
        put("ec2", "DescribeVolumes", "Volumes", 3 * share, i -> """
                {"VolumeId": "vol-%08x", "Size": 100, "VolumeType": "gp3", "State": "in-use", "Encrypted": %s,
                 "AvailabilityZone": "us-east-1a", "CreateTime": "2026-01-01T00:00:00Z", "Iops": 3000,
                 "Attachments": [{"InstanceId": "i-%08x", "Device": "/dev/xvda", "State": "attached"}],
                 "Tags": [{"Key": "Name", "Value": "volume %d"}, {"Key": "environment", "Value": "production"}]}"""
                .formatted(i, (i % 10 != 0) ^ hasChanged(i, day), i, i));
        put("ec2", "DescribeSecurityGroups", "SecurityGroups", 2 * share, i -> """
                {"GroupId": "sg-%08x", "GroupName": "group %d", "VpcId": "vpc-1", "OwnerId": "%s", "Description": "bench",
                 "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "UserIdGroupPairs": [],
                   "Ipv6Ranges": [], "PrefixListIds": [], "IpRanges": [{"CidrIp": "0.0.0.0/0"}]},
                  {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "UserIdGroupPairs": [], "Ipv6Ranges": [],
                   "PrefixListIds": [], "IpRanges": [{"CidrIp": "%s"}]}],
                 "IpPermissionsEgress": []}""".formatted(i, i, ID, (i % 10 == 0) ^ hasChanged(i, day) ? "0.0.0.0/0" : "10.0.0.0/8"));
        put("ec2", "DescribeNetworkInterfaces", "NetworkInterfaces", share, i -> """
                {"NetworkInterfaceId": "eni-%08x", "VpcId": "vpc-1", "SubnetId": "subnet-1", "Status": "in-use",
                 "InterfaceType": "interface", "OwnerId": "%s", "PrivateIpAddress": "10.0.0.%d", "Groups": []}"""
                .formatted(i, ID, hasChanged(i, day) ? 2 : 1));
        put("cloudwatch", "DescribeAlarms---MetricAlarm---CompositeAlarm---" + ALARMS, "MetricAlarms", share, i -> """
                {"AlarmName": "alarm-%d", "AlarmArn": "arn:aws:cloudwatch:us-east-1:%s:alarm:alarm-%d",
                 "ActionsEnabled": %s, "AlarmActions": [], "MetricName": "m", "Namespace": "n", "Dimensions": []}"""
                .formatted(i, ID, i, !hasChanged(i, day)));
    }

    private static boolean hasChanged(int resource, int day) {
        return resource % DAILY < day;
    }

    /** Eight digits by which a recording tells the kinds of alarms that were asked for. */
    private static final String ALARMS = "cb5f25a5";

    private void put(String service, String operation, String member, int count, IntFunction<String> item) {
        var items = IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(",\n"));
        var json = "{\"%s\": [%s]}".formatted(member, items);
        files.put(service + "/us-east-1/" + operation + ".json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<InputStream> open(String name) {
        return Optional.ofNullable(files.get(name)).map(ByteArrayInputStream::new);
    }
}
