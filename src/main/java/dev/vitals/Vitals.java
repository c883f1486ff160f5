package dev.vitals;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Serves without arguments. */
@SpringBootApplication
public class Vitals {

    public static void main(String[] args) {
        SpringApplication.run(Vitals.class, args);
    }
}
