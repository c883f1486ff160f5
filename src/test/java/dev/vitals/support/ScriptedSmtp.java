package dev.vitals.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers what a test tells it to, and keeps what it took. */
public final class ScriptedSmtp implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    private final Thread serving;

    private ScriptedSmtp() throws IOException {
        socket = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        serving = Thread.ofVirtual().start(this::serve);
    }

    public static ScriptedSmtp start() {
        try {
            return new ScriptedSmtp();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * From now on answers a command so.
     *
     * @param command {@code MAIL}, {@code RCPT}, or {@code .} for the end of a message
     * @param answer code and text; {@code hang up} to take the message and say nothing
     */
    public void answering(String command, String answer) {
        answers.put(command, answer);
    }

    /** Takes everything again. */
    public void willing() {
        answers.clear();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The messages that it took, whole. */
    public List<String> taken() {
        return taken;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            var out = client.getOutputStream();
            say(out, "220 scripted");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!answer(line.length() < 4 ? line : line.substring(0, 4), in, out)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client hung up.
        }
    }

    private boolean answer(String command, BufferedReader in, OutputStream out) throws IOException {
        switch (command) {
            case "QUIT" -> {
                say(out, "221 bye");
                return false;
            }
            case "DATA" -> {
                say(out, "354 go on");
                var message = message(in);
                return message.isPresent() && end(message.get(), out);
            }
            default -> say(out, answers.getOrDefault(command, "250 OK"));
        }
        return true;
    }

    private boolean end(String message, OutputStream out) throws IOException {
        var answer = answers.getOrDefault(".", "250 taken");
        if (answer.startsWith("2") || answer.equals("hang up")) {
            taken.add(message);
        }
        if (answer.equals("hang up")) {
            return false;
        }
        say(out, answer);
        return true;
    }

    /** The message up to its point; empty where the client was gone before: such a one was never handed over. */
    private static Optional<String> message(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                return Optional.of(message.toString());
            }
            message.append(line).append('\n');
        }
        return Optional.empty();
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Afterwards nobody listens: the last who waited for a caller has gone. */
    @Override
    public void close() {
        try {
            socket.close();
            serving.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
