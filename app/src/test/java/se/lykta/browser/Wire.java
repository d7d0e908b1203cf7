package se.lykta.browser;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// The network between a browser and the program: can be cut, and can lose the server's answers after the server
/// has done what it was asked.
final class Wire implements Closeable {
    private static final Pattern WRITING = Pattern.compile("^(POST|PUT) /observe/field/reports");

    /// A header that the program does not know asks for nothing, so answers come unpacked.
    private static final byte[] PACKED = "Accept-Encoding:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PLAIN = "Unread-Encoding:".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicInteger answersLost = new AtomicInteger();
    private volatile boolean cut;
    private volatile byte[] before = {};
    private volatile byte[] after = {};

    Wire(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Nothing comes through from now on.
    void cut() {
        cut = true;
        open.forEach(Wire::close);
    }

    void mend() {
        cut = false;
    }

    /// The next so many answers to stored reports and photos never arrive.
    void loseAnswers(int count) {
        answersToLose.set(count);
    }

    /// From now on answers say one thing for another of the same length: a program of another version.
    void say(String instead, String of) {
        if (instead.length() != of.length()) {
            throw new IllegalArgumentException("a length would be wrong");
        }
        after = instead.getBytes(StandardCharsets.US_ASCII);
        before = of.getBytes(StandardCharsets.US_ASCII);
    }

    private static void replace(byte[] buffer, int read, byte[] of, byte[] instead) {
        for (int at = 0; at <= read - of.length; at++) {
            if (Arrays.equals(buffer, at, at + of.length, of, 0, of.length)) {
                System.arraycopy(instead, 0, buffer, at, instead.length);
            }
        }
    }

    int answersLost() {
        return answersLost.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var browser = listener.accept();
                if (cut) {
                    close(browser);
                    continue;
                }
                var program = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(browser);
                open.add(program);
                var losing = new AtomicBoolean();
                Thread.ofVirtual().start(() -> carry(browser, program, losing, false));
                Thread.ofVirtual().start(() -> carry(program, browser, losing, true));
            } catch (IOException e) {
                // Closed at the end of the test.
            }
        }
    }

    private void carry(Socket from, Socket to, AtomicBoolean losing, boolean answers) {
        try (from;
                to) {
            carry(from.getInputStream(), to.getOutputStream(), losing, answers);
        } catch (IOException e) {
            // One side has gone; the other is closed with it.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /// @param losing whether the next answer on this connection is lost
    private void carry(InputStream in, OutputStream out, AtomicBoolean losing, boolean answers) throws IOException {
        var buffer = new byte[16_384];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (answers && losing.get()) {
                answersLost.incrementAndGet();
                return;
            }
            var text = answers ? "" : new String(buffer, 0, Math.min(read, 40), StandardCharsets.ISO_8859_1);
            if (WRITING.matcher(text).find() && isToBeLost()) {
                losing.set(true);
            }
            if (before.length > 0) {
                replace(buffer, read, answers ? before : PACKED, answers ? after : PLAIN);
            }
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    private boolean isToBeLost() {
        return answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(Wire::close);
    }
}
