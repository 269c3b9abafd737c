package org.yilan.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The network between a console and a hub, which can be pulled out and put in again.
final class Cable implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final InetSocketAddress hub;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean plugged = true;

    Cable(URI hub) throws IOException {
        this.hub = new InetSocketAddress(hub.getHost(), hub.getPort());
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/");
    }

    /// From now on what is sent is swallowed: nobody says that it does not arrive.
    void unplug() {
        plugged = false;
    }

    /// What was open when it was pulled out is broken.
    void plug() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        plugged = true;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket here = door.accept();
                open.add(here);
                if (!plugged) {
                    continue;
                }
                Socket there = new Socket();
                there.connect(hub);
                open.add(there);
                Thread.ofVirtual().start(() -> carry(here, there));
                Thread.ofVirtual().start(() -> carry(there, here));
            } catch (IOException e) {
                // The door was closed, or the hub is not there: whoever came finds nobody.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            byte[] some = new byte[8192];
            for (int n = from.getInputStream().read(some);
                    n >= 0;
                    n = from.getInputStream().read(some)) {
                if (plugged) {
                    to.getOutputStream().write(some, 0, n);
                }
            }
        } catch (IOException e) {
            // Pulled out.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        plug();
    }
}
