package dev.whynot.reason.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** How a model is written into a file and read from it, to the last bit; what was learnt beside it is not kept. */
final class ModelFile {

    private ModelFile() {}

    static void write(DataOutputStream out, List<String> labels, Vectorizer vectorizer, Counts counts, double[] totals)
            throws IOException {
        out.writeInt(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            out.writeUTF(labels.get(i));
            out.writeDouble(totals[i]);
        }
        floats(out, vectorizer.rarity());
        ints(out, counts.starts());
        out.writeInt(counts.labels().length);
        out.write(counts.labels());
        floats(out, counts.weights());
    }

    static TextModel read(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<String> labels = new ArrayList<>();
        double[] totals = new double[size];
        for (int i = 0; i < size; i++) {
            labels.add(in.readUTF());
            totals[i] = in.readDouble();
        }
        Vectorizer vectorizer = new Vectorizer(floats(in));
        int[] starts = ints(in);
        byte[] itsLabels = new byte[in.readInt()];
        in.readFully(itsLabels);
        return TextModel.of(vectorizer, labels, Counts.of(starts, itsLabels, floats(in)), totals);
    }

    private static void floats(DataOutputStream out, float[] numbers) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * numbers.length);
        buffer.asFloatBuffer().put(numbers);
        out.writeInt(numbers.length);
        out.write(buffer.array());
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] numbers = new float[in.readInt()];
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * numbers.length);
        in.readFully(buffer.array());
        buffer.asFloatBuffer().get(numbers);
        return numbers;
    }

    private static void ints(DataOutputStream out, int[] numbers) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        buffer.asIntBuffer().put(numbers);
        out.writeInt(numbers.length);
        out.write(buffer.array());
    }

    private static int[] ints(DataInputStream in) throws IOException {
        int[] numbers = new int[in.readInt()];
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        in.readFully(buffer.array());
        buffer.asIntBuffer().get(numbers);
        return numbers;
    }
}
