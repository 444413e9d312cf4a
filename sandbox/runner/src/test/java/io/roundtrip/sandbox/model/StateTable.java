package io.roundtrip.sandbox.model;

import java.util.Arrays;

/** Distinct states in the order of their discovery, each with the one it was reached from. Open addressing. */
final class StateTable {
    private byte[][] keys = new byte[1 << 12][];
    private int[] parents = new int[1 << 12];
    private int[] slots = new int[1 << 14];
    private int size;

    int size() {
        return size;
    }

    byte[] key(int index) {
        return keys[index];
    }

    int parent(int index) {
        return parents[index];
    }

    /** Adds the state unless it is known. */
    void add(byte[] key, int parent) {
        if (size * 2 > slots.length) {
            growSlots();
        }
        int slot = slotOf(key);
        if (slots[slot] != 0) {
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            parents = Arrays.copyOf(parents, size * 2);
        }
        keys[size] = key;
        parents[size] = parent;
        slots[slot] = ++size;
    }

    private int slotOf(byte[] key) {
        int mask = slots.length - 1;
        int slot = spread(Arrays.hashCode(key)) & mask;
        while (slots[slot] != 0 && !Arrays.equals(keys[slots[slot] - 1], key)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void growSlots() {
        slots = new int[slots.length * 2];
        for (int i = 0; i < size; i++) {
            slots[slotOf(keys[i])] = i + 1;
        }
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
