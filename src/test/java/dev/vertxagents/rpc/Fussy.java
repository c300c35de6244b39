package dev.vertxagents.rpc;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service that says exactly what it takes, and counts how often it got it. */
class Fussy {
  /** A record. */
  record Reading(int round, Optional<String> unit) { }

  /** A family. */
  sealed interface Event { }

  /** Its one member. */
  record Risen(short by) implements Event { }

  /** One of two. */
  enum Phase { L1, L2 }

  int runs;

  private int ran() {
    return ++runs;
  }

  @Expose
  int ofInt(int value) {
    return ran();
  }

  @Expose
  int ofByte(byte value) {
    return ran();
  }

  @Expose
  int ofShort(short value) {
    return ran();
  }

  @Expose
  int ofLong(long value) {
    return ran();
  }

  @Expose
  int ofChar(char value) {
    return ran();
  }

  @Expose
  int ofFloat(float value) {
    return ran();
  }

  @Expose
  int ofDouble(double value) {
    return ran();
  }

  @Expose
  int ofBoolean(boolean value) {
    return ran();
  }

  @Expose
  int ofBox(Integer value) {
    return ran();
  }

  @Expose
  int ofString(String value) {
    return ran();
  }

  @Expose
  int ofRecord(Reading value) {
    return ran();
  }

  @Expose
  int ofEvent(Event value) {
    return ran();
  }

  @Expose
  int ofEnum(Phase value) {
    return ran();
  }

  @Expose
  int ofList(List<Integer> value) {
    return ran();
  }

  @Expose
  int ofMap(Map<Integer, Reading> value) {
    return ran();
  }

  @Expose
  int ofAnything(Object value) {
    return ran();
  }

  @Expose
  int ofProxy(RemoteProxy value) {
    return ran();
  }

  @Expose
  int ofApi(Meter value) {
    return ran();
  }

  @Expose
  int ofInstant(Instant value) {
    return ran();
  }

  @Expose
  int ofRegistered(@SuppressWarnings("ExposeParameterType") URI value) {
    return ran();
  }

  @Expose
  int ofTwo(int first, @Arg(value = "other", orElse = "5") int second) {
    return ran();
  }

  @Expose
  int ofRest(String first, int... rest) {
    return ran();
  }

  @Expose
  int ofKeywords(@Arg(keyword = true) long must, @Arg(keyword = true) Map<String, Integer> others) {
    return ran();
  }

  @Expose
  int ofNothing() {
    return ran();
  }

  @Expose
  Object unencodable() {
    return new Object();
  }

  @Expose
  Future<Object> unencodableLater() {
    return Future.succeededFuture(Map.of("__type__", 1));
  }

  @Expose
  List<Object> unencodableInside() {
    return List.of(1, new Thread());
  }
}
