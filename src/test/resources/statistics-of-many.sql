select claim_rows('content', 100002);
select claim_rows('coverage', 10501);
select claim_rows('evaluation', 100000);
select claim_rows('evaluation_history', 12917);
select claim_rows('evaluation_tally', 53780);
select claim_rows('finding', 100001);
select claim_rows('finding_event', 100001);
select claim_rows('finding_spell', 100001);
select claim_rows('finding_tally', 98659);
select claim_rows('resource', 100001);
select claim_rows('resource_version', 12916);
select claim_rows('scan', 60621);
select claim_rows('scan_unit', 181863);
select claim_rows('search_text', 200002);
select claim_column('content', 'body', 0, 5, 1, '{"{}"}', '{1}', NULL, 1, NULL, NULL);
select claim_column('content', 'hash', 0, 33, -1, NULL, NULL, E'{"\\\\x00192e81c06cb89b93c007a581c5b077bbe671ed95ab6c4ea615c8d7108a75bc","\\\\x16dc368a89b428b2485484313ba67a3912ca03f2b2b42429174a4f8b3dc84e44","\\\\x307fd56085a6ed891cfb2c38276d7853b122968754378f1153e0127f3a764a0f","\\\\x4b094e0b06101fc93be2056221a123d16458528296e4b1410fe899286b08b7fb","\\\\x62e66f3e9936906923febd26f9d2536edf38936998c4e5d678b925d848aaa89d","\\\\x7d5a462d024a2b3c03a4f60009b1e78090e904de554d45337ee7165980e4d0f8","\\\\x97bf8d9233437e9415fcc1aeb22aa2666ee9425b8324ebc2f65cc83f929b2f67","\\\\xb47a4c9b071b414a6af948e7fda8f5703ea4ffa9d44ada83848e075a1784a658","\\\\xcd89841a6394de0a1f6bf7fb715d9fe1c1840a516617313465b506f91460bd39","\\\\xe70a319721236e05f849a9f7afd5762942b7087e8e60eec7f8cd80168165cf06","\\\\xffefca7dca30978a7c1eb93934c7d76a9712ac3a3f8cf4af45831d67ee2c6881"}', -0.018981908, NULL, NULL);
select claim_column('coverage', 'account_id', 0, 13, 501, '{100000000173}', '{0.004333333}', '{100000000000,100000000047,100000000095,100000000147,100000000194,100000000244,100000000293,100000000342,100000000396,100000000444,111122223333}', 1, NULL, NULL);
select claim_column('coverage', 'cause', 1, 0, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('coverage', 'detail', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('coverage', 'listed', 0, 4, 1, '{10}', '{1}', NULL, 1, NULL, NULL);
select claim_column('coverage', 'region', 0, 10, 3, '{us-west-2,eu-west-1,us-east-1}', '{0.343,0.329,0.328}', NULL, 0.30566972, NULL, NULL);
select claim_column('coverage', 'scan_id', 0, 16, -1, NULL, NULL, '{000434ce-bc77-4c2c-9996-26a6287a2877,02b9a6a8-aa22-49c1-9c0c-9c2dea3d1206,05b240d7-e7bd-4a9f-89fa-a6341ee15cf0,0937bd59-4bdd-4e24-ae02-cfeb9b33415a,0d210cb0-168a-4f2e-bde8-cf1b2a422839,124b5da0-4978-4bc8-bc33-78c8d5c1be60,17c7661a-f5c9-486a-97ce-a4249204ce49,1e275756-7fa9-4d67-84a3-9fd38d5e6973,296cbebe-568c-4bd3-b385-598715485296,3892a67f-e92b-4dd1-9e47-5b1f05ad7610,d4160f7e-5d6c-4197-8307-f173b45c03c7}', 0.0010308254, NULL, NULL);
select claim_column('coverage', 'type', 0, 17, 7, '{AWS::S3::Bucket,AWS::IAM::Role,AWS::SNS::Topic,AWS::RDS::DBInstance,AWS::EC2::Instance,AWS::Logs::LogGroup,AWS::EC2::Volume}', '{0.15033333,0.14866666,0.146,0.14266667,0.14,0.13866666,0.13366666}', NULL, 0.1358997, NULL, NULL);
select claim_column('coverage', 'valid_from', 0, 8, 1, '{"2025-11-27 14:32:37.083439+00"}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation', 'account_id', 0, 13, 501, '{100000000300,100000000395}', '{0.0046666665,0.0046666665}', '{100000000000,100000000052,100000000099,100000000149,100000000197,100000000250,100000000301,100000000349,100000000400,100000000447,100000000499}', -0.008328462, NULL, NULL);
select claim_column('evaluation', 'batch_id', 1, 16, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('evaluation', 'cause', 0.996, 7, 1, '{DENIED}', '{0.004}', NULL, 1, NULL, NULL);
select claim_column('evaluation', 'expected', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation', 'field', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation', 'message', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation', 'observed', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation', 'proof', 1, 0, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('evaluation', 'resource_id', 0, 8, -1, NULL, NULL, '{23,10346,20806,31556,41876,51517,61679,71131,80900,90674,99967}', 0.9999147, NULL, NULL);
select claim_column('evaluation', 'rule_id', 0, 33, 61, '{account-part-of-organization,apigateway-stage-waf-associated,backup-plan-min-frequency-retention,account-risk-analysis-attested,autoscaling-group-elb-health-check,appstream-fleet-idle-disconnect,autoscaling-launch-config-no-public-ip,account-baa-accepted,apigateway-stage-client-certificate}', '{0.025333334,0.022666667,0.022666667,0.022,0.021666666,0.021333333,0.021333333,0.021,0.021}', '{account-hipaa-eligible-services-only,apigateway-stage-execution-logging,backup-recovery-point-recent,cloudfront-access-logs,cloudtrail-bedrock-data-events,cloudtrail-bucket-retention-lifecycle,cloudtrail-kms-encrypted,cloudtrail-s3-data-events-write,cloudwatch-metric-alarm-cloudtrail-changes,cloudwatch-metric-alarm-network-acl-changes,cloudwatch-metric-alarm-s3-bucket-policy-changes}', 0.10304823, NULL, NULL);
select claim_column('evaluation', 'rule_version', 0, 4, 1, '{1}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation', 'scan_id', 0, 16, -1, NULL, NULL, '{0004e88c-dc45-4fde-8ccd-c4e837d84553,19918461-796f-4661-8401-d8e18fdd64ec,332c048e-d01a-472e-b3d8-0b6a1bb8f927,4bc92cdd-c815-4993-8f63-b385c2b3f51c,64461df5-993f-4841-92e1-eed85bfca992,7fa1847f-4c7d-4c6b-801a-a5fdf68930ef,9a000b62-a885-4384-95af-1507c322372b,b498b384-8ebb-4bbf-9a01-c64bbcc82f55,cda3f110-811f-45d6-baa0-0ba1c71077f1,e7573612-39f8-4e06-96d8-b1e91ee5e502,ffe4d088-daee-4c4e-925e-2161bfeaa8f7}', 0.011357916, NULL, NULL);
select claim_column('evaluation', 'severity', 0, 5, 4, '{low,medium,high,critical}', '{0.402,0.392,0.18466666,0.021333333}', NULL, 0.3567571, NULL, NULL);
select claim_column('evaluation', 'valid_from', 0, 8, -1, NULL, NULL, '{"2021-01-01 11:52:04.8+00","2021-08-11 10:32:09.6+00","2022-03-24 07:53:45.6+00","2022-11-10 10:53:45.6+00","2023-06-20 08:00:57.6+00","2024-01-13 14:46:19.2+00","2024-08-19 02:21:50.4+00","2025-03-10 07:35:45.6+00","2025-10-06 08:24:00+00","2026-05-04 11:47:02.4+00","2026-11-20 06:58:19.2+00"}', 0.9999147, NULL, NULL);
select claim_column('evaluation', 'verdict', 0, 5, 3, '{pass,fail,unknown}', '{0.59966666,0.39633334,0.004}', NULL, 0.5094935, NULL, NULL);
select claim_column('evaluation_history', 'account_id', 0, 13, 495, '{100000000408,100000000029,100000000094,100000000112,100000000336,100000000407,100000000409}', '{0.005,0.004333333,0.004333333,0.004333333,0.004333333,0.004333333,0.004333333}', '{100000000000,100000000053,100000000102,100000000155,100000000208,100000000255,100000000308,100000000356,100000000405,100000000454,100000000499}', 0.022211513, NULL, NULL);
select claim_column('evaluation_history', 'cause', 1, 0, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('evaluation_history', 'expected', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation_history', 'field', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation_history', 'message', 0, 13, 1, '{"It was wrong"}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation_history', 'observed', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation_history', 'proof', 1, 0, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('evaluation_history', 'resource_id', 0, 8, -1, NULL, NULL, '{30,10203,20589,30291,40602,50697,60759,70053,79881,90612,99972}', 0.99999887, NULL, NULL);
select claim_column('evaluation_history', 'rule_id', 0, 34, 61, '{appstream-fleet-idle-disconnect,account-part-of-organization,autoscaling-launch-config-no-public-ip,account-hipaa-eligible-services-only,apigateway-stage-xray-tracing,backup-recovery-point-min-retention,account-baa-accepted,apigateway-stage-waf-associated,account-risk-analysis-attested,apigateway-stage-execution-logging}', '{0.023,0.022666667,0.022,0.021666666,0.021666666,0.021666666,0.021333333,0.021333333,0.021,0.020333333}', '{account-security-contact-set,autoscaling-group-elb-health-check,backup-restore-test-recent,cloudfront-no-insecure-protocols,cloudtrail-bucket-access-logging,cloudtrail-bucket-retention-lifecycle,cloudtrail-kms-encrypted,cloudwatch-alarm-action-configured,cloudwatch-metric-alarm-config-changes,cloudwatch-metric-alarm-network-acl-changes,cloudwatch-metric-alarm-s3-bucket-policy-changes}', 0.09260856, NULL, NULL);
select claim_column('evaluation_history', 'rule_version', 0, 4, 1, '{1}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation_history', 'scan_id', 0, 16, -1, NULL, NULL, '{0000b187-fc43-4c55-87fb-d4c3ffcda6a2,18b9804d-cae5-44f1-8ffa-09b39a33df25,30433dff-20ca-4cc5-b295-f167b5f3c926,4ccddd53-9617-4a62-b6c5-981ea3610178,641ced25-26bd-4045-97c9-e966fefe49a1,7fe82862-7ebb-4cca-a065-b3675d56f82a,992e45d1-af32-4519-bb43-d0f04a88455c,b1d69e89-2d0b-4f4d-b800-ee870b239437,cbe6af46-f325-4edd-9f04-69f1ae839af0,e713d9af-3167-409e-942f-f2307d35ff55,fff8b563-6eb0-4bf5-ab53-d3bfe3fee60c}', 0.010478083, NULL, NULL);
select claim_column('evaluation_history', 'severity', 0, 5, 4, '{low,medium,high,critical}', '{0.39933333,0.39533332,0.18366666,0.021666666}', NULL, 0.36517322, NULL, NULL);
select claim_column('evaluation_history', 'valid_from', 0, 8, 1, '{"2026-05-11 14:32:19.153606+00"}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation_history', 'valid_to', 0, 8, 31, '{"2026-10-31 14:32:19.153606+00"}', '{0.040666666}', '{"2026-10-01 14:32:19.153606+00","2026-10-04 14:32:19.153606+00","2026-10-07 14:32:19.153606+00","2026-10-10 14:32:19.153606+00","2026-10-12 14:32:19.153606+00","2026-10-15 14:32:19.153606+00","2026-10-18 14:32:19.153606+00","2026-10-21 14:32:19.153606+00","2026-10-24 14:32:19.153606+00","2026-10-27 14:32:19.153606+00","2026-10-30 14:32:19.153606+00"}', 0.04407287, NULL, NULL);
select claim_column('evaluation_history', 'verdict', 0, 5, 1, '{fail}', '{1}', NULL, 1, NULL, NULL);
select claim_column('evaluation_tally', 'account_id', 0, 13, 501, NULL, NULL, '{100000000000,100000000049,100000000096,100000000143,100000000197,100000000242,100000000292,100000000346,100000000396,100000000449,100000000499}', 0.030400017, NULL, NULL);
select claim_column('evaluation_tally', 'n', 0, 8, 4, '{2,1,3,4}', '{0.40033334,0.37166667,0.19733334,0.030666666}', NULL, 0.26849303, NULL, NULL);
select claim_column('evaluation_tally', 'rule_id', 0, 34, 61, '{account-risk-analysis-attested,cloudtrail-bucket-object-lock}', '{0.022666667,0.021666666}', '{account-baa-accepted,apigateway-stage-cache-encrypted,autoscaling-group-elb-health-check,backup-restore-test-recent,cloudfront-access-logs,cloudtrail-bucket-access-logging,cloudtrail-cloudwatch-logs-delivery,cloudtrail-multi-region,cloudwatch-metric-alarm-access-key-created,cloudwatch-metric-alarm-kms-key-disable-delete,cloudwatch-metric-alarm-s3-bucket-policy-changes}', 0.020014228, NULL, NULL);
select claim_column('evaluation_tally', 'verdict', 0, 5, 3, '{pass,fail,unknown}', '{0.559,0.434,0.007}', NULL, 0.48223916, NULL, NULL);
select claim_column('finding', 'acceptance_id', 1, 8, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding', 'accepted_until', 0.96566665, 4, 1, '{2027-01-01}', '{0.034333333}', NULL, 1, NULL, NULL);
select claim_column('finding', 'account_id', 0, 13, 502, '{100000000123}', '{0.0056666667}', '{100000000000,100000000047,100000000095,100000000148,100000000200,100000000250,100000000300,100000000346,100000000396,100000000448,100000000499}', 0.009212439, NULL, NULL);
select claim_column('finding', 'due_at', 0.11033333, 8, -0.8896667, NULL, NULL, '{"2021-01-31 20:07:26.4+00","2021-09-09 17:30:28.8+00","2022-04-16 21:05:45.6+00","2022-12-05 12:12:57.6+00","2023-07-01 21:48:14.4+00","2024-01-18 03:18:43.2+00","2024-09-05 16:06:57.6+00","2025-04-04 21:48:57.6+00","2025-11-02 23:38:24+00","2026-05-27 22:55:12+00","2026-12-20 22:58:04.8+00"}', 1, NULL, NULL);
select claim_column('finding', 'due_by', 0, 5, 2, '{table,hand}', '{0.8896667,0.11033333}', NULL, 0.81013626, NULL, NULL);
select claim_column('finding', 'due_from', 0, 8, -1, NULL, NULL, '{"2021-01-01 20:07:26.4+00","2021-08-18 12:18:00+00","2022-03-18 19:48:00+00","2022-10-31 21:47:31.2+00","2023-05-25 12:18:00+00","2023-12-19 06:55:26.4+00","2024-08-02 14:35:31.2+00","2025-03-02 13:50:09.6+00","2025-10-02 07:54:28.8+00","2026-04-27 22:55:12+00","2026-11-20 22:58:04.8+00"}', 0.9999995, NULL, NULL);
select claim_column('finding', 'fingerprint', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('finding', 'headline', 0, 15, -1, NULL, NULL, '{"t10070 is wrong","t19148 is wrong","t28762 is wrong","t37791 is wrong","t4601 is wrong","t54786 is wrong","t64235 is wrong","t73046 is wrong","t82435 is wrong","t91485 is wrong","t99998 is wrong"}', 0.8259921, NULL, NULL);
select claim_column('finding', 'human_state', 0, 5, 3, '{open,acknowledged,accepted}', '{0.90433335,0.061333332,0.034333333}', NULL, 0.8217941, NULL, NULL);
select claim_column('finding', 'id', 0, 8, -1, NULL, NULL, '{39,10675,20550,31112,40675,50339,60912,70771,80713,90370,99998}', 0.9999995, NULL, NULL);
select claim_column('finding', 'machine_state', 0, 8, 3, '{passing,failing,unknown}', '{0.5976667,0.4,0.0023333333}', NULL, 0.5188122, NULL, NULL);
select claim_column('finding', 'opened_at', 0, 8, -1, NULL, NULL, '{"2021-01-01 20:07:26.4+00","2021-08-18 12:18:00+00","2022-03-18 19:48:00+00","2022-10-31 21:47:31.2+00","2023-05-25 12:18:00+00","2023-12-19 06:55:26.4+00","2024-08-02 14:35:31.2+00","2025-03-02 13:50:09.6+00","2025-10-02 07:54:28.8+00","2026-04-27 22:55:12+00","2026-11-20 22:58:04.8+00"}', 0.9999995, NULL, NULL);
select claim_column('finding', 'owned_by', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('finding', 'owner_member', 1, 16, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding', 'owner_team', 1, 8, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding', 'region', 0, 10, 3, '{eu-west-1,us-west-2,us-east-1}', '{0.35333332,0.328,0.31866667}', NULL, 0.33481103, NULL, NULL);
select claim_column('finding', 'reopened', 0, 4, 1, '{0}', '{1}', NULL, 1, NULL, NULL);
select claim_column('finding', 'resolved_at', 0.40233332, 8, -0.5976667, NULL, NULL, '{"2021-01-06 21:39:36+00","2021-08-23 12:17:16.8+00","2022-03-23 17:43:26.4+00","2022-10-29 03:30:14.4+00","2023-05-23 11:33:21.6+00","2023-12-22 06:55:26.4+00","2024-08-16 16:50:52.8+00","2025-03-09 09:41:02.4+00","2025-09-27 15:10:48+00","2026-04-26 11:35:31.2+00","2026-11-23 22:58:04.8+00"}', 1, NULL, NULL);
select claim_column('finding', 'resource_id', 0, 8, -1, NULL, NULL, '{39,10675,20550,31112,40675,50339,60912,70771,80713,90370,99998}', 0.9999995, NULL, NULL);
select claim_column('finding', 'rule_id', 0, 33, 61, '{account-baa-accepted,account-hipaa-eligible-services-only,account-security-contact-set,account-risk-analysis-attested,autoscaling-group-elb-health-check,apigateway-stage-execution-logging,backup-recovery-point-encrypted,apigateway-stage-waf-associated,appstream-fleet-idle-disconnect}', '{0.023666667,0.023,0.022666667,0.022333333,0.022333333,0.022,0.022,0.021,0.021}', '{account-part-of-organization,apigateway-stage-xray-tracing,backup-recovery-point-recent,cloudformation-quickstart-stack-no-drift,cloudtrail-bedrock-data-events,cloudtrail-bucket-object-lock,cloudtrail-kms-encrypted,cloudtrail-s3-data-events-read,cloudwatch-metric-alarm-cloudtrail-changes,cloudwatch-metric-alarm-network-acl-changes,cloudwatch-metric-alarm-s3-bucket-policy-changes}', 0.111331254, NULL, NULL);
select claim_column('finding', 'severity', 0, 5, 4, '{low,medium,high,critical}', '{0.398,0.39366665,0.18566667,0.022666667}', NULL, 0.36350885, NULL, NULL);
select claim_column('finding', 'state_since', 0, 8, -1, NULL, NULL, '{"2021-01-01 20:08:26.4+00","2021-08-18 12:19:00+00","2022-03-18 19:49:00+00","2022-10-31 21:48:31.2+00","2023-05-25 12:19:00+00","2023-12-19 06:56:26.4+00","2024-08-02 14:36:31.2+00","2025-03-02 13:51:09.6+00","2025-10-02 07:55:28.8+00","2026-04-27 22:56:12+00","2026-11-20 22:59:04.8+00"}', 0.9999995, NULL, NULL);
select claim_column('finding', 'type', 0, 17, 7, '{AWS::EC2::Instance,AWS::S3::Bucket,AWS::SNS::Topic,AWS::IAM::Role,AWS::EC2::Volume,AWS::Logs::LogGroup,AWS::RDS::DBInstance}', '{0.15566666,0.15466666,0.15,0.14666666,0.13866666,0.12733333,0.127}', NULL, 0.12638707, NULL, NULL);
select claim_column('finding_event', 'at', 0, 8, -1, NULL, NULL, '{"2021-01-01 06:42:28.8+00","2021-07-24 01:21:21.6+00","2022-02-14 17:55:40.8+00","2022-08-27 06:57:36+00","2023-04-08 19:01:55.2+00","2023-10-29 00:15:50.4+00","2024-05-27 10:36:28.8+00","2025-01-10 06:08:38.4+00","2025-08-29 03:28:04.8+00","2026-04-19 03:21:36+00","2026-11-19 23:13:55.2+00"}', 1, NULL, NULL);
select claim_column('finding_event', 'by', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('finding_event', 'detail', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('finding_event', 'finding_id', 0, 8, -1, NULL, NULL, '{13,9491,19058,28060,38502,47954,57788,68384,79123,89960,99952}', 1, NULL, NULL);
select claim_column('finding_event', 'id', 0, 8, -1, NULL, NULL, '{12,9505,19067,28068,38510,47960,57793,68387,79123,89960,99951}', 1, NULL, NULL);
select claim_column('finding_event', 'kind', 0, 7, 1, '{opened}', '{1}', NULL, 1, NULL, NULL);
select claim_column('finding_event', 'ref', 1, 8, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding_event', 'scan_id', 1, 16, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding_event', 'until', 1, 4, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding_spell', 'account_id', 0, 13, 501, '{100000000413,100000000435}', '{0.005,0.0046666665}', '{100000000000,100000000053,100000000102,100000000149,100000000196,100000000247,100000000299,100000000346,100000000401,100000000456,100000000499}', 0.03836334, NULL, NULL);
select claim_column('finding_spell', 'closed_as', 0.401, 8, 1, '{passing}', '{0.599}', NULL, 1, NULL, NULL);
select claim_column('finding_spell', 'closed_at', 0.401, 8, -0.599, NULL, NULL, '{"2021-01-04 07:44:24+00","2021-08-10 06:56:52.8+00","2022-03-07 10:04:48+00","2022-10-21 00:58:19.2+00","2023-05-27 03:47:31.2+00","2023-12-14 11:36:57.6+00","2024-07-15 21:10:04.8+00","2025-02-24 06:24:28.8+00","2025-10-13 15:05:02.4+00","2026-05-15 16:53:45.6+00","2026-11-23 10:35:02.4+00"}', 0.9999995, NULL, NULL);
select claim_column('finding_spell', 'due_at', 1, 8, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding_spell', 'finding_id', 0, 8, -1, NULL, NULL, '{15,10153,20319,29926,40055,49971,59308,70165,80721,90717,99974}', 0.9999998, NULL, NULL);
select claim_column('finding_spell', 'opened_at', 0, 8, -1, NULL, NULL, '{"2021-01-01 07:44:24+00","2021-08-07 06:56:52.8+00","2022-03-13 20:36:14.4+00","2022-10-06 09:48:57.6+00","2023-05-12 04:22:48+00","2023-12-11 09:02:09.6+00","2024-06-29 02:55:40.8+00","2025-02-17 13:08:24+00","2025-10-02 12:02:09.6+00","2026-05-05 09:58:19.2+00","2026-11-20 10:35:02.4+00"}', 0.9999998, NULL, NULL);
select claim_column('finding_spell', 'owner_member', 1, 16, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding_spell', 'owner_team', 1, 8, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding_spell', 'severity', 0, 5, 4, '{medium,low,high,critical}', '{0.40466666,0.40066665,0.175,0.019666666}', NULL, 0.3845587, NULL, NULL);
select claim_column('finding_spell', 'sla', 1, 0, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding_spell', 'worked_by', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('finding_tally', 'accepted_until', 0.96666664, 4, 1, '{2027-01-01}', '{0.033333335}', NULL, 1, NULL, NULL);
select claim_column('finding_tally', 'account_id', 0, 13, 501, NULL, NULL, '{100000000000,100000000044,100000000093,100000000146,100000000197,100000000246,100000000289,100000000343,100000000398,100000000452,100000000499}', 0.0087538725, NULL, NULL);
select claim_column('finding_tally', 'human_state', 0, 5, 3, '{open,acknowledged,accepted}', '{0.91466665,0.052,0.033333335}', NULL, 0.83661395, NULL, NULL);
select claim_column('finding_tally', 'machine_state', 0, 8, 3, '{passing,failing,unknown}', '{0.6066667,0.388,0.0053333333}', NULL, 0.51876825, NULL, NULL);
select claim_column('finding_tally', 'n', 0, 8, 2, '{1,2}', '{0.98733336,0.012666667}', NULL, 0.94801563, NULL, NULL);
select claim_column('finding_tally', 'owner_member', 1, 16, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding_tally', 'owner_team', 1, 8, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('finding_tally', 'region', 0, 10, 3, '{eu-west-1,us-west-2,us-east-1}', '{0.34133333,0.33666667,0.322}', NULL, 0.3504446, NULL, NULL);
select claim_column('finding_tally', 'resolved_at', 0.39333335, 8, 1, '{-infinity}', '{0.6066667}', NULL, 1, NULL, NULL);
select claim_column('finding_tally', 'rule_id', 0, 34, 61, '{apigateway-stage-xray-tracing,appstream-fleet-idle-disconnect}', '{0.022,0.022}', '{account-baa-accepted,account-security-contact-set,apigateway-stage-waf-associated,backup-recovery-point-recent,cloudfront-access-logs,cloudtrail-bucket-access-logging,cloudtrail-bucket-versioning,cloudtrail-multi-region,cloudwatch-alarm-cpu-utilization-rds,cloudwatch-metric-alarm-kms-key-disable-delete,cloudwatch-metric-alarm-s3-bucket-policy-changes}', 0.08148886, NULL, NULL);
select claim_column('finding_tally', 'severity', 0, 5, 4, '{low,medium,high,critical}', '{0.39833334,0.39733332,0.18433334,0.02}', NULL, 0.37286338, NULL, NULL);
select claim_column('finding_tally', 'type', 0, 17, 7, '{AWS::SNS::Topic,AWS::IAM::Role,AWS::EC2::Volume,AWS::S3::Bucket,AWS::EC2::Instance,AWS::RDS::DBInstance,AWS::Logs::LogGroup}', '{0.158,0.15466666,0.15266667,0.13966666,0.139,0.129,0.127}', NULL, 0.14872769, NULL, NULL);
select claim_column('resource', 'account_id', 0, 13, 501, '{100000000320}', '{0.005}', '{100000000000,100000000050,100000000098,100000000146,100000000192,100000000244,100000000296,100000000348,100000000398,100000000450,100000000499}', 0.035496213, NULL, NULL);
select claim_column('resource', 'arn', 0, 19, -1, NULL, NULL, '{arn:aws:thing:10007,arn:aws:thing:20222,arn:aws:thing:29219,arn:aws:thing:3799,arn:aws:thing:46553,arn:aws:thing:55266,arn:aws:thing:64438,arn:aws:thing:73057,arn:aws:thing:8200,arn:aws:thing:91531,arn:aws:thing:99988}', 0.82819283, NULL, NULL);
select claim_column('resource', 'first_seen', 0, 8, 1, '{"2026-11-27 14:31:07.323351+00"}', '{1}', NULL, 1, NULL, NULL);
select claim_column('resource', 'gone_at', 1, 8, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('resource', 'hash', 0, 2, 1, E'{"\\\\x00"}', '{1}', NULL, 1, NULL, NULL);
select claim_column('resource', 'id', 0, 8, -1, NULL, NULL, '{31,10007,21990,31720,41062,50854,60599,70203,80120,90489,99988}', 1, NULL, NULL);
select claim_column('resource', 'name', 0, 5, -0.101378985, NULL, NULL, '{t1003,t1919,t2760,t3646,t4679,t5510,t6448,t7305,t8135,t9066,t999}', 0.08172299, NULL, NULL);
select claim_column('resource', 'region', 0, 10, 3, '{eu-west-1,us-east-1,us-west-2}', '{0.35166666,0.33133334,0.317}', NULL, 0.34279856, NULL, NULL);
select claim_column('resource', 'resource_id', 0, 6, -1, NULL, NULL, '{t10007,t20222,t29219,t3799,t46553,t55266,t64438,t73057,t8200,t91531,t99988}', 0.82819283, NULL, NULL);
select claim_column('resource', 'tags', 0, 24, 996, E'{"{\\"team\\": \\"team-950\\"}","{\\"team\\": \\"team-62\\"}"}', '{0.0036666666,0.0033333334}', E'{"{\\"team\\": \\"team-0\\"}","{\\"team\\": \\"team-187\\"}","{\\"team\\": \\"team-274\\"}","{\\"team\\": \\"team-369\\"}","{\\"team\\": \\"team-457\\"}","{\\"team\\": \\"team-547\\"}","{\\"team\\": \\"team-634\\"}","{\\"team\\": \\"team-719\\"}","{\\"team\\": \\"team-816\\"}","{\\"team\\": \\"team-90\\"}","{\\"team\\": \\"team-999\\"}"}', 0.0033911164, NULL, NULL);
select claim_column('resource', 'type', 0, 17, 7, '{AWS::S3::Bucket,AWS::SNS::Topic,AWS::EC2::Volume,AWS::IAM::Role,AWS::EC2::Instance,AWS::Logs::LogGroup,AWS::RDS::DBInstance}', '{0.15566666,0.15066667,0.15,0.14033334,0.13966666,0.13933334,0.12433334}', NULL, 0.15348381, NULL, NULL);
select claim_column('resource', 'valid_from', 0, 8, 1, '{"2026-11-27 14:31:07.323351+00"}', '{1}', NULL, 1, NULL, NULL);
select claim_column('resource_version', 'hash', 0, 33, -1, NULL, NULL, E'{"\\\\x0012b8ac34c165fa15e81c4eb1a0fd7c6b1c5a8bd3b9de618a8f902b5f3985b8","\\\\x1a2e7f58e6f0b117c52ae4fc2c78cac7a19a2de93cdf033e65a39b12d41220fe","\\\\x351a0491248f18c2589463464012302631222724704eda3b06d77e1b0efdb67b","\\\\x4c2addd203dc263f7574ba6e0951f7abb0b3e24bdd7c7ca7f042b41f3acd5d20","\\\\x65401c06e8c5859c8b861e10930492249d7fd35479c29030022797b782b38c02","\\\\x7cba47a0e6b08d8b6cd625d83fee89e35cf95c77657c500174ccb91bd5812050","\\\\x959d00ea292d099cdce77e511eabb55533e300a1abde988213e078ea3ecf7174","\\\\xb0797cc9317ff5957f04d84d3bb38d58c859ed55fa89ebe74c92b1e015e56cc6","\\\\xcb54a9904a2d764209078ae1e28b79f726c0e3ecdf3b48ee092067604b144391","\\\\xe49b5ec1fce8d5843f492bde687cb9be2a45a7643dcdc354b424f7872e26b570","\\\\xffe9ed5e6dbda95e6484be06fac91187e0fd3d7a66f9f87cf722ab045388fcf0"}', 0.020956721, NULL, NULL);
select claim_column('resource_version', 'resource_id', 0, 8, -1, NULL, NULL, '{31,9547,19657,29869,40354,51007,60601,71323,80998,90607,99964}', 1, NULL, NULL);
select claim_column('resource_version', 'scan_id', 0, 16, -1, NULL, NULL, '{00044d82-d6a2-4588-99ac-65b790ca5ddd,18bea610-3b98-4e62-893c-e973baa40cb8,30ed545d-9120-4809-ab25-73fd1ddad73a,48fb5659-5348-4558-a77c-949875518755,639b4063-e866-4620-b3cd-ccf72788b94f,7fdf6ad9-46f5-4ee5-afab-f84abd53895c,9b5adaf4-2a92-4fff-820d-a85ccd029573,b766b5e9-59ff-44a7-aac0-b33ca2f834d8,cfa36076-7ad5-4395-87b3-ed130c17c9da,e75a57e0-6195-4fb6-ae5f-e23d0662669d,ffb09a5e-9d6b-42b3-ac27-e1b9bf7354f9}', -0.023676058, NULL, NULL);
select claim_column('resource_version', 'valid_from', 0, 8, 1, '{"2026-05-11 14:32:20.174938+00"}', '{1}', NULL, 1, NULL, NULL);
select claim_column('resource_version', 'valid_to', 0, 8, 31, '{"2026-10-19 14:32:20.174938+00"}', '{0.038666666}', '{"2026-10-01 14:32:20.174938+00","2026-10-03 14:32:20.174938+00","2026-10-06 14:32:20.174938+00","2026-10-09 14:32:20.174938+00","2026-10-12 14:32:20.174938+00","2026-10-15 14:32:20.174938+00","2026-10-18 14:32:20.174938+00","2026-10-22 14:32:20.174938+00","2026-10-25 14:32:20.174938+00","2026-10-28 14:32:20.174938+00","2026-10-31 14:32:20.174938+00"}', 0.026761802, NULL, NULL);
select claim_column('scan', 'account_id', 0, 13, 502, '{100000000358}', '{0.0046666665}', '{100000000000,100000000049,100000000100,100000000150,100000000202,100000000249,100000000297,100000000350,100000000398,100000000447,111122223333}', 0.0057709273, NULL, NULL);
select claim_column('scan', 'calls', 0, 8, 1, '{400}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan', 'cancel_requested', 0, 1, 1, '{f}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan', 'ended_at', 0, 8, 121, '{"2026-11-02 08:36:03.904936+00","2026-11-25 08:36:03.904936+00"}', '{0.0123333335,0.0123333335}', '{"2026-10-28 14:36:03.904936+00","2026-10-31 02:36:03.904936+00","2026-11-03 14:36:03.904936+00","2026-11-06 20:36:03.904936+00","2026-11-09 20:36:03.904936+00","2026-11-12 20:36:03.904936+00","2026-11-15 14:36:03.904936+00","2026-11-18 20:36:03.904936+00","2026-11-21 14:36:03.904936+00","2026-11-24 14:36:03.904936+00","2026-11-27 14:36:03.904936+00"}', 1, NULL, NULL);
select claim_column('scan', 'heard_at', 1, 8, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('scan', 'id', 0, 16, -1, NULL, NULL, '{000496b7-d666-41ce-ba8a-eb161a8b1554,1ab708db-9ece-48d4-b621-b8ebb3387759,3488d0eb-2913-469b-844d-31d6ad855355,4e475258-edd9-4a4e-9096-617ab2fa8a56,6838c654-cf2c-48c7-9274-7b7cee611594,8257f0b5-b716-4cac-8272-88140bcbc612,9bd94285-4eae-46f5-b51c-e24b480d323c,b53b36ad-8c03-4a9f-bb96-16bf44ff76cb,cf35ed4d-f6fe-420d-8e2c-45fa6f545a8e,e7155d94-48a2-4e11-8483-7c50b2a5556f,fffd6145-5b0c-45a1-a3f6-23911416306f}', 0.026973767, NULL, NULL);
select claim_column('scan', 'message', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan', 'requested_at', 0, 8, 121, '{"2026-11-02 08:31:03.904936+00","2026-11-25 08:31:03.904936+00"}', '{0.0123333335,0.0123333335}', '{"2026-10-28 14:31:03.904936+00","2026-10-31 02:31:03.904936+00","2026-11-03 14:31:03.904936+00","2026-11-06 20:31:03.904936+00","2026-11-09 20:31:03.904936+00","2026-11-12 20:31:03.904936+00","2026-11-15 14:31:03.904936+00","2026-11-18 20:31:03.904936+00","2026-11-21 14:31:03.904936+00","2026-11-24 14:31:03.904936+00","2026-11-27 14:31:03.904936+00"}', 1, NULL, NULL);
select claim_column('scan', 'requested_by', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan', 'resources', 0, 4, 1, '{2000}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan', 'settings_version', 1, 8, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('scan', 'started_at', 0, 8, 121, '{"2026-11-02 08:31:03.904936+00","2026-11-25 08:31:03.904936+00"}', '{0.0123333335,0.0123333335}', '{"2026-10-28 14:31:03.904936+00","2026-10-31 02:31:03.904936+00","2026-11-03 14:31:03.904936+00","2026-11-06 20:31:03.904936+00","2026-11-09 20:31:03.904936+00","2026-11-12 20:31:03.904936+00","2026-11-15 14:31:03.904936+00","2026-11-18 20:31:03.904936+00","2026-11-21 14:31:03.904936+00","2026-11-24 14:31:03.904936+00","2026-11-27 14:31:03.904936+00"}', 1, NULL, NULL);
select claim_column('scan', 'state', 0, 8, 2, '{complete,partial}', '{0.9863333,0.013666667}', NULL, 0.9732272, NULL, NULL);
select claim_column('scan', 'throttled', 0, 8, 1, '{0}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan', 'trigger', 0, 9, 1, '{schedule}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan_unit', 'calls', 0, 8, 1, '{0}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan_unit', 'cause', 1, 0, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('scan_unit', 'detail', 0, 1, 1, '{""}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan_unit', 'ended_at', 1, 8, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('scan_unit', 'lists', 0, 4, 1, '{0}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan_unit', 'region', 0, 10, 1, '{us-east-1}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan_unit', 'resources', 0, 4, 1, '{0}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan_unit', 'scan_id', 0, 16, -0.3431979, NULL, NULL, '{00064cd5-c862-4ed9-9ee5-ae000424ada0,1e2a2ecd-aaea-4980-bad9-0ebbb7a7ec6d,362e69ed-c145-4660-9b42-857eda3abbbe,4d79fe64-b37a-41fe-ab28-8d2a38336a3a,66d7d161-8249-4375-87cc-96503d254c0d,81e40774-c3e5-45c1-a006-978248f4da13,9e5b9da5-cb31-4fce-9baf-4bfdcbbbc247,b60b5576-e0a1-40d3-97b5-9d7adb099988,cd77ab93-e5ad-4dcb-9d29-e6cd102216d4,e71185a2-20c7-4eb5-a5b0-de134c2dd408,ffed4b9d-53cd-4199-a0e2-6b93a32622de}', -0.010029323, NULL, NULL);
select claim_column('scan_unit', 'service', 0, 3, 3, '{ec2,iam,s3}', '{0.348,0.326,0.326}', NULL, 0.58424824, NULL, NULL);
select claim_column('scan_unit', 'started_at', 1, 8, 0, NULL, NULL, NULL, null, NULL, NULL);
select claim_column('scan_unit', 'state', 0, 9, 1, '{complete}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan_unit', 'throttled', 0, 8, 1, '{0}', '{1}', NULL, 1, NULL, NULL);
select claim_column('scan_unit', 'unreadable', 0, 4, 1, '{0}', '{1}', NULL, 1, NULL, NULL);
select claim_column('search_text', 'id', 0, 8, -0.43635565, NULL, NULL, '{62,10036,18719,27767,37639,48345,57636,68072,79034,90161,99943}', 0.53249633, NULL, NULL);
select claim_column('search_text', 'kind', 0, 8, 2, '{resource,finding}', '{0.50766665,0.49233332}', NULL, -0.48280835, NULL, NULL);
select claim_column('search_text', 'tags', 0.49233332, 24, 1047, NULL, NULL, E'{"{\\"team\\": \\"team-1\\"}","{\\"team\\": \\"team-185\\"}","{\\"team\\": \\"team-27\\"}","{\\"team\\": \\"team-363\\"}","{\\"team\\": \\"team-460\\"}","{\\"team\\": \\"team-546\\"}","{\\"team\\": \\"team-637\\"}","{\\"team\\": \\"team-717\\"}","{\\"team\\": \\"team-807\\"}","{\\"team\\": \\"team-906\\"}","{\\"team\\": \\"team-999\\"}"}', -0.016920516, NULL, NULL);
select claim_column('search_text', 'text', 0, 28, -1, NULL, NULL, '{"t10017 is wrong","t17897
t7924
arn:aws:thing:17897
team-897","t25946 is wrong","t34775
t4856
arn:aws:thing:34775
team-775","t44162 is wrong","t52944
t3079
arn:aws:thing:52944
team-944","t61925
t2087
arn:aws:thing:61925
team-925","t71632
t1821
arn:aws:thing:71632
team-632","t81301
t1517
arn:aws:thing:81301
team-301","t91041 is wrong","t99943 is wrong"}', 0.43439585, NULL, NULL);
