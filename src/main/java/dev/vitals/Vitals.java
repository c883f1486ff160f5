package dev.vitals;

import dev.vitals.cli.CommandLineStart;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Serves without arguments; with a command it does that and ends. */
@SpringBootApplication
public class Vitals {

    public static void main(String[] arguments) {
        if (CommandLineStart.isMeant(arguments)) {
            var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
            var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            var status = CommandLineStart.run(out, err, Clock.systemUTC(), arguments);
            out.flush();
            System.exit(status);
        }
        SpringApplication.run(Vitals.class, arguments);
    }

    /** The only clock; nothing asks the system for the time on its own. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
