package dev.vitals.support;

/** What the mixed account is made of, as AWS describes it. */
final class MixedItems {

    private static final String ID = MixedAccount.ID;

    private MixedItems() {}

    static String volume(int i) {
        return """
                {"VolumeId": "vol-%d", "Size": 100, "VolumeType": "gp3", "State": "in-use", "Encrypted": true, "Iops": 3000,
                 "KmsKeyId": "arn:aws:kms:us-east-1:%s:key/own-1", "AvailabilityZone": "us-east-1a", "Throughput": 125,
                 "CreateTime": "2026-01-01T00:00:00Z", "Attachments": [{"InstanceId": "i-%d", "VolumeId": "vol-%d",
                 "Device": "/dev/xvda", "State": "attached", "DeleteOnTermination": true}], %s}""".formatted(i, ID, i % 560, i, tags(i));
    }

    static String snapshot(int i) {
        return """
                {"SnapshotId": "snap-%d", "OwnerId": "%s", "VolumeId": "vol-%d", "State": "completed", "Encrypted": true,
                 "KmsKeyId": "arn:aws:kms:us-east-1:%s:key/own-1", "StartTime": "2026-01-01T00:00:00Z", "VolumeSize": 100,
                 "Progress": "100%%", "Description": "Copied for the night of the %d", %s}""".formatted(i, ID, i % 1500, ID, i, tags(i));
    }

    static String instance(int i) {
        return """
                {"InstanceId": "i-%d", "ImageId": "ami-%d", "InstanceType": "m6i.large", "State": {"Name": "running"},
                 "VpcId": "vpc-1", "SubnetId": "subnet-%d", "PrivateIpAddress": "10.0.0.%d", "EbsOptimized": true,
                 "LaunchTime": "2026-01-01T00:00:00Z", "MetadataOptions": {"HttpTokens": "required", "State": "applied"},
                 "IamInstanceProfile": {"Arn": "arn:aws:iam::%s:instance-profile/app", "Id": "AIPA"},
                 "SecurityGroups": [{"GroupId": "sg-%d", "GroupName": "group %d"}], "Monitoring": {"State": "enabled"},
                 "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeId": "vol-%d", "Status": "attached"}}],
                 "NetworkInterfaces": [{"NetworkInterfaceId": "eni-%d", "SubnetId": "subnet-%d", "VpcId": "vpc-1"}], %s}""".formatted(i, i % 160, i % 120, i % 250, ID, i % 380, i % 380, i, i, i % 120, tags(i));
    }

    static String networkInterface(int i) {
        return """
                {"NetworkInterfaceId": "eni-%d", "VpcId": "vpc-1", "SubnetId": "subnet-%d", "Status": "in-use",
                 "InterfaceType": "interface", "OwnerId": "%s", "PrivateIpAddress": "10.0.0.%d", "Description": "app",
                 "MacAddress": "0a:00:00:00:00:01", "AvailabilityZone": "us-east-1a", "SourceDestCheck": true,
                 "Groups": [{"GroupId": "sg-%d", "GroupName": "group %d"}], "TagSet": []}""".formatted(i, i % 120, ID, i % 250, i % 380, i % 380);
    }

    static String group(int i) {
        return """
                {"GroupId": "sg-%d", "GroupName": "group %d", "VpcId": "vpc-1", "OwnerId": "%s", "Description": "app",
                 "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "UserIdGroupPairs": [],
                 "Ipv6Ranges": [], "PrefixListIds": [], "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "inside"}]}],
                 "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}], %s}""".formatted(i, i, ID, tags(i));
    }

    static String alarm(int i) {
        return """
                {"AlarmName": "alarm-%d", "AlarmArn": "arn:aws:cloudwatch:us-east-1:%s:alarm:alarm-%d",
                 "ActionsEnabled": true, "AlarmActions": ["arn:aws:sns:us-east-1:%s:topic-1"], "MetricName": "CPUUtilization",
                 "Namespace": "AWS/EC2", "Dimensions": [{"Name": "InstanceId", "Value": "i-%d"}], "Threshold": 90.0}""".formatted(i, ID, i, ID, i);
    }

    static String user(int i) {
        return "{\"UserName\": \"user-%d\", \"Arn\": \"arn:aws:iam::%s:user/user-%d\"}".formatted(i, ID, i);
    }

    static String tags(int i) {
        return """
                "Tags": [{"Key": "Name", "Value": "number %d"}, {"Key": "environment", "Value": "production"},
                 {"Key": "owner", "Value": "team-%d"}]""".formatted(i, i % 20);
    }
}
