package org.einthoven.refresh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.ecg.Subject;
import org.einthoven.refresh.TrainingSet.Count;
import org.einthoven.refresh.TrainingSet.Kind;

/** What a new set is made of, recordings and people under numbers that say nothing of them. */
record GatheredSet(
        List<TrainingMember> members,
        List<Count> counts,
        int people,
        int ofTest,
        int ofPublicTest,
        int withoutTruth,
        String digest) {
    GatheredSet {
        members = List.copyOf(members);
        counts = List.copyOf(counts);
    }

    /** @param person who was recorded; goes no further than this */
    record Candidate(
            UUID recording, int reviewVersion, String person, int fold, Subject subject, String samplesSha256) {}

    /** Takes recordings and counts what is left out; of labels only their counts and hashes are held. */
    static final class Builder {
        private record Held(Candidate of, String labelsSha256) {}

        private record Key(Kind kind, String label, LabelSource source) {}

        private final List<Held> held = new ArrayList<>();
        private final Map<Key, Long> counts = new HashMap<>();
        private int ofTest;
        private int ofPublicTest;
        private int withoutTruth;

        void ofTest() {
            ofTest++;
        }

        void ofPublicTest() {
            ofPublicTest++;
        }

        void withoutTruth() {
            withoutTruth++;
        }

        void add(Candidate candidate, Labels labels) {
            labels.beats().forEach(beat -> count(Kind.BEAT, beat.word(), beat.source()));
            labels.waves().forEach(label -> count(Kind.WAVE, label.wave().wave().name(), label.source()));
            labels.statements()
                    .forEach(label -> count(
                            label.present() ? Kind.PRESENT : Kind.ABSENT,
                            label.code().code(),
                            label.source()));
            held.add(new Held(candidate, DigestUtils.sha256Hex(labels.canonical())));
        }

        private void count(Kind kind, String label, LabelSource source) {
            counts.merge(new Key(kind, label, source), 1L, Long::sum);
        }

        GatheredSet shuffled(Random random) {
            Collections.shuffle(held, random);
            List<String> persons = new ArrayList<>(
                    held.stream().map(one -> one.of.person).distinct().toList());
            Collections.shuffle(persons, random);
            Map<String, Integer> numbers = new HashMap<>();
            persons.forEach(person -> numbers.put(person, numbers.size() + 1));
            List<TrainingMember> members = new ArrayList<>();
            for (Held one : held) {
                Subject subject = one.of.subject;
                members.add(new TrainingMember(
                        members.size() + 1,
                        one.of.recording,
                        one.of.reviewVersion,
                        numbers.get(one.of.person),
                        one.of.fold,
                        TrainingMember.age(subject.ageYears()),
                        subject.sex() == null ? null : subject.sex().name().toLowerCase(Locale.ROOT),
                        one.of.samplesSha256,
                        one.labelsSha256));
            }
            MessageDigest digest = DigestUtils.getSha256Digest();
            members.forEach(member -> digest.update(member.line().getBytes(StandardCharsets.UTF_8)));
            return new GatheredSet(
                    members,
                    counts.entrySet().stream()
                            .map(entry -> new Count(
                                    entry.getKey().kind, entry.getKey().label, entry.getKey().source, entry.getValue()))
                            .toList(),
                    persons.size(),
                    ofTest,
                    ofPublicTest,
                    withoutTruth,
                    HexFormat.of().formatHex(digest.digest()));
        }
    }
}
