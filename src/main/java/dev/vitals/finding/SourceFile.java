package dev.vitals.finding;

import java.time.Instant;

/**
 * The file that said something of a finding last.
 *
 * @param product its name for people, with its version where the file tells it
 * @param by who put it in
 */
public record SourceFile(String product, String fileName, String sha256, Instant at, String by) {}
