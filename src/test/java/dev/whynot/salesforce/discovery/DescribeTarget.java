package dev.whynot.salesforce.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

import dev.whynot.fuzz.FuzzTarget;
import dev.whynot.salesforce.wire.SalesforceException;

/**
 * What an org says of its objects, stages and statuses, up to the mapping file that one can ask for: what cannot be one
 * of its fields is passed over, and a describe without the fields that each object has is no answer.
 */
public final class DescribeTarget implements FuzzTarget {

    @Override
    public String name() {
        return "describe";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(Describes.REAL.getBytes(UTF_8));
    }

    @Override
    public int take(byte[] input) {
        Describes describes;
        try {
            describes = Describes.of(input);
        } catch (IOException e) { // the library's, which SalesforceApi takes for no answer
            return 0;
        }
        try {
            OrgMapping mapping = describes.discovered();
            OrgMappingYaml.write(mapping);
            return mapping.columns().values().stream().mapToInt(List::size).sum();
        } catch (SalesforceException e) {
            return 0;
        }
    }
}
