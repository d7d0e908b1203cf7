package se.lykta.ingest.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Rows in PostgreSQL's binary COPY format, in a buffer that grows. Source: PostgreSQL documentation, COPY, "Binary
/// Format".
final class BinaryCopy {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    /// 2000-01-01T00:00Z in minutes since 1970, where PostgreSQL's timestamps begin.
    private static final long POSTGRES_EPOCH_MINUTE = 15_778_080L;

    private static final int INT4_OID = 23;
    private static final int HEADER_BYTES = SIGNATURE.length + 8;

    private byte[] buffer = new byte[1 << 20];
    private int size;

    BinaryCopy() {
        reset();
    }

    void reset() {
        size = 0;
        bytes(SIGNATURE, SIGNATURE.length);
        integer(0);
        integer(0);
    }

    boolean isEmpty() {
        return size == HEADER_BYTES;
    }

    BinaryCopy row(int columns) {
        shortInteger(columns);
        return this;
    }

    BinaryCopy text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        integer(encoded.length);
        bytes(encoded, encoded.length);
        return this;
    }

    BinaryCopy int8(long value) {
        integer(8);
        longInteger(value);
        return this;
    }

    BinaryCopy int4(int value) {
        integer(4);
        integer(value);
        return this;
    }

    BinaryCopy int2(int value) {
        integer(2);
        shortInteger(value);
        return this;
    }

    BinaryCopy bool(boolean value) {
        integer(1);
        room(1);
        buffer[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    /// NaN becomes null.
    BinaryCopy float8(double value) {
        if (Double.isNaN(value)) {
            return none();
        }
        integer(8);
        longInteger(Double.doubleToRawLongBits(value));
        return this;
    }

    /// @param minute since 1970-01-01T00:00Z
    BinaryCopy timestamp(long minute) {
        integer(8);
        longInteger((minute - POSTGRES_EPOCH_MINUTE) * 60_000_000L);
        return this;
    }

    BinaryCopy int4Array(int[] values) {
        if (values.length == 0) {
            integer(12);
            integer(0);
            integer(0);
            integer(INT4_OID);
            return this;
        }
        integer(20 + 8 * values.length);
        integer(1);
        integer(0);
        integer(INT4_OID);
        integer(values.length);
        integer(1);
        for (int value : values) {
            integer(4);
            integer(value);
        }
        return this;
    }

    /// The place of a row in its table, written as PostgreSQL shows it: `(block,item)`.
    BinaryCopy rowPlace(String place) {
        int comma = place.indexOf(',');
        integer(6);
        integer(Integer.parseUnsignedInt(place, 1, comma, 10));
        shortInteger(Integer.parseInt(place, comma + 1, place.length() - 1, 10));
        return this;
    }

    BinaryCopy none() {
        integer(-1);
        return this;
    }

    /// Ends the rows.
    ///
    /// @return how many bytes of [#buffer] hold them
    int finish() {
        shortInteger(-1);
        return size;
    }

    byte[] buffer() {
        return buffer;
    }

    private void bytes(byte[] source, int length) {
        room(length);
        System.arraycopy(source, 0, buffer, size, length);
        size += length;
    }

    private void shortInteger(int value) {
        room(2);
        buffer[size++] = (byte) (value >> 8);
        buffer[size++] = (byte) value;
    }

    private void integer(int value) {
        room(4);
        buffer[size++] = (byte) (value >> 24);
        buffer[size++] = (byte) (value >> 16);
        buffer[size++] = (byte) (value >> 8);
        buffer[size++] = (byte) value;
    }

    private void longInteger(long value) {
        integer((int) (value >> 32));
        integer((int) value);
    }

    private void room(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
