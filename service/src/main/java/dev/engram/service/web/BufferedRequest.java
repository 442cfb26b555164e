package dev.engram.service.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request whose body has been read already. */
public final class BufferedRequest extends HttpServletRequestWrapper {

  private final byte[] content;
  private final ServletInputStream body;

  BufferedRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.content = body;
    this.body = new BufferedBody(new ByteArrayInputStream(body));
  }

  @Override
  public ServletInputStream getInputStream() {
    return body;
  }

  public byte[] content() {
    return content.clone();
  }

  private static final class BufferedBody extends ServletInputStream {

    private final InputStream bytes;

    BufferedBody(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      try {
        return bytes.available() == 0;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("the body has been read; it can't be listened to");
    }
  }
}
