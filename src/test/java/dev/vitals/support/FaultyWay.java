package dev.vitals.support;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A way to PostgreSQL on which things go wrong when a test says so: connections are cut, nobody is let through, every packet
 * is late, or the line breaks in the middle of a COPY.
 */
public final class FaultyWay implements AutoCloseable {

    /** First words of a connection that bear no letter: PostgreSQL manual, message formats. */
    private static final Set<Integer> BEFORE_THE_START = Set.of(80877103, 80877104);

    private static final int COPY_DATA = 'd';
    private static final int NEVER = Integer.MAX_VALUE;

    private final PGSimpleDataSource database;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger copiesLeft = new AtomicInteger(NEVER);
    private volatile boolean isShut;
    private volatile Duration delay = Duration.ZERO;

    private FaultyWay(PGSimpleDataSource database) throws IOException {
        this.database = database;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** A way to the database of a test. */
    public static FaultyWay to(PGSimpleDataSource database) {
        try {
            return new FaultyWay(database);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The address of the database by this way. */
    public String url() {
        return database.getUrl().replaceFirst("//[^/]+/", "//127.0.0.1:%d/".formatted(door.getLocalPort()));
    }

    /** The database by this way. */
    public DataSource dataSource() {
        var through = new PGSimpleDataSource();
        through.setUrl(url());
        through.setUser(database.getUser());
        through.setPassword(database.getPassword());
        return through;
    }

    /** From now on nobody is let through, and whoever was is cut off. */
    public void shut() {
        isShut = true;
        cut();
    }

    /** Whatever was wrong is put right. */
    public void clear() {
        isShut = false;
        delay = Duration.ZERO;
        copiesLeft.set(NEVER);
    }

    /** Cuts every connection that there is; new ones come through. */
    public void cut() {
        open.forEach(FaultyWay::close);
    }

    /** From now on each packet is so late, in both directions. */
    public void late(Duration by) {
        delay = by;
    }

    /** Cuts the connection in which the n-th piece of a COPY comes, before it is through. */
    public void cutAtCopy(int piece) {
        copiesLeft.set(piece);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        if (isShut) {
            close(client);
            return;
        }
        try (client;
                var server = new Socket(database.getServerNames()[0], database.getPortNumbers()[0])) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(client);
            open.add(server);
            var back = Thread.ofVirtual().start(() -> back(server, client));
            there(
                    new DataInputStream(new BufferedInputStream(client.getInputStream())),
                    new DataOutputStream(new BufferedOutputStream(server.getOutputStream())));
            close(server);
            back.join();
        } catch (IOException gone) {
            // Either side hung up, or a test had it so.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    /** Message by message, so that it is known what comes. */
    private void there(DataInputStream from, DataOutputStream to) throws IOException {
        while (BEFORE_THE_START.contains(message(from, to))) {
            to.flush();
        }
        to.flush();
        for (int kind = from.read(); kind >= 0; kind = from.read()) {
            if (kind == COPY_DATA && copiesLeft.decrementAndGet() == 0) {
                throw new IOException("cut");
            }
            to.write(kind);
            message(from, to);
            if (from.available() == 0) {
                hold();
                to.flush();
            }
        }
    }

    /** Hands a length and what follows on, and tells the first word of it. */
    private static int message(DataInputStream from, DataOutputStream to) throws IOException {
        var length = from.readInt();
        var body = from.readNBytes(length - Integer.BYTES);
        to.writeInt(length);
        to.write(body);
        return body.length < Integer.BYTES ? 0 : ByteBuffer.wrap(body).getInt();
    }

    private void back(Socket server, Socket client) {
        try (InputStream from = server.getInputStream();
                OutputStream to = client.getOutputStream()) {
            var packet = new byte[1 << 14];
            for (int read = from.read(packet); read >= 0; read = from.read(packet)) {
                hold();
                to.write(packet, 0, read);
                to.flush();
            }
        } catch (IOException gone) {
            // As above.
        } finally {
            close(client);
            open.remove(server);
        }
    }

    private void hold() {
        if (!delay.isZero()) {
            LockSupport.parkNanos(delay.toNanos());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It was closed.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            cut();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
