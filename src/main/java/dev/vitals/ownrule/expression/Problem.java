package dev.vitals.ownrule.expression;

/**
 * What is wrong with an expression.
 *
 * @param line from 1; 0 where no place can be named
 * @param column from 1
 */
public record Problem(int line, int column, String message) {

    static Problem everywhere(String message) {
        return new Problem(0, 0, message);
    }

    /** "Line 2, column 14: …", or the message alone. */
    public String words() {
        return line == 0 ? message : "Line %d, column %d: %s".formatted(line, column, message);
    }
}
