package io.tidings.article;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The bytes as the infrastructure supplies them. When it breaks, that is thrown unchecked, so that no reader takes a lost
 * connection for a damaged file.
 */
final class Supply extends FilterInputStream {
    Supply(InputStream in) {
        super(in);
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException e) {
            throw new UncheckedIOException("the connection broke while reading", e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException("the connection broke while reading", e);
        }
    }

    /** There is more than we are willing to read: a bomb, or a file to be split. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(long most) {
            super("longer than " + most / (1024 * 1024) + " MB when unpacked: the rest is not read");
        }
    }

    /** At most so many bytes; then {@link TooLong}. */
    static final class Limited extends FilterInputStream {
        private final long most;
        private long read;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int more) throws TooLong {
            read += more;
            if (read > most) {
                throw new TooLong(most);
            }
        }
    }
}
