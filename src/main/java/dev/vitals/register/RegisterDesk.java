package dev.vitals.register;

import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What the pages of registers share: which one, which entry, what day it is. */
@Component
class RegisterDesk {

    private final RegisterList list;
    private final Organization organization;
    private final Clock clock;

    RegisterDesk(RegisterList list, Organization organization, Clock clock) {
        this.list = list;
        this.organization = organization;
        this.clock = clock;
    }

    RegisterDefinition named(String slug) {
        return RegisterCatalogue.find(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No register " + slug));
    }

    RegisterEntry entry(RegisterDefinition register, long id, AsOf asOf) {
        return list.find(register, id, asOf)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No entry %d in %s".formatted(id, register.title())));
    }

    Instant instant() {
        return clock.instant();
    }

    LocalDate today() {
        return organization.dayOf(clock.instant());
    }

    AsOf now() {
        return new AsOf(today(), clock.instant(), true);
    }
}
