package dev.vitals;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void everyPackageUsesOnlyWhatStandsBelowIt() {
        ApplicationModules.of(Vitals.class).verify();
    }
}
