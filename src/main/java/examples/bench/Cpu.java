package examples.bench;

import java.time.Duration;
import java.util.List;

/** The processor time that some processes have spent so far; as fine as the system's clock tick, 10 ms. */
record Cpu(List<ProcessHandle> processes) {
  static Cpu of(List<ChildProcess> children) {
    return new Cpu(children.stream().map(ChildProcess::handle).toList());
  }

  static Cpu own() {
    return new Cpu(List.of(ProcessHandle.current()));
  }

  Duration spent() {
    return processes.stream().map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
