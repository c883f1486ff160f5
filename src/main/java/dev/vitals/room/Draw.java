package dev.vitals.room;

import dev.vitals.hash.Sha256;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The procedure by which samples are drawn (docs/decisions/026): every key of the population is hashed together with
 * the seed and the hash of the population, and the {@code n} lowest hashes are the sample, in their order. The same
 * seed and the same population give the same sample on any machine, with {@code sha256sum} and {@code sort} too.
 */
final class Draw {

    /** Named in what is handed out; another procedure would have another name. */
    static final String PROCEDURE = "sha256(seed LF population_sha256 LF key), lowest n";

    private static final Pattern SEED = Pattern.compile("[!-~]{1,100}");
    private static final int MADE_BYTES = 16;

    private Draw() {}

    /** A resource and the hash by which it was drawn. */
    record Drawn(PopulationLine line, String sha256) {}

    /** Whether a seed can be written in a command without anybody asking how: signs of ASCII, no space. */
    static boolean isSeed(String seed) {
        return SEED.matcher(seed).matches();
    }

    /** One that nobody chose. */
    static String makeSeed(SecureRandom random) {
        var bytes = new byte[MADE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static List<Drawn> of(Population population, String seed, int n) {
        return population.lines().stream()
                .map(line -> new Drawn(line, Sha256.of(seed + "\n" + population.sha256() + "\n" + line.key())))
                .sorted(Comparator.comparing(Drawn::sha256))
                .limit(n)
                .toList();
    }
}
