package se.lykta.ingest.read;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import se.lykta.ingest.RejectCode;

/// The bytes of a file, unpacked if it is gzipped, with a limit on what comes out.
final class FileBytes {

    /// Nothing a municipality imports unpacks to more.
    private static final long MOST_UNPACKED_BYTES = 8L << 30;

    /// Incident tables pack to a tenth or a fiftieth, traps to a thousandth. Measured after the first megabytes,
    /// since a short file of equal rows packs well too.
    private static final int LARGEST_RATIO = 250;

    private static final long RATIO_MEASURED_AFTER_BYTES = 64L << 20;

    private FileBytes() {}

    static boolean isGzip(byte[] start) {
        return start.length > 2 && start[0] == 0x1f && start[1] == (byte) 0x8b && start[2] == 8;
    }

    static InputStream open(Path file, boolean gzipped) throws IOException {
        Counted packed = new Counted(Files.newInputStream(file));
        if (!gzipped) {
            return packed;
        }
        try {
            return new Limited(new GZIPInputStream(new BufferedInputStream(packed, 1 << 16), 1 << 16), packed::bytes);
        } catch (IOException broken) {
            packed.close();
            throw broken;
        }
    }

    /// Counts the bytes that have been read.
    static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        long bytes() {
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            bytes += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            bytes += Math.max(0, count);
            return count;
        }
    }

    /// Refuses to unpack more than the limits allow.
    static final class Limited extends FilterInputStream {
        private final LongSupplier packedBytes;
        private long unpacked;

        Limited(InputStream in, LongSupplier packedBytes) {
            super(in);
            this.packedBytes = packedBytes;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = in.skip(bytes);
            count(skipped);
            return skipped;
        }

        private void count(long more) throws IOException {
            unpacked += more;
            boolean trap = unpacked > RATIO_MEASURED_AFTER_BYTES && unpacked / LARGEST_RATIO > packedBytes.getAsLong();
            if (trap || unpacked > MOST_UNPACKED_BYTES) {
                throw new Unreadable(RejectCode.FILE_UNPACKS_TOO_LARGE, unpacked + " / " + packedBytes.getAsLong());
            }
        }
    }
}
