package io.tidings.function;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS sockets that are closed at once. The JDK's own say good-bye first, and wait for that as long as another thread is stuck
 * in writing: a call whose time is over could not be ended then. Thread-safe.
 */
final class AbruptSockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;

    AbruptSockets(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    private static Socket abrupt(Socket socket) throws IOException {
        // Nothing to linger for: an answer is read to its end before its connection is given up.
        socket.setSoLinger(true, 0);
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return abrupt(sockets.createSocket());
    }

    @Override
    public Socket createSocket(Socket layered, String host, int port, boolean autoClose) throws IOException {
        return abrupt(sockets.createSocket(layered, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return abrupt(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return abrupt(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return abrupt(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return abrupt(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }
}
