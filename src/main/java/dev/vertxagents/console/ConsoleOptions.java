package dev.vertxagents.console;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a console listens, who may do what there, and how much it keeps.
 *
 * <p><b>JSON</b>: {@code {"name": "plant", "port": 8077, "host": "127.0.0.1", "mode": "read"}}.
 */
@DataObject
@JsonGen(publicConverter = false)
public class ConsoleOptions {
  /** What the page is called. */
  public static final String DEFAULT_NAME = "agents";
  /** The first port that is tried; if somebody has it, a free one is taken. */
  public static final int DEFAULT_PORT = 8077;
  /** Nobody but this machine. */
  public static final String DEFAULT_HOST = "127.0.0.1";
  /** No traffic in the clear over a network. */
  public static final boolean DEFAULT_INSECURE = false;
  /** Whoever is on this machine may change something, others look. */
  public static final ConsoleMode DEFAULT_MODE = ConsoleMode.AUTO;

  private static final int MAX_PORT = 65_535;

  private String name = DEFAULT_NAME;
  private int port = DEFAULT_PORT;
  private String host = DEFAULT_HOST;
  private List<String> names = new ArrayList<>();
  private @Nullable String certificate;
  private @Nullable String key;
  private boolean insecure = DEFAULT_INSECURE;
  private ConsoleMode mode = DEFAULT_MODE;
  private @Nullable String tokenFile;
  private @Nullable String webroot;

  /** On this machine only, with new tokens. */
  public ConsoleOptions() {
  }

  public ConsoleOptions(ConsoleOptions other) {
    this(other.toJson());
  }

  public ConsoleOptions(JsonObject json) {
    ConsoleOptionsConverter.fromJson(json, this);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    ConsoleOptionsConverter.toJson(this, json);
    return json;
  }

  /** What stands at the head of the page. */
  public String getName() {
    return name;
  }

  /** For people only. */
  public ConsoleOptions setName(String name) {
    this.name = name;
    return this;
  }

  /** The TCP port. */
  public int getPort() {
    return port;
  }

  /** 0 to 65535, 0 for a free one. If the default is taken a free one is used; any other then fails. */
  public ConsoleOptions setPort(int port) {
    this.port = inRange("port", port, 0, MAX_PORT);
    return this;
  }

  /** The interface that is bound. */
  public String getHost() {
    return host;
  }

  /** A name or address of this machine, or a wildcard; anything but loopback needs TLS or {@link #setInsecure}. */
  public ConsoleOptions setHost(String host) {
    this.host = host;
    return this;
  }

  /** Under which names browsers may ask for it, beside loopback's and the bound host. */
  public List<String> getNames() {
    return names;
  }

  /** Host names without port; what else stands in a request's {@code Host} is refused. */
  public ConsoleOptions setNames(List<String> names) {
    this.names = new ArrayList<>(names);
    return this;
  }

  /** A PEM file with the certificate chain, or null for no TLS. */
  public @Nullable String getCertificate() {
    return certificate;
  }

  /** Together with {@link #setKey}. */
  public ConsoleOptions setCertificate(@Nullable String certificate) {
    this.certificate = certificate;
    return this;
  }

  /** A PEM file with the certificate's private key, or null for no TLS. */
  public @Nullable String getKey() {
    return key;
  }

  /** Together with {@link #setCertificate}. */
  public ConsoleOptions setKey(@Nullable String key) {
    this.key = key;
    return this;
  }

  /** Whether other machines may ask without encryption. */
  public boolean isInsecure() {
    return insecure;
  }

  /** Tokens and all that is shown then cross the network readable for anybody; warned of at each start. */
  public ConsoleOptions setInsecure(boolean insecure) {
    this.insecure = insecure;
    return this;
  }

  /** What viewers may do. */
  public ConsoleMode getMode() {
    return mode;
  }

  /** {@code auto}, {@code control} or {@code read}. */
  public ConsoleOptions setMode(ConsoleMode mode) {
    this.mode = mode;
    return this;
  }

  /** A file with the tokens, or null for new ones at each start. */
  public @Nullable String getTokenFile() {
    return tokenFile;
  }

  /** First line the control token, second the view token, 22 to 128 characters each; readable by its owner only. */
  public ConsoleOptions setTokenFile(@Nullable String tokenFile) {
    this.tokenFile = tokenFile;
    return this;
  }

  /** A folder whose pages are served instead of the packaged ones, or null. */
  public @Nullable String getWebroot() {
    return webroot;
  }

  /** For who changes the pages: files are read anew for each request. */
  public ConsoleOptions setWebroot(@Nullable String webroot) {
    this.webroot = webroot;
    return this;
  }

  private static int inRange(String property, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException("option out of range: property=" + property + " value=" + value
          + " (" + min + " to " + max + ")");
    }
    return value;
  }
}
