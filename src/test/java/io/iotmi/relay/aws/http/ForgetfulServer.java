package io.iotmi.relay.aws.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each connection once, says nothing of closing it, and closes it. */
final class ForgetfulServer implements AutoCloseable {
  private static final String ANSWER = "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{}";

  private final ServerSocket listener;
  private final AtomicInteger answered = new AtomicInteger();
  private final BlockingQueue<Socket> closed = new LinkedBlockingQueue<>();

  ForgetfulServer() throws IOException {
    listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  int answered() {
    return answered.get();
  }

  void awaitClosed() throws InterruptedException {
    if (closed.poll(10, TimeUnit.SECONDS) == null) {
      throw new IllegalStateException("no connection was closed");
    }
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = listener.accept();
        answer(socket);
        closed.add(socket);
      }
    } catch (SocketException e) {
      // The listener is closed at the end of a test.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(Socket socket) throws IOException {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      int length = 0;
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
        }
      }
      for (int i = 0; i < length; i++) {
        if (in.read() < 0) {
          return;
        }
      }
      answered.incrementAndGet();
      socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
