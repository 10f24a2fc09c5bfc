package dev.whynot.salesforce.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that once made the readers fail in another way than they say, or take far more memory than they have bytes. */
class HostileBodiesTest {

    /** The JDK's parser finds no text for some of its own errors, and throws that. */
    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE a [\u0001]><a/>", "<!DOCTYPE \u0001><a/>"})
    void brokenDocumentTypesAreRefusedAsBadMessages(String body) {
        assertThatThrownBy(() -> OutboundMessageReader.read(body.getBytes(UTF_8)))
                .isInstanceOf(BadMessageException.class);
    }

    /** Its scale is the least int, which has no positive counterpart. */
    @Test
    void numberOfTheLargestExponentIsNotWrittenOut() throws Exception {
        List<PushedRecord> records =
                JsonRecords.read("{\"attributes\":{\"type\":\"Lead\"},\"Amount\":10e2147483647}".getBytes(UTF_8));

        assertThat(records.getFirst().fields().get("Amount")).hasSizeLessThan(20);
    }

    @Test
    void exponentThatNoNumberHasIsRefused() {
        byte[] body = "{\"attributes\":{\"type\":\"Lead\"},\"Amount\":1e99999999999}".getBytes(UTF_8);

        assertThatThrownBy(() -> JsonRecords.read(body)).isInstanceOf(BadMessageException.class);
    }

    /** Each field is named after all that it is in: 200 parents of long names would take a hundred times the body. */
    @Test
    void moreParentsThanSoqlFollowsAreRefused() throws Exception {
        String five = "{\"attributes\":{\"type\":\"Lead\"},\"A\":".repeat(6) + "1" + "}".repeat(6);
        assertThat(JsonRecords.read(five.getBytes(UTF_8)).getFirst().fields()).containsEntry("A.A.A.A.A.A", "1");

        String six = "{\"attributes\":{\"type\":\"Lead\"},\"A\":".repeat(7) + "1" + "}".repeat(7);
        assertThatThrownBy(() -> JsonRecords.read(six.getBytes(UTF_8))).isInstanceOf(BadMessageException.class);
    }
}
