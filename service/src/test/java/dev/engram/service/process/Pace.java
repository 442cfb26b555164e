package dev.engram.service.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/**
 * How quickly somebody reads: as fast as it can, or a sip for each permit.
 *
 * @param receiveBuffer of the socket; bytes
 * @param sip at most so many bytes are read at a time
 */
record Pace(int receiveBuffer, int sip, Semaphore permits) {

  private static final int MANY = Integer.MAX_VALUE / 2;

  static Pace quick() {
    return new Pace(64 * 1024, 8 * 1024, new Semaphore(MANY));
  }

  /** With little room in front of it, so that the sender feels it. */
  static Pace slow() {
    return new Pace(16 * 1024, 512, new Semaphore(0));
  }

  void letSip() {
    permits.release();
  }

  void letRead() {
    permits.release(MANY);
  }

  InputStream of(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        try {
          permits.acquire();
        } catch (InterruptedException e) {
          throw new InterruptedIOException("nobody waits for the rest");
        }
        return super.read(target, offset, Math.min(length, sip));
      }
    };
  }
}
