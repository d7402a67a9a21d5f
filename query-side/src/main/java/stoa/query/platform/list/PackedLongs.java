package stoa.query.platform.list;

import java.io.ByteArrayOutputStream;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/** Numbers in as many bytes as they need: seven bits in each, small ones of either sign short. */
final class PackedLongs {

    private static final int MORE = 0x80;
    private static final int BITS = 0x7F;

    static PrimitiveIterator.OfLong read(byte[] bytes) {
        return new Reader(bytes);
    }

    private PackedLongs() {}

    static final class Writer {

        private final ByteArrayOutputStream out;

        Writer(int expectedBytes) {
            out = new ByteArrayOutputStream(expectedBytes + 16);
        }

        void write(long value) {
            long rest = (value << 1) ^ (value >> 63);
            while ((rest & ~BITS) != 0) {
                out.write((int) (rest & BITS) | MORE);
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        /** What another writer has made. */
        void write(byte[] packed) {
            out.writeBytes(packed);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    private static final class Reader implements PrimitiveIterator.OfLong {

        private final byte[] bytes;
        private int next;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean hasNext() {
            return next < bytes.length;
        }

        @Override
        public long nextLong() {
            if (!hasNext()) {
                throw new NoSuchElementException("the stored run ends early");
            }
            long value = 0;
            int shift = 0;
            byte part;
            do {
                part = bytes[next++];
                value |= (long) (part & BITS) << shift;
                shift += 7;
            } while ((part & MORE) != 0);
            return (value >>> 1) ^ -(value & 1);
        }
    }
}
