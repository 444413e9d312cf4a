package io.roundtrip.simulators.dataverse.tables;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The transactions that wait before their commit. They give up the writing lock but keep the rows they wrote. */
final class OpenTransactions {
    private final ReentrantLock writing;
    private final Condition released;
    private final Queue<HeldCommit> wanted = new ArrayDeque<>();
    private final Map<Transaction, Long> waiting = new LinkedHashMap<>();

    OpenTransactions(ReentrantLock writing) {
        this.writing = writing;
        this.released = writing.newCondition();
    }

    HeldCommit next() {
        writing.lock();
        try {
            HeldCommit commit = new HeldCommit(this::wake);
            wanted.add(commit);
            return commit;
        } finally {
            writing.unlock();
        }
    }

    private void wake() {
        writing.lock();
        try {
            released.signalAll();
        } finally {
            writing.unlock();
        }
    }

    /** Returns at once unless a commit is to be held. The caller has the writing lock and gets it back. */
    void waitFor(Transaction transaction, long versionBefore) {
        HeldCommit commit = transaction.isEmpty() ? null : wanted.poll();
        if (commit == null) {
            return;
        }
        waiting.put(transaction, versionBefore);
        commit.reach();
        while (!commit.isReleased()) {
            released.awaitUninterruptibly();
        }
        waiting.remove(transaction);
    }

    /** The version before the first of an open transaction. */
    Optional<Long> versionBefore() {
        return waiting.values().stream().min(Long::compare);
    }

    void refuseLocked(Table table, UUID id) {
        if (waiting.keySet().stream().anyMatch(open -> open.wrote(table, id))) {
            throw new Refusal(500, "0x80044151", "SQL timeout expired.");
        }
    }
}
