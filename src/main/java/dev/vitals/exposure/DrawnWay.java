package dev.vitals.exposure;

/**
 * A way as two pictures of the same: one for wide windows and one for narrow ones.
 *
 * @param wide from left to right
 * @param tall from top to bottom
 */
public record DrawnWay(ToldWay told, Drawing wide, Drawing tall) {

    static DrawnWay of(ToldWay told) {
        return new DrawnWay(told, Drawing.wide(told.way()), Drawing.tall(told.way()));
    }
}
