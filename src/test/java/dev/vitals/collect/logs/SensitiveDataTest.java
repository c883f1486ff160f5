package dev.vitals.collect.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveDataTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACCESS_KEY | using AKIAIOSFODNN7EXAMPLE for upload",
                "PRIVATE_KEY | -----BEGIN RSA PRIVATE KEY-----",
                "PASSWORD | login failed for bob password=hunter2222",
                "SOCIAL_SECURITY_NUMBER | patient 219-09-9999 admitted",
                "CARD_NUMBER | paid with 4111 1111 1111 1111",
                "MEDICAL_RECORD_NUMBER | MRN: 00418822 merged",
                "MEDICARE_IDENTIFIER | mbi 1EG4-TE5-MK73",
                "DATE_OF_BIRTH | dob=1961-04-12"
            })
    void recognises(SensitiveData kind, String event) {
        assertThat(SensitiveData.in(event)).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request 7f3a2c10-4b9e-11ef-9c1d-0242ac120002 took 219 ms",
                "paid with 4111 1111 1111 1112",
                "password=*** masked",
                "password: incorrect for user ward",
                "pwd: required, got nothing",
                "phone 555-123-4567, order 000-12-3456",
                "2026-11-01T12:00:00Z GET /patients/418822 200"
            })
    void leavesOrdinaryEventsAlone(String event) {
        assertThat(SensitiveData.in(event)).isEmpty();
    }
}
