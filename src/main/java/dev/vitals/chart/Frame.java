package dev.vitals.chart;

/**
 * The sheet and the room in it that lines have, in units that are pixels where nothing is scaled.
 *
 * @param left of the labels of the grid
 * @param right of the labels at the ends of lines
 * @param top of the letters of marks
 * @param bottom of the days
 * @param days how many positions are named at most
 * @param isRoomy whether lines are called by their whole names
 */
public record Frame(int width, int height, int left, int right, int top, int bottom, int days, boolean isRoomy) {

    /** For a screen that is wide. */
    public static final Frame WIDE = new Frame(720, 300, 52, 148, 44, 40, 6, true);

    /** For a telephone. */
    public static final Frame NARROW = new Frame(350, 270, 42, 70, 44, 40, 3, false);

    /** For a file, which says itself what it shows. */
    public static final Frame FILE = new Frame(960, 440, 56, 170, 96, 44, 8, true);

    /** With more room to the left, for words instead of numbers. */
    Frame withLeft(int room) {
        return new Frame(width, height, room, right, top, bottom, days, isRoomy);
    }

    /** Where the lines end on the right. */
    public double end() {
        return (double) width - right;
    }

    /** The line of nothing. */
    public double floor() {
        return (double) height - bottom;
    }

    /** Where a position stands. */
    public double x(int at, int count) {
        return count < 2 ? (left + end()) / 2 : left + (end() - left) * at / (count - 1);
    }

    /** Where a value stands. */
    public double y(double value, double most) {
        return floor() - (floor() - top) * value / most;
    }
}
