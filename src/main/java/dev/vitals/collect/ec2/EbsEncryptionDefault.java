package dev.vitals.collect.ec2;

import dev.vitals.inventory.Reading;

/** Whether new volumes of a region are encrypted without being asked (GetEbsEncryptionByDefault). */
public record EbsEncryptionDefault(String accountId, Reading<Boolean> enabled) {}
