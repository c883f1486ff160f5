package dev.vitals.page;

/** Something to choose in a filter: its value in the address and its words. */
public record Choice(String value, String label) {}
