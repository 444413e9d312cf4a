package io.roundtrip.sandbox.model.failure;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;
import io.roundtrip.sandbox.model.MessageIds;
import io.roundtrip.sandbox.model.MessageIds.Message;
import io.roundtrip.schema.failures.FailureState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One source row, its target row, the queues between them, and its failure row. */
final class World {
    enum Broken {
        NO,
        RETRY_NUMBER_FELL,
        VERSION_FELL_WHILE_OPEN,
        RESOLVED_WITHOUT_TARGET
    }

    static final int PEOPLE = 2;

    /** The source: its highest version, the version it was created at, and whether it is alive. */
    int version = 1;

    int born = 1;
    boolean alive = true;
    int noticed;
    boolean parentThere;
    /** The target: the version it holds, 0 when absent, and the highest it ever held. */
    int held;

    int everHeld;
    final List<Message> queue = new ArrayList<>();
    /** Numbers of the MessageIds that the queue's duplicate detection remembers, as bits. */
    int remembered;

    final List<Delivery> deliveries = new ArrayList<>();
    final List<Letter> letters = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();
    Optional<FailureState> failure = Optional.empty();
    Optional<Hand<Letter>> collector = Optional.empty();
    Optional<Hand<Integer>> sender = Optional.empty();
    Optional<Hand<Answer>> acks = Optional.empty();
    /** Per person: 0 not looking, 1 looks at an outdated row, 2 looks at the row as it is. */
    int[] people = new int[PEOPLE];

    int edits;
    int requests;
    int faults;
    int lost;
    Broken broken = Broken.NO;

    World copy() {
        World copy = new World();
        copy.version = version;
        copy.born = born;
        copy.alive = alive;
        copy.noticed = noticed;
        copy.parentThere = parentThere;
        copy.held = held;
        copy.everHeld = everHeld;
        copy.queue.addAll(queue);
        copy.remembered = remembered;
        copy.deliveries.addAll(deliveries);
        copy.letters.addAll(letters);
        copy.answers.addAll(answers);
        copyFailure(copy);
        return copy;
    }

    private void copyFailure(World copy) {
        copy.failure = failure;
        copy.collector = collector;
        copy.sender = sender;
        copy.acks = acks;
        copy.people = people.clone();
        copy.edits = edits;
        copy.requests = requests;
        copy.faults = faults;
        copy.lost = lost;
        copy.broken = broken;
    }

    World fault() {
        World copy = copy();
        copy.faults++;
        return copy;
    }

    int now() {
        return alive ? version : 0;
    }

    /** Writes the failure row: whoever else has read it now holds an outdated ETag. */
    void write(FailureState next) {
        failure = Optional.of(next);
        collector = collector.map(Hand::stale);
        sender = sender.map(Hand::stale);
        acks = acks.map(Hand::stale);
        for (int i = 0; i < PEOPLE; i++) {
            people[i] = Math.min(people[i], 1);
        }
    }

    boolean nothingOnItsWay() {
        return queue.isEmpty()
                && deliveries.isEmpty()
                && letters.isEmpty()
                && answers.isEmpty()
                && collector.isEmpty()
                && sender.isEmpty()
                && acks.isEmpty()
                && noticed == version;
    }

    byte[] key(MessageIds ids) {
        KeyWriter key = new KeyWriter();
        key.put((alive ? 1 : 0) + (parentThere ? 2 : 0));
        key.put(version, born, noticed, held, everHeld, remembered);
        key.put(edits, requests, faults, lost, broken.ordinal());
        key.put(Math.min(people[0], people[1]), Math.max(people[0], people[1]));
        FailureRow.write(failure, key, ids);
        Hand.write(collector, key, Letter::write);
        Hand.write(sender, key, (number, to) -> to.put(number));
        Hand.write(acks, key, Answer::write);
        key.putUnordered(queue, message -> keyOf(message, Message::write));
        key.putUnordered(deliveries, Delivery::key);
        key.putUnordered(letters, letter -> keyOf(letter, Letter::write));
        key.putUnordered(answers, answer -> keyOf(answer, Answer::write));
        return key.key();
    }

    private static <T> byte[] keyOf(T item, Hand.Write<T> write) {
        KeyWriter key = new KeyWriter();
        write.write(item, key);
        return key.key();
    }

    static World read(KeyReader key, MessageIds ids) {
        World world = new World();
        int flags = key.next();
        world.alive = (flags & 1) != 0;
        world.parentThere = (flags & 2) != 0;
        world.version = key.next();
        world.born = key.next();
        world.noticed = key.next();
        world.held = key.next();
        world.everHeld = key.next();
        world.remembered = key.next();
        world.readCounters(key);
        world.readFailure(key, ids);
        world.readQueues(key);
        return world;
    }

    private void readFailure(KeyReader key, MessageIds ids) {
        failure = FailureRow.read(key, ids);
        collector = Hand.read(key, Letter::read);
        sender = Hand.read(key, KeyReader::next);
        acks = Hand.read(key, Answer::read);
    }

    private void readQueues(KeyReader key) {
        KeyReader.times(key.next(), () -> queue.add(Message.read(key)));
        KeyReader.times(key.next(), () -> deliveries.add(Delivery.read(key)));
        KeyReader.times(key.next(), () -> letters.add(Letter.read(key)));
        KeyReader.times(key.next(), () -> answers.add(Answer.read(key)));
    }

    private void readCounters(KeyReader key) {
        edits = key.next();
        requests = key.next();
        faults = key.next();
        lost = key.next();
        broken = Broken.values()[key.next()];
        people = key.next(PEOPLE);
    }
}
