package dev.vertxagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.DirectoryEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EntryCodecTest {
  private static final DirectoryEntry ENTRY = new DirectoryEntry("m", List.of("t=1"), List.of("tcp://h:1/0"), "c", "n",
      5);

  private final EntryCodec codec = new EntryCodec();

  @Provide
  Arbitrary<DirectoryEntry> entries() {
    Arbitrary<String> names = Arbitraries.strings().withChars("abzAZ09._~-").ofMaxLength(254)
        .map("n"::concat);
    Arbitrary<String> texts = Arbitraries.strings().withCharRange(' ', '~').withChars("äß€漢").ofMaxLength(60);
    return Combinators.combine(names, texts.list().ofMaxSize(64), texts.list().ofMaxSize(8), texts, texts,
        Arbitraries.longs()).as(DirectoryEntry::new);
  }

  @Property(tries = 300)
  void readsWhatItWrote(@ForAll("entries") DirectoryEntry entry) {
    assertThat(codec.read(codec.write(entry))).isEqualTo(entry);
  }

  @Property(tries = 1_000)
  void D3_makesNothingOfRandomBytes(@ForAll byte[] bytes) {
    assertThat(codec.read(bytes)).isNull();
  }

  @Property(tries = 500)
  void D3_readsOrIgnoresWhatWasChangedOnTheWay(@ForAll int place, @ForAll byte value) {
    byte[] bytes = codec.write(ENTRY);
    bytes[Math.floorMod(place, bytes.length)] = value;

    DirectoryEntry read = codec.read(bytes);

    assertThat(read == null || codec.read(codec.write(read)).equals(read)).isTrue();
  }

  @Test
  void hasTheFormThatIsWrittenDown() {
    assertThat(HexFormat.of().formatHex(codec.write(ENTRY))).isEqualTo("9701a16da16ea16305"
        + "91ab7463703a2f2f683a312f30" + "91a3743d31");
  }

  /** Says when it has been made by somebody who reads it. */
  private static final class Gadget implements Serializable {
    private static boolean made;

    private void readObject(java.io.ObjectInputStream in) {
      made = true;
    }
  }

  @Test
  void D3_ignoresSerializedObjectsOtherVersionsOtherTypesAndWhatIsTooLong() throws IOException {
    ByteArrayOutputStream serialized = new ByteArrayOutputStream();
    new ObjectOutputStream(serialized).writeObject(new Gadget());
    byte[] future = codec.write(ENTRY);
    future[1] = 2;

    assertThat(codec.read(serialized.toByteArray())).isNull();
    assertThat(Gadget.made).isFalse();
    assertThat(codec.read(future)).isNull();
    assertThat(codec.read(new byte[10 << 20])).isNull();
    assertThat(codec.read(Arrays.copyOf(codec.write(ENTRY), 100))).as("something behind it").isNull();
    assertThat(codec.read("text")).isNull();
    assertThat(codec.read(null)).isNull();
  }

  @Test
  void D1_ignoresEntriesOutsideOfTheBounds() {
    byte[] bytes = codec.write(ENTRY);
    bytes[3] = '_';

    assertThat(codec.read(bytes)).isNull();
  }
}
