package consumer;

import consumer.model.Sample;
import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Arg;
import dev.vertxagents.rpc.Expose;
import java.util.Map;

/** An agent that only this package knows. */
class Recorder extends Agent {
  @Expose
  Map<String, Sample> record(Sample sample, @Arg(orElse = "2") int times) {
    return Map.of(sample.name().repeat(times), sample);
  }
}
