package se.lykta.map;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// Parts of one large file, on disk or at a host that serves ranges.
sealed interface ByteRanges {
    /// More than any directory or tile that is sound.
    int MOST_BYTES = 16 << 20;

    /// @param length 1 to [#MOST_BYTES]
    /// @throws Changed if the file is another one than before
    byte[] read(long offset, int length) throws IOException;

    /// The file was replaced: what was read of it before no longer holds.
    final class Changed extends IOException {
        private static final long serialVersionUID = 1;

        Changed() {
            super("the map's file was replaced");
        }
    }

    record OnDisk(Path path) implements ByteRanges {
        @Override
        public byte[] read(long offset, int length) throws IOException {
            try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
                var buffer = ByteBuffer.allocate(length);
                while (buffer.hasRemaining()) {
                    if (file.read(buffer, offset + buffer.position()) < 0) {
                        throw new EOFException("the map's file ends at " + file.size());
                    }
                }
                return buffer.array();
            }
        }
    }

    /// A host's file, known again by its ETag.
    final class AtHost implements ByteRanges {
        private final Upstream upstream = new Upstream();
        private final URI address;
        private volatile String etag = "";

        AtHost(URI address) {
            this.address = address;
        }

        @Override
        public byte[] read(long offset, int length) throws IOException {
            var answer = upstream.get(address, Map.of("Range", "bytes=" + offset + "-" + (offset + length - 1)));
            if (answer.status() != 206) {
                throw new IOException("the map's host answered " + answer.status() + " to a question for a part");
            }
            if (answer.bytes().length != length) {
                throw new EOFException("the map's host sent " + answer.bytes().length + " bytes of " + length);
            }
            var before = etag;
            etag = answer.etag();
            if (!before.isEmpty() && !before.equals(answer.etag())) {
                throw new Changed();
            }
            return answer.bytes();
        }
    }
}
