package io.roundtrip.simulators.dataverse.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Durations of two tasks taken in turn, so that what else the machine does hits both. */
record Samples(long[] first, long[] second) {
    private static final double NANOS_PER_MILLI = 1e6;

    static Samples inTurn(int count, Runnable first, Runnable second) {
        IntStream.range(0, count / 2).forEach(warming -> List.of(first, second).forEach(Runnable::run));
        Samples samples = new Samples(new long[count], new long[count]);
        for (int i = 0; i < count; i++) {
            samples.first[i] = duration(first);
            samples.second[i] = duration(second);
        }
        return samples;
    }

    private static long duration(Runnable task) {
        long start = System.nanoTime();
        task.run();
        return System.nanoTime() - start;
    }

    private static double median(long[] durations) {
        long[] sorted = durations.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / NANOS_PER_MILLI;
    }

    String figures() {
        double small = median(first);
        double large = median(second);
        return "%.3f ms, %.3f ms, ratio %.2f".formatted(small, large, large / small);
    }
}
