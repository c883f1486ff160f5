package dev.vitals.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.SdkConfigurations;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Volume;

/** What is packed comes back as it was read, whatever it is; what would not is not packed. */
class ShelfTest {

    private static final int MANY = 10;

    /** Nothing of it becomes JSON and comes back the same. */
    private record Odd(Object thing) {}

    @Test
    void givesBackWhatItPackedInTheOrderOfReading() {
        var volumes = IntStream.range(0, 100).mapToObj(ShelfTest::volume).toList();
        var shelf = ShelfTest.<Volume>shelf();
        volumes.forEach(shelf::add);

        assertThat(shelf.list()).isInstanceOf(PackedList.class).containsExactlyElementsOf(volumes);
        assertThat(shelf.walk()).toIterable().containsExactlyElementsOf(volumes);
        assertThat(shelf.find("vol-42")).isEqualTo(volumes.get(42));
        assertThat(shelf.find("vol-100")).isNull();
    }

    @Test
    void packsWhatIsLikeTheFirstInAFewDozenBytes() {
        var packed = new Packing<>(new SdkConfigurations(), volume(0)).pack(volume(42));

        assertThat(packed)
                .isInstanceOfSatisfying(
                        Packed.Bytes.class,
                        bytes -> assertThat(bytes.deflated()).hasSizeLessThan(60));
    }

    @Test
    void holdsFewAsTheyAre() {
        var shelf = ShelfTest.<Volume>shelf();
        IntStream.range(0, MANY).mapToObj(ShelfTest::volume).forEach(shelf::add);

        assertThat(shelf.list()).isNotInstanceOf(PackedList.class).hasSize(MANY);
    }

    @Test
    void keepsTheLaterOfTwoOfOneIdInThePlaceOfTheFirst() {
        var shelf = ShelfTest.<Volume>shelf();
        IntStream.range(0, 20).mapToObj(ShelfTest::volume).forEach(shelf::add);
        var grown =
                resource("vol-3", Volume.builder().volumeId("vol-3").size(9_000).build());

        shelf.add(grown);

        assertThat(shelf.list()).hasSize(20).element(3).isEqualTo(grown);
        assertThat(shelf.find("vol-3")).isEqualTo(grown);
    }

    /** "Aa" and "BB" have the same hash in Java, and so have all that are made of them. */
    @Test
    void tellsIdsOfOneHashApart() {
        var shelf = ShelfTest.<Volume>shelf();
        IntStream.range(0, 20).mapToObj(ShelfTest::volume).forEach(shelf::add);
        var one = resource("AaBB", Volume.builder().size(1).build());
        var other = resource("BBAa", Volume.builder().size(2).build());
        shelf.add(one);
        shelf.add(other);

        assertThat(shelf.list()).hasSize(22);
        assertThat(shelf.find("AaBB")).isEqualTo(one);
        assertThat(shelf.find("BBAa")).isEqualTo(other);
        assertThat(shelf.find("AaAa")).isNull();
    }

    @Test
    void tellsWhatWasNotReturnedFromWhatIsEmpty() {
        var shelf = ShelfTest.<Volume>shelf();
        IntStream.range(0, 20).mapToObj(ShelfTest::volume).forEach(shelf::add);
        shelf.add(resource("none", Volume.builder().build()));
        shelf.add(resource(
                "empty",
                Volume.builder()
                        .attachments(java.util.List.of())
                        .encrypted(false)
                        .build()));

        assertThat(shelf.find("none").config().hasAttachments()).isFalse();
        assertThat(shelf.find("none").config().encrypted()).isNull();
        assertThat(shelf.find("empty").config().hasAttachments()).isTrue();
        assertThat(shelf.find("empty").config().encrypted()).isFalse();
    }

    @Test
    void keepsWholeWhatWouldNotComeBackTheSame() {
        var shelf = ShelfTest.<Odd>shelf();
        var odd = IntStream.range(0, 20)
                .mapToObj(at -> resource("odd-" + at, new Odd(new Object())))
                .toList();
        odd.forEach(shelf::add);

        assertThat(shelf.list()).containsExactlyElementsOf(odd);
        assertThat(shelf.find("odd-7")).isSameAs(odd.get(7));
    }

    @Test
    void packsNothingWhereNobodyKnowsHow() {
        var shelf = new Shelf<Volume>(null, MANY);
        IntStream.range(0, 20).mapToObj(ShelfTest::volume).forEach(shelf::add);

        assertThat(shelf.list()).isNotInstanceOf(PackedList.class).hasSize(20);
    }

    private static <T> Shelf<T> shelf() {
        return new Shelf<>(new SdkConfigurations(), MANY);
    }

    private static Resource<Volume> volume(int at) {
        var id = "vol-" + at;
        return resource(
                id,
                Volume.builder().volumeId(id).size(at).encrypted(at % 2 == 0).build());
    }

    private static <T> Resource<T> resource(String id, T config) {
        var key = new ResourceKey("111122223333", "us-east-1", "AWS::EC2::Volume", id);
        return new Resource<>(
                key,
                "arn:aws:ec2:us-east-1:111122223333:volume/" + id,
                "Größe " + id,
                Map.of("z", "1", "a", ""),
                config);
    }
}
