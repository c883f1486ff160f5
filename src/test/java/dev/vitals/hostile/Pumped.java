package dev.vitals.hostile;

import java.util.Random;

/**
 * Texts on which a regular expression that backtracks does so: a beginning, a piece again and again, and an end that fits
 * nothing. All three come from what the expression is about. What is read is counted, so that no clock decides.
 */
final class Pumped {

    /** An expression that reads every character of a text more often than this does not grow with its length alone. */
    static final int READS = 120;

    private static final String OTHERS = "a0A _-.:/@=\"\\[(<\n";

    private static final class Counted implements CharSequence {

        private final String text;
        private final long[] budget;

        Counted(String text, long[] budget) {
            this.text = text;
            this.budget = budget;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int at) {
            if (--budget[0] < 0) {
                throw new SpentException();
            }
            return text.charAt(at);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Counted(text.substring(from, to), budget);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class SpentException extends RuntimeException {
        SpentException() {
            super(null, null, false, false);
        }
    }

    private Pumped() {}

    /** What of these texts the expression does not get through within its share of reads; empty where there is none. */
    static String trouble(Expressions.Expression expression, int length, int attempts, Random random) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            var sample = Sample.of(expression.pattern(), random) + OTHERS.charAt(random.nextInt(OTHERS.length()));
            int from = random.nextInt(sample.length());
            int to = from + 1 + random.nextInt(Math.min(sample.length() - from, 12));
            var piece = sample.substring(from, to);
            var begin = attempt % 2 == 0 ? sample.substring(0, from) : "";
            var end = attempt % 3 == 0 ? sample.substring(to) + "\u0001" : "\u0001";
            var said = read(expression, begin + piece.repeat(Math.max(1, length / piece.length())) + end);
            if (!said.isEmpty()) {
                return "%s on %s, then %s again and again, then %s".formatted(said, begin, piece, end);
            }
        }
        return "";
    }

    /** Compared with the whole, and where it is sought, found to the end. */
    static String read(Expressions.Expression expression, String text) {
        try {
            long[] budget = {(long) READS * text.length() + 5_000};
            expression.pattern().matcher(new Counted(text, budget)).matches();
            if (expression.isSought()) {
                budget[0] = (long) READS * text.length() + 5_000;
                expression
                        .pattern()
                        .matcher(new Counted(text, budget))
                        .results()
                        .count();
            }
            return "";
        } catch (SpentException spent) {
            return "reads on and on";
        } catch (StackOverflowError deep) {
            return "overflows the stack";
        }
    }
}
