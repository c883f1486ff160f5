package dev.vitals.inventory;

/** A resource that waits to be looked at. */
sealed interface Packed<T> {

    /** The resource as it was read. */
    Resource<T> resource();

    /** As compressed JSON. */
    record Bytes<T>(Packing<T> packing, byte[] deflated, int length) implements Packed<T> {

        @Override
        public Resource<T> resource() {
            return packing.unpack(this);
        }
    }

    /** As it was read, because it would not come back the same. */
    record Whole<T>(Resource<T> resource) implements Packed<T> {}
}
