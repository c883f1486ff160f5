package dev.vitals.rule.lists;

import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the lists into the application. */
@Configuration(proxyBeanMethods = false)
class ListConfiguration {

    /** The folder is read once, at the start; a broken file in it keeps Vitals from starting. */
    @Bean
    ListShelf listShelf(ListStore store, @Value("${vitals.lists:}") String folder) {
        return new ListShelf(store, folder.isBlank() ? List.of() : ListFolder.read(Path.of(folder)));
    }
}
