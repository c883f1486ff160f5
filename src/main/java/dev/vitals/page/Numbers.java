package dev.vitals.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Numbers for templates, as {@code @numbers}. Shares are rounded down to whole percent: nothing short of everything
 * looks like everything, and nothing above nothing looks like nothing.
 */
@Component("numbers")
public class Numbers {

    private static final String NONE = "–";

    /** Such as "12,345". */
    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** Such as "1 finding", "12,345 findings". */
    public static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** Such as "83%", "under 1%"; a dash where there is no whole. */
    public static String percent(Number part, Number whole) {
        var of = new BigDecimal(whole.toString());
        if (of.signum() == 0) {
            return NONE;
        }
        var share = new BigDecimal(part.toString()).movePointRight(2).divide(of, 0, RoundingMode.DOWN);
        return share.signum() == 0 && new BigDecimal(part.toString()).signum() > 0 ? "under 1%" : share + "%";
    }

    /** The size of a file, such as "640 bytes", "12 kB", "3.4 MB". */
    public static String bytes(long size) {
        if (size < 1_000) {
            return count(size, "byte");
        }
        return size < 1_000_000
                ? count(Math.round(size / 1_000.0)) + " kB"
                : String.format(Locale.ENGLISH, "%,.1f MB", size / 1_000_000.0);
    }

    /** Points as they were counted, without idle zeros: what is added up by hand must come out. */
    public static String exact(BigDecimal points) {
        return points.signum() == 0 ? "0" : points.stripTrailingZeros().toPlainString();
    }
}
