package io.tidings.topic;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A model as bytes and back; the same model gives the same bytes. */
final class ModelBytes {

    static final int VERSION = 0x544d0004;

    private ModelBytes() {}

    static byte[] write(TopicModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes, 1 << 16))) {
            out.writeInt(VERSION);
            out.writeInt(model.topics().size());
            for (Topic topic : model.topics()) {
                write(topic, out);
            }
            write(model.keywords().articlesWith(), out);
            out.writeInt(model.keywords().articles());
            out.writeBoolean(model.learned().isPresent());
            if (model.learned().isPresent()) {
                write(model.learned().get(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a model to memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException if these are not the bytes of a model of this version
     */
    static TopicModel read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16))) {
            if (in.readInt() != VERSION) {
                throw new IllegalArgumentException("A model of another version of Tidings: train again");
            }
            int size = in.readInt();
            List<Topic> topics = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                topics.add(new Topic(text(in), text(in), texts(in), texts(in), texts(in)));
            }
            KeywordScores keywords = new KeywordScores(TopicTraining.book(topics), integers(in), in.readInt());
            return new TopicModel(topics, keywords, in.readBoolean() ? Optional.of(learned(in)) : Optional.empty());
        } catch (IOException e) {
            throw new IllegalArgumentException("No model: " + e.getMessage(), e);
        }
    }

    private static void write(Topic topic, DataOutputStream out) throws IOException {
        write(topic.slug(), out);
        write(topic.name(), out);
        for (List<String> texts : List.of(topic.keywords(), topic.tagAliases(), topic.exclusions())) {
            out.writeInt(texts.size());
            for (String text : texts) {
                write(text, out);
            }
        }
    }

    private static void write(Learned learned, DataOutputStream out) throws IOException {
        write(learned.space().buckets(), out);
        write(learned.space().inverseFrequency(), out);
        write(learned.bayes(), out);
        out.writeDouble(learned.keywords().within());
        out.writeDouble(learned.keywords().beside());
        out.writeDouble(learned.sharpness());
        write(learned.prior(), out);
        write(learned.reliability().shifts(), out);
        out.writeDouble(learned.reliability().doubt());
        out.writeInt(learned.machines().map(Learned.Machines::confirmations).orElse(0));
        if (learned.machines().isPresent()) {
            write(learned.machines().get().both().planes(), out);
            write(learned.machines().get().only().planes(), out);
            write(learned.machines().get().none().planes(), out);
        }
    }

    private static Learned learned(DataInputStream in) throws IOException {
        FeatureSpace space = new FeatureSpace(integers(in), numbers(in));
        float[] bayes = numbers(in);
        Learned.Keywords keywords = new Learned.Keywords(in.readDouble(), in.readDouble());
        double sharpness = in.readDouble();
        double[] prior = doubles(in);
        Reliability reliability = new Reliability(doubles(in), in.readDouble());
        int confirmations = in.readInt();
        return new Learned(
                space,
                bayes,
                keywords,
                prior,
                sharpness,
                confirmations == 0
                        ? Optional.empty()
                        : Optional.of(new Learned.Machines(
                                new LinearMachine(rows(in)),
                                new LinearMachine(rows(in)),
                                new LinearMachine(rows(in)),
                                confirmations)),
                reliability);
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void write(int[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    private static void write(float[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    private static void write(double[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private static void write(float[][] rows, DataOutputStream out) throws IOException {
        out.writeInt(rows.length);
        for (float[] row : rows) {
            write(row, out);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static int[] integers(DataInputStream in) throws IOException {
        int[] numbers = new int[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readInt();
        }
        return numbers;
    }

    private static float[] numbers(DataInputStream in) throws IOException {
        float[] numbers = new float[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }

    private static double[] doubles(DataInputStream in) throws IOException {
        double[] numbers = new double[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }

    private static float[][] rows(DataInputStream in) throws IOException {
        float[][] rows = new float[in.readInt()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers(in);
        }
        return rows;
    }
}
