package dev.vitals.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwiceTest {

    private final Twice twice = new Twice();

    @Test
    void noticesWhatComesAgainAmongAThousand() {
        IntStream.range(0, 1_000).forEach(at -> twice.look(key("us-east-1", "vol-" + at)));
        assertThat(twice.isPossible()).isFalse();

        twice.look(key("us-east-1", "vol-500"));
        assertThat(twice.isPossible()).isTrue();
    }

    @Test
    void takesOneIdInTwoRegionsForTwoAndOneHashOfTwoIdsToo() {
        twice.look(key("us-east-1", "Aa"));
        twice.look(key("us-west-2", "Aa"));
        twice.look(key("us-east-1", "BB"));

        assertThat(twice.isPossible()).isFalse();
    }

    @Test
    void findsNothingWhereNothingCame() {
        assertThat(twice.isPossible()).isFalse();
    }

    private static ResourceKey key(String region, String id) {
        return new ResourceKey("111122223333", region, "AWS::EC2::Volume", id);
    }
}
