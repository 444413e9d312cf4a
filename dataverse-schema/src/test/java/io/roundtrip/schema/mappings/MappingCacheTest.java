package io.roundtrip.schema.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.mapping.MappingFile;
import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TargetState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MappingCacheTest {

    private final TestClock clock = new TestClock();
    private final CountingStore store = new CountingStore();
    private final MappingCache cache = new MappingCache(store, clock);

    @Test
    void loadsOnceInThirtySeconds() {
        cache.current();
        clock.tick(Duration.ofSeconds(29));
        cache.current();
        assertThat(store.loads).isEqualTo(1);
        clock.tick(Duration.ofSeconds(1));
        store.mappings = MappingFile.read(MappingStoreContract.FILE);
        assertThat(cache.current()).isEqualTo(store.mappings);
        assertThat(store.loads).isEqualTo(2);
    }

    @Test
    void reloadsAtOnceWhenAsked() {
        cache.current();
        store.mappings = MappingFile.read(MappingStoreContract.FILE);
        assertThat(cache.reloadNow()).isEqualTo(store.mappings);
        assertThat(cache.current()).isEqualTo(store.mappings);
        assertThat(store.loads).isEqualTo(2);
    }

    @Test
    void keepsTheLastGoodSnapshotAndAsksAgainThirtySecondsLater() {
        Mappings good = cache.current();
        store.broken = true;
        clock.tick(Duration.ofSeconds(30));
        assertThat(cache.current()).isSameAs(good);
        assertThat(cache.current()).isSameAs(good);
        assertThat(store.loads).isEqualTo(2);
        clock.tick(Duration.ofSeconds(30));
        store.broken = false;
        store.mappings = MappingFile.read(MappingStoreContract.FILE);
        assertThat(cache.current()).isEqualTo(store.mappings);
    }

    @Test
    void saysSoWhenThereHasNeverBeenASnapshotOrAReloadWasAskedFor() {
        store.broken = true;
        assertThatThrownBy(cache::current).isInstanceOf(MappingStoreException.class);
        store.broken = false;
        cache.current();
        store.broken = true;
        assertThatThrownBy(cache::reloadNow).isInstanceOf(MappingStoreException.class);
    }

    private static final class CountingStore implements MappingStore {

        private Mappings mappings = Mappings.none();
        private boolean broken;
        private int loads;

        @Override
        public Mappings load() {
            loads++;
            if (broken) {
                throw new MappingStoreException("broken for the test");
            }
            return mappings;
        }

        @Override
        public Mappings save(Mappings imported) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setState(String mapping, MappingState state) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setTargetState(String target, TargetState state) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class TestClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void tick(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
