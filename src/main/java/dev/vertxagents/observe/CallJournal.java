package dev.vertxagents.observe;

import dev.vertxagents.agent.Instrument;
import dev.vertxagents.agent.Viewpoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes every call of some containers to a file, a line of JSON each, when it ends; what is pending at the end of all,
 * then. Those within the process stand there once, as their caller saw them. Usable from any thread.
 *
 * <p><b>Shape</b>: {@code {"id":"k3x9f1-8f2","cause":"k3x9f1-8e0","root":"k3x9f1-8e0","from":"west/ctrl","to":
 * "west/meter","path":"agents/meter/read","m":"read","road":"local","at":1764120000000000,"durUs":412.5,"out":"ok",
 * "side":"caller","w":1.0}}. {@code at} is in microseconds since 1970; {@code out} is {@code ok}, the number of a
 * failure code, or null of a pending call; {@code x} tells whether a failed one was executed, {@code err} the first
 * line of its text, {@code vt} the time of the container's own clock in seconds. The first line is {@code
 * {"calls":1,"node":"n1"}}; a line {@code {"gap":1843}} says that so many calls are missing because the disk was too
 * slow.
 */
public final class CallJournal implements Instrument {
  private static final String NODE = "n1";
  /** Of each container, before it is written. */
  static final int CHUNK = 32 * 1024;

  private final Vertx vertx;
  private final AsyncFile file;
  private final List<JournalLog> logs = new CopyOnWriteArrayList<>();
  private final AtomicLong gap = new AtomicLong();
  private final long epochMicros = System.currentTimeMillis() * 1_000 - System.nanoTime() / 1_000;

  private CallJournal(Vertx vertx, AsyncFile file) {
    this.vertx = vertx;
    this.file = file;
  }

  /** Begins a file, in the place of one that is there. Fails if it cannot be written. */
  public static Future<CallJournal> open(Vertx vertx, String path) {
    return vertx.fileSystem().open(path, new OpenOptions().setCreate(true).setTruncateExisting(true).setWrite(true))
        .map(file -> {
          CallJournal journal = new CallJournal(vertx, file);
          journal.write(new JsonObject().put("calls", 1).put("node", NODE).toBuffer().appendString("\n"), 0);
          return journal;
        });
  }

  @Override
  public void attach(Viewpoint container) {
    JournalLog.attach(this, vertx, container);
  }

  /**
   * Reads a line of such a file; null for one that is no call.
   *
   * @throws IllegalArgumentException for what does not belong there
   */
  public static CallRow row(String line) {
    JsonObject json;
    try {
      json = new JsonObject(line);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
    return json.containsKey("calls") || json.containsKey("gap") ? null : RowText.read(json);
  }

  /** Writes what is left, pending calls too, and closes the file. Containers that still run are no longer recorded. */
  public Future<Void> close() {
    Promise<Void> done = Promise.promise();
    Future.join(logs.stream().map(JournalLog::finish).toList()).onComplete(all -> {
      writeGap();
      file.close().onComplete(done);
    });
    return done.future();
  }

  void add(JournalLog log) {
    logs.add(log);
  }

  Places places() {
    return new Places(logs.stream().map(JournalLog::view).toList());
  }

  long epochMicros() {
    return epochMicros;
  }

  static Buffer line(CallRow row) {
    return RowText.write(row).toBuffer().appendString("\n");
  }

  /** Whole lines. From any container's loop; drops them if the disk does not keep up. */
  void write(Buffer lines, int calls) {
    if (file.writeQueueFull()) {
      gap.addAndGet(calls);
    } else {
      writeGap();
      file.write(lines);
    }
  }

  private void writeGap() {
    long missing = gap.getAndSet(0);
    if (missing > 0) {
      file.write(new JsonObject().put("gap", missing).toBuffer().appendString("\n"));
    }
  }
}
